import type { NextHopAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, chosenRoute, code, list, phraseNextHop, phraseReach } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, nextHop, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';

/** A and B are peered, and B and C: what does that mean for A and C? */
export const threeNetworks: Family = {
  id: 'three-networks',
  title: 'A network in the middle',
  concepts: ['non-transitivity', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M3', 'M4', 'M22'],
  structures: [
    { name: 'chain', draw: drawChain },
    { name: 'forwarded-chain', levels: [2, 3], draw: drawForwardedChain },
    { name: 'within-reach', levels: [2, 3], draw: drawWithinReach },
    { name: 'shared-gateway', levels: [2, 3], draw: drawSharedGateway },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
  ],
};

type Three = { readonly hub: Site; readonly from: Site; readonly to: Site; readonly sites: readonly Site[] };

function drawThree(random: Random): Three {
  const sites = drawSites(random, 3, { hub: random.oneIn(2) });
  return { hub: at(sites, 0), from: at(sites, 1), to: at(sites, 2), sites };
}

const HEADLINE = 'Peering is not transitive';
const NO_FILTERS = 'No NSG and no route table is in use.';

const sends = (random: Random, from: Site, to: Site) =>
  random.pick([
    `${code(from.vm)} opens a connection to ${code(`${to.ip}:${to.role.port}`)} on ${code(to.vm)}. What becomes of its first packet?`,
    `An application on ${code(from.vm)} connects to ${code(to.vm)} at ${code(`${to.ip}:${to.role.port}`)}. What happens to its packet?`,
    `Somebody tests ${code(`${to.ip}:${to.role.port}`)} (${code(to.vm)}) from ${code(from.vm)}. What becomes of the packet?`,
  ]);

function askReach(
  three: Three,
  plan: NetworkPlan,
  wording: Pick<Draft, 'prompt' | 'about'> & { readonly because?: string },
): Draft {
  const { hub, from, to } = three;
  return {
    form: 'ask',
    prompt: wording.prompt,
    note: NO_FILTERS,
    topology: buildTopology(plan),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseReach(answer as ReachAnswer),
    headline: HEADLINE,
    why: ([answer]) =>
      [
        `${code(from.vnet)} is peered with ${code(hub.vnet)}, and so it knows ${code(hub.range)}.`,
        `Nothing tells it about ${code(to.range)}: for ${code(to.ip)} its longest match is ${chosenRoute((answer as ReachAnswer).trace)}.`,
        ...(wording.because ? [wording.because] : []),
      ].join(' '),
    rules: ['R37'],
    ...(wording.about && { about: wording.about }),
  };
}

function drawChain(random: Random): Draft {
  const three = drawThree(random);
  const { hub, from, to, sites } = three;
  const plan = planOf(sites, { links: [...peer(from.vnet, hub.vnet), ...peer(hub.vnet, to.vnet)] });
  return askReach(three, plan, { prompt: sends(random, from, to) });
}

function drawForwardedChain(random: Random): Draft {
  const three = drawThree(random);
  const { hub, from, to, sites } = three;
  const flag = { forwarded: true };
  const plan = planOf(sites, {
    links: [...peer(from.vnet, hub.vnet, [flag, flag]), ...peer(hub.vnet, to.vnet, [flag, flag])],
  });
  return askReach(three, plan, {
    prompt: `All four links allow forwarded traffic. ${sends(random, from, to)}`,
    about: ['M2'],
    because: `Allowing forwarded traffic adds no route, and nothing in ${code(hub.vnet)} forwards.`,
  });
}

/** Four networks: a peer, one behind it, and one more that is within reach only by a mistake. */
function drawWithinReach(random: Random): Draft {
  const sites = drawSites(random, 4, { hub: random.oneIn(2) });
  const [middle, from, behind, last] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const halfPeering: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: last.vnet }
    : { from: last.vnet, to: from.vnet };
  const links: LinkPlan[] = [...peer(from.vnet, middle.vnet), ...peer(middle.vnet, behind.vnet), halfPeering];
  const targets = random.shuffle([middle, behind, last]);
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the other machines does ${code(from.vm)} reach by their private addresses?`,
      `${code(from.vm)} tries to connect to each of the other machines. Which of them answer?`,
    ]),
    note: NO_FILTERS,
    topology: buildTopology(planOf(sites, { links })),
    queries: targets.map((target) => reach(from, target)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => arrives(answers[index] as ReachAnswer));
      return reached.length === 0 ? 'None of them' : list(reached.map(({ vm }) => code(vm)));
    },
    headline: HEADLINE,
    why: () =>
      `${code(from.vnet)} has one peering that is Connected: with ${code(middle.vnet)}. ${code(behind.vnet)} is only a peer of its peer, and between ${code(from.vnet)} and ${code(last.vnet)} there is one link where it takes two.`,
    rules: ['R37', 'R24'],
  };
}

/** The hub as it is built in many places: with a VPN gateway that both spokes use. */
function hubWithGateway({ hub, from, to, sites }: Three, forwarded: boolean): NetworkPlan {
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  const borrows = { remoteGateways: true, forwarded };
  const lends = { transit: true, forwarded };
  return {
    vnets: [vnetOf(hub, {}, [gatewaySubnet]), vnetOf(from), vnetOf(to)],
    nics: sites.map((site) => nicOf(site)),
    gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: ['10.254.0.0/16'], gateway: `vgw-${hub.workload}` }],
    links: [...peer(from.vnet, hub.vnet, [borrows, lends]), ...peer(to.vnet, hub.vnet, [borrows, lends])],
  };
}

function drawSharedGateway(random: Random): Draft {
  const three = drawThree(random);
  const { hub, from, to } = three;
  return askReach(three, hubWithGateway(three, random.oneIn(3)), {
    prompt: `Both ${code(from.vnet)} and ${code(to.vnet)} use the gateway in ${code(hub.vnet)} to reach the office. ${sends(random, from, to)}`,
    because: `The gateway brings the office's range, not that of the other spoke.`,
  });
}

function drawNextHop(random: Random): Draft {
  const three = drawThree(random);
  const { hub, from, to, sites } = three;
  const plan = random.oneIn(2)
    ? hubWithGateway(three, false)
    : planOf(sites, { links: [...peer(from.vnet, hub.vnet), ...peer(hub.vnet, to.vnet)] });
  return {
    form: 'ask',
    prompt: random.pick([
      `Network Watcher is asked for the next hop from ${code(from.vm)} to ${code(to.ip)}, the address of ${code(to.vm)}. What does it say?`,
      `${code(from.vm)} sends to ${code(to.ip)} (${code(to.vm)}). Which next hop type does Network Watcher show?`,
    ]),
    note: 'No route table is in use.',
    topology: buildTopology(plan),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => phraseNextHop(answer as NextHopAnswer),
    headline: HEADLINE,
    why: () =>
      `${code(from.vnet)} has routes for itself and for its peer ${code(hub.vnet)} (${code(hub.range)}), none for ${code(to.range)}. The longest match left is the system's None route for private addresses.`,
    rules: ['R37', 'R65'],
  };
}
