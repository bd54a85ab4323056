import { type SavedAnswer, type ShownKey, shownKeyOf } from '@/lib/quiz/attempt';
import { isFull, scoreResponse } from '@/lib/quiz/kinds';
import type { Question, QuestionResponse } from '@/lib/quiz/question';

/** What somebody who gives this response would get back, as a student gets it: of the options only theirs is explained. */
export function answerTo(
  drawn: Pick<Question, 'public' | 'key' | 'concepts'>,
  response: QuestionResponse,
  now: Date,
): { readonly answer: SavedAnswer; readonly shown: ShownKey } {
  const { public: question, key } = drawn;
  const credit = scoreResponse(question, key, response);
  return {
    answer: {
      answerId: 'not saved',
      response,
      isRight: isFull(credit),
      points: credit.points,
      maxPoints: credit.of,
      answeredAt: now.toISOString(),
    },
    shown: shownKeyOf(drawn, response),
  };
}
