import type { QuestionResponse } from '../question';
import { type Credit, commonProblem, creditOf, type FormOf, type KindRules } from './kind';

/** Steps in order: a point for each that stands in its place. Of several orders that do, the one that gives most counts. */
export const order: KindRules<FormOf<'order'>> = {
  validate: ({ choices, pick }, response) =>
    commonProblem(choices, response) ?? (response.length > pick ? 'too-many' : null),
  score: (_, { right, alsoRight = [] }, response) =>
    [right, ...alsoRight]
      .map((accepted) => compare(accepted, response))
      .reduce((best, next) => (next.points > best.points ? next : best)),
  isComplete: ({ pick }, response) => response.length === pick,
};

const compare = (accepted: QuestionResponse, response: QuestionResponse): Credit =>
  creditOf(
    accepted.map((id, place) =>
      place >= response.length ? 'unanswered' : response[place] === id ? 'right' : 'wrong',
    ),
  );
