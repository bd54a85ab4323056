import { randomUUID } from 'node:crypto';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { listStudents } from './results/store';
import { becomeInstructor, createClass, joinClass, type TaughtClass } from './store';

/** Teacher Tess teaches class `hers`, in which Ada and Ben are; teacher Ulf teaches class `his`, in which Ben is too. */
export type School = {
  readonly tess: Person;
  readonly ulf: Person;
  readonly ada: Person;
  readonly ben: Person;
  readonly hers: TaughtClass;
  readonly his: TaughtClass;
};

/** Empties the database first. */
export async function makeSchool(): Promise<School> {
  await pool.query('TRUNCATE "User", "Class" CASCADE');
  const tess = await makePerson('Tess');
  const ulf = await makePerson('Ulf');
  const ada = await makePerson('Ada');
  const ben = await makePerson('Ben');
  for (const teacher of [tess, ulf]) await becomeInstructor(teacher);
  const hers = await makeClass(tess, 'Networks on Monday');
  const his = await makeClass(ulf, 'Networks on Friday');
  for (const student of [ada, ben]) await joinClass(student, hers.joinCode, null);
  await joinClass(ben, his.joinCode, null);
  return { tess, ulf, ada, ben, hers, his };
}

/** Nobody whom the database knows. */
export const stranger: Person = { id: randomUUID(), sessionVersion: 1 };

export async function makePerson(name: string | null, { isGuest = false } = {}): Promise<Person> {
  const id = randomUUID();
  await pool.query('INSERT INTO "User" (id, email, name) VALUES ($1, $2, $3)', [
    id,
    isGuest ? null : `${id}@example.org`,
    name,
  ]);
  return { id, sessionVersion: 1 };
}

export async function makeClass(teacher: Person, name: string): Promise<TaughtClass> {
  const made = await createClass(teacher, name);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

/** One question: the misconceptions that own one of its options, and those that own the chosen one. */
export type Item = {
  readonly offers?: readonly string[];
  readonly shows?: readonly string[];
  readonly isRight?: boolean;
};

/** An attempt of `items.length` questions, each with an option for every misconception that it offers. */
export async function makeAttempt(
  student: Person,
  startedAt: string,
  items: readonly Item[],
  { isOpen = false, practice = false } = {},
) {
  const attemptId = randomUUID();
  await pool.query(
    `INSERT INTO "Attempt" (id, "userId", quiz, seed, "contentVersion", "engineVersion", "startedAt", "submittedAt", correct, total, practice)
     VALUES ($1, $2, 'virtual-network-peering', 'seed', '1', '1', $3, $4, $5, $6, $7)`,
    [
      attemptId,
      student.id,
      startedAt,
      isOpen ? null : startedAt,
      isOpen || practice ? null : items.filter(({ isRight }) => isRight).length,
      items.length,
      practice,
    ],
  );
  for (const [position, { offers = [], shows = [], isRight }] of items.entries()) {
    const byChoice = Object.fromEntries(
      offers.map((id) => [`option-${id}`, { misconceptions: [{ id, belief: '' }] }]),
    );
    await pool.query(
      `INSERT INTO "AttemptItem" ("attemptId", position, family, seed, structure, kind, "maxPoints", concepts, question, choices, "right", key, "isRight", misconceptions, "answeredAt")
       VALUES ($1, $2, 'family', 'seed', 'structure', 'single-choice', 1, '{}', '{}', '{}', '{right}', $3, $4, $5, $6)`,
      [attemptId, position, { byChoice }, isRight ?? null, shows, isRight === undefined ? null : startedAt],
    );
  }
  return attemptId;
}

export const namesIn = async (asker: Person, { id }: TaughtClass) =>
  (await listStudents(asker, id)).map(({ name }) => name).sort();
