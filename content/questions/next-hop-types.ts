import type { CanPeerAnswer, NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** Where a user route may lead, and where it may not. */
export const nextHopTypes: Family = {
  id: 'next-hop-types',
  title: 'Where a user route may lead',
  concepts: ['user-defined-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M13', 'M18', 'M19', 'M21', 'M34'],
  structures: [
    { name: 'what-it-does', draw: drawWhatItDoes },
    { name: 'which-type', draw: drawWhichType },
    { name: 'which-routes', levels: [2, 3], draw: drawWhichRoutes },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly table: string;
  readonly ip: string;
  readonly plan: NetworkPlan;
  readonly subnet: string;
};

function drawScene(
  random: Random,
  level: Level,
  routes: (scene: { hub: Site; ip: string }) => readonly RoutePlan[],
): Scene {
  const [hub, spoke] = drawSites(random, 2, { hub: true, regions: level === 3 ? 'any' : 'same' }) as [
    Site,
    Site,
  ];
  const table = `rt-${spoke.workload}`;
  const ip = hostOf(subnetOf(hub.range, 2));
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(spoke, { routeTable: table }),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: [{ name: table, routes: routes({ hub, ip }) }],
    links: peer(spoke.vnet, hub.vnet),
  };
  return { hub, spoke, table, ip, plan, subnet: idOf('subnet', spoke.vnet, spoke.subnet.name) };
}

/** What each type that may be chosen does with a packet. */
const DOES = {
  VirtualAppliance: 'hands its packets to the appliance',
  None: 'drops its packets',
  Internet: 'sends its packets out to the internet',
} as const;
type Chosen = keyof typeof DOES;
const CHOSEN = Object.keys(DOES) as Chosen[];

/** Two addresses of one peer, and routes of several types: which of them takes what? */
function drawWhatItDoes(random: Random, level: Level): Draft {
  // for the whole peer, for one of its subnets, or for more than the peer
  const reachOf = random.pick(['peer', 'subnet', 'wide'] as const);
  const type = random.pick(CHOSEN);
  const { hub, spoke, table, plan } = drawScene(random, level, ({ hub: { range, subnet }, ip }) => {
    const route = (name: string, prefix: string, nextHop: Chosen): RoutePlan => ({
      name,
      prefix,
      nextHop,
      ...(nextHop === 'VirtualAppliance' && { ip }),
    });
    const prefix = { peer: range, subnet: subnet.range, wide: privateBlockOf(range) }[reachOf];
    return random.shuffle([
      route('route-1', prefix, type),
      // shorter than the peering's: taken for the peer by nobody but who thinks that a user route always is
      ...(level > 1
        ? [route('default', '0.0.0.0/0', type === 'VirtualAppliance' ? 'Internet' : 'VirtualAppliance')]
        : []),
      ...(level === 3 ? [route('partner', '198.51.100.0/24', random.pick(CHOSEN))] : []),
    ]);
  });
  const prefix = plan.routeTables?.[0]?.routes.find(({ name }) => name === 'route-1')?.prefix ?? '';
  const inside = hub.ip;
  const beside = hostOf(subnetOf(hub.range, 2), random.int(3, 9));
  const [one = '', other = ''] = random.shuffle([inside, beside]);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(spoke.vm)} sends to ${code(one)} and to ${code(other)}, two addresses of ${code(hub.vnet)}. Which next hops do its routes give?`,
      `What are the next hops from ${code(spoke.vm)} to ${code(one)} and to ${code(other)}, both in ${code(hub.vnet)}?`,
      `Packets from ${code(spoke.vm)} are meant for ${code(one)} and ${code(other)} in ${code(hub.vnet)}. Where do its route look-ups send them?`,
    ]),
    note: `The peering between ${code(spoke.vnet)} and ${code(hub.vnet)} is Connected. ${code('nva-01')} is the appliance.`,
    topology: buildTopology(plan),
    queries: [one, other].map((address) => nextHop(spoke, address)),
    phrase: (answers) => {
      const [first, second] = answers.map((answer) => code((answer as NextHopAnswer).nextHopType));
      return `${first} for ${code(one)}, ${second} for ${code(other)}`;
    },
    headline:
      reachOf === 'wide'
        ? 'The longest prefix wins, whoever wrote it'
        : 'A user route of the same length or longer takes over from the peering',
    why: () =>
      ({
        peer: `${code(table)} has the route ${code(prefix)} → ${type}, the very prefix of the peering, and between equals the user route comes first. Both addresses lie in it: the route ${DOES[type]}.`,
        subnet: `${code(table)} has the route ${code(prefix)} → ${type}, longer than the peering's ${code(hub.range)}. ${code(inside)} lies in it, and it ${DOES[type]}. ${code(beside)} is in another subnet of ${code(hub.vnet)} and follows the peering.`,
        wide: `The route ${code(prefix)} → ${type} is there for whatever nothing longer covers. The peering's ${code(hub.range)} is longer, so both addresses follow the peering.`,
      })[reachOf],
    rules: ['R71', 'R68', 'R73'],
    about: reachOf === 'wide' ? ['M19', 'M21'] : ['M13'],
  };
}

