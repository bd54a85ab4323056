import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import type { Answer } from './ask';
import type { Level, Prose, Query } from './question';

/**
 * One kind of question, of which any number can be drawn. A structure is a shape of network and of what is asked about
 * it; drawing fills in names, addresses and what else is in the picture.
 */
export type Family = {
  readonly id: string;
  /** a few words for lists: "Three networks in a row" */
  readonly title: string;
  readonly concepts: readonly string[];
  readonly levels: readonly Level[];
  readonly kind: 'single-choice';
  /** the misconceptions its wrong options may show; an option that none of these holds is not offered */
  readonly misconceptions: readonly MisconceptionId[];
  readonly structures: readonly Structure[];
};

export type Structure = {
  readonly name: string;
  /** the levels it suits, where not all of the family's */
  readonly levels?: readonly Level[];
  /** null: these choices of chance make no question, draw again */
  readonly draw: (random: Random, level: Level) => Draft | null;
};

/** What a structure proposes. `generate` works out the key, proves it, and refuses what can't be proven. */
export type Draft = AskDraft | ChangeDraft | AuthoredDraft;

type Wording = {
  readonly prompt: Prose;
  readonly note?: Prose;
  /** said once the answer is in: "Peering is not transitive" */
  readonly headline: Prose;
  /** rules that decide here, beside those the trace names; the first of all is shown first */
  readonly rules: readonly RuleId[];
  /** the misconceptions this draft is about: where an option has several owners, these are named first */
  readonly about?: readonly MisconceptionId[];
  /** whether the way of the reply matters, and so is shown behind that of the packet */
  readonly withReply?: boolean;
};

/** What happens in this network? The options are what the engine answers: as Azure, and with each misconception. */
export type AskDraft = Wording & {
  readonly form: 'ask';
  readonly topology: Topology;
  readonly queries: readonly Query[];
  /** an option's text, made from nothing but the answers: equal text is one option. null: no option is made of these */
  readonly phrase: (answers: readonly Answer[]) => Prose | null;
  /** why Azure answers as it does, about this network; it is given Azure's answers */
  readonly why: (answers: readonly Answer[]) => Prose;
};

/** Which change makes it so? One change does by Azure's rules; the others would if a misconception were true. */
export type ChangeDraft = Wording & {
  readonly form: 'change';
  /** as it is before any change */
  readonly topology: Topology;
  /** asked about the network after each change */
  readonly queries: readonly Query[];
  readonly isMet: (answers: readonly Answer[]) => boolean;
  readonly changes: readonly Change[];
  readonly why: Prose;
};
export type Change = {
  readonly text: Prose;
  readonly topology: Topology;
  readonly queries?: readonly Query[];
  /**
   * How much it asks for, compared with the others; 1 if left out. Nobody does more than they think is needed: an option
   * belongs to a misconception only if nothing smaller would do in its eyes.
   */
  readonly effort?: number;
};

/** Knowledge that no engine can compute. The author says which option is right and whom each wrong one belongs to. */
export type AuthoredDraft = Wording & {
  readonly form: 'authored';
  /** only to be drawn */
  readonly topology?: Topology;
  readonly right: Prose;
  readonly wrong: readonly {
    readonly text: Prose;
    readonly misconceptions: readonly MisconceptionId[];
    readonly remark: Prose;
  }[];
  readonly why: Prose;
};
