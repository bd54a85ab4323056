import { buildFigure } from '@/lib/figure/build';
import type { Figure } from '@/lib/figure/model';
import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import type { Answer } from '../ask';
import { partingOf, pathOf, type SeenPath } from '../path';
import type { Path, Prose, Query } from '../question';
import { beliefOf, remarkOn } from '../remark';
import { MOST_OPTIONS, type Option } from './proven';

/** A wrong option, who believes it, and what they see where Azure sees something else. */
export type Believed = {
  readonly text: Prose;
  readonly owners: MisconceptionId[];
  readonly topology: Topology;
  readonly queries: readonly Query[];
  /** what an owner is answered */
  readonly answers: (owner: MisconceptionId) => readonly Answer[];
  readonly azure: readonly Answer[];
  readonly at?: string;
};

/** Options that one of the suspects owns, as many as there is room for. */
export function offer<T extends Pick<Believed, 'owners'>>(
  options: readonly T[],
  suspects: readonly MisconceptionId[],
  random: Random,
  most = MOST_OPTIONS - 1,
): T[] {
  const owned = options.filter(({ owners }) => owners.some((owner) => suspects.includes(owner)));
  return owned.length <= most ? owned : random.sample(owned, most);
}

type Showing = {
  readonly suspects: readonly MisconceptionId[];
  readonly about?: readonly MisconceptionId[];
  readonly withReply?: boolean;
  readonly figure: Figure;
  /** the path the key shows, if the option is about the same network */
  readonly keyPath: Path | null;
};

export function wrongOption(
  option: Believed,
  { suspects, about = [], withReply = false, figure, keyPath }: Showing,
): Option {
  const order = [...about, ...suspects];
  const owners = option.owners.toSorted((a, b) => rank(a, order) - rank(b, order));
  const [first] = owners;
  if (!first) throw new Error(`nobody owns the option "${option.text}"`);
  // where several things are asked, the first that they answer differently is shown: seen differently it may be, and
  // come to the same
  const answers = option.answers(first);
  const [shown = 0] = [VERDICT, null].flatMap((keys) =>
    option.queries.flatMap((_, index) =>
      saysSame(answers[index], option.azure[index], keys) ? [] : [index],
    ),
  );
  const pair = {
    believed: seenPath({ ...option, answers, figure, withReply }, shown, first),
    azure: seenPath({ ...option, answers: option.azure, figure, withReply }, shown),
  };
  const partsAt = partingOf(pair.azure.path, pair.believed.path);
  const showsOtherPath = keyPath === null || partingOf(pair.azure.path, keyPath) !== null;
  return {
    text: option.text,
    ...(option.at !== undefined && { at: option.at }),
    key: {
      misconceptions: owners.map((id) => ({ id, belief: beliefOf(id) })),
      path: pair.believed.path,
      ...(pair.believed.packet && { packet: pair.believed.packet }),
      ...(showsOtherPath && { azurePath: pair.azure.path }),
      ...(showsOtherPath && pair.azure.packet && { azurePacket: pair.azure.packet }),
      ...(partsAt !== null && { partsAt }),
      remark: remarkOn(first, pair.azure.path, partsAt),
    },
  };
}

/** Whether two answers to one query come to the same, whatever led to them; of `keys` only, if given. */
function saysSame(
  one: Answer | undefined,
  other: Answer | undefined,
  keys: ReadonlySet<string> | null,
): boolean {
  const plain = (answer: Answer | undefined) =>
    JSON.stringify(answer, (key, value) =>
      HOW.has(key) || (keys && key !== '' && !keys.has(key)) ? undefined : value,
    );
  return plain(one) === plain(other);
}
/** How an answer was come to, not what it says. */
const HOW = new Set(['trace', 'evaluated', 'checks', 'history']);
/** Yes or no: a difference in these says more than one in the reasons. */
const VERDICT = new Set([
  'reachable',
  'replyAllowed',
  'access',
  'allowed',
  'nextHopType',
  'nextHopIpAddress',
]);

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

/** @throws if there is no such query: a mistake of the caller's */
export function seenPath(
  { topology, figure, queries, answers, withReply = false }: Seen,
  index: number,
  believer?: MisconceptionId,
): SeenPath {
  const query = queries[index];
  const answer = answers[index];
  if (!query || !answer) throw new Error(`there is no query ${index}`);
  return pathOf({ topology, figure, query, answer, withReply, ...(believer && { misconception: believer }) });
}

const figures = new WeakMap<Topology, Figure>();

/** The figure of a topology, built once: the parts of a question share theirs. */
export function figureOf(topology: Topology): Figure {
  const known = figures.get(topology);
  if (known) return known;
  const figure = buildFigure(topology);
  figures.set(topology, figure);
  return figure;
}
