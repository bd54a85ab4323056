import type { Topology } from '@/lib/peering/topology';
import type { RuleId } from '@/lib/peering/vocabulary';
import type { Answer, ReachAnswer } from '@/lib/quiz/ask';
import type { PartDraft } from '@/lib/quiz/family';
import { arrives, code } from '@/lib/quiz/phrase';
import type { Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { reach, type Site } from '../../topologies/scene';
import { address } from './asking';

export type Stated = {
  readonly label: Prose;
  readonly topology: Topology;
  readonly queries: readonly Query[];
  readonly holds: (answers: readonly Answer[]) => boolean;
  readonly why: Prose;
  readonly rules: readonly RuleId[];
  readonly withReply?: boolean;
};

/** A statement that is answered yes or no: by the engine, as Azure and with each misconception. */
export const yesOrNo = ({ holds, why, ...rest }: Stated): PartDraft => ({
  ...rest,
  form: 'ask',
  phrase: (answers) => (holds(answers) ? 'Yes' : 'No'),
  why: () => why,
});

/** Ways to ask for statements about a network that is shown. */
export const asksWhichAreTrue = (random: Random): Prose =>
  random.pick([
    'For each statement, choose Yes if it is true and No if it is not.',
    'Which of these statements are true?',
    'Say of each statement whether it is true here.',
  ]);

/** Whether the packet gets there and its reply comes back. */
export const connects = ([answer]: readonly Answer[]): boolean =>
  arrives(answer as ReachAnswer) && (answer as ReachAnswer).replyAllowed;

/** "`vm-a` can connect to `10.2.1.4:443` on `vm-b`." */
export const canConnect = (
  topology: Topology,
  from: Site,
  to: Site,
  why: Prose,
  rules: readonly RuleId[],
): PartDraft =>
  yesOrNo({
    label: `${code(from.vm)} can connect to ${code(address(to))} on ${code(to.vm)}.`,
    topology,
    queries: [reach(from, to)],
    holds: connects,
    why,
    rules,
    withReply: true,
  });
