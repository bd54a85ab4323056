import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, peer } from '../../topologies/plan';
import { drawSites, nextHop, planOf, type Site } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';

/** No route table at all: which way does Azure send a packet by itself? */
export function drawWhereItGoes(random: Random): Draft {
  const tie = random.pick(['peer', 'peer', 'peer', 'half', 'half', 'behind', 'behind', 'none'] as const);
  const [from, to, other] = drawSites(random, 3, {
    regions: ['home', tie === 'peer' ? 'away' : random.pick(['home', 'away'] as const), 'home'],
  }) as [Site, Site, Site];
  const isMiddle = tie === 'behind' || random.oneIn(2);
  const links = {
    peer: peer(from.vnet, to.vnet),
    half: [random.oneIn(2) ? { from: from.vnet, to: to.vnet } : { from: to.vnet, to: from.vnet }],
    behind: peer(to.vnet, other.vnet),
    none: [],
  }[tie];
  const sites = isMiddle ? [from, to, other] : [from, to];
  const why = {
    peer: `${code(from.vnet)} and ${code(to.vnet)} are peered, so each has a route for the range of the other. That they are in ${from.region.title} and ${to.region.title} changes nothing: Azure's own network carries the packet.`,
    half: `Between ${code(from.vnet)} and ${code(to.vnet)} there is one link, where a peering takes two. So there is no route for ${code(to.range)}, and Azure drops what is meant for private addresses that nothing leads to.`,
    behind: `${code(from.vnet)} is peered with ${code(other.vnet)} only, and what lies behind a peer stays unknown. There is no route for ${code(to.range)}, and Azure drops what is meant for private addresses that nothing leads to.`,
    none: `Nothing joins ${code(from.vnet)} with ${code(to.vnet)}: networks are closed to one another unless they are peered. Azure drops what is meant for private addresses that nothing leads to.`,
  }[tie];
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(from.vm)} sends a packet to ${code(to.ip)}, the address of ${code(to.vm)}. Where does Azure send it?`,
      `Which way does Azure choose for a packet from ${code(from.vm)} to ${code(to.vm)} (${code(to.ip)})?`,
      `A packet leaves ${code(from.vm)} for ${code(to.ip)} (${code(to.vm)}). Where does it go?`,
    ]),
    note: `${placesOf(sites)} Nobody has changed any routes.`,
    topology: buildTopology(
      planOf(sites, { links: [...links, ...(isMiddle ? peer(from.vnet, other.vnet) : [])] }),
    ),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => inPlainWords(answer as NextHopAnswer, to),
    headline:
      tie === 'peer'
        ? 'A peering brings a route, near or far'
        : 'Without a peering there is no way, and not the internet either',
    why: () => why,
    rules: tie === 'peer' ? ['R33', 'R18'] : ['R65', tie === 'behind' ? 'R37' : 'R24'],
    about: tie === 'half' ? ['M4', 'M22'] : tie === 'behind' ? ['M1', 'M22'] : ['M22', 'M11'],
  };
}

function inPlainWords({ nextHopType }: NextHopAnswer, to: Site): Prose {
  switch (nextHopType) {
    case 'None':
      return `Nowhere: nothing leads to ${code(to.vnet)}, so it is dropped`;
    case 'Internet':
      return `Out to the internet, since ${code(to.vnet)} is another network`;
    default:
      return `Into ${code(to.vnet)}, over Microsoft's own network`;
  }
}
