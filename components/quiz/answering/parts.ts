import { chosenIn } from '@/lib/quiz/kinds';
import type { Part, QuestionResponse } from '@/lib/quiz/question';

/** The response with this choice in its part's place, in the order of the parts. Null takes the part's choice away. */
export function withChoice(
  parts: readonly Part[],
  response: QuestionResponse,
  part: Part,
  choice: string | null,
): QuestionResponse {
  return parts.flatMap((each) => {
    if (each.id !== part.id) return chosenIn(each, response);
    return choice === null ? [] : [choice];
  });
}
