import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN } from './known';
import type { CheckPlace, Lesson } from './lesson';
import { type ContentProblem, formatProblem } from './problem';
import { readLesson } from './read-lesson';

const FOLDER = 'content/lessons';

/**
 * What there is to read, in the order of reading. It is read when it is first asked for: while the pages are built, and
 * when a server starts to answer.
 * @throws with every mistake of every lesson, each with file, line and what was expected
 */
export function lessons(): readonly Lesson[] {
  if (!known) {
    const read = readLessons(process.cwd());
    if (read.problems.length > 0) throw new Error(read.problems.map(formatProblem).join('\n'));
    known = read.lessons;
  }
  return known;
}
let known: readonly Lesson[] | undefined;

/** The lessons that read without a mistake, and the mistakes of the others. @param root the project's folder */
export function readLessons(root: string): {
  readonly lessons: readonly Lesson[];
  readonly problems: readonly ContentProblem[];
} {
  const problems: ContentProblem[] = [];
  const found = readdirSync(join(root, FOLDER))
    .filter((name) => name.endsWith('.mdx'))
    .flatMap((name) => {
      const file = `${FOLDER}/${name}`;
      const lesson = readLesson(name.replace(/\.mdx$/, ''), readFileSync(join(root, file), 'utf8'), KNOWN);
      if (lesson.ok) return [lesson.value];
      problems.push(...lesson.error.map((mistake) => ({ file, ...mistake })));
      return [];
    });
  return { lessons: found.toSorted((a, b) => a.order - b.order), problems };
}

export const findLesson = (slug: string): Lesson | null =>
  lessons().find((lesson) => lesson.slug === slug) ?? null;

/** A place that the lesson has a question for. @param id as `checkId` makes it */
export const findCheck = (lesson: string, id: string): CheckPlace | null =>
  findLesson(lesson)?.checks.find((check) => check.id === id) ?? null;
