import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Choice, QuestionKey } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';

/** Of a hundred answers that a misconception would give, how many it does give: the rest are slips to another option. */
const HELD_PERCENT = 86;

/**
 * What a student with these misconceptions answers. An option that one of them would choose is chosen, but for slips;
 * otherwise the right one as often as `ability` says, and else any.
 * @param ability share from 0 to 1
 * @returns the id of an option of the question
 */
export function answerOf(
  student: { readonly ability: number; readonly misconceptions: readonly MisconceptionId[] },
  question: { readonly public: { readonly choices: readonly Choice[] }; readonly key: QuestionKey },
  random: Random,
): string {
  const { choices } = question.public;
  const believed = choices.filter(({ id }) =>
    question.key.byChoice[id]?.misconceptions.some((owner) => student.misconceptions.includes(owner.id)),
  );
  if (believed.length > 0 && random.int(1, 100) <= HELD_PERCENT) return random.pick(believed).id;
  if (random.int(1, 1000) <= student.ability * 1000) return question.key.rightChoice;
  return random.pick(choices).id;
}

/** Reading takes longer with more options; a fifth of the answers come after a long look at the figure. */
export function timeTakenMs(choices: number, random: Random): number {
  return 1000 * (random.int(9, 34) + 4 * choices + (random.oneIn(5) ? random.int(20, 80) : 0));
}
