import { commonProblem, creditOf, type FormOf, type KindRules } from './kind';

/**
 * "Choose two": a point for each right choice that is ticked, and none at all where more are ticked than asked for, since
 * ticking everything would find them all.
 * @see https://learn.microsoft.com/credentials/certifications/exam-scoring-reports
 */
export const multipleResponse: KindRules<FormOf<'multiple-response'>> = {
  validate: ({ choices }, response) => commonProblem(choices, response),
  score: ({ pick }, { right }, response) => {
    const found = right.filter((id) => response.includes(id)).length;
    if (response.length > pick) return creditOf(right.map(() => 'wrong'));
    const wrong = response.length - found;
    return creditOf(
      right.map((_, at) => (at < found ? 'right' : at < found + wrong ? 'wrong' : 'unanswered')),
    );
  },
  isComplete: ({ pick }, response) => response.length === pick,
};
