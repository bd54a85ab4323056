import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseDecision } from '@/lib/quiz/phrase';
import type { Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';

/** Where a user route may lead, and where it may not. */
export const nextHopTypes: Family = {
  id: 'next-hop-types',
  title: 'Where a user route may lead',
  concepts: ['user-defined-routes'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M34'],
  structures: [
    { name: 'which-type', draw: drawWhichType },
    { name: 'to-a-peering', draw: drawToAPeering },
    { name: 'express-route', levels: [3], draw: drawExpressRoute },
  ],
};

const createRoute = (table: string, subnet: string, properties: Record<string, unknown>): Query => ({
  kind: 'canPeer',
  operation: 'createRoute',
  routeTable: { id: idOf('routeTable', table) },
  properties,
  context: { subnet: { id: subnet } },
});

function drawScene(random: Random) {
  const [hub, spoke] = drawSites(random, 2, { hub: true }) as [Site, Site];
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
    routeTables: [{ name: table, routes: [] }],
    links: peer(spoke.vnet, hub.vnet),
  };
  return { hub, spoke, table, ip, plan, subnet: idOf('subnet', spoke.vnet, spoke.subnet.name) };
}

function drawWhichType(random: Random): Draft {
  const { hub, spoke, table, ip, plan, subnet } = drawScene(random);
  const topology = buildTopology(plan);
  const right = random.pick(['VirtualAppliance', 'None', 'Internet', 'VnetLocal'] as const);
  const wrong = ['VNetPeering', 'VNetGlobalPeering', 'VirtualNetworkServiceEndpoint'];
  return {
    form: 'change',
    prompt: random.pick([
      `A user route for ${code(hub.range)} is added to ${code(table)}, the table of ${code(spoke.vnet)}. Which next hop type may it have?`,
      `Somebody writes a route for ${code(hub.range)} into ${code(table)}. Which of these next hop types does Azure take?`,
    ]),
    topology,
    queries: [createRoute(table, subnet, { addressPrefix: hub.range, nextHopType: right })],
    isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
    changes: [right, ...wrong].map((type) => ({
      text: code(type),
      topology,
      queries: [
        createRoute(table, subnet, {
          addressPrefix: hub.range,
          nextHopType: type,
          ...(type === 'VirtualAppliance' && { nextHopIpAddress: ip }),
        }),
      ],
    })),
    headline: 'Peering is no next hop one can choose',
    why: `A user route leads to a virtual appliance, a virtual network gateway, the virtual network, the internet or None. Routes of a peering come with the peering and go with it; nobody writes them.`,
    rules: ['R73'],
  };
}

function drawToAPeering(random: Random): Draft {
  const { hub, spoke, table, plan, subnet } = drawScene(random);
  const type = random.pick(['VNetPeering', 'VNetGlobalPeering']);
  const prefix = random.pick([hub.range, hub.subnet.range, '0.0.0.0/0']);
  return {
    form: 'ask',
    prompt: random.pick([
      `To make sure that traffic keeps to the peering, somebody adds the route ${code(prefix)} → ${code(type)} to ${code(table)}. What does Azure do?`,
      `${code(table)} of ${code(spoke.vnet)} is to get the route ${code(prefix)} with next hop type ${code(type)}. What is Azure's answer?`,
    ]),
    topology: buildTopology(plan),
    queries: [createRoute(table, subnet, { addressPrefix: prefix, nextHopType: type })],
    phrase: ([answer]) =>
      phraseDecision(answer as CanPeerAnswer, 'Azure adds the route, and the traffic follows it.'),
    headline: 'Peering is no next hop one can choose',
    why: () =>
      `${code(type)} is a type that only the system gives. The peering has brought its route for ${code(hub.range)} already. What one can do is leave that alone, or override it by a route to an appliance or to None.`,
    rules: ['R73', 'R33'],
  };
}

/** The hub's gateway is an ExpressRoute gateway: may user routes lead there? */
function drawExpressRoute(random: Random): Draft {
  const { hub, spoke, table, plan, subnet } = drawScene(random);
  const isVpn = random.oneIn(4);
  const gateway = {
    name: isVpn ? `vgw-${hub.workload}` : `ergw-${hub.workload}`,
    vnet: hub.vnet,
    type: isVpn ? ('Vpn' as const) : ('ExpressRoute' as const),
  };
  const prefix = random.pick(['10.253.0.0/16', '0.0.0.0/0', '172.29.0.0/16']);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(spoke.vnet)} uses ${code(gateway.name)}, the ${isVpn ? 'VPN' : 'ExpressRoute'} gateway of ${code(hub.vnet)}. Somebody adds ${code(prefix)} → VirtualNetworkGateway to ${code(table)}. What does Azure do?`,
    ]),
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
    queries: [createRoute(table, subnet, { addressPrefix: prefix, nextHopType: 'VirtualNetworkGateway' })],
    phrase: ([answer]) =>
      phraseDecision(answer as CanPeerAnswer, 'Azure adds the route, and the traffic follows it.'),
    headline: 'Of gateways, only VPN gateways can be a next hop',
    why: () =>
      `The next hop type VirtualNetworkGateway means a VPN gateway. ${code(gateway.name)} belongs to ExpressRoute, whose routes come by BGP and cannot be written by hand.`,
    rules: ['R58', 'R73'],
  };
}
