import 'server-only';
import { FAMILIES, findFamily } from '@/content/questions';
import { decisionsOf } from '@/lib/diagnosis/evidence';
import { weighable } from '@/lib/diagnosis/next-question';
import { type StoredItem, storedItems } from '@/lib/quiz/attempt';
import type { Family } from '@/lib/quiz/family';
import { type DrawOptions, drawQuestion } from '@/lib/quiz/generate';
import type { Level } from '@/lib/quiz/question';
import { newOptionId, newSeed } from '@/lib/quiz/start/draw';
import type { Random } from '@/lib/random';
import type { Candidate } from './choose';

/** A question that nobody has had, ready to be weighed and to be kept. Plain data: it comes out of a thread. */
export type Drawn = Candidate & { readonly item: StoredItem };

/** What practice draws from: every family there is. */
export const FAMILY_IDS: readonly string[] = FAMILIES.map(({ id }) => id);

/** @throws where there is no such family */
export function draw(id: string): Drawn {
  const family = findFamily(id);
  if (!family) throw new Error(`There is no family ${id} to practise.`);
  return drawn(family);
}

/** Another variant of a question: its family, structure and level, with everything else new. Null where it is gone. */
export function drawLike(id: string, structure: string, level: Level | null): Drawn | null {
  const family = findFamily(id);
  const known = family?.structures.find(({ name }) => name === structure);
  if (!family || !known) return null;
  const isStillAsked = level !== null && (known.levels ?? family.levels).includes(level);
  return drawn(family, { structure, ...(isStillAsked && { level }) });
}

/** A few of everything, drawn here and now: while nothing better is there. */
export const drawSome = (random: Random, count: number): Drawn[] =>
  random.sample(FAMILIES, count).map((each) => drawn(each));

/** The same for one concept. */
export function drawOn(concept: string, random: Random, count: number): Drawn[] {
  const fitting = FAMILIES.filter(({ concepts }) => concepts.includes(concept));
  return random.sample(fitting, count).map((each) => drawn(each));
}

function drawn(family: Family, options: DrawOptions = {}): Drawn {
  const question = drawQuestion(family, newSeed(), newOptionId, options);
  const [item] = storedItems([question]);
  if (!item) throw new Error(`${family.id} drew nothing`);
  return {
    family: family.id,
    structure: question.structure,
    kind: question.kind,
    concepts: question.concepts,
    isContested: question.public.contested === true,
    weighable: weighable(decisionsOf(question)),
    item,
  };
}
