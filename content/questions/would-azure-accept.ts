import type { Topology } from '@/lib/peering/topology';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import {
  buildTopology,
  idOf,
  type LinkPlan,
  linkName,
  type NetworkPlan,
  peer,
  type VnetPlan,
} from '../topologies/plan';
import { at, canPeer, drawSites, type Site, vnetOf } from '../topologies/scene';
import { drawNewcomers, type Standing } from './parts/newcomers';
import { addRange, EXTRA_RANGES, updateLink, wouldBeDone } from './parts/operating';
import { isAllowed } from './parts/picking';
import { yesOrNo } from './parts/stating';

/** Peerings, gateways, ranges and routes that somebody asks for: would Azure accept them? */
export const wouldAzureAccept: Family = {
  id: 'would-azure-accept',
  title: 'Would Azure accept it?',
  concepts: ['peering-validity', 'address-space-planning', 'gateway-transit-flags'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M10', 'M9', 'M12', 'M16', 'M17', 'M34', 'M6', 'M11', 'M15'],
  structures: [
    { name: 'new-peers-of-a-hub', levels: [1, 2, 3], draw: drawNewPeers },
    { name: 'borrowed-gateways', levels: [2, 3], draw: drawGateways, concepts: ['gateway-transit-flags'] },
    {
      name: 'changes-to-a-peered-network',
      levels: [2, 3],
      draw: drawChanges,
      concepts: ['address-space-sync', 'address-space-planning', 'user-defined-routes'],
    },
  ],
};

const asks = (random: Random): Prose =>
  random.pick([
    'For each statement, choose Yes if it is true and No if it is not.',
    'Which of these statements are true?',
    'Say of each statement whether it is true here.',
  ]);

type Request = {
  readonly label: Prose;
  readonly query: Query;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

const accepted =
  (topology: Topology) =>
  ({ query, ...rest }: Request): PartDraft =>
    yesOrNo({
      ...rest,
      topology,
      queries: [query],
      holds: ([answer]) => answer !== undefined && isAllowed(answer),
    });

const STANDINGS: Readonly<Record<Level, readonly Standing[]>> = {
  1: ['far', 'far', 'foreign', 'inside-the-hub', 'inside-the-hub'],
  2: ['far', 'foreign', 'inside-the-hub', 'as-the-spoke'],
  3: ['far', 'foreign', 'inside-the-hub', 'as-the-spoke', 'far-as-the-spoke'],
};

function drawNewPeers(random: Random, level: Level): Draft {
  const standings = random.sample(STANDINGS[level], 3);
  const { hub, spoke, newcomers, topology, note } = drawNewcomers(random, standings);
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} is peered with ${code(spoke.vnet)} and is to get further peers. ${asks(random)}`,
    note: `${note} Each statement is about the networks as they are.`.trim(),
    topology,
    parts: newcomers.map(({ site, range, query, why, rules }) =>
      accepted(topology)({
        label: `${code(site.vnet)} (${code(range)}) can be peered with ${code(hub.vnet)}.`,
        query,
        why,
        rules,
      }),
    ),
    headline: 'Regions and owners may differ, addresses may not overlap',
    why: `For each: does its range overlap that of ${code(hub.vnet)}, or of a network that ${code(hub.vnet)} is peered with?`,
    rules: ['R15', 'R16', 'R18'],
  };
}

const withGateway = (site: Site): VnetPlan =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
const gatewayOf = (site: Site) => `vgw-${site.workload}`;

/** Spokes of a hub with a gateway: which may use it? */
function drawGateways(random: Random, level: Level): Draft {
  type Case = 'far' | 'own' | 'taken' | 'closed' | 'both-hubs';
  const cases = random.sample<Case>(
    level === 2 ? ['far', 'far', 'own', 'taken'] : ['far', 'own', 'taken', 'closed', 'both-hubs'],
    3,
  );
  const regions = [
    'home',
    'home',
    ...cases.map((each) => (each === 'far' || each === 'both-hubs' ? 'away' : 'home')),
  ] as ('home' | 'away')[];
  const sites = drawSites(random, 5, { hub: true, regions });
  const [hub, second] = [at(sites, 0), at(sites, 1)];
  const spokes = cases.map((kind, index) => ({ kind, site: at(sites, index + 2) }));
  const needsSecond = cases.some((kind) => kind === 'taken' || kind === 'both-hubs');
  const plan: NetworkPlan = {
    vnets: [
      withGateway(hub),
      ...(needsSecond ? [withGateway(second)] : []),
      ...spokes.map(({ kind, site }) => (kind === 'own' ? withGateway(site) : vnetOf(site))),
    ],
    gateways: [
      { name: gatewayOf(hub), vnet: hub.vnet },
      ...(needsSecond ? [{ name: gatewayOf(second), vnet: second.vnet }] : []),
      ...spokes
        .filter(({ kind }) => kind === 'own')
        .map(({ site }) => ({ name: gatewayOf(site), vnet: site.vnet })),
    ],
    links: spokes.flatMap(({ kind, site }): LinkPlan[] => [
      ...(kind === 'both-hubs' ? [] : peer(site.vnet, hub.vnet, [{}, { transit: kind !== 'closed' }])),
      ...(kind === 'taken' || kind === 'both-hubs'
        ? peer(site.vnet, second.vnet, [{ remoteGateways: true }, { transit: true }])
        : []),
    ]),
  };
  const topology = buildTopology(plan);
  const use = (site: Site) =>
    wouldBeDone(updateLink({ from: site.vnet, to: hub.vnet }, { useRemoteGateways: true }));
  const request = ({ kind, site }: (typeof spokes)[number]): Request => {
    const label = `The link of ${code(site.vnet)} with ${code(hub.vnet)} can be set to ${code('useRemoteGateways')}.`;
    switch (kind) {
      case 'far':
        return {
          label,
          query: use(site),
          why: `${code(site.vnet)} has no gateway and uses none, and the hub's link to it allows transit. That it is in ${site.region.title} and ${code(hub.vnet)} in ${hub.region.title} is no obstacle.`,
          rules: ['R56', 'R50'],
        };
      case 'own':
        return {
          label,
          query: use(site),
          why: `${code(site.vnet)} has ${code(gatewayOf(site))}. A network with a gateway of its own can't use another's.`,
          rules: ['R55'],
        };
      case 'taken':
        return {
          label,
          query: use(site),
          why: `${code(site.vnet)} uses the gateway of ${code(second.vnet)}. One of its links may use remote gateways, no more.`,
          rules: ['R55'],
        };
      case 'closed':
        return {
          label,
          query: use(site),
          why: `${code(linkName({ from: hub.vnet, to: site.vnet }))} doesn't allow gateway transit, and as long as it doesn't there is nothing to use.`,
          rules: ['R50', 'R54'],
        };
      case 'both-hubs':
        return {
          label: `${code(site.vnet)} can be peered with ${code(hub.vnet)} as well, with ${code('useRemoteGateways')} false.`,
          query: canPeer(site.vnet, hub.vnet),
          why: `A network may have many peers. It is only the gateway of which it may use one, and here it goes on using that of ${code(second.vnet)}. Regions may differ.`,
          rules: ['R55', 'R18'],
        };
    }
  };
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} has the VPN gateway ${code(gatewayOf(hub))}. ${asks(random)}`,
    note: [
      ...spokes.flatMap(({ kind, site }) =>
        kind === 'own'
          ? [`${code(site.vnet)} has a VPN gateway of its own.`]
          : kind === 'taken' || kind === 'both-hubs'
            ? [`${code(site.vnet)} uses the gateway of ${code(second.vnet)}.`]
            : [],
      ),
      ...(cases.includes('closed')
        ? [
            `The hub’s link to ${code(spokes.find(({ kind }) => kind === 'closed')?.site.vnet ?? '')} doesn’t allow gateway transit; its other links do.`,
          ]
        : ['All links of the hub allow gateway transit.']),
      ...spokes
        .filter(({ site }) => site.region !== hub.region)
        .map(
          ({ site }) =>
            `${code(site.vnet)} is in ${site.region.title}, ${code(hub.vnet)} in ${hub.region.title}.`,
        ),
    ].join(' '),
    topology,
    parts: spokes.map((spoke) => accepted(topology)(request(spoke))),
    headline: 'One gateway a network, its own or a borrowed one',
    why: `A link can use ${code(gatewayOf(hub))} if the hub's link back allows transit and its own network has and uses no other gateway.`,
    rules: ['R55', 'R56'],
  };
}

