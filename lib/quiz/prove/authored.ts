import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { factsOf } from '../facts';
import type { AuthoredDraft } from '../family';
import { beliefOf } from '../remark';
import { MOST_OPTIONS, type ProvenList, type Reject } from './proven';
import { figureOf } from './wrong-option';

/** The author says what is right; what can be checked is that each wrong option is somebody's, and no two are the same. */
export function proveAuthored(draft: AuthoredDraft, random: Random): Result<ProvenList, Reject> {
  const wrong = random.sample(draft.wrong, MOST_OPTIONS - 1);
  if (wrong.some(({ misconceptions }) => misconceptions.length === 0)) return err('no-wrong-option');
  if (new Set([draft.right, ...wrong.map(({ text }) => text)]).size <= wrong.length)
    return err('same-option-twice');
  return ok({
    right: [{ text: draft.right, key: { misconceptions: [], remark: draft.headline } }],
    wrong: wrong.map(({ text, misconceptions, remark }) => ({
      text,
      key: { misconceptions: misconceptions.map((id) => ({ id, belief: beliefOf(id) })), remark },
    })),
    why: draft.why,
    facts: factsOf(draft.rules, draft.source && [draft.source]),
    path: { steps: [] },
    ...(draft.topology && { figure: figureOf(draft.topology) }),
  });
}
