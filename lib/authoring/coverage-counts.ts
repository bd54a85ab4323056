import type { Coverage, Held, Telling } from '@/lib/diagnosis/coverage';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { CONCEPTS } from '@/lib/quiz/concepts';
import type { Family } from '@/lib/quiz/family';
import type { Level } from '@/lib/quiz/question';

/** Two beliefs and how many structures tell them apart. */
export type Told = { readonly held: Held; readonly structures: number };

/** One belief beside all others, in the order of the table. */
export type CoverageRow = { readonly held: Held; readonly told: readonly Told[] };

/** The table of who can be told from whom: each belief a row, whoever knows first. */
export function coverageRows({ misconceptions, pairs }: Coverage): CoverageRow[] {
  const counts = new Map(pairs.map(({ pair: [a, b], told }) => [`${a} ${b}`, told.length]));
  const all: readonly Held[] = ['knows', ...misconceptions];
  return all.map((held) => ({
    held,
    told: all
      .filter((other) => other !== held)
      .map((other) => ({
        held: other,
        structures: counts.get(`${held} ${other}`) ?? counts.get(`${other} ${held}`) ?? 0,
      })),
  }));
}

/** The structures in which somebody with the misconception answers otherwise than Azure: those that own an option of it. */
export function tellingsOf({ pairs }: Coverage, misconception: MisconceptionId): readonly Telling[] {
  return pairs.find(({ pair: [a, b] }) => a === 'knows' && b === misconception)?.told ?? [];
}

export type LevelCount = { readonly level: Level; readonly families: number; readonly structures: number };
export type ConceptCount = { readonly concept: string; readonly levels: readonly LevelCount[] };

const LEVELS: readonly Level[] = [1, 2, 3];

/** How many families and structures ask about each concept at each level; concepts of the map that none asks about too. */
export function conceptCounts(families: readonly Family[]): ConceptCount[] {
  return Object.keys(CONCEPTS).map((concept) => {
    const about = families.filter(({ concepts }) => concepts.includes(concept));
    return {
      concept,
      levels: LEVELS.map((level) => {
        const structures = about.map(
          (family) =>
            family.structures.filter(
              ({ levels = family.levels, concepts = family.concepts }) =>
                levels.includes(level) && concepts.includes(concept),
            ).length,
        );
        return {
          level,
          families: structures.filter((count) => count > 0).length,
          structures: structures.reduce((sum, count) => sum + count, 0),
        };
      }),
    };
  });
}
