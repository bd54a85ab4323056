import type { SavedAnswer, ShownKey } from '@/lib/quiz/attempt';
import type { PublicQuestion } from '@/lib/quiz/question';

/** A question of a lesson as its reader gets it. Nothing of it is kept: whoever has the seed can have it again. */
export type Check = { readonly seed: string; readonly question: PublicQuestion };

/** What choosing gets back. It counts for nothing. */
export type CheckFeedback = {
  readonly answer: Pick<SavedAnswer, 'response' | 'isRight'>;
  readonly key: ShownKey;
};
