import { expect, test } from 'vitest';
import type { QuestionKey } from '@/lib/quiz/question';
import { randomOf } from '@/lib/random';
import { afterAttempt, answerOf, timeTakenMs } from './answer';
import { studyTimes } from './calendar';
import { makeDemoStudents } from './student';

const met = {
  question: {
    kind: 'single-choice' as const,
    choices: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
  },
  key: {
    right: ['a'],
    byChoice: {
      a: { misconceptions: [], remark: '' },
      b: { misconceptions: [{ id: 'M1', belief: '' }], remark: '' },
      c: { misconceptions: [{ id: 'M4', belief: '' }], remark: '' },
    },
  } as unknown as QuestionKey,
};

function shares(student: Parameters<typeof answerOf>[0]) {
  const random = randomOf('answers');
  const counts: Record<string, number> = { a: 0, b: 0, c: 0 };
  for (let times = 0; times < 4000; times += 1) {
    const [choice = ''] = answerOf(student, met, random);
    counts[choice] = (counts[choice] ?? 0) + 1 / 4000;
  }
  return counts;
}

test('a student who holds a misconception gives its answer, but for slips', () => {
  const { a, b } = shares({ ability: 0.8, misconceptions: ['M1'] });
  expect(b).toBeGreaterThan(0.84);
  expect(b).toBeLessThan(0.92);
  expect(a).toBeGreaterThan(0.08);
});

test('a student without one is right as often as able, and guesses among all else', () => {
  const { a, b, c } = shares({ ability: 0.7, misconceptions: ['M13'] });
  expect(a).toBeCloseTo(0.8, 1);
  expect(b).toBeCloseTo(0.1, 1);
  expect(c).toBeCloseTo(0.1, 1);
});

test('an answer takes between some seconds and two and a half minutes', () => {
  const random = randomOf('times');
  const times = Array.from({ length: 1000 }, () => timeTakenMs(4, random));
  expect(Math.min(...times)).toBeGreaterThan(10_000);
  expect(Math.max(...times)).toBeLessThan(150_000);
});

test('people study at waking hours, each time on another day, never in the future', () => {
  const from = new Date('2026-01-05T09:30:00Z');
  const until = new Date('2026-02-09T03:00:00Z');
  for (let seed = 0; seed < 200; seed += 1) {
    const times = studyTimes(6, from, until, randomOf(`calendar-${seed}`));
    expect(times.length).toBe(6);
    expect(times).toEqual(times.toSorted((a, b) => a.getTime() - b.getTime()));
    expect(new Set(times.map((time) => time.toISOString().slice(0, 10))).size).toBe(6);
    for (const time of times) {
      expect(time.getTime()).toBeGreaterThan(from.getTime());
      expect(time.getTime()).toBeLessThan(until.getTime());
      expect(time.getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(time.getUTCHours()).toBeLessThanOrEqual(21);
    }
  }
});

test('the class is 24 students: one has not begun, three left an attempt open, most hold no or one misconception', () => {
  const students = makeDemoStudents(randomOf('class'));
  expect(students.length).toBe(24);
  expect(new Set(students.map(({ email }) => email)).size).toBe(24);
  for (const { email } of students) expect(email).toMatch(/^[a-z]+\.[a-z]+@spokewise\.example$/);
  expect(students.filter(({ attempts }) => attempts === 0).length).toBe(1);
  expect(students.filter(({ attempts, leavesOneOpen }) => leavesOneOpen && attempts > 0).length).toBe(3);
  expect(Math.max(...students.map(({ misconceptions }) => misconceptions.length))).toBeLessThanOrEqual(2);
  expect(students.some(({ misconceptions }) => misconceptions.includes('M1'))).toBe(true);
});

test('the same chance gives the same class', () => {
  expect(makeDemoStudents(randomOf('x'))).toEqual(makeDemoStudents(randomOf('x')));
  expect(makeDemoStudents(randomOf('x'))).not.toEqual(makeDemoStudents(randomOf('y')));
});

test('who learns gets abler and holds fewer misconceptions, and never a new one', () => {
  const random = randomOf('learning');
  let cleared = 0;
  for (let times = 0; times < 400; times += 1) {
    const mind = { ability: 0.6, misconceptions: ['M1'] as const };
    const after = afterAttempt(mind, random);
    expect(after.ability).toBeGreaterThan(0.6);
    expect(afterAttempt({ ability: 0.96, misconceptions: [] }, random).ability).toBeLessThanOrEqual(0.97);
    if (after.misconceptions.length === 0) cleared += 1;
    else expect(after.misconceptions).toEqual(['M1']);
  }
  expect(cleared / 400).toBeCloseTo(0.25, 1);
});
