import type { Topology } from '@/lib/peering/topology';
import type { Answer, NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nextHop, nicOf, vnetOf } from '../topologies/scene';
import { wouldBeDone } from './parts/operating';
import { isAllowed } from './parts/picking';
import { placesOf } from './parts/scenery';
import { connects, yesOrNo } from './parts/stating';

/** A goal about the way that packets take, and route tables that may bring it about. */
export const doesItRouteSo: Family = {
  id: 'does-it-route-so',
  title: 'Does it route so?',
  concepts: ['route-selection', 'user-defined-routes', 'route-propagation'],
  levels: [2, 3],
  kind: 'problem-solution',
  misconceptions: ['M20', 'M33', 'M34', 'M21', 'M19', 'M13', 'M17', 'M11'],
  structures: [
    { name: 'past-the-firewall', draw: drawFirewall },
    { name: 'the-office-again', draw: drawOffice },
    { name: 'stay-on-the-peering', draw: drawStay },
  ],
};

type Solution = {
  readonly says: Prose;
  readonly topology: Topology;
  readonly query: Query;
  readonly holds: (answers: readonly Answer[]) => boolean;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

const judged = ({ says, query, ...rest }: Solution): PartDraft =>
  yesOrNo({ ...rest, label: `Solution: ${says} Does it meet the goal?`, queries: [query] });

const three = (random: Random, does: readonly Solution[], doesNot: readonly Solution[]): PartDraft[] => {
  const many = Math.max(3 - doesNot.length, random.int(1, Math.min(2, does.length)));
  return random.shuffle([...random.sample(does, many), ...random.sample(doesNot, 3 - many)]).map(judged);
};

const hopIs =
  (...types: readonly string[]) =>
  ([answer]: readonly Answer[]): boolean =>
    types.includes((answer as NextHopAnswer).nextHopType);

/** What a spoke sends to the hub's machines is to pass the firewall. */
function drawFirewall(random: Random, level: Level): Draft {
  const sites = drawSites(random, level, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const firewallSubnet = lastSubnetOf(hub.range, 26);
  const ip = hostOf(firewallSubnet);
  const table = `rt-${a.workload}`;
  const flag = { forwarded: true };
  const build = (prefixes: readonly string[], off = false) =>
    buildTopology({
      vnets: [
        vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: firewallSubnet }]),
        vnetOf(a, { routeTable: table }),
        ...sites.slice(2).map((site) => vnetOf(site)),
      ],
      nics: sites.map((site) => nicOf(site)),
      firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
      routeTables: [
        {
          name: table,
          routes: prefixes.map(
            (prefix, index): RoutePlan => ({
              name: `to-firewall-${index + 1}`,
              prefix,
              nextHop: 'VirtualAppliance',
              ip,
            }),
          ),
          ...(off && { disableBgpRoutePropagation: true }),
        },
      ],
      links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
    } satisfies NetworkPlan);
  const solution = (
    prefixes: readonly string[],
    why: Prose,
    rules: PartDraft['rules'],
    off = false,
  ): Solution => ({
    says: `Give ${code(table)} ${prefixes.length > 1 ? 'routes' : 'a route'} for ${list(prefixes.map(code))} to ${code(ip)}${off ? ', and switch gateway route propagation off in it' : ''}.`,
    topology: build(prefixes, off),
    query: nextHop(a, hub.ip),
    holds: hopIs('VirtualAppliance'),
    why,
    rules,
  });
  const block = privateBlockOf(hub.range);
  const does = [
    solution(
      [hub.range],
      `The prefix is the same as that of the peering's route, and between equal prefixes the user route wins.`,
      ['R71', 'R68'],
    ),
    solution(
      [hub.subnet.range],
      `${code(hub.subnet.range)} is longer than ${code(hub.range)} of the peering, so packets for ${code(hub.ip)} follow it.`,
      ['R71', 'R68'],
    ),
    solution(
      ['0.0.0.0/0', hub.range],
      `It is the second that does it: as long as the peering's route, and made by a user.`,
      ['R71', 'R68'],
    ),
  ];
  const doesNot = [
    solution(
      ['0.0.0.0/0'],
      `The peering's route for ${code(hub.range)} is longer than ${code('0.0.0.0/0')}. Packets for ${code(hub.ip)} go on taking it, past the firewall.`,
      ['R71', 'R86'],
    ),
    solution(
      ['0.0.0.0/0'],
      `Propagation is about gateway routes. That of the peering stays, and ${code(hub.range)} is longer than ${code('0.0.0.0/0')}.`,
      ['R59', 'R71'],
      true,
    ),
    solution(
      [block],
      `${code(block)} holds ${code(hub.ip)}, but the peering's ${code(hub.range)} is longer. For other spokes this would do, for the hub it doesn't.`,
      ['R86', 'R71'],
    ),
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `Goal: what ${code(a.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}) goes to the firewall ${code(`afw-${hub.workload}`)} first.`,
      `Packets from ${code(a.vm)} to ${code(hub.ip)} in ${code(hub.vnet)} have to pass the firewall at ${code(ip)}. Three solutions are proposed.`,
      `${code(`afw-${hub.workload}`)} is to see the traffic that ${code(a.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}).`,
    ]),
    note: `${code(table)} is on the subnet of ${code(a.vm)} and empty as yet; next hop type is VirtualAppliance. The range of ${code(hub.vnet)} is ${code(hub.range)}.`,
    topology: build([]),
    parts: three(random, does, doesNot),
    headline: 'At least as long as the peering’s route',
    why: `The peering brings a route for ${code(hub.range)}. A user route wins against it only if its prefix is at least as long.`,
    rules: ['R71', 'R68'],
  };
}

