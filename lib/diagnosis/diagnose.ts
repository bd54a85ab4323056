import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type AnsweredQuestion, deniedBy, shownBy } from './decision';
import { EVERY_HYPOTHESIS, type Hypotheses } from './hypotheses';
import { beliefOver, inOrder, type Posterior, posteriorOf } from './posterior';

/**
 * From which probability on a misconception is named, when at least two questions show it. In the study of simulated
 * learners (`npm run bench -- learners`) 0.85 names half of what is held after one quiz, and nineteen of twenty names are
 * right; 0.75 would name a few more, and one of seventeen wrongly.
 */
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
 * What somebody's answers come to. Nothing is named on the strength of one question: where a single one shows it, other
 * answers must have made it likelier still, by speaking against whatever else that one could have meant.
 * @param answers in any order; a question that was answered twice counts as it was answered last
 */
export function diagnose(
  answers: readonly AnsweredQuestion[],
  now: Date,
  hypotheses: Hypotheses = EVERY_HYPOTHESIS,
): Diagnosis {
  const belief = beliefOver(hypotheses);
  const records = new Map(hypotheses.misconceptions.map((id) => [id, newRecord()]));
  const counted = [...new Map(inOrder(answers).map((answer) => [answer.id, answer])).values()];
  for (const answer of inOrder(counted)) {
    belief.add(answer);
    for (const id of shownBy(answer)) records.get(id)?.signs.push(answer);
    for (const id of deniedBy(answer)) records.get(id)?.against.push(answer);
    const posterior = belief.at(answer.answeredAt);
    for (const [id, record] of records)
      if (isNamed(posterior, id, record)) record.namedWith = record.against.length;
  }
  const posterior = belief.at(now);
  const findings = [...records].map(([id, record]): Finding => {
    const probability = posterior.held.get(id) ?? 0;
    return {
      id,
      probability,
      signs: record.signs.map((answer) => answer.id),
      against: record.against.map((answer) => answer.id),
      state: isNamed(posterior, id, record) ? 'named' : isCleared(probability, record) ? 'cleared' : 'open',
    };
  });
  return {
    answers: counted.length,
    knows: posterior.knows,
    findings: findings.toSorted((a, b) => b.probability - a.probability),
  };
}

type Record = {
  readonly signs: AnsweredQuestion[];
  readonly against: AnsweredQuestion[];
  /** how many answers spoke against it when it was last named; null: it never was */
  namedWith: number | null;
};
const newRecord = (): Record => ({ signs: [], against: [], namedWith: null });

function isNamed({ held, hypotheses }: Posterior, id: MisconceptionId, { signs }: Record): boolean {
  const probability = held.get(id) ?? 0;
  if (signs.length >= 2) return probability >= NAMED_FROM;
  const [only] = signs;
  if (!only || probability < NAMED_FROM_ONE_SIGN) return false;
  return probability > (posteriorOf([only], only.answeredAt, hypotheses).held.get(id) ?? 0);
}

const isCleared = (probability: number, { namedWith, against }: Record): boolean =>
  probability <= CLEARED_UP_TO && namedWith !== null && against.length > namedWith;
