import type { NextHopAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import {
  buildTopology,
  idOf,
  linkName,
  type NetworkPlan,
  peer,
  type RoutePlan,
  type RouteTablePlan,
} from '../topologies/plan';
import { drawSites, nextHop, nicOf, reach, type Site, vnetOf } from '../topologies/scene';

/** Hub and spoke: what has to be added so that the packet gets there, and its reply back? */
export const whatToAdd: Family = {
  id: 'what-to-add',
  title: 'What has to be added?',
  concepts: ['hub-and-spoke', 'nva-transit', 'gateway-transit-flags', 'flag-forwarded-traffic'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M3', 'M4', 'M15', 'M19', 'M21', 'M23', 'M24'],
  structures: [
    { name: 'appliance', levels: [2, 3], draw: drawAppliance },
    { name: 'firewall', levels: [2, 3], draw: drawFirewall },
    { name: 'join-two-spokes', draw: drawJoinTwoSpokes },
    { name: 'through-the-gateway', levels: [3], draw: drawThroughTheGateway },
    { name: 'borrow-the-gateway', levels: [2, 3], draw: drawBorrowTheGateway },
    { name: 'inspect-the-hub', levels: [2, 3], draw: drawInspectTheHub },
  ],
};

type Scene = { readonly hub: Site; readonly a: Site; readonly b: Site };

function drawScene(random: Random): Scene {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return { hub, a, b };
}

type Tables = { readonly a?: RoutePlan; readonly b?: RoutePlan };

/** Hub and two spokes; a spoke's subnet has a route table where it has a route. */
function plan({ hub, a, b }: Scene, tables: Tables, rest: Partial<NetworkPlan>): NetworkPlan {
  const table = (site: Site, route: RoutePlan | undefined): RouteTablePlan[] =>
    route ? [{ name: `rt-${site.workload}`, routes: [route] }] : [];
  const on = (site: Site, route: RoutePlan | undefined) =>
    route ? { routeTable: `rt-${site.workload}` } : {};
  return {
    ...rest,
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        ...(rest.firewalls ? [{ name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) }] : []),
        ...(rest.gateways ? [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }] : []),
      ]),
      vnetOf(a, on(a, tables.a)),
      vnetOf(b, on(b, tables.b)),
    ],
    nics: [...(rest.nics ?? []), nicOf(a), nicOf(b)],
    routeTables: [...table(a, tables.a), ...table(b, tables.b)],
  };
}

const both = (answers: readonly unknown[]) => {
  const [answer] = answers as [ReachAnswer];
  return arrives(answer) && answer.replyAllowed;
};

const wants = (random: Random, { a, b }: Scene) =>
  random.pick([
    `${code(a.vm)} must reach ${code(b.vm)} at ${code(`${b.ip}:${b.role.port}`)}, and get its replies. What has to be done?`,
    `The team of ${code(a.vm)} needs ${b.role.service} on ${code(b.vm)} (${code(b.ip)}). What makes the connection work, both ways?`,
  ]);

