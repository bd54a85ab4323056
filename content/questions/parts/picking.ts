import type { RuleId } from '@/lib/peering/vocabulary';
import type { Answer, CanPeerAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { AskDraft, Draft } from '@/lib/quiz/family';
import { arrives, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
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

export type PickWording = Pick<AskDraft, 'headline' | 'note' | 'about'> & {
  /** said before the question */
  readonly before?: Prose;
  /** ways to ask which of them hold */
  readonly which: readonly Prose[];
  /** ways to ask which of them don't: so that neither long nor short lists are right more often */
  readonly whichNot: readonly Prose[];
  /** the rules that decide; those of the items come behind them */
  readonly rules: readonly RuleId[];
  /** said before the sentences of the items */
  readonly why?: Prose;
};

/** Which of these, or which not? An option is a set of them; each misconception moves some in or out. */
export function askPick(
  random: Random,
  plan: NetworkPlan,
  inOrder: readonly Item[],
  { why, before, which, whichNot, ...wording }: PickWording,
): Draft {
  const items = random.shuffle(inOrder);
  const wanted = random.oneIn(2);
  const question = random.pick(wanted ? which : whichNot);
  return {
    ...wording,
    form: 'ask',
    prompt: before ? `${before} ${question}` : question,
    topology: buildTopology(plan),
    queries: items.map(({ query }) => query),
    phrase: (answers) => {
      const picked = items.filter(({ holds }, index) => {
        const answer = answers[index];
        return answer !== undefined && holds(answer) === wanted;
      });
      return picked.length === 0 ? 'None' : list(picked.map(({ name }) => name));
    },
    why: () => [...(why ? [why] : []), ...items.map(({ because }) => because)].join(' '),
    rules: [...wording.rules, ...items.flatMap(({ rules = [] }) => rules)],
  };
}

/** The names in an order that says nothing, as they stand in a question. */
export const named = (random: Random, items: readonly Item[], word: 'and' | 'or' = 'and'): Prose =>
  list(
    random.shuffle(items).map(({ name }) => name),
    word,
  );

/** Ways to ask, for a level: at the first only those in plain words. */
export const waysFor = (level: Level, plain: readonly Prose[], others: readonly Prose[]): readonly Prose[] =>
  level === 1 ? plain : [...plain, ...others];

/** Whether the packet arrives and its reply comes back. */
export const isAnswered = (answer: Answer): boolean =>
  arrives(answer as ReachAnswer) && (answer as ReachAnswer).replyAllowed;

/** Whether Azure carries out what was asked for. */
export const isAllowed = (answer: Answer): boolean => (answer as CanPeerAnswer).allowed;
