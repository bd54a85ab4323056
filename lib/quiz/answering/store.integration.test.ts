import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { err, ok } from '@/lib/result';
import { parseJson } from '../attempt-json';
import { createAttempt, findAttempt as findAttemptText } from '../store';
import { madeUpQuestion, madeUpQuiz } from '../testing/made-up-quiz';
import { recordAnswer as recordAnswerText, submitAttempt } from './store';

const findAttempt = async (...asked: Parameters<typeof findAttemptText>) => {
  const text = await findAttemptText(...asked);
  return text && parseJson(text);
};

/** As the browser sees the reply: the JSON in it read. */
const recordAnswer = async (...given: Parameters<typeof recordAnswerText>) => {
  const reply = await recordAnswerText(...given);
  if (reply.ok) return ok(parseJson(reply.value));
  const { error } = reply;
  return err(error.kind === 'already-answered' ? { ...error, saved: parseJson(error.saved) } : error);
};

const NOW = new Date('2026-03-02T09:00:00.000Z');
const LATER = new Date('2026-03-02T09:05:00.000Z');

let person: Person;
let attemptId: string;
beforeEach(async () => {
  const created = await createAttempt(
    null,
    madeUpQuiz([1, 2, 3].map((number) => madeUpQuestion(number))),
    NOW,
  );
  if (!created) throw new Error('a guest gets an attempt');
  ({ person, attemptId } = created);
});

const answer = (position: number, choice: string, answerId: string = randomUUID()) => ({
  attemptId,
  answerId,
  position,
  response: [choice],
  timeTakenMs: 12_000,
});
const savedChoices = async () =>
  (await findAttempt(person, attemptId))?.items.map((item) => item.answer?.response[0] ?? null);

describe('an answer', () => {
  test('that either reading of a contested rule makes right is right, and shows no misconception', async () => {
    const made = madeUpQuestion(1);
    const contested = { ...made, key: { ...made.key, alsoRight: [['b']] } };
    const created = await createAttempt(
      person,
      madeUpQuiz([contested, contested, contested], 'contested'),
      NOW,
    );
    if (!created) throw new Error('there is an attempt');
    const give = async (position: number, choice: string) => {
      const saved = await recordAnswer(
        person,
        { ...answer(position, choice), attemptId: created.attemptId },
        NOW,
      );
      if (!saved.ok) throw new Error(saved.error.kind);
      return saved.value.answer.isRight;
    };
    expect([await give(0, 'a'), await give(1, 'b'), await give(2, 'c')]).toEqual([true, true, false]);
    const { rows } = await pool.query(
      'SELECT misconceptions FROM "AttemptItem" WHERE "attemptId" = $1 AND position = 1',
      [created.attemptId],
    );
    expect(rows).toEqual([{ misconceptions: [] }]);
  });

  test('is saved with its verdict, what it shows and the time it took', async () => {
    const saved = await recordAnswer(person, answer(1, 'b'), NOW);
    expect(saved).toMatchObject({
      ok: true,
      value: {
        position: 1,
        answer: { response: ['b'], isRight: false, points: 0, maxPoints: 1, answeredAt: NOW.toISOString() },
        key: { right: ['a'], chosen: { b: { misconceptions: [{ id: 'M1' }], partsAt: 1 } } },
      },
    });
    const { rows } = await pool.query(
      'SELECT misconceptions, "timeTakenMs" FROM "AttemptItem" WHERE "attemptId" = $1 AND position = 1',
      [attemptId],
    );
    expect(rows).toEqual([{ misconceptions: ['M1'], timeTakenMs: 12_000 }]);
    expect(await recordAnswer(person, answer(0, 'a'), NOW)).toMatchObject({
      value: { answer: { isRight: true } },
    });
  });

  test('that is repeated gives back what was saved, and changes nothing', async () => {
    const given = answer(0, 'b');
    const first = await recordAnswer(person, given, NOW);
    expect(await recordAnswer(person, given, LATER)).toEqual(first);
    expect(await recordAnswer(person, { ...given, response: ['a'] }, LATER)).toEqual(first);
  });

  test('still gives back what was saved after the attempt was handed in', async () => {
    const given = answer(0, 'b');
    const first = await recordAnswer(person, given, NOW);
    await submitAttempt(person, attemptId, true, LATER);
    expect(await recordAnswer(person, given, LATER)).toEqual(first);
  });

  test('to an answered question is refused with what is saved', async () => {
    const first = await recordAnswer(person, answer(0, 'b'), NOW);
    expect(await recordAnswer(person, answer(0, 'a'), LATER)).toEqual({
      ok: false,
      error: { kind: 'already-answered', saved: first.ok && first.value },
    });
    expect(await savedChoices()).toEqual(['b', null, null]);
  });

  test('that comes twenty times at once with two choices is saved once: one choice wins for all', async () => {
    for (const position of [0, 1, 2]) {
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          recordAnswer(person, answer(position, index % 2 ? 'a' : 'b'), NOW),
        ),
      );
      expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
      const [winner] = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
      for (const reply of replies)
        if (!reply.ok) expect(reply.error).toEqual({ kind: 'already-answered', saved: winner });
      expect((await savedChoices())?.[position]).toBe(winner?.answer.response[0]);
    }
  });

  test('that is sent many times at once with one id is saved once, and all get the same', async () => {
    const given = answer(2, 'c');
    const replies = await Promise.all(Array.from({ length: 12 }, () => recordAnswer(person, given, NOW)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ ok: true });
  });

  test('that has to be scored by itself is saved once too, however many come at once', async () => {
    const made = madeUpQuestion(1);
    const contested = { ...made, key: { ...made.key, alsoRight: [['b']] } };
    const created = await createAttempt(person, madeUpQuiz([contested, contested], 'contested'), NOW);
    if (!created) throw new Error('there is an attempt');
    const given = { ...answer(0, 'b'), attemptId: created.attemptId };
    const repeats = await Promise.all(Array.from({ length: 12 }, () => recordAnswer(person, given, NOW)));
    expect(repeats[0]).toMatchObject({ ok: true });
    expect(new Set(repeats.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const tabs = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        recordAnswer(person, { ...answer(1, index % 2 ? 'a' : 'c'), attemptId: created.attemptId }, NOW),
      ),
    );
    const saved = tabs.flatMap((reply) => (reply.ok ? [reply.value] : []));
    expect(saved).toHaveLength(1);
    for (const reply of tabs)
      if (!reply.ok) expect(reply.error).toEqual({ kind: 'already-answered', saved: saved[0] });
    // the id of another answer saves nothing and is told from that
    const reused = { ...answer(0, 'a', given.answerId), attemptId };
    expect(await recordAnswer(person, reused, NOW)).toMatchObject({ error: { kind: 'answer-id-used' } });
  });

  test.each([
    ['another person', async () => (await createAttempt(null, madeUpQuiz(), NOW))?.person],
    ['nobody', async () => ({ id: randomUUID(), sessionVersion: 1 })],
    ['a session that was signed out', async () => ({ ...person, sessionVersion: 0 })],
    [
      'a disabled account',
      async () => {
        await pool.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [person.id]);
        return person;
      },
    ],
  ])('of %s is not found and not saved', async (_who, make) => {
    const other = await make();
    if (!other) throw new Error('somebody was expected');
    expect(await recordAnswer(other, answer(0, 'a'), NOW)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
    const { rows } = await pool.query('SELECT response FROM "AttemptItem" WHERE "attemptId" = $1', [
      attemptId,
    ]);
    expect(rows.every(({ response }) => response === null)).toBe(true);
  });

  test('to a question or an attempt that isn’t there is not found', async () => {
    const missing = { ok: false, error: { kind: 'not-found' } };
    expect(await recordAnswer(person, answer(3, 'a'), NOW)).toEqual(missing);
    expect(await recordAnswer(person, { ...answer(0, 'a'), attemptId: randomUUID() }, NOW)).toEqual(missing);
  });

  test('that wasn’t offered is refused, and so is an id that another question has', async () => {
    expect(await recordAnswer(person, answer(0, 'd'), NOW)).toEqual({
      ok: false,
      error: { kind: 'choice-not-offered' },
    });
    const used = answer(0, 'a');
    await recordAnswer(person, used, NOW);
    expect(await recordAnswer(person, answer(1, 'a', used.answerId), NOW)).toEqual({
      ok: false,
      error: { kind: 'answer-id-used' },
    });
    expect(await savedChoices()).toEqual(['a', null, null]);
  });

  test('to a closed attempt is refused', async () => {
    await submitAttempt(person, attemptId, true, NOW);
    expect(await recordAnswer(person, answer(0, 'a'), LATER)).toEqual({
      ok: false,
      error: { kind: 'closed' },
    });
    expect(await savedChoices()).toEqual([null, null, null]);
  });
});

