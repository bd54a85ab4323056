import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { type GatewayPlan, idOf, type NetworkPlan, peer, type VnetPlan } from '../topologies/plan';
import { at, drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAllowed, named } from './parts/picking';

/** Routes somebody wants to write: which of them does Azure take? */
export const writeARoute: Family = {
  id: 'write-a-route',
  title: 'Routes one may write',
  concepts: ['user-defined-routes', 'route-propagation'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M34'],
  structures: [
    { name: 'which-are-taken', draw: drawWhichAreTaken },
    { name: 'copied-rows', levels: [2, 3], draw: drawCopiedRows },
    { name: 'to-which-gateways', levels: [2, 3], draw: drawToWhichGateways },
  ],
};

const createRoute = (table: string, site: Site, properties: Record<string, unknown>): Query => ({
  kind: 'canPeer',
  operation: 'createRoute',
  routeTable: { id: idOf('routeTable', table) },
  properties,
  context: { subnet: { id: idOf('subnet', site.vnet, site.subnet.name) } },
});

const gatewaySubnet = (site: Site) => ({ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) });
const OWN_TYPES = 'virtual appliance, virtual network gateway (VPN), virtual network, internet, None';

/** `no-address`: a virtual appliance without saying which */
type Type =
  | 'no-address'
  | 'VirtualNetworkServiceEndpoint'
  | 'VirtualAppliance'
  | 'None'
  | 'Internet'
  | 'VnetLocal'
  | 'VNetPeering'
  | 'VNetGlobalPeering';
const BY_HAND: readonly Type[] = ['VirtualAppliance', 'None', 'Internet', 'VnetLocal'];
const BY_AZURE: readonly Type[] = ['VNetPeering', 'VNetGlobalPeering', 'VirtualNetworkServiceEndpoint'];

function drawWhichAreTaken(random: Random, level: Level): Draft {
  const [hub, spoke] = drawSites(random, 2, { hub: true }) as [Site, Site];
  const table = `rt-${spoke.workload}`;
  const ip = hostOf(subnetOf(hub.range, 2));
  const count = level === 1 ? 2 : 3;
  const ofAzure = random.int(1, count);
  const unfinished: readonly Type[] = level > 1 && ofAzure < count && random.oneIn(2) ? ['no-address'] : [];
  const types = [
    ...random.sample(BY_AZURE, ofAzure),
    ...unfinished,
    ...random.sample(BY_HAND, count - ofAzure - unfinished.length),
  ];
  const prefixes = random.sample(
    [hub.range, subnetOf(hub.range, 2), '0.0.0.0/0', '203.0.113.0/24', hub.subnet.range],
    count,
  );
  const names = random.sample(['route-a', 'route-b', 'route-c'], count);
  const routes = random.shuffle(types).map((type, index) => {
    const name = code(at(names, index));
    const prefix = at(prefixes, index);
    const nextHopType = type === 'no-address' ? 'VirtualAppliance' : type;
    return {
      text: `${name} (${code(prefix)} → ${code(nextHopType)}${type === 'VirtualAppliance' ? ` ${code(ip)}` : type === 'no-address' ? ' without an address' : ''})`,
      item: {
        name,
        query: createRoute(table, spoke, {
          addressPrefix: prefix,
          nextHopType,
          ...(type === 'VirtualAppliance' && { nextHopIpAddress: ip }),
        }),
        holds: isAllowed,
        because:
          type === 'no-address'
            ? `${name} leads to an appliance and doesn't say which address that has.`
            : `${name} names ${code(type)}, ${BY_HAND.includes(type) ? 'which a user route may' : 'which only the system gives'}.`,
      } satisfies Item,
    };
  });
  const all = list(routes.map(({ text }) => text));
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
  return askPick(
    random,
    plan,
    routes.map(({ item }) => item),
    {
      which: [
        `Somebody writes these into ${code(table)}, the route table of ${code(spoke.vnet)}: ${all}. Which of them does Azure take?`,
        `${code(table)} of ${code(spoke.vnet)} is to hold ${all}. Which of these routes come about?`,
      ],
      whichNot: [
        `Somebody writes these into ${code(table)}, the route table of ${code(spoke.vnet)}: ${all}. Which of them does Azure refuse?`,
        `${code(table)} of ${code(spoke.vnet)} is to hold ${all}. Which of these routes can't be written?`,
      ],
      headline: 'Peering is no next hop one can choose',
      why: `A user route leads to one of these: ${OWN_TYPES}.`,
      rules: ['R73'],
    },
  );
}

