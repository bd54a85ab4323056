import type { Random } from '@/lib/random';
import type { Decision } from './decision';
import { EVERY_HYPOTHESIS, type Hypotheses } from './hypotheses';
import type { Posterior } from './posterior';
import { NOISE, type Noise, opinionsOn, outcomesOf } from './response-model';

/** A question as far as choosing it goes. Made once, it can be weighed against any posterior. */
export type Weighable = {
  /** the hypotheses that don't answer as whoever knows does, and which distribution each of them gives */
  readonly hypotheses: Uint16Array;
  readonly of: Uint16Array;
  /** of what can come out; the first is that of whoever knows */
  readonly distributions: readonly Float64Array[];
  /** of each distribution, in bits */
  readonly entropies: Float64Array;
};

export function weighable(
  decisions: readonly Decision[],
  hypotheses: Hypotheses = EVERY_HYPOTHESIS,
  noise: Noise = NOISE,
): Weighable {
  const opinions = opinionsOn(decisions, hypotheses);
  const distributions = outcomesOf(opinions, noise);
  const differing = Uint16Array.from([...opinions.of.keys()].filter((index) => opinions.of[index] !== 0));
  return {
    hypotheses: differing,
    of: differing.map((index) => opinions.of[index] ?? 0),
    distributions,
    entropies: Float64Array.from(distributions, entropyOf),
  };
}

/**
 * By how many bits the answer is expected to lower the uncertainty about what somebody believes:
 *
 *     I = H(answer) − Σ P(h) · H(answer | h)
 *
 * the mutual information of answer and hypothesis, which is the expected fall of the posterior's entropy.
 * @see D. V. Lindley, On a measure of the information provided by an experiment, Annals of Mathematical Statistics 27
 *   (1956), 986–1005
 */
export function informationOf(
  { hypotheses, of, distributions, entropies }: Weighable,
  { probability }: Pick<Posterior, 'probability'>,
): number {
  const mass = new Float64Array(distributions.length);
  let rest = 1;
  for (let index = 0; index < of.length; index += 1) {
    const place = of[index] ?? 0;
    const share = probability[hypotheses[index] ?? 0] ?? 0;
    mass[place] = (mass[place] ?? 0) + share;
    rest -= share;
  }
  mass[0] = Math.max(0, rest);
  const mixture = new Float64Array(distributions[0]?.length ?? 0);
  let expected = 0;
  for (let place = 0; place < mass.length; place += 1) {
    const share = mass[place] ?? 0;
    const distribution = distributions[place];
    if (share === 0 || !distribution) continue;
    expected += share * (entropies[place] ?? 0);
    for (let outcome = 0; outcome < mixture.length; outcome += 1)
      mixture[outcome] = (mixture[outcome] ?? 0) + share * (distribution[outcome] ?? 0);
  }
  return Math.max(0, entropyOf(mixture) - expected);
}

/**
 * The question whose answer is expected to say most. Which of equals it is, chance decides: the same random, the same one.
 * @returns its place among the candidates, and what is expected of it in bits; null where there are none
 */
export function nextQuestion(
  posterior: Pick<Posterior, 'probability'>,
  candidates: readonly Weighable[],
  random: Random,
): { readonly index: number; readonly bits: number } | null {
  const bits = candidates.map((candidate) => informationOf(candidate, posterior));
  const most = Math.max(...bits);
  // sums of the same numbers in another order may differ in their last places
  const best = [...bits.keys()].filter((index) => (bits[index] ?? 0) > most - 1e-9);
  return best.length === 0 ? null : { index: random.pick(best), bits: most };
}

function entropyOf(distribution: Float64Array): number {
  let sum = 0;
  for (const chance of distribution) if (chance > 0) sum -= chance * Math.log2(chance);
  return sum;
}
