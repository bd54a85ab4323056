import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { listsOf } from '@/lib/quiz/lists';
import type { PublicQuestion, QuestionKey, QuestionResponse } from '@/lib/quiz/question';
import type { AnsweredQuestion, Decision } from './decision';

/** A question with its key, as it was drawn or as it is kept with an attempt. */
export type KeyedQuestion = { readonly public: PublicQuestion; readonly key: QuestionKey };

/** What a question asks somebody to decide, from its key: each list of choices of which one is right. */
export const decisionsOf = (question: KeyedQuestion): Decision[] =>
  listsIn(question).map(({ decision }) => decision);

/**
 * What an answered question says. Where a part is unanswered, nothing is read from it.
 * @param id tells the question from the person's other ones
 * @param response as the question's kind takes it
 */
export function evidenceOf(
  id: string,
  question: KeyedQuestion,
  response: QuestionResponse,
  answeredAt: Date,
): AnsweredQuestion {
  const answered = listsIn(question).flatMap(({ choices, decision }) => {
    const choice = response.find((each) => choices.includes(each));
    return choice === undefined ? [] : [{ decision, choice }];
  });
  return {
    id,
    answeredAt,
    decisions: answered.map(({ decision }) => decision),
    chosen: answered.map(({ choice }) => choice),
  };
}

function listsIn({ public: shown, key }: KeyedQuestion) {
  return listsOf(shown, key).flatMap(({ choices, right: [right, ...others] }) => {
    // of several that are right together nothing is read yet
    if (right === undefined || others.length > 0) return [];
    const believed = new Map<MisconceptionId, string[]>();
    for (const { id } of choices)
      for (const owner of key.byChoice[id]?.misconceptions ?? [])
        believed.set(owner.id, [...(believed.get(owner.id) ?? []), id]);
    const decision: Decision = { possible: choices.length, right, believed };
    return [{ decision, choices: choices.map(({ id }) => id) }];
  });
}
