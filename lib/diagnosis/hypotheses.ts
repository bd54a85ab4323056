import { MISCONCEPTIONS } from '@/lib/peering/misconceptions';
import type { MisconceptionId } from '@/lib/peering/vocabulary';

/**
 * What somebody may believe: nothing wrong, one misconception, or two. More than two are not told apart here; whoever
 * holds three is described by the two that fit best.
 */
export type Hypotheses = {
  readonly misconceptions: readonly MisconceptionId[];
  /** of hypothesis i, places in `misconceptions`; -1 where there is none */
  readonly first: Int16Array;
  readonly second: Int16Array;
  /** natural logarithm of its probability before any answer */
  readonly logPrior: Float64Array;
};

/**
 * How likely it is, before any answer, that somebody holds none, exactly one, or two. Within each the sets are equally
 * likely: a bank that favours what it thinks common would find it more often, right or wrong. With 36 misconceptions
 * each begins at about 3 %.
 */
export const PRIOR = { none: 0.2, one: 0.6, two: 0.2 } as const;

export function hypothesesOver(misconceptions: readonly MisconceptionId[], prior = PRIOR): Hypotheses {
  const count = misconceptions.length;
  const pairs = (count * (count - 1)) / 2;
  const first = new Int16Array(1 + count + pairs).fill(-1);
  const second = new Int16Array(1 + count + pairs).fill(-1);
  const logPrior = new Float64Array(1 + count + pairs);
  logPrior[0] = Math.log(prior.none);
  let next = 1;
  for (let a = 0; a < count; a += 1) {
    first[next] = a;
    logPrior[next] = Math.log(prior.one / count);
    next += 1;
  }
  for (let a = 0; a < count; a += 1)
    for (let b = a + 1; b < count; b += 1) {
      first[next] = a;
      second[next] = b;
      logPrior[next] = Math.log(prior.two / pairs);
      next += 1;
    }
  return { misconceptions, first, second, logPrior };
}

/** Over every misconception there is a name for. */
export const EVERY_HYPOTHESIS: Hypotheses = hypothesesOver(Object.keys(MISCONCEPTIONS) as MisconceptionId[]);
