import type { Topology } from '@/lib/peering/topology';
import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Operation, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, linkName } from '../../topologies/plan';
import { afterwards, linkIn, stateOf } from '../parts/operating';
import { yesOrNo } from '../parts/stating';

/** Ways to ask for statements about what there is when all is done. */
export const asks = (random: Random): Prose =>
  random.pick([
    'For each statement, choose Yes if it holds afterwards and No if it does not.',
    'Which of these statements hold when all of it is done?',
    'Say of each statement whether it is true in the end.',
  ]);

export const nameOf = (link: LinkPlan) => code(linkName(link));

/** "syncs `a-to-b`, the link of `vnet-a`" */
export const sync = (link: LinkPlan): Prose => `syncs ${nameOf(link)}, the link of ${code(link.from)}`;

/** Something that is said of the links after operations. */
export type Claim = {
  readonly label: Prose;
  readonly holds: (answer: PeeringStateAnswer) => boolean;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

/** Makes statements of claims: each is asked of the links after these operations. */
export const claimed =
  (topology: Topology, after: readonly Operation[]) =>
  (claim: Claim): PartDraft =>
    yesOrNo({
      ...claim,
      topology,
      queries: [afterwards(after)],
      holds: (answers) => claim.holds(stateOf(answers)),
    });

/** Whether a peering is up: a link that is alone is never Connected, or only to whoever thinks that one is enough. */
export const flows = (answer: PeeringStateAnswer, pair: readonly [LinkPlan, LinkPlan]) => {
  const states = pair
    .map((link) => linkIn(answer, link)?.peeringState)
    .filter((state) => state !== undefined);
  return states.length > 0 && states.every((state) => state === 'Connected');
};
