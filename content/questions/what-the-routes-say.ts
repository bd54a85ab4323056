import type { Topology } from '@/lib/peering/topology';
import type { EffectiveRoutesAnswer, NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import {
  at,
  drawSites,
  effectiveRoutes,
  nextHop,
  nicOf,
  planOf,
  type Site,
  vnetOf,
} from '../topologies/scene';
import { placesOf } from './parts/scenery';
import { yesOrNo } from './parts/stating';

/** Rows of a machine's effective routes, and next hops: what holds? */
export const whatTheRoutesSay: Family = {
  id: 'what-the-routes-say',
  title: 'What the routes say',
  concepts: ['effective-routes-and-next-hop', 'peering-routes', 'route-selection', 'system-routes'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M20', 'M33', 'M18', 'M22', 'M19', 'M21', 'M1', 'M4', 'M11', 'M15'],
  structures: [
    { name: 'peers-and-others', levels: [1, 2], draw: drawPeers },
    { name: 'beside-a-firewall', levels: [2, 3], draw: drawFirewall },
    {
      name: 'propagation-off',
      levels: [2, 3],
      draw: drawPropagation,
      concepts: ['route-propagation', 'peering-routes'],
    },
    {
      name: 'what-the-gateway-learned',
      levels: [3],
      draw: drawLearned,
      concepts: ['route-selection', 'route-propagation'],
    },
  ],
};

const asks = (random: Random): Prose =>
  random.pick([
    'For each statement, choose Yes if it is true and No if it is not.',
    'Which of these statements are true?',
    'Say of each statement whether it is true here.',
  ]);

/** a private address that nobody in any drawn network has */
const NOBODY = '10.251.9.9';
const OFFICE = '10.254.0.0/16';
const DESK = '10.254.3.20';

/** `level`: the first level is asked in plain words */
type Said = { readonly why: Prose; readonly rules: PartDraft['rules']; readonly level?: Level };

const plainly = (type: string): Prose =>
  type === 'None'
    ? 'finds no way and is dropped'
    : type === 'Internet'
      ? 'goes out to the internet'
      : 'goes over a peering';

const peeringType = (from: Site, to: Site) =>
  from.region === to.region ? 'VNetPeering' : 'VNetGlobalPeering';

/** "`vm-a` has a row `10.2.0.0/16` with next hop type `VNetPeering`." */
const hasRow = (topology: Topology, from: Site, prefix: string, type: string, said: Said): PartDraft =>
  yesOrNo({
    why: said.why,
    rules: said.rules,
    label:
      said.level === 1
        ? `The peering brings ${code(from.vm)} a route for ${code(prefix)}.`
        : `The effective routes of ${code(from.vm)} have a row ${code(prefix)} with next hop type ${code(type)}.`,
    topology,
    queries: [effectiveRoutes(from)],
    holds: ([answer]) =>
      (answer as EffectiveRoutesAnswer).value.some(
        (row) => row.state === 'Active' && row.addressPrefix === prefix && row.nextHopType === type,
      ),
  });

/** "The next hop from `vm-a` to `10.2.1.4` is of type `VNetPeering`." */
const hopIs = (
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

/** No route table: what peers bring, and what they don't. */
function drawPeers(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, { regions: 'different' });
  const [a, b, c, d] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const isHalf = random.oneIn(2);
  const topology = buildTopology(
    planOf(sites, {
      links: [
        ...peer(a.vnet, b.vnet),
        ...peer(b.vnet, c.vnet),
        ...(isHalf ? [random.pick(peer(a.vnet, d.vnet))] : peer(a.vnet, d.vnet)),
      ],
    }),
  );
  const peered = random.pick(isHalf ? [b] : [b, d]);
  const whole: Said = {
    level,
    why: `The peering with ${code(peered.vnet)} brings one row for its range ${code(peered.range)} as a whole, whatever subnets it has.`,
    rules: ['R33'],
  };
  const unknown: Said = {
    level,
    why: `${code(NOBODY)} belongs to no network here. The longest match is the None route that Azure makes for private ranges, so such packets are dropped.`,
    rules: ['R65', 'R63'],
  };
  const row = random.oneIn(2)
    ? hasRow(topology, a, peered.range, peeringType(a, peered), whole)
    : hasRow(topology, a, peered.subnet.range, peeringType(a, peered), whole);
  const third = random.oneIn(2)
    ? hopIs(
        topology,
        a,
        NOBODY,
        'a private address that nobody has',
        random.pick(['None', 'Internet']),
        unknown,
      )
    : random.oneIn(2)
      ? hasRow(topology, a, c.range, peeringType(a, c), {
          level,
          why: `${code(c.vnet)} is a peer of ${code(b.vnet)}, which brings ${code(a.vnet)} nothing: no row holds ${code(c.range)}.`,
          rules: ['R37'],
        })
      : hopIs(topology, a, c.ip, `the address of ${code(c.vm)}`, random.pick(['None', peeringType(a, c)]), {
          level,
          why: `${code(c.vnet)} is a peer of ${code(b.vnet)} and none of ${code(a.vnet)}. So ${code(c.ip)} falls to a None route for private ranges.`,
          rules: ['R37', 'R65'],
        });
  const last = isHalf
    ? hopIs(topology, a, d.ip, `the address of ${code(d.vm)}`, random.pick(['None', peeringType(a, d)]), {
        level,
        why: `Between ${code(a.vnet)} and ${code(d.vnet)} there is one link of two. A link that is not Connected brings no route, and ${code(d.ip)} falls to a None route.`,
        rules: ['R31', 'R24'],
      })
    : hopIs(
        topology,
        a,
        d.ip,
        `the address of ${code(d.vm)}`,
        random.pick(['None', peeringType(a, d), peeringType(a, d)]),
        {
          level,
          why: `${code(d.vnet)} is a peer, so a row holds ${code(d.ip)}. It comes from a peering between two regions${level === 1 ? '' : `, and is of type ${code('VNetGlobalPeering')}`}.`,
          rules: ['R33', 'R34'],
        },
      );
  return {
    form: 'parts',
    prompt: asks(random),
    note: `No route table is in use. ${code(a.vnet)} is in ${a.region.title}${
      level === 2
        ? '; the figure shows where the others are'
        : `, ${sites
            .slice(1)
            .map((site) => `${code(site.vnet)} in ${site.region.title}`)
            .join(', ')}`
    }.`,
    topology,
    parts: random.shuffle(
      [row, third, last].filter(
        (each, index, all) => all.findIndex(({ label }) => label === each.label) === index,
      ),
    ),
    headline: 'One row for each range of each peer',
    why: `What ${code(a.vnet)} has: a row for itself, one for each range of a network it is itself peered with, None for the other private ranges, and the internet for the rest.`,
    rules: ['R33', 'R63'],
  };
}

/** A route table with routes to a firewall: default only, or for the hub's range too. */
function drawFirewall(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, other] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const firewallSubnet = lastSubnetOf(hub.range, 26);
  const ip = hostOf(firewallSubnet);
  const table = `rt-${a.workload}`;
  const covers = random.oneIn(2);
  const toFirewall = { nextHop: 'VirtualAppliance', ip } as const;
  const routes: RoutePlan[] = [
    { name: 'default', prefix: '0.0.0.0/0', ...toFirewall },
    ...(covers ? [{ name: 'to-hub', prefix: hub.subnet.range, ...toFirewall }] : []),
  ];
  const flag = { forwarded: true };
  const topology = buildTopology({
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-tools', range: subnetOf(hub.range, 2) },
        { name: 'AzureFirewallSubnet', range: firewallSubnet },
      ]),
      vnetOf(a, { routeTable: table }),
      vnetOf(other),
    ],
    nics: sites.map((site) => nicOf(site)),
    firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
    routeTables: [{ name: table, routes }],
    links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  });
  const tool = hostOf(subnetOf(hub.range, 2), 3);
  const type = peeringType(a, hub);
  const hop = (address: string, what: Prose, said: Said) =>
    hopIs(topology, a, address, what, random.pick(['VirtualAppliance', type]), said);
  const toTool = hop(tool, `in ${code('snet-tools')} of ${code(hub.vnet)}`, {
    why: `${code(tool)} is in ${code('0.0.0.0/0')} of the table and in ${code(hub.range)} of the peering. The longer prefix is followed, so it goes past the firewall.`,
    rules: ['R68', 'R71'],
  });
  const toSpoke = hop(other.ip, `the address of ${code(other.vm)}`, {
    why: `No row of a peering holds ${code(other.ip)}, and a user route ${code('0.0.0.0/0')} takes the None routes away. So it is that route which takes the packet, to the firewall.`,
    rules: ['R66', 'R37'],
  });
  const third = covers
    ? hasRow(topology, a, hub.range, type, {
        why: `The route for ${code(hub.subnet.range)} is longer, not the same. So the row of the peering stays Active beside it, for the rest of ${code(hub.range)}.`,
        rules: ['R70', 'R33'],
      })
    : hop(hub.ip, `the address of ${code(hub.vm)}`, {
        why: `${code(hub.range)} of the peering is longer than ${code('0.0.0.0/0')} and wins, though that is a user route.`,
        rules: ['R68', 'R71'],
      });
  return {
    form: 'parts',
    prompt: asks(random),
    note: `${code(table)}, on the subnet of ${code(a.vm)}, sends ${code('0.0.0.0/0')}${covers ? ` and ${code(hub.subnet.range)}` : ''} to the firewall at ${code(ip)}. ${placesOf([hub, a])}`,
    topology,
    parts: random.shuffle([toTool, toSpoke, third]),
    headline: 'The longest prefix first, whoever made the route',
    why: `For each address: which rows hold it, and which of them has the longest prefix?`,
    rules: ['R68', 'R71'],
  };
}

