import { describe, expect, it } from 'vitest';
import { MISCONCEPTIONS } from '@/lib/peering/misconceptions';
import { RULES } from '@/lib/peering/rules';
import { CONCEPTS, conceptOf } from './concepts';

const ids = Object.keys(CONCEPTS);

/** every concept that comes before this one, at any distance */
function before(id: string, seen = new Set<string>()): Set<string> {
  for (const earlier of CONCEPTS[id]?.after ?? []) {
    if (!seen.has(earlier)) before(earlier, seen.add(earlier));
  }
  return seen;
}

describe('the map of concepts', () => {
  it('has 31 concepts with titles of their own', () => {
    expect(ids.length).toBe(31);
    expect(new Set(ids.map((id) => conceptOf(id).title)).size).toBe(31);
  });

  it.each(Object.entries(CONCEPTS))(
    '%s builds on known concepts, never on itself, and rests on rules',
    (id, concept) => {
      expect(concept.after.filter((earlier) => !(earlier in CONCEPTS))).toEqual([]);
      expect(before(id)).not.toContain(id);
      expect(concept.rules.length).toBeGreaterThan(0);
      expect(concept.rules.filter((rule) => !(rule in RULES))).toEqual([]);
    },
  );

  it('starts from one concept', () => {
    expect(ids.filter((id) => CONCEPTS[id]?.after.length === 0)).toEqual(['vnet-basics']);
  });

  it('holds every concept that a misconception points to', () => {
    const named = Object.values(MISCONCEPTIONS).flatMap(({ concepts }): readonly string[] => concepts);
    expect(named.filter((id) => !(id in CONCEPTS))).toEqual([]);
  });

  it('shows a concept it does not know by its id', () => {
    expect(conceptOf('renamed-since')).toEqual({ title: 'renamed since' });
    expect(conceptOf('constructor')).toEqual({ title: 'constructor' });
  });
});
