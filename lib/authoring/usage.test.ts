import { expect, test } from 'vitest';
import { difficultyOf, type FamilyUsage, formatDuration } from './usage';

const usage = (part: Partial<FamilyUsage>): FamilyUsage => ({
  family: 'three-networks',
  shown: 9,
  answered: 9,
  right: 6,
  medianMs: 30_000,
  misconceptions: [],
  ...part,
});

test('four answers are too few to say anything, five are enough', () => {
  expect(difficultyOf(null)).toBeNull();
  expect(difficultyOf(usage({ answered: 4, right: 4 }))).toBeNull();
  expect(difficultyOf(usage({ answered: 5, right: 4 }))).toMatchObject({ share: 0.8 });
});

test('the share comes with its Wilson band', () => {
  const band = difficultyOf(usage({ answered: 8, right: 6 }))?.band;
  expect(band?.low).toBeCloseTo(0.409, 3);
  expect(band?.high).toBeCloseTo(0.929, 3);
});

test.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [65_000, '1 min 5 s'],
])('%i ms reads %s', (ms, says) => expect(formatDuration(ms)).toBe(says));
