import { expect, test } from 'vitest';
import type { Family } from '@/lib/quiz/family';
import { listFamilies, parseFilter } from './catalogue';
import type { FamilyUsage } from './usage';

const family = (id: string, part: Partial<Family> = {}): Family => ({
  id,
  title: id,
  concepts: ['non-transitivity'],
  levels: [1, 2],
  kind: 'single-choice',
  misconceptions: ['M1'],
  structures: [],
  ...part,
});

const BANK = [
  family('shared-hub', { title: 'Shared hub', concepts: ['hub-and-spoke', 'non-transitivity'], levels: [3] }),
  family('half-a-peering', {
    title: 'Half a peering',
    concepts: ['peering-links-and-states'],
    misconceptions: ['M4'],
  }),
  family('a-chain', { title: 'A chain' }),
  family('chained', { title: 'B chain' }),
];

const usage = (family: string, part: Partial<FamilyUsage>): FamilyUsage => ({
  family,
  shown: part.answered ?? 0,
  answered: 0,
  right: 0,
  medianMs: null,
  misconceptions: [],
  ...part,
});

const found = (params: object, used: readonly FamilyUsage[] = []) =>
  listFamilies(
    BANK,
    parseFilter({ ...params }),
    (id) => used.find((each) => each.family === id) ?? null,
  ).flatMap(({ families }) => families.map(({ id }) => id));

test('families stand under their first concept, concepts in the order of the map', () => {
  const groups = listFamilies(BANK, parseFilter({}), () => null);
  expect(groups.map(({ concept, families }) => [concept, ...families.map(({ id }) => id)])).toEqual([
    ['peering-links-and-states', 'half-a-peering'],
    ['non-transitivity', 'a-chain', 'chained'],
    ['hub-and-spoke', 'shared-hub'],
  ]);
});

test('a family fits by any of its concepts, by level, kind and misconception', () => {
  expect(found({ concept: 'non-transitivity' })).toEqual(['a-chain', 'chained', 'shared-hub']);
  expect(found({ level: '3' })).toEqual(['shared-hub']);
  expect(found({ misconception: 'M4' })).toEqual(['half-a-peering']);
  expect(found({ kind: 'order' })).toEqual([]);
});

test('a search finds words of the title, the concepts and the beliefs, all of which have to be there', () => {
  expect(found({ search: 'CHAIN' })).toEqual(['a-chain', 'chained']);
  expect(found({ search: 'one link is enough' })).toEqual(['half-a-peering']);
  expect(found({ search: 'chain hub' })).toEqual([]);
});

test('hardest first goes by how easy a family may be at most, and what too few answered stands last', () => {
  const used = [
    usage('a-chain', { answered: 4, right: 0 }),
    usage('chained', { answered: 400, right: 200 }),
    usage('shared-hub', { answered: 5, right: 2 }),
  ];
  expect(found({ order: 'right' }, used)).toEqual(['chained', 'shared-hub', 'a-chain', 'half-a-peering']);
});

test('most shown and slowest first', () => {
  const used = [
    usage('a-chain', { shown: 3 }),
    usage('chained', { answered: 9, medianMs: 9_000 }),
    usage('shared-hub', { answered: 7, medianMs: 90_000 }),
  ];
  expect(found({ order: 'shown' }, used)).toEqual(['chained', 'shared-hub', 'a-chain', 'half-a-peering']);
  expect(found({ order: 'time' }, used)).toEqual(['shared-hub', 'chained', 'a-chain', 'half-a-peering']);
});

test('an address with a slip narrows nothing', () => {
  expect(found({ order: 'sideways', level: ['1', '2'], search: 'x'.repeat(200) })).toHaveLength(BANK.length);
});