/** Two subnets of a spoke that uses the hub's gateway; for one of them propagation may be off. */
function drawPropagation(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, other] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const gateway = `vgw-${hub.workload}`;
  const off = random.oneIn(2);
  const table = off ? 'rt-closed' : `rt-${a.workload}`;
  // a table without routes can't be told from none, but for the switch
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
      vnetOf(a, { routeTable: table }),
      vnetOf(other),
    ],
    nics: sites.map((site) => nicOf(site)),
    routeTables: [{ name: table, routes: [], disableBgpRoutePropagation: off }],
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [OFFICE], gateway }],
    links: sites
      .slice(1)
      .flatMap((site) => peer(site.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }])),
  };
  const topology = buildTopology(plan);
  const type = peeringType(a, hub);
  const toHub: Said = {
    why: off
      ? `Propagation decides about gateway routes only. The row for ${code(hub.range)} is a system route of the peering, and it stays.`
      : `The peering brings the range of ${code(hub.vnet)} as one row.`,
    rules: off ? ['R59', 'R33'] : ['R33'],
  };
  const hub1 =
    off && random.oneIn(2)
      ? hopIs(topology, a, hub.ip, `the address of ${code(hub.vm)}`, random.pick([type, 'None']), toHub)
      : hasRow(topology, a, random.oneIn(2) ? hub.range : hub.subnet.range, type, toHub);
  const office = off
    ? hopIs(topology, other, DESK, 'in the office', 'VirtualNetworkGateway', {
        why: `The table is on the subnet of ${code(a.vm)} alone. ${code(other.vnet)} uses the gateway of ${code(hub.vnet)} as before.`,
        rules: ['R79', 'R51'],
      })
    : hasRow(topology, a, OFFICE, 'VirtualNetworkGateway', {
        why: `${code(a.vnet)} uses ${code(gateway)}, whose link allows transit: the office's range comes with it.`,
        rules: ['R51', 'R50'],
      });
  const spoke = hopIs(
    topology,
    a,
    other.ip,
    `the address of ${code(other.vm)}`,
    random.pick(['None', 'VirtualNetworkGateway', peeringType(a, other)]),
    {
      why: `${code(gateway)} brings what lies on-premises, not the range of another spoke, and peering is not transitive. ${code(other.ip)} falls to a None route.`,
      rules: ['R57', 'R37'],
    },
  );
  return {
    form: 'parts',
    prompt: asks(random),
    note: `Both spokes use ${code(gateway)}, behind which lies the office (${code(OFFICE)}). ${code(table)} is on the subnet of ${code(a.vm)}; it has no routes, and gateway route propagation is ${off ? 'off' : 'on'} in it. ${placesOf([hub, a])}`,
    topology,
    parts: random.shuffle([hub1, office, spoke]),
    headline: 'Propagation is about gateway routes',
    why: `A spoke that uses a gateway has three kinds of routes: its own, those of its peerings, and those the gateway learned.`,
    rules: ['R59', 'R51'],
  };
}

