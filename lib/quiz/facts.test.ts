import { expect, test } from 'vitest';
import { factsOf } from './facts';

const told = { text: 'Only here.', url: 'https://learn.microsoft.com/azure/dns' };

test('a rule is told with its number, its words and its page', () => {
  expect(factsOf(['R37'])).toEqual([
    { rule: 'R37', text: expect.stringMatching(/transitive/), url: expect.stringMatching(/^https:/) },
  ]);
});

test('what is told of one question only comes before the rules, and counts among the three', () => {
  expect(factsOf(['R37', 'R35', 'R33'], [told]).map(({ rule }) => rule)).toEqual([undefined, 'R37', 'R35']);
});

test('a rule that is named twice is told once', () => {
  expect(factsOf(['R37', 'R37'])).toHaveLength(1);
});

test('a rule that is not in the table is a mistake of the author', () => {
  expect(() => factsOf(['R999'])).toThrow('There is no rule R999');
});
