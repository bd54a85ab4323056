import type { QuestionForm, QuestionResponse } from '@/lib/quiz/question';
import { toggled } from './toggle';

/** What pressing the number of a choice does: null where numbers do nothing. */
export function withNumber(
  question: QuestionForm,
  response: QuestionResponse,
  id: string,
): QuestionResponse | null {
  switch (question.kind) {
    case 'single-choice':
    case 'hot-spot':
      return [id];
    case 'multiple-response':
      return toggled(response, id);
    default:
      return null;
  }
}
