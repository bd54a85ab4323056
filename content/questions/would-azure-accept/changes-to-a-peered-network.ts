import type { Draft, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, idOf, peer } from '../../topologies/plan';
import { at, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { addRange, EXTRA_RANGES, wouldBeDone } from '../parts/operating';
import { asksWhichAreTrue } from '../parts/stating';
import { accepted, type Request, withGateway } from './requests';

/** Ranges, routes and subnets of a network that is peered. */
export function drawChanges(random: Random, level: Level): Draft {
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
    prompt: `${code(a.vnet)} and ${code(b.vnet)} are peered with ${code(hub.vnet)}. ${asksWhichAreTrue(random)}`,
    note: `All links are Connected. Both spokes use ${code(gateway)}, ${isExpressRoute ? 'an ExpressRoute' : 'a VPN'} gateway. ${code(table)} is on the subnet of ${code(a.vnet)}, and empty.`,
    topology,
    parts: random.shuffle(chosen).map(accepted(topology)),
    headline: 'What may change while peered, and what a route may name',
    why: 'Ranges may be added to a peered network if they overlap no neighbour. Routes have five next hop types to choose from.',
    rules: ['R9', 'R10', 'R73'],
  };
}
