import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { asksWhichAreTrue } from '../parts/stating';
import { DESK, hasRow, hopIs, OFFICE, peeringType, type Said } from './statements';

/** Two subnets of a spoke that uses the hub's gateway; for one of them propagation may be off. */
export function drawPropagation(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, other] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const gateway = `vgw-${hub.workload}`;
  const off = random.oneIn(2);
  const table = off ? 'rt-closed' : `rt-${a.workload}`;
  // a table without routes can't be told from none, but for the switch
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
      vnetOf(a, { routeTable: table }),
      vnetOf(other),
    ],
    nics: sites.map((site) => nicOf(site)),
    routeTables: [{ name: table, routes: [], disableBgpRoutePropagation: off }],
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [OFFICE], gateway }],
    links: sites
      .slice(1)
      .flatMap((site) => peer(site.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }])),
  };
  const topology = buildTopology(plan);
  const type = peeringType(a, hub);
  const toHub: Said = {
    why: off
      ? `Propagation decides about gateway routes only. The row for ${code(hub.range)} is a system route of the peering, and it stays.`
      : `The peering brings the range of ${code(hub.vnet)} as one row.`,
    rules: off ? ['R59', 'R33'] : ['R33'],
  };
  const hub1 =
    off && random.oneIn(2)
      ? hopIs(topology, a, hub.ip, `the address of ${code(hub.vm)}`, random.pick([type, 'None']), toHub)
      : hasRow(topology, a, random.oneIn(2) ? hub.range : hub.subnet.range, type, toHub);
  const office = off
    ? hopIs(topology, other, DESK, 'in the office', 'VirtualNetworkGateway', {
        why: `The table is on the subnet of ${code(a.vm)} alone. ${code(other.vnet)} uses the gateway of ${code(hub.vnet)} as before.`,
        rules: ['R79', 'R51'],
      })
    : hasRow(topology, a, OFFICE, 'VirtualNetworkGateway', {
        why: `${code(a.vnet)} uses ${code(gateway)}, whose link allows transit: the office's range comes with it.`,
        rules: ['R51', 'R50'],
      });
  const spoke = hopIs(
    topology,
    a,
    other.ip,
    `the address of ${code(other.vm)}`,
    random.pick(['None', 'VirtualNetworkGateway', peeringType(a, other)]),
    {
      why: `${code(gateway)} brings what lies on-premises, not the range of another spoke, and peering is not transitive. ${code(other.ip)} falls to a None route.`,
      rules: ['R57', 'R37'],
    },
  );
  return {
    form: 'parts',
    prompt: asksWhichAreTrue(random),
    note: `Both spokes use ${code(gateway)}, behind which lies the office (${code(OFFICE)}). ${code(table)} is on the subnet of ${code(a.vm)}; it has no routes, and gateway route propagation is ${off ? 'off' : 'on'} in it. ${placesOf([hub, a])}`,
    topology,
    parts: random.shuffle([hub1, office, spoke]),
    headline: 'Propagation is about gateway routes',
    why: `A spoke that uses a gateway has three kinds of routes: its own, those of its peerings, and those the gateway learned.`,
    rules: ['R59', 'R51'],
  };
}
