import type { Topology } from '@/lib/peering/topology';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { address } from '../parts/asking';
import { connects } from '../parts/stating';

type Named = { readonly name: string; readonly properties: Record<string, unknown> };

const editNamed =
  (name: string, edit: (properties: Record<string, unknown>) => Record<string, unknown>) =>
  ({ resources, ...rest }: Topology): Topology => ({
    ...rest,
    resources: resources.map((resource) =>
      resource.name === name
        ? { ...resource, properties: edit(resource.properties as Record<string, unknown>) }
        : resource,
    ),
  });

/** Spokes that talk through an appliance: one route is there, two things are missing. */
export function drawMissing(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: level === 2 ? 'same' : 'any' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const table = (site: Site) => `rt-${site.workload}`;
  const [has, lacks] = random.shuffle([a, b]) as [Site, Site];
  const flag = { forwarded: true };
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2), routeTable: table(hub) }]),
      vnetOf(a, { routeTable: table(a) }),
      vnetOf(b, { routeTable: table(b) }),
    ],
    nics: [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: false }, nicOf(a), nicOf(b)],
    routeTables: [
      { name: table(hub), routes: [] },
      ...[a, b].map((site) => ({
        name: table(site),
        routes:
          site === has
            ? [{ name: 'to-other', prefix: lacks.range, nextHop: 'VirtualAppliance' as const, ip }]
            : [],
      })),
    ],
    links: [a, b].flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  };
  const addRoute = (to: string, addressPrefix: string) =>
    editNamed(to, (properties) => ({
      ...properties,
      routes: [
        ...((properties.routes ?? []) as Named[]),
        {
          name: 'added',
          properties: { addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress: ip },
        },
      ],
    }));
  const forwarding = {
    text: `Switch IP forwarding on for the NIC of ${code(name)}`,
    apply: editNamed(name, (properties) => ({ ...properties, enableIPForwarding: true })),
  };
  const back = {
    text: `In ${code(table(lacks))}: ${code(has.range)} to ${code(ip)}`,
    apply: addRoute(table(lacks), has.range),
  };
  const inHub = [a, b].map((site) => ({
    text: `In ${code(table(hub))}: ${code(site.range)} to ${code(ip)}`,
    apply: addRoute(table(hub), site.range),
  }));
  const more = {
    text: `In ${code(table(has))}: ${code(lacks.subnet.range)} to ${code(ip)}`,
    apply: addRoute(table(has), lacks.subnet.range),
  };
  return {
    form: 'combine',
    prompt: random.pick([
      `${code(a.vm)} must reach ${code(address(b))} on ${code(b.vm)} through ${code(name)}, and get the answers. Which two things are still missing? Choose two.`,
      `Traffic between ${code(a.vm)} and ${code(b.vm)} is to go through ${code(name)}, both ways. Choose the two that it still takes.`,
      `Which two changes make the way between ${code(a.vm)} and ${code(b.vm)} complete? Choose two.`,
    ]),
    note: `The operating system of ${code(name)} (${code(ip)}) forwards; IP forwarding is off for its NIC. ${code(table(has))} has a route for ${code(lacks.range)} to ${code(ip)}; ${code(table(lacks))} and ${code(table(hub))}, on the subnet of ${code(name)}, are empty. All links allow forwarded traffic. Next hop type of each route is VirtualAppliance.`,
    topology: buildTopology(plan),
    pick: 2,
    changes: random.shuffle([forwarding, back, random.pick(inHub), more]),
    queries: [reach(a, b)],
    isMet: connects,
    headline: 'A NIC that may forward, and a route from each side',
    why: `${code(table(has))} sends packets for ${code(lacks.vnet)} to ${code(name)}. Those in the other direction need a route in ${code(table(lacks))}, and whichever way they go, Azure drops them at ${code(name)} as long as IP forwarding is off for its NIC. ${code(hub.vnet)} itself is peered with both.`,
    rules: ['R83', 'R84'],
    about: ['M23'],
  };
}
