import { expect, test } from 'vitest';
import { coverageOf, untoldPairs } from '@/lib/diagnosis/coverage';
import { FAMILIES } from '.';

test('the bank tells any two misconceptions apart, and each from knowing', () => {
  const coverage = coverageOf(FAMILIES, ['1', '2']);
  expect(coverage.misconceptions.length).toBeGreaterThanOrEqual(36);
  expect(untoldPairs(coverage)).toEqual([]);
}, 300_000);
