import { buildFigure } from '@/lib/figure/build';
import type { Figure, FigurePacket } from '@/lib/figure/model';
import { Watch } from '@/lib/peering';
import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { type Answer, answersOf } from './ask';
import { factsOf } from './facts';
import type { AskDraft, AuthoredDraft, Change, ChangeDraft, Draft } from './family';
import { partingOf, pathOf, type SeenPath } from './path';
import type { ChoiceKey, Fact, Path, Proof, Prose, Query } from './question';
import { beliefOf, remarkOn } from './remark';

/** Why a draft makes no question. */
export type Reject =
  | 'no-draft'
  /** the engine refuses the network, or does not model what is asked */
  | 'not-modelled'
  /** the two readings of a contested rule give different answers */
  | 'contested'
  /** no option can be made of Azure's own answer */
  | 'no-right-option'
  | 'several-right-options'
  /** no misconception of the family's gives another answer */
  | 'no-wrong-option'
  /** two options say the same */
  | 'same-option-twice';

export type Option = { readonly text: Prose; readonly key: ChoiceKey };

/** A draft with its key: one right option, and wrong ones that each belong to somebody. */
export type Proven = {
  readonly right: Option;
  readonly wrong: readonly Option[];
  readonly why: Prose;
  readonly facts: readonly Fact[];
  readonly path: Path;
  readonly packet?: FigurePacket;
  readonly figure?: Figure;
  readonly figureAfter?: Figure;
  readonly proof?: Omit<Proof, 'afterChoice'>;
  /** by the text of the option */
  readonly after?: ReadonlyMap<Prose, { readonly topology: Topology; readonly queries: readonly Query[] }>;
};

/** The most options a single choice has, the right one included. */
const MOST_OPTIONS = 4;

/**
 * @param suspects the misconceptions that may show in wrong options. Where the options are answers, whoever else would
 *   give the same is named as an owner too
 */
