import { Watch } from '@/lib/peering';
import { SWITCHES } from '@/lib/peering/semantics';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { answersOf, type Lens } from '@/lib/quiz/ask';
import type { AskDraft, ChangeDraft, Draft } from '@/lib/quiz/family';
import type { Prose } from '@/lib/quiz/question';

/** What Azure does, and what somebody with one misconception would expect, in the words of an option. */
export type Expectations = {
  readonly azure: Prose;
  /** those who would be given another answer */
  readonly others: readonly { readonly misconception: MisconceptionId; readonly says: Prose }[];
  /** those who were asked and would be given the same */
  readonly same: readonly MisconceptionId[];
  /** whether a rule lies on the way of which public sources give two readings; both give this answer, or it had been refused */
  readonly meetsContestedRule: boolean;
};

/**
 * Asks the engine again, about every misconception there is, whether or not the family names it.
 * @returns null for a question whose author knows the answer and no engine does
 */
export function expectationsOf(draft: Draft): Expectations | null {
  if (draft.form !== 'ask' && draft.form !== 'change') return null;
  const watch = new Watch();
  const azure = says(draft, {}, watch);
  const asked = Object.values(SWITCHES).map((misconception) => ({
    misconception,
    says: says(draft, { misconception }),
  }));
  return {
    azure,
    others: asked.filter((each) => each.says !== azure),
    same: asked.filter((each) => each.says === azure).map(({ misconception }) => misconception),
    meetsContestedRule: watch.sawMode,
  };
}

function says(draft: AskDraft | ChangeDraft, lens: Lens, watch?: Watch): Prose {
  if (draft.form === 'ask') {
    const answers = answersOf(draft.topology, draft.queries, lens, watch);
    return (answers && draft.phrase(answers)) ?? 'Nothing that an option says.';
  }
  const enough = draft.changes.filter((change) => {
    const answers = answersOf(change.topology, change.queries ?? draft.queries, lens, watch);
    return answers !== null && draft.isMet(answers);
  });
  // nobody does more than they think is needed
  const least = Math.min(...enough.map(({ effort = 1 }) => effort));
  const chosen = enough.filter(({ effort = 1 }) => effort === least);
  return chosen.length > 0 ? chosen.map(({ text }) => text).join(' / ') : 'None of these changes is enough.';
}
