import type { Figure, FigurePacket } from '@/lib/figure/model';
import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';

/** Text with addresses, prefixes and resource names in backticks, which are shown in the monospaced face. */
export type Prose = string;

/** The forms a question can have, in the exams' words. `kinds/` has what an answer to each may be and what it is worth. */
export const KINDS = [
  'single-choice',
  'multiple-response',
  'yes-no-series',
  'hot-spot',
  'fill-in',
  'order',
  'problem-solution',
  'command',
] as const;
export type Kind = (typeof KINDS)[number];

/** What the browser may see before the answer is saved. Nothing in it depends on which option is right. */
export type PublicQuestion = Stem & QuestionForm;
export type Stem = {
  readonly prompt: Prose;
  /** what holds in the figure and the figure doesn't say: region, flags at their defaults, … */
  readonly note?: Prose;
  readonly figure?: Figure;
  /** Azure's documentation can be read in two ways here, and the answer hangs on which: for practice only */
  readonly contested?: true;
};
export type QuestionForm =
  | { readonly kind: 'single-choice'; readonly choices: readonly Choice[] }
  /** a place in the figure is chosen; the list of choices is its equal */
  | { readonly kind: 'hot-spot'; readonly choices: readonly Spot[] }
  | { readonly kind: 'multiple-response'; readonly choices: readonly Choice[]; readonly pick: number }
  /** `pick` of the steps, in order */
  | { readonly kind: 'order'; readonly choices: readonly Choice[]; readonly pick: number }
  /** statements, each answered yes or no */
  | { readonly kind: 'yes-no-series'; readonly parts: readonly Part[] }
  /** solutions, each judged before the next is shown, and not revisited */
  | { readonly kind: 'problem-solution'; readonly parts: readonly Part[] }
  /** a row of a table or a form of the portal, filled in by drop-downs */
  | { readonly kind: 'fill-in'; readonly title: Prose; readonly parts: readonly Part[] }
  /** a command with gaps; a gap is named by its part's id */
  | { readonly kind: 'command'; readonly command: readonly CommandPiece[]; readonly parts: readonly Part[] };

/** Ids are unique within a question, over all its parts. */
export type Choice = { readonly id: string; readonly text: Prose };
/** `at`: id of a part of the figure */
export type Spot = Choice & { readonly at: string };
/** One thing of several to be answered; exactly one of its choices is right. */
export type Part = { readonly id: string; readonly label: Prose; readonly choices: readonly Choice[] };
export type CommandPiece = string | { readonly part: string };

/**
 * An answer: ids of choices. One for a single choice and a hot spot; the ticked ones of a multiple response; steps in
 * order; at most one of each part, where a part left out is unanswered.
 */
export type QuestionResponse = readonly string[];

export const choicesOf = (question: QuestionForm): readonly Choice[] =>
  'parts' in question ? question.parts.flatMap(({ choices }) => choices) : question.choices;

/** The part that stays on the server until the answer is saved, and is shown from then on. */
export type QuestionKey = {
  /** ids of the right choices: one, several, in order, or one of each part, as the kind has it */
  readonly right: QuestionResponse;
  /** other orders that do as well */
  readonly alsoRight?: readonly QuestionResponse[];
  /** what this question is about, said once the answer is in: "Peering is not transitive" */
  readonly headline: Prose;
  /** two or three sentences about this very network */
  readonly why: Prose;
  readonly facts: readonly Fact[];
  /** what Azure does, step by step, from the engine's trace */
  readonly path: Path;
  /** the packet's way, to be drawn into the figure (this one, or the question's own) */
  readonly packet?: FigurePacket;
  /** only where the right option changes the network: the figure after the change */
  readonly figure?: Figure;
  readonly byChoice: Readonly<Record<string, ChoiceKey>>;
  /** by a part's id: why its right choice is right */
  readonly byPart?: Readonly<Record<string, PartKey>>;
  /** only where the question is contested */
  readonly otherReading?: OtherReading;
};

export type PartKey = {
  readonly why: Prose;
  readonly path: Path;
  readonly packet?: FigurePacket;
  /** only where the part changes the network: the figure after the change */
  readonly figure?: Figure;
};

/** What holds if a contested rule is read the other way. */
export type OtherReading = {
  readonly answer: Prose;
  /** that answer's choice, where it is offered */
  readonly choice?: string;
  readonly path: Path;
};

export type ChoiceKey = {
  /** misconceptions under which the engine gives this option as its answer; empty for the right one */
  readonly misconceptions: readonly { readonly id: MisconceptionId; readonly belief: Prose }[];
  /** the path as the first of them sees it; absent on the right option */
  readonly path?: Path;
  /** the packet's way as the first of them sees it */
  readonly packet?: FigurePacket;
  /** only where options change the network: what Azure does after this one. Elsewhere that is the key's path */
  readonly azurePath?: Path;
  /** the packet's way in that path */
  readonly azurePacket?: FigurePacket;
  /** index of the first step where that path and Azure's part */
  readonly partsAt?: number;
  /** one or two sentences to whoever chose this */
  readonly remark: Prose;
};

/** What Azure does, with its public source. A fact told of one question only has no number in the table of rules. */
export type Fact = { readonly rule?: RuleId; readonly text: Prose; readonly url: string };

/** A path in words. `at` names what in the figure the step talks about, so that it can be lit up. */
export type Path = { readonly steps: readonly PathStep[] };
export type PathStep = {
  readonly title: Prose;
  readonly detail?: Prose;
  readonly verdict: 'info' | 'pass' | 'stop' | 'arrive';
  readonly at?: string;
};

/** 1 as in AZ-900, 2 as in AZ-104, 3 as in AZ-700 */
export type Level = 1 | 2 | 3;

/**
 * What an outsider needs to work the key out again: the network and what was asked about it, in the engine's own form.
 * Where options are changes, `afterChoice` has the network after each, and what is then asked of it. Authored questions
 * have no proof.
 */
export type Proof = {
  readonly topology: Topology;
  readonly queries: readonly Query[];
  readonly afterChoice?: AskedByChoice;
  /** by a part's id, where parts are asked for themselves */
  readonly byPart?: Readonly<
    Record<
      string,
      {
        readonly topology: Topology;
        readonly queries: readonly Query[];
        readonly afterChoice?: AskedByChoice;
      }
    >
  >;
};
type AskedByChoice = Readonly<
  Record<string, { readonly topology: Topology; readonly queries: readonly Query[] }>
>;
/** One query as `answerQuery` takes it. */
export type Query = Readonly<Record<string, unknown>> & { readonly kind: string };

/** One drawn question, whole: as a generator makes it. Of this only `public` may be seen before the answer. */
export type Question = {
  readonly family: string;
  readonly seed: string;
  readonly structure: string;
  readonly level: Level;
  readonly kind: Kind;
  readonly concepts: readonly string[];
  readonly public: PublicQuestion;
  readonly key: QuestionKey;
  readonly proof?: Proof;
};
