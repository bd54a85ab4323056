/**
 * Who may see whom, as SQL: each statement of the store decides it by itself, so that there is no moment between a
 * check and a use, and no page that forgot to check.
 *
 * - An instructor of a class sees its name, its join code, its student members, and those students' attempts.
 * - A student sees the classes they belong to, who teaches them, and nothing of one another.
 * - Anyone who is in a class through neither gets what they would get if the class did not exist.
 *
 * It is the role in the class that counts, not the role of the account. A person whose session was ended or who was
 * disabled is no one. The first three parameters of a statement are always `viewerAnd(…)`.
 */
export type Viewer = { readonly id: string; readonly sessionVersion: number };

/** Parameters $1, $2 and $3: the viewer, the version of their session, the class. */
export const viewerAnd = (viewer: Viewer, classId: string): [string, number, string] => [
  viewer.id,
  viewer.sessionVersion,
  classId,
];

const VIEWER = `viewer.id = $1::uuid AND viewer."sessionVersion" = $2 AND viewer."disabledAt" IS NULL`;

/** The viewer, if the session still holds: a query of no or one `id`. Uses $1 and $2 only. */
export const VIEWER_ID = `SELECT viewer.id FROM "User" AS viewer WHERE ${VIEWER}`;

/** The class, if the viewer teaches it: a query of no or one `classId`. */
export const TAUGHT_CLASS = `
  SELECT teaching."classId"
  FROM "User" AS viewer JOIN "Membership" AS teaching ON teaching."userId" = viewer.id
  WHERE ${VIEWER} AND teaching."classId" = $3::uuid AND teaching.role = 'instructor'`;

/** The student members of the class, if the viewer teaches it: a query of `userId`, `joinedAt`. */
export const TAUGHT_STUDENTS = `
  SELECT member."userId", member."joinedAt"
  FROM "Membership" AS member
  WHERE member."classId" = (${TAUGHT_CLASS}) AND member.role = 'student'`;
