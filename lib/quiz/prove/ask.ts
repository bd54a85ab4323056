import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { type Answer, answersOf } from '../ask';
import { factsOf } from '../facts';
import type { AskDraft } from '../family';
import type { Prose } from '../question';
import { readBothWays } from './both-readings';
import type { ProvenList, Reject } from './proven';
import { type Believed, figureOf, offer, seenPath, wrongOption } from './wrong-option';

/**
 * The options are what the engine answers: as Azure, and with each misconception.
 * @param wantsContested makes a question of a draft only if the readings of a contested rule answer it differently;
 *   otherwise only if they agree
 */
export function proveAsk(
  draft: AskDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
  wantsContested = false,
): Result<ProvenList, Reject> {
  const { topology, queries, spot } = draft;
  const read = readBothWays(draft);
  if (!read) return err('not-modelled');
  const { azure, otherwise } = read;
  const right = draft.phrase(azure);
  const rightSpot = spot?.(azure);
  if (right === null || rightSpot === null) return err('no-right-option');
  const other = draft.phrase(otherwise);
  const isContested = other !== right;
  if (isContested && !(wantsContested && other !== null)) return err('contested');
  if (wantsContested && !isContested) return err('not-contested');

  const believed = new Map<MisconceptionId, readonly Answer[]>();
  const answersTo = (owner: MisconceptionId) => believed.get(owner) ?? azure;
  const byText = new Map<Prose, Believed>();
  for (const misconception of read.mayMatter) {
    const answers = answersOf(topology, queries, { misconception });
    const text = answers && draft.phrase(answers);
    if (!answers || !text || text === right) continue;
    const at = spot?.(answers);
    if (at === null || (at !== undefined && at === rightSpot)) continue;
    believed.set(misconception, answers);
    const known = byText.get(text);
    if (known) known.owners.push(misconception);
    else
      byText.set(text, {
        text,
        owners: [misconception],
        topology,
        queries,
        answers: answersTo,
        azure,
        ...(at !== undefined && { at }),
      });
  }
  const offered = offer([...byText.values()], suspects, random);
  if (offered.length === 0) return err('no-wrong-option');
  if (spot && new Set(offered.map(({ at }) => at)).size < offered.length) return err('same-option-twice');

  const figure = figureOf(topology);
  const shown = seenPath({ ...draft, answers: azure, figure }, 0);
  return ok({
    right: [
      {
        text: right,
        key: { misconceptions: [], remark: draft.headline },
        ...(rightSpot !== undefined && { at: rightSpot }),
      },
    ],
    wrong: offered.map((option) => wrongOption(option, { ...draft, suspects, figure, keyPath: shown.path })),
    why: draft.why(azure),
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    ...(shown.packet && { packet: shown.packet }),
    figure,
    proof: { topology, queries },
    ...(isContested &&
      other !== null && {
        otherReading: {
          answer: other,
          path: seenPath({ ...draft, answers: otherwise, figure }, 0, undefined).path,
        },
      }),
  });
}
