import type { QuestionResponse } from '@/lib/quiz/question';

export const toggled = (response: QuestionResponse, id: string): QuestionResponse =>
  response.includes(id) ? response.filter((other) => other !== id) : [...response, id];
