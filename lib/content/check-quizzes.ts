import type { Family } from '@/lib/quiz/family';
import type { Blueprint } from '@/lib/quiz/quiz';
import { repeats } from './check-families';
import { type ContentProblem, findLine, type Sources } from './problem';

/** @param lessons slugs of the lessons there are */
export function checkQuizzes(
  quizzes: readonly Blueprint[],
  families: readonly Family[],
  lessons: readonly string[],
  sources: Sources,
): ContentProblem[] {
  const twice = repeats(quizzes.map(({ id }) => id)).map((id) => ({
    file: 'content/quizzes/index.ts',
    line: findLine(sources, 'content/quizzes/index.ts', 'QUIZZES'),
    problem: `There are two quizzes "${id}". Expected one for each lesson.`,
  }));
  return [...twice, ...quizzes.flatMap((quiz) => checkQuiz(quiz, families, lessons, sources))];
}

function checkQuiz(
  { id, places }: Blueprint,
  families: readonly Family[],
  lessons: readonly string[],
  sources: Sources,
): ContentProblem[] {
  const file = `content/quizzes/${id}.ts`;
  const problems: ContentProblem[] = [];
  if (!lessons.includes(id))
    problems.push({
      file,
      line: findLine(sources, file, `id: '${id}'`),
      problem: `There is no lesson "${id}". Expected the slug of one: ${lessons.join(', ')}.`,
    });
  if (places.length === 0)
    problems.push({ file, line: findLine(sources, file, 'places'), problem: 'Expected at least one place.' });
  for (const [index, { family, levels }] of places.entries()) {
    const place = [...places.slice(0, index + 1).map(() => 'family: ')];
    const say = (problem: string) =>
      problems.push({
        file,
        line: findLine(sources, file, 'places', ...place),
        problem: `Place ${index + 1}: ${problem}`,
      });
    if (!families.includes(family)) say(`the family "${family.id}" is not listed. Expected one of FAMILIES.`);
    if (levels?.length === 0) say('it names no level. Expected at least one, or the levels left out.');
    for (const level of levels ?? family.levels) {
      if (!family.levels.includes(level))
        say(`"${family.id}" has no level ${level}. Expected some of ${family.levels.join(', ')}.`);
      else if (!family.structures.some((structure) => (structure.levels ?? family.levels).includes(level)))
        say(`"${family.id}" has no structure for level ${level}. Expected a level that has one.`);
    }
  }
  return problems;
}
