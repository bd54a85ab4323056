import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import type { Answer } from '../ask';
import { factsOf } from '../facts';
import type { OrderDraft } from '../family';
import type { Query } from '../question';
import { BelievedSets } from './believed-sets';
import { readBothWays } from './both-readings';
import type { ProvenList, Reject } from './proven';
import { figureOf, offer, seenPath, wrongOption } from './wrong-option';

type Step = OrderDraft['steps'][number];
type Tried = {
  readonly steps: readonly Step[];
  readonly queries: readonly Query[];
  readonly azure: readonly Answer[];
};

/** Every order of `pick` steps is tried, by Azure's rules and by those of each suspect. */
export function proveOrder(
  draft: OrderDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<ProvenList, Reject> {
  const { topology } = draft;
  const accepted: Tried[] = [];
  const believed = new BelievedSets();
  for (const steps of ordersOf(draft.steps, draft.pick)) {
    const queries = draft.queries(steps.map(({ operation }) => operation));
    const read = readBothWays({ topology, queries });
    if (!read) return err('not-modelled');
    const { azure } = read;
    if (draft.isMet(read.otherwise) !== draft.isMet(azure)) return err('contested');
    if (draft.isMet(azure)) {
      accepted.push({ steps, queries, azure });
      continue;
    }
    believed.note(
      { texts: steps.map(({ text }) => text), topology, queries, azure },
      read.mayMatter.filter((id) => suspects.includes(id)),
      draft.isMet,
    );
  }
  const [first, ...others] = accepted;
  if (!first) return err('no-right-option');
  if (new Set(draft.steps.map(({ text }) => text)).size < draft.steps.length) return err('same-option-twice');
  const isRight = (text: string) => first.steps.some((step) => step.text === text);
  // all accepted orders are of the same steps: with others, a step would be right here and wrong there
  if (others.some(({ steps }) => !steps.every(({ text }) => isRight(text))))
    return err('several-right-options');
  const offered = offer(believed.wrong(first.steps.map(({ text }) => text)), suspects, random);
  if (offered.length === 0) return err('no-wrong-option');

  const figure = figureOf(topology);
  const shown = seenPath({ topology, figure, queries: first.queries, answers: first.azure }, 0);
  const textsOf = (tried: Tried) => tried.steps.map(({ text }) => text);
  return ok({
    right: textsOf(first).map((text) => ({ text, key: { misconceptions: [], remark: draft.headline } })),
    ...(others.length > 0 && { alsoRight: others.map(textsOf) }),
    wrong: offered.map((option) => wrongOption(option, { ...draft, suspects, figure, keyPath: null })),
    why: draft.why,
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    figure,
    proof: { topology, queries: first.queries },
  });
}

/** All orders of `size` of the items. */
function* ordersOf<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) return yield [];
  for (const item of items)
    for (const rest of ordersOf(
      items.filter((other) => other !== item),
      size - 1,
    ))
      yield [item, ...rest];
}
