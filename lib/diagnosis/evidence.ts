import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { PublicQuestion, QuestionKey } from '@/lib/quiz/question';
import type { AnsweredQuestion, Decision } from './decision';

/** A question with its key, as it was drawn or as it is kept with an attempt. */
export type KeyedQuestion = { readonly public: PublicQuestion; readonly key: QuestionKey };

/** What a question asks somebody to decide, from its key. */
export function decisionsOf({ public: shown, key }: KeyedQuestion): Decision[] {
  const believed = new Map<MisconceptionId, string[]>();
  for (const { id } of shown.choices)
    for (const owner of key.byChoice[id]?.misconceptions ?? [])
      believed.set(owner.id, [...(believed.get(owner.id) ?? []), id]);
  return [{ possible: shown.choices.length, right: key.rightChoice, believed }];
}

/**
 * What an answered question says.
 * @param id tells the question from the person's other ones
 * @param choice of what it offered
 */
export function evidenceOf(
  id: string,
  question: KeyedQuestion,
  choice: string,
  answeredAt: Date,
): AnsweredQuestion {
  return { id, answeredAt, decisions: decisionsOf(question), chosen: [choice] };
}
