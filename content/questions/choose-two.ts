import type { Topology } from '@/lib/peering/topology';
import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, linkName, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, effectiveRoutes, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { address } from './parts/asking';
import { connects } from './parts/stating';

/** Two of several: machines that answer, rows of a route table, settings that do it together. */
export const chooseTwo: Family = {
  id: 'choose-two',
  title: 'Choose two',
  concepts: ['hub-and-spoke', 'peering-routes', 'gateway-transit-flags', 'nva-transit'],
  levels: [1, 2, 3],
  kind: 'multiple-response',
  misconceptions: ['M1', 'M2', 'M4', 'M15', 'M18', 'M24'],
  structures: [
    { name: 'who-answers', levels: [1, 2], draw: drawWhoAnswers },
    { name: 'rows-of-the-table', levels: [2, 3], draw: drawRows },
    { name: 'two-flags', levels: [2, 3], draw: drawTwoFlags },
    { name: 'two-routes', levels: [3], draw: drawTwoRoutes },
  ],
};

/** The networks round one: two are its peers, the others a peer's peer, half a peer, or nothing at all to it. */
function drawRound(random: Random, level: Level) {
  const sites = drawSites(random, 5, { regions: level === 1 ? 'same' : 'any' });
  const [from, first, second, behind, half] = [0, 1, 2, 3, 4].map((index) => at(sites, index)) as [
    Site,
    Site,
    Site,
    Site,
    Site,
  ];
  const flags = { forwarded: level === 3 };
  const links: LinkPlan[] = [
    ...peer(from.vnet, first.vnet, [flags, flags]),
    ...peer(from.vnet, second.vnet, [flags, flags]),
    ...peer(random.pick([first, second]).vnet, behind.vnet, [flags, flags]),
    random.oneIn(2) ? { from: from.vnet, to: half.vnet } : { from: half.vnet, to: from.vnet },
  ];
  return { sites, from, first, second, behind, half, links: random.shuffle(links), flags };
}

function drawWhoAnswers(random: Random, level: Level): Draft {
  const { sites, from, first, second, behind, half, links } = drawRound(random, level);
  const topology = buildTopology(planOf(sites, { links }));
  return {
    form: 'pick',
    prompt: random.pick([
      `Which two machines answer when ${code(from.vm)} connects to their private addresses? Choose two.`,
      `${code(from.vm)} tries the other four machines. Choose the two that it reaches.`,
      `From ${code(from.vm)}, which two of these are within reach by private address? Choose two.`,
    ]),
    ...(level > 1 && { note: 'No NSG and no route table is in use.' }),
    topology,
    pick: 2,
    statements: random.shuffle([first, second, behind, half]).map((site) => ({
      text: `${code(site.vm)} in ${code(site.vnet)}`,
      queries: [reach(from, site)],
      holds: connects,
    })),
    headline: 'Only networks joined by two links',
    why: `${code(from.vnet)} is peered with ${code(first.vnet)} and ${code(second.vnet)}. ${code(behind.vnet)} is a peer of a peer, which doesn't count; with ${code(half.vnet)} there is one link where it takes two.`,
    rules: ['R37', 'R24'],
  };
}

function drawRows(random: Random, level: Level): Draft {
  const { sites, from, first, second, behind, half, links } = drawRound(random, level);
  const topology = buildTopology(planOf(sites, { links }));
  const has = (site: Site, prefix = site.range) => {
    const nextHopType = site.region === from.region ? 'VNetPeering' : 'VNetGlobalPeering';
    return {
      text: `${code(prefix)} → ${code(nextHopType)}`,
      queries: [effectiveRoutes(from)],
      holds: ([answer]: readonly unknown[]) =>
        (answer as EffectiveRoutesAnswer).value.some(
          (row) => row.addressPrefix === prefix && row.nextHopType === nextHopType,
        ),
    };
  };
  const parted = random.pick([first, second]);
  return {
    form: 'pick',
    prompt: random.pick([
      `Which two rows stand in the effective routes of ${code(from.vm)}? Choose two.`,
      `The effective routes of ${code(from.vm)} are listed. Which two of these rows are among them? Choose two.`,
      `Choose the two peering routes that ${code(from.vm)} has.`,
    ]),
    note: `No route table is in use.${level === 3 ? ' The Connected links allow forwarded traffic.' : ''}`,
    topology,
    pick: 2,
    statements: random.shuffle([
      has(first),
      has(second),
      has(behind),
      has(half),
      has(parted, parted.subnet.range),
    ]),
    headline: 'One row for each range of each peer',
    why: `${code(from.vnet)} gets a row for the whole range of ${code(first.vnet)} (${code(first.range)}) and of ${code(second.vnet)} (${code(second.range)}): not for their subnets, not for ${code(behind.vnet)}, a peer of a peer, and not for ${code(half.vnet)}, whose peering is not Connected.`,
    rules: ['R33', 'R37', 'R24'],
  };
}

/** Sets one flag of one link. */
const setFlag =
  (link: LinkPlan, flag: string) =>
  ({ resources, ...rest }: Topology): Topology => ({
    ...rest,
    resources: resources.map((resource) => {
      if (resource.name !== link.from || !resource.type.endsWith('/virtualNetworks')) return resource;
      const properties = resource.properties as { virtualNetworkPeerings?: NamedProperties[] };
      return {
        ...resource,
        properties: {
          ...properties,
          virtualNetworkPeerings: properties.virtualNetworkPeerings?.map((peering) =>
            peering.name === linkName(link)
              ? { ...peering, properties: { ...peering.properties, [flag]: true } }
              : peering,
          ),
        },
      };
    }),
  });
