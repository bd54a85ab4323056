import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer, type RoutePlan } from '../../topologies/plan';
import { at, drawSites, nicOf, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { asksWhichAreTrue } from '../parts/stating';
import { hasRow, hopIs, peeringType, type Said } from './statements';

/** A route table with routes to a firewall: default only, or for the hub's range too. */
export function drawFirewall(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, other] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const firewallSubnet = lastSubnetOf(hub.range, 26);
  const ip = hostOf(firewallSubnet);
  const table = `rt-${a.workload}`;
  const covers = random.oneIn(2);
  const toFirewall = { nextHop: 'VirtualAppliance', ip } as const;
  const routes: RoutePlan[] = [
    { name: 'default', prefix: '0.0.0.0/0', ...toFirewall },
    ...(covers ? [{ name: 'to-hub', prefix: hub.subnet.range, ...toFirewall }] : []),
  ];
  const flag = { forwarded: true };
  const topology = buildTopology({
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-tools', range: subnetOf(hub.range, 2) },
        { name: 'AzureFirewallSubnet', range: firewallSubnet },
      ]),
      vnetOf(a, { routeTable: table }),
      vnetOf(other),
    ],
    nics: sites.map((site) => nicOf(site)),
    firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
    routeTables: [{ name: table, routes }],
    links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  });
  const tool = hostOf(subnetOf(hub.range, 2), 3);
  const type = peeringType(a, hub);
  const hop = (address: string, what: Prose, said: Said) =>
    hopIs(topology, a, address, what, random.pick(['VirtualAppliance', type]), said);
  const toTool = hop(tool, `in ${code('snet-tools')} of ${code(hub.vnet)}`, {
    why: `${code(tool)} is in ${code('0.0.0.0/0')} of the table and in ${code(hub.range)} of the peering. The longer prefix is followed, so it goes past the firewall.`,
    rules: ['R68', 'R71'],
  });
  const toSpoke = hop(other.ip, `the address of ${code(other.vm)}`, {
    why: `No row of a peering holds ${code(other.ip)}, and a user route ${code('0.0.0.0/0')} takes the None routes away. So it is that route which takes the packet, to the firewall.`,
    rules: ['R66', 'R37'],
  });
  const third = covers
    ? hasRow(topology, a, hub.range, type, {
        why: `The route for ${code(hub.subnet.range)} is longer, not the same. So the row of the peering stays Active beside it, for the rest of ${code(hub.range)}.`,
        rules: ['R70', 'R33'],
      })
    : hop(hub.ip, `the address of ${code(hub.vm)}`, {
        why: `${code(hub.range)} of the peering is longer than ${code('0.0.0.0/0')} and wins, though that is a user route.`,
        rules: ['R68', 'R71'],
      });
  return {
    form: 'parts',
    prompt: asksWhichAreTrue(random),
    note: `${code(table)}, on the subnet of ${code(a.vm)}, sends ${code('0.0.0.0/0')}${covers ? ` and ${code(hub.subnet.range)}` : ''} to the firewall at ${code(ip)}. ${placesOf([hub, a])}`,
    topology,
    parts: random.shuffle([toTool, toSpoke, third]),
    headline: 'The longest prefix first, whoever made the route',
    why: `For each address: which rows hold it, and which of them has the longest prefix?`,
    rules: ['R68', 'R71'],
  };
}
