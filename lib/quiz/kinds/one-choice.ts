import { commonProblem, creditOf, type FormOf, type KindRules } from './kind';

/** One of the choices, in a list or in the figure: one point. */
export const oneChoice: KindRules<FormOf<'single-choice'> | FormOf<'hot-spot'>> = {
  validate: ({ choices }, response) =>
    commonProblem(choices, response) ?? (response.length > 1 ? 'too-many' : null),
  score: (_, { right, alsoRight = [] }, [choice]) =>
    creditOf([[right, ...alsoRight].some(([id]) => id === choice) ? 'right' : 'wrong']),
  isComplete: (_, response) => response.length === 1,
};
