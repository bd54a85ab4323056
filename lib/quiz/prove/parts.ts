import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { factsOf } from '../facts';
import type { OneChoiceDraft, PartDraft, PartsDraft } from '../family';
import { proveAsk } from './ask';
import { proveAuthored } from './authored';
import { proveChange } from './change';
import type { ProvenList, ProvenParts, Reject } from './proven';
import { figureOf } from './wrong-option';

/** Each part is proven for itself, as a single choice would be. */
export function proveParts(
  draft: PartsDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<ProvenParts, Reject> {
  const parts: ProvenParts['parts'][number][] = [];
  for (const part of draft.parts) {
    const proven = proveOneChoice(whole(part, draft), suspects, random);
    if (!proven.ok) return proven;
    parts.push({ ...proven.value, label: part.label, arranged: [...(part.arranged ?? []), ...YES_NO] });
  }
  const [first] = parts;
  if (!first) return err('no-right-option');
  if (new Set(draft.parts.map(({ label }) => label)).size < draft.parts.length)
    return err('same-option-twice');
  return ok({
    parts,
    why: draft.why,
    facts: factsOf(
      [...draft.rules, ...draft.parts.flatMap(({ rules }) => rules)],
      draft.parts.flatMap((part) => ('source' in part && part.source ? [part.source] : [])),
    ),
    path: { steps: [] },
    figure: figureOf(draft.topology),
    proof: { topology: draft.topology, queries: [] },
  });
}

export const YES_NO = ['Yes', 'No'] as const;

export function proveOneChoice(
  draft: OneChoiceDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
  wantsContested = false,
): Result<ProvenList, Reject> {
  if (draft.form === 'ask') return proveAsk(draft, suspects, random, wantsContested);
  if (wantsContested) return err('not-contested');
  return draft.form === 'change' ? proveChange(draft, suspects, random) : proveAuthored(draft, random);
}

/** A part as a draft of its own: the stem is the question's. */
const whole = (part: PartDraft, { headline }: PartsDraft): OneChoiceDraft => ({
  ...part,
  prompt: part.label,
  headline,
});
