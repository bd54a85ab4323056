import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pool } from '@/lib/db/client';
import { recordAnswer, submitAttempt } from './answering/store';
import type { StoredItem } from './attempt';
import { parseJson } from './attempt-json';
import { startAttempt } from './start/start';
import { createAttempt, findAttempt as findAttemptText } from './store';
import { madeUpQuestion, madeUpQuiz } from './testing/made-up-quiz';

const findAttempt = async (...asked: Parameters<typeof findAttemptText>) => {
  const text = await findAttemptText(...asked);
  return text && parseJson(text);
};

const NOW = new Date('2026-03-02T09:00:00.000Z');
const QUIZ = 'virtual-network-peering';

async function start(...request: Parameters<typeof startAttempt>) {
  const result = await startAttempt(...request);
  if (!result) throw new Error('the quiz is there');
  return result;
}

/** Draws a made-up quiz, and counts how often it is asked to. */
function drawing(quiz = madeUpQuiz()) {
  let draws = 0;
  const draw = async () => {
    draws += 1;
    return { ...quiz, seed: `seed-${draws}` };
  };
  return { draw, count: () => draws };
}
const count = async (table: 'User' | 'Attempt' | 'AttemptItem') =>
  Number((await pool.query(`SELECT count(*) FROM "${table}"`)).rows[0].count);
const answer = (attemptId: string, position: number, choice: string) => ({
  attemptId,
  answerId: randomUUID(),
  position,
  response: [choice],
  timeTakenMs: null,
});

describe('starting a quiz', () => {
  test('makes whoever is nobody a guest, with eight questions', async () => {
    const before = await count('User');
    const { attemptId, person } = await start(null, QUIZ, false, drawing().draw, NOW);
    expect(await count('User')).toBe(before + 1);
    const attempt = await findAttempt(person, attemptId);
    expect(attempt).toMatchObject({ id: attemptId, quiz: QUIZ, submittedAt: null, score: null });
    expect(attempt?.items).toHaveLength(8);
  });

  test('an answer that is being saved while another tab starts anew is not dropped with its attempt', async () => {
    const { attemptId, person } = await start(null, QUIZ, false, drawing().draw, NOW);
    const other = await pool.connect();
    await other.query('BEGIN');
    // as saving an answer does
    await other.query('SELECT FROM "Attempt" WHERE id = $1 FOR SHARE', [attemptId]);
    await other.query(
      `UPDATE "AttemptItem" SET response = '{a}', "answerId" = $2, "answeredAt" = $3, "isRight" = true
       WHERE "attemptId" = $1 AND position = 0`,
      [attemptId, randomUUID(), NOW],
    );
    const startedAnew = start(person, QUIZ, true, drawing().draw, NOW);
    const isWaiting = async () =>
      (await pool.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount !== 0;
    await expect.poll(isWaiting).toBe(true);
    await other.query('COMMIT');
    other.release();
    expect((await startedAnew).attemptId).not.toBe(attemptId);
    expect(await findAttempt(person, attemptId)).toMatchObject({ score: { correct: 1, total: 8 } });
  });

  test('again goes on with the open attempt, and draws nothing', async () => {
    const { draw, count: draws } = drawing();
    const first = await start(null, QUIZ, false, draw, NOW);
    expect(await start(first.person, QUIZ, false, draw, NOW)).toEqual(first);
    expect(draws()).toBe(1);
  });

  test('many times at once gives one person one open attempt', async () => {
    const { draw } = drawing();
    const first = await start(null, QUIZ, false, draw, NOW);
    await submitAttempt(first.person, first.attemptId, true, NOW);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => start(first.person, QUIZ, false, draw, NOW)),
    );
    expect(new Set(all.map(({ attemptId }) => attemptId)).size).toBe(1);
    expect(all[0]?.attemptId).not.toBe(first.attemptId);
  });

  test('anew on purpose closes what was begun with what it has, and drops what wasn’t', async () => {
    const { draw } = drawing();
    const untouched = await start(null, QUIZ, false, draw, NOW);
    const { person } = untouched;
    const begun = await start(person, QUIZ, true, draw, NOW);
    expect(await findAttempt(person, untouched.attemptId)).toBeNull();
    await recordAnswer(person, answer(begun.attemptId, 0, 'a'), NOW);
    const third = await start(person, QUIZ, true, draw, NOW);
    expect(third.attemptId).not.toBe(begun.attemptId);
    expect(await findAttempt(person, begun.attemptId)).toMatchObject({ score: { correct: 1, total: 8 } });
  });

  test('with the token of a session that was signed out makes a new guest', async () => {
    const { draw } = drawing();
    const first = await start(null, QUIZ, false, draw, NOW);
    const second = await start({ ...first.person, sessionVersion: 7 }, QUIZ, false, draw, NOW);
    expect(second.person.id).not.toBe(first.person.id);
  });

  test('that fails halfway leaves nothing behind', async () => {
    const before = [await count('User'), await count('Attempt'), await count('AttemptItem')];
    const quiz = madeUpQuiz();
    const items = JSON.parse(quiz.items) as StoredItem[];
    const broken = { ...quiz, items: JSON.stringify(items.map((item) => ({ ...item, position: 0 }))) };
    await expect(createAttempt(null, broken, NOW)).rejects.toThrow('duplicate key');
    expect([await count('User'), await count('Attempt'), await count('AttemptItem')]).toEqual(before);
  });
});

