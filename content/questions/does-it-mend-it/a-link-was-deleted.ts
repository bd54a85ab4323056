import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { drawSites, planOf, type Site } from '../../topologies/scene';
import { createLink, deleteLink, updateLink } from '../parts/operating';
import { doing, isUp, nameOf, type Solution, three } from './solutions';

/** One of two links is gone and the other Disconnected. */
export function drawDeleted(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'different' }) as [Site, Site];
  const pair = peer(a.vnet, b.vnet);
  const [gone, left] = random.shuffle(pair) as [LinkPlan, LinkPlan];
  const topology = buildTopology(planOf([a, b], { links: [{ ...left, state: 'Disconnected' }] }));
  const done = doing(topology, (answer) => isUp(answer, pair));
  const anew: Solution['why'] = `With ${nameOf(left)} out of the way, both links can be made, and they find each other: between ${a.region.title} and ${b.region.title} as anywhere.`;
  const scratch: Solution[] = [
    {
      says: `Delete ${nameOf(left)}, then create ${nameOf(gone)} and ${nameOf(left)}.`,
      part: done([deleteLink(left), createLink(gone), createLink(left)]),
      why: anew,
      rules: ['R26', 'R34'],
    },
    {
      says: `Delete ${nameOf(left)} as well, and peer the two networks from scratch.`,
      part: done([deleteLink(left), createLink(left), createLink(gone)]),
      why: anew,
      rules: ['R26', 'R34'],
    },
  ];
  const does: Solution[] = [
    random.pick(scratch),
    ...(level > 1
      ? [
          {
            says: `Save the settings of ${nameOf(left)} once more, which is an update of the link, then create ${nameOf(gone)}.`,
            part: done([updateLink(left, { allowVirtualNetworkAccess: true }), createLink(gone)]),
            why: `An update sets a Disconnected link back to Initiated. Then ${nameOf(gone)} may be made, and both turn Connected.`,
            rules: ['R26', 'R34'],
          } as const,
        ]
      : []),
  ];
  const doesNot: Solution[] = [
    {
      says: `Create ${nameOf(gone)} again.`,
      part: done([createLink(gone)]),
      why: `As long as ${nameOf(left)} is Disconnected, Azure refuses to make its other half anew.`,
      rules: ['R26'],
    },
    {
      says: `Delete ${nameOf(left)}, then create ${nameOf(gone)}.`,
      part: done([deleteLink(left), createLink(gone)]),
      why: `${nameOf(gone)} can be made, but it is alone: one link of two, which stays Initiated.`,
      rules: ['R24'],
    },
    {
      says: `Delete ${nameOf(left)} and create that link again.`,
      part: done([deleteLink(left), createLink(left)]),
      why: `The new ${nameOf(left)} is Initiated. It waits for ${nameOf(gone)}, which nobody made.`,
      rules: ['R24'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} were peered. Somebody deleted ${nameOf(gone)}, and ${nameOf(left)} is Disconnected since. Goal: traffic flows between the two again.`,
      `Since ${nameOf(gone)} was deleted, ${nameOf(left)} shows Disconnected. Three ways to get the peering to work again are proposed.`,
      `Goal: ${code(a.vnet)} and ${code(b.vnet)} are to be peered as before. Of their two links, ${nameOf(gone)} was deleted; ${nameOf(left)} is there, and Disconnected.`,
    ]),
    note: `The networks are in different regions.${level > 1 ? ' What Azure refuses changes nothing.' : ''}`,
    topology,
    parts: three(random, does, doesNot),
    headline: 'What is Disconnected goes first, then both links are made',
    why: `${nameOf(left)} remembers a partner that is gone. It has to be deleted or updated before there can be a new one.`,
    rules: ['R26', 'R24'],
  };
}
