import type { NextHopAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, nextHop, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { address, asksNextHop } from './parts/asking';
import { idleFlags, placesOf } from './parts/scenery';

/** Near and far: what a peering does inside one region and across two. */
export const nearAndFar: Family = {
  id: 'near-and-far',
  title: 'Near and far',
  concepts: ['regional-vs-global-peering', 'peering-purpose', 'vnet-basics'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M19', 'M20', 'M22'],
  structures: [
    { name: 'one-packet', levels: [1, 2], draw: drawOnePacket },
    { name: 'which-answer', draw: drawWhichAnswer },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
    { name: 'two-ways', levels: [2, 3], draw: drawTwoWays },
  ],
};

const NOTE = 'No NSG and no route table is in use.';

/** Two networks, near or far, peered or by half or not at all. */
function drawOnePacket(random: Random, level: Level): Draft {
  const tie = random.pick(['peered', 'peered', 'half', 'behind'] as const);
  const sites = drawSites(random, 3, {
    regions: ['home', tie === 'peered' ? 'away' : random.pick(['home', 'away'] as const), 'home'],
  });
  const [from, to, other] = sites as [Site, Site, Site];
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  const withOther = tie === 'behind' || (level > 1 && random.oneIn(2));
  const shown = withOther ? sites : [from, to];
  const links = {
    peered: peer(from.vnet, to.vnet),
    half: [half],
    behind: peer(to.vnet, other.vnet),
  }[tie];
  const region: Prose =
    from.region === to.region
      ? `That both are in ${from.region.title} joins nothing by itself.`
      : `That is not because of the regions.`;
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(from.vm)} connects to ${code(to.vm)} at ${code(address(to))}. What becomes of its packet?`,
      `${code(from.vm)} needs ${to.role.service} on ${code(to.vm)} (${code(address(to))}). What happens to its first packet?`,
      `A packet leaves ${code(from.vm)} for ${code(address(to))} on ${code(to.vm)}. What becomes of it?`,
    ]),
    note: `${placesOf(shown)} ${NOTE}`,
    topology: buildTopology(
      planOf(shown, { links: [...links, ...(withOther ? peer(from.vnet, other.vnet) : [])] }),
    ),
    queries: [reach(from, to)],
    phrase: ([answer]) => {
      const reached = answer as ReachAnswer;
      if (arrives(reached)) return `It reaches ${code(to.vm)}, on Microsoft's own network`;
      const { outcome } = reached.trace;
      return outcome.kind === 'left-to-internet' ||
        (outcome.kind === 'dropped' && outcome.reason === 'private-address-to-internet')
        ? 'It goes out to the internet, and is lost there'
        : `It is dropped, as nothing leads to ${code(to.vnet)}`;
    },
    headline:
      tie === 'peered' ? 'Peering works across regions' : 'Networks are closed to one another unless peered',
    why: () =>
      ({
        peered: `${code(from.vnet)} and ${code(to.vnet)} are peered, in ${from.region.title} and in ${to.region.title}: global peering. Each has a route to the other, and packets travel over Microsoft's backbone without a gateway.`,
        half: `${code(half.from)} has a link to ${code(half.to)}, and ${code(half.to)} has none back. Until it does, neither side has a route to the other. ${region}`,
        behind: `${code(from.vnet)} is peered with ${code(other.vnet)}, and that one with ${code(to.vnet)}. Peering is not transitive, so ${code(from.vnet)} has no route to ${code(to.range)}. ${region}`,
      })[tie],
    rules: {
      peered: ['R18', 'R34'] as const,
      half: ['R24', 'R31'] as const,
      behind: ['R37', 'R65'] as const,
    }[tie],
    about: tie === 'peered' ? ['M11'] : tie === 'half' ? ['M4', 'M22'] : ['M1', 'M22'],
  };
}

type Tie = 'near' | 'far' | 'behind' | 'half';

