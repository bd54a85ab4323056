import { randomUUID } from 'node:crypto';
import type { AttemptView } from '@/lib/quiz/attempt';
import { firstChoices } from '@/lib/quiz/testing/first-choices';
import { expectStatus, Visitor } from './http-client';

const LESSON = 'virtual-network-peering';

/** A guest who starts the quiz, with its questions at hand. */
export async function startQuiz(origin: string): Promise<{ visitor: Visitor; attempt: AttemptView }> {
  const visitor = new Visitor(origin);
  const started = expectStatus(await visitor.send('POST', '/api/attempts', `quiz=${LESSON}`), 303, 'start');
  const attemptId = started.location?.split('/').at(-1) ?? '';
  const attempt = JSON.parse(
    expectStatus(await visitor.get(`/api/attempts/${attemptId}`), 200, 'attempt').body,
  ) as AttemptView;
  return { visitor, attempt };
}

export async function saveAnswer(visitor: Visitor, attempt: AttemptView, position: number): Promise<void> {
  const question = attempt.items[position]?.question;
  if (!question) throw new Error(`there is no question ${position}`);
  const response = firstChoices(question);
  const answer = { answerId: randomUUID(), position, response, timeTakenMs: 20_000 };
  expectStatus(await visitor.send('PUT', `/api/attempts/${attempt.id}/answers`, answer), 200, 'answer');
}

/**
 * What a guest's browser asks the server for, from the lesson to the review: three pages, the JSON that these fetch,
 * eight answers one after another, and handing in. Files that a browser keeps (scripts, styles, fonts) are not asked for.
 */
export async function guestJourney(origin: string): Promise<void> {
  const visitor = new Visitor(origin);
  try {
    expectStatus(await visitor.get(`/quiz`), 200, 'lesson');
    const started = expectStatus(await visitor.send('POST', '/api/attempts', `quiz=${LESSON}`), 303, 'start');
    const page = started.location ?? '';
    expectStatus(await visitor.get(page), 200, 'quiz page');
    const url = `/api${page.replace('/quiz/', '/attempts/')}`;
    const attempt = JSON.parse(expectStatus(await visitor.get(url), 200, 'attempt').body) as AttemptView;
    for (const { position } of attempt.items) await saveAnswer(visitor, attempt, position);
    const submitted = await visitor.send('POST', `${url}/submit`, {});
    expectStatus(submitted, 200, 'submit');
    expectStatus(await visitor.get(`${page}/review`), 200, 'review page');
    const review = JSON.parse(expectStatus(await visitor.get(url), 200, 'review').body) as AttemptView;
    if (review.items.some((item) => !item.answer || !item.key) || !review.score)
      throw new Error('the review lacks an answer, a key or the score');
  } finally {
    visitor.leave();
  }
}
