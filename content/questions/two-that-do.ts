import type { Topology } from '@/lib/peering/topology';
import type { Draft, Family, Statement } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { address } from './parts/asking';
import { drawNewcomers, type Standing } from './parts/newcomers';
import { addRange, EXTRA_RANGES, updateLink, wouldBeDone } from './parts/operating';
import { isAllowed } from './parts/picking';
import { connects } from './parts/stating';

/** Two of several requests that Azure carries out, or two things that are missing together. */
export const twoThatDo: Family = {
  id: 'two-that-do',
  title: 'Two that do',
  concepts: ['peering-validity', 'gateway-transit-flags', 'nva-transit'],
  levels: [1, 2, 3],
  kind: 'multiple-response',
  misconceptions: ['M10', 'M9', 'M16', 'M34', 'M23', 'M24', 'M15', 'M2', 'M1'],
  structures: [
    {
      name: 'new-peers',
      levels: [1, 2, 3],
      draw: drawNewPeers,
      concepts: ['peering-validity', 'address-space-planning'],
    },
    { name: 'requests', levels: [2, 3], draw: drawRequests },
    {
      name: 'missing-on-the-way',
      levels: [2, 3],
      draw: drawMissing,
      concepts: ['nva-transit', 'hub-and-spoke'],
    },
  ],
};

const isAccepted: Statement['holds'] = ([answer]) => answer !== undefined && isAllowed(answer);

const OPEN: readonly Standing[] = ['far', 'foreign', 'plain'];
const TAKEN: Readonly<Record<Level, readonly Standing[]>> = {
  1: ['inside-the-hub', 'inside-the-hub'],
  2: ['inside-the-hub', 'as-the-spoke'],
  3: ['inside-the-hub', 'as-the-spoke', 'far-as-the-spoke'],
};

function drawNewPeers(random: Random, level: Level): Draft {
  const standings = random.shuffle([...random.sample(OPEN, 2), ...random.sample(TAKEN[level], 2)]);
  const { hub, spoke, newcomers, topology, note } = drawNewcomers(random, standings);
  return {
    form: 'pick',
    prompt: random.pick([
      `Which two networks can be peered with ${code(hub.vnet)} as they are? Choose two.`,
      `Four teams ask for a peering with ${code(hub.vnet)}. Choose the two whose networks Azure lets in.`,
      `${code(hub.vnet)} is peered with ${code(spoke.vnet)}. Which two of the others can become its peers as well? Choose two.`,
    ]),
    ...(note && { note }),
    topology,
    pick: 2,
    statements: newcomers.map(({ site, range, query }) => ({
      text: `${code(site.vnet)}, ${code(range)}`,
      queries: [query],
      holds: isAccepted,
    })),
    headline: 'Regions and owners may differ, addresses may not overlap',
    why: newcomers.map(({ why }) => why).join(' '),
    rules: ['R15', 'R16', 'R18'],
  };
}

const withGateway = (site: Site) =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
const gatewayOf = (site: Site) => ({ name: `vgw-${site.workload}`, vnet: site.vnet });

/** Things that somebody asks for in a hub and spoke: two are carried out. */
function drawRequests(random: Random, level: Level): Draft {
  const sites = drawSites(random, 5, { hub: true, regions: ['home', 'home', 'away', 'home', 'home'] });
  const [hub, second, far, owner, user] = [0, 1, 2, 3, 4].map((index) => at(sites, index)) as [
    Site,
    Site,
    Site,
    Site,
    Site,
  ];
  const table = `rt-${far.workload}`;
  const topology = buildTopology({
    vnets: [
      withGateway(hub),
      withGateway(second),
      vnetOf(far, { routeTable: table }),
      withGateway(owner),
      vnetOf(user),
    ],
    gateways: [hub, second, owner].map(gatewayOf),
    routeTables: [{ name: table, routes: [] }],
    links: [
      ...[far, owner, user].flatMap((site) => peer(site.vnet, hub.vnet, [{}, { transit: true }])),
      ...peer(user.vnet, second.vnet, [{ remoteGateways: true }, { transit: true }]),
    ],
  } satisfies NetworkPlan);
  const use = (site: Site): Asked => ({
    text: `Let the link of ${code(site.vnet)} with ${code(hub.vnet)} use the remote gateway`,
    queries: [wouldBeDone(updateLink({ from: site.vnet, to: hub.vnet }, { useRemoteGateways: true }))],
    why:
      site === far
        ? `${code(far.vnet)} has no gateway, and that it is in ${far.region.title} doesn't matter.`
        : site === owner
          ? `${code(owner.vnet)} has a gateway of its own, so it can use no other.`
          : `${code(user.vnet)} uses the gateway of ${code(second.vnet)}, and one is the most.`,
  });
  const grow = (site: Site, prefix: string, why: Prose): Asked => ({
    text: `Add ${code(prefix)} to ${code(site.vnet)}`,
    queries: [wouldBeDone(addRange(site, prefix))],
    why,
  });
  const route = (nextHopType: string, why: Prose): Asked => ({
    text: `Give ${code(table)} a route for ${code(user.range)} with next hop type ${code(nextHopType)}`,
    queries: [
      wouldBeDone({
        op: 'createRoute',
        routeTable: { id: idOf('routeTable', table) },
        properties: { addressPrefix: user.range, nextHopType },
      }),
    ],
    why,
  });
  const taken = lastSubnetOf(far.range, 27);
  const free = random.pick(EXTRA_RANGES);
  const does = [
    use(far),
    grow(hub, free, `${code(free)} overlaps nobody, and a range may be added while the peerings stand.`),
    route('VirtualNetworkGateway', 'A user route may lead to a VPN gateway.'),
  ];
  const doesNot = [
    use(owner),
    use(user),
    grow(
      hub,
      taken,
      `${code(taken)} is part of ${code(far.range)}, the range of a peer, though no subnet is there.`,
    ),
    route(
      random.pick(['VNetPeering', 'VNetGlobalPeering']),
      'Next hop types of peerings are for the routes that peerings bring, not for user routes.',
    ),
  ];
  const chosen = random.shuffle([...random.sample(does, 2), ...random.sample(doesNot, level === 2 ? 2 : 3)]);
  return {
    form: 'pick',
    prompt: random.pick([
      `Which two of these does Azure carry out as things stand? Choose two.`,
      `Each of these is asked for by itself. Choose the two that Azure doesn’t refuse.`,
      `Two of these requests are accepted, the others refused. Choose the two that are accepted.`,
    ]),
    note: `${code(hub.vnet)}, ${code(second.vnet)} and ${code(owner.vnet)} each have a VPN gateway; ${code(user.vnet)} uses that of ${code(second.vnet)}. The hub’s links allow gateway transit. ${code(table)} is on the subnet of ${code(far.vnet)}, and empty. ${code(far.vnet)} is in ${far.region.title}, the others are in ${hub.region.title}.`,
    topology,
    pick: 2,
    statements: chosen.map(({ text, queries }) => ({ text, queries, holds: isAccepted })),
    headline: 'What Azure takes, and what it refuses',
    why: chosen.map(({ why }) => why).join(' '),
    rules: ['R55', 'R10', 'R73'],
  };
}
type Asked = Pick<Statement, 'text' | 'queries'> & { readonly why: Prose };