const OFFICE = '10.254.0.0/16';

/** A table with propagation off has taken the office away. */
function drawOffice(random: Random, level: Level): Draft {
  const sites = drawSites(random, 2, { hub: true, regions: 'different' });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const isVpn = level === 2 || random.oneIn(2);
  const gateway = `${isVpn ? 'vgw' : 'ergw'}-${hub.workload}`;
  const table = `rt-${a.workload}`;
  const build = (routes: readonly RoutePlan[], off: boolean) =>
    buildTopology({
      vnets: [
        vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
        vnetOf(a, { routeTable: table }),
      ],
      nics: sites.map((site) => nicOf(site)),
      routeTables: [{ name: table, routes, disableBgpRoutePropagation: off }],
      gateways: [
        { name: gateway, vnet: hub.vnet, ...(!isVpn && { type: 'ExpressRoute' as const, bgp: [OFFICE] }) },
      ],
      ...(isVpn && { sites: [{ name: 'office', ranges: [OFFICE], gateway }] }),
      links: peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    } satisfies NetworkPlan);
  const before = build([], true);
  const desk = hostOf(OFFICE, 20);
  // over VPN all the way to the office; what lies behind an ExpressRoute gateway is not drawn
  const toGateway = isVpn
    ? {
        query: {
          kind: 'reach',
          source: { networkInterface: { id: idOf('nic', a.vm) } },
          destination: { ipAddress: desk },
          protocol: 'Tcp',
          sourcePort: 50_000,
          destinationPort: 443,
        },
        holds: connects,
      }
    : { query: nextHop(a, desk), holds: hopIs('VirtualNetworkGateway') };
  const says = (nextHopType: string) =>
    `Give ${code(table)} a route for ${code(OFFICE)} with next hop type ${code(nextHopType)}.`;
  const refused = (nextHopType: string, why: Prose, rules: PartDraft['rules']): Solution => ({
    says: says(nextHopType),
    topology: before,
    query: wouldBeDone({
      op: 'createRoute',
      routeTable: { id: idOf('routeTable', table) },
      properties: { addressPrefix: OFFICE, nextHopType },
    }),
    holds: ([answer]) => answer !== undefined && isAllowed(answer),
    why,
    rules,
  });
  const peeringTypes = ['VNetPeering', 'VNetGlobalPeering'].map((type) =>
    refused(
      type,
      `Azure refuses it: ${code(type)} is a type that only the routes of peerings have, and nobody writes those.`,
      ['R73'],
    ),
  );
  const propagates: Solution = {
    says: `Switch gateway route propagation on in ${code(table)}.`,
    topology: build([], false),
    ...toGateway,
    why: `Then ${code(OFFICE)} is among the routes of ${code(a.subnet.name)} again, through the gateway of ${code(hub.vnet)}. That it is in ${hub.region.title} doesn't matter.`,
    rules: ['R59', 'R56'],
  };
  const written: Solution = isVpn
    ? {
        says: says('VirtualNetworkGateway'),
        topology: build([{ name: 'office', prefix: OFFICE, nextHop: 'VirtualNetworkGateway' }], true),
        ...toGateway,
        why: `A user route may name a VPN gateway, and the one that ${code(a.vnet)} uses is ${code(gateway)}. What propagation would have brought is written down instead.`,
        rules: ['R59', 'R73'],
      }
    : refused(
        'VirtualNetworkGateway',
        `${code(gateway)} is an ExpressRoute gateway, and Azure refuses user routes that lead to one.`,
        ['R58', 'R73'],
      );
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vm)} can't reach the office (${code(OFFICE)}) since ${code(table)} is on its subnet. Goal: its packets for the office go to ${code(gateway)}.`,
      `Goal: ${code(a.vm)} sends packets for the office (${code(OFFICE)}) to ${code(gateway)} again. ${code(table)}, with gateway route propagation off, is what keeps it from doing so.`,
      `With ${code(table)} on its subnet, ${code(a.vm)} has no way to the office (${code(OFFICE)}). Three ways to send it to ${code(gateway)} again are proposed.`,
    ]),
    note: `${code(a.vnet)} uses ${code(gateway)}, ${isVpn ? `a VPN gateway in ${code(hub.vnet)} that leads to the office` : `an ExpressRoute gateway in ${code(hub.vnet)} that learns ${code(OFFICE)} by BGP`}. ${code(table)} has no routes, and gateway route propagation is off in it. ${placesOf([hub, a])}`,
    topology: before,
    parts: isVpn
      ? three(random, [propagates, written], peeringTypes)
      : three(random, [propagates], [written, ...peeringTypes]),
    headline: isVpn
      ? 'Learned from the gateway, or written down'
      : 'Routes to an ExpressRoute gateway are learned',
    why: `With propagation off, what the gateway knows does not get into the subnet's routes.`,
    rules: isVpn ? ['R59', 'R73'] : ['R59', 'R58'],
  };
}

