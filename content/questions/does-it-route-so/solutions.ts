import type { Topology } from '@/lib/peering/topology';
import type { Answer, NextHopAnswer } from '@/lib/quiz/ask';
import type { PartDraft } from '@/lib/quiz/family';
import type { Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { yesOrNo } from '../parts/stating';

/** A route table, or a route that is asked for, and what has to hold then. */
export type Solution = {
  readonly says: Prose;
  readonly topology: Topology;
  readonly query: Query;
  readonly holds: (answers: readonly Answer[]) => boolean;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

export const judged = ({ says, query, ...rest }: Solution): PartDraft =>
  yesOrNo({ ...rest, label: `Solution: ${says} Does it meet the goal?`, queries: [query] });

/** Three solutions, of which one or two do. */
export const three = (
  random: Random,
  does: readonly Solution[],
  doesNot: readonly Solution[],
): PartDraft[] => {
  const many = Math.max(3 - doesNot.length, random.int(1, Math.min(2, does.length)));
  return random.shuffle([...random.sample(does, many), ...random.sample(doesNot, 3 - many)]).map(judged);
};

export const hopIs =
  (...types: readonly string[]) =>
  ([answer]: readonly Answer[]): boolean =>
    types.includes((answer as NextHopAnswer).nextHopType);

export const OFFICE = '10.254.0.0/16';
