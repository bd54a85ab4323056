import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import type { AttemptItemView, StoredItem } from '@/lib/quiz/attempt';
import { ITEM_VIEW, type JsonText, PERSON_IS_ASKER } from '@/lib/quiz/attempt-json';
import type { Level } from '@/lib/quiz/question';
import { INSERT_ITEMS } from '@/lib/quiz/store';
import { err, ok, type Result } from '@/lib/result';
import type { Asked, ConceptRecord } from './choose';

/** A session as far as choosing its next question goes. */
export type Session = {
  readonly isClosed: boolean;
  /** the oldest first */
  readonly items: readonly (Asked & { readonly level: Level | null; readonly isAnswered: boolean })[];
};

/** A practice of the asker's own; null when there is none, it is a quiz, or someone else's. */
export async function findSession(asker: Person, attemptId: string): Promise<Session | null> {
  const { rows } = await pool.query<Session>({
    name: 'find-practice',
    text: `
      SELECT attempt."submittedAt" IS NOT NULL AS "isClosed",
        json_agg(json_build_object('family', item.family, 'structure', item.structure, 'kind', item.kind, 'level', item.level,
          'isContested', item.question ? 'contested', 'isAnswered', item."answeredAt" IS NOT NULL)
          ORDER BY item.position) AS items
      FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
      WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND attempt.practice GROUP BY attempt.id`,
    values: [asker.id, asker.sessionVersion, attemptId],
  });
  return rows[0] ?? null;
}

/** As it was shown: the item at a position of the asker's practice. */
export async function findItem(
  asker: Person,
  attemptId: string,
  position: number,
): Promise<JsonText<AttemptItemView> | null> {
  const { rows } = await pool.query<{ item: JsonText<AttemptItemView> }>({
    name: 'find-practice-item',
    text: `
      SELECT ${ITEM_VIEW}::text AS item FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
      WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND attempt.practice AND item.position = $4::smallint`,
    values: [asker.id, asker.sessionVersion, attemptId, position],
  });
  return rows[0]?.item ?? null;
}

/**
 * Adds a question to an open practice, once: of two requests for the same place the database lets one through, since the row of
 * the attempt is counted up in the same statement.
 * @param item whose position is how many questions there are
 * @param skip although the one before is unanswered
 * @returns whether it was added
 */
export async function appendItem(
  asker: Person,
  attemptId: string,
  item: StoredItem,
  skip: boolean,
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'append-practice-item',
    text: `
      WITH grown AS (
        UPDATE "Attempt" AS attempt SET total = attempt.total + 1 FROM "User" AS person
        WHERE person.id = attempt."userId" AND ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND attempt.practice
          AND attempt."submittedAt" IS NULL AND attempt.total = $4::int
          AND ($5::boolean OR EXISTS (SELECT FROM "AttemptItem" AS last WHERE last."attemptId" = attempt.id
            AND last.position = $4::int - 1 AND last."answeredAt" IS NOT NULL))
        RETURNING attempt.id
      )
      ${INSERT_ITEMS('grown', '$6')}`,
    values: [asker.id, asker.sessionVersion, attemptId, item.position, skip, JSON.stringify([item])],
  });
  return rowCount === 1;
}

/**
 * Ends a practice. What was not answered in it stays unanswered, which is not wrong; one in which nothing was answered is
 * dropped. A repeat changes nothing.
 * @returns how many questions were answered
 */
export async function endPractice(
  asker: Person,
  attemptId: string,
  now: Date,
): Promise<Result<{ readonly answered: number }, 'not-found'>> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Answers under way hold a share lock on the attempt: waiting for them here lets the count see them.
    const { rowCount } = await client.query(
      `SELECT FROM "Attempt" AS attempt JOIN "User" AS person ON person.id = attempt."userId"
       WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND attempt.practice FOR UPDATE OF attempt`,
      [asker.id, asker.sessionVersion, attemptId],
    );
    const { rows } = await client.query<{ answered: number }>(
      `SELECT count("answeredAt")::int AS answered FROM "AttemptItem" WHERE "attemptId" = $1::uuid`,
      [attemptId],
    );
    const answered = rows[0]?.answered ?? 0;
    if (rowCount) {
      if (answered === 0) await client.query('DELETE FROM "Attempt" WHERE id = $1::uuid', [attemptId]);
      else
        await client.query(
          `UPDATE "Attempt" SET "submittedAt" = coalesce("submittedAt", $2::timestamptz) WHERE id = $1::uuid`,
          [attemptId, now],
        );
    }
    await client.query('COMMIT');
    return rowCount ? ok({ answered }) : err('not-found');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** How the asker did on each concept so far. */
export async function listConceptRecords(asker: Person): Promise<ConceptRecord[]> {
  const { rows } = await pool.query<ConceptRecord>({
    name: 'list-concept-records',
    text: `
      SELECT concept, count(*) FILTER (WHERE item."isRight")::int AS right, count(*)::int AS answered
      FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id AND item."answeredAt" IS NOT NULL
      CROSS JOIN unnest(item.concepts) AS concept
      WHERE ${PERSON_IS_ASKER} AND NOT item.question ? 'contested' GROUP BY concept`,
    values: [asker.id, asker.sessionVersion],
  });
  return rows;
}
