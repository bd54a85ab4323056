import type { Family } from '../../lib/quiz/family';
import { type DrawOptions, drawQuestion } from '../../lib/quiz/generate';
import type { Question } from '../../lib/quiz/question';
import { randomOf } from '../../lib/random';

/** Ids as opaque as in the app, yet the same each time the command is run. */
export const idsFor = (seed: string) => {
  const random = randomOf(`ids of ${seed}`);
  return () => random.id();
};

/** A question as every command draws it, so that what one prints another can read. */
export const drawWithIds = (family: Family, seed: string, options: DrawOptions = {}): Question =>
  drawQuestion(family, seed, idsFor(seed), options);

/** A question as it is printed: what is shown, the key, who owns which wrong option, and how to check it. */
export function lineOf(question: Question) {
  const { right, alsoRight, ...explanation } = question.key;
  return {
    family: question.family,
    seed: question.seed,
    structure: question.structure,
    level: question.level,
    kind: question.kind,
    concepts: question.concepts,
    question: question.public,
    // the kinds with one right choice have it by that name too
    key: { ...(right.length === 1 && { rightChoice: right[0] }), right, ...(alsoRight && { alsoRight }) },
    owners: ownersOf(question),
    topology: question.proof?.topology ?? null,
    queries: question.proof?.queries ?? [],
    ...(question.proof?.afterChoice && { afterChoice: question.proof.afterChoice }),
    ...(question.proof?.byPart && { byPart: question.proof.byPart }),
    explanation,
  };
}

const ownersOf = ({ key }: Question) =>
  Object.fromEntries(
    Object.entries(key.byChoice)
      .filter(([choice]) => !key.right.includes(choice))
      .map(([choice, { misconceptions }]) => [choice, misconceptions.map(({ id }) => id)]),
  );
