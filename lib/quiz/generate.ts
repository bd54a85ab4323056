import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type Random, randomOf } from '@/lib/random';
import { assemble } from './assemble';
import type { Draft, Family, Structure } from './family';
import { prove, type Reject } from './prove';
import type { Level, Question } from './question';

/** Gives each option its id. It must not come from the quiz's seed: whoever sees ids could work back to it. */
export type IdSource = () => string;

/** How often a structure may propose something unprovable before that counts as a mistake in its code. */
const MOST_TRIES = 60;

export type DrawOptions = {
  /** as if the family were contested, or not */
  readonly contested?: boolean;
  readonly level?: Level;
  readonly structure?: string;
};

/**
 * One question of the family, proven. The same family, seed, options and ids give the same question.
 * @throws if the family proposes nothing provable in {@link MOST_TRIES} tries: a mistake of its author
 */
export function drawQuestion(
  family: Family,
  seed: string,
  ids: IdSource,
  options: DrawOptions = {},
): Question {
  return drawWithProof(family, seed, ids, options).question;
}

/** As {@link drawQuestion}, with the draft the question was made of and why others before it were refused. */
export function drawWithProof(
  family: Family,
  seed: string,
  ids: IdSource,
  options: DrawOptions = {},
): { readonly question: Question; readonly draft: Draft; readonly rejects: readonly Reject[] } {
  const first = randomOf(`${family.id}/${seed}`);
  const named = family.structures.find(({ name }) => name === options.structure);
  const level = options.level ?? first.pick(named?.levels ?? family.levels);
  // chosen before any try, so that structures which are refused more often don't become rarer
  const structure = pickStructure(family, level, first, options.structure);
  const rejects: Reject[] = [];
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const random = randomOf(`${family.id}/${seed}/${structure.name}/${attempt}`);
    const draft = structure.draw(random, level);
    if (!draft) {
      rejects.push('no-draft');
      continue;
    }
    const proven = prove(draft, family.misconceptions, random, options.contested ?? family.isContested);
    if (proven.ok) {
      const question = assemble({ family, seed, structure, level, draft }, proven.value, random, ids);
      return { question, draft, rejects };
    }
    rejects.push(proven.error);
  }
  const reasons = [...new Set(rejects)].join(', ');
  throw new Error(
    `${family.id}: structure "${structure.name}" (level ${level}, seed ${seed}) gave nothing provable: ${reasons}`,
  );
}

function pickStructure(family: Family, level: Level, random: Random, name?: string): Structure {
  const fitting = family.structures.filter(
    (structure) =>
      (structure.levels ?? family.levels).includes(level) && (name === undefined || structure.name === name),
  );
  if (fitting.length === 0) throw new Error(`${family.id} has no structure ${name ?? ''} for level ${level}`);
  return random.pick(fitting);
}

/** The misconceptions that some wrong option of the question shows. */
export function ownersIn(question: Question): MisconceptionId[] {
  const owners = Object.values(question.key.byChoice).flatMap((key) =>
    key.misconceptions.map(({ id }) => id),
  );
  return [...new Set(owners)];
}
