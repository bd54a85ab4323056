import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { QuestionForm, QuestionKey, QuestionResponse } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';

/** What decides how somebody answers at one moment. */
export type Mind = {
  /** share of questions answered rightly, from 0 to 1, where no misconception decides */
  readonly ability: number;
  readonly misconceptions: readonly MisconceptionId[];
};

/** A question as a mind meets it: its form, and what each of its choices shows. */
export type Met = {
  readonly question: QuestionForm;
  readonly key: Pick<QuestionKey, 'right' | 'byChoice'>;
};

/** Of a hundred answers that a misconception would give, how many it does give: the rest are slips to another option. */
const HELD_PERCENT = 86;

/** The response to a whole question: each part of one is met for itself, and so is each place of a list to pick from. */
export function answerOf(mind: Mind, { question, key }: Met, random: Random): QuestionResponse {
  if ('parts' in question)
    return question.parts.map(({ choices }) => choose(mind, idsOf(choices), key, random));
  let left = idsOf(question.choices);
  const picked: string[] = [];
  const wanted = 'pick' in question ? question.pick : 1;
  for (let place = 0; place < wanted; place += 1) {
    const next = key.right.find((id) => left.includes(id));
    const choice = choose(mind, left, { ...key, right: next === undefined ? [] : [next] }, random);
    picked.push(choice);
    left = left.filter((id) => id !== choice);
  }
  return picked;
}

const idsOf = (choices: readonly { readonly id: string }[]): string[] => choices.map(({ id }) => id);

/**
 * The id of one choice. One that a misconception of theirs would choose is chosen, but for slips; otherwise the right one
 * as often as they are able, and else any.
 */
function choose(mind: Mind, choices: readonly string[], key: Met['key'], random: Random): string {
  const believed = choices.filter((id) =>
    key.byChoice[id]?.misconceptions.some((owner) => mind.misconceptions.includes(owner.id)),
  );
  if (believed.length > 0 && random.int(1, 100) <= HELD_PERCENT) return random.pick(believed);
  const right = choices.find((id) => key.right.includes(id));
  if (right !== undefined && random.int(1, 1000) <= mind.ability * 1000) return right;
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
