import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { pool } from '@/lib/db/client';
import { GRADES } from './memory';
import { findDeck, recordReview, undoReview } from './store';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const LATER = new Date('2026-03-06T09:00:00.000Z');
const CARD = 'not-transitive';

const grade = (given: (typeof GRADES)[number], reviewId: string = randomUUID(), cardId = CARD) => ({
  reviewId,
  cardId,
  grade: given,
});
async function newGuest(first = grade('good')) {
  const recorded = await recordReview(null, first, NOW);
  if (!recorded.ok) throw new Error(recorded.error);
  return recorded.value;
}
const memories = async (userId: string) =>
  (await pool.query('SELECT * FROM "CardState" WHERE "userId" = $1 ORDER BY "cardId"', [userId])).rows;
const log = async (userId: string) =>
  (await pool.query('SELECT * FROM "Review" WHERE "userId" = $1 ORDER BY "reviewedAt"', [userId])).rows;

test('a stranger sees every card as new, and becomes a guest only by grading one', async () => {
  const before = (await pool.query('SELECT count(*) FROM "User"')).rows[0].count;
  const deck = await findDeck(null, NOW);
  expect(deck).toHaveLength(5);
  expect(deck.every(({ due }) => due === null)).toBe(true);
  expect((await pool.query('SELECT count(*) FROM "User"')).rows[0].count).toBe(before);
  const { person } = await newGuest();
  expect(await memories(person.id)).toMatchObject([{ cardId: CARD, reps: 1 }]);
});

test('the card comes back when the grade said it would', async () => {
  const shown = (await findDeck(null, NOW)).find(({ id }) => id === CARD)?.dueAfter;
  for (const given of GRADES) {
    const { card, person } = await newGuest(grade(given));
    expect(card.due).toBe(shown?.[given]);
    expect((await findDeck(person, NOW)).find(({ id }) => id === CARD)).toEqual(card);
  }
});

test('a repeated review changes nothing and says the same', async () => {
  const first = grade('good');
  const { card, person } = await newGuest(first);
  expect(await recordReview(person, first, NOW)).toEqual({ ok: true, value: { card, person } });
  const replies = await Promise.all(Array.from({ length: 6 }, () => recordReview(person, first, NOW)));
  expect(replies.every((reply) => reply.ok)).toBe(true);
  expect(await log(person.id)).toHaveLength(1);
});

test('reviews of one card that come at once are all kept, one after the other', async () => {
  const { person } = await newGuest();
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => recordReview(person, grade('good'), LATER)),
  );
  expect(replies.every((reply) => reply.ok)).toBe(true);
  expect(await log(person.id)).toHaveLength(6);
  expect(await memories(person.id)).toMatchObject([{ reps: 6 }]);
});

test('an undo brings back exactly what was before, down to a card never seen', async () => {
  const first = grade('good');
  const { person } = await newGuest(first);
  const afterFirst = await memories(person.id);
  const second = grade('again');
  await recordReview(person, second, LATER);
  expect(await memories(person.id)).not.toEqual(afterFirst);
  expect(await undoReview(person, second.reviewId, LATER)).toMatchObject({ ok: true });
  expect(await memories(person.id)).toEqual(afterFirst);
  expect(await undoReview(person, first.reviewId, LATER)).toMatchObject({ ok: true, value: { due: null } });
  expect(await memories(person.id)).toEqual([]);
  expect(await log(person.id)).toEqual([]);
});

test('only the latest review of a card, and only one’s own, can be undone', async () => {
  const first = grade('good');
  const { person } = await newGuest(first);
  await recordReview(person, grade('good'), LATER);
  expect(await undoReview(person, first.reviewId, LATER)).toEqual({ ok: false, error: 'not-the-latest' });
  const other = await newGuest();
  expect(await undoReview(other.person, first.reviewId, LATER)).toEqual({ ok: false, error: 'not-found' });
  expect(await log(person.id)).toHaveLength(2);
});

test('an id that someone else used, or an unknown card, is refused and makes no guest', async () => {
  const first = grade('good');
  await newGuest(first);
  const before = (await pool.query('SELECT count(*) FROM "User"')).rows[0].count;
  expect(await recordReview(null, first, NOW)).toEqual({ ok: false, error: 'review-id-used' });
  expect(await recordReview(null, grade('good', randomUUID(), 'no-such-card'), NOW)).toEqual({
    ok: false,
    error: 'unknown-card',
  });
  expect((await pool.query('SELECT count(*) FROM "User"')).rows[0].count).toBe(before);
});

test('a session that was signed out grades for nobody it was', async () => {
  const { person } = await newGuest();
  const stale = { ...person, sessionVersion: 9 };
  expect((await findDeck(stale, NOW)).every(({ due }) => due === null)).toBe(true);
  const recorded = await recordReview(stale, grade('good'), NOW);
  expect(recorded.ok && recorded.value.person.id).not.toBe(person.id);
  expect(await undoReview(stale, randomUUID(), NOW)).toEqual({ ok: false, error: 'not-found' });
});

test('a review that came along from a guest, whose card’s state was left behind, can’t be undone', async () => {
  const { person: guest } = await newGuest();
  const { person: account } = await newGuest();
  const second = grade('good');
  await recordReview(account, second, NOW);
  const kept = await memories(account.id);
  const late = grade('again');
  await recordReview(guest, late, LATER);
  // as signing in does: where both have a state for a card, the account's stays
  await pool.query('UPDATE "Review" SET "userId" = $1 WHERE "userId" = $2', [account.id, guest.id]);
  expect(await undoReview(account, late.reviewId, LATER)).toEqual({ ok: false, error: 'not-the-latest' });
  expect(await memories(account.id)).toEqual(kept);
});

test('a stranger’s first review, sent several times at once, makes one guest, and the other replies say why', async () => {
  const users = async () => Number((await pool.query('SELECT count(*) FROM "User"')).rows[0].count);
  // more than once: the first time, connections are opened one after another
  for (let times = 0; times < 4; times += 1) {
    const before = await users();
    const first = grade('good');
    const replies = await Promise.all(Array.from({ length: 8 }, () => recordReview(null, first, NOW)));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.filter((reply) => !reply.ok && reply.error === 'review-id-used')).toHaveLength(7);
    expect(await users()).toBe(before + 1);
  }
});