/** What the office advertises, beside peerings and user routes. */
function drawLearned(random: Random): Draft {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const gateway = `vgw-${hub.workload}`;
  const ip = hostOf(subnetOf(hub.range, 2));
  const table = `rt-${a.workload}`;
  const type = peeringType(a, hub);
  const topology = buildTopology({
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
      ]),
      vnetOf(a, { routeTable: table }, [{ name: 'snet-data', range: subnetOf(a.range, 2) }]),
    ],
    nics: [
      nicOf(hub),
      nicOf(a),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: [
      {
        name: table,
        routes: [{ name: 'office-and-more', prefix: '10.252.0.0/14', nextHop: 'VirtualAppliance', ip }],
      },
    ],
    gateways: [{ name: gateway, vnet: hub.vnet, bgp: [OFFICE, hub.subnet.range, subnetOf(a.range, 2)] }],
    links: peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  });
  const inHub = hopIs(
    topology,
    a,
    hub.ip,
    `the address of ${code(hub.vm)}`,
    random.pick([type, 'VirtualNetworkGateway']),
    {
      why: `The office advertises ${code(hub.subnet.range)}, which is longer than ${code(hub.range)} of the peering. Routes of peerings are preferred to what a gateway learns all the same.`,
      rules: ['R69'],
    },
  );
  const inside = hostOf(subnetOf(a.range, 2), 5);
  const own = hopIs(
    topology,
    a,
    inside,
    `in ${code('snet-data')} of its own network`,
    random.pick(['VnetLocal', 'VirtualNetworkGateway']),
    {
      why: `${code(inside)} is in ${code(a.vnet)} itself. That the office advertises ${code(subnetOf(a.range, 2))} changes nothing: the network's own routes are preferred.`,
      rules: ['R69'],
    },
  );
  const office = hopIs(
    topology,
    a,
    DESK,
    'in the office',
    random.pick(['VirtualNetworkGateway', 'VirtualAppliance']),
    {
      why: `${code(OFFICE)} from the gateway is longer than ${code('10.252.0.0/14')} of the table. That one is a user route would matter only if the prefixes were the same.`,
      rules: ['R68'],
    },
  );
  return {
    form: 'parts',
    prompt: `Through ${code(gateway)} the office advertises ${code(OFFICE)}, ${code(hub.subnet.range)} and ${code(subnetOf(a.range, 2))} by BGP. ${asks(random)}`,
    note: `${code(a.vnet)} uses ${code(gateway)} of ${code(hub.vnet)}. ${code(table)}, on the subnet of ${code(a.vm)}, sends ${code('10.252.0.0/14')} to ${code('nva-01')} (${code(ip)}). ${placesOf([hub, a])}`,
    topology,
    parts: random.shuffle([inHub, own, office]),
    headline: 'Peering routes before gateway routes, then the longest prefix',
    why: 'Two things decide: routes of the network and its peerings are preferred to what a gateway learned, and of the rest the longest prefix wins.',
    rules: ['R69', 'R68'],
  };
}