const createRoute = (table: string, subnet: string, properties: Record<string, unknown>): Query => ({
  kind: 'canPeer',
  operation: 'createRoute',
  routeTable: { id: idOf('routeTable', table) },
  properties,
  context: { subnet: { id: subnet } },
});

const MAY = ['VirtualAppliance', 'None', 'Internet', 'VnetLocal'] as const;
const MAY_NOT = ['VNetPeering', 'VNetGlobalPeering', 'VirtualNetworkServiceEndpoint'] as const;

/** The names of the types, as the portal has them. */
const PLAIN: Readonly<Record<string, string>> = {
  VirtualAppliance: 'Virtual appliance',
  None: 'None',
  Internet: 'Internet',
  VnetLocal: 'Virtual network',
  VNetPeering: 'Virtual network peering',
  VNetGlobalPeering: 'Global virtual network peering',
  VirtualNetworkServiceEndpoint: 'Service endpoint',
};

/** Which type can be chosen, or which can't. */
function drawWhichType(random: Random, level: Level): Draft {
  const scene = drawScene(random, level, () => []);
  const { hub, spoke, table, ip, plan, subnet } = scene;
  const shown = (type: string) => (level === 1 ? (PLAIN[type] ?? type) : code(type));
  const why =
    'A user route leads to a virtual appliance, a virtual network gateway, the virtual network, the internet or None. Routes of a peering or of a service endpoint come and go with these; nobody writes them.';
  if (random.oneIn(2)) {
    const right = random.pick(MAY_NOT);
    return authored(plan, {
      prompt: random.pick([
        `A route for ${code(hub.range)} is written into ${code(table)}. Which of these next hop types is not there to be chosen?`,
        `Which next hop type can no route of ${code(table)} have, the table of ${code(spoke.vnet)}?`,
        `Of these types Azure lets a user route have three. Which one only the system gives to its own routes?`,
      ]),
      right: shown(right),
      wrong: random
        .sample(MAY, 3)
        .map((type) =>
          wrong(
            shown(type),
            'M34',
            `${shown(type)} can be chosen. ${shown(right)} can’t, although there are such routes: the system makes them.`,
          ),
        ),
      headline: 'Peering is no next hop one can choose',
      why,
      rules: ['R73'],
    });
  }
  const topology = buildTopology(plan);
  const right = random.pick(MAY);
  const properties = (type: string) => ({
    addressPrefix: hub.range,
    nextHopType: type,
    ...(type === 'VirtualAppliance' && { nextHopIpAddress: ip }),
  });
  return {
    form: 'change',
    prompt: random.pick([
      `A user route for ${code(hub.range)} is added to ${code(table)}, the table of ${code(spoke.vnet)}. Which next hop type may it have?`,
      `Somebody writes a route for ${code(hub.range)} into ${code(table)}. Which of these next hop types does Azure take?`,
      `Which of these can stand as the next hop type of a route that one writes into ${code(table)}?`,
    ]),
    topology,
    queries: [createRoute(table, subnet, properties(right))],
    isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
    changes: [right, ...MAY_NOT].map((type) => ({
      text: shown(type),
      topology,
      queries: [createRoute(table, subnet, properties(type))],
    })),
    headline: 'Peering is no next hop one can choose',
    why,
    rules: ['R73'],
  };
}

