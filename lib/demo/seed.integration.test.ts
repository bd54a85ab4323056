import { beforeAll, expect, test } from 'vitest';
import { findBlueprint } from '@/content/quizzes';
import { signIn } from '@/lib/auth/sign-in';
import type { Person } from '@/lib/auth/token';
import { progressOf, type StudentProgress } from '@/lib/classes/progress';
import { findStudentAttempt, listClassMisconceptions, listStudents } from '@/lib/classes/results/store';
import { listClasses } from '@/lib/classes/store';
import { pool } from '@/lib/db/client';
import type { NewAttempt } from '@/lib/quiz/attempt';
import { choicesOf, type QuestionForm } from '@/lib/quiz/question';
import { drawQuiz } from '@/lib/quiz/quiz';
import { drawAttempt } from '@/lib/quiz/start/draw';
import { randomOf } from '@/lib/random';
import { DAY_MS } from './calendar';
import { type SeededDemo, type SignIn, seedDemo } from './seed';

const QUIZ = 'virtual-network-peering';
const now = new Date('2026-06-15T02:30:00Z');
const options = { now, random: randomOf('demo'), draw };

function draw(seed: string): NewAttempt {
  const drawn = drawAttempt(QUIZ, seed);
  if (!drawn) throw new Error(`there is no quiz ${QUIZ}`);
  return drawn;
}

let demo: SeededDemo;
let instructor: Person;
let students: StudentProgress[];

beforeAll(async () => {
  const seeded = await seedDemo(pool, options);
  if (!seeded) throw new Error('nothing was seeded');
  demo = seeded;
  instructor = await signInAs(demo.instructor);
  students = (await listStudents(instructor, demo.classId)).map(progressOf);
});

async function signInAs(account: SignIn): Promise<Person> {
  const person = await signIn(account, null, '192.0.2.1');
  if (!person.ok) throw new Error(person.error.kind);
  return person.value;
}

test('a class of 24 with attempts over five weeks, at hours when people are awake', () => {
  expect(students.length).toBe(24);
  expect(students.filter(({ attempts }) => attempts.length === 0).length).toBe(1);
  expect(students.filter(({ open }) => open === 1).length).toBe(3);
  const begun = students.flatMap(({ attempts }) => attempts.map(({ startedAt }) => startedAt));
  expect(begun.length).toBeGreaterThan(40);
  const age = (date: Date) => (now.getTime() - date.getTime()) / DAY_MS;
  expect(Math.min(...begun.map(age))).toBeGreaterThan(0);
  expect(Math.max(...begun.map(age))).toBeGreaterThan(21);
  expect(Math.max(...begun.map(age))).toBeLessThan(35);
  expect(students.filter(({ lastActiveAt }) => lastActiveAt && lastActiveAt > now)).toEqual([]);
});

test('the instructor and one student can sign in, by passwords that differ from demo to demo', async () => {
  const student = await signInAs(demo.student);
  expect(await listClasses(student)).toMatchObject([
    { id: demo.classId, role: 'student', teachers: ['Ines Okafor'] },
  ]);
  expect(await listClasses(instructor)).toMatchObject([
    { id: demo.classId, role: 'instructor', students: 24 },
  ]);
  expect(demo.instructor.password).not.toBe(demo.student.password);
  const able = await pool.query('SELECT email FROM "User" WHERE "passwordHash" IS NOT NULL');
  expect(able.rowCount).toBe(2);
});

