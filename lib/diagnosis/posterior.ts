import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { AnsweredQuestion } from './decision';
import { EVERY_HYPOTHESIS, type Hypotheses } from './hypotheses';
import { likelihoodsOf, NOISE, type Noise, opinionsOn } from './response-model';

/**
 * After so many days an answer counts half: who has not answered for a term may have learnt or forgotten since. An
 * answer of age t enters as
 *
 *     log P(h | answers) = log P(h) + Σ 2^(−t/HALF_LIFE) · log P(answer | h) + constant
 *
 * so that with no new answers the belief goes back to the prior, and never past it.
 */
export const HALF_LIFE_DAYS = 90;
const DAY_MS = 86_400_000;

/** What somebody's answers say about what they believe, at one moment. Exact: every hypothesis has its probability. */
export type Posterior = {
  readonly hypotheses: Hypotheses;
  /** of each hypothesis; they add up to 1 */
  readonly probability: Float64Array;
  /** that nothing wrong is believed */
  readonly knows: number;
  /** that it is held, alone or beside another */
  readonly held: ReadonlyMap<MisconceptionId, number>;
};

/** A posterior that takes in one answer after another. */
export type Belief = {
  /** @param answer none may be older than those before it */
  add(answer: AnsweredQuestion): void;
  at(now: Date): Posterior;
};

export function beliefOver(hypotheses: Hypotheses = EVERY_HYPOTHESIS, noise: Noise = NOISE): Belief {
  // the sum of weighted log-likelihoods as of `since`: the weights of all fade alike, so one factor ages them all
  const evidence = new Float64Array(hypotheses.first.length);
  let since: number | null = null;
  const fade = (now: number) =>
    since === null ? 1 : 2 ** (-Math.max(0, now - since) / DAY_MS / HALF_LIFE_DAYS);
  return {
    add(answer) {
      const now = answer.answeredAt.getTime();
      const factor = fade(now);
      since = Math.max(now, since ?? now);
      const opinions = opinionsOn(answer.decisions, hypotheses);
      const logs = likelihoodsOf(opinions, answer.chosen, noise).map(Math.log);
      for (let index = 0; index < evidence.length; index += 1)
        evidence[index] = (evidence[index] ?? 0) * factor + (logs[opinions.of[index] ?? 0] ?? 0);
    },
    at: (now) => posteriorFrom(hypotheses, evidence, fade(now.getTime())),
  };
}

/** @param answers in any order; none counts as younger than now */
export function posteriorOf(
  answers: readonly AnsweredQuestion[],
  now: Date,
  hypotheses: Hypotheses = EVERY_HYPOTHESIS,
  noise: Noise = NOISE,
): Posterior {
  const belief = beliefOver(hypotheses, noise);
  for (const answer of inOrder(answers)) belief.add(answer);
  return belief.at(now);
}

export const inOrder = (answers: readonly AnsweredQuestion[]): AnsweredQuestion[] =>
  answers.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime());

function posteriorFrom(hypotheses: Hypotheses, evidence: Float64Array, factor: number): Posterior {
  const { misconceptions, first, second, logPrior } = hypotheses;
  const logs = logPrior.map((prior, index) => prior + factor * (evidence[index] ?? 0));
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  const probability = weights.map((weight) => weight / sum);
  const held = new Float64Array(misconceptions.length);
  for (let index = 1; index < probability.length; index += 1)
    for (const place of [first[index] ?? -1, second[index] ?? -1])
      if (place >= 0) held[place] = (held[place] ?? 0) + (probability[index] ?? 0);
  return {
    hypotheses,
    probability,
    knows: probability[0] ?? 0,
    held: new Map(misconceptions.map((id, place) => [id, Math.min(1, held[place] ?? 0)])),
  };
}
