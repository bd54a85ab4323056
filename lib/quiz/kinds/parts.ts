import type { Part, QuestionForm } from '../question';
import { commonProblem, creditOf, type KindRules } from './kind';

/** One choice of each part: a point a part. */
export const parts: KindRules<Extract<QuestionForm, { parts: readonly Part[] }>> = {
  validate: (question, response) =>
    commonProblem(
      question.parts.flatMap(({ choices }) => choices),
      response,
    ) ?? (question.parts.some((part) => chosenIn(part, response).length > 1) ? 'too-many' : null),
  score: (question, { right }, response) =>
    creditOf(
      question.parts.map((part) => {
        const [choice] = chosenIn(part, response);
        if (choice === undefined) return 'unanswered';
        return right.includes(choice) ? 'right' : 'wrong';
      }),
    ),
  isComplete: (question, response) => question.parts.every((part) => chosenIn(part, response).length === 1),
};

/** The choices of a part that a response has. */
export const chosenIn = ({ choices }: Part, response: readonly string[]): readonly string[] =>
  response.filter((id) => choices.some((choice) => choice.id === id));
