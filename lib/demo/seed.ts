import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { hashPassword } from '@/lib/auth/password';
import { makeJoinCode } from '@/lib/classes/join-code';
import type { NewAttempt } from '@/lib/quiz/attempt';
import type { Random } from '@/lib/random';
import { DAY_MS } from './calendar';
import { attemptsOf, reviewsOf } from './history';
import { type DemoPerson, isTaken, recordDemo } from './store';
import { makeDemoStudents } from './student';

/** Class, students and what they did begin this long before now. */
const WEEKS = 5;
const INSTRUCTOR_EMAIL = 'instructor@spokewise.example';

export type SignIn = { readonly email: string; readonly password: string };
export type SeededDemo = {
  readonly classId: string;
  readonly className: string;
  readonly students: number;
  readonly instructor: SignIn;
  readonly student: SignIn;
};

export type SeedOptions = {
  readonly now: Date;
  /** decides who the students are and what they answer; ids, codes and passwords come from the system's own chance */
  readonly random: Random;
  /** makes the lesson's quiz of a seed, with the generators that every student's quiz comes from */
  readonly draw: (seed: string) => NewAttempt;
};

/**
 * Puts a demonstration into the database: an instructor, a class, and 24 students with five weeks of attempts and
 * reviews. All of it or nothing.
 * @returns who can sign in, with passwords made now and kept nowhere else; null if the demonstration is there already
 */
export async function seedDemo(pool: Pool, { now, random, draw }: SeedOptions): Promise<SeededDemo | null> {
  if (await isTaken(pool, INSTRUCTOR_EMAIL)) return null; // found out before the drawing, which takes seconds
  const from = new Date(now.getTime() - WEEKS * 7 * DAY_MS);
  const drafts = makeDemoStudents(random);
  const shown = drafts.find(({ attempts, leavesOneOpen, misconceptions }) => {
    return attempts >= 3 && !leavesOneOpen && misconceptions.length > 0;
  });
  const className = 'Azure networking, autumn group';
  const instructor = { email: INSTRUCTOR_EMAIL, password: makePassword() };
  const student = { email: shown?.email ?? drafts[0]?.email ?? '', password: makePassword() };
  const passwordHashes = new Map([
    [instructor.email, await hashPassword(instructor.password)],
    [student.email, await hashPassword(student.password)],
  ]);
  const person = (email: string, name: string): DemoPerson => ({
    id: randomUUID(),
    email,
    name,
    passwordHash: passwordHashes.get(email) ?? null,
    createdAt: from,
  });
  const classId = await recordDemo(pool, {
    instructor: person(instructor.email, 'Ines Okafor'),
    className,
    joinCode: makeJoinCode(randomBytes),
    createdAt: from,
    students: drafts.map((draft) => ({
      ...person(draft.email, draft.name),
      joinedAt: new Date(from.getTime() + random.int(1, 20) * 3_600_000),
      attempts: attemptsOf(draft, { from, until: now }, draw, random),
      ...reviewsOf(draft, { from, until: now }, random),
    })),
  });
  return classId ? { classId, className, students: drafts.length, instructor, student } : null;
}

/** 80 random bits in letters that are not mistaken for one another: `k3qf-9wxr-…`. */
const makePassword = () =>
  `${makeJoinCode(randomBytes)}${makeJoinCode(randomBytes)}`.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
