import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';
import type { Level, Prose } from '@/lib/quiz/question';
import type { SceneName } from './authored-scenes';

/**
 * A question written by hand, as it stands in a file of `content/questions/authored`. Its texts name what chance fills in:
 * `{a.vm} sends {gb} GB to {b.vm}`; `authored-words.ts` lists the names.
 */
export type AuthoredQuestion = {
  /** kebab-case, found once in the whole folder; it is kept with every answer, so it never changes */
  readonly id: string;
  readonly level: Level;
  readonly concepts: readonly string[];
  /** the networks it is about, which are drawn beside it */
  readonly scene: SceneName;
  /** ways to ask the same: one of them is drawn */
  readonly prompt: readonly [Prose, ...Prose[]];
  readonly note?: Prose;
  /** ways to say the right option: one of them is drawn */
  readonly right: readonly [Prose, ...Prose[]];
  /** two to four, of which up to three are drawn */
  readonly wrong: readonly AuthoredWrong[];
  /** said once the answer is in: "Peered traffic is charged at both ends" */
  readonly headline: Prose;
  /** two or three sentences about these very networks */
  readonly why: Prose;
  readonly source: AuthoredSource;
  /** rules of `lib/peering/rules` that are shown behind the source */
  readonly rules?: readonly RuleId[];
};

export type AuthoredWrong = {
  readonly text: Prose;
  /** whoever believes this takes the option; the first is named to the reader */
  readonly from: readonly [MisconceptionId, ...MisconceptionId[]];
  /** one or two kind sentences to whoever took it */
  readonly remark: Prose;
};

/** The public page that says it, and what it says, in our own words. */
export type AuthoredSource = { readonly url: string; readonly says: Prose };
