import { randomOf } from '@/lib/random';
import type { Family } from './family';
import { drawQuestion, type IdSource } from './generate';
import type { Level, Question } from './question';

/** What a quiz is made of: each place draws one question from one family. */
export type Blueprint = {
  /** slug of the lesson it belongs to */
  readonly id: string;
  readonly title: string;
  readonly places: readonly Place[];
};
export type Place = {
  /** none that is contested: what counts has one reading */
  readonly family: Family;
  /** the levels it may draw, where not all of the family's */
  readonly levels?: readonly Level[];
  /** the structures it may draw, where not all of the family's; each suits each of the levels */
  readonly structures?: readonly string[];
};

/**
 * The questions of one attempt, in order. The same blueprint, seed and ids give the same quiz.
 * @param seed not to be guessed, and never shown before the last answer: whoever has it can draw the quiz, and its key
 * @param ids where the options' ids come from; not from the seed
 */
export function drawQuiz(blueprint: Blueprint, seed: string, ids: IdSource): Question[] {
  return blueprint.places.map(({ family, levels, structures }, position) => {
    const own = `${seed}/${position}`;
    const random = randomOf(`${blueprint.id}/${own}`);
    const level = random.pick(levels ?? family.levels);
    return drawQuestion(family, own, ids, {
      level,
      ...(structures && { structure: random.pick(structures) }),
    });
  });
}