/** Rows of an effective-routes table, copied one by one into a route table. */
function drawCopiedRows(random: Random, level: Level): Draft {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const table = `rt-${spoke.workload}-new`;
  const present = `rt-${spoke.workload}`;
  const appliance = hostOf(subnetOf(hub.range, 2));
  const isExpressRoute = level === 3 && random.oneIn(2);
  const gateway: GatewayPlan = {
    name: `${isExpressRoute ? 'ergw' : 'vgw'}-${hub.workload}`,
    vnet: hub.vnet,
    type: isExpressRoute ? 'ExpressRoute' : 'Vpn',
    bgp: ['10.254.0.0/16'],
  };
  const peeringWith = ({ region }: Site) => (region === spoke.region ? 'VNetPeering' : 'VNetGlobalPeering');
  const rows = [
    { prefix: spoke.range, type: 'VnetLocal', taken: true },
    { prefix: hub.range, type: peeringWith(hub), taken: false },
    { prefix: other.range, type: peeringWith(other), taken: false },
    { prefix: '10.254.0.0/16', type: 'VirtualNetworkGateway', taken: !isExpressRoute },
    { prefix: '0.0.0.0/0', type: 'Internet', taken: true },
    { prefix: '100.64.0.0/10', type: 'None', taken: true },
    // of the table that is attached: copied without its address it says too little
    { prefix: '198.51.100.0/24', type: 'VirtualAppliance', taken: false },
  ];
  const barred = random.sample(
    rows.filter(({ taken }) => !taken),
    random.int(1, 3),
  );
  const free = random.sample(
    rows.filter(({ taken }) => taken),
    3 - barred.length,
  );
  const chosen = random.shuffle([...barred, ...free]);
  const says = (prefix: string, type: string, taken: boolean): Prose => {
    if (type === 'VirtualAppliance')
      return `${code(prefix)} leads to an appliance, and without its address Azure refuses that.`;
    if (type.endsWith('Peering'))
      return `${code(prefix)} comes from the peering, and ${code(type)} can't be written.`;
    if (type === 'VirtualNetworkGateway')
      return taken
        ? `${code(gateway.name)} is a VPN gateway, so a user route may lead there.`
        : `${code(gateway.name)} belongs to ExpressRoute, and a user route can't lead there.`;
    return `${code(type)} is a next hop that a user route may name.`;
  };
  const items: Item[] = chosen.map(({ prefix, type, taken }) => ({
    name: code(prefix),
    query: createRoute(table, spoke, { addressPrefix: prefix, nextHopType: type }),
    holds: isAllowed,
    because: says(prefix, type, taken),
  }));
  const all = list(chosen.map(({ prefix, type }) => `${code(prefix)} → ${code(type)}`));
  return askPick(
    random,
    {
      vnets: [
        vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }, gatewaySubnet(hub)]),
        vnetOf(spoke, { routeTable: present }),
        vnetOf(other),
      ],
      nics: [
        nicOf(hub),
        nicOf(spoke),
        nicOf(other),
        { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip: appliance, ipForwarding: true },
      ],
      gateways: [gateway],
      routeTables: [
        { name: table, routes: [] },
        {
          name: present,
          routes: [
            { name: 'partner', prefix: '198.51.100.0/24', nextHop: 'VirtualAppliance', ip: appliance },
          ],
        },
      ],
      links: [
        ...peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
        ...peer(spoke.vnet, other.vnet),
      ],
    },
    items,
    {
      before: `${code(spoke.vm)} has these among its effective routes: ${all}.`,
      which: [
        `Somebody copies prefix and next hop type, and nothing more, into the new table ${code(table)}. Which does Azure take as user routes?`,
        `Which of these rows could be written into the new table ${code(table)} just so, as prefix and next hop type?`,
      ],
      whichNot: [
        `Somebody copies prefix and next hop type, and nothing more, into the new table ${code(table)}. Which does Azure refuse as user routes?`,
        `Which of these rows can't be written into the new table ${code(table)} just so, as prefix and next hop type?`,
      ],
      note: `${code(spoke.vnet)} uses ${code(gateway.name)}, the ${isExpressRoute ? 'ExpressRoute' : 'VPN'} gateway of ${code(hub.vnet)}.`,
      headline: 'Not every next hop of a system route can be chosen',
      why: `A user route leads to one of these: ${OWN_TYPES}.`,
      rules: isExpressRoute ? ['R73', 'R58'] : ['R73'],
    },
  );
}

const OWN_TABLE = 'rt-gateway';

type Gateways = 'Vpn' | 'ExpressRoute' | 'both';

