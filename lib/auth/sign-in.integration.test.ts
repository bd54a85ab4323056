import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { signIn, signUp } from './sign-in';
import { createGuest, endOtherSessions, findReader } from './store';

const HERE = '192.0.2.7';
const account = (email: string) => ({
  email,
  password: 'correct horse battery',
  name: 'Sam',
});

async function attemptOf(userId: string) {
  const attempt = await db.attempt.create({
    data: {
      userId,
      quiz: 'virtual-network-peering',
      seed: 's',
      contentVersion: '1',
      engineVersion: '1',
      total: 8,
    },
  });
  return attempt.id;
}

test('a guest who signs up keeps the row, and so everything in it', async () => {
  const guest = await createGuest();
  const attempt = await attemptOf(guest.id);
  const person = await signUp(account('guest@example.org'), guest, HERE);
  expect(person).toMatchObject({ ok: true, value: { id: guest.id } });
  expect((await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).userId).toBe(guest.id);
  const reader = person.ok && (await findReader(person.value));
  expect(reader).toMatchObject({ email: 'guest@example.org', name: 'Sam', isGuest: false });
});

test('the cookie the guest had before does not open the account', async () => {
  const guest = await createGuest();
  await signUp(account('fixation@example.org'), guest, HERE);
  expect(await findReader(guest)).toBeNull();
});

test('a taken email is refused, and the account that has it stays as it was', async () => {
  const first = await signUp(account('taken@example.org'), null, HERE);
  const guest = await createGuest();
  const second = await signUp({ ...account('taken@example.org'), password: 'another password' }, guest, HERE);
  expect(second).toEqual({ ok: false, error: { kind: 'email-taken' } });
  expect(await findReader(guest)).toMatchObject({ isGuest: true });
  expect(await signIn({ email: 'taken@example.org', password: 'correct horse battery' }, null, HERE)).toEqual(
    first,
  );
});

test('sent twice, as by a double click, sign-up succeeds twice and makes one account', async () => {
  const guest = await createGuest();
  const [one, two] = await Promise.all([
    signUp(account('double@example.org'), guest, HERE),
    signUp(account('double@example.org'), guest, HERE),
  ]);
  expect(one.ok && two.ok && one.value.id === two.value.id).toBe(true);
  expect(await db.user.count({ where: { email: 'double@example.org' } })).toBe(1);
});

test('signing in takes along what the guest did: attempts, reviews, cards, classes; the account has the last word', async () => {
  const made = await signUp(account('both@example.org'), null, HERE);
  if (!made.ok) throw new Error('no account');
  const guest = await createGuest();
  const attempt = await attemptOf(guest.id);
  const card = (userId: string, cardId: string, reps: number) => ({
    ...{ userId, cardId, reps, due: new Date(), stability: 1, difficulty: 5, elapsedDays: 0 },
    ...{ scheduledDays: 1, learningSteps: 0, lapses: 0, state: 1 },
  });
  await db.cardState.createMany({
    data: [card(guest.id, 'a', 1), card(guest.id, 'b', 1), card(made.value.id, 'b', 9)],
  });
  const review = { id: randomUUID(), userId: guest.id, cardId: 'a', rating: 3, reviewedAt: new Date() };
  await db.review.create({ data: review });
  const both = await db.class.create({ data: { name: 'Both', joinCode: 'BOTH' } });
  const only = await db.class.create({ data: { name: 'Only', joinCode: 'ONLY' } });
  await db.membership.createMany({
    data: [
      { classId: both.id, userId: guest.id },
      { classId: both.id, userId: made.value.id, role: 'instructor' },
      { classId: only.id, userId: guest.id },
    ],
  });

  const person = await signIn({ email: 'both@example.org', password: 'correct horse battery' }, guest, HERE);

  const userId = made.value.id;
  expect(person).toEqual(made);
  expect(await db.user.findUnique({ where: { id: guest.id } })).toBeNull();
  expect(await db.attempt.findUnique({ where: { id: attempt } })).toMatchObject({ userId });
  expect(await db.review.findUnique({ where: { id: review.id } })).toMatchObject({ userId });
  const cards = await db.cardState.findMany({ where: { userId }, orderBy: { cardId: 'asc' } });
  expect(cards.map(({ cardId, reps }) => [cardId, reps])).toEqual([
    ['a', 1],
    ['b', 9],
  ]);
  const memberships = await db.membership.findMany({ where: { userId } });
  expect(memberships.find(({ classId }) => classId === both.id)?.role).toBe('instructor');
  expect(memberships.find(({ classId }) => classId === only.id)?.role).toBe('student');
});

async function openAttemptOf(userId: string, startedAt: string, answers: readonly boolean[]) {
  const id = await attemptOf(userId);
  await db.attempt.update({ where: { id }, data: { startedAt } });
  await db.attemptItem.createMany({
    data: [...answers, null].map((isRight, position) => ({
      ...{ attemptId: id, position, family: 'f', seed: 's', structure: 's', concepts: [], question: {} },
      ...{
        choices: ['a', 'b'],
        right: ['a'],
        key: {},
        misconceptions: [],
        kind: 'single-choice',
        maxPoints: 1,
      },
      ...(isRight !== null && { response: [isRight ? 'a' : 'b'], isRight, answeredAt: startedAt }),
    })),
  });
  return id;
}

