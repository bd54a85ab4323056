import type { PublicQuestion, QuestionForm, QuestionKey, QuestionResponse } from '../question';

/** Why a response is no answer to a question. */
export type ResponseProblem =
  | 'empty'
  | 'choice-not-offered'
  /** the same choice twice */
  | 'repeated-choice'
  /** more than the kind can take: two in a place for one, more steps than are asked for */
  | 'too-many';

/** What one point is given for, and whether it was. Unanswered is not wrong: it says nothing about a person. */
export type Verdict = 'right' | 'wrong' | 'unanswered';

export type Credit = {
  /** whole points, from 0 */
  readonly points: number;
  /** at least 1; all of them is what "right" means */
  readonly of: number;
  /** one for each point */
  readonly verdicts: readonly Verdict[];
};

/** What a kind of question takes as a response, and what a response is worth. Both are pure. */
export type KindRules<Q extends QuestionForm = QuestionForm> = {
  /** null: it can be saved as the answer */
  readonly validate: (question: Q, response: QuestionResponse) => ResponseProblem | null;
  /** @param response one that `validate` takes */
  readonly score: (
    question: Q,
    key: Pick<QuestionKey, 'right' | 'alsoRight'>,
    response: QuestionResponse,
  ) => Credit;
  /** whether nothing is left open */
  readonly isComplete: (question: Q, response: QuestionResponse) => boolean;
};

/** The form of one kind. */
export type FormOf<K extends PublicQuestion['kind']> = Extract<QuestionForm, { kind: K }>;

export const creditOf = (verdicts: readonly Verdict[]): Credit => ({
  points: verdicts.filter((verdict) => verdict === 'right').length,
  of: verdicts.length,
  verdicts,
});

/** What is wrong with a response whatever the kind. */
export function commonProblem(
  choices: readonly { readonly id: string }[],
  response: QuestionResponse,
): ResponseProblem | null {
  if (response.length === 0) return 'empty';
  if (response.some((id) => !choices.some((choice) => choice.id === id))) return 'choice-not-offered';
  if (new Set(response).size < response.length) return 'repeated-choice';
  return null;
}
