import type { Topology } from '@/lib/peering/topology';
import type { EffectiveRoutesAnswer, NextHopAnswer } from '@/lib/quiz/ask';
import type { PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import { effectiveRoutes, nextHop, type Site } from '../../topologies/scene';
import { yesOrNo } from '../parts/stating';

/** a private address that nobody in any drawn network has */
export const NOBODY = '10.251.9.9';

export const OFFICE = '10.254.0.0/16';

export const DESK = '10.254.3.20';

/** `level`: the first level is asked in plain words */
export type Said = { readonly why: Prose; readonly rules: PartDraft['rules']; readonly level?: Level };

export const plainly = (type: string): Prose =>
  type === 'None'
    ? 'finds no way and is dropped'
    : type === 'Internet'
      ? 'goes out to the internet'
      : 'goes over a peering';

export const peeringType = (from: Site, to: Site) =>
  from.region === to.region ? 'VNetPeering' : 'VNetGlobalPeering';

/** "`vm-a` has a row `10.2.0.0/16` with next hop type `VNetPeering`." */
export const hasRow = (topology: Topology, from: Site, prefix: string, type: string, said: Said): PartDraft =>
  yesOrNo({
    why: said.why,
    rules: said.rules,
    label:
      said.level === 1
        ? `A peering brings ${code(from.vm)} a route for ${code(prefix)}.`
        : `The effective routes of ${code(from.vm)} have a row ${code(prefix)} with next hop type ${code(type)}.`,
    topology,
    queries: [effectiveRoutes(from)],
    holds: ([answer]) =>
      (answer as EffectiveRoutesAnswer).value.some(
        (row) => row.state === 'Active' && row.addressPrefix === prefix && row.nextHopType === type,
      ),
  });

/** "The next hop from `vm-a` to `10.2.1.4` is of type `VNetPeering`." */
export const hopIs = (
  topology: Topology,
  from: Site,
  address: string,
  what: Prose,
  type: string,
  said: Said,
): PartDraft =>
  yesOrNo({
    why: said.why,
    rules: said.rules,
    label:
      said.level === 1
        ? `A packet from ${code(from.vm)} to ${code(address)}, ${what}, ${plainly(type)}.`
        : `The next hop from ${code(from.vm)} to ${code(address)}, ${what}, is of type ${code(type)}.`,
    topology,
    queries: [nextHop(from, address)],
    holds: ([answer]) => (answer as NextHopAnswer).nextHopType === type,
  });
