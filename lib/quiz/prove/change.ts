import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { type Answer, answersOf } from '../ask';
import { factsOf } from '../facts';
import type { Change, ChangeDraft } from '../family';
import type { Query } from '../question';
import { readBothWays } from './both-readings';
import type { ProvenList, Reject } from './proven';
import { type Believed, figureOf, offer, seenPath, wrongOption } from './wrong-option';

/** One of the changes does by Azure's rules; each of the others would if a misconception were true. */
export function proveChange(
  draft: ChangeDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<ProvenList, Reject> {
  const outcomes: ChangeOutcome[] = [];
  for (const change of draft.changes) {
    const queries = change.queries ?? draft.queries;
    const read = readBothWays({ topology: change.topology, queries });
    if (!read) return err('not-modelled');
    const { azure } = read;
    if (draft.isMet(read.otherwise) !== draft.isMet(azure)) return err('contested');
    const believers = new Map<MisconceptionId, readonly Answer[]>();
    // every option is a network of its own: asking all thirty about each would take most of a draw's time
    for (const misconception of read.mayMatter) {
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

  const figureAfter = figureOf(only.topology);
  const shown = seenPath({ ...draft, ...only, answers: only.azure, figure: figureAfter }, 0);
  return ok({
    right: [{ text: only.text, key: { misconceptions: [], remark: draft.headline } }],
    wrong: offered.map((option) =>
      wrongOption(option, { ...draft, suspects, figure: figureOf(option.topology), keyPath: null }),
    ),
    why: draft.why,
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    ...(shown.packet && { packet: shown.packet }),
    figure: figureOf(draft.topology),
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
