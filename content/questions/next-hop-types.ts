import type { CanPeerAnswer, NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
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
  misconceptions: ['M11', 'M13', 'M18', 'M19', 'M20', 'M21', 'M34'],
  structures: [
    { name: 'what-it-does', draw: drawWhatItDoes },
    {
      name: 'which-type',
      draw: (random, level) => (random.oneIn(2) ? drawWhichType : drawNoSuchType)(random, level),
    },
    { name: 'which-route-is-taken', levels: [2, 3], draw: drawTaken },
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

const HEADLINE = 'Peering is no next hop one can choose';
const WHY =
  'A user route leads to a virtual appliance, a virtual network gateway, the virtual network, the internet or None. Routes of a peering or of a service endpoint come and go with these; nobody writes them.';

const shownAt = (level: Level) => (type: string) => (level === 1 ? (PLAIN[type] ?? type) : code(type));

/** Which type can't be chosen? */
function drawNoSuchType(random: Random, level: Level): Draft {
  const { hub, spoke, table, plan } = drawScene(random, level, () => []);
  const shown = shownAt(level);
  const right = random.pick(MAY_NOT);
  return authored(plan, {
    prompt: random.pick([
      `A route for ${code(hub.range)} is written into ${code(table)}. Which of these next hop types is not there to be chosen?`,
      `Which next hop type can no route of ${code(table)} have, the table of ${code(spoke.vnet)}?`,
      `A user route can have three of these next hop types. Which one is found in system routes only?`,
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
    headline: HEADLINE,
    why: WHY,
    rules: ['R73'],
  });
}

/** Which type can be chosen? */
function drawWhichType(random: Random, level: Level): Draft {
  const { hub, spoke, table, ip, plan, subnet } = drawScene(random, level, () => []);
  const shown = shownAt(level);
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
    headline: HEADLINE,
    why: WHY,
    rules: ['R73'],
  };
}

/** Several routes of one table, and the peering's: which of them is taken for one address? */
function drawTaken(random: Random, level: Level): Draft | null {
  const [nameOfWide, ...others] = random.shuffle(CHOSEN) as [Chosen, ...Chosen[]];
  const named = random.pick(['range', 'subnet', 'beside', 'nothing'] as const);
  const { hub, spoke, table, plan } = drawScene(random, level, ({ hub: { range, subnet }, ip }) => {
    const route = (prefix: string, nextHop: Chosen): RoutePlan => ({
      name: prefix.replaceAll(/[./]/g, '-'),
      prefix,
      nextHop,
      ...(nextHop === 'VirtualAppliance' && { ip }),
    });
    const exact = { range, subnet: subnet.range, beside: subnetOf(range, 3), nothing: '' }[named];
    return random.shuffle([
      route('0.0.0.0/0', nameOfWide),
      ...(named === 'nothing' || level === 3 ? [route(privateBlockOf(range), others[0] ?? 'None')] : []),
      ...(exact === '' ? [] : [route(exact, others[1] ?? 'None')]),
    ]);
  });
  // a learned route longer than the user's own would raise the question which of these two wins: left out there
  const learned = named === 'range' ? '10.253.0.0/16' : hub.subnet.range;
  const gateway = `vpng-${hub.workload}`;
  const withGateway: NetworkPlan = {
    ...plan,
    vnets: plan.vnets.map((vnet) =>
      vnet.name === hub.vnet
        ? {
            ...vnet,
            subnets: [...vnet.subnets, { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }],
          }
        : vnet,
    ),
    gateways: [{ name: gateway, vnet: hub.vnet, bgp: [...new Set([learned, '172.29.0.0/16'])] }],
    links: peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  };
  const routes = plan.routeTables?.[0]?.routes ?? [];
  const isTaken = named === 'range' || named === 'subnet';
  const taken = routes.find(({ nextHop: type }) => type === others[1]);
  return {
    form: 'ask',
    prompt: random.pick([
      `Which route is taken for a packet from ${code(spoke.vm)} to ${code(hub.ip)}, the address of ${code(hub.vm)}?`,
      `${code(spoke.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}). Which of the routes that cover the address decides?`,
      `Of the routes in ${code(table)} and the peering's own, which one is used for ${code(hub.ip)}?`,
    ]),
    note: `${code(spoke.vnet)} and ${code(hub.vnet)} are peered, both links Connected. ${code(table)} is on the subnet of ${code(spoke.vm)}. From ${code(gateway)} in the hub ${code(spoke.vnet)} learns, by BGP, ${code(learned)} among others.`,
    topology: buildTopology(withGateway),
    queries: [nextHop(spoke, hub.ip)],
    // each route has a type of its own, so that the next hop tells which it was
    phrase: ([answer]) => {
      const { nextHopType } = answer as NextHopAnswer;
      const route = routes.find(({ nextHop: type }) => type === nextHopType);
      if (route) return `${code(route.prefix)} of ${code(table)}, to ${route.nextHop}`;
      if (nextHopType === 'VirtualNetworkGateway')
        return `${code(learned)} of the office, to ${code(gateway)}`;
      return /peering/i.test(nextHopType) ? `${code(hub.range)} of the peering, to ${code(hub.vnet)}` : null;
    },
    headline: isTaken
      ? 'A user route as long as the peering’s is taken'
      : 'The longest prefix wins, whoever wrote it',
    why: () =>
      isTaken
        ? `${code(taken?.prefix ?? '')} covers ${code(hub.ip)} and is ${named === 'range' ? `as long as the peering's: between equals the user route wins` : `longer than the peering's ${code(hub.range)}`}. What is shorter, ${code('0.0.0.0/0')} for one, has no say${named === 'subnet' ? `, and a user route comes before the one of the same prefix that ${code(gateway)} learns` : ''}.`
        : `Every route of ${code(table)} that covers ${code(hub.ip)} is shorter than the peering's ${code(hub.range)}${named === 'beside' ? `, and ${code(taken?.prefix ?? '')} is for another part of ${code(hub.vnet)}` : ''}. So the peering's route is taken. That the office announces the longer ${code(learned)} changes nothing: Azure prefers the peering.`,
    rules: isTaken ? ['R68', 'R71', 'R69'] : ['R69', 'R68'],
    about: isTaken ? ['M13', 'M20'] : ['M20', 'M19'],
  };
}
