import type { Figure, FigurePacket } from '@/lib/figure/model';
import type { Topology } from '@/lib/peering/topology';
import type { ChoiceKey, Fact, Path, Prose, Query } from '../question';

/** Why a draft makes no question. */
export type Reject =
  | 'no-draft'
  /** the engine refuses the network, or does not model what is asked */
  | 'not-modelled'
  /** the two readings of a contested rule give different answers */
  | 'contested'
  /** a contested question was wanted, and the readings agree */
  | 'not-contested'
  /** no option can be made of Azure's own answer */
  | 'no-right-option'
  | 'several-right-options'
  /** of a multiple response: not as many hold as are to be picked */
  | 'wrong-count'
  /** no misconception of the family's gives another answer */
  | 'no-wrong-option'
  /** two options say the same */
  | 'same-option-twice';

/** `at`: for a hot spot, the part of the figure it stands for */
export type Option = { readonly text: Prose; readonly key: ChoiceKey; readonly at?: string };

/** What the key shows of one right answer. */
export type Shown = {
  readonly why: Prose;
  readonly facts: readonly Fact[];
  readonly path: Path;
  readonly packet?: FigurePacket;
  readonly figure?: Figure;
  /** where the right answer changes the network */
  readonly figureAfter?: Figure;
};

/** A network and what is asked of it. */
export type Asked = { readonly topology: Topology; readonly queries: readonly Query[] };

/** A draft with its key: a list of options, the right ones and wrong ones that each belong to somebody. */
export type ProvenList = Shown & {
  /** one; or as many as are to be picked, in order where order counts */
  readonly right: readonly Option[];
  /** texts of other orders that do as well */
  readonly alsoRight?: readonly (readonly Prose[])[];
  readonly wrong: readonly Option[];
  readonly proof?: Asked;
  /** by the text of the option */
  readonly after?: ReadonlyMap<Prose, Asked>;
  readonly otherReading?: { readonly answer: Prose; readonly path: Path };
};

/** A draft with its key: parts, each with a list of options of which one is right. */
export type ProvenParts = Shown & {
  readonly parts: readonly (ProvenList & { readonly label: Prose; readonly arranged: readonly Prose[] })[];
  readonly proof: Asked;
};

export type Proven = ProvenList | ProvenParts;

/** The most options a list has of which one is right, the right one included. */
export const MOST_OPTIONS = 4;
