import type { MisconceptionId } from '../../lib/peering/vocabulary';
import { choicesOf, type Question, type QuestionResponse } from '../../lib/quiz/question';
import type { Random } from '../../lib/random';

/** One time in so many an answer is not the one that was meant. */
const SLIPS = 10;
/** One question in so many is answered blindly. */
const GUESSES = 10;

/**
 * What somebody with these misconceptions answers. It reads the question's key, and shares nothing with the inference:
 * what they believe is what the options say that believers take; where they hold nothing about it they know.
 */
export function answerAs(
  { public: shown, key }: Question,
  held: readonly MisconceptionId[],
  random: Random,
): QuestionResponse {
  const isBlind = random.oneIn(GUESSES);
  const owns = (choice: string, misconception: MisconceptionId) =>
    key.byChoice[choice]?.misconceptions.some(({ id }) => id === misconception) ?? false;
  /** by belief, the choices it leads to; beliefs that lead to none are left out */
  const opinionsOn = (choices: readonly string[]) =>
    held
      .map((misconception) => choices.filter((choice) => owns(choice, misconception)))
      .filter((choices) => choices.length > 0);

  const chooseOne = (choices: readonly string[]): string => {
    if (isBlind) return random.pick(choices);
    const opinions = opinionsOn(choices);
    const right = choices.find((choice) => key.right.includes(choice));
    const meant = opinions.length > 0 ? random.pick(random.pick(opinions)) : (right ?? '');
    return random.oneIn(SLIPS) ? random.pick(choices.filter((choice) => choice !== meant)) : meant;
  };

  const all = choicesOf(shown).map(({ id }) => id);
  if ('parts' in shown) return shown.parts.map(({ choices }) => chooseOne(choices.map(({ id }) => id)));
  if (!('pick' in shown)) return [chooseOne(all)];

  if (isBlind) return random.sample(all, shown.pick);
  const opinions = opinionsOn(all.filter((choice) => !key.right.includes(choice)));
  const believed = opinions.length > 0 ? random.sample(random.pick(opinions), shown.pick) : [];
  const meant = [...believed, ...key.right.slice(0, shown.pick - believed.length)];
  if (!random.oneIn(SLIPS)) return meant;
  const slipped = random.pick(meant);
  const instead = random.pick(all.filter((choice) => !meant.includes(choice)));
  return meant.map((choice) => (choice === slipped ? instead : choice));
}
