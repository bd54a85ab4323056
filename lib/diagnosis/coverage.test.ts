import { expect, test } from 'vitest';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Draft, Family } from '@/lib/quiz/family';
import { coverageOf, untoldPairs } from './coverage';

/** A family whose one structure offers these wrong options, by whom they are believed. */
const familyOf = (id: string, ...owners: readonly MisconceptionId[][]): Family => ({
  id,
  title: id,
  concepts: [],
  levels: [1],
  kind: 'single-choice',
  misconceptions: [...new Set(owners.flat())],
  structures: [
    {
      name: 'only',
      draw: (): Draft => ({
        form: 'authored',
        prompt: 'What is so?',
        headline: 'This is so',
        right: 'this',
        wrong: owners.map((misconceptions, index) => ({
          text: `not ${index}`,
          misconceptions,
          remark: 'No.',
        })),
        why: 'It is.',
        rules: ['R37'],
      }),
    },
  ],
});

test('two misconceptions that always answer alike are not told apart, though each is from knowing', () => {
  const coverage = coverageOf([familyOf('together', ['M1', 'M2']), familyOf('alone', ['M3'])], ['1', '2']);
  expect(coverage.misconceptions).toEqual(['M1', 'M2', 'M3']);
  expect(coverage.draws).toBe(4);
  expect(coverage.pairs).toHaveLength(6);
  expect(untoldPairs(coverage)).toEqual([['M1', 'M2']]);
});

test('a second family in which they answer differently tells them apart, and is named', () => {
  const coverage = coverageOf([familyOf('together', ['M1', 'M2']), familyOf('apart', ['M1'], ['M2'])], ['1']);
  expect(untoldPairs(coverage)).toEqual([]);
  expect(coverage.pairs.find(({ pair }) => pair.join() === 'M1,M2')?.told).toEqual([
    { family: 'apart', structure: 'only', level: 1, seed: '1' },
  ]);
});

test('answers of which one is shared do not tell two beliefs apart', () => {
  const coverage = coverageOf([familyOf('half', ['M1', 'M2'], ['M2'])], ['1']);
  expect(untoldPairs(coverage)).toEqual([['M1', 'M2']]);
});
