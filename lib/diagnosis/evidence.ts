import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { PublicQuestion, QuestionKey, QuestionResponse } from '@/lib/quiz/question';
import type { AnsweredQuestion, Decision } from './decision';

/** A question with its key, as it was drawn or as it is kept with an attempt. */
export type KeyedQuestion = {
  readonly public: PublicQuestion;
  readonly key: Pick<QuestionKey, 'right' | 'alsoRight'> & {
    readonly byChoice: Readonly<
      Record<string, { readonly misconceptions: readonly { readonly id: MisconceptionId }[] }>
    >;
  };
};

/**
 * What a question asks somebody to decide, from its key.
 *
 * - A list with one right choice is one decision between its choices; a question in parts is one for each part.
 * - Where several are picked (`multiple-response`, `order`) the decision is which wrong ones are among them. Holders of a
 *   misconception take those they own: all, or as many as may be picked. Steps that are all right but in no order that
 *   does are an outcome of its own, which nobody's belief leads to.
 * - Where the answer hangs on a contested rule nothing is read from it.
 */
export const decisionsOf = (question: KeyedQuestion): Decision[] =>
  readersOf(question).map(({ decision }) => decision);

/**
 * What an answered question says. A part without an answer says nothing, nor does a list of which too few are picked, all
 * of them right.
 * @param id tells the question from the person's other ones
 * @param response as the question's kind takes it
 */
export function evidenceOf(
  id: string,
  question: KeyedQuestion,
  response: QuestionResponse,
  answeredAt: Date,
): AnsweredQuestion {
  const answered = readersOf(question).flatMap(({ decision, read }) => {
    const outcome = read(response);
    return outcome === null ? [] : [{ decision, outcome }];
  });
  return {
    id,
    answeredAt,
    decisions: answered.map(({ decision }) => decision),
    chosen: answered.map(({ outcome }) => outcome),
  };
}

/** A decision, and how a response to the question is read as one of its outcomes; null: it wasn't decided. */
type Reader = { readonly decision: Decision; readonly read: (response: QuestionResponse) => string | null };

function readersOf(question: KeyedQuestion): Reader[] {
  const { public: shown, key } = question;
  if (shown.contested) return [];
  switch (shown.kind) {
    case 'multiple-response':
    case 'order':
      return [pickReader(shown, key)];
    case 'single-choice':
    case 'hot-spot':
      return [choiceReader(shown.choices, key)];
    default:
      return shown.parts.map(({ choices }) => choiceReader(choices, key));
  }
}

type Choices = readonly { readonly id: string }[];

function choiceReader(choices: Choices, key: KeyedQuestion['key']): Reader {
  const right = [...key.right, ...(key.alsoRight ?? []).flat()].filter((id) =>
    choices.some((choice) => choice.id === id),
  );
  const [first] = right;
  if (first === undefined) throw new Error('of a list of choices none is right');
  return {
    decision: {
      possible: choices.length - right.length + 1,
      right: first,
      believed: new Map([...ownedIn(choices, key)].map(([id, owned]) => [id, [...owned]])),
    },
    read: (response) => {
      const choice = choices.find(({ id }) => response.includes(id))?.id;
      return choice === undefined ? null : right.includes(choice) ? first : choice;
    },
  };
}

type Picking = Extract<PublicQuestion, { readonly pick: number }>;

function pickReader({ kind, choices, pick }: Picking, key: KeyedQuestion['key']): Reader {
  const wrong = choices.map(({ id }) => id).filter((id) => !key.right.includes(id));
  const believed = [...ownedIn(choices, key)].map(
    ([id, owned]) => [id, setsOf(owned, Math.min(owned.length, pick)).map(nameOf)] as const,
  );
  let possible = kind === 'order' ? 1 : 0;
  for (let size = 0; size <= pick; size += 1) possible += setsOf(wrong, size).length;
  return {
    decision: { possible, right: NONE_WRONG, believed: new Map(believed) },
    read: (response) => {
      const taken = wrong.filter((id) => response.includes(id));
      if (taken.length > 0) return nameOf(taken.slice(0, pick));
      if (response.length < pick) return null;
      if (kind === 'multiple-response') return NONE_WRONG;
      const inOrder = [key.right, ...(key.alsoRight ?? [])].some((accepted) =>
        accepted.every((id, place) => response[place] === id),
      );
      return inOrder ? NONE_WRONG : WRONG_ORDER;
    },
  };
}

const NONE_WRONG = 'none';
const WRONG_ORDER = 'order';
/** the choices stand in the question's order, so one set has one name */
const nameOf = (ids: readonly string[]): string => `with ${ids.join(' ')}`;

/** The choices that each misconception's holders take, in the question's order. */
function ownedIn(choices: Choices, { byChoice }: KeyedQuestion['key']): Map<MisconceptionId, string[]> {
  const owned = new Map<MisconceptionId, string[]>();
  for (const { id } of choices)
    for (const owner of byChoice[id]?.misconceptions ?? [])
      owned.set(owner.id, [...(owned.get(owner.id) ?? []), id]);
  return owned;
}

/** All sets of a size, each in the order of the items. */
function setsOf(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    setsOf(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
