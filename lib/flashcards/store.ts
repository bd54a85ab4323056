import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Admit, everybody } from '@/lib/auth/admission';
import type { Person } from '@/lib/auth/token';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { err, ok, type Result } from '@/lib/result';
import type { Flashcard } from './card';
import { CARDS, findCard } from './cards';
import type { DeckCard } from './deck';
import { GRADES, type Grade, type Memory } from './memory';
import { previewDue, review } from './schedule';

type Transaction = Prisma.TransactionClient;

/** Every card with where the person stands with it; for a stranger (null) all of them are new. */
export async function findDeck(person: Person | null, now: Date): Promise<readonly DeckCard[]> {
  const rows = person
    ? await db.cardState.findMany({
        where: {
          userId: person.id,
          user: { sessionVersion: person.sessionVersion, disabledAt: null },
        },
      })
    : [];
  const memories = new Map(rows.map((row) => [row.cardId, toMemory(row)]));
  return CARDS.map((card) => deckCard(card, memories.get(card.id) ?? null, now));
}

type Recorded = Result<
  { readonly card: DeckCard; readonly person: Person },
  'unknown-card' | 'review-id-used'
>;

export type Review = { readonly reviewId: string; readonly cardId: string; readonly grade: Grade };

/**
 * Records one review once, and moves the card on. A repeat of the same reviewId changes nothing and gives back where the
 * card stands. Whoever is nobody yet becomes a guest by their first review.
 * @param admit asked before a guest is made
 * @throws TooMuch where `admit` does
 */
export async function recordReview(
  asker: Person | null,
  { reviewId, cardId, grade }: Review,
  now: Date,
  admit: Admit = everybody,
): Promise<Recorded> {
  const card = findCard(cardId);
  if (!card) return err('unknown-card');
  // Admission has a connection of its own, for which no transaction may wait with one in its hands.
  const record = (mayMakeGuest: boolean) =>
    db.$transaction(async (tx): Promise<Recorded | null> => {
      const known = asker && (await lockPerson(tx, asker));
      const earlier = await tx.review.findUnique({ where: { id: reviewId } });
      if (earlier && (earlier.userId !== known?.id || earlier.cardId !== cardId))
        return err('review-id-used');
      if (!known && !mayMakeGuest) return null;
      const person = known ?? (await createGuest(tx));
      const before = await findMemory(tx, person, cardId);
      if (earlier) return ok({ card: deckCard(card, before, now), person });
      const after = review(before, grade, now);
      await tx.review.create({
        data: {
          id: reviewId,
          userId: person.id,
          cardId,
          rating: GRADES.indexOf(grade) + 1,
          reviewedAt: now,
          ...(before && { before: toJson(before) }),
        },
      });
      await tx.cardState.upsert({
        where: { userId_cardId: { userId: person.id, cardId } },
        create: { userId: person.id, cardId, ...after },
        update: after,
      });
      return ok({ card: deckCard(card, after, now), person });
    });
  const recordOrSay = (mayMakeGuest: boolean) =>
    record(mayMakeGuest).catch((error: unknown): Recorded => {
      // Strangers have no row to wait at: of several requests with one id the first to come has made its guest.
      if (error instanceof Error && 'code' in error && error.code === 'P2002') return err('review-id-used');
      throw error;
    });
  const recorded = await recordOrSay(false);
  if (recorded) return recorded;
  await admit(null);
  const asGuest = await recordOrSay(true);
  if (!asGuest) throw new Error('A guest may be made here, and was not.');
  return asGuest;
}

/**
 * Takes back the latest review of a card, so that the card is exactly as it was before. What was taken back already is
 * 'not-found'.
 */
export async function undoReview(
  asker: Person,
  reviewId: string,
  now: Date,
): Promise<Result<DeckCard, 'not-found' | 'not-the-latest'>> {
  return db.$transaction(async (tx) => {
    const person = await lockPerson(tx, asker);
    const undone = person && (await tx.review.findFirst({ where: { id: reviewId, userId: person.id } }));
    const card = undone && findCard(undone.cardId);
    if (!person || !card) return err('not-found');
    const latest = await tx.review.findFirst({
      where: { userId: person.id, cardId: card.id },
      orderBy: [{ reviewedAt: 'desc' }],
    });
    const current = await findMemory(tx, person, card.id);
    // A review that a guest brought along may be the latest and yet not what the account's state came from.
    const ledHere = current?.lastReview?.getTime() === undone.reviewedAt.getTime();
    if (latest?.id !== reviewId || !ledHere) return err('not-the-latest');
    await tx.review.delete({ where: { id: reviewId } });
    const before = undone.before ? fromJson(undone.before) : null;
    const where = { userId_cardId: { userId: person.id, cardId: card.id } };
    if (before) await tx.cardState.update({ where, data: before });
    else await tx.cardState.delete({ where });
    return ok(deckCard(card, before, now));
  });
}

/** The person, if the token is still theirs. One person's reviews wait here for one another, so that none is lost. */
async function lockPerson(tx: Transaction, asker: Person): Promise<Person | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "User" WHERE id = ${asker.id}::uuid AND "sessionVersion" = ${asker.sessionVersion}
      AND "disabledAt" IS NULL FOR NO KEY UPDATE`;
  return rows.length > 0 ? asker : null;
}

async function createGuest(tx: Transaction): Promise<Person> {
  const person = { id: randomUUID(), sessionVersion: 1 };
  await tx.user.create({ data: person });
  return person;
}

async function findMemory(tx: Transaction, person: Person, cardId: string): Promise<Memory | null> {
  const row = await tx.cardState.findUnique({ where: { userId_cardId: { userId: person.id, cardId } } });
  return row && toMemory(row);
}

function deckCard(card: Flashcard, memory: Memory | null, now: Date): DeckCard {
  const due = previewDue(memory, now);
  return {
    ...card,
    due: memory?.due.toISOString() ?? null,
    isLearning: memory !== null && memory.state !== 2,
    dueAfter: {
      again: due.again.toISOString(),
      hard: due.hard.toISOString(),
      good: due.good.toISOString(),
      easy: due.easy.toISOString(),
    },
  };
}

function toMemory(row: Memory): Memory {
  const { due, stability, difficulty, elapsedDays, scheduledDays, learningSteps, reps, lapses, state } = row;
  return {
    due,
    stability,
    difficulty,
    elapsedDays,
    scheduledDays,
    learningSteps,
    reps,
    lapses,
    state,
    lastReview: row.lastReview,
  };
}

/** A memory as the log keeps it: times are text there. */
const toJson = (memory: Memory): Prisma.InputJsonObject => ({
  ...memory,
  due: memory.due.toISOString(),
  lastReview: memory.lastReview?.toISOString() ?? null,
});

function fromJson(json: Prisma.JsonValue): Memory {
  const kept = json as unknown as Omit<Memory, 'due' | 'lastReview'> & {
    due: string;
    lastReview: string | null;
  };
  return {
    ...kept,
    due: new Date(kept.due),
    lastReview: kept.lastReview === null ? null : new Date(kept.lastReview),
  };
}
