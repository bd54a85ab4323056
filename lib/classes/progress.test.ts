import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AttemptSummary,
  formatOrder,
  mostWidespreadFirst,
  PROGRESS_COLUMNS,
  parseOrder,
  progressOf,
  type StudentRecord,
  sortProgress,
  withBand,
} from './progress';

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 12));

function attempt(startedOn: number, correct: number | null, total = 8): AttemptSummary {
  const startedAt = day(startedOn);
  return {
    attemptId: `attempt-${startedOn}`,
    startedAt,
    submittedAt: correct === null ? null : new Date(startedAt.getTime() + 600_000),
    correct,
    total,
    answered: correct === null ? 3 : total,
  };
}

function student(name: string, attempts: AttemptSummary[] = []): StudentRecord {
  const last = attempts.at(-1);
  return {
    studentId: `id-${name}`,
    name,
    isGuest: false,
    joinedAt: day(1),
    lastActiveAt: last ? (last.submittedAt ?? last.startedAt) : null,
    attempts,
    misconceptions: [],
  };
}

test('best and latest are found among finished attempts only', () => {
  const progress = progressOf(
    student('Ada', [attempt(2, 3), attempt(5, 7), attempt(9, 6), attempt(12, null)]),
  );
  expect(progress).toMatchObject({
    finished: 3,
    open: 1,
    best: { correct: 7, total: 8 },
    latest: { correct: 6, total: 8 },
  });
  expect(progress.latest?.band?.low).toBeCloseTo(0.409, 3);
});

test('an attempt that was begun earlier and finished later is the latest', () => {
  const longOne = { ...attempt(2, 8), submittedAt: day(20) };
  expect(progressOf(student('Ada', [longOne, attempt(5, 1)])).latest).toMatchObject({ correct: 8 });
});

test('the best is the highest share, not the highest count', () => {
  const progress = progressOf(student('Ada', [attempt(2, 6, 12), attempt(5, 5, 8)]));
  expect(progress.best).toMatchObject({ correct: 5, total: 8 });
});

test('who never finished has no score', () => {
  expect(progressOf(student('Ada', [attempt(2, null)]))).toMatchObject({
    finished: 0,
    open: 1,
    best: null,
    latest: null,
  });
});

const four = [
  student('Zoë', [attempt(3, 8)]),
  student('amir', [attempt(2, 4), attempt(4, 2)]),
  student('Bea'),
  student('Émile', [attempt(6, 2)]),
].map(progressOf);

test.each([
  { order: 'name', names: ['amir', 'Bea', 'Émile', 'Zoë'] },
  { order: '-name', names: ['Zoë', 'Émile', 'Bea', 'amir'] },
  { order: 'latest', names: ['amir', 'Émile', 'Zoë', 'Bea'] },
  { order: '-latest', names: ['Zoë', 'amir', 'Émile', 'Bea'] },
  { order: '-best', names: ['Zoë', 'amir', 'Émile', 'Bea'] },
  { order: '-finished', names: ['amir', 'Émile', 'Zoë', 'Bea'] },
  { order: '-active', names: ['Émile', 'amir', 'Zoë', 'Bea'] },
  { order: 'active', names: ['Zoë', 'amir', 'Émile', 'Bea'] },
  { order: 'password', names: ['amir', 'Bea', 'Émile', 'Zoë'] },
])('sorted by $order', ({ order, names }) => {
  expect(sortProgress(four, parseOrder(order)).map(({ name }) => name)).toEqual(names);
});

test('an order is read back as it was written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PROGRESS_COLUMNS), fc.boolean(), (by, descending) => {
      expect(parseOrder(formatOrder({ by, descending }))).toEqual({ by, descending });
    }),
  );
});

test('a misconception that many were asked about comes before one that few were', () => {
  const held = [
    { id: 'M4', students: 1, asked: 2 },
    { id: 'M1', students: 9, asked: 20 },
    { id: 'M9', students: 1, asked: 20 },
    { id: 'M13', students: 9, asked: 20 },
  ] as const;
  expect(mostWidespreadFirst(held.map(withBand)).map(({ id }) => id)).toEqual(['M1', 'M13', 'M4', 'M9']);
});
