import type { Person } from '@/lib/auth/token';
import { PERSON_IS_ASKER } from '@/lib/quiz/attempt-json';

/**
 * Who may see whom, as SQL: each statement of the store decides it by itself, so that there is no moment between a
 * check and a use, and no page that forgot to check.
 *
 * - An instructor of a class sees its name, its join code, its student members, and those students' attempts.
 * - A student sees the classes they belong to, who teaches them, and nothing of one another.
 * - Anyone who is in a class through neither gets what they would get if the class did not exist.
 *
 * It is the role in the class that counts, not the role of the account. A person whose session was ended or who was
 * disabled is no one. The first parameters of a statement are those of `askerAnd`.
 */

/** Parameters $1, $2 and $3: who asks, the version of their session, the class. */
export const askerAnd = (asker: Person, classId: string): [string, number, string] => [
  asker.id,
  asker.sessionVersion,
  classId,
];

/** Who asks, if the session still holds: a query of no or one `id`. Uses $1 and $2 only. */
export const ASKER_ID = `SELECT person.id FROM "User" AS person WHERE ${PERSON_IS_ASKER}`;

/** The class, if the asker teaches it: a query of no or one `classId`. */
export const TAUGHT_CLASS = `
  SELECT teaching."classId"
  FROM "User" AS person JOIN "Membership" AS teaching ON teaching."userId" = person.id
  WHERE ${PERSON_IS_ASKER} AND teaching."classId" = $3::uuid AND teaching.role = 'instructor'`;

/** The student members of the class, if the asker teaches it: a query of `userId`, `joinedAt`. */
export const TAUGHT_STUDENTS = `
  SELECT member."userId", member."joinedAt"
  FROM "Membership" AS member
  WHERE member."classId" = (${TAUGHT_CLASS}) AND member.role = 'student'`;
