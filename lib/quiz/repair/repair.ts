import { isDeepStrictEqual } from 'node:util';
import { findFamily } from '@/content/questions';
import type { Flow } from '@/lib/peering';
import { describeChange } from '@/lib/peering/repair/change';
import { smallestRepair } from '@/lib/peering/repair/repair';
import { drawQuestion } from '../generate';
import type { Level, Proof, Prose, PublicQuestion, Question } from '../question';

/** What a question was drawn from, and what came of it. */
export type DrawnFrom = {
  readonly family: string;
  readonly seed: string;
  readonly structure: string;
  readonly level: Level | null;
  readonly question: PublicQuestion;
};

/** More than three changes are no small repair, and trying on takes too long for what it is worth. */
const BOUND = { maxChanges: 3, maxTried: 300 } as const;

/**
 * The fewest changes that let through what Azure drops in a question, as instructions in the order they are made.
 * @param part index of the part that is meant; null: the question as a whole
 * @returns null where nothing is dropped, or no small repair was found
 */
export function repairIn(question: Question, part: number | null): readonly Prose[] | null {
  const asked = question.proof && askedIn(question, question.proof, part);
  const flow = asked?.queries[0];
  if (!asked || flow?.kind !== 'reach') return null;
  const repair = smallestRepair(asked.topology, { flow: flow as unknown as Flow }, BOUND);
  if (!repair.ok || repair.value.changes.length === 0) return null;
  return repair.value.changes.map(describeChange);
}

/**
 * The same for a question that is kept with an attempt. The network is not kept with a question: it is drawn again from the same seed, which costs a few milliseconds when somebody asks instead
 * of a topology in every row of every attempt.
 * @returns null also where the family draws something else by now
 */
export function repairOf(drawn: DrawnFrom, part: number | null): readonly Prose[] | null {
  const question = drawAgain(drawn);
  return question && repairIn(question, part);
}

function askedIn(question: Question, proof: Proof, part: number | null): Omit<Proof, 'byPart'> | null {
  if (part === null) return question.key.figure ? null : proof;
  const id = 'parts' in question.public ? question.public.parts[part]?.id : undefined;
  if (id === undefined || question.key.byPart?.[id]?.figure) return null;
  return proof.byPart?.[id] ?? null;
}

/** The same question, whole; null where its family has changed since and gives another one. */
function drawAgain({ family: id, seed, structure, level, question }: DrawnFrom): Question | null {
  const family = findFamily(id);
  const known = family?.structures.find(({ name }) => name === structure);
  if (!family || !known || level === null || !(known.levels ?? family.levels).includes(level)) return null;
  let ids = 0;
  const again = drawQuestion(family, seed, () => `${++ids}`, { level, structure });
  const isSame =
    again.public.prompt === question.prompt && isDeepStrictEqual(again.public.figure, question.figure);
  return isSame ? again : null;
}
