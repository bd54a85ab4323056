import { expect, test } from 'vitest';
import { type DeckCard, dueCards, formatWait, nextDue } from './deck';

const NOW = new Date('2026-03-02T09:00:00Z');
const END = new Date('2026-03-02T23:59:59Z');
const card = (id: string, due: string | null, isLearning = false) =>
  ({ id, due, isLearning }) as unknown as DeckCard;

const CARDS = [
  card('new', null),
  card('this evening', '2026-03-02T19:00:00.000Z'),
  card('tomorrow', '2026-03-03T08:00:00.000Z'),
  card('overdue', '2026-02-20T08:00:00.000Z'),
  card('learning, over', '2026-03-02T08:59:00.000Z', true),
  card('learning, in ten minutes', '2026-03-02T09:10:00.000Z', true),
];

test('a day’s cards are due from its morning, a card being learnt by the minute, and new cards come last', () => {
  expect(dueCards(CARDS, NOW, END).map(({ id }) => id)).toEqual([
    'overdue',
    'learning, over',
    'this evening',
    'new',
  ]);
});

test('the next to come due is the first that isn’t yet', () => {
  expect(nextDue(CARDS, NOW, END)).toEqual(new Date('2026-03-02T09:10:00.000Z'));
  expect(nextDue([card('new', null)], NOW, END)).toBeNull();
});

test.each([
  ['2026-03-02T09:00:20Z', '1 minute'],
  ['2026-03-02T09:10:00Z', '10 minutes'],
  ['2026-03-02T15:00:00Z', '6 hours'],
  ['2026-03-03T09:00:00Z', '1 day'],
  ['2026-03-06T09:00:00Z', '4 days'],
  ['2026-06-02T09:00:00Z', '3 months'],
  ['2029-03-02T09:00:00Z', '3 years'],
])('until %s it is %s', (until, words) => {
  expect(formatWait(NOW, new Date(until))).toBe(words);
});
