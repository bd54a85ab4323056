import type { Figure, FigurePacket } from '@/lib/figure/model';
import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';

/** Text with addresses, prefixes and resource names in backticks, which are shown in the monospaced face. */
export type Prose = string;

/** What the browser may see before the answer is saved. Nothing in it depends on which option is right. */
export type PublicQuestion = {
  readonly prompt: Prose;
  /** what holds in the figure and the figure doesn't say: region, flags at their defaults, … */
  readonly note?: Prose;
  readonly figure?: Figure;
  readonly choices: readonly Choice[];
};
export type Choice = { readonly id: string; readonly text: Prose };

/** The part that stays on the server until the answer is saved, and is shown from then on. */
export type QuestionKey = {
  readonly rightChoice: string;
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
  /** index of the first step where that path and Azure's part */
  readonly partsAt?: number;
  /** one or two sentences to whoever chose this */
  readonly remark: Prose;
};

/** A rule with its public source. */
export type Fact = { readonly rule: RuleId; readonly text: Prose; readonly url: string };

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
  readonly afterChoice?: Readonly<
    Record<string, { readonly topology: Topology; readonly queries: readonly Query[] }>
  >;
};
/** One query as `answerQuery` takes it. */
export type Query = Readonly<Record<string, unknown>> & { readonly kind: string };

/** One drawn question, whole: as a generator makes it. Of this only `public` may be seen before the answer. */
export type Question = {
  readonly family: string;
  readonly seed: string;
  readonly structure: string;
  readonly level: Level;
  readonly kind: 'single-choice';
  readonly concepts: readonly string[];
  readonly public: PublicQuestion;
  readonly key: QuestionKey;
  readonly proof?: Proof;
};
