import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { type LinkPlan, peer } from '../topologies/plan';
import { at, drawSites, planOf, type Site } from '../topologies/scene';
import { askNextHop, askReach, asksNextHop, askWhich, connects, regionsOf } from './parts/asking';

/** Near and far: what a peering does inside one region and across two. */
export const nearAndFar: Family = {
  id: 'near-and-far',
  title: 'Near and far',
  concepts: ['regional-vs-global-peering', 'peering-purpose', 'vnet-basics'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M22'],
  structures: [
    { name: 'one-packet', draw: drawOnePacket },
    { name: 'which-answer', draw: drawWhichAnswer },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
    { name: 'no-peering', draw: drawNoPeering },
  ],
};

const NOTE = 'No NSG and no route table is in use.';

function drawOnePacket(random: Random): Draft {
  const [from, to] = drawSites(random, 2, { regions: 'different' }) as [Site, Site];
  return askReach(planOf([from, to], { links: peer(from.vnet, to.vnet) }), from, to, {
    prompt: connects(random, from, to),
    note: `${regionsOf(from, to)} ${NOTE}`,
    headline: 'Peering works across regions',
    why: `${code(from.vnet)} and ${code(to.vnet)} are peered, in ${from.region.title} and in ${to.region.title}: global peering. Each has a route to the other, and packets travel over Microsoft's backbone without a gateway.`,
    rules: ['R18', 'R34'],
  });
}

/** One peer in the same region, one in another, and one more that is not peered at all or only half. */
function drawWhichAnswer(random: Random): Draft {
  const sites = drawSites(random, 4, { regions: ['home', 'home', 'away', 'home'] });
  const [from, near, far, last] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const behind = random.oneIn(2);
  const extra: LinkPlan[] = behind ? [...peer(near.vnet, last.vnet)] : [{ from: from.vnet, to: last.vnet }];
  const targets = random.shuffle([near, far, last]).map((site) => ({ site, name: site.vm }));
  return askWhich(
    planOf(sites, { links: [...peer(from.vnet, near.vnet), ...peer(from.vnet, far.vnet), ...extra] }),
    from,
    targets,
    {
      prompt: random.pick([
        `Which of the other machines does ${code(from.vm)} reach by their private addresses?`,
        `${code(from.vm)} tries to connect to each of the other machines. Which of them answer?`,
      ]),
      note: `${code(far.vnet)} is in ${far.region.title}, the other networks are in ${from.region.title}. ${NOTE}`,
      headline: 'Peering works across regions, and only between the two it joins',
      why: `${code(near.vnet)} and ${code(far.vnet)} are both peered with ${code(from.vnet)}; that ${code(far.vnet)} is in ${far.region.title} makes no difference. ${behind ? `${code(last.vnet)} is peered with ${code(near.vnet)} only, and peering isn't transitive.` : `To ${code(last.vnet)} there is one link, and it takes two.`}`,
      rules: behind ? ['R18', 'R37'] : ['R18', 'R24'],
    },
  );
}

function drawNextHop(random: Random): Draft {
  const isFar = !random.oneIn(4);
  const [from, to] = drawSites(random, 2, { regions: isFar ? 'different' : 'same' }) as [Site, Site];
  const half = !isFar;
  const links = half ? [{ from: from.vnet, to: to.vnet }] : peer(from.vnet, to.vnet);
  return askNextHop(planOf([from, to], { links }), from, to.ip, {
    prompt: asksNextHop(random, from, to.ip, `the address of ${code(to.vm)}`),
    note: `${regionsOf(from, to)} No route table is in use.`,
    headline: half ? 'Half a peering brings no route' : 'Across regions the next hop is VNetGlobalPeering',
    why: half
      ? `${code(from.vnet)} has a link to ${code(to.vnet)}, and none leads back. The link is Initiated, there is no route for ${code(to.range)}, and private addresses without a route meet None.`
      : `The peering joins two regions, so its route to ${code(to.range)} has the type VNetGlobalPeering. It is the longest match for ${code(to.ip)}, and no gateway comes into it.`,
    rules: half ? ['R31', 'R65'] : ['R33', 'R18'],
  });
}

/** The networks are neighbours in one region, and that alone joins nothing. */
function drawNoPeering(random: Random): Draft {
  const [from, to] = drawSites(random, 2, { regions: 'same' }) as [Site, Site];
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  return askReach(planOf([from, to], { links: [half] }), from, to, {
    prompt: connects(random, from, to),
    note: `${regionsOf(from, to)} ${NOTE}`,
    headline: 'Networks are isolated until both links exist',
    why: `${code(half.from)} has a link to ${code(half.to)}, and ${code(half.to)} has none back. Until it does, neither side has a route to the other, though both are in ${from.region.title}.`,
    rules: ['R24', 'R31'],
  });
}
