import type { Kind, QuestionForm, QuestionKey, QuestionResponse } from '../question';
import type { Credit, KindRules, ResponseProblem } from './kind';
import { multipleResponse } from './multiple-response';
import { oneChoice } from './one-choice';
import { order } from './order';
import { parts } from './parts';

const RULES = {
  'single-choice': oneChoice,
  'hot-spot': oneChoice,
  'multiple-response': multipleResponse,
  order,
  'yes-no-series': parts,
  'problem-solution': parts,
  'fill-in': parts,
  command: parts,
} satisfies { [K in Kind]: KindRules<Extract<QuestionForm, { kind: K }>> };

/** Each kind's rules take its own form; which one it is was decided by the kind. */
const rulesOf = (kind: Kind) => RULES[kind] as unknown as KindRules;

/** Why a response can't be saved as the answer to a question, or null. */
export const responseProblem = (question: QuestionForm, response: QuestionResponse): ResponseProblem | null =>
  rulesOf(question.kind).validate(question, response);

/**
 * What a response is worth.
 * @param response one in which {@link responseProblem} finds nothing
 */
export const scoreResponse = (
  question: QuestionForm,
  key: Pick<QuestionKey, 'right' | 'alsoRight'>,
  response: QuestionResponse,
): Credit => rulesOf(question.kind).score(question, key, response);

export const isComplete = (question: QuestionForm, response: QuestionResponse): boolean =>
  rulesOf(question.kind).isComplete(question, response);

export const isFull = ({ points, of }: Credit): boolean => points === of;

export type { Credit, ResponseProblem, Verdict } from './kind';
export { chosenIn } from './parts';