/** Peers near and far, and others that are tied by less. Which of them answer? */
function drawWhichAnswer(random: Random, level: Level): Draft {
  const ties = random.pick<readonly Tie[]>(
    level === 1
      ? [
          ['near', 'far'],
          ['far', 'half'],
          ['near', 'far', 'behind'],
          ['far', 'far'],
        ]
      : level === 2
        ? [
            ['near', 'far', 'behind'],
            ['near', 'far', 'half'],
            ['far', 'far', 'half'],
            ['near', 'far', 'far'],
          ]
        : [
            ['far', 'far', 'half', 'behind'],
            ['near', 'far', 'half', 'behind'],
            ['far', 'far', 'far', 'behind'],
          ],
  );
  const sites = drawSites(random, ties.length + 1, {
    hub: random.oneIn(2),
    regions: ['home', ...ties.map((tie) => (tie === 'far' ? ('away' as const) : ('home' as const)))],
  });
  const [from, ...others] = sites as [Site, ...Site[]];
  const tied = others.map((site, index) => ({ site, tie: at(ties, index) }));
  const middle = tied.find(({ tie }) => tie === 'near' || tie === 'far')?.site ?? from;
  const targets = random.shuffle(others);
  const linksOf = ({ site, tie }: (typeof tied)[number]): readonly LinkPlan[] => {
    if (tie === 'behind') return peer(middle.vnet, site.vnet);
    if (tie === 'half')
      return [random.oneIn(2) ? { from: from.vnet, to: site.vnet } : { from: site.vnet, to: from.vnet }];
    return peer(from.vnet, site.vnet, [idleFlags(random, level), idleFlags(random, level)]);
  };
  const say = ({ site, tie }: (typeof tied)[number]): Prose =>
    ({
      near: `${code(site.vnet)} is a peer in the same region.`,
      far: `${code(site.vnet)} is a peer in ${site.region.title}, which makes it global peering and nothing less.`,
      behind: `${code(site.vnet)} is peered with ${code(middle.vnet)} only, and peering isn't transitive.`,
      half: `With ${code(site.vnet)} there is one link, and it takes two.`,
    })[tie];
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the other machines does ${code(from.vm)} reach by their private addresses?`,
      `${code(from.vm)} tries to connect to each of the other machines. Which of them answer?`,
      `To which of the other machines can ${code(from.vm)} talk without the internet?`,
    ]),
    note: `${placesOf(sites)} ${NOTE}`,
    topology: buildTopology(planOf(sites, { links: tied.flatMap(linksOf) })),
    queries: targets.map((target) => reach(from, target)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => {
        const answer = answers[index] as ReachAnswer;
        return arrives(answer) && answer.replyAllowed;
      });
      return reached.length === 0 ? 'None of them' : list(reached.map(({ vm }) => code(vm)));
    },
    headline: 'Peering works across regions, and only between the two it joins',
    why: () => tied.map(say).join(' '),
    rules: ['R18', ...(ties.includes('half') ? (['R24'] as const) : []), 'R37'],
    about: ['M11', ties.includes('half') ? 'M4' : 'M1'],
  };
}

/** What type does the peering's route have, and is there one? */
function drawNextHop(random: Random, level: Level): Draft {
  const tie = random.pick(['far', 'far', 'half', 'behind', 'near'] as const);
  const sites = drawSites(random, 3, {
    regions: ['home', tie === 'far' || (tie !== 'near' && random.oneIn(2)) ? 'away' : 'home', 'home'],
  });
  const [from, to, other] = sites as [Site, Site, Site];
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  const links = {
    far: peer(from.vnet, to.vnet, [idleFlags(random, level), idleFlags(random, level)]),
    near: peer(from.vnet, to.vnet),
    half: [half],
    behind: peer(other.vnet, to.vnet),
  }[tie];
  const isPeer = tie === 'far' || tie === 'near';
  // where the two are neighbours, a longer route from the office is what may be taken for better
  const learned =
    tie === 'near' || (level === 3 && tie === 'far') ? [to.subnet.range, '10.254.0.0/16'] : null;
  const gateway = `vgw-${from.workload}`;
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(from.range, 27) };
  const plan: NetworkPlan = {
    ...planOf(sites, { links: [...links, ...peer(from.vnet, other.vnet)] }),
    ...(learned && {
      vnets: [vnetOf(from, {}, [gatewaySubnet]), vnetOf(to), vnetOf(other)],
      gateways: [{ name: gateway, vnet: from.vnet, bgp: learned }],
    }),
  };
  const none = `There is no route for ${code(to.range)}, and private addresses without a route meet None.`;
  const why = {
    far: `The peering joins ${from.region.title} and ${to.region.title}, so its route to ${code(to.range)} has the type VNetGlobalPeering, and no gateway comes into it.`,
    near: `Both are in ${from.region.title}, so the peering's route to ${code(to.range)} has the type VNetPeering.`,
    half: `${code(half.from)} has a link to ${code(half.to)}, and none leads back: it is Initiated and brings nothing. ${none}`,
    behind: `${code(to.vnet)} is a peer of ${code(other.vnet)}, not of ${code(from.vnet)}. ${none}`,
  }[tie];
  return {
    form: 'ask',
    prompt: `${learned ? `By BGP ${code(gateway)} learns ${code(to.subnet.range)} from the office. ` : ''}${asksNextHop(random, from, to.ip, `the address of ${code(to.vm)}`)}`,
    note: `${placesOf(sites)} No route table is in use.`,
    topology: buildTopology(plan),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
    headline: isPeer
      ? 'VNetPeering inside a region, VNetGlobalPeering across two'
      : 'Where no peering leads, private addresses meet None',
    why: () =>
      `${why}${learned ? ` The longer ${code(to.subnet.range)} from the office is set aside: peering routes are preferred to gateway routes.` : ''}`,
    rules: isPeer ? ['R33', ...(learned ? (['R69'] as const) : []), 'R18'] : ['R31', 'R65'],
    about: learned ? ['M20', 'M11'] : tie === 'behind' ? ['M1', 'M22'] : ['M4', 'M11', 'M22'],
  };
}

