import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBand, formatScore, scoreOf, wilsonInterval } from './score';

// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998),
// table I, method 3 (Wilson score without continuity correction)
test.each([
  { correct: 81, total: 263, low: 0.2553, high: 0.3662 },
  { correct: 15, total: 148, low: 0.0624, high: 0.1605 },
  { correct: 0, total: 20, low: 0, high: 0.1611 },
  { correct: 1, total: 29, low: 0.0061, high: 0.1718 },
])('$correct of $total lies between $low and $high', ({ correct, total, low, high }) => {
  const interval = wilsonInterval(correct, total);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('six of eight is 41 to 93 %, and eight of eight still leaves room', () => {
  expect(formatBand(wilsonInterval(6, 8))).toBe('41–93 %');
  expect(formatBand(wilsonInterval(8, 8))).toBe('68–100 %');
});

test('the interval holds the share, stays within 0 and 1, and mirrors', () => {
  const score = fc
    .integer({ min: 1, max: 500 })
    .chain((total) => fc.record({ total: fc.constant(total), correct: fc.integer({ min: 0, max: total }) }));
  fc.assert(
    fc.property(score, ({ correct, total }) => {
      const { low, high } = wilsonInterval(correct, total);
      const mirrored = wilsonInterval(total - correct, total);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(correct / total);
      expect(high).toBeGreaterThanOrEqual(correct / total);
      expect(high).toBeLessThanOrEqual(1);
      expect(mirrored.low).toBeCloseTo(1 - high, 10);
    }),
  );
});

test('a question without an answer counts as not right, and no question gives no band', () => {
  expect(scoreOf([{ isRight: true }, { isRight: null }, { isRight: false }])).toMatchObject({
    correct: 1,
    total: 3,
  });
  expect(scoreOf([])).toEqual({ correct: 0, total: 0, band: null });
});

test('what is no score is refused', () => {
  expect(() => wilsonInterval(3, 2)).toThrow('3 of 2 is not a score');
  expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
});

test('a score says its band in words, and none before any question', () => {
  expect(formatScore({ correct: 6, total: 8 })).toBe('6 of 8: between 41\u00a0% and 93\u00a0%');
  expect(formatScore({ correct: 0, total: 0 })).toBe('0 of 0');
});
