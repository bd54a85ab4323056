import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import type { AttemptView } from '@/lib/quiz/attempt';
import { ATTEMPT_COLUMNS, type AttemptRow, attemptView, type ItemRow } from '@/lib/quiz/attempt-row';
import { err, ok, type Result } from '@/lib/result';
import { ASKER_ID, askerAnd, TAUGHT_CLASS, TAUGHT_STUDENTS } from './access';
import { makeJoinCode } from './join-code';
import { type ClassMisconception, type StudentRecord, withBand } from './progress';

export type ClassSummary = {
  readonly id: string;
  readonly name: string;
  /** the asker's part in it */
  readonly role: 'student' | 'instructor';
  /** names of those who teach it */
  readonly teachers: readonly string[];
  /** null for a student, who is not told how many others there are */
  readonly students: number | null;
};

export type TaughtClass = { readonly id: string; readonly name: string; readonly joinCode: string };

/** Every class the asker is in, those they teach first. */
export async function listClasses(asker: Person): Promise<ClassSummary[]> {
  const { rows } = await pool.query<ClassSummary>(
    `SELECT class.id, class.name, mine.role,
       ARRAY(SELECT coalesce(teacher.name, 'a teacher')
             FROM "Membership" AS teaching JOIN "User" AS teacher ON teacher.id = teaching."userId"
             WHERE teaching."classId" = class.id AND teaching.role = 'instructor'
             ORDER BY teaching."joinedAt") AS teachers,
       CASE WHEN mine.role = 'instructor' THEN
         (SELECT count(*)::int FROM "Membership" AS member
          WHERE member."classId" = class.id AND member.role = 'student') END AS students
     FROM "Membership" AS mine JOIN "Class" AS class ON class.id = mine."classId"
     WHERE mine."userId" = (${ASKER_ID})
     ORDER BY mine.role DESC, class."createdAt" DESC`,
    [asker.id, asker.sessionVersion],
  );
  return rows;
}

/** Makes an account an instructor's. A guest can't become one: their classes would be lost with the browser's cookie. */
export async function becomeInstructor(asker: Person): Promise<Result<null, 'account-needed'>> {
  const { rowCount } = await pool.query(
    `UPDATE "User" SET role = 'instructor' WHERE id = (${ASKER_ID}) AND email IS NOT NULL`,
    [asker.id, asker.sessionVersion],
  );
  return rowCount === 1 ? ok(null) : err('account-needed');
}

/** Makes a class that the asker teaches. */
export async function createClass(
  asker: Person,
  name: string,
): Promise<Result<TaughtClass, 'not-instructor'>> {
  const made = await withNewJoinCode((joinCode) =>
    pool.query<TaughtClass>(
      `WITH class AS (
         INSERT INTO "Class" (name, "joinCode")
         SELECT $3, $4 FROM "User" WHERE id = (${ASKER_ID}) AND role = 'instructor'
         RETURNING id, name, "joinCode"
       ), teaching AS (
         INSERT INTO "Membership" ("classId", "userId", role) SELECT class.id, $1::uuid, 'instructor' FROM class
       )
       SELECT * FROM class`,
      [asker.id, asker.sessionVersion, name, joinCode],
    ),
  );
  return made ? ok(made) : err('not-instructor');
}

/** The class, if the asker teaches it. */
export async function findTaughtClass(asker: Person, classId: string): Promise<TaughtClass | null> {
  const { rows } = await pool.query<TaughtClass>(
    `SELECT id, name, "joinCode" FROM "Class" WHERE id = (${TAUGHT_CLASS})`,
    askerAnd(asker, classId),
  );
  return rows[0] ?? null;
}

export async function renameClass(
  asker: Person,
  classId: string,
  name: string,
): Promise<Result<null, 'not-found'>> {
  const { rowCount } = await pool.query(`UPDATE "Class" SET name = $4 WHERE id = (${TAUGHT_CLASS})`, [
    ...askerAnd(asker, classId),
    name,
  ]);
  return rowCount === 1 ? ok(null) : err('not-found');
}

/** Replaces the join code: the one before no longer lets anyone in. Who is in the class stays in it. */
export async function renewJoinCode(
  asker: Person,
  classId: string,
): Promise<Result<TaughtClass, 'not-found'>> {
  const renewed = await withNewJoinCode((joinCode) =>
    pool.query<TaughtClass>(
      `UPDATE "Class" SET "joinCode" = $4 WHERE id = (${TAUGHT_CLASS}) RETURNING id, name, "joinCode"`,
      [...askerAnd(asker, classId), joinCode],
    ),
  );
  return renewed ? ok(renewed) : err('not-found');
}

/** Ends a student's membership; what they did stays theirs, and is no longer shown to the class's teachers. */
export async function removeMember(
  asker: Person,
  classId: string,
  studentId: string,
): Promise<Result<null, 'not-found'>> {
  const { rowCount } = await pool.query(
    `DELETE FROM "Membership"
     WHERE "classId" = (${TAUGHT_CLASS}) AND "userId" = $4::uuid AND role = 'student'`,
    [...askerAnd(asker, classId), studentId],
  );
  return rowCount === 1 ? ok(null) : err('not-found');
}

/** Ends the asker's own membership as a student. Leaving twice is fine. */
export async function leaveClass(asker: Person, classId: string): Promise<void> {
  await pool.query(
    `DELETE FROM "Membership" WHERE "userId" = (${ASKER_ID}) AND "classId" = $3::uuid AND role = 'student'`,
    askerAnd(asker, classId),
  );
}