/** The two networks are joined by gateways as well. Which way do packets take? */
function drawTwoWays(random: Random, level: Level): Draft {
  const tie = random.pick(['peered', 'peered', 'half'] as const);
  const far = !random.oneIn(3);
  const sites = drawSites(random, 3, { regions: ['home', far ? 'away' : 'home', 'home'] });
  const [from, to, other] = sites as [Site, Site, Site];
  const withOther = level === 3;
  const shown = withOther ? sites : [from, to];
  // a default route to an appliance: whoever lets the source decide takes it for the winner
  const table = `rt-${from.workload}`;
  const inspection = { name: 'snet-inspection', range: subnetOf(from.range, 2) };
  const ip = hostOf(inspection.range);
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  const gatewaySubnet = (site: Site) => ({ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) });
  const gateway = `vgw-${from.workload}`;
  // what is learned is either the range of the other network or a part of it
  const learned = random.pick([to.range, to.subnet.range]);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(gateway)} has a connection to ${code(to.vnet)} too, from earlier days, and learns ${code(learned)} over it. By what next hop does ${code(from.vm)} send to ${code(to.ip)} (${code(to.vm)})?`,
      `From the time before peering ${code(gateway)} still learns ${code(learned)} by BGP. Which next hop does a packet from ${code(from.vm)} to ${code(to.ip)} (${code(to.vm)}) get?`,
      `The tunnel that once joined the two is still up: ${code(gateway)} learns ${code(learned)} over it. Which next hop does Network Watcher show from ${code(from.vm)} to ${code(to.ip)} (${code(to.vm)})?`,
    ]),
    note: withOther
      ? `${placesOf(shown)} ${code(table)} sends ${code('0.0.0.0/0')} to ${code('nva-01')}.`
      : `${placesOf(shown)} No route table is in use.`,
    topology: buildTopology({
      vnets: [
        vnetOf(from, withOther ? { routeTable: table } : {}, [
          gatewaySubnet(from),
          ...(withOther ? [inspection] : []),
        ]),
        vnetOf(to),
        ...(withOther ? [vnetOf(other)] : []),
      ],
      nics: [
        ...shown.map((site) => nicOf(site)),
        ...(withOther
          ? [{ name: 'nva-01', vnet: from.vnet, subnet: inspection.name, ip, ipForwarding: true }]
          : []),
      ],
      ...(withOther && {
        routeTables: [
          {
            name: table,
            routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance' as const, ip }],
          },
        ],
      }),
      gateways: [{ name: gateway, vnet: from.vnet, bgp: [learned] }],
      links: [
        ...(tie === 'peered' ? peer(from.vnet, to.vnet) : [half]),
        ...(withOther ? peer(from.vnet, other.vnet) : []),
      ],
    }),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
    headline:
      tie === 'peered' ? 'With a peering the gateway is not used' : 'Half a peering replaces no gateway',
    why: () =>
      tie === 'peered'
        ? `The peering brings ${code(to.range)}, with the type ${far ? 'VNetGlobalPeering' : 'VNetPeering'}. Routes of peerings are preferred to what a gateway learns, be it as long, longer or shorter; ${far ? 'different regions change nothing about that' : 'so the old tunnel carries nothing of it'}.`
        : `Between the two there is one link, in ${code(half.from)}, and it is Initiated: no route comes from it. So ${code(learned)} from the gateway is the longest match for ${code(to.ip)}${withOther ? `, longer than the user route ${code('0.0.0.0/0')}` : ''}.`,
    rules: tie === 'peered' ? ['R36', 'R69', 'R33'] : ['R31', 'R68'],
    about: tie === 'peered' ? ['M20', 'M11', 'M19'] : ['M4', 'M19'],
  };
}