function drawAppliance(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const flag = { forwarded: true };
  const links = [...peer(a.vnet, hub.vnet, [flag, flag]), ...peer(b.vnet, hub.vnet, [flag, flag])];
  const wide = random.oneIn(3);
  const route = (target: Site): RoutePlan => ({
    name: wide ? 'default' : `to-${target.workload}`,
    prefix: wide ? '0.0.0.0/0' : target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const build = (tables: Tables, ipForwarding: boolean) =>
    buildTopology(
      plan(scene, tables, {
        links,
        nics: [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding }],
      }),
    );
  const tables = { a: route(b), b: route(a) };
  return {
    form: 'change',
    prompt: `${code(name)} in ${code(hub.vnet)} is a router, and its operating system forwards. ${wants(random, scene)}`,
    note: `All four links allow forwarded traffic. No NSG is in use. A route here means a user route ${wide ? 'for `0.0.0.0/0`' : 'for the other spoke'} to ${code(ip)}.`,
    topology: build({}, false),
    queries: [reach(a, b)],
    isMet: both,
    changes: [
      {
        text: `Routes in both spokes, and IP forwarding on the NIC of ${code(name)}`,
        topology: build(tables, true),
        effort: 3,
      },
      {
        text: `Routes in both spokes, and nothing on the NIC of ${code(name)}`,
        topology: build(tables, false),
        effort: 2,
      },
      {
        text: `A route in ${code(a.vnet)}, and IP forwarding on the NIC of ${code(name)}`,
        topology: build({ a: tables.a }, true),
        effort: 2,
      },
      { text: `No routes, but IP forwarding on the NIC of ${code(name)}`, topology: build({}, true) },
    ],
    headline: 'A route there, a route back, and a NIC that may forward',
    why: `A packet from ${code(a.vm)} goes to ${code(name)} only if the table in ${code(a.vnet)} says so, and the reply only if the one in ${code(b.vnet)} does. And ${code(name)} gets to pass it on only with IP forwarding on in Azure: what its operating system does comes after that.`,
    rules: ['R83', 'R84', 'R37'],
    about: ['M23', 'M24', 'M2'],
    withReply: true,
  };
}

function drawFirewall(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const ip = hostOf(lastSubnetOf(hub.range, 26));
  const firewall = `afw-${hub.workload}`;
  const flag = { forwarded: true };
  const links = [...peer(a.vnet, hub.vnet, [flag, flag]), ...peer(b.vnet, hub.vnet, [flag, flag])];
  const prefix = random.pick(['0.0.0.0/0', null]);
  const route = (target: Site): RoutePlan => ({
    name: 'to-firewall',
    prefix: prefix ?? target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const build = (tables: Tables) =>
    buildTopology(plan(scene, tables, { links, firewalls: [{ name: firewall, vnet: hub.vnet, ip }] }));
  const [first, second] = [route(b), route(a)];
  return {
    form: 'change',
    prompt: `${code(hub.vnet)} has the Azure Firewall ${code(firewall)}, whose rules allow the traffic. ${wants(random, scene)}`,
    note: `All four links allow forwarded traffic. No NSG is in use. A route here means a user route ${prefix ? `for ${code(prefix)}` : 'for the other spoke'} to ${code(ip)}.`,
    topology: build({}),
    queries: [reach(a, b)],
    isMet: both,
    changes: [
      {
        text: `A route in ${code(a.vnet)} and one in ${code(b.vnet)}`,
        topology: build({ a: first, b: second }),
        effort: 2,
      },
      {
        text: `A route in ${code(a.vnet)} and none in ${code(b.vnet)}`,
        topology: build({ a: first }),
        effort: 1,
      },
      { text: `No route: the peerings and the flags are enough`, topology: build({}), effort: 0 },
    ],
    headline: 'A route there and a route back',
    why: `Peering is not transitive, so neither spoke has a route to the other. ${code(a.vnet)} needs one to ${code(firewall)} for the packets and ${code(b.vnet)} one for the replies. With only one of them the connection never comes about.`,
    rules: ['R83', 'R37', 'R43'],
    about: ['M24', 'M2'],
    withReply: true,
  };
}

/** No appliance at all: what joins two spokes? */
function drawJoinTwoSpokes(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const withGateway = random.oneIn(2);
  const gateway = { name: `vgw-${hub.workload}`, vnet: hub.vnet };
  const rest = withGateway ? { gateways: [gateway] } : {};
  const build = (links: NetworkPlan['links']) =>
    buildTopology(plan(scene, {}, { ...rest, ...(links && { links }) }));
  const star = (spokeSide = {}, hubSide = {}) => [
    ...peer(a.vnet, hub.vnet, [spokeSide, hubSide]),
    ...peer(b.vnet, hub.vnet, [spokeSide, hubSide]),
  ];
  const flag = { forwarded: true };
  return {
    form: 'change',
    prompt: wants(random, scene),
    note: `No NSG and no route table is in use, and ${code(hub.vnet)} has no appliance.`,
    topology: build(star()),
    queries: [reach(a, b)],
    isMet: both,
    changes: [
      {
        text: 'Create a link from each of the spokes to the other',
        topology: build([...star(), ...peer(a.vnet, b.vnet)]),
        effort: 2,
      },
      { text: 'Allow forwarded traffic on all four links', topology: build(star(flag, flag)) },
      { text: `Nothing: both are peered with ${code(hub.vnet)}`, topology: build(star()), effort: 0 },
      {
        text: `Create one link, from ${code(a.vnet)} to ${code(b.vnet)}`,
        topology: build([...star(), { from: a.vnet, to: b.vnet }]),
      },
      ...(withGateway
        ? [
            {
              text: `Let both spokes use the gateway of ${code(hub.vnet)}`,
              topology: build(star({ remoteGateways: true }, { transit: true })),
            },
          ]
        : []),
    ],
    headline: 'Peering is not transitive',
    why: `Each spoke knows ${code(hub.vnet)} and nothing behind it, and nothing in ${code(hub.vnet)} forwards. With a peering of their own, two links, ${code(a.vnet)} and ${code(b.vnet)} learn each other's ranges.`,
    rules: ['R82', 'R37', 'R43'],
    about: ['M3', 'M4', 'M2'],
  };
}

function drawThroughTheGateway(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const name = `vgw-${hub.workload}`;
  const forwarded = random.oneIn(2);
  const links = [
    ...peer(a.vnet, hub.vnet, [
      { remoteGateways: true, forwarded },
      { transit: true, forwarded },
    ]),
    ...peer(b.vnet, hub.vnet, [
      { remoteGateways: true, forwarded },
      { transit: true, forwarded },
    ]),
  ];
  const route = (target: Site): RoutePlan => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualNetworkGateway',
  });
  const build = (tables: Tables) =>
    buildTopology(plan(scene, tables, { links, gateways: [{ name, vnet: hub.vnet }] }));
  return {
    form: 'change',
    prompt: `Both spokes use the VPN gateway ${code(name)}. The traffic between them may go through it. ${wants(random, scene)}`,
    note: 'No NSG is in use. A route here means a user route for the other spoke with next hop type VirtualNetworkGateway.',
    topology: build({}),
    queries: [reach(a, b)],
    isMet: both,
    changes: [
      {
        text: `A route in ${code(a.vnet)} and one in ${code(b.vnet)}`,
        topology: build({ a: route(b), b: route(a) }),
        effort: 2,
      },
      {
        text: `A route in ${code(a.vnet)} and none in ${code(b.vnet)}`,
        topology: build({ a: route(b) }),
        effort: 1,
      },
      { text: `No route: both spokes use ${code(name)} already`, topology: build({}), effort: 0 },
    ],
    headline: 'A borrowed gateway doesn’t introduce the spokes to each other',
    why: `From ${code(name)} each spoke learns what lies on-premises, not the range of the other spoke. User routes in both send that traffic to the gateway, which passes it on.`,
    rules: ['R58', 'R57', 'R37'],
    about: ['M24', 'M3'],
    withReply: true,
  };
}

/** On which side does which flag belong? */
function drawBorrowTheGateway(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const name = `vgw-${hub.workload}`;
  const office = '10.254.0.0/16';
  const client = '10.254.3.20';
  const build = (spokeSide: object, hubSide: object) =>
    buildTopology(
      plan(
        scene,
        {},
        {
          links: [
            ...peer(a.vnet, hub.vnet, [spokeSide, hubSide]),
            ...peer(b.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
          ],
          gateways: [{ name, vnet: hub.vnet }],
          sites: [{ name: 'office', ranges: [office], gateway: name }],
        },
      ),
    );
  const [up, down] = peer(a.vnet, hub.vnet);
  const set = (flag: string, link: typeof up) => `${code(flag)} on ${code(linkName(link))}`;
  return {
    form: 'change',
    prompt: random.pick([
      `${code(a.vm)} must talk to the office (${code(office)}) through ${code(name)}, as the machines of ${code(b.vnet)} do. Which settings are missing?`,
      `${code(b.vnet)} reaches the office (${code(office)}) through ${code(name)}, ${code(a.vnet)} doesn't. What has to be set?`,
    ]),
    note: 'No NSG and no route table is in use.',
    topology: build({}, {}),
    queries: [
      {
        kind: 'reach',
        source: { networkInterface: { id: idOf('nic', a.vm) } },
        destination: { ipAddress: client },
        protocol: 'Tcp',
        sourcePort: 50_000,
        destinationPort: 443,
      },
    ],
    isMet: both,
    changes: [
      {
        text: `${set('useRemoteGateways', up)} and ${set('allowGatewayTransit', down)}`,
        topology: build({ remoteGateways: true }, { transit: true }),
      },
      {
        text: `${set('allowGatewayTransit', up)} and ${set('useRemoteGateways', down)}`,
        topology: build({ transit: true }, { remoteGateways: true }),
      },
      {
        text: `${set('allowForwardedTraffic', up)} and ${set('allowForwardedTraffic', down)}`,
        topology: build({ forwarded: true }, { forwarded: true }),
      },
      {
        text: `Nothing: ${code(hub.vnet)} is connected to the office, and ${code(a.vnet)} to ${code(hub.vnet)}`,
        topology: build({}, {}),
        effort: 0,
      },
    ],
    headline: 'The owner allows transit, the borrower uses it',
    why: `${code(name)} belongs to ${code(hub.vnet)}, so its link ${code(linkName(down))} allows gateway transit. ${code(a.vnet)} borrows it, so ${code(linkName(up))} uses remote gateways. Then the office's range appears in ${code(a.vnet)}, and the office learns ${code(a.range)}.`,
    rules: ['R50', 'R51', 'R54'],
  };
}

/** Which route makes the firewall see the traffic from a spoke to the hub itself? */
function drawInspectTheHub(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a } = scene;
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'fw-linux-01', 'vm-firewall']);
  const prefixes = ['0.0.0.0/0', privateBlockOf(hub.range), hub.range];
  const route = (prefix: string): RoutePlan => ({
    name: 'to-firewall',
    prefix,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const build = (tables: Tables) =>
    buildTopology(
      plan(scene, tables, {
        links: [...peer(a.vnet, hub.vnet), ...peer(scene.b.vnet, hub.vnet)],
        nics: [nicOf(hub), { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }],
      }),
    );
  return {
    form: 'change',
    prompt: random.pick([
      `What ${code(a.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}) must pass ${code(name)} first. Which user route in ${code(a.vnet)} does that?`,
      `${code(name)} (${code(ip)}) must see the traffic from ${code(a.vnet)} to ${code(hub.vm)} at ${code(hub.ip)}. For which prefix does ${code(a.vnet)} need a route to it?`,
    ]),
    note: 'The network that is drawn has no route table yet.',
    topology: build({}),
    queries: [nextHop(a, hub.ip)],
    isMet: ([answer]) => (answer as NextHopAnswer).nextHopType === 'VirtualAppliance',
    changes: prefixes.map((prefix) => ({
      text: `${code(prefix)} → ${code(ip)}`,
      topology: build({ a: route(prefix) }),
    })),
    headline: 'Only a route as long as the peering’s takes over its traffic',
    why: `The peering brings ${code(hub.range)}. A user route for a shorter prefix covers ${code(hub.ip)} too, but loses to the longer one. With ${code(hub.range)} itself it is a tie, and there the user route comes first.`,
    rules: ['R71', 'R68', 'R86'],
  };
}
