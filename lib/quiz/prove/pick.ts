import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { type Answer, answersOf } from '../ask';
import { factsOf } from '../facts';
import type { PickDraft } from '../family';
import { readBothWays } from './both-readings';
import type { ProvenList, Reject } from './proven';
import { type Believed, figureOf, offer, seenPath, wrongOption } from './wrong-option';

/** The most wrong statements that stand beside the right ones. */
const MOST_WRONG = 4;

/** Each statement is asked for itself. As many hold as are to be picked, and whoever holds a misconception ticks another. */
export function provePick(
  draft: PickDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<ProvenList, Reject> {
  const right: Believed[] = [];
  const wrong: Believed[] = [];
  for (const statement of draft.statements) {
    const { text, queries, holds, topology = draft.topology } = statement;
    const read = readBothWays({ topology, queries });
    if (!read) return err('not-modelled');
    const { azure } = read;
    if (holds(read.otherwise) !== holds(azure)) return err('contested');
    const believers = new Map<MisconceptionId, readonly Answer[]>();
    for (const misconception of holds(azure) ? [] : read.mayMatter) {
      const answers = answersOf(topology, queries, { misconception });
      if (answers && holds(answers)) believers.set(misconception, answers);
    }
    (holds(azure) ? right : wrong).push({
      text,
      owners: [...believers.keys()],
      topology,
      queries,
      answers: (owner) => believers.get(owner) ?? azure,
      azure,
    });
  }
  const [first] = right;
  if (!first || right.length !== draft.pick) return err('wrong-count');
  if (new Set(draft.statements.map(({ text }) => text)).size < draft.statements.length)
    return err('same-option-twice');
  const offered = offer(wrong, suspects, random, MOST_WRONG);
  if (offered.length === 0) return err('no-wrong-option');

  const paths = right.map((option) => ({
    text: option.text,
    seen: seenPath({ ...option, answers: option.azure, figure: figureOf(option.topology) }, 0),
  }));
  const shown = paths[0]?.seen;
  if (!shown) return err('wrong-count');
  return ok({
    right: paths.map(({ text }) => ({ text, key: { misconceptions: [], remark: draft.headline } })),
    wrong: offered.map((option) =>
      wrongOption(option, { ...draft, suspects, figure: figureOf(option.topology), keyPath: null }),
    ),
    why: draft.why,
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    ...(shown.packet && first.topology === draft.topology && { packet: shown.packet }),
    figure: figureOf(draft.topology),
    proof: { topology: draft.topology, queries: [] },
    after: new Map(
      [...right, ...offered].map(({ text, topology, queries }) => [text, { topology, queries }]),
    ),
  });
}
