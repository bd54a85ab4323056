import type { Draft, Family } from '@/lib/quiz/family';
import { drawWithProof } from '@/lib/quiz/generate';
import type { Reject } from '@/lib/quiz/prove';
import type { Level, Question } from '@/lib/quiz/question';
import { randomOf } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { LEVEL_NAMES } from './words';

/** Which of a family's questions is looked at; what is left out is drawn. */
export type VariantRequest = {
  /** a whole number: the seeds of people's quizzes are long texts, so that no quiz can be drawn here */
  readonly seed: number;
  readonly level?: Level;
  readonly structure?: string;
  /** only what two readings of Azure's documentation answer differently: such questions are for practice */
  readonly contested?: true;
};

export const LAST_SEED = 999_999;

/** @returns the request, or everything in it that the family doesn't have, with what it has */
export function parseVariant(
  family: Family,
  params: Readonly<Record<string, unknown>>,
): Result<VariantRequest, readonly string[]> {
  const problems: string[] = [];
  const given = (name: string) =>
    typeof params[name] === 'string' && params[name] !== '' ? params[name] : undefined;
  const seed = given('seed') ?? '1';
  if (!/^\d{1,6}$/.test(seed))
    problems.push(`A seed is a whole number from 0 to ${LAST_SEED}, and “${shorten(seed)}” is not.`);

  const levelText = given('level');
  const level = family.levels.find((each) => String(each) === levelText);
  if (levelText !== undefined && level === undefined)
    problems.push(`“${shorten(levelText)}” is no level of this family. It has ${levelsOf(family)}.`);

  const structure = given('structure');
  const found = family.structures.find(({ name }) => name === structure);
  if (structure !== undefined && !found)
    problems.push(
      `There is no structure “${shorten(structure)}”. There are: ${family.structures.map(({ name }) => name).join(', ')}.`,
    );
  if (found && level && !(found.levels ?? family.levels).includes(level))
    problems.push(
      `Structure “${found.name}” is not asked at ${LEVEL_NAMES[level]}, only at ${levelsOf({ levels: found.levels ?? [] })}.`,
    );
  if (problems.length > 0) return err(problems);
  return ok({
    seed: Number(seed),
    ...(level && { level }),
    ...(found && { structure: found.name }),
    ...(given('contested') && { contested: true }),
  });
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const levelsOf = ({ levels }: Pick<Family, 'levels'>): string =>
  levels.map((level) => `${level} (${LEVEL_NAMES[level]})`).join(', ');

/** Where a variant is found. */
export function variantPath(family: string, { seed, level, structure, contested }: VariantRequest): string {
  const query = new URLSearchParams({ seed: String(seed) });
  if (level) query.set('level', String(level));
  if (structure) query.set('structure', structure);
  if (contested) query.set('contested', 'yes');
  return `/authoring/${family}?${query}`;
}

/** The same question on the command line, with the same ids; one of the contested can't be asked for there. */
export const variantCommand = (family: string, { seed, level, structure }: VariantRequest): string =>
  [
    `npm run -s questions -- draw --family ${family} --seed ${seed}`,
    ...(level ? [`--level ${level}`] : []),
    ...(structure ? [`--structure ${structure}`] : []),
  ].join(' ');

export type Variant = {
  readonly question: Question;
  readonly draft: Draft;
  /** why drafts before this one were refused */
  readonly rejects: readonly Reject[];
};

/**
 * @returns the error of a family that proposes nothing provable: here its author reads it, where a quiz would not start
 */
export function drawVariant(
  family: Family,
  { seed, level, structure, contested }: VariantRequest,
): Result<Variant, string> {
  const ids = randomOf(`ids of ${seed}`);
  const options = {
    ...(level && { level }),
    ...(structure && { structure }),
    ...(contested && { contested }),
  };
  try {
    return ok(drawWithProof(family, String(seed), () => ids.id(), options));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** Seeds in blocks of {@link BLOCK}: the one that this seed stands in, so that going through it keeps the block. */
export const seedsAround = (seed: number): number[] => {
  const first = Math.floor(Math.max(0, seed - 1) / BLOCK) * BLOCK + (seed === 0 ? 0 : 1);
  return Array.from({ length: BLOCK }, (_, index) => first + index).filter((each) => each <= LAST_SEED);
};
const BLOCK = 12;
