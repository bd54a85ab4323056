import type { Flashcard } from '@/lib/flashcards/card';
import type { Family } from '@/lib/quiz/family';
import type { Blueprint } from '@/lib/quiz/quiz';
import { checkCards } from './check-cards';
import { checkDraws } from './check-draws';
import { checkFamilies, fileOf } from './check-families';
import { checkQuizzes } from './check-quizzes';
import type { ContentProblem, Sources } from './problem';

/** Everything of content that is written in TypeScript, with the text it is written in. */
export type Bank = {
  readonly families: readonly Family[];
  readonly quizzes: readonly Blueprint[];
  readonly cards: readonly Flashcard[];
  /** anchors of the sections of each lesson, by its slug */
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly sources: Sources;
};

/**
 * Every mistake in families, quizzes and flashcards that their types don't show: names of things that aren't there,
 * levels that nothing asks at, structures that prove nothing. Lessons are checked where they are read.
 */
export function checkBank({ families, quizzes, cards, sections, sources }: Bank): ContentProblem[] {
  const inFamilies = checkFamilies(families, sources);
  return [
    ...inFamilies,
    // a family that is wrong in itself would only be told of again
    ...checkDraws(
      families.filter((family) => !inFamilies.some(({ file }) => file === fileOf(family, sources))),
      sources,
    ),
    ...checkQuizzes(quizzes, families, [...sections.keys()], sources),
    ...checkCards(cards, sections, sources),
  ];
}
