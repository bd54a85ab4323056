import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GRADES, type Memory } from './memory';
import { previewDue, review } from './schedule';

const NOW = new Date('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const wait = (memory: Memory, from = NOW) => memory.due.getTime() - from.getTime();

test('a new card that was forgotten comes back within minutes, an easy one after days', () => {
  expect(wait(review(null, 'again', NOW))).toBe(1 * MINUTE);
  expect(wait(review(null, 'good', NOW))).toBe(10 * MINUTE);
  expect(wait(review(null, 'easy', NOW))).toBeGreaterThan(2 * DAY);
});

test('a card remembered twice waits for days, and longer each time it is remembered when due', () => {
  let memory = review(null, 'good', NOW);
  let at = memory.due;
  memory = review(memory, 'good', at);
  const waits: number[] = [];
  for (let times = 0; times < 5; times += 1) {
    waits.push(wait(memory, at));
    at = memory.due;
    memory = review(memory, 'good', at);
  }
  expect(waits[0]).toBeGreaterThanOrEqual(1 * DAY);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(waits.length);
});

const anyGrades = fc.array(fc.tuple(fc.constantFrom(...GRADES), fc.integer({ min: 0, max: 60 * 24 * 40 })), {
  maxLength: 12,
});

/** The memory after a history of grades, each given some minutes after the one before. */
function remembered(history: readonly (readonly [(typeof GRADES)[number], number])[]) {
  let at = NOW;
  let memory: Memory | null = null;
  for (const [grade, minutes] of history) {
    at = new Date(at.getTime() + minutes * MINUTE);
    memory = review(memory, grade, at);
  }
  return { memory, at };
}

test('what is shown beside a grade is what giving it does', () => {
  fc.assert(
    fc.property(anyGrades, (history) => {
      const { memory, at } = remembered(history);
      const shown = previewDue(memory, at);
      for (const grade of GRADES) expect(review(memory, grade, at).due).toEqual(shown[grade]);
    }),
  );
});

test('better grades never come back sooner, and every card comes back later than now', () => {
  fc.assert(
    fc.property(anyGrades, (history) => {
      const { memory, at } = remembered(history);
      const due = GRADES.map((grade) => previewDue(memory, at)[grade].getTime());
      expect(due).toEqual(due.toSorted((a, b) => a - b));
      expect(due[0]).toBeGreaterThan(at.getTime());
    }),
  );
});
