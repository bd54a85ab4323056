import { type Answer, answersOf } from '../../lib/quiz/ask';
import type { Family } from '../../lib/quiz/family';
import { type DrawOptions, drawQuestion } from '../../lib/quiz/generate';
import type { Proof, Question } from '../../lib/quiz/question';
import { randomOf } from '../../lib/random';

/** Ids as opaque as in the app, yet the same each time the command is run. */
export const idsFor = (seed: string) => {
  const random = randomOf(`ids of ${seed}`);
  return () => random.id();
};

/** A question as every command draws it, so that what one prints another can read. */
export const drawWithIds = (family: Family, seed: string, options: DrawOptions = {}): Question =>
  drawQuestion(family, seed, idsFor(seed), options);

/**
 * A question as it is printed: what is shown, the key, who owns which wrong option, and how to check it. Beside what is
 * asked of a network stands what the engine answers to it, as the command `peering -- query` would.
 */
export function lineOf(question: Question) {
  const { right, alsoRight, ...explanation } = question.key;
  const { proof } = question;
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
    topology: proof?.topology ?? null,
    // where one thing is asked it has that name too
    ...(proof?.queries.length === 1 && { query: proof.queries[0] }),
    queries: proof?.queries ?? [],
    answers: proof ? answersTo(proof) : [],
    ...(proof?.afterChoice && { afterChoice: answered(proof.afterChoice) }),
    ...(proof?.byPart && {
      byPart: mapValues(proof.byPart, ({ afterChoice, ...part }) => ({
        ...part,
        answers: answersTo(part),
        ...(afterChoice && { afterChoice: answered(afterChoice) }),
      })),
    }),
    explanation,
  };
}

type Asked = Pick<Proof, 'topology' | 'queries'>;

const answered = (byChoice: Readonly<Record<string, Asked>>) =>
  mapValues(byChoice, (asked) => ({ ...asked, answers: answersTo(asked) }));

/** Azure's answers without their traces, which say at length what the explanation says. */
const answersTo = ({ topology, queries }: Asked) =>
  answersOf(topology, queries)?.map(
    ({ trace: _, ...answer }: Answer & { readonly trace?: unknown }) => answer,
  ) ?? [];

const mapValues = <V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

const ownersOf = ({ key }: Question) =>
  Object.fromEntries(
    Object.entries(key.byChoice)
      .filter(([choice]) => !key.right.includes(choice))
      .map(([choice, { misconceptions }]) => [choice, misconceptions.map(({ id }) => id)]),
  );
