import { describe, expect, it } from 'vitest';
import { findRule, RULES } from '.';

const NUMBERS = Array.from({ length: 119 }, (_, index) => `R${index + 1}` as const);
const CONTESTED = ['R6', 'R25', 'R41', 'R45', 'R46', 'R47', 'R49', 'R53', 'R65', 'R96'];
const HOSTS = ['learn.microsoft.com', 'azure.microsoft.com', 'github.com'];

describe('the table of rules', () => {
  it('has every number once and no other', () => {
    expect(Object.keys(RULES).sort()).toEqual([...NUMBERS].sort());
  });

  it.each(NUMBERS)('%s is a sentence with a public page', (id) => {
    const { text, url } = findRule(id) ?? { text: '', url: '' };
    expect(text).toMatch(/^[A-Z`].*[.]$/);
    expect((text.match(/`/g) ?? []).length % 2).toBe(0);
    expect(text.length).toBeLessThanOrEqual(330);
    expect(new URL(url).protocol).toBe('https:');
    expect(HOSTS).toContain(new URL(url).host);
  });

  it('says each thing once', () => {
    expect(new Set(Object.values(RULES).map(({ text }) => text)).size).toBe(NUMBERS.length);
  });

  it('names both readings where sources disagree, and which one is followed', () => {
    const contested = NUMBERS.filter((id) => RULES[id]?.contested);
    expect(contested).toEqual(CONTESTED);
    for (const id of contested) {
      const { readings, taken } = RULES[id]?.contested ?? { readings: ['', ''], taken: '' };
      expect(readings[0]).not.toBe(readings[1]);
      expect(taken).toMatch(/^The (first|second)\b/);
    }
  });

  it('gives null for a number that is no rule', () => {
    expect(findRule('R120')).toBeNull();
    expect(findRule('R0')).toBeNull();
  });
});
