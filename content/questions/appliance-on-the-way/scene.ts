import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer, type RoutePlan } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';

export type Scene = {
  readonly hub: Site;
  readonly spokes: readonly Site[];
  readonly ip: string;
  readonly name: string;
};

export function drawScene(random: Random, spokes: number, level: Level): Scene {
  const [hub, ...others] = drawSites(random, spokes + 1, {
    hub: true,
    regions: level === 1 ? ['home', 'home', 'home', 'away'] : 'any',
  }) as [Site, ...Site[]];
  return {
    hub,
    spokes: others,
    ip: hostOf(subnetOf(hub.range, 2)),
    name: random.pick(['nva-inspection-01', 'vm-router-hub-01', 'fw-linux-hub-01', 'vm-firewall-01']),
  };
}

export const tableOf = (site: Site) => `rt-${site.workload}`;

export type Routing = {
  /** whether this spoke sends what is meant for the others to the appliance */
  readonly routed: (site: Site) => boolean;
  readonly ipForwarding?: boolean;
  /** one route for everything, or one for each other spoke */
  readonly wide: boolean;
  /** whether an NSG with no rules of its own stands in front of the appliance */
  readonly guarded?: boolean;
};

/** Hub and spokes, with the routes that lead to the appliance. Every spoke lets forwarded traffic in. */
export function planOf(
  { hub, spokes, ip, name }: Scene,
  { routed, ipForwarding = true, wide, guarded = false }: Routing,
): NetworkPlan {
  const routesOf = (site: Site): RoutePlan[] =>
    wide
      ? [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }]
      : spokes
          .filter((other) => other !== site)
          .map(({ workload, range }) => ({
            name: `to-${workload}`,
            prefix: range,
            nextHop: 'VirtualAppliance',
            ip,
          }));
  const withTable = spokes.filter(routed);
  return {
    vnets: [
      vnetOf(hub, {}, [
        {
          name: 'snet-inspection',
          range: subnetOf(hub.range, 2),
          ...(guarded && { nsg: 'nsg-inspection' }),
        },
      ]),
      ...spokes.map((site) => vnetOf(site, routed(site) ? { routeTable: tableOf(site) } : {})),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding },
      ...spokes.map((site) => nicOf(site)),
    ],
    ...(guarded && { nsgs: [{ name: 'nsg-inspection', rules: [] }] }),
    routeTables: withTable.map((site) => ({ name: tableOf(site), routes: routesOf(site) })),
    links: spokes.flatMap((site) => peer(site.vnet, hub.vnet, [{ forwarded: true }, {}])),
  };
}

export const plainNote = ({ name }: Scene) =>
  `${code(name)} is set up to pass on what it is sent, every peering lets forwarded packets in, and there are no NSGs.`;
export const fullNote = ({ name }: Scene, guarded = false) =>
  `Each spoke's link to the hub allows forwarded traffic. ${code(name)} forwards in its operating system. ${guarded ? 'NSGs have their default rules besides.' : 'No NSG is in use.'}`;

/** Lets the tag in on the machine's port, and nothing else. */
export function tagGroup(random: Random, site: Site, closedOut: boolean): NsgPlan {
  return {
    name: `nsg-${site.workload}`,
    rules: [
      {
        name: random.pick(['AllowVnet', 'AllowInternal', 'AllowCompany']),
        priority: random.int(2, 5) * 100,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source: 'VirtualNetwork',
        port: String(site.role.port),
      },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      ...(closedOut
        ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
        : []),
    ],
  };
}

export const withGroup = (plan: NetworkPlan, site: Site, group: NsgPlan): NetworkPlan => ({
  ...plan,
  nsgs: [...(plan.nsgs ?? []), group],
  vnets: plan.vnets.map((vnet) =>
    vnet.name === site.vnet
      ? { ...vnet, subnets: vnet.subnets.map((subnet) => ({ ...subnet, nsg: group.name })) }
      : vnet,
  ),
});

export const BOTH = [{ forwarded: true }, { forwarded: true }] as const;