type NamedProperties = { readonly name: string; readonly properties: Record<string, unknown> };

function drawTwoFlags(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const gateway = `vgw-${hub.workload}`;
  const office = random.pick(['10.254.0.0/16', '10.240.0.0/14', '172.31.0.0/16']);
  const [up, down] = peer(a.vnet, hub.vnet);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
      vnetOf(a),
      vnetOf(b),
    ],
    nics: sites.map((site) => nicOf(site)),
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [office], gateway }],
    links: [up, down, ...peer(b.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }])],
  };
  const change = (flag: string, link: LinkPlan) => ({
    text: `${code(flag)} on ${code(linkName(link))} of ${code(link.from)}`,
    apply: setFlag(link, flag),
  });
  return {
    form: 'combine',
    prompt: random.pick([
      `${code(b.vnet)} reaches the office (${code(office)}) through ${code(gateway)}. Which two settings let ${code(a.vm)} do the same? Choose two: each is part of the solution.`,
      `${code(a.vm)} has to reach the office (${code(office)}) by way of ${code(gateway)}. Choose the two settings that make it so together.`,
      `Which two settings does it take so that ${code(a.vnet)} uses ${code(gateway)} for the office (${code(office)})? Choose two.`,
    ]),
    note: `The links between ${code(a.vnet)} and ${code(hub.vnet)} are Connected; none of these settings is on yet.`,
    topology: buildTopology(plan),
    pick: 2,
    changes: random.shuffle([
      change('useRemoteGateways', up),
      change('allowGatewayTransit', down),
      change('allowGatewayTransit', up),
      change('useRemoteGateways', down),
    ]),
    queries: [
      {
        kind: 'reach',
        source: { networkInterface: { id: idOf('nic', a.vm) } },
        destination: { ipAddress: hostOf(office, 20) },
        protocol: 'Tcp',
        sourcePort: 50_000,
        destinationPort: 443,
      },
    ],
    isMet: connects,
    headline: 'Transit where the gateway is, remote gateways where it is not',
    why: `${code(hub.vnet)} has ${code(gateway)}: its link ${code(linkName(down))} allows transit. ${code(a.vnet)} has none: its link ${code(linkName(up))} uses remote gateways, and so the route to ${code(office)} gets there.`,
    rules: ['R50', 'R51'],
    about: ['M15'],
  };
}

function drawTwoRoutes(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const links = [a, b].flatMap((site) =>
    peer(site.vnet, hub.vnet, [{ forwarded: true }, { forwarded: true }]),
  );
  const table = (site: Site) => `rt-${site.workload}`;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, { routeTable: table(hub) }, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, { routeTable: table(a) }),
      vnetOf(b, { routeTable: table(b) }),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      nicOf(a),
      nicOf(b),
      nicOf(hub),
    ],
    routeTables: [hub, a, b].map((site) => ({ name: table(site), routes: [] })),
    links,
  };
  const route = (site: Site, target: Site) => ({
    text: `In ${code(table(site))}: ${code(target.range)} to ${code(ip)}`,
    apply: addRoute(table(site), target.range, ip),
  });
  return {
    form: 'combine',
    prompt: random.pick([
      `${code(a.vm)} must reach ${code(address(b))} on ${code(b.vm)} through ${code(name)}, and get the answers. Which two routes does that take? Choose two.`,
      `Traffic from ${code(a.vm)} to ${code(b.vm)} and back is to go through ${code(name)} in ${code(hub.vnet)}. Choose the two routes that are needed.`,
      `Which two user routes join ${code(a.vnet)} and ${code(b.vnet)} through ${code(name)}, there and back? Choose two.`,
    ]),
    note: `All links allow forwarded traffic, and the NIC of ${code(name)} may forward. Each table is on the subnet of its network’s machine, and empty as yet; next hop type is VirtualAppliance.`,
    topology: buildTopology(plan),
    pick: 2,
    changes: random.shuffle([route(a, b), route(b, a), route(hub, a), route(hub, b)]),
    queries: [reach(a, b)],
    isMet: connects,
    headline: 'A route there and a route back',
    why: `The packet starts in ${code(a.vnet)} and needs ${code(b.range)} in ${code(table(a))}; the reply starts in ${code(b.vnet)} and needs ${code(a.range)} in ${code(table(b))}. ${code(hub.vnet)} itself is peered with both, so ${code(name)} knows the way.`,
    rules: ['R83', 'R37'],
    about: ['M24'],
  };
}

const addRoute =
  (table: string, addressPrefix: string, nextHopIpAddress: string) =>
  ({ resources, ...rest }: Topology): Topology => ({
    ...rest,
    resources: resources.map((resource) => {
      if (resource.name !== table) return resource;
      const { routes = [] } = resource.properties as { routes?: object[] };
      const name = `route-${routes.length + 1}`;
      const properties = { addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress };
      return {
        ...resource,
        properties: { ...resource.properties, routes: [...routes, { name, properties }] },
      };
    }),
  });
