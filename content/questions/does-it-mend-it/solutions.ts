import type { Topology } from '@/lib/peering/topology';
import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Operation, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, linkName } from '../../topologies/plan';
import { afterwards, linkIn, stateOf } from '../parts/operating';
import { yesOrNo } from '../parts/stating';

export type Solution = {
  readonly says: Prose;
  readonly part: Pick<Parameters<typeof yesOrNo>[0], 'topology' | 'queries' | 'holds'>;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

export const judged = ({ says, part, why, rules }: Solution): PartDraft =>
  yesOrNo({ ...part, label: `Solution: ${says} Does it meet the goal?`, why, rules });

/** Three solutions, of which one or two do. */
export const three = (
  random: Random,
  does: readonly Solution[],
  doesNot: readonly Solution[],
): PartDraft[] => {
  const many = Math.max(3 - doesNot.length, random.int(1, Math.min(2, does.length)));
  return random.shuffle([...random.sample(does, many), ...random.sample(doesNot, 3 - many)]).map(judged);
};

export const nameOf = (link: LinkPlan) => code(linkName(link));

/** What is done to a peering, and what has to hold of its links then. */
export const doing =
  (topology: Topology, holds: (answer: PeeringStateAnswer) => boolean) => (after: readonly Operation[]) => ({
    topology,
    queries: [afterwards(after)],
    holds: (answers: Parameters<typeof stateOf>[0]) => holds(stateOf(answers)),
  });

export const isUp = (answer: PeeringStateAnswer, pair: readonly LinkPlan[]) => {
  const states = pair
    .map((link) => linkIn(answer, link)?.peeringState)
    .filter((state) => state !== undefined);
  return states.length > 0 && states.every((state) => state === 'Connected');
};
