import 'server-only';
import { db, pool } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { err, ok, type Result } from '@/lib/result';
import type { Person } from './token';

export type Role = 'student' | 'instructor';

/** A person as the pages know them. */
export type Reader = Person & {
  readonly email: string | null;
  readonly name: string | null;
  readonly role: Role;
  readonly timeZone: string;
  /** no email yet: known to this browser only */
  readonly isGuest: boolean;
};

/** Null when the person is gone, disabled, or has signed out everywhere since the token was made. */
export async function findReader(person: Person): Promise<Reader | null> {
  const { rows } = await pool.query<Omit<Reader, 'isGuest'>>({
    name: 'find-reader',
    text: `SELECT id, "sessionVersion", email, name, role::text AS role, "timeZone" FROM "User"
           WHERE id = $1 AND "sessionVersion" = $2 AND "disabledAt" IS NULL`,
    values: [person.id, person.sessionVersion],
  });
  const row = rows[0];
  return row ? { ...row, isGuest: row.email === null } : null;
}

/** A person without a form, for the POST that starts a quiz. */
export async function createGuest(): Promise<Person> {
  const { rows } = await pool.query<Person>(
    'INSERT INTO "User" DEFAULT VALUES RETURNING id, "sessionVersion"',
  );
  const [guest] = rows;
  if (!guest) throw new Error('Postgres gave no row back for a new guest');
  return guest;
}

export type NewAccount = {
  /** lower case */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
};

/**
 * Makes the guest an account in place: the row stays, so everything answered stays. The session version rises, so a
 * copy of the guest's cookie doesn't open the account. Without a guest a new row is made.
 */
export async function createAccount(
  guest: Person | null,
  { email, name, passwordHash }: NewAccount,
): Promise<Result<Person, 'email-taken'>> {
  try {
    const grown = guest
      ? await pool.query<Person>(
          `UPDATE "User" SET email = $3, name = $4, "passwordHash" = $5,
             "sessionVersion" = "sessionVersion" + 1
           WHERE id = $1 AND "sessionVersion" = $2 AND email IS NULL AND "disabledAt" IS NULL
           RETURNING id, "sessionVersion"`,
          [guest.id, guest.sessionVersion, email, name, passwordHash],
        )
      : { rows: [] };
    const [person] = grown.rows;
    if (person) return ok(person);
    const made = await pool.query<Person>(
      `INSERT INTO "User" (email, name, "passwordHash") VALUES ($1, $2, $3) RETURNING id, "sessionVersion"`,
      [email, name, passwordHash],
    );
    return made.rows[0] ? ok(made.rows[0]) : err('email-taken');
  } catch (error) {
    if (isUniqueViolation(error)) return err('email-taken');
    throw error;
  }
}

const isUniqueViolation = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

export type Credentials = Person & { readonly passwordHash: string | null };

/** @param email lower case */
export async function findCredentials(email: string): Promise<Credentials | null> {
  const { rows } = await pool.query<Credentials>({
    name: 'find-credentials',
    text: `SELECT id, "sessionVersion", "passwordHash" FROM "User" WHERE email = $1 AND "disabledAt" IS NULL`,
    values: [email],
  });
  return rows[0] ?? null;
}

/**
 * What a guest has done moves to the account they sign in to, all of it or nothing, and the guest is gone. Where both
 * have a state for a flashcard, or are in one class, the account's stays; where both have the same quiz open, one goes on.
 */
