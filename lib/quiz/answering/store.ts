import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { err, ok, type Result } from '@/lib/result';
import type { Count, Feedback } from '../attempt';
import { FEEDBACK, type JsonText, PERSON_IS_ASKER } from '../attempt-json';
import { isFull, type ResponseProblem, responseProblem, scoreResponse } from '../kinds';
import type { ChoiceKey, QuestionForm, QuestionKey, QuestionResponse } from '../question';

export type Answer = {
  readonly attemptId: string;
  readonly answerId: string;
  readonly position: number;
  readonly response: QuestionResponse;
  /** from the question's first showing to the answer; null when the browser could not tell */
  readonly timeTakenMs: number | null;
};

/** Why an answer was not saved. With 'already-answered' comes what is saved, so that a second tab can catch up. */
export type AnswerProblem =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'choice-not-offered' }
  /** its choices don't make an answer to a question of this kind */
  | { readonly kind: 'not-an-answer'; readonly problem: ResponseProblem }
  | { readonly kind: 'answer-id-used' }
  | { readonly kind: 'already-answered'; readonly saved: JsonText<Feedback> };

/**
 * Saves one answer once. Who may, whose attempt, whether it is open and whether the choice was offered all stand in the
 * statement. A repeat of the same answerId gives back what was saved; another answer to an answered question is
 * 'already-answered' and changes nothing; another person's attempt is 'not-found', a closed one 'closed'.
 */
export async function recordAnswer(
  person: Person,
  answer: Answer,
  now: Date,
): Promise<Result<JsonText<Feedback>, AnswerProblem>> {
  // a single choice, which the statement can score, has one; several are looked at first
  const saved = answer.response.length === 1 ? await saveAnswer(person, answer, null, now) : null;
  return saved ? ok(saved) : findEarlierAnswer(person, answer, now);
}

/** What a response that had to be looked at for itself is worth. */
type Worth = { readonly points: number; readonly misconceptions: readonly string[] };

/**
 * @param worth null: one choice of a list, which the statement can compare with the only right one by itself
 * @returns null where nothing was saved
 */
async function saveAnswer(
  person: Person,
  answer: Answer,
  worth: Worth | null,
  now: Date,
): Promise<JsonText<Feedback> | null> {
  const { rows } = await pool
    .query<{ saved: JsonText<Feedback> }>({
      name: worth ? 'record-scored-answer' : 'record-answer',
      // The lock on the attempt keeps a submission that runs meanwhile from counting without this answer, and this
      // answer from entering an attempt whose submission came first.
      text: `
      WITH open AS (
        SELECT attempt.id FROM "Attempt" AS attempt JOIN "User" AS person ON person.id = attempt."userId"
        WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND attempt."submittedAt" IS NULL
        FOR SHARE OF attempt
      )
      UPDATE "AttemptItem" AS item SET response = $5::text[], "answerId" = $6::uuid, "answeredAt" = $7::timestamptz,
        "timeTakenMs" = $8::int, ${worth ? SCORED_BY_US : SCORED_BY_COMPARING}
      FROM open
      WHERE item."attemptId" = open.id AND item.position = $4::smallint AND item."answeredAt" IS NULL
        AND $5::text[] <@ item.choices ${
          worth
            ? ''
            : `AND item.kind = 'single-choice' AND cardinality($5::text[]) = 1
          AND NOT item.key ? 'alsoRight'`
        }
      RETURNING ${FEEDBACK} AS saved`,
      values: [
        person.id,
        person.sessionVersion,
        answer.attemptId,
        answer.position,
        answer.response,
        answer.answerId,
        now,
        answer.timeTakenMs,
        ...(worth ? [worth.points, worth.misconceptions] : []),
      ],
    })
    .catch((error: unknown) => {
      // one id for two questions: the unique index on answerId refuses the second
      if (error instanceof Error && 'code' in error && error.code === '23505') return { rows: [] };
      throw error;
    });
  return rows[0]?.saved ?? null;
}

const SCORED_BY_COMPARING = `
  "isRight" = item."right" = $5::text[], points = (item."right" = $5::text[])::int,
  misconceptions = ARRAY(
    SELECT misconception ->> 'id'
    FROM jsonb_array_elements(item.key #> ARRAY['byChoice', ($5::text[])[1], 'misconceptions']) AS misconception)`;

