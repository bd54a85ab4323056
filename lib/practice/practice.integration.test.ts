import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { findReaderSummary, listAttempts, listConceptResults } from '@/lib/progress/store';
import { recordAnswer, submitAttempt } from '@/lib/quiz/answering/store';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import { parseJson } from '@/lib/quiz/attempt-json';
import { startAttempt } from '@/lib/quiz/start/start';
import { findAttempt } from '@/lib/quiz/store';
import { firstChoices } from '@/lib/quiz/testing/first-choices';
import { madeUpQuiz } from '@/lib/quiz/testing/made-up-quiz';
import { nextQuestionOf } from './next';
import { PRACTICE_OF, startPractice } from './start';
import { endPractice } from './store';

const NOW = new Date('2026-03-02T09:00:00.000Z');

const view = async (person: Person, attemptId: string) => {
  const text = await findAttempt(person, attemptId);
  if (!text) throw new Error('the practice is there');
  return parseJson(text);
};

const begin = () => startPractice(null, false, undefined, NOW);

/** Answers the question at a position with the first choice. */
async function answer(person: Person, attemptId: string, position: number) {
  const item = (await view(person, attemptId)).items[position];
  if (!item) throw new Error(`there is no question ${position}`);
  const saved = await recordAnswer(
    person,
    {
      attemptId,
      answerId: randomUUID(),
      position,
      response: firstChoices(item.question),
      timeTakenMs: null,
    },
    NOW,
  );
  expect(saved.ok).toBe(true);
}

const next = (person: Person, attemptId: string, position: number, more = {}) =>
  nextQuestionOf(person, { attemptId, position, skip: false, ...more }, NOW);

async function nextItem(person: Person, attemptId: string, position: number, more = {}) {
  const found = await next(person, attemptId, position, more);
  if (!found.ok) throw new Error(found.error);
  return parseJson<AttemptItemView>(found.value);
}

const drawnFor = async (attemptId: string) =>
  (
    await pool.query<{ family: string; structure: string; seed: string; concepts: string[] }>(
      'SELECT family, structure, seed, concepts FROM "AttemptItem" WHERE "attemptId" = $1 ORDER BY position',
      [attemptId],
    )
  ).rows;

describe('starting to practise', () => {
  test('makes whoever is nobody a guest, with one question and no key of it', async () => {
    const { attemptId, person } = await begin();
    const attempt = await view(person, attemptId);
    expect(attempt).toMatchObject({ practice: true, submittedAt: null, score: null });
    expect(attempt.items).toMatchObject([{ position: 0, answer: null, key: null }]);
    expect(JSON.stringify(attempt)).not.toMatch(/"(right|byChoice|misconceptions|headline|seed)"/);
  });

  test('goes on with what is open, however often and from however many tabs it is asked for', async () => {
    const { attemptId, person } = await begin();
    const all = await Promise.all(
      Array.from({ length: 4 }, () => startPractice(person, false, undefined, NOW)),
    );
    expect(new Set(all.map((each) => each.attemptId))).toEqual(new Set([attemptId]));
  });

  test('many times at once after an end gives one open practice', async () => {
    const { attemptId, person } = await begin();
    await endPractice(person, attemptId, NOW);
    const all = await Promise.all(
      Array.from({ length: 6 }, () => startPractice(person, false, undefined, NOW)),
    );
    expect(new Set(all.map((each) => each.attemptId)).size).toBe(1);
  });

  test('stands beside an open quiz of the same lesson, and neither is taken for the other', async () => {
    const { attemptId, person } = await begin();
    const quiz = await startAttempt(person, PRACTICE_OF, false, async () => madeUpQuiz(), NOW);
    expect(quiz?.attemptId).not.toBe(attemptId);
    expect(await startPractice(person, false, undefined, NOW)).toMatchObject({ attemptId });
    expect(await findReaderSummary(person, NOW)).toMatchObject({
      openAttempt: { id: quiz?.attemptId },
      openPractice: { id: attemptId, answered: 0 },
    });
  });

  test('of one concept draws a question on it', async () => {
    const { attemptId } = await startPractice(null, false, 'dns-over-peering', NOW);
    expect((await drawnFor(attemptId))[0]?.concepts).toContain('dns-over-peering');
  });
});