export type Invitation = {
  readonly classId: string;
  readonly name: string;
  readonly teachers: readonly string[];
};

/** What a join code leads to: shown to whoever has the code, before they join. */
export async function findInvitation(joinCode: string): Promise<Invitation | null> {
  const { rows } = await pool.query<Invitation>(
    `SELECT class.id AS "classId", class.name,
       ARRAY(SELECT coalesce(teacher.name, 'a teacher')
             FROM "Membership" AS teaching JOIN "User" AS teacher ON teacher.id = teaching."userId"
             WHERE teaching."classId" = class.id AND teaching.role = 'instructor'
             ORDER BY teaching."joinedAt") AS teachers
     FROM "Class" AS class WHERE class."joinCode" = $1`,
    [joinCode],
  );
  return rows[0] ?? null;
}

export type JoinProblem = 'unknown-code' | 'name-missing' | 'signed-out';

/**
 * Joins the class of that code as a student. Who is in it already, as a student or a teacher, stays what they are.
 * @param asker null for a stranger, who becomes a guest of that name in the same statement
 * @param name given by a person who has none yet; a name that is there is kept
 * @returns the class, and who is in it now
 */
export async function joinClass(
  asker: Person | null,
  joinCode: string,
  name: string | null,
): Promise<Result<{ classId: string; person: Person }, JoinProblem>> {
  const person = asker ?? { id: randomUUID(), sessionVersion: 1 };
  const { rows } = await pool.query<{ classId: string | null; isPerson: boolean; isNamed: boolean }>(
    `WITH class AS (
       SELECT id FROM "Class" WHERE "joinCode" = $4::text FOR SHARE
     ), person AS (
       ${asker ? NAMED_ASKER : NEW_GUEST}
     ), joined AS (
       INSERT INTO "Membership" ("classId", "userId")
       SELECT class.id, person.id FROM class, person WHERE person.name IS NOT NULL
       ON CONFLICT DO NOTHING
     ), named AS (
       UPDATE "User" SET name = person.name FROM person, class
       WHERE "User".id = person.id AND "User".name IS NULL AND person.name IS NOT NULL
     )
     SELECT (SELECT id FROM class) AS "classId", EXISTS (SELECT FROM person) AS "isPerson",
       EXISTS (SELECT FROM person WHERE name IS NOT NULL) AS "isNamed"`,
    [person.id, person.sessionVersion, name, joinCode],
  );
  const [row] = rows;
  if (asker && !row?.isPerson) return err('signed-out');
  if (!row?.classId) return err('unknown-code');
  return row.isNamed ? ok({ classId: row.classId, person }) : err('name-missing');
}
const NAMED_ASKER = `SELECT id, coalesce(name, $3::text) AS name FROM "User" WHERE id = (${ASKER_ID})`;
/** No class, no guest: a wrong code makes nobody. */
const NEW_GUEST = `INSERT INTO "User" (id, "sessionVersion", name)
       SELECT $1::uuid, $2::int, $3::text FROM class WHERE $3::text IS NOT NULL RETURNING id, name`;

/** Every student of the class with their attempts; none for whoever does not teach it. */
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
       WHERE attempt."submittedAt" IS NOT NULL
       ORDER BY attempt."userId", attempt."submittedAt" DESC
     ), met AS (
       SELECT latest."userId", owner.id #>> '{}' AS id,
         bool_or(item.misconceptions @> ARRAY[owner.id #>> '{}']) AS held
       FROM latest JOIN "AttemptItem" AS item ON item."attemptId" = latest.id AND item."answeredAt" IS NOT NULL
       CROSS JOIN LATERAL jsonb_path_query(item.key, '$.byChoice.*.misconceptions[*].id') AS owner(id)
       GROUP BY 1, 2
     )
     SELECT id, count(*) FILTER (WHERE held)::int AS students, count(*)::int AS asked
     FROM met GROUP BY id HAVING bool_or(held)
     ORDER BY count(*) FILTER (WHERE held)::float / count(*) DESC, count(*) DESC, id`,
    askerAnd(asker, classId),
  );
  return rows.map(withBand);
}

export type StudentAttempt = { readonly student: string; readonly attempt: AttemptView };

/** A student's attempt as it was shown, with their name; null for whoever does not teach the class that they are in. */
export async function findStudentAttempt(
  asker: Person,
  classId: string,
  attemptId: string,
): Promise<StudentAttempt | null> {
  const { rows } = await pool.query<AttemptRow & ItemRow & { student: string }>(
    `WITH student AS (${TAUGHT_STUDENTS}
     )
     SELECT coalesce(person.name, 'No name given') AS student, ${ATTEMPT_COLUMNS}
     FROM student JOIN "User" AS person ON person.id = student."userId"
     JOIN "Attempt" AS attempt ON attempt."userId" = person.id
     JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
     WHERE attempt.id = $4::uuid ORDER BY item.position`,
    [...askerAnd(asker, classId), attemptId],
  );
  const attempt = attemptView(rows);
  return attempt && rows[0] ? { student: rows[0].student, attempt } : null;
}

const UNIQUE_VIOLATION = '23505';

/** Runs a statement with a fresh join code, again with another one in the unlikely case that it is taken. */
async function withNewJoinCode(
  run: (joinCode: string) => Promise<{ rows: TaughtClass[] }>,
): Promise<TaughtClass | null> {
  for (let attemptsLeft = 3; ; attemptsLeft -= 1) {
    try {
      const { rows } = await run(makeJoinCode(randomBytes));
      return rows[0] ?? null;
    } catch (error) {
      if (attemptsLeft === 1 || (error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    }
  }
}
