import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import type { AttemptView } from '@/lib/quiz/attempt';
import { ATTEMPT_VIEW, type JsonText, parseJson } from '@/lib/quiz/attempt-json';
import { askerAnd, TAUGHT_STUDENTS } from '../access';
import { type ClassMisconception, mostWidespreadFirst, type StudentRecord, withBand } from '../progress';

/** Every student of the class with their attempts, practice left to themselves; none for whoever does not teach it. */
export async function listStudents(asker: Person, classId: string): Promise<StudentRecord[]> {
  const { rows } = await pool.query<StudentRow>(
    `WITH student AS (${TAUGHT_STUDENTS}
     ), attempt AS (
       SELECT attempt.id, attempt."userId", attempt."startedAt", attempt."submittedAt", attempt.correct, attempt.total,
         count(item."answeredAt")::int AS answered, max(item."answeredAt") AS "answeredAt",
         row_number() OVER (PARTITION BY attempt."userId", attempt."submittedAt" IS NULL
                            ORDER BY attempt."submittedAt" DESC) AS recency
       FROM student JOIN "Attempt" AS attempt USING ("userId")
       JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
       WHERE NOT attempt.practice
       GROUP BY attempt.id
     ), done AS (
       SELECT "userId", greatest(max("answeredAt"), max("startedAt")) AS "lastActiveAt",
         json_agg(json_build_object('attemptId', id, 'startedAt', "startedAt", 'submittedAt', "submittedAt",
           'correct', correct, 'total', total, 'answered', answered) ORDER BY "startedAt") AS attempts
       FROM attempt GROUP BY "userId"
     ), believed AS (
       SELECT "userId", json_agg(json_build_object('id', id, 'answers', answers) ORDER BY answers DESC, id) AS seen
       FROM (SELECT attempt."userId", misconception.id, count(*)::int AS answers
             FROM attempt JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
             CROSS JOIN LATERAL unnest(item.misconceptions) AS misconception(id)
             WHERE attempt."submittedAt" IS NOT NULL AND attempt.recency = 1
             GROUP BY 1, 2) AS counted
       GROUP BY "userId"
     )
     SELECT person.id AS "studentId", coalesce(person.name, 'No name given') AS name, person.email IS NULL AS "isGuest",
       student."joinedAt", done."lastActiveAt", coalesce(done.attempts, '[]') AS attempts,
       coalesce(believed.seen, '[]') AS misconceptions
     FROM student JOIN "User" AS person ON person.id = student."userId"
     LEFT JOIN done ON done."userId" = person.id LEFT JOIN believed ON believed."userId" = person.id
     ORDER BY student."joinedAt", person.id`,
    askerAnd(asker, classId),
  );
  return rows.map((row) => ({
    ...row,
    attempts: row.attempts.map((attempt) => ({
      ...attempt,
      startedAt: new Date(attempt.startedAt),
      submittedAt: attempt.submittedAt === null ? null : new Date(attempt.submittedAt),
    })),
  }));
}

/** as the driver gives it: times inside JSON are text */
type StudentRow = Omit<StudentRecord, 'attempts'> & {
  readonly attempts: readonly (Omit<StudentRecord['attempts'][number], 'startedAt' | 'submittedAt'> & {
    readonly startedAt: string;
    readonly submittedAt: string | null;
  })[];
};

/**
 * What the class answers as if it were so, from the latest finished attempt of each student, most widespread first.
 * Only students who met an option that the misconception would choose count among those asked.
 */
export async function listClassMisconceptions(asker: Person, classId: string): Promise<ClassMisconception[]> {
  const { rows } = await pool.query<Omit<ClassMisconception, 'band'>>(
    `WITH student AS (${TAUGHT_STUDENTS}
     ), latest AS (
       SELECT DISTINCT ON (attempt."userId") attempt.id, attempt."userId"
       FROM student JOIN "Attempt" AS attempt USING ("userId")
       WHERE attempt."submittedAt" IS NOT NULL AND NOT attempt.practice
       ORDER BY attempt."userId", attempt."submittedAt" DESC
     ), met AS (
       SELECT latest."userId", owner.id #>> '{}' AS id,
         bool_or(item.misconceptions @> ARRAY[owner.id #>> '{}']) AS held
       FROM latest JOIN "AttemptItem" AS item ON item."attemptId" = latest.id AND item."answeredAt" IS NOT NULL
       CROSS JOIN LATERAL jsonb_path_query(item.key, '$.byChoice.*.misconceptions[*].id') AS owner(id)
       GROUP BY 1, 2
     )
     SELECT id, count(*) FILTER (WHERE held)::int AS students, count(*)::int AS asked
     FROM met GROUP BY id HAVING bool_or(held)`,
    askerAnd(asker, classId),
  );
  return mostWidespreadFirst(rows.map(withBand));
}

export type StudentAttempt = { readonly student: string; readonly attempt: AttemptView };

/** A student's attempt as it was shown, with their name; null for whoever does not teach the class that they are in. */
export async function findStudentAttempt(
  asker: Person,
  classId: string,
  attemptId: string,
): Promise<StudentAttempt | null> {
  const { rows } = await pool.query<{ student: string; attempt: JsonText<AttemptView> }>(
    `WITH student AS (${TAUGHT_STUDENTS}
     )
     SELECT coalesce(person.name, 'No name given') AS student, ${ATTEMPT_VIEW} AS attempt
     FROM student JOIN "User" AS person ON person.id = student."userId"
     JOIN "Attempt" AS attempt ON attempt."userId" = person.id
     JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
     WHERE attempt.id = $4::uuid AND NOT attempt.practice GROUP BY attempt.id, person.name`,
    [...askerAnd(asker, classId), attemptId],
  );
  const [found] = rows;
  return found ? { student: found.student, attempt: parseJson(found.attempt) } : null;
}