type Named = { readonly name: string; readonly properties: Record<string, unknown> };

const editNamed =
  (name: string, edit: (properties: Record<string, unknown>) => Record<string, unknown>) =>
  ({ resources, ...rest }: Topology): Topology => ({
    ...rest,
    resources: resources.map((resource) =>
      resource.name === name
        ? { ...resource, properties: edit(resource.properties as Record<string, unknown>) }
        : resource,
    ),
  });

/** Spokes that talk through an appliance: one route is there, two things are missing. */
function drawMissing(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: level === 2 ? 'same' : 'any' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const table = (site: Site) => `rt-${site.workload}`;
  const [has, lacks] = random.shuffle([a, b]) as [Site, Site];
  const flag = { forwarded: true };
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2), routeTable: table(hub) }]),
      vnetOf(a, { routeTable: table(a) }),
      vnetOf(b, { routeTable: table(b) }),
    ],
    nics: [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: false }, nicOf(a), nicOf(b)],
    routeTables: [
      { name: table(hub), routes: [] },
      ...[a, b].map((site) => ({
        name: table(site),
        routes:
          site === has
            ? [{ name: 'to-other', prefix: lacks.range, nextHop: 'VirtualAppliance' as const, ip }]
            : [],
      })),
    ],
    links: [a, b].flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  };
  const addRoute = (to: string, addressPrefix: string) =>
    editNamed(to, (properties) => ({
      ...properties,
      routes: [
        ...((properties.routes ?? []) as Named[]),
        {
          name: 'added',
          properties: { addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress: ip },
        },
      ],
    }));
  const forwarding = {
    text: `Switch IP forwarding on for the NIC of ${code(name)}`,
    apply: editNamed(name, (properties) => ({ ...properties, enableIPForwarding: true })),
  };
  const back = {
    text: `In ${code(table(lacks))}: ${code(has.range)} to ${code(ip)}`,
    apply: addRoute(table(lacks), has.range),
  };
  const inHub = [a, b].map((site) => ({
    text: `In ${code(table(hub))}: ${code(site.range)} to ${code(ip)}`,
    apply: addRoute(table(hub), site.range),
  }));
  const more = {
    text: `In ${code(table(has))}: ${code(lacks.subnet.range)} to ${code(ip)}`,
    apply: addRoute(table(has), lacks.subnet.range),
  };
  return {
    form: 'combine',
    prompt: random.pick([
      `${code(a.vm)} must reach ${code(address(b))} on ${code(b.vm)} through ${code(name)}, and get the answers. Which two things are still missing? Choose two.`,
      `Traffic between ${code(a.vm)} and ${code(b.vm)} is to go through ${code(name)}, both ways. Choose the two that it still takes.`,
      `Which two changes make the way between ${code(a.vm)} and ${code(b.vm)} complete? Choose two.`,
    ]),
    note: `The operating system of ${code(name)} (${code(ip)}) forwards; IP forwarding is off for its NIC. ${code(table(has))} has a route for ${code(lacks.range)} to ${code(ip)}; ${code(table(lacks))} and ${code(table(hub))}, on the subnet of ${code(name)}, are empty. All links allow forwarded traffic. Next hop type of each route is VirtualAppliance.`,
    topology: buildTopology(plan),
    pick: 2,
    changes: random.shuffle([forwarding, back, random.pick(inHub), more]),
    queries: [reach(a, b)],
    isMet: connects,
    headline: 'A NIC that may forward, and a route from each side',
    why: `${code(table(has))} sends packets for ${code(lacks.vnet)} to ${code(name)}. Those in the other direction need a route in ${code(table(lacks))}, and whichever way they go, Azure drops them at ${code(name)} as long as IP forwarding is off for its NIC. ${code(hub.vnet)} itself is peered with both.`,
    rules: ['R83', 'R84'],
    about: ['M23'],
  };
}