/** Ranges, routes and subnets of a network that is peered. */
function drawChanges(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const range = random.pick(EXTRA_RANGES);
  const isExpressRoute = level === 3;
  const gateway = `${isExpressRoute ? 'ergw' : 'vgw'}-${hub.workload}`;
  const table = `rt-${a.workload}`;
  const topology = buildTopology({
    vnets: [withGateway(hub), vnetOf(a, { routeTable: table }), vnetOf(b)],
    gateways: [{ name: gateway, vnet: hub.vnet, type: isExpressRoute ? 'ExpressRoute' : 'Vpn' }],
    routeTables: [{ name: table, routes: [] }],
    links: sites
      .slice(1)
      .flatMap((site) => peer(site.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }])),
  });
  const grow = (site: Site, prefix: string, why: Prose, rules: PartDraft['rules']): Request => ({
    label: `${code(prefix)} can be added to ${code(site.vnet)} as things stand.`,
    query: wouldBeDone(addRange(site, prefix)),
    why,
    rules,
  });
  const unused = lastSubnetOf(a.range, 27);
  const route = (
    addressPrefix: string,
    nextHopType: string,
    why: Prose,
    rules: PartDraft['rules'],
  ): Request => ({
    label: `${code(table)} can have a route ${code(addressPrefix)} with next hop type ${code(nextHopType)}.`,
    query: wouldBeDone({
      op: 'createRoute',
      routeTable: { id: idOf('routeTable', table) },
      properties: { addressPrefix, nextHopType },
    }),
    why,
    rules,
  });
  const fresh = grow(
    random.pick([hub, a]),
    range,
    `A range may be added while the links are Connected, as long as it overlaps neither the network itself nor its peers. ${code(range)} overlaps none of them; afterwards the peers are synced.`,
    ['R9', 'R10'],
  );
  const inPeer = grow(
    hub,
    unused,
    `${code(unused)} is part of ${code(a.range)}, the range of a peer. That ${code(a.vnet)} has no subnet there makes no difference.`,
    ['R10', 'R15'],
  );
  const wayTo = random.oneIn(2) ? hub : b;
  const toPeer = route(
    wayTo.range,
    random.pick(['VNetPeering', 'VNetGlobalPeering']),
    `The types that a user route may have are VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet and None. A route for a peering is made by the peering alone.`,
    ['R73'],
  );
  const toGateway = route(
    b.range,
    'VirtualNetworkGateway',
    `${code(gateway)} is an ExpressRoute gateway, and it is the one that ${code(a.vnet)} uses. A user route can lead to a VPN gateway only.`,
    ['R58'],
  );
  const requests = [fresh, inPeer, isExpressRoute && random.oneIn(2) ? toGateway : toPeer];
  const second = grow(
    b,
    random.pick(EXTRA_RANGES.filter((each) => each !== range)),
    `Nothing has to be deleted first: the peering of ${code(b.vnet)} with ${code(hub.vnet)} stands, and the range overlaps neither.`,
    ['R9', 'R10'],
  );
  const chosen = random.oneIn(2) ? requests : [fresh, second, random.pick([inPeer, requests[2] as Request])];
  return {
    form: 'parts',
    prompt: `${code(a.vnet)} and ${code(b.vnet)} are peered with ${code(hub.vnet)}. ${asks(random)}`,
    note: `All links are Connected. Both spokes use ${code(gateway)}, ${isExpressRoute ? 'an ExpressRoute' : 'a VPN'} gateway. ${code(table)} is on the subnet of ${code(a.vnet)}, and empty.`,
    topology,
    parts: random.shuffle(chosen).map(accepted(topology)),
    headline: 'What may change while peered, and what a route may name',
    why: 'Ranges may be added to a peered network if they overlap no neighbour. Routes have five next hop types to choose from.',
    rules: ['R9', 'R10', 'R73'],
  };
}
