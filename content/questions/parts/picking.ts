import type { RuleId } from '@/lib/peering/vocabulary';
import type { Answer, CanPeerAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { AskDraft, Draft } from '@/lib/quiz/family';
import { arrives, list } from '@/lib/quiz/phrase';
import type { Prose, Query } from '@/lib/quiz/question';
import { buildTopology, type NetworkPlan } from '../../topologies/plan';

/** One of several things that are asked about together: "which of these …?" */
export type Item = {
  /** as it stands in an option */
  readonly name: Prose;
  readonly query: Query;
  /** whether it belongs to what is asked for, by the answer to its query */
  readonly holds: (answer: Answer) => boolean;
  /** a sentence on why it does or doesn't */
  readonly because: Prose;
  readonly rules?: readonly RuleId[];
};

export type PickWording = Pick<AskDraft, 'prompt' | 'headline' | 'note' | 'about'> & {
  /** the rules that decide; those of the items come behind them */
  readonly rules: readonly RuleId[];
  /** said before the sentences of the items */
  readonly why?: Prose;
};

/** Which of these? An option is a set of them; each misconception moves some in or out. */
export function askPick(
  plan: NetworkPlan,
  items: readonly Item[],
  { why, ...wording }: PickWording,
  none: Prose = 'None of them',
): Draft {
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: items.map(({ query }) => query),
    phrase: (answers) => {
      const picked = items.filter(({ holds }, index) => {
        const answer = answers[index];
        return answer !== undefined && holds(answer);
      });
      return picked.length === 0 ? none : list(picked.map(({ name }) => name));
    },
    why: () => [...(why ? [why] : []), ...items.map(({ because }) => because)].join(' '),
    rules: [...wording.rules, ...items.flatMap(({ rules = [] }) => rules)],
  };
}

/** Whether the packet arrives and its reply comes back. */
export const isAnswered = (answer: Answer): boolean =>
  arrives(answer as ReachAnswer) && (answer as ReachAnswer).replyAllowed;

/** Whether Azure carries out what was asked for. */
export const isAllowed = (answer: Answer): boolean => (answer as CanPeerAnswer).allowed;
