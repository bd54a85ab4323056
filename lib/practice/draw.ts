import 'server-only';
import { CONTESTED, PRACTISED } from '@/content/practice';
import { findFamily } from '@/content/questions';
import { decisionsOf } from '@/lib/diagnosis/evidence';
import { weighable } from '@/lib/diagnosis/next-question';
import { type StoredItem, storedItems } from '@/lib/quiz/attempt';
import { type DrawOptions, drawQuestion } from '@/lib/quiz/generate';
import type { Level } from '@/lib/quiz/question';
import { newOptionId, newSeed } from '@/lib/quiz/start/draw';
import type { Random } from '@/lib/random';
import type { Candidate } from './choose';

/** A question that nobody has had, ready to be weighed and to be kept. Plain data: it comes out of a thread. */
export type Drawn = Candidate & { readonly item: StoredItem };

/** What is to be drawn: any question of a family, or one that a contested rule decides. */
export type DrawRequest = { readonly family: string; readonly contested?: { readonly structure: string } };

/** Everything a pool holds one of. */
export const REQUESTS: readonly DrawRequest[] = [
  ...PRACTISED.map(({ id }) => ({ family: id })),
  ...CONTESTED.map(({ family, structure }) => ({ family, contested: { structure } })),
];

/** @throws where there is no such family: the lists of content name one that was renamed */
export function draw({ family, contested }: DrawRequest): Drawn {
  return drawn(family, contested ? { structure: contested.structure, contested: true } : {});
}

/** Another variant of a question: its family, structure and level, with everything else new. Null where it is gone. */
export function drawLike(
  family: string,
  structure: string,
  level: Level | null,
  contested: boolean,
): Drawn | null {
  const known = findFamily(family)?.structures.find(({ name }) => name === structure);
  return known ? drawn(family, { structure, ...(level && { level }), contested }) : null;
}

/** A few of everything, drawn here and now: while nothing better is there. */
export const drawSome = (random: Random, count: number): Drawn[] => random.sample(REQUESTS, count).map(draw);

/** The same for one concept. */
export function drawOn(concept: string, random: Random, count: number): Drawn[] {
  const fitting = PRACTISED.filter(({ concepts }) => concepts.includes(concept));
  return random.sample(fitting, count).map(({ id }) => draw({ family: id }));
}

function drawn(id: string, options: DrawOptions): Drawn {
  const family = findFamily(id);
  if (!family) throw new Error(`There is no family ${id} to practise.`);
  const question = drawQuestion(family, newSeed(), newOptionId, options);
  const [item] = storedItems([question]);
  if (!item) throw new Error(`${id} drew nothing`);
  return {
    family: id,
    structure: question.structure,
    concepts: question.concepts,
    isContested: question.public.contested === true,
    weighable: weighable(decisionsOf(question)),
    item,
  };
}