const SCORED_BY_US = `"isRight" = item."maxPoints" = $9::smallint, points = $9::smallint, misconceptions = $10::text[]`;

/**
 * The other paths: what needs scoring here, the saved answer again, or why there is none.
 * @param wasScored the response has been scored, and nothing was saved
 */
async function findEarlierAnswer(
  person: Person,
  answer: Answer,
  now: Date,
  wasScored = false,
): Promise<Result<JsonText<Feedback>, AnswerProblem>> {
  const { rows } = await pool.query<EarlierAnswer>({
    name: 'find-earlier-answer',
    text: `
      SELECT item."answerId" = $6::uuid AS "isSame", attempt."submittedAt" IS NOT NULL AS "isClosed",
        $5::text[] <@ item.choices AS "isOffered",
        CASE WHEN item."answeredAt" IS NOT NULL THEN ${FEEDBACK} END AS saved,
        CASE WHEN item."answeredAt" IS NULL THEN item.question - 'figure' END AS question,
        CASE WHEN item."answeredAt" IS NULL THEN ${KEY_TO_SCORE} END AS key
      FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
      WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND item.position = $4::smallint`,
    values: [
      person.id,
      person.sessionVersion,
      answer.attemptId,
      answer.position,
      answer.response,
      answer.answerId,
    ],
  });
  const [row] = rows;
  if (!row) return err({ kind: 'not-found' });
  const { saved, isSame, isClosed, isOffered, question, key } = row;
  if (saved !== null && isSame) return ok(saved);
  if (isClosed) return err({ kind: 'closed' });
  if (saved !== null) return err({ kind: 'already-answered', saved });
  if (!isOffered) return err({ kind: 'choice-not-offered' });
  if (!question || !key) return err({ kind: 'not-found' });
  const problem = responseProblem(question, answer.response);
  if (problem) return err({ kind: 'not-an-answer', problem });
  if (wasScored || (question.kind === 'single-choice' && !key.alsoRight))
    return err({ kind: 'answer-id-used' });
  return recordScored(person, answer, question, key, now);
}

/** The part of a key that scoring the response `$5` takes: the rest, paths and reasons, is most of it. */
const KEY_TO_SCORE = `jsonb_strip_nulls(jsonb_build_object(
  'right', item.key -> 'right', 'alsoRight', item.key -> 'alsoRight',
  'byChoice', (SELECT jsonb_object_agg(choice, jsonb_build_object(
    'misconceptions', item.key #> ARRAY['byChoice', choice, 'misconceptions'])) FROM unnest($5::text[]) AS choice)))`;

type KeyToScore = Pick<QuestionKey, 'right' | 'alsoRight'> & {
  readonly byChoice: Readonly<Record<string, Pick<ChoiceKey, 'misconceptions'>>>;
};

/** A response of a kind that the statement can't score by itself. */
async function recordScored(
  person: Person,
  answer: Answer,
  question: QuestionForm,
  key: KeyToScore,
  now: Date,
): Promise<Result<JsonText<Feedback>, AnswerProblem>> {
  const credit = scoreResponse(question, key, answer.response);
  // by the other reading of a contested rule somebody's belief may be right: then it is none
  const shown = (isFull(credit) ? [] : answer.response).flatMap(
    (id) => key.byChoice[id]?.misconceptions.map((owner) => owner.id) ?? [],
  );
  const worth = { points: credit.points, misconceptions: [...new Set(shown)] };
  const saved = await saveAnswer(person, answer, worth, now);
  if (saved) return ok(saved);
  // meanwhile a repeat or another tab saved an answer, or the attempt was closed; else the id is another question's
  return findEarlierAnswer(person, answer, now, true);
}

type EarlierAnswer = {
  saved: JsonText<Feedback> | null;
  isSame: boolean | null;
  isClosed: boolean;
  isOffered: boolean;
  /** without its figure */
  question: QuestionForm | null;
  key: KeyToScore | null;
};

export type SubmitProblem =
  | { readonly kind: 'not-found' }
  /** positions that are still without an answer */
  | { readonly kind: 'unanswered'; readonly positions: readonly number[] };

/**
 * Closes an attempt and counts its score. A repeat gives the same score again. Practice has no score and is ended otherwise.
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
        WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND NOT attempt.practice
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
