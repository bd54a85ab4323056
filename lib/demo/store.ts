import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool, PoolClient } from 'pg';
import type { Memory } from '@/lib/flashcards/memory';
import { scoreResponse } from '@/lib/quiz/kinds';
import { correctIn, type DemoAttempt, type DemoReview } from './history';

export type DemoPerson = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** null for those nobody signs in as */
  readonly passwordHash: string | null;
  readonly createdAt: Date;
};

export type DemoMember = DemoPerson & {
  readonly joinedAt: Date;
  readonly attempts: readonly DemoAttempt[];
  readonly reviews: readonly DemoReview[];
  readonly memories: ReadonlyMap<string, Memory>;
};

export type Demo = {
  readonly instructor: DemoPerson;
  readonly className: string;
  readonly joinCode: string;
  readonly createdAt: Date;
  readonly students: readonly DemoMember[];
};

export async function isTaken(database: Pool | ClientBase, email: string): Promise<boolean> {
  const { rowCount } = await database.query('SELECT FROM "User" WHERE email = $1', [email]);
  return rowCount !== 0;
}

/** Writes all of it or nothing, one statement a table. @returns the class's id; null if the instructor is there already */
export async function recordDemo(pool: Pool, demo: Demo): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const classId = await insertDemo(client, demo);
    await client.query('COMMIT');
    return classId;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function insertDemo(client: PoolClient, demo: Demo): Promise<string | null> {
  const { instructor, students } = demo;
  if (await isTaken(client, instructor.email)) return null;
  const classId = randomUUID();
  const people = [
    { ...instructor, role: 'instructor', joinedAt: demo.createdAt },
    ...students.map((student) => ({ ...student, role: 'student' })),
  ];
  await insert(
    client,
    `INSERT INTO "User" (id, email, name, role, "passwordHash", "createdAt")
     SELECT id, email, name, role::"Role", "passwordHash", "createdAt"
     FROM jsonb_to_recordset($1) AS row (id uuid, email text, name text, role text, "passwordHash" text, "createdAt" timestamptz)`,
    people.map(({ id, email, name, role, passwordHash, createdAt }) => ({
      id,
      email,
      name,
      role,
      passwordHash,
      createdAt,
    })),
  );
  await client.query('INSERT INTO "Class" (id, name, "joinCode", "createdAt") VALUES ($1, $2, $3, $4)', [
    classId,
    demo.className,
    demo.joinCode,
    demo.createdAt,
  ]);
  await insert(
    client,
    `INSERT INTO "Membership" ("classId", "userId", role, "joinedAt")
     SELECT "classId", "userId", role::"Role", "joinedAt"
     FROM jsonb_to_recordset($1) AS row ("classId" uuid, "userId" uuid, role text, "joinedAt" timestamptz)`,
    people.map(({ id, role, joinedAt }) => ({ classId, userId: id, role, joinedAt })),
  );
  await insertAttempts(client, students);
  await insertReviews(client, students);
  return classId;
}

async function insertAttempts(client: PoolClient, students: readonly DemoMember[]): Promise<void> {
  const attempts = students.flatMap(({ id, attempts }) =>
    attempts.map((attempt) => ({ id: randomUUID(), userId: id, attempt })),
  );
  await insert(
    client,
    `INSERT INTO "Attempt" (id, "userId", quiz, seed, "contentVersion", "engineVersion", "startedAt", "submittedAt", correct, total)
     SELECT row.* FROM jsonb_to_recordset($1) AS row (id uuid, "userId" uuid, quiz text, seed text, "contentVersion" text,
       "engineVersion" text, "startedAt" timestamptz, "submittedAt" timestamptz, correct int, total int)`,
    attempts.map(({ id, userId, attempt }) => ({
      id,
      userId,
      quiz: attempt.quiz,
      seed: attempt.seed,
      contentVersion: attempt.contentVersion,
      engineVersion: attempt.engineVersion,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      correct: attempt.submittedAt ? correctIn(attempt.items, attempt.answers) : null,
      total: attempt.items.length,
    })),
  );
  await insert(
    client,
    `INSERT INTO "AttemptItem" ("attemptId", position, family, seed, structure, kind, level, concepts, question, choices, "right",
       "maxPoints", key, response, points, "answerId", "isRight", misconceptions, "timeTakenMs", "answeredAt")
     SELECT row.* FROM jsonb_to_recordset($1) AS row ("attemptId" uuid, position smallint, family text, seed text,
       structure text, kind text, level smallint, concepts text[], question jsonb, choices text[], "right" text[],
       "maxPoints" smallint, key jsonb, response text[], points smallint, "answerId" uuid, "isRight" boolean, misconceptions text[], "timeTakenMs" int, "answeredAt" timestamptz)`,
    attempts.flatMap(({ id, attempt }) =>
      attempt.items.map((item) => {
        const answer = attempt.answers[item.position];
        const points = answer && scoreResponse(item.question, item.key, answer.response).points;
        return {
          ...item,
          attemptId: id,
          misconceptions: [
            ...new Set(
              answer?.response.flatMap(
                (id) => item.key.byChoice[id]?.misconceptions.map((owner) => owner.id) ?? [],
              ),
            ),
          ],
          ...(answer && { ...answer, answerId: randomUUID(), points, isRight: points === item.maxPoints }),
        };
      }),
    ),
  );
}

async function insertReviews(client: PoolClient, students: readonly DemoMember[]): Promise<void> {
  await insert(
    client,
    `INSERT INTO "Review" (id, "userId", "cardId", rating, "reviewedAt", before)
     SELECT row.* FROM jsonb_to_recordset($1) AS row (id uuid, "userId" uuid, "cardId" text, rating smallint,
       "reviewedAt" timestamptz, before jsonb)`,
    students.flatMap(({ id, reviews }) =>
      reviews.map(({ before, ...review }) => ({
        id: randomUUID(),
        userId: id,
        ...review,
        ...(before && { before }),
      })),
    ),
  );
  await insert(
    client,
    `INSERT INTO "CardState" ("userId", "cardId", due, stability, difficulty, "elapsedDays", "scheduledDays",
       "learningSteps", reps, lapses, state, "lastReview")
     SELECT row.* FROM jsonb_to_recordset($1) AS row ("userId" uuid, "cardId" text, due timestamptz, stability float8,
       difficulty float8, "elapsedDays" int, "scheduledDays" int, "learningSteps" int, reps int, lapses int, state smallint,
       "lastReview" timestamptz)`,
    students.flatMap(({ id, memories }) =>
      [...memories].map(([cardId, memory]) => ({ userId: id, cardId, ...memory })),
    ),
  );
}

const insert = (client: PoolClient, statement: string, rows: readonly object[]) =>
  client.query(statement, [JSON.stringify(rows)]);
