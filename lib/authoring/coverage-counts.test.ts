import { expect, test } from 'vitest';
import type { Coverage } from '@/lib/diagnosis/coverage';
import type { Family } from '@/lib/quiz/family';
import { conceptCounts, coverageRows, tellingsOf } from './coverage-counts';

const telling = (structure: string) =>
  ({ family: 'three-networks', structure, level: 1, seed: '1' }) as const;
const coverage: Coverage = {
  draws: 3,
  misconceptions: ['M1', 'M2'],
  pairs: [
    { pair: ['knows', 'M1'], told: [telling('chain'), telling('next-hop')] },
    { pair: ['knows', 'M2'], told: [telling('chain')] },
    { pair: ['M1', 'M2'], told: [] },
  ],
};

test('each belief has a row with all others, read from either side of a pair', () => {
  expect(coverageRows(coverage)).toEqual([
    {
      held: 'knows',
      told: [
        { held: 'M1', structures: 2 },
        { held: 'M2', structures: 1 },
      ],
    },
    {
      held: 'M1',
      told: [
        { held: 'knows', structures: 2 },
        { held: 'M2', structures: 0 },
      ],
    },
    {
      held: 'M2',
      told: [
        { held: 'knows', structures: 1 },
        { held: 'M1', structures: 0 },
      ],
    },
  ]);
});

test('a misconception shows where its holder answers otherwise than Azure', () => {
  expect(tellingsOf(coverage, 'M1').map(({ structure }) => structure)).toEqual(['chain', 'next-hop']);
  expect(tellingsOf(coverage, 'M9')).toEqual([]);
});

test('a concept counts the structures of a level, and the families that have one', () => {
  const draw = () => null;
  const about = (levels: Family['levels'], structures: Family['structures']): Family => ({
    id: 'x',
    title: 'x',
    concepts: ['hub-and-spoke'],
    levels,
    kind: 'single-choice',
    misconceptions: [],
    structures,
  });
  const counts = conceptCounts([
    about(
      [1, 2],
      [
        { name: 'a', draw },
        { name: 'b', draw, levels: [2] },
      ],
    ),
    about([1, 2], [{ name: 'c', draw, levels: [2] }]),
  ]);
  expect(counts.find(({ concept }) => concept === 'hub-and-spoke')?.levels).toEqual([
    { level: 1, families: 1, structures: 1 },
    { level: 2, families: 2, structures: 3 },
    { level: 3, families: 0, structures: 0 },
  ]);
  expect(counts.find(({ concept }) => concept === 'peering-cost')?.levels[0]?.families).toBe(0);
});
