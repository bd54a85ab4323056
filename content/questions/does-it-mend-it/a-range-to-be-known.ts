import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, peer } from '../../topologies/plan';
import { drawSites, planOf, type Site } from '../../topologies/scene';
import { addRange, createLink, deleteLink, EXTRA_RANGES, linkIn, syncLink } from '../parts/operating';
import { doing, isUp, nameOf, type Solution, three } from './solutions';

/** A network is to grow, and its peer to learn of it. */
export function drawRange(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'different' }) as [Site, Site];
  const range = random.pick(EXTRA_RANGES);
  const [there, back] = peer(a.vnet, b.vnet);
  const topology = buildTopology(planOf([a, b], { links: [there, back] }));
  const done = doing(
    topology,
    (answer) =>
      isUp(answer, [there, back]) &&
      answer.history.some(({ decision }) => decision.operation === 'addAddressPrefix' && decision.allowed) &&
      linkIn(answer, back)?.peeringSyncLevel.startsWith('Local') === false,
  );
  const add = addRange(a, range);
  const does: Solution[] = [
    {
      says: `Add ${code(range)} to ${code(a.vnet)}, then sync ${nameOf(back)}, the link of ${code(b.vnet)}.`,
      part: done([add, syncLink(back)]),
      why: `The range can be added while the peering stands. ${code(b.vnet)} has the old picture, and the sync of its link brings it the new one.`,
      rules: ['R9', 'R29'],
    },
    {
      says: `Delete both links, add ${code(range)} to ${code(a.vnet)}, and create both links again.`,
      part: done([deleteLink(there), deleteLink(back), add, createLink(there), createLink(back)]),
      why: `New links start with the ranges of now, so this does it too. It is more than is needed: traffic stops for a while, and a sync would have done.`,
      rules: ['R9', 'R34'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `Add ${code(range)} to ${code(a.vnet)}, then sync ${nameOf(there)}, the link of ${code(a.vnet)}.`,
      part: done([add, syncLink(there)]),
      why: `${nameOf(there)} holds what ${code(a.vnet)} knows of ${code(b.vnet)}, and there nothing changed. ${code(b.vnet)} learns nothing by it.`,
      rules: ['R29'],
    },
    {
      says: `Delete ${nameOf(there)}, add ${code(range)} to ${code(a.vnet)}, and create ${nameOf(there)} again.`,
      part: done([deleteLink(there), add, createLink(there)]),
      why: `With ${nameOf(there)} deleted, ${nameOf(back)} is Disconnected, and Azure refuses to make ${nameOf(there)} anew.`,
      rules: ['R26', 'R9'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `Goal: ${code(a.vnet)} gets the further range ${code(range)}, and ${code(b.vnet)}, its peer, has a route to it.`,
      `${code(a.vnet)} is to grow by ${code(range)}, and machines in ${code(b.vnet)} must reach it over the peering. Three ways are proposed.`,
      `${code(b.vnet)} must learn of ${code(range)}, which ${code(a.vnet)} doesn't have yet. The two are peered.`,
    ]),
    note: `Both links are Connected${level > 1 ? ' and in sync' : ''}. The networks are in different regions. What Azure refuses changes nothing.`,
    topology,
    parts: three(random, does, doesNot),
    headline: 'Add it, then sync the side that did not change',
    why: `Nothing has to be deleted. But ${code(b.vnet)} goes on with the ranges it knew until its own link is synced.`,
    rules: ['R9', 'R29'],
  };
}