describe('an attempt', () => {
  test('gives away neither seed nor key before the answer, and one key by one answer', async () => {
    const quiz = madeUpQuiz([1, 2].map((number) => madeUpQuestion(number, { seed: `secret-${number}` })));
    const created = await createAttempt(null, quiz, NOW);
    if (!created) throw new Error('a guest gets an attempt');
    const { person, attemptId } = created;
    const secrets = [
      quiz.seed,
      'secret-',
      '"right"',
      'misconceptions',
      'headline',
      'non-transitivity',
      'made-up',
    ];
    const open = JSON.stringify(await findAttempt(person, attemptId));
    for (const secret of secrets) expect(open).not.toContain(secret);

    await recordAnswer(person, answer(attemptId, 0, 'b'), NOW);
    const [first, second] = (await findAttempt(person, attemptId))?.items ?? [];
    expect(first?.key?.right).toEqual(['a']);
    expect(JSON.stringify(first)).not.toContain('A private address never leaves'); // the remark to the third option
    expect(second).toMatchObject({ answer: null, key: null });
  });

  test('that is handed in shows every key, also of what was left unanswered', async () => {
    const { attemptId, person } = await start(null, QUIZ, false, drawing().draw, NOW);
    await submitAttempt(person, attemptId, true, NOW);
    const items = (await findAttempt(person, attemptId))?.items ?? [];
    expect(items.every((item) => item.answer === null && item.key?.right[0] === 'a')).toBe(true);
  });

  test('is not there for anyone else', async () => {
    const { attemptId, person } = await start(null, QUIZ, false, drawing().draw, NOW);
    const other = await start(null, QUIZ, false, drawing().draw, NOW);
    expect(await findAttempt(other.person, attemptId)).toBeNull();
    expect(await findAttempt({ ...person, sessionVersion: 2 }, attemptId)).toBeNull();
    expect(await findAttempt(person, randomUUID())).toBeNull();
  });

  test('stays as it was shown when the generator changes', async () => {
    const generator = { right: 'a', prompt: 'as it was' };
    const draw = async () => {
      const question = madeUpQuestion(1);
      const drawn = {
        ...question,
        public: { ...question.public, prompt: generator.prompt },
        key: { ...question.key, right: [generator.right] },
      };
      return madeUpQuiz([drawn]);
    };
    const old = await start(null, QUIZ, false, draw, NOW);
    await recordAnswer(old.person, answer(old.attemptId, 0, 'a'), NOW);
    await submitAttempt(old.person, old.attemptId, false, NOW);
    const shown = await findAttempt(old.person, old.attemptId);

    generator.right = 'b';
    generator.prompt = 'as it is now';
    const fresh = await start(old.person, QUIZ, false, draw, NOW);
    expect((await findAttempt(old.person, fresh.attemptId))?.items[0]?.question.prompt).toBe('as it is now');
    expect(await findAttempt(old.person, old.attemptId)).toEqual(shown);
    expect(shown).toMatchObject({
      score: { correct: 1, total: 1 },
      items: [{ question: { prompt: 'as it was' }, key: { right: ['a'] } }],
    });
  });
});
