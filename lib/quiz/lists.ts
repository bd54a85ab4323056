import type { Choice, PublicQuestion, QuestionForm, QuestionKey } from './question';

/** Choices that stand together, and those of them that are right: the whole question's, or a part's. */
export type ChoiceSet = { readonly choices: readonly Choice[]; readonly right: readonly string[] };

/** One list for most kinds; one for each part of those that have parts. */
export function listsOf(question: QuestionForm, { right }: Pick<QuestionKey, 'right'>): readonly ChoiceSet[] {
  const lists = 'parts' in question ? question.parts.map(({ choices }) => choices) : [question.choices];
  return lists.map((choices) => ({
    choices,
    right: right.filter((id) => choices.some((choice) => choice.id === id)),
  }));
}

/** Whether chance puts the choices in their places; where they have an order of their own, it doesn't. */
export const isShuffled = ({ kind }: Pick<PublicQuestion, 'kind'>): boolean =>
  kind === 'single-choice' || kind === 'hot-spot' || kind === 'multiple-response';