export async function moveGuestTo(account: Person, guest: Person): Promise<void> {
  await db.$transaction(async (transaction) => {
    // The lock keeps an attempt from being started for the guest between the move and the end of the row.
    const found = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM "User" WHERE id = ${guest.id}::uuid AND "sessionVersion" = ${guest.sessionVersion}
        AND email IS NULL AND "disabledAt" IS NULL AND id <> ${account.id}::uuid FOR UPDATE`;
    if (found.length === 0) return;
    await leaveOneOpenAttempt(transaction, account, guest);
    await transaction.$executeRaw`
      UPDATE "Attempt" SET "userId" = ${account.id}::uuid WHERE "userId" = ${guest.id}::uuid`;
    await transaction.$executeRaw`
      UPDATE "Review" SET "userId" = ${account.id}::uuid WHERE "userId" = ${guest.id}::uuid`;
    await transaction.$executeRaw`
      UPDATE "CardState" AS mine SET "userId" = ${account.id}::uuid WHERE "userId" = ${guest.id}::uuid
        AND NOT EXISTS (SELECT FROM "CardState" AS theirs
          WHERE theirs."userId" = ${account.id}::uuid AND theirs."cardId" = mine."cardId")`;
    await transaction.$executeRaw`
      UPDATE "Membership" AS mine SET "userId" = ${account.id}::uuid WHERE "userId" = ${guest.id}::uuid
        AND NOT EXISTS (SELECT FROM "Membership" AS theirs
          WHERE theirs."userId" = ${account.id}::uuid AND theirs."classId" = mine."classId")`;
    await transaction.$executeRaw`DELETE FROM "User" WHERE id = ${guest.id}::uuid`;
  });
}

/**
 * A person has at most one open attempt of a quiz. Of two the one begun later goes on, and the other is closed with what
 * it has; one in which nothing was answered is dropped, whichever it is.
 */
async function leaveOneOpenAttempt(
  transaction: Prisma.TransactionClient,
  account: Person,
  guest: Person,
): Promise<void> {
  // Answers under way hold a share lock on their attempt: the statement after this one counts them.
  await transaction.$executeRaw`
    SELECT FROM "Attempt" WHERE "userId" IN (${account.id}::uuid, ${guest.id}::uuid) AND "submittedAt" IS NULL
    ORDER BY id FOR UPDATE`;
  await transaction.$executeRaw`
    WITH open AS (
      SELECT attempt.id, count(item."answeredAt") AS answered, count(*) FILTER (WHERE item."isRight") AS correct,
        row_number() OVER (PARTITION BY attempt.quiz, attempt.practice
                           ORDER BY count(item."answeredAt") = 0, attempt."startedAt" DESC) AS place
      FROM "Attempt" AS attempt LEFT JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
      WHERE attempt."userId" IN (${account.id}::uuid, ${guest.id}::uuid) AND attempt."submittedAt" IS NULL
      GROUP BY attempt.id
    ), dropped AS (
      DELETE FROM "Attempt" AS attempt USING open WHERE attempt.id = open.id AND place > 1 AND answered = 0
    )
    UPDATE "Attempt" AS attempt SET "submittedAt" = now(),
      correct = CASE WHEN NOT attempt.practice THEN open.correct END
    FROM open WHERE attempt.id = open.id AND place > 1 AND answered > 0`;
}

/** @returns false when the session isn't good any more */
export async function recordName(person: Person, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE "User" SET name = $3
     WHERE id = $1 AND "sessionVersion" = $2 AND email IS NOT NULL AND "disabledAt" IS NULL`,
    [person.id, person.sessionVersion, name],
  );
  return rowCount === 1;
}

/**
 * Ends every session of this person; the one that asked goes on with the person given back.
 * @param passwordHash set along with it, when the password is being changed
 * @returns null when the session isn't good any more
 */
export async function endOtherSessions(person: Person, passwordHash?: string): Promise<Person | null> {
  const { rows } = await pool.query<Person>(
    `UPDATE "User" SET "sessionVersion" = "sessionVersion" + 1, "passwordHash" = coalesce($3, "passwordHash")
     WHERE id = $1 AND "sessionVersion" = $2 AND "disabledAt" IS NULL
     RETURNING id, "sessionVersion"`,
    [person.id, person.sessionVersion, passwordHash ?? null],
  );
  return rows[0] ?? null;
}