describe('the next question', () => {
  test('comes once the last one is answered, and not before', async () => {
    const { attemptId, person } = await begin();
    expect(await next(person, attemptId, 1)).toEqual({ ok: false, error: 'unanswered' });
    await answer(person, attemptId, 0);
    expect(await nextItem(person, attemptId, 1)).toMatchObject({ position: 1, answer: null, key: null });
    expect(await next(person, attemptId, 3)).toEqual({ ok: false, error: 'too-far' });
  });

  test('comes at once when the last one is skipped, which can still be answered', async () => {
    const { attemptId, person } = await begin();
    await nextItem(person, attemptId, 1, { skip: true });
    await answer(person, attemptId, 0);
    expect((await view(person, attemptId)).items.map((item) => item.answer !== null)).toEqual([true, false]);
  });

  test('is one for a double click and for two tabs', async () => {
    const { attemptId, person } = await begin();
    await answer(person, attemptId, 0);
    const all = await Promise.all(Array.from({ length: 6 }, () => nextItem(person, attemptId, 1)));
    expect(new Set(all.map((item) => JSON.stringify(item))).size).toBe(1);
    expect(await nextItem(person, attemptId, 1)).toEqual(all[0]);
    expect((await view(person, attemptId)).items).toHaveLength(2);
    const { rows } = await pool.query('SELECT total FROM "Attempt" WHERE id = $1', [attemptId]);
    expect(rows).toEqual([{ total: 2 }]);
  });

  test('is never of the structure that was asked last', async () => {
    const { attemptId, person } = await begin();
    for (let position = 1; position <= 10; position += 1)
      await nextItem(person, attemptId, position, { skip: true });
    const drawn = (await drawnFor(attemptId)).map(({ family, structure }) => `${family}/${structure}`);
    for (const [index, each] of drawn.entries()) expect(each).not.toBe(drawn[index - 1]);
  });

  test('can be another variant of one that was asked: its structure, drawn anew', async () => {
    const { attemptId, person } = await begin();
    await answer(person, attemptId, 0);
    await nextItem(person, attemptId, 1, { like: 0 });
    const [first, second] = await drawnFor(attemptId);
    expect(second).toMatchObject({ family: first?.family, structure: first?.structure });
    expect(second?.seed).not.toBe(first?.seed);
  });

  test('is not there for anyone else, nor for a session that was signed out, nor in a quiz', async () => {
    const { attemptId, person } = await begin();
    const other = await begin();
    const notFound = { ok: false, error: 'not-found' };
    expect(await next(other.person, attemptId, 1, { skip: true })).toEqual(notFound);
    expect(await next({ ...person, sessionVersion: 2 }, attemptId, 1, { skip: true })).toEqual(notFound);
    const quiz = await startAttempt(person, PRACTICE_OF, false, async () => madeUpQuiz(), NOW);
    expect(await next(person, quiz?.attemptId ?? '', 1, { skip: true })).toEqual(notFound);
    expect((await view(person, attemptId)).items).toHaveLength(1);
  });

  test('does not come any more once practice has ended, and what was shown stays', async () => {
    const { attemptId, person } = await begin();
    await answer(person, attemptId, 0);
    await nextItem(person, attemptId, 1);
    await endPractice(person, attemptId, NOW);
    expect(await next(person, attemptId, 2, { skip: true })).toEqual({ ok: false, error: 'closed' });
    expect(await nextItem(person, attemptId, 1)).toMatchObject({ position: 1 });
  });
});

describe('ending', () => {
  test('says how many were answered, again and again, and gives no score', async () => {
    const { attemptId, person } = await begin();
    await answer(person, attemptId, 0);
    await nextItem(person, attemptId, 1);
    expect(await endPractice(person, attemptId, NOW)).toEqual({ ok: true, value: { answered: 1 } });
    expect(await endPractice(person, attemptId, new Date())).toEqual({ ok: true, value: { answered: 1 } });
    const attempt = await view(person, attemptId);
    expect(attempt).toMatchObject({ submittedAt: NOW.toISOString(), score: null });
    expect(attempt.items[1]).toMatchObject({ answer: null, key: { headline: expect.any(String) } });
  });

  test('drops a practice in which nothing was answered', async () => {
    const { attemptId, person } = await begin();
    expect(await endPractice(person, attemptId, NOW)).toEqual({ ok: true, value: { answered: 0 } });
    expect(await findAttempt(person, attemptId)).toBeNull();
  });

  test('is the owner’s, and handing in as a quiz is not a way to do it', async () => {
    const { attemptId, person } = await begin();
    const other = await begin();
    await answer(person, attemptId, 0);
    expect(await endPractice(other.person, attemptId, NOW)).toEqual({ ok: false, error: 'not-found' });
    expect(await submitAttempt(person, attemptId, true, NOW)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect((await view(person, attemptId)).submittedAt).toBeNull();
  });

  test('leaves what was answered to progress: by concept, and in the history without a score', async () => {
    const { attemptId, person } = await startPractice(null, false, 'dns-over-peering', NOW);
    await answer(person, attemptId, 0);
    await endPractice(person, attemptId, NOW);
    expect(await listAttempts(person)).toMatchObject([{ practice: true, answered: 1, correct: null }]);
    expect(await listConceptResults(person)).toContainEqual(
      expect.objectContaining({ concept: 'dns-over-peering', answered: 1 }),
    );
  });
});
