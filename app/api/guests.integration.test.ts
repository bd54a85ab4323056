import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { GET as repair } from '@/app/api/attempts/[attemptId]/repairs/[position]/route';
import { POST as startQuiz } from '@/app/api/attempts/route';
import { POST as answerCheck, GET as check } from '@/app/api/checks/[lesson]/[place]/route';
import { POST as startPractice } from '@/app/api/practice/route';
import { PUT as review } from '@/app/api/reviews/[reviewId]/route';
import { formatToken } from '@/lib/auth/token';
import { findLesson } from '@/lib/content/lessons';
import { pool } from '@/lib/db/client';
import { CARDS } from '@/lib/flashcards/cards';
import { submitAttempt } from '@/lib/quiz/answering/store';

vi.hoisted(() => {
  process.env.SPOKEWISE_GUESTS_PER_ADDRESS = '3';
});
vi.mock('next/headers', () => ({ cookies: async () => ({ set: () => {} }) }));

const LESSON = 'virtual-network-peering';

const ask = (path: string, address: string, init: RequestInit, cookie?: string) =>
  new Request(`http://localhost${path}`, {
    ...init,
    headers: { 'x-forwarded-for': address, ...init.headers, ...(cookie && { cookie }) },
  });
const quiz = (address: string, cookie?: string) =>
  startQuiz(
    ask('/api/attempts', address, { method: 'POST', body: new URLSearchParams({ quiz: LESSON }) }, cookie),
  );
const practice = (address: string) =>
  startPractice(ask('/api/practice', address, { method: 'POST', body: new URLSearchParams() }));
const card = (address: string) =>
  review(
    ask('/api/reviews', address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cardId: CARDS[0]?.id, grade: 'good' }),
    }),
    { params: Promise.resolve({ reviewId: randomUUID() }) },
  );
const guests = async () => Number((await pool.query('SELECT count(*) FROM "User"')).rows[0].count);
const cookieOf = async (person: { id: string; sessionVersion: number }) =>
  `next-auth.session-token=${await formatToken(person)}`;

test('guests from one address are counted over all that makes one, and refused from there only', async () => {
  const here = '203.0.113.1';
  expect((await quiz(here)).status).toBe(303);
  expect((await practice(here)).status).toBe(303);
  expect((await card(here)).status).toBe(200);
  const before = await guests();
  for (const refused of [await quiz(here), await practice(here), await card(here)]) {
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      error: 'too-many-guests',
      message: expect.stringMatching(/network.*again in (15|14) minutes, or sign in/),
    });
  }
  expect(await guests()).toBe(before);
  expect((await quiz('203.0.113.2')).status).toBe(303);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'guests from %s, this very machine, are not counted',
  async (here) => {
    for (let times = 0; times < 5; times += 1) expect((await quiz(here)).status).toBe(303);
  },
);

test('whoever is there already is not counted as a guest; a cookie that is nobody’s any more is', async () => {
  const here = '203.0.113.3';
  for (let times = 0; times < 4; times += 1) await quiz(here);
  const { rows } = await pool.query('INSERT INTO "User" DEFAULT VALUES RETURNING id, "sessionVersion"');
  expect((await quiz(here, await cookieOf(rows[0]))).status).toBe(303);
  expect((await quiz(here, await cookieOf({ ...rows[0], sessionVersion: 7 }))).status).toBe(429);
});

test('one person is given only so many new questions, and goes on with what is there', async () => {
  const { rows } = await pool.query('INSERT INTO "User" DEFAULT VALUES RETURNING id, "sessionVersion"');
  const cookie = await cookieOf(rows[0]);
  const other = await cookieOf(
    (await pool.query('INSERT INTO "User" DEFAULT VALUES RETURNING id, "sessionVersion"')).rows[0],
  );
  expect((await quiz('203.0.113.4', cookie)).status).toBe(303);
  const drawn = await pool.query(
    `UPDATE "Throttle" SET count = 600 WHERE key LIKE 'draw:person:%' AND count > 0`,
  );
  expect(drawn.rowCount).toBeGreaterThan(0);
  expect((await quiz('203.0.113.4', cookie)).status).toBe(303);
  const again = new URLSearchParams({ quiz: LESSON, again: 'yes' });
  const refused = await startQuiz(
    ask('/api/attempts', '203.0.113.4', { method: 'POST', body: again }, cookie),
  );
  expect([refused.status, (await refused.json()).error]).toEqual([429, 'too-many-questions']);
  expect((await quiz('203.0.113.4', other)).status).toBe(303);
});

test('repairs, for which a question is drawn again, count with what one person has drawn', async () => {
  const { rows } = await pool.query('INSERT INTO "User" DEFAULT VALUES RETURNING id, "sessionVersion"');
  const cookie = await cookieOf(rows[0]);
  const attemptId = (await quiz('203.0.113.5', cookie)).headers.get('location')?.split('/').at(-1) ?? '';
  const askFor = (position: string) =>
    repair(ask(`/api/attempts/${attemptId}/repairs/${position}`, '203.0.113.5', {}, cookie), {
      params: Promise.resolve({ attemptId, position }),
    });
  expect((await askFor('0')).status).toBe(404);
  await submitAttempt(rows[0], attemptId, true, new Date());
  expect((await askFor('0')).status).toBe(200);
  await pool.query(`UPDATE "Throttle" SET count = 600 WHERE key LIKE 'draw:person:%'`);
  expect((await askFor('0')).status).toBe(429);
});

test('questions of a lesson, which anybody may have, are counted by address', async () => {
  const place = { lesson: LESSON, place: findLesson(LESSON)?.checks[0]?.id ?? '' };
  const params = Promise.resolve(place);
  const path = `/api/checks/${place.lesson}/${place.place}`;
  const wrong = { method: 'POST', body: JSON.stringify({ seed: '0123456789abcdef', response: ['none'] }) };
  expect((await check(ask(path, '203.0.113.6', {}), { params })).status).toBe(200);
  expect((await answerCheck(ask(path, '203.0.113.6', wrong), { params })).status).toBe(400);
  const { rows } = await pool.query(
    `UPDATE "Throttle" SET count = 120 WHERE key LIKE 'check:%' RETURNING key`,
  );
  expect(rows).toHaveLength(1);
  for (const refused of [
    await check(ask(path, '203.0.113.6', {}), { params }),
    await answerCheck(ask(path, '203.0.113.6', wrong), { params }),
  ])
    expect([refused.status, (await refused.json()).error]).toEqual([429, 'too-many-checks']);
  expect((await check(ask(path, '203.0.113.7', {}), { params })).status).toBe(200);
});
