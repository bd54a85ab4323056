import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { pool } from '@/lib/db/client';
import { recordReview } from '@/lib/flashcards/store';
import { recordAnswer, submitAttempt } from '@/lib/quiz/answering/store';
import { createAttempt } from '@/lib/quiz/store';
import { madeUpQuestion, madeUpQuiz } from '@/lib/quiz/testing/made-up-quiz';
import { findReaderSummary, listAttempts, listConceptResults } from './store';

const NOW = new Date('2026-03-02T09:00:00.000Z');

async function begin(quiz = madeUpQuiz()) {
  const created = await createAttempt(null, quiz, NOW);
  if (!created) throw new Error('a guest gets an attempt');
  const answer = (position: number, choice: string) =>
    recordAnswer(
      created.person,
      {
        attemptId: created.attemptId,
        answerId: randomUUID(),
        position,
        response: [choice],
        timeTakenMs: null,
      },
      NOW,
    );
  return { ...created, answer };
}

test('attempts are listed with what was answered, and their score once handed in', async () => {
  const { person, attemptId, answer } = await begin();
  await answer(0, 'a');
  await answer(1, 'b');
  expect(await listAttempts(person)).toMatchObject([{ id: attemptId, answered: 2, correct: null, total: 8 }]);
  await submitAttempt(person, attemptId, true, NOW);
  expect(await listAttempts(person)).toMatchObject([{ submittedAt: NOW, correct: 1, total: 8 }]);
});

test('concepts count the answered questions that have them, the weakest first', async () => {
  const { person, answer } = await begin(
    madeUpQuiz([
      madeUpQuestion(1, { concepts: ['peering-purpose'] }),
      madeUpQuestion(2, { concepts: ['peering-purpose', 'nsg-rules'] }),
      madeUpQuestion(3, { concepts: ['nsg-rules'] }),
      madeUpQuestion(4, { concepts: ['hub-and-spoke'] }),
    ]),
  );
  await answer(0, 'a');
  await answer(1, 'a');
  await answer(2, 'b');
  expect(await listConceptResults(person)).toEqual([
    { concept: 'nsg-rules', right: 1, answered: 2 },
    { concept: 'peering-purpose', right: 2, answered: 2 },
  ]);
});

test('the summary has the open attempt and the cards that are due', async () => {
  const { person, attemptId, answer } = await begin();
  await answer(0, 'a');
  await recordReview(person, { reviewId: randomUUID(), cardId: 'no-overlap', grade: 'again' }, NOW);
  const inTwoMinutes = new Date(NOW.getTime() + 120_000);
  expect(await findReaderSummary(person, NOW)).toMatchObject({ isGuest: true, cardsDue: 0 });
  expect(await findReaderSummary(person, inTwoMinutes)).toEqual({
    isGuest: true,
    name: null,
    role: 'student',
    cardsDue: 1,
    openAttempt: { id: attemptId, next: 2, total: 8 },
    openPractice: null,
  });
  await submitAttempt(person, attemptId, true, NOW);
  expect(await findReaderSummary(person, NOW)).toMatchObject({ openAttempt: null });
});

test('nothing of it is there for a session that was signed out or a disabled account', async () => {
  const { person } = await begin();
  const stale = { ...person, sessionVersion: 2 };
  expect([
    await listAttempts(stale),
    await listConceptResults(stale),
    await findReaderSummary(stale, NOW),
  ]).toEqual([[], [], null]);
  await pool.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [person.id]);
  expect([await listAttempts(person), await findReaderSummary(person, NOW)]).toEqual([[], null]);
});
