import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type AnsweredQuestion, deniedBy, shownBy } from './decision';
import { EVERY_HYPOTHESIS, type Hypotheses } from './hypotheses';
import { beliefOver, inOrder, type Posterior } from './posterior';

/** From which probability on a misconception is named, when at least two questions show it. */
export const NAMED_FROM = 0.85;
/** The same with one question that shows it, where others rule out what else it could have been. */
export const NAMED_FROM_ONE_SIGN = 0.9;
/** Up to which probability one that was named counts as cleared. */
export const CLEARED_UP_TO = 0.1;

/** What is said of one misconception. */
export type Finding = {
  readonly id: MisconceptionId;
  readonly probability: number;
  /** ids of the questions whose answers show it, the oldest first */
  readonly signs: readonly string[];
  /** ids of those that asked for it and were answered right */
  readonly against: readonly string[];
  /** 'cleared': it was named once, and later answers speak against it. 'open': nothing is said of it */
  readonly state: 'named' | 'cleared' | 'open';
};

export type Diagnosis = {
  readonly answers: number;
  /** probability that nothing wrong is believed */
  readonly knows: number;
  /** every misconception, the likeliest first */
  readonly findings: readonly Finding[];
};

/**
 * What somebody's answers come to. Nothing is named on the strength of one question: where a single one shows it, others
 * must have spoken against whatever else that answer could have meant.
 * @param answers in any order
 */
export function diagnose(
  answers: readonly AnsweredQuestion[],
  now: Date,
  hypotheses: Hypotheses = EVERY_HYPOTHESIS,
): Diagnosis {
  const belief = beliefOver(hypotheses);
  const seen = new Map(hypotheses.misconceptions.map((id) => [id, newRecord()]));
  for (const answer of inOrder(answers)) {
    belief.add(answer);
    for (const id of shownBy(answer)) seen.get(id)?.signs.push(answer.id);
    for (const id of deniedBy(answer)) seen.get(id)?.against.push(answer.id);
    const posterior = belief.at(answer.answeredAt);
    for (const [id, record] of seen)
      if (isNamed(posterior, id, record)) record.namedWith = record.against.length;
  }
  const posterior = belief.at(now);
  const findings = [...seen].map(([id, record]): Finding => {
    const probability = posterior.held.get(id) ?? 0;
    const state = isNamed(posterior, id, record)
      ? 'named'
      : probability <= CLEARED_UP_TO && record.namedWith !== null && record.against.length > record.namedWith
        ? 'cleared'
        : 'open';
    return { id, probability, signs: record.signs, against: record.against, state };
  });
  return {
    answers: answers.length,
    knows: posterior.knows,
    findings: findings.toSorted((a, b) => b.probability - a.probability),
  };
}

type Record = {
  readonly signs: string[];
  readonly against: string[];
  /** how many answers spoke against it when it was last named; null: it never was */
  namedWith: number | null;
};
const newRecord = (): Record => ({ signs: [], against: [], namedWith: null });

function isNamed({ held }: Posterior, id: MisconceptionId, { signs }: Pick<Record, 'signs'>): boolean {
  const probability = held.get(id) ?? 0;
  if (new Set(signs).size >= 2) return probability >= NAMED_FROM;
  return signs.length === 1 && probability >= NAMED_FROM_ONE_SIGN;
}
