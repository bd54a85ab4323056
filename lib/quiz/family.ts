import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import type { Answer } from './ask';
import type { Kind, Level, Prose, Query } from './question';

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
  readonly kind: Kind;
  /** its questions are those that two readings of a contested rule answer differently: for practice only */
  readonly isContested?: true;
  /** the misconceptions its wrong options may show; an option that none of these holds is not offered */
  readonly misconceptions: readonly MisconceptionId[];
  readonly structures: readonly Structure[];
};

export type Structure = {
  readonly name: string;
  /** the levels it suits, where not all of the family's */
  readonly levels?: readonly Level[];
  /** what it is about, where not all of what the family is */
  readonly concepts?: readonly string[];
  /** null: these choices of chance make no question, draw again */
  readonly draw: (random: Random, level: Level) => Draft | null;
};

/**
 * What a structure proposes. `generate` works out the key, proves it, and refuses what can't be proven. The first three
 * forms have one right choice of a list: kinds single choice and hot spot, and each part of those kinds that have parts.
 */
export type Draft = OneChoiceDraft | PartsDraft | PickDraft | CombineDraft | OrderDraft;
export type OneChoiceDraft = AskDraft | ChangeDraft | AuthoredDraft;

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
  /** for a hot spot: the id of the part of the figure that the answers point at; null: none, so there is no option */
  readonly spot?: (answers: readonly Answer[]) => string | null;
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
  /** the public page that says so, shown before the rules */
  readonly source?: { readonly text: Prose; readonly url: string };
};

/**
 * Several things asked about one network, each with one right choice. Kinds: `yes-no-series`, `problem-solution`,
 * `fill-in`, `command`.
 */
export type PartsDraft = Omit<Wording, 'withReply'> & {
  readonly form: 'parts';
  /** drawn beside the question; in a part that changes the network, as it was before */
  readonly topology: Topology;
  readonly parts: readonly PartDraft[];
  /** said before the reasons of the parts */
  readonly why: Prose;
  /** of a `fill-in`: what is filled in, "Effective routes of `nic-web`" */
  readonly title?: Prose;
  /** of a `command`: its text, with a part's index where a gap is */
  readonly command?: readonly (string | number)[];
};
export type PartDraft = {
  readonly label: Prose;
  /** how its choices are arranged: these texts first, in this order; the rest by chance. Yes comes before No anyway */
  readonly arranged?: readonly Prose[];
} & Unprompted<OneChoiceDraft>;
/** The stem is the question's, so a part has none of its own. */
type Unprompted<D> = D extends unknown ? Omit<D, 'prompt' | 'note' | 'headline'> : never;

/** Which two of these hold? Kind `multiple-response`: each option is asked for itself, and `pick` of them hold. */
export type PickDraft = Wording & {
  readonly form: 'pick';
  readonly topology: Topology;
  readonly pick: number;
  readonly statements: readonly Statement[];
  readonly why: Prose;
};
export type Statement = {
  readonly text: Prose;
  /** where it is not about the draft's network */
  readonly topology?: Topology;
  readonly queries: readonly Query[];
  readonly holds: (answers: readonly Answer[]) => boolean;
};

/** Which two changes, made together, make it so? Kind `multiple-response`: exactly one set of `pick` changes does. */
export type CombineDraft = Wording & {
  readonly form: 'combine';
  readonly topology: Topology;
  readonly pick: number;
  readonly changes: readonly { readonly text: Prose; readonly apply: (topology: Topology) => Topology }[];
  readonly queries: readonly Query[];
  readonly isMet: (answers: readonly Answer[]) => boolean;
  readonly why: Prose;
};

/**
 * Which steps, in which order? Kind `order`: `pick` of the steps are to be put in order. Orders are tried out; those that
 * do are all accepted. A step that no accepted order has belongs to the misconceptions under which one would.
 */
export type OrderDraft = Wording & {
  readonly form: 'order';
  readonly topology: Topology;
  readonly pick: number;
  readonly steps: readonly { readonly text: Prose; readonly operation: Operation }[];
  /** what is asked of the network, given the operations in the order tried */
  readonly queries: (after: readonly Operation[]) => readonly Query[];
  /** whether one can go on after these first steps: Azure has refused none of them, say */
  readonly isPossible: (answers: readonly Answer[]) => boolean;
  readonly isMet: (answers: readonly Answer[]) => boolean;
  readonly why: Prose;
};
/** One operation as a query's `after` has it: `{op: 'deletePeering', peering: {id}}`. */
export type Operation = Readonly<Record<string, unknown>> & { readonly op: string };
