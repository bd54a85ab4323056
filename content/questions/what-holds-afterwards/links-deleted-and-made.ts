import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { at, drawSites, planOf } from '../../topologies/scene';
import { createLink, deleteLink, linkIn } from '../parts/operating';
import { asks, type Claim, claimed, flows, nameOf } from './claims';

/** Two peerings of one network, each with a link deleted and something done about it. */
export function drawDeletedAndMade(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: random.oneIn(2), regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  type Cure = 'again' | 'both' | 'swapped' | 'half';
  const cures = random.sample<Cure>(
    level === 2 ? ['again', 'both', 'half'] : ['again', 'both', 'half', 'swapped'],
    2,
  );
  const cases = [a, b].map((site, index) => {
    const links = random.shuffle(peer(hub.vnet, site.vnet)) as [LinkPlan, LinkPlan];
    const [gone, left] = links;
    const cure = cures[index] as Cure;
    return {
      site,
      links,
      cure,
      ...{
        again: {
          after: [deleteLink(gone), createLink(gone)],
          told: `deletes ${nameOf(gone)} and creates it again`,
          why: `With ${nameOf(gone)} deleted, ${nameOf(left)} is Disconnected. As long as it is, Azure refuses to make ${nameOf(gone)} anew.`,
          rules: ['R26', 'R25'] as const,
        },
        both: {
          after: [deleteLink(gone), deleteLink(left), createLink(gone), createLink(left)],
          told: `deletes ${nameOf(gone)} and ${nameOf(left)} and creates both again`,
          why: `With both gone there is nothing left that is Disconnected, and the two new links find each other. That ${code(hub.vnet)} is in ${hub.region.title} and ${code(site.vnet)} in ${site.region.title} is no obstacle.`,
          rules: ['R26', 'R34'] as const,
        },
        swapped: {
          after: [deleteLink(gone), createLink(gone), deleteLink(left), createLink(left)],
          told: `deletes ${nameOf(gone)}, creates it again, deletes ${nameOf(left)} and creates that again`,
          why: `The first new ${nameOf(gone)} was refused, since ${nameOf(left)} was Disconnected. What there is in the end is a new ${nameOf(left)}, alone.`,
          rules: ['R26', 'R24'] as const,
        },
        half: {
          after: [deleteLink(gone), deleteLink(left), createLink(gone)],
          told: `deletes ${nameOf(gone)} and ${nameOf(left)} and creates ${nameOf(gone)} again`,
          why: `${nameOf(gone)} is a new link that waits for another from the other side: one where it takes two.`,
          rules: ['R24'] as const,
        },
      }[cure],
    };
  });
  const topology = buildTopology(planOf(sites, { links: cases.flatMap(({ links }) => links) }));
  const flow = ({ site, links, why, rules }: (typeof cases)[number]): Claim => ({
    label: `Traffic flows between ${code(hub.vnet)} and ${code(site.vnet)}.`,
    holds: (answer) => flows(answer, links),
    why,
    rules,
  });
  const one = random.pick(cases);
  const [gone, left] = one.links;
  const shown = one.cure === 'half' ? gone : left;
  const state = { again: 'Disconnected', both: 'Connected', swapped: 'Connected', half: 'Connected' }[
    one.cure
  ];
  const shows: Claim = {
    label: `${nameOf(shown)} shows ${state}.`,
    holds: (answer) => linkIn(answer, shown)?.peeringState === state,
    why: one.why,
    rules: one.rules,
  };
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} is peered with ${code(a.vnet)} and ${code(b.vnet)}. With the CLI somebody ${cases.map(({ told }) => told).join('. For the other peering, somebody ')}. ${asks(random)}`,
    note: 'The networks are in different regions. The figure shows the links before. Each command changes one link; what Azure refuses changes nothing.',
    topology,
    parts: random.shuffle([
      ...cases.map((each) => claimed(topology, each.after)(flow(each))),
      claimed(topology, one.after)(shows),
    ]),
    headline: 'What is Disconnected has to go before a link is made anew',
    why: 'Follow each peering by itself: deleting one link leaves the other Disconnected, and that one is in the way.',
    rules: ['R26', 'R25', 'R24'],
  };
}
