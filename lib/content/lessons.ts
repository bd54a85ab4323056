import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN } from './known';
import type { CheckPlace, Lesson } from './lesson';
import { readLesson } from './read-lesson';

const FOLDER = 'content/lessons';

/**
 * What there is to read, in the order of reading. It is read when it is first asked for: while the pages are built, and
 * when a server starts to answer.
 * @throws with every mistake of every lesson, each with file, line and what was expected
 */
export function lessons(): readonly Lesson[] {
  read ??= readAll();
  return read;
}
let read: readonly Lesson[] | undefined;

function readAll(): readonly Lesson[] {
  const folder = join(process.cwd(), FOLDER);
  const mistakes: string[] = [];
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .flatMap((file) => {
      const lesson = readLesson(file.replace(/\.mdx$/, ''), readFileSync(join(folder, file), 'utf8'), KNOWN);
      if (lesson.ok) return [lesson.value];
      mistakes.push(...lesson.error.map(({ line, message }) => `${FOLDER}/${file}:${line}: ${message}`));
      return [];
    });
  if (mistakes.length > 0) throw new Error(`Mistakes in lessons:\n${mistakes.join('\n')}`);
  return found.toSorted((a, b) => a.order - b.order);
}

export const findLesson = (slug: string): Lesson | null =>
  lessons().find((lesson) => lesson.slug === slug) ?? null;

/** A place that the lesson has a question for. @param id as `checkId` makes it */
export const findCheck = (lesson: string, id: string): CheckPlace | null =>
  findLesson(lesson)?.checks.find((check) => check.id === id) ?? null;
