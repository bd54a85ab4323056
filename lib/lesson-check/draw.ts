import 'server-only';
import { randomBytes } from 'node:crypto';
import { findFamily } from '@/content/questions';
import type { CheckPlace } from '@/lib/content/lesson';
import { shownKeyOf, toPublicQuestion } from '@/lib/quiz/attempt';
import { drawQuestion } from '@/lib/quiz/generate';
import { isFull, type ResponseProblem, responseProblem, scoreResponse } from '@/lib/quiz/kinds';
import type { Question, QuestionResponse } from '@/lib/quiz/question';
import { randomOf } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import type { Check, CheckFeedback } from './check';

/** Anybody may know it, since these questions count for nothing; it only has to be another one each time. */
export const newCheckSeed = () => randomBytes(8).toString('hex');

/** The question of a place: the same seed gives the same one, so that nothing of it has to be kept. */
export function drawCheck(place: CheckPlace, seed: string): Check {
  return { seed, question: toPublicQuestion(questionOf(place, seed).public) };
}

/** What a choice comes to. */
export function judge(
  place: CheckPlace,
  seed: string,
  response: QuestionResponse,
): Result<CheckFeedback, ResponseProblem> {
  const drawn = questionOf(place, seed);
  const { public: question, key } = drawn;
  const problem = responseProblem(question, response);
  if (problem) return err(problem);
  return ok({
    answer: { response, isRight: isFull(scoreResponse(question, key, response)) },
    key: shownKeyOf(drawn, response),
  });
}

/** How often a question on which the documentation can be read in two ways may come up before one is taken. */
const MOST_TRIES = 8;

function questionOf({ id, family: name, levels }: CheckPlace, seed: string): Question {
  const family = findFamily(name);
  if (!family) throw new Error(`The place ${id} names the family ${name}, which is not there.`);
  const random = randomOf(`check/${id}/${seed}`);
  const level = random.pick(levels);
  for (let tries = 0; ; tries += 1) {
    const question = drawQuestion(family, `${seed}/${tries}`, () => random.id(8), { level });
    if (!question.public.contested || tries === MOST_TRIES) return question;
  }
}
