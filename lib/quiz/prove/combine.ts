import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import type { Answer } from '../ask';
import { factsOf } from '../facts';
import type { CombineDraft } from '../family';
import { BelievedSets } from './believed-sets';
import { readBothWays } from './both-readings';
import type { ProvenList, Reject } from './proven';
import { figureOf, offer, seenPath, wrongOption } from './wrong-option';

type Change = CombineDraft['changes'][number];

/**
 * Exactly one set of `pick` changes does by Azure's rules. Another change belongs to the misconceptions under which a set
 * with it would do.
 */
export function proveCombine(
  draft: CombineDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<ProvenList, Reject> {
  const { queries } = draft;
  let right: {
    readonly set: readonly Change[];
    readonly topology: Topology;
    readonly azure: readonly Answer[];
  } | null = null;
  const believed = new BelievedSets(draft.about);
  for (const set of setsOf(draft.changes, draft.pick)) {
    const topology = set.reduce((before, change) => change.apply(before), draft.topology);
    const read = readBothWays({ topology, queries });
    if (!read) return err('not-modelled');
    const { azure } = read;
    if (draft.isMet(read.otherwise) !== draft.isMet(azure)) return err('contested');
    if (draft.isMet(azure)) {
      if (right) return err('several-right-options');
      right = { set, topology, azure };
      continue;
    }
    believed.note(
      { texts: set.map(({ text }) => text), topology, queries, azure },
      read.mayMatter.filter((id) => suspects.includes(id)),
      draft.isMet,
    );
  }
  if (!right) return err('no-right-option');
  const { set, topology, azure } = right;
  if (new Set(draft.changes.map(({ text }) => text)).size < draft.changes.length)
    return err('same-option-twice');
  const texts = set.map(({ text }) => text);
  const offered = offer(believed.wrong(texts), suspects, random);
  if (offered.length === 0) return err('no-wrong-option');

  const figureAfter = figureOf(topology);
  const shown = seenPath({ ...draft, topology, answers: azure, figure: figureAfter }, 0);
  return ok({
    right: set.map(({ text }) => ({ text, key: { misconceptions: [], remark: draft.headline } })),
    wrong: offered.map((option) =>
      wrongOption(option, { ...draft, suspects, figure: figureOf(option.topology), keyPath: null }),
    ),
    why: draft.why,
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    ...(shown.packet && { packet: shown.packet }),
    figure: figureOf(draft.topology),
    figureAfter,
    proof: { topology: draft.topology, queries },
    after: new Map([
      // what each right change leads to is seen with the others of its set
      ...set.map(({ text }) => [text, { topology, queries }] as const),
      ...offered.map((option) => [option.text, { topology: option.topology, queries }] as const),
    ]),
  });
}

/** All sets of a size, in the order of the items. */
function* setsOf<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) return yield [];
  for (let at = from; at <= items.length - size; at += 1)
    for (const rest of setsOf(items, size - 1, at + 1)) yield [items[at] as T, ...rest];
}