describe('handing in', () => {
  const answerAll = async () => {
    for (const [position, choice] of ['a', 'b', 'a'].entries())
      await recordAnswer(person, answer(position, choice), NOW);
  };

  test('counts what is right, and a repeat says the same', async () => {
    await answerAll();
    const score = { ok: true, value: { correct: 2, total: 3 } };
    expect(await submitAttempt(person, attemptId, false, NOW)).toEqual(score);
    expect(await submitAttempt(person, attemptId, false, LATER)).toEqual(score);
    const attempt = await findAttempt(person, attemptId);
    expect(attempt).toMatchObject({ submittedAt: NOW.toISOString(), score: { correct: 2, total: 3 } });
  });

  test('names what is unanswered, and finishes without it only when told to', async () => {
    await recordAnswer(person, answer(1, 'a'), NOW);
    expect(await submitAttempt(person, attemptId, false, NOW)).toEqual({
      ok: false,
      error: { kind: 'unanswered', positions: [0, 2] },
    });
    expect((await findAttempt(person, attemptId))?.submittedAt).toBeNull();
    const score = { ok: true, value: { correct: 1, total: 3 } };
    expect(await submitAttempt(person, attemptId, true, NOW)).toEqual(score);
    expect(await submitAttempt(person, attemptId, true, LATER)).toEqual(score);
  });

  test('is for the attempt’s owner only', async () => {
    const other = await createAttempt(null, madeUpQuiz(), NOW);
    expect(other && (await submitAttempt(other.person, attemptId, true, NOW))).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect((await findAttempt(person, attemptId))?.submittedAt).toBeNull();
  });

  test('while answers arrive: every acknowledged answer is counted, every later one refused', async () => {
    for (let round = 0; round < 12; round += 1) {
      const quiz = madeUpQuiz(Array.from({ length: 8 }, (_, index) => madeUpQuestion(index)));
      const created = await createAttempt(null, quiz, NOW);
      if (!created) throw new Error('a guest gets an attempt');
      ({ person, attemptId } = created);
      const answers = Array.from({ length: 8 }, (_, position) =>
        recordAnswer(person, answer(position, 'a'), NOW),
      );
      const submitted = await submitAttempt(person, attemptId, true, NOW);
      const acknowledged = (await Promise.all(answers)).filter((reply) => reply.ok).length;
      expect(submitted).toEqual({ ok: true, value: { correct: acknowledged, total: 8 } });
      expect((await savedChoices())?.filter(Boolean)).toHaveLength(acknowledged);
    }
  });
});