/** Hubs with gateways of different kinds, a spoke at each; one route that is to stand in every spoke's table. */
function drawToWhichGateways(random: Random, level: Level): Draft {
  const barred: readonly Gateways[] = level === 3 ? ['ExpressRoute', 'both'] : ['ExpressRoute'];
  const kinds = Array.from({ length: level === 3 ? 3 : 2 }, () =>
    random.oneIn(3) ? 'Vpn' : random.pick(barred),
  );
  const sites = drawSites(random, 2 * kinds.length);
  const stars = kinds.map((kind, index) => ({
    kind,
    hub: at(sites, 2 * index),
    spoke: at(sites, 2 * index + 1),
  }));
  const prefix = random.pick(['0.0.0.0/0', '10.253.0.0/16', '198.51.100.0/24']);
  const gatewaysOf = ({ kind, hub }: (typeof stars)[number]): GatewayPlan[] => [
    ...(kind === 'ExpressRoute' ? [] : [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }]),
    ...(kind === 'Vpn'
      ? []
      : [{ name: `ergw-${hub.workload}`, vnet: hub.vnet, type: 'ExpressRoute' as const }]),
  ];
  const tableOf = ({ workload }: Site) => `rt-${workload}`;
  const withOwn = prefix === '0.0.0.0/0' && random.oneIn(2) ? at(stars, 0).hub : null;
  const spokeItems = stars.map((star): Item => {
    const gateways = list(gatewaysOf(star).map(({ name }) => code(name)));
    const because: Record<Gateways, Prose> = {
      Vpn: `${code(star.spoke.vnet)} borrows ${gateways}, a VPN gateway: that works.`,
      ExpressRoute: `${code(star.spoke.vnet)} borrows ${gateways}, and a user route can't lead to ExpressRoute.`,
      both: `${code(star.spoke.vnet)} borrows ${gateways}; where both kinds stand, a user route can't lead to them.`,
    };
    return {
      name: code(tableOf(star.spoke)),
      query: createRoute(tableOf(star.spoke), star.spoke, {
        addressPrefix: prefix,
        nextHopType: 'VirtualNetworkGateway',
      }),
      holds: isAllowed,
      because: because[star.kind],
    };
  });
  const items: Item[] = [
    ...(withOwn
      ? [
          {
            name: code(OWN_TABLE),
            query: {
              kind: 'canPeer',
              operation: 'createRoute',
              routeTable: { id: idOf('routeTable', OWN_TABLE) },
              properties: { addressPrefix: prefix, nextHopType: 'VirtualNetworkGateway' },
              context: { subnet: { id: idOf('subnet', withOwn.vnet, 'GatewaySubnet') } },
            },
            holds: isAllowed,
            because: `${code(OWN_TABLE)} belongs to a GatewaySubnet, which takes no route ${code('0.0.0.0/0')}.`,
          },
        ]
      : []),
    ...spokeItems,
  ];
  const names = named(random, items);
  const vnets = stars.flatMap(({ hub, spoke }): VnetPlan[] => [
    vnetOf(hub, {}, [{ ...gatewaySubnet(hub), ...(hub === withOwn && { routeTable: OWN_TABLE }) }]),
    vnetOf(spoke, { routeTable: tableOf(spoke) }),
  ]);
  const describes: Record<Gateways, Prose> = {
    Vpn: 'a VPN gateway',
    ExpressRoute: 'an ExpressRoute gateway',
    both: 'a VPN and an ExpressRoute gateway',
  };
  return askPick(
    random,
    {
      vnets,
      nics: stars.map(({ spoke }) => nicOf(spoke)),
      gateways: stars.flatMap(gatewaysOf),
      routeTables: [
        ...stars.map(({ spoke }) => ({ name: tableOf(spoke), routes: [] })),
        ...(withOwn ? [{ name: OWN_TABLE, routes: [] }] : []),
      ],
      links: stars.flatMap(({ hub, spoke }) =>
        peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
      ),
    },
    items,
    {
      before: `Each spoke uses what its hub has: ${list(stars.map(({ kind, spoke }) => `${code(spoke.vnet)} ${describes[kind]}`))}. The route ${code(prefix)} → ${code('VirtualNetworkGateway')} is to be added to ${names}${withOwn ? `; ${code(OWN_TABLE)} is the table of the GatewaySubnet of ${code(withOwn.vnet)}, the others are those of the spokes` : ', their route tables'}.`,
      which: ['Which of the tables can have it?', 'For which of them does Azure take it?'],
      whichNot: ['Which of the tables can’t have it?', 'For which of them does Azure refuse it?'],
      headline: 'Of gateways, only VPN gateways can be a next hop',
      rules: withOwn ? ['R58', 'R60', 'R73'] : ['R58', 'R73'],
    },
  );
}
