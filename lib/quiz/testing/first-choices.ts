import type { QuestionForm, QuestionResponse } from '../question';

/** An answer to any question: the first choice, as many of them as are to be picked, or that of each part. */
export function firstChoices(question: QuestionForm): QuestionResponse {
  if ('parts' in question)
    return question.parts.flatMap(({ choices }) => choices.slice(0, 1).map(({ id }) => id));
  return question.choices.slice(0, 'pick' in question ? question.pick : 1).map(({ id }) => id);
}
