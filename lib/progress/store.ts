import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { PERSON_IS_ASKER } from '@/lib/quiz/attempt-json';

/** One attempt in a person's history. */
export type AttemptSummary = {
  readonly id: string;
  readonly quiz: string;
  /** has no score */
  readonly practice: boolean;
  readonly startedAt: Date;
  /** null: still open */
  readonly submittedAt: Date | null;
  readonly answered: number;
  /** null until handed in, and of practice */
  readonly correct: number | null;
  readonly total: number;
};

/** Every attempt of a person, the latest first. */
export async function listAttempts(asker: Person): Promise<readonly AttemptSummary[]> {
  const { rows } = await pool.query<AttemptSummary>(
    `SELECT attempt.id, attempt.quiz, attempt.practice, attempt."startedAt", attempt."submittedAt", attempt.correct, attempt.total,
       (SELECT count(*)::int FROM "AttemptItem" AS item
        WHERE item."attemptId" = attempt.id AND item."answeredAt" IS NOT NULL) AS answered
     FROM "User" AS person JOIN "Attempt" AS attempt ON attempt."userId" = person.id
     WHERE ${PERSON_IS_ASKER} ORDER BY attempt."startedAt" DESC`,
    [asker.id, asker.sessionVersion],
  );
  return rows;
}

/** How a person did on one concept, over all of their attempts, practice included. */
export type ConceptResult = { readonly concept: string; readonly right: number; readonly answered: number };

/** The concepts a person has answered questions on, the weakest first. What a contested rule decides doesn't count. */
export async function listConceptResults(asker: Person): Promise<readonly ConceptResult[]> {
  const { rows } = await pool.query<ConceptResult>(
    `SELECT concept, count(*) FILTER (WHERE item."isRight")::int AS right, count(*)::int AS answered
     FROM "User" AS person
     JOIN "Attempt" AS attempt ON attempt."userId" = person.id
     JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id AND item."answeredAt" IS NOT NULL
     CROSS JOIN unnest(item.concepts) AS concept
     WHERE ${PERSON_IS_ASKER} AND NOT item.question ? 'contested'
     GROUP BY concept
     ORDER BY avg(item."isRight"::int), count(*) DESC, concept`,
    [asker.id, asker.sessionVersion],
  );
  return rows;
}

/** What every page's header and start page tell about the reader. */
export type ReaderSummary = {
  readonly isGuest: boolean;
  readonly name: string | null;
  readonly role: 'student' | 'instructor';
  readonly cardsDue: number;
  /** the latest attempt that is begun and not handed in */
  readonly openAttempt: {
    readonly id: string;
    /** the first question without an answer, counted from 1; the last one when all are answered */
    readonly next: number;
    readonly total: number;
  } | null;
  /** practice begun and not ended */
  readonly openPractice: { readonly id: string; readonly answered: number } | null;
};

/** Null when the token is nobody's any more. Each page load asks this, so it is one prepared statement. */
export async function findReaderSummary(asker: Person, now: Date): Promise<ReaderSummary | null> {
  const { rows } = await pool.query<ReaderSummary>({
    name: 'find-reader-summary',
    text: `
      SELECT person.email IS NULL AS "isGuest", person.name, person.role::text AS role,
        (SELECT count(*)::int FROM "CardState" AS card WHERE card."userId" = person.id AND card.due <= $3::timestamptz)
          AS "cardsDue",
        (SELECT jsonb_build_object('id', attempt.id, 'total', attempt.total, 'next', coalesce(
           (SELECT min(item.position) + 1 FROM "AttemptItem" AS item
            WHERE item."attemptId" = attempt.id AND item."answeredAt" IS NULL), attempt.total))
         FROM "Attempt" AS attempt
         WHERE attempt."userId" = person.id AND attempt."submittedAt" IS NULL AND NOT attempt.practice
         ORDER BY attempt."startedAt" DESC LIMIT 1) AS "openAttempt",
        (SELECT jsonb_build_object('id', attempt.id, 'answered',
           (SELECT count(item."answeredAt") FROM "AttemptItem" AS item WHERE item."attemptId" = attempt.id))
         FROM "Attempt" AS attempt
         WHERE attempt."userId" = person.id AND attempt."submittedAt" IS NULL AND attempt.practice
         ORDER BY attempt."startedAt" DESC LIMIT 1) AS "openPractice"
      FROM "User" AS person WHERE ${PERSON_IS_ASKER}`,
    values: [asker.id, asker.sessionVersion, now],
  });
  return rows[0] ?? null;
}
