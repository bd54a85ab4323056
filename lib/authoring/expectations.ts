import { Watch } from '@/lib/peering';
import { SWITCHES } from '@/lib/peering/semantics';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { answersOf, type Lens } from '@/lib/quiz/ask';
import type { CombineDraft, Draft, OneChoiceDraft, OrderDraft, PartDraft } from '@/lib/quiz/family';
import type { Prose } from '@/lib/quiz/question';

/** What Azure does, and what somebody with one misconception would expect, in the words of the options. */
export type Expectations = {
  readonly azure: Prose;
  /** those who would be given another answer */
  readonly others: readonly { readonly misconception: MisconceptionId; readonly says: Prose }[];
  /** how many would be given the same */
  readonly same: number;
  /** whether a rule lies on the way of which public sources give two readings */
  readonly meetsContestedRule: boolean;
};

/**
 * Asks the engine again, about every misconception that can matter here, whether or not the family names it.
 * @returns one for each part of a draft in parts, else one; null for what its author knows and no engine does
 */
export function expectationsOf(draft: Draft): (Expectations | null)[] {
  const sayers = draft.form === 'parts' ? draft.parts.map(oneChoice) : [sayerOf(draft)];
  return sayers.map((says) => says && askEverybody(says));
}

/** An answer of the engine in words. */
type Sayer = (lens: Lens, watch?: Watch) => Prose;

function askEverybody(says: Sayer): Expectations {
  const watch = new Watch();
  const azure = says({}, watch);
  const others = watch.misconceptions
    .map((misconception) => ({ misconception, says: says({ misconception }) }))
    .filter((each) => each.says !== azure);
  return {
    azure,
    others,
    same: Object.values(SWITCHES).length - others.length,
    meetsContestedRule: watch.sawMode,
  };
}

function sayerOf(draft: Exclude<Draft, { form: 'parts' }>): Sayer | null {
  switch (draft.form) {
    case 'ask':
    case 'change':
    case 'authored':
      return oneChoice(draft);
    case 'pick':
      return (lens, watch) => {
        const held = draft.statements.filter(({ topology = draft.topology, queries, holds }) => {
          const answers = answersOf(topology, queries, lens, watch);
          return answers !== null && holds(answers);
        });
        return held.map(({ text }) => text).join(' + ') || 'None of them holds.';
      };
    case 'combine':
    case 'order':
      return (lens, watch) => ways(draft, lens, watch);
  }
}

function oneChoice(draft: OneChoiceDraft | PartDraft): Sayer | null {
  if (draft.form === 'authored') return null;
  if (draft.form === 'ask')
    return (lens, watch) => {
      const answers = answersOf(draft.topology, draft.queries, lens, watch);
      return (answers && draft.phrase(answers)) ?? 'Nothing that an option says.';
    };
  return (lens, watch) => {
    const enough = draft.changes.filter((change) => {
      const answers = answersOf(change.topology, change.queries ?? draft.queries, lens, watch);
      return answers !== null && draft.isMet(answers);
    });
    // nobody does more than they think is needed
    const least = Math.min(...enough.map(({ effort = 1 }) => effort));
    const chosen = enough.filter(({ effort = 1 }) => effort === least);
    return chosen.map(({ text }) => text).join(' / ') || 'None of these changes is enough.';
  };
}

/** What is done about a network, together or in an order, that has the effect asked for. */
function ways(draft: CombineDraft | OrderDraft, lens: Lens, watch?: Watch): Prose {
  const found =
    draft.form === 'combine'
      ? [...sequences(draft.changes, draft.pick, true)].filter((set) =>
          isMet(
            draft,
            set.reduce((before, change) => change.apply(before), draft.topology),
            draft.queries,
            lens,
            watch,
          ),
        )
      : [...sequences(draft.steps, draft.pick, false)].filter((steps) =>
          isMet(draft, draft.topology, draft.queries(steps.map(({ operation }) => operation)), lens, watch),
        );
  const said = found.map((way) =>
    way.map(({ text }) => text).join(draft.form === 'order' ? ', then ' : ' + '),
  );
  const [first, ...more] = said;
  if (first === undefined) return 'None of them is enough.';
  return more.length > 1 ? `${first} / and ${more.length} more ways` : said.join(' / ');
}

function isMet(
  draft: CombineDraft | OrderDraft,
  topology: CombineDraft['topology'],
  queries: CombineDraft['queries'],
  lens: Lens,
  watch: Watch | undefined,
): boolean {
  const answers = answersOf(topology, queries, lens, watch);
  return answers !== null && draft.isMet(answers);
}

/** All choices of `size` items: in the items' own order only, or in every order. */
function* sequences<T>(items: readonly T[], size: number, inOrder: boolean): Generator<T[]> {
  if (size === 0) return yield [];
  for (const [at, item] of items.entries()) {
    const left = inOrder ? items.slice(at + 1) : items.filter((other) => other !== item);
    for (const rest of sequences(left, size - 1, inOrder)) yield [item, ...rest];
  }
}
