import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { at, drawSites, nextHop, nicOf, vnetOf } from '../../topologies/scene';
import { isAccepted, wouldBeDone } from '../parts/operating';
import { hopIs, OFFICE, type Solution, three } from './solutions';

/** The office advertises a part of the hub; packets for it are to stay on the peering. */
export function drawStay(random: Random): Draft {
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
      holds: isAccepted,
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
