import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, type Result } from '@/lib/result';
import type { Draft } from '../family';
import { proveCombine } from './combine';
import { proveOrder } from './order';
import { proveOneChoice, proveParts } from './parts';
import { provePick } from './pick';
import type { Proven, Reject } from './proven';

/**
 * @param suspects the misconceptions that may show in wrong options. Where the options are answers, whoever else would
 *   give the same is named as an owner too
 * @param wantsContested only what the two readings of a contested rule answer differently makes a question; otherwise
 *   only what they agree on
 */
export function prove(
  draft: Draft,
  suspects: readonly MisconceptionId[],
  random: Random,
  wantsContested = false,
): Result<Proven, Reject> {
  switch (draft.form) {
    case 'ask':
    case 'change':
    case 'authored':
      return proveOneChoice(draft, suspects, random, wantsContested);
  }
  if (wantsContested) return err('not-contested');
  switch (draft.form) {
    case 'parts':
      return proveParts(draft, suspects, random);
    case 'pick':
      return provePick(draft, suspects, random);
    case 'combine':
      return proveCombine(draft, suspects, random);
    case 'order':
      return proveOrder(draft, suspects, random);
  }
}

export type { Proven, ProvenList, ProvenParts, Reject } from './proven';
