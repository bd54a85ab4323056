import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Family } from '@/lib/quiz/family';
import { drawQuestion } from '@/lib/quiz/generate';
import type { Level } from '@/lib/quiz/question';
import { randomOf } from '@/lib/random';
import type { Decision } from './decision';
import { decisionsOf } from './evidence';

/** What somebody may believe: one misconception, or nothing wrong. */
export type Held = MisconceptionId | 'knows';

/** A structure that tells two beliefs apart, with a draw of it that does. */
export type Telling = {
  readonly family: string;
  readonly structure: string;
  readonly level: Level;
  readonly seed: string;
};

/** Two beliefs, and every structure in which they lead to different answers. */
export type PairCoverage = { readonly pair: readonly [Held, Held]; readonly told: readonly Telling[] };

/** What a bank can tell apart. */
export type Coverage = {
  /** how many questions were drawn to find out */
  readonly draws: number;
  /** those that some family names, in the order of their numbers */
  readonly misconceptions: readonly MisconceptionId[];
  /** each two of them, and each of them against whoever knows */
  readonly pairs: readonly PairCoverage[];
};

/**
 * Draws every structure at each of its levels and with each seed, and notes which beliefs answer differently. A pair is told
 * apart by a question in which no answer that the one leads to is one that the other leads to; both are always on offer, since
 * an option that isn't offered has no place in a key.
 */
export function coverageOf(families: readonly Family[], seeds: readonly string[]): Coverage {
  const misconceptions = [...new Set(families.flatMap(({ misconceptions: ids }) => ids))].toSorted(byNumber);
  const held: readonly Held[] = ['knows', ...misconceptions];
  const pairs = held.flatMap((a, index) =>
    held.slice(index + 1).map((b) => ({ pair: [a, b] as const, told: new Map<string, Telling>() })),
  );
  let draws = 0;
  for (const { family, structure, level } of families.flatMap(shapesOf))
    for (const seed of seeds) {
      const question = drawQuestion(family, seed, idsFor(seed), { structure, level });
      draws += 1;
      const decisions = decisionsOf(question);
      const place = `${family.id}/${structure}`;
      for (const { pair, told } of pairs)
        if (!told.has(place) && decisions.some((decision) => tellsApart(decision, pair)))
          told.set(place, { family: family.id, structure, level, seed });
    }
  return {
    draws,
    misconceptions,
    pairs: pairs.map(({ pair, told }) => ({ pair, told: [...told.values()] })),
  };
}

/** Pairs that no question tells apart. */
export const untoldPairs = ({ pairs }: Coverage): PairCoverage['pair'][] =>
  pairs.filter(({ told }) => told.length === 0).map(({ pair }) => pair);

type Shape = { readonly family: Family; readonly structure: string; readonly level: Level };

const shapesOf = (family: Family): Shape[] =>
  family.structures.flatMap(({ name, levels }) =>
    (levels ?? family.levels).map((level) => ({ family, structure: name, level })),
  );

function tellsApart({ right, believed }: Decision, [a, b]: PairCoverage['pair']): boolean {
  const answersOf = (held: Held) => (held === 'knows' ? undefined : believed.get(held)) ?? [right];
  const others = answersOf(b);
  return answersOf(a).every((answer) => !others.includes(answer));
}

const byNumber = (a: MisconceptionId, b: MisconceptionId): number => Number(a.slice(1)) - Number(b.slice(1));

const idsFor = (seed: string) => {
  const random = randomOf(`ids of ${seed}`);
  return () => random.id();
};