/** Three routes, some of which Azure refuses: those to a peering, and to an ExpressRoute gateway. */
function drawWhichRoutes(random: Random, level: Level): Draft {
  const { hub, spoke, table, ip, plan, subnet } = drawScene(random, level, () => []);
  const isVpn = random.oneIn(2);
  const gateway = {
    name: isVpn ? `vpng-${hub.workload}` : `ergw-${hub.workload}`,
    vnet: hub.vnet,
    type: isVpn ? ('Vpn' as const) : ('ExpressRoute' as const),
  };
  const site = random.pick(['10.253.0.0/16', '172.29.0.0/16', '192.168.240.0/20']);
  const toGateway = { addressPrefix: site, nextHopType: 'VirtualNetworkGateway' };
  const toPeer = { addressPrefix: hub.range, nextHopType: random.pick(['VNetPeering', 'VNetGlobalPeering']) };
  const fine = [
    { addressPrefix: hub.subnet.range, nextHopType: 'VirtualAppliance', nextHopIpAddress: ip },
    { addressPrefix: '203.0.113.0/24', nextHopType: random.pick(['None', 'Internet']) },
    { addressPrefix: spoke.range, nextHopType: random.pick(['VnetLocal', 'None']) },
  ];
  const routes = random
    .shuffle([...random.sample([toGateway, toPeer], isVpn ? 2 : random.int(1, 2)), ...random.sample(fine, 2)])
    .slice(0, 3);
  if (!routes.some((route) => route === toPeer || (route === toGateway && !isVpn)))
    routes[0] = isVpn ? toPeer : toGateway;
  const shown = (route: (typeof routes)[number]) => code(`${route.addressPrefix} → ${route.nextHopType}`);
  const wants = random.pick(['takes', 'refuses'] as const);
  const refused = routes.filter((route) => route === toPeer || (route === toGateway && !isVpn));
  return {
    form: 'ask',
    prompt: random.pick([
      `Somebody tries to add these to ${code(table)}, one by one: ${list(routes.map(shown))}. Which of them does Azure ${wants === 'takes' ? 'take' : 'refuse'}?`,
      `A template for ${code(table)}, the table of ${code(spoke.vnet)}, has the routes ${list(routes.map(shown))}. Which of them ${wants === 'takes' ? 'are valid' : 'are not valid'}?`,
      `Three routes are planned for ${code(table)}: ${list(routes.map(shown))}. Which of them ${wants === 'takes' ? 'can be made' : 'can’t be made'}?`,
    ]),
    note: `${code(spoke.vnet)} uses ${code(gateway.name)}, the ${isVpn ? 'VPN' : 'ExpressRoute'} gateway of ${code(hub.vnet)}.`,
    topology: buildTopology({
      ...plan,
      vnets: [
        vnetOf(hub, {}, [
          { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
          { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
        ]),
        vnetOf(spoke, { routeTable: table }),
      ],
      gateways: [gateway],
      links: peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    }),
    queries: routes.map((route) => createRoute(table, subnet, route)),
    phrase: (answers) => {
      const held = routes.filter(
        (_, index) => (answers[index] as CanPeerAnswer).allowed === (wants === 'takes'),
      );
      return held.length === 0 ? 'None of them' : list(held.map(shown));
    },
    headline: 'A user route names no peering, and no ExpressRoute gateway',
    why: () =>
      refused
        .map((route) =>
          route === toPeer
            ? `${shown(route)} is refused: the routes of a peering come with it, and ${code(hub.range)} has one already.`
            : `${shown(route)} is refused: the type means a VPN gateway, and ${code(gateway.name)} is an ExpressRoute gateway, whose routes come by BGP.`,
        )
        .concat(
          routes.includes(toGateway) && isVpn
            ? [`${shown(toGateway)} is fine, since ${code(gateway.name)} is a VPN gateway.`]
            : [],
        )
        .join(' '),
    rules: ['R73', 'R58'],
  };
}
