/** How many of a quiz's questions were fully right, with the range that few questions leave open. */
export type Score = {
  readonly correct: number;
  readonly total: number;
  /** 95 % Wilson interval of the share one would get right in the long run, between 0 and 1; null before any question */
  readonly band: Interval | null;
};
export type Interval = { readonly low: number; readonly high: number };

/** 97.5 % quantile of the standard normal distribution: two-sided 95 % */
const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval for a proportion. With p = k/n:
 *
 *     (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 *
 * Chosen over p ± z·√(p(1−p)/n) since that one says "100 % to 100 %" after eight right answers of eight.
 * @param correct k, a whole number from 0 to `total`
 * @param total n, at least 1
 * @see E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209–212
 */
export function wilsonInterval(correct: number, total: number, z = Z_95): Interval {
  if (!Number.isInteger(correct) || !Number.isInteger(total) || total < 1 || correct < 0 || correct > total)
    throw new RangeError(`${correct} of ${total} is not a score`);
  const share = correct / total;
  const z2 = z * z;
  const centre = share + z2 / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  const scale = 1 + z2 / total;
  return {
    // at the ends the exact value is 0 or 1, and rounding must not step past it
    low: correct === 0 ? 0 : (centre - spread) / scale,
    high: correct === total ? 1 : (centre + spread) / scale,
  };
}

/** @param answers of one attempt, one entry a question; null where none was given, which counts as not right */
export function scoreOf(answers: readonly { readonly isRight: boolean | null }[]): Score {
  const correct = answers.filter((answer) => answer.isRight === true).length;
  const total = answers.length;
  return { correct, total, band: total === 0 ? null : wilsonInterval(correct, total) };
}

/** As people read it: `41–93 %`. */
export function formatBand({ low, high }: Interval): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
}

/** As a sentence has it: `6 of 8: between 41 % and 93 %`; without the band before any question. */
export function formatScore({
  correct,
  total,
}: {
  readonly correct: number;
  readonly total: number;
}): string {
  const count = `${correct} of ${total}`;
  if (total === 0) return count;
  const { low, high } = wilsonInterval(correct, total);
  return `${count}: between ${Math.round(low * 100)}\u00a0% and ${Math.round(high * 100)}\u00a0%`;
}
