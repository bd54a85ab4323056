import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { err, ok, type Result } from '@/lib/result';
import { ASKER_ID, askerAnd, TAUGHT_CLASS } from './access';
import { makeJoinCode } from './join-code';

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
