import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { err, ok, type Result } from '@/lib/result';
import type { Count, Feedback } from '../attempt';
import { ATTEMPT_COLUMNS, feedbackOf, type ItemRow, PERSON_IS_ASKER } from '../attempt-row';

export type Answer = {
  readonly attemptId: string;
  readonly answerId: string;
  readonly position: number;
  readonly choice: string;
  /** from the question's first showing to the answer; null when the browser could not tell */
  readonly timeTakenMs: number | null;
};

/** Why an answer was not saved. With 'already-answered' comes what is saved, so that a second tab can catch up. */
export type AnswerProblem =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'choice-not-offered' }
  | { readonly kind: 'answer-id-used' }
  | { readonly kind: 'already-answered'; readonly saved: Feedback };

/**
 * Saves one answer once. Who may, whose attempt, whether it is open and whether the choice was offered all stand in the
 * statement. A repeat of the same answerId gives back what was saved; another answer to an answered question is
 * 'already-answered' and changes nothing; another person's attempt is 'not-found', a closed one 'closed'.
 */
export async function recordAnswer(
  person: Person,
  answer: Answer,
  now: Date,
): Promise<Result<Feedback, AnswerProblem>> {
  const { rows } = await pool
    .query<ItemRow>({
      name: 'record-answer',
      // The lock on the attempt keeps a submission that runs meanwhile from counting without this answer, and this
      // answer from entering an attempt whose submission came first.
      text: `
      WITH open AS (
        SELECT attempt.id FROM "Attempt" AS attempt JOIN "User" AS person ON person.id = attempt."userId"
        WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND attempt."submittedAt" IS NULL
        FOR SHARE OF attempt
      )
      UPDATE "AttemptItem" AS item SET choice = $5::text, "answerId" = $6::uuid, "answeredAt" = $7::timestamptz,
        "timeTakenMs" = $8::int, "isRight" = item."rightChoice" = $5::text,
        misconceptions = ARRAY(
          SELECT misconception ->> 'id'
          FROM jsonb_array_elements(item.key #> ARRAY['byChoice', $5::text, 'misconceptions']) AS misconception)
      FROM open
      WHERE item."attemptId" = open.id AND item.position = $4::smallint AND item."answeredAt" IS NULL
        AND $5::text = ANY (item.choices)
      RETURNING item.position, item.concepts, item.key, item."answerId", item.choice, item."isRight", item."answeredAt"`,
      values: [
        person.id,
        person.sessionVersion,
        answer.attemptId,
        answer.position,
        answer.choice,
        answer.answerId,
        now,
        answer.timeTakenMs,
      ],
    })
    .catch((error: unknown) => {
      // one id for two questions: the unique index on answerId refuses the second
      if (error instanceof Error && 'code' in error && error.code === '23505') return { rows: [] };
      throw error;
    });
  const saved = rows[0] && feedbackOf(rows[0]);
  return saved ? ok(saved) : findEarlierAnswer(person, answer);
}

/** The rare path: the saved answer again, or why there is none. */
async function findEarlierAnswer(person: Person, answer: Answer): Promise<Result<Feedback, AnswerProblem>> {
  const { rows } = await pool.query<ItemRow & { submittedAt: Date | null; isOffered: boolean }>({
    name: 'find-earlier-answer',
    text: `
      SELECT ${ATTEMPT_COLUMNS}, $5::text = ANY (item.choices) AS "isOffered" FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
      WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND item.position = $4::smallint`,
    values: [person.id, person.sessionVersion, answer.attemptId, answer.position, answer.choice],
  });
  const [row] = rows;
  if (!row) return err({ kind: 'not-found' });
  const saved = feedbackOf(row);
  if (saved?.answer.answerId === answer.answerId) return ok(saved);
  if (row.submittedAt) return err({ kind: 'closed' });
  if (saved) return err({ kind: 'already-answered', saved });
  return err({ kind: row.isOffered ? 'answer-id-used' : 'choice-not-offered' });
}

export type SubmitProblem =
  | { readonly kind: 'not-found' }
  /** positions that are still without an answer */
  | { readonly kind: 'unanswered'; readonly positions: readonly number[] };

/**
 * Closes an attempt and counts its score. A repeat gives the same score again.
 * @param finishUnanswered close it although questions are unanswered; they count as not right
 */
export async function submitAttempt(
  person: Person,
  attemptId: string,
  finishUnanswered: boolean,
  now: Date,
): Promise<Result<Count, SubmitProblem>> {
  // What is answered stays as it is, so a statement that finds every question answered can't miss one under way.
  const { rows } = await pool.query<CountedAttempt>({
    name: 'submit-answered-attempt',
    text: `
      WITH counted AS (
        SELECT attempt.id, attempt.total, attempt."submittedAt" IS NOT NULL AS "isClosed",
          coalesce(attempt.correct, count(*) FILTER (WHERE item."isRight"))::int AS correct,
          coalesce(array_agg(item.position::int ORDER BY item.position) FILTER (WHERE item."answeredAt" IS NULL), '{}')
            AS unanswered
        FROM "User" AS person
        JOIN "Attempt" AS attempt ON attempt."userId" = person.id
        JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
        WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid
        GROUP BY attempt.id
      ), closed AS (
        UPDATE "Attempt" AS attempt SET "submittedAt" = $4::timestamptz, correct = counted.correct FROM counted
        WHERE attempt.id = counted.id AND attempt."submittedAt" IS NULL AND counted.unanswered = '{}'
      )
      SELECT total, correct, "isClosed", unanswered FROM counted`,
    values: [person.id, person.sessionVersion, attemptId, now],
  });
  const [attempt] = rows;
  if (!attempt) return err({ kind: 'not-found' });
  const { correct, total, isClosed, unanswered } = attempt;
  if (isClosed || unanswered.length === 0) return ok({ correct, total });
  if (!finishUnanswered) return err({ kind: 'unanswered', positions: unanswered });
  return ok({ correct: await finishUnansweredAttempt(attemptId, now), total });
}

type CountedAttempt = { correct: number; total: number; isClosed: boolean; unanswered: number[] };

/** @param attemptId of an attempt that was found to be the asker's */
async function finishUnansweredAttempt(attemptId: string, now: Date): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Answers under way hold a share lock on the attempt. Waiting for them here, in a statement before the one that
    // counts, lets the count see them: a statement sees what was committed when it began.
    await client.query('SELECT FROM "Attempt" WHERE id = $1::uuid FOR UPDATE', [attemptId]);
    const { rows } = await client.query<{ correct: number }>(
      `UPDATE "Attempt" SET "submittedAt" = coalesce("submittedAt", $2::timestamptz), correct = coalesce(correct,
         (SELECT count(*) FILTER (WHERE "isRight") FROM "AttemptItem" WHERE "attemptId" = $1::uuid))
       WHERE id = $1::uuid RETURNING correct`,
      [attemptId, now],
    );
    await client.query('COMMIT');
    return rows[0]?.correct ?? 0;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
