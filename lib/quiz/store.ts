import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Person } from '@/lib/auth/token';
import { db, pool } from '@/lib/db/client';
import { submitAttempt } from './answering/store';
import type { AttemptView, ReadyAttempt } from './attempt';
import { ATTEMPT_VIEW, type JsonText, PERSON_IS_ASKER } from './attempt-json';

// These statements run for every answer of every student, so they go to the driver as named prepared statements:
// Postgres plans each of them once a connection. What is asked seldom goes through the ORM in other stores.

/** @returns null when the token is nobody's any more; `attemptId` null when the person has no open attempt of this quiz */
export async function findOpenAttempt(
  asker: Person,
  quiz: string,
  practice = false,
): Promise<{ readonly attemptId: string | null } | null> {
  const { rows } = await pool.query<{ attemptId: string | null }>({
    name: 'find-open-attempt',
    text: `
      SELECT attempt.id AS "attemptId" FROM "User" AS person
      LEFT JOIN "Attempt" AS attempt
        ON attempt."userId" = person.id AND attempt.quiz = $3::text AND attempt.practice = $4::boolean
          AND attempt."submittedAt" IS NULL
      WHERE ${PERSON_IS_ASKER}`,
    values: [asker.id, asker.sessionVersion, quiz, practice],
  });
  return rows[0] ?? null;
}

/**
 * Keeps drawn questions as rows of an attempt.
 * @param attempt a relation of one row with the attempt's `id`
 * @param items the parameter that has them, as a JSON list of `StoredItem`
 */
export const INSERT_ITEMS = (attempt: string, items: string) => `INSERT INTO "AttemptItem"
    ("attemptId", position, family, seed, structure, kind, level, concepts, question, choices, "right", "maxPoints", key,
      misconceptions)
  SELECT ${attempt}.id, item.position, item.family, item.seed, item.structure, item.kind, item.level, item.concepts,
    item.question, item.choices, item."right", item."maxPoints", item.key, '{}'
  FROM ${attempt}, jsonb_to_recordset(${items}::jsonb) AS item (position smallint, family text, seed text, structure text,
    kind text, level smallint, concepts text[], question jsonb, choices text[], "right" text[], "maxPoints" smallint,
    key jsonb)`;

const INSERT_ATTEMPT = `
  attempt AS (
    INSERT INTO "Attempt" (id, "userId", quiz, seed, "contentVersion", "engineVersion", "startedAt", total, practice)
    SELECT $3::uuid, person.id, $4::text, $5::text, $6::text, $7::text, $8::timestamptz, jsonb_array_length($9::jsonb), $10::boolean
    FROM person
    ON CONFLICT ("userId", quiz, practice) WHERE "submittedAt" IS NULL DO NOTHING
    RETURNING id
  )
  ${INSERT_ITEMS('attempt', '$9')}
  RETURNING "attemptId"`;

/**
 * Keeps a drawn quiz, all or nothing, for `asker`, or for a guest who is made in the same statement (null).
 * @returns the new attempt and whose it is; or, when another request opened one of this quiz meanwhile, that one.
 *   Null when the token is nobody's any more.
 * @param practice it grows from here by one question at a time, and has no score
 */
export async function createAttempt(
  asker: Person | null,
  drawn: ReadyAttempt,
  now: Date,
  practice = false,
): Promise<{ readonly attemptId: string; readonly person: Person } | null> {
  const attemptId = randomUUID();
  const person = asker ?? { id: randomUUID(), sessionVersion: 1 };
  const { rowCount } = await pool.query({
    name: asker ? 'create-attempt' : 'create-attempt-of-guest',
    text: asker
      ? `WITH person AS (SELECT id FROM "User" AS person WHERE ${PERSON_IS_ASKER}), ${INSERT_ATTEMPT}`
      : `WITH person AS (INSERT INTO "User" (id, "sessionVersion") VALUES ($1::uuid, $2::int) RETURNING id), ${INSERT_ATTEMPT}`,
    values: [
      person.id,
      person.sessionVersion,
      attemptId,
      drawn.quiz,
      drawn.seed,
      drawn.contentVersion,
      drawn.engineVersion,
      now,
      drawn.items,
      practice,
    ],
  });
  if (rowCount) return { attemptId, person };
  const open = await findOpenAttempt(person, drawn.quiz, practice);
  return open?.attemptId ? { attemptId: open.attemptId, person } : null;
}

/** An attempt of the asker's own, as it was shown; null when there is none, or it is someone else's. */
export async function findAttempt(asker: Person, attemptId: string): Promise<JsonText<AttemptView> | null> {
  const { rows } = await pool.query<{ attempt: JsonText<AttemptView> }>({
    name: 'find-attempt',
    text: `
      SELECT ${ATTEMPT_VIEW} AS attempt FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
      WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid GROUP BY attempt.id`,
    values: [asker.id, asker.sessionVersion, attemptId],
  });
  return rows[0]?.attempt ?? null;
}

/**
 * Makes room for a new attempt: an open one in which something was answered is closed with what it has, one in which
 * nothing was is dropped.
 */
export async function setAsideOpenAttempt(asker: Person, attemptId: string, now: Date): Promise<void> {
  await db.$transaction([
    // An answer under way holds a share lock on the attempt. Waiting for it here lets the next statement see it.
    db.$executeRaw`SELECT FROM "Attempt" WHERE id = ${attemptId}::uuid FOR UPDATE`,
    db.$executeRaw`
      DELETE FROM "Attempt" AS attempt USING "User" AS person
      WHERE person.id = attempt."userId" AND person.id = ${asker.id}::uuid
        AND person."sessionVersion" = ${asker.sessionVersion} AND person."disabledAt" IS NULL
        AND attempt.id = ${attemptId}::uuid AND attempt."submittedAt" IS NULL
        AND NOT EXISTS (SELECT FROM "AttemptItem" WHERE "attemptId" = attempt.id AND "answeredAt" IS NOT NULL)`,
  ]);
  await submitAttempt(asker, attemptId, true, now);
}
