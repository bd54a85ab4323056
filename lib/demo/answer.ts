import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { QuestionKey } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';

/** What decides how somebody answers at one moment. */
export type Mind = {
  /** share of questions answered rightly, from 0 to 1, where no misconception decides */
  readonly ability: number;
  readonly misconceptions: readonly MisconceptionId[];
};

/** A question as a mind meets it: the ids of its options, and what each of them shows. */
export type Met = {
  readonly choices: readonly string[];
  readonly key: Pick<QuestionKey, 'rightChoice' | 'byChoice'>;
};

/** Of a hundred answers that a misconception would give, how many it does give: the rest are slips to another option. */
const HELD_PERCENT = 86;

/**
 * The id of the option that is chosen. One that a misconception of theirs would choose is chosen, but for slips;
 * otherwise the right one as often as they are able, and else any.
 */
export function answerOf(mind: Mind, { choices, key }: Met, random: Random): string {
  const believed = choices.filter((id) =>
    key.byChoice[id]?.misconceptions.some((owner) => mind.misconceptions.includes(owner.id)),
  );
  if (believed.length > 0 && random.int(1, 100) <= HELD_PERCENT) return random.pick(believed);
  if (random.int(1, 1000) <= mind.ability * 1000) return key.rightChoice;
  return random.pick(choices);
}

/** Reading takes longer with more options; a fifth of the answers come after a long look at the figure. */
export function timeTakenMs(choices: number, random: Random): number {
  return 1000 * (random.int(9, 34) + 4 * choices + (random.oneIn(5) ? random.int(20, 80) : 0));
}

/** The same person at a later attempt: somewhat abler, and each misconception gone in one of four cases. */
export function afterAttempt(mind: Mind, random: Random): Mind {
  return {
    ability: Math.min(0.97, mind.ability + random.int(2, 9) / 100),
    misconceptions: mind.misconceptions.filter(() => !random.oneIn(4)),
  };
}
