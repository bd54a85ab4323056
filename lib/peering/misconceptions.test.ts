import { describe, expect, it } from 'vitest';
import { MISCONCEPTIONS, misconceptionOf } from './misconceptions';
import { RULES } from './rules';
import { AZURE, KNOWLEDGE_ONLY, semanticsOf } from './semantics';
import type { MisconceptionId } from './vocabulary';

const NUMBERS = Array.from({ length: 36 }, (_, index) => `M${index + 1}` as const);
const switchesOf = (id: MisconceptionId) =>
  Object.entries(semanticsOf(id) ?? {})
    .filter(([, value]) => value === true)
    .map(([name]) => name);

describe('the table of misconceptions', () => {
  it('has M1 to M36 and no other', () => {
    expect(Object.keys(MISCONCEPTIONS)).toEqual(NUMBERS);
    expect(misconceptionOf('M37')).toBeNull();
  });

  it.each(NUMBERS)('%s says what is believed and what is so, by rules that exist', (id) => {
    const { belief, instead, rules, concepts } = MISCONCEPTIONS[id as keyof typeof MISCONCEPTIONS];
    expect(belief).toMatch(/^[A-Z`].*\.$/);
    expect(instead).toMatch(/^[A-Z`].*\.$/);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => !(rule in RULES))).toEqual([]);
    expect(concepts.length).toBeGreaterThan(0);
  });

  it('has one switch of the engine for each, but for those that are knowledge only', () => {
    for (const id of NUMBERS)
      expect([id, switchesOf(id).length]).toEqual([id, KNOWLEDGE_ONLY.has(id) ? 0 : 1]);
    const switches = Object.keys(AZURE).filter((name) => name !== 'misconception');
    expect(NUMBERS.flatMap(switchesOf).sort()).toEqual(switches.sort());
  });
});
