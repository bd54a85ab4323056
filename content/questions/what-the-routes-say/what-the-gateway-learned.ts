import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { asksWhichAreTrue } from '../parts/stating';
import { DESK, hopIs, OFFICE, peeringType } from './statements';

/** What the office advertises, beside peerings and user routes. */
export function drawLearned(random: Random): Draft {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const gateway = `vgw-${hub.workload}`;
  const ip = hostOf(subnetOf(hub.range, 2));
  const table = `rt-${a.workload}`;
  const type = peeringType(a, hub);
  const topology = buildTopology({
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
      ]),
      vnetOf(a, { routeTable: table }, [{ name: 'snet-data', range: subnetOf(a.range, 2) }]),
    ],
    nics: [
      nicOf(hub),
      nicOf(a),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: [
      {
        name: table,
        routes: [{ name: 'office-and-more', prefix: '10.252.0.0/14', nextHop: 'VirtualAppliance', ip }],
      },
    ],
    gateways: [{ name: gateway, vnet: hub.vnet, bgp: [OFFICE, hub.subnet.range, subnetOf(a.range, 2)] }],
    links: peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  });
  const inHub = hopIs(
    topology,
    a,
    hub.ip,
    `the address of ${code(hub.vm)}`,
    random.pick([type, 'VirtualNetworkGateway']),
    {
      why: `The office advertises ${code(hub.subnet.range)}, which is longer than ${code(hub.range)} of the peering. Routes of peerings are preferred to what a gateway learns all the same.`,
      rules: ['R69'],
    },
  );
  const inside = hostOf(subnetOf(a.range, 2), 5);
  const own = hopIs(
    topology,
    a,
    inside,
    `in ${code('snet-data')} of its own network`,
    random.pick(['VnetLocal', 'VirtualNetworkGateway']),
    {
      why: `${code(inside)} is in ${code(a.vnet)} itself. That the office advertises ${code(subnetOf(a.range, 2))} changes nothing: the network's own routes are preferred.`,
      rules: ['R69'],
    },
  );
  const office = hopIs(
    topology,
    a,
    DESK,
    'in the office',
    random.pick(['VirtualNetworkGateway', 'VirtualAppliance']),
    {
      why: `${code(OFFICE)} from the gateway is longer than ${code('10.252.0.0/14')} of the table. That one is a user route would matter only if the prefixes were the same.`,
      rules: ['R68'],
    },
  );
  return {
    form: 'parts',
    prompt: `Through ${code(gateway)} the office advertises ${code(OFFICE)}, ${code(hub.subnet.range)} and ${code(subnetOf(a.range, 2))} by BGP. ${asksWhichAreTrue(random)}`,
    note: `${code(a.vnet)} uses ${code(gateway)} of ${code(hub.vnet)}. ${code(table)}, on the subnet of ${code(a.vm)}, sends ${code('10.252.0.0/14')} to ${code('nva-01')} (${code(ip)}). ${placesOf([hub, a])}`,
    topology,
    parts: random.shuffle([inHub, own, office]),
    headline: 'Peering routes before gateway routes, then the longest prefix',
    why: 'Two things decide: routes of the network and its peerings are preferred to what a gateway learned, and of the rest the longest prefix wins.',
    rules: ['R69', 'R68'],
  };
}
