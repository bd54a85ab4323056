import type { Draft, PartDraft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { at, drawSites, nextHop, nicOf, vnetOf } from '../../topologies/scene';
import { hopIs, type Solution, three } from './solutions';

/** What a spoke sends to the hub's machines is to pass the firewall. */
export function drawFirewall(random: Random, level: Level): Draft {
  const sites = drawSites(random, level, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const firewallSubnet = lastSubnetOf(hub.range, 26);
  const ip = hostOf(firewallSubnet);
  const table = `rt-${a.workload}`;
  const flag = { forwarded: true };
  const build = (prefixes: readonly string[], off = false) =>
    buildTopology({
      vnets: [
        vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: firewallSubnet }]),
        vnetOf(a, { routeTable: table }),
        ...sites.slice(2).map((site) => vnetOf(site)),
      ],
      nics: sites.map((site) => nicOf(site)),
      firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
      routeTables: [
        {
          name: table,
          routes: prefixes.map(
            (prefix, index): RoutePlan => ({
              name: `to-firewall-${index + 1}`,
              prefix,
              nextHop: 'VirtualAppliance',
              ip,
            }),
          ),
          ...(off && { disableBgpRoutePropagation: true }),
        },
      ],
      links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
    } satisfies NetworkPlan);
  const solution = (
    prefixes: readonly string[],
    why: Prose,
    rules: PartDraft['rules'],
    off = false,
  ): Solution => ({
    says: `Give ${code(table)} ${prefixes.length > 1 ? 'routes' : 'a route'} for ${list(prefixes.map(code))} to ${code(ip)}${off ? ', and switch gateway route propagation off in it' : ''}.`,
    topology: build(prefixes, off),
    query: nextHop(a, hub.ip),
    holds: hopIs('VirtualAppliance'),
    why,
    rules,
  });
  const block = privateBlockOf(hub.range);
  const does = [
    solution(
      [hub.range],
      `The prefix is the same as that of the peering's route, and between equal prefixes the user route wins.`,
      ['R71', 'R68'],
    ),
    solution(
      [hub.subnet.range],
      `${code(hub.subnet.range)} is longer than ${code(hub.range)} of the peering, so packets for ${code(hub.ip)} follow it.`,
      ['R71', 'R68'],
    ),
    solution(
      ['0.0.0.0/0', hub.range],
      `It is the second that does it: as long as the peering's route, and made by a user.`,
      ['R71', 'R68'],
    ),
  ];
  const doesNot = [
    solution(
      ['0.0.0.0/0'],
      `The peering's route for ${code(hub.range)} is longer than ${code('0.0.0.0/0')}. Packets for ${code(hub.ip)} go on taking it, past the firewall.`,
      ['R71', 'R86'],
    ),
    solution(
      ['0.0.0.0/0'],
      `Propagation is about gateway routes. That of the peering stays, and ${code(hub.range)} is longer than ${code('0.0.0.0/0')}.`,
      ['R59', 'R71'],
      true,
    ),
    solution(
      [block],
      `${code(block)} holds ${code(hub.ip)}, but the peering's ${code(hub.range)} is longer. For other spokes this would do, for the hub it doesn't.`,
      ['R86', 'R71'],
    ),
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `Goal: what ${code(a.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}) goes to the firewall ${code(`afw-${hub.workload}`)} first.`,
      `Packets from ${code(a.vm)} to ${code(hub.ip)} in ${code(hub.vnet)} have to pass the firewall at ${code(ip)}. Three solutions are proposed.`,
      `${code(`afw-${hub.workload}`)} is to see the traffic that ${code(a.vm)} sends to ${code(hub.vm)} (${code(hub.ip)}).`,
    ]),
    note: `${code(table)} is on the subnet of ${code(a.vm)} and empty as yet; next hop type is VirtualAppliance. The range of ${code(hub.vnet)} is ${code(hub.range)}.`,
    topology: build([]),
    parts: three(random, does, doesNot),
    headline: 'At least as long as the peering’s route',
    why: `The peering brings a route for ${code(hub.range)}. A user route wins against it only if its prefix is at least as long.`,
    rules: ['R71', 'R68'],
  };
}