/** The office advertises a part of the hub; packets for it are to stay on the peering. */
function drawStay(random: Random): Draft {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const gateway = `vgw-${hub.workload}`;
  const table = `rt-${a.workload}`;
  const build = (off: boolean, advertised: readonly string[], routes: readonly RoutePlan[] = []) =>
    buildTopology({
      vnets: [
        vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
        vnetOf(a, { routeTable: table }),
      ],
      nics: sites.map((site) => nicOf(site)),
      routeTables: [{ name: table, routes, disableBgpRoutePropagation: off }],
      gateways: [{ name: gateway, vnet: hub.vnet, bgp: advertised }],
      links: peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    } satisfies NetworkPlan);
  const advertised = [OFFICE, hub.subnet.range];
  const before = build(false, advertised);
  const stays = { query: nextHop(a, hub.ip), holds: hopIs('VNetPeering', 'VNetGlobalPeering') };
  const does: Solution[] = [
    {
      says: 'Leave it all as it is.',
      topology: before,
      ...stays,
      why: `${code(hub.subnet.range)} from the gateway is longer than ${code(hub.range)} of the peering, and yet the peering's route is preferred: it comes before what a gateway learns.`,
      rules: ['R69'],
    },
    {
      says: `Switch gateway route propagation off in ${code(table)}.`,
      topology: build(true, advertised),
      ...stays,
      why: `It wouldn't have been needed, and it takes the office away as well. But the peering's route stays, and packets for ${code(hub.ip)} follow it.`,
      rules: ['R59', 'R69'],
    },
  ];
  const unwritable = random.pick(['VNetPeering', 'VNetGlobalPeering']);
  const doesNot: Solution[] = [
    {
      says: `Give ${code(table)} a route for ${code(hub.subnet.range)} with next hop type ${code(unwritable)}.`,
      topology: before,
      query: wouldBeDone({
        op: 'createRoute',
        routeTable: { id: idOf('routeTable', table) },
        properties: { addressPrefix: hub.subnet.range, nextHopType: unwritable },
      }),
      holds: ([answer]) => answer !== undefined && isAllowed(answer),
      why: `Azure refuses such a route. The types for peerings can't be written into a table.`,
      rules: ['R73'],
    },
    {
      says: `Give ${code(table)} a route for ${code(hub.subnet.range)} with next hop type ${code('VirtualNetworkGateway')}, so that the way is written down.`,
      topology: build(false, advertised, [
        { name: 'hub', prefix: hub.subnet.range, nextHop: 'VirtualNetworkGateway' },
      ]),
      ...stays,
      why: `Now a user route, longer than ${code(hub.range)}, sends them to the gateway. Left alone, they would have stayed on the peering.`,
      rules: ['R68', 'R71'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `Through ${code(gateway)} the office advertises ${code(hub.subnet.range)}, which is part of ${code(hub.vnet)}. Goal: what ${code(a.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}) takes the peering.`,
      `By mistake the office advertises ${code(hub.subnet.range)} by BGP, the subnet of ${code(hub.vm)}. Packets from ${code(a.vm)} to ${code(hub.ip)} are to stay on the peering all the same.`,
      `Goal: packets from ${code(a.vm)} to ${code(hub.ip)} go over the peering with ${code(hub.vnet)} (${code(hub.range)}), though the office advertises ${code(hub.subnet.range)}.`,
    ]),
    note: `${code(a.vnet)} uses ${code(gateway)}. ${code(table)}, on the subnet of ${code(a.vm)}, is empty; gateway route propagation is on in it.`,
    topology: before,
    parts: three(random, does, doesNot),
    headline: 'A peering’s routes come before a gateway’s',
    why: 'Routes of the network and of its peerings are preferred to gateway routes, even to longer ones.',
    rules: ['R69', 'R73'],
  };
}