test('every attempt opens, and what the engine says is right today is what was stored as right', async () => {
  const blueprint = findBlueprint(QUIZ);
  if (!blueprint) throw new Error(`there is no quiz ${QUIZ}`);
  let compared = 0;
  for (const { attempts } of students) {
    for (const { attemptId } of attempts) {
      const opened = await findStudentAttempt(instructor, demo.classId, attemptId);
      expect(opened?.attempt.items.length).toBe(8);
      const { rows } = await pool.query<{ seed: string }>('SELECT seed FROM "Attempt" WHERE id = $1', [
        attemptId,
      ]);
      let id = 0;
      const redrawn = drawQuiz(blueprint, rows[0]?.seed ?? '', () => `fresh-${id++}`);
      for (const { position, question, key } of opened?.attempt.items ?? []) {
        const again = redrawn[position];
        expect(question.prompt).toBe(again?.public.prompt);
        expect(question.figure).toEqual(again?.public.figure);
        if (!again) throw new Error(`nothing is drawn at ${position}`);
        const textsOf = (form: QuestionForm) => choicesOf(form).map(({ text }) => text);
        expect(textsOf(question)).toEqual(textsOf(again.public));
        if (!key) continue;
        const right = (form: QuestionForm, ids: readonly string[]) =>
          ids.map((id) => choicesOf(form).findIndex((offered) => offered.id === id));
        expect(right(question, key.right)).toEqual(right(again.public, again.key.right));
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(300);
});

test('scores, marks and misconceptions are those of the answers given', async () => {
  const { rows } = await pool.query<{ wrong: number; answered: number }>(
    `SELECT count(*) FILTER (WHERE
         item."isRight" <> (item.points = item."maxPoints")
         OR item.kind = 'single-choice' AND item."isRight" <> (item.response = item."right")
         OR NOT item.response <@ item.choices
         OR EXISTS (SELECT FROM unnest(item.misconceptions) AS shown WHERE NOT EXISTS (
              SELECT FROM unnest(item.response) AS choice WHERE item.key -> 'byChoice' -> choice @@
                ('$.misconceptions[*].id == "' || shown || '"')::jsonpath))
         OR item."answeredAt" < attempt."startedAt" OR item."answeredAt" > attempt."submittedAt")::int AS wrong,
       count(*)::int AS answered
     FROM "AttemptItem" AS item JOIN "Attempt" AS attempt ON attempt.id = item."attemptId"
     WHERE item."answeredAt" IS NOT NULL`,
  );
  expect(rows[0]).toMatchObject({ wrong: 0 });
  expect(rows[0]?.answered).toBeGreaterThan(300);
  const { rows: miscounted } = await pool.query(
    `SELECT attempt.id FROM "Attempt" AS attempt JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
     GROUP BY attempt.id
     HAVING (attempt."submittedAt" IS NULL) <> bool_or(item."answeredAt" IS NULL)
       OR attempt.correct <> count(*) FILTER (WHERE item."isRight") OR attempt.total <> count(*)`,
  );
  expect(miscounted).toEqual([]);
});

test('the class holds what its students hold: transitivity first among what a first lesson meets', async () => {
  const held = await listClassMisconceptions(instructor, demo.classId);
  expect(held.length).toBeGreaterThan(3);
  expect(held.every(({ students, asked }) => students >= 1 && students <= asked && asked <= 23)).toBe(true);
});

test('the cards of a student follow from the log of their reviews', async () => {
  const { rows } = await pool.query<{ cards: number; reviews: number; odd: number }>(
    `SELECT count(*)::int AS cards, sum(log.times)::int AS reviews,
       count(*) FILTER (WHERE log.times <> card.reps OR log.last <> card."lastReview" OR card.due <= card."lastReview")::int AS odd
     FROM "CardState" AS card JOIN (
       SELECT "userId", "cardId", count(*)::int AS times, max("reviewedAt") AS last FROM "Review" GROUP BY 1, 2
     ) AS log USING ("userId", "cardId")`,
  );
  expect(rows[0]).toMatchObject({ odd: 0 });
  expect(rows[0]?.cards).toBeGreaterThan(30);
  expect(rows[0]?.reviews).toBeGreaterThan(rows[0]?.cards ?? 0);
});

test('a second time it changes nothing', async () => {
  const people = async () => (await pool.query('SELECT id FROM "User"')).rowCount;
  const before = await people();
  expect(await seedDemo(pool, options)).toBeNull();
  expect(await people()).toBe(before);
});