test.each([
  {
    says: 'the later one goes on, the other is handed in',
    guest: [true],
    account: [true, false],
    left: 'both',
  },
  { says: 'one without an answer makes room', guest: [], account: [true], left: 'account' },
  { says: 'one without an answer makes room, the account’s too', guest: [true], account: [], left: 'guest' },
])('where guest and account both have the same quiz open, $says', async ({ guest, account: own, left }) => {
  const email = `open-${left}@example.org`;
  const made = await signUp(account(email), null, HERE);
  if (!made.ok) throw new Error('no account');
  const someone = await createGuest();
  const mine = await openAttemptOf(made.value.id, '2026-01-10T10:00:00Z', own);
  const theirs = await openAttemptOf(someone.id, '2026-01-12T10:00:00Z', guest);
  expect(await signIn({ email, password: 'correct horse battery' }, someone, HERE)).toEqual(made);
  const found = await db.attempt.findMany({
    where: { userId: made.value.id },
    select: { id: true, correct: true, submittedAt: true },
    orderBy: { startedAt: 'asc' },
  });
  const handedIn = { id: mine, correct: 1, submittedAt: expect.any(Date) };
  const open = (id: string) => ({ id, correct: null, submittedAt: null });
  expect(found).toEqual(
    left === 'both' ? [handedIn, open(theirs)] : left === 'account' ? [open(mine)] : [open(theirs)],
  );
});

test('practice stands beside a quiz when both come together, and practice that ends so has no score', async () => {
  const email = 'open-practice@example.org';
  const made = await signUp(account(email), null, HERE);
  if (!made.ok) throw new Error('no account');
  const someone = await createGuest();
  const asPractice = (id: string) => db.attempt.update({ where: { id }, data: { practice: true } });
  const quiz = await openAttemptOf(made.value.id, '2026-01-10T10:00:00Z', [true]);
  const mine = await openAttemptOf(someone.id, '2026-01-11T10:00:00Z', [true]);
  await asPractice(mine);
  expect(await signIn({ email, password: 'correct horse battery' }, someone, HERE)).toEqual(made);
  const other = await createGuest();
  const theirs = await openAttemptOf(other.id, '2026-01-12T10:00:00Z', [true]);
  await asPractice(theirs);
  await signIn({ email, password: 'correct horse battery' }, other, HERE);
  const found = await db.attempt.findMany({
    where: { userId: made.value.id },
    select: { id: true, correct: true, submittedAt: true },
    orderBy: { startedAt: 'asc' },
  });
  expect(found).toEqual([
    { id: quiz, correct: null, submittedAt: null },
    { id: mine, correct: null, submittedAt: expect.any(Date) },
    { id: theirs, correct: null, submittedAt: null },
  ]);
});

test('someone else’s account is never swallowed: only guests move', async () => {
  const one = await signUp(account('one@example.org'), null, HERE);
  const two = await signUp(account('two@example.org'), null, HERE);
  if (!one.ok || !two.ok) throw new Error('no accounts');
  await signIn({ email: 'two@example.org', password: 'correct horse battery' }, one.value, HERE);
  expect(await findReader(one.value)).toMatchObject({ email: 'one@example.org' });
});

test('a wrong password and an unknown email get the same answer', async () => {
  await signUp(account('known@example.org'), null, HERE);
  const wrong = await signIn({ email: 'known@example.org', password: 'wrong password' }, null, HERE);
  const unknown = await signIn({ email: 'unknown@example.org', password: 'wrong password' }, null, HERE);
  expect(wrong).toEqual({ ok: false, error: { kind: 'wrong-email-or-password' } });
  expect(unknown).toEqual(wrong);
});

test('guessing ends after twenty tries at one email, all at once or one by one, and nobody else is held up', async () => {
  await signUp(account('target@example.org'), null, HERE);
  const guesses = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      signIn({ email: 'target@example.org', password: `guess ${index}` }, null, `198.51.100.${index}`),
    ),
  );
  const refused = guesses.filter((guess) => !guess.ok && guess.error.kind === 'too-many-tries');
  expect(refused.length).toBe(5);
  const right = { email: 'target@example.org', password: 'correct horse battery' };
  expect(await signIn(right, null, HERE)).toMatchObject({ ok: false, error: { kind: 'too-many-tries' } });
  expect((await signIn({ ...right, email: 'known@example.org' }, null, HERE)).ok).toBe(true);
});

test('right passwords are never counted, however many sign in from one address', async () => {
  await signUp(account('often@example.org'), null, HERE);
  for (let times = 0; times < 25; times += 1) {
    const person = await signIn(
      { email: 'often@example.org', password: 'correct horse battery' },
      null,
      HERE,
    );
    expect(person.ok).toBe(true);
  }
});

test('signing out everywhere ends all sessions but the one that asked', async () => {
  const made = await signUp(account('everywhere@example.org'), null, HERE);
  if (!made.ok) throw new Error('no account');
  const goesOn = await endOtherSessions(made.value);
  expect(await findReader(made.value)).toBeNull();
  expect(goesOn && (await findReader(goesOn))).toMatchObject({ email: 'everywhere@example.org' });
  expect(await endOtherSessions(made.value)).toBeNull();
});

test('a disabled account is let in nowhere', async () => {
  const made = await signUp(account('disabled@example.org'), null, HERE);
  if (!made.ok) throw new Error('no account');
  await db.user.update({ where: { id: made.value.id }, data: { disabledAt: new Date() } });
  expect(await findReader(made.value)).toBeNull();
  const again = await signIn(
    { email: 'disabled@example.org', password: 'correct horse battery' },
    null,
    HERE,
  );
  expect(again.ok).toBe(false);
});
