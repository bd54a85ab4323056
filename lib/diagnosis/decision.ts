import type { MisconceptionId } from '@/lib/peering/vocabulary';

/**
 * One thing a question asks somebody to decide: which option, or one statement of a series, or one gap of a form. It is
 * all that inference has to know about a question.
 */
export type Decision = {
  /** how many answers can be given, at least 2 */
  readonly possible: number;
  readonly right: string;
  /**
   * What the holders of a misconception answer instead; where that is several things, each is as likely. Whoever is not
   * listed answers as somebody who knows.
   */
  readonly believed: ReadonlyMap<MisconceptionId, readonly string[]>;
};

/** The decisions of one question, and what somebody answered to each, in the same order. */
export type AnsweredQuestion = {
  /** tells one question from another; it comes back as the sign that it may be */
  readonly id: string;
  readonly answeredAt: Date;
  readonly decisions: readonly Decision[];
  readonly chosen: readonly string[];
};

/** The misconceptions that the answer to a question shows: those whose holders answer one of its decisions like this. */
export function shownBy({
  decisions,
  chosen,
}: Pick<AnsweredQuestion, 'decisions' | 'chosen'>): Set<MisconceptionId> {
  const shown = new Set<MisconceptionId>();
  for (const [index, { believed }] of decisions.entries())
    for (const [id, outcomes] of believed) if (outcomes.includes(chosen[index] ?? '')) shown.add(id);
  return shown;
}

/** Those that it speaks against: their holders had something else to say, and every time the right answer was given. */
export function deniedBy({
  decisions,
  chosen,
}: Pick<AnsweredQuestion, 'decisions' | 'chosen'>): Set<MisconceptionId> {
  const asked = new Set(decisions.flatMap(({ believed }) => [...believed.keys()]));
  for (const [index, { believed, right }] of decisions.entries())
    if (chosen[index] !== right) for (const id of believed.keys()) asked.delete(id);
  return asked;
}