export function prove(
  draft: Draft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<Proven, Reject> {
  switch (draft.form) {
    case 'ask':
      return proveAsk(draft, suspects, random);
    case 'change':
      return proveChange(draft, suspects, random);
    case 'authored':
      return proveAuthored(draft, random);
  }
}

function proveAsk(
  draft: AskDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<Proven, Reject> {
  const { topology, queries } = draft;
  const watch = new Watch();
  const azure = answersOf(topology, queries, {}, watch);
  const otherReading = watch.sawMode ? answersOf(topology, queries, { mode: 'tag-only' }) : azure;
  if (!azure || !otherReading) return err('not-modelled');
  const right = draft.phrase(azure);
  if (right === null) return err('no-right-option');
  if (draft.phrase(otherReading) !== right) return err('contested');

  const believed = new Map<MisconceptionId, readonly Answer[]>();
  const answersTo = (owner: MisconceptionId) => believed.get(owner) ?? azure;
  const byText = new Map<Prose, Believed>();
  for (const misconception of watch.misconceptions) {
    const answers = answersOf(topology, queries, { misconception });
    const text = answers && draft.phrase(answers);
    if (!answers || !text || text === right) continue;
    believed.set(misconception, answers);
    const known = byText.get(text);
    if (known) known.owners.push(misconception);
    else byText.set(text, { text, owners: [misconception], topology, queries, answers: answersTo, azure });
  }
  const offered = offer([...byText.values()], suspects, random);
  if (offered.length === 0) return err('no-wrong-option');

  const figure = buildFigure(topology);
  const shown = seenPath({ ...draft, answers: azure, figure }, 0);
  return ok({
    right: { text: right, key: { misconceptions: [], remark: draft.headline } },
    wrong: offered.map((option) => wrongOption(option, { ...draft, suspects, figure, keyPath: shown.path })),
    why: draft.why(azure),
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    ...(shown.packet && { packet: shown.packet }),
    figure,
    proof: { topology, queries },
  });
}

function proveChange(
  draft: ChangeDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<Proven, Reject> {
  const outcomes: ChangeOutcome[] = [];
  for (const change of draft.changes) {
    const queries = change.queries ?? draft.queries;
    const watch = new Watch();
    const azure = answersOf(change.topology, queries, {}, watch);
    const otherReading = watch.sawMode ? answersOf(change.topology, queries, { mode: 'tag-only' }) : azure;
    if (!azure || !otherReading) return err('not-modelled');
    if (draft.isMet(otherReading) !== draft.isMet(azure)) return err('contested');
    const believers = new Map<MisconceptionId, readonly Answer[]>();
    // every option is a network of its own: asking all thirty about each would take most of a draw's time
    for (const misconception of watch.misconceptions) {
      if (!suspects.includes(misconception)) continue;
      const answers = answersOf(change.topology, queries, { misconception });
      if (answers && draft.isMet(answers)) believers.set(misconception, answers);
    }
    outcomes.push({
      ...change,
      queries,
      azure,
      isMet: draft.isMet(azure),
      believers,
      effort: change.effort ?? 1,
    });
  }
  const right = outcomes.filter(({ isMet }) => isMet);
  const wrong = outcomes
    .filter(({ isMet }) => !isMet)
    .map((outcome): Believed => {
      const enough = (id: MisconceptionId) =>
        !outcomes.some(({ effort, believers }) => effort < outcome.effort && believers.has(id));
      const owners = [...outcome.believers.keys()].filter(enough);
      return { ...outcome, owners, answers: (owner) => outcome.believers.get(owner) ?? outcome.azure };
    })
    .filter(({ owners }) => owners.length > 0);
  const [only] = right;
  if (!only) return err('no-right-option');
  if (right.length > 1) return err('several-right-options');
  if (new Set(draft.changes.map(({ text }) => text)).size < draft.changes.length)
    return err('same-option-twice');
  const offered = offer(wrong, suspects, random);
  if (offered.length === 0) return err('no-wrong-option');

  const figureAfter = buildFigure(only.topology);
  const shown = seenPath({ ...draft, ...only, answers: only.azure, figure: figureAfter }, 0);
  return ok({
    right: { text: only.text, key: { misconceptions: [], remark: draft.headline } },
    wrong: offered.map((option) =>
      wrongOption(option, { ...draft, suspects, figure: buildFigure(option.topology), keyPath: null }),
    ),
    why: draft.why,
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    ...(shown.packet && { packet: shown.packet }),
    figure: buildFigure(draft.topology),
    figureAfter,
    proof: { topology: draft.topology, queries: draft.queries },
    after: new Map(outcomes.map(({ text, topology, queries }) => [text, { topology, queries }])),
  });
}

type ChangeOutcome = Change & {
  readonly queries: readonly Query[];
  readonly azure: readonly Answer[];
  readonly isMet: boolean;
  /** who thinks that it does, with what they are answered */
  readonly believers: ReadonlyMap<MisconceptionId, readonly Answer[]>;
  readonly effort: number;
};

function proveAuthored(draft: AuthoredDraft, random: Random): Result<Proven, Reject> {
  const wrong = random.sample(draft.wrong, MOST_OPTIONS - 1);
  if (wrong.some(({ misconceptions }) => misconceptions.length === 0)) return err('no-wrong-option');
  if (new Set([draft.right, ...wrong.map(({ text }) => text)]).size <= wrong.length)
    return err('same-option-twice');
  return ok({
    right: { text: draft.right, key: { misconceptions: [], remark: draft.headline } },
    wrong: wrong.map(({ text, misconceptions, remark }) => ({
      text,
      key: { misconceptions: misconceptions.map((id) => ({ id, belief: beliefOf(id) })), remark },
    })),
    why: draft.why,
    facts: factsOf(draft.rules),
    path: { steps: [] },
    ...(draft.topology && { figure: buildFigure(draft.topology) }),
  });
}

/** A wrong option, who believes it, and what they see where Azure sees something else. */
type Believed = {
  readonly text: Prose;
  readonly owners: MisconceptionId[];
  readonly topology: Topology;
  readonly queries: readonly Query[];
  /** what an owner is answered */
  readonly answers: (owner: MisconceptionId) => readonly Answer[];
  readonly azure: readonly Answer[];
};

/** Options that one of the suspects owns, as many as there is room for. */
function offer(
  options: readonly Believed[],
  suspects: readonly MisconceptionId[],
  random: Random,
): Believed[] {
  const owned = options.filter(({ owners }) => owners.some((owner) => suspects.includes(owner)));
  return owned.length < MOST_OPTIONS ? owned : random.sample(owned, MOST_OPTIONS - 1);
}

type Showing = {
  readonly suspects: readonly MisconceptionId[];
  readonly about?: readonly MisconceptionId[];
  readonly withReply?: boolean;
  readonly figure: Figure;
  /** the path the key shows, if the option is about the same network */
  readonly keyPath: Path | null;
};

function wrongOption(
  option: Believed,
  { suspects, about = [], withReply = false, figure, keyPath }: Showing,
): Option {
  const order = [...about, ...suspects];
  const owners = option.owners.toSorted((a, b) => rank(a, order) - rank(b, order));
  const [first] = owners;
  if (!first) throw new Error(`nobody owns the option "${option.text}"`);
  // where several things are asked, the first that is seen differently is shown
  const pairs = option.queries.map((_, index) => ({
    believed: seenPath({ ...option, answers: option.answers(first), figure, withReply }, index, first),
    azure: seenPath({ ...option, answers: option.azure, figure, withReply }, index),
  }));
  const pair = pairs.find(({ believed, azure }) => partingOf(azure.path, believed.path) !== null) ?? pairs[0];
  if (!pair) throw new Error(`the option "${option.text}" rests on no query`);
  const partsAt = partingOf(pair.azure.path, pair.believed.path);
  const showsOtherPath = keyPath === null || partingOf(pair.azure.path, keyPath) !== null;
  return {
    text: option.text,
    key: {
      misconceptions: owners.map((id) => ({ id, belief: beliefOf(id) })),
      path: pair.believed.path,
      ...(pair.believed.packet && { packet: pair.believed.packet }),
      ...(showsOtherPath && { azurePath: pair.azure.path }),
      ...(partsAt !== null && { partsAt }),
      remark: remarkOn(first, pair.azure.path, partsAt),
    },
  };
}

const rank = (id: MisconceptionId, suspects: readonly MisconceptionId[]) => {
  const place = suspects.indexOf(id);
  return place < 0 ? suspects.length : place;
};

type Seen = {
  readonly topology: Topology;
  readonly figure: Figure;
  readonly queries: readonly Query[];
  readonly answers: readonly Answer[];
  readonly withReply?: boolean;
};

function seenPath(
  { topology, figure, queries, answers, withReply = false }: Seen,
  index: number,
  believer?: MisconceptionId,
): SeenPath {
  const query = queries[index];
  const answer = answers[index];
  if (!query || !answer) throw new Error(`there is no query ${index}`);
  return pathOf({ topology, figure, query, answer, withReply, ...(believer && { misconception: believer }) });
}
