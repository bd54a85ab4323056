import type { Draft, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { at, drawSites, nextHop, nicOf, vnetOf } from '../../topologies/scene';
import { isAccepted, wouldBeDone } from '../parts/operating';
import { placesOf } from '../parts/scenery';
import { connects } from '../parts/stating';
import { hopIs, OFFICE, type Solution, three } from './solutions';

/** A table with propagation off has taken the office away. */
export function drawOffice(random: Random, level: Level): Draft {
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
    holds: isAccepted,
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
