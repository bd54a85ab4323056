import type { Topology } from '@/lib/peering/topology';
import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PickDraft, Statement } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, hostOf, isWithin, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';

/** Four requests, of which Azure carries out two. */
export const twoAzureTakes: Family = {
  id: 'two-azure-takes',
  title: 'Two that Azure takes',
  concepts: [
    'user-defined-routes',
    'application-security-groups',
    'address-space-planning',
    'cidr-and-subnets',
  ],
  levels: [1, 2, 3],
  kind: 'multiple-response',
  misconceptions: ['M9', 'M30', 'M34', 'M35'],
  structures: [
    { name: 'routes', draw: drawRoutes },
    { name: 'rules', levels: [2, 3], draw: drawRules },
    { name: 'ranges', draw: drawRanges },
    { name: 'room', draw: drawRoom },
  ],
};

const isTaken: Statement['holds'] = ([answer]) => (answer as CanPeerAnswer).allowed;

type Offer = { readonly text: Prose; readonly query: Query };

function pickTwo(
  random: Random,
  topology: Topology,
  good: readonly Offer[],
  bad: readonly Offer[],
  wording: Pick<PickDraft, 'prompt' | 'headline' | 'why' | 'rules' | 'note'>,
): Draft {
  const chosen = random.shuffle([...random.sample(good, 2), ...random.sample(bad, 2)]);
  return {
    ...wording,
    form: 'pick',
    topology,
    pick: 2,
    statements: chosen.map(({ text, query }) => ({ text, queries: [query], holds: isTaken })),
  };
}

/** Routes for a table: two whose next hop can be chosen. */
function drawRoutes(random: Random, level: Level): Draft {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true, regions: level === 3 ? 'any' : 'same' }) as [
    Site,
    Site,
    Site,
  ];
  const table = `rt-${spoke.workload}`;
  const ip = hostOf(subnetOf(hub.range, 2));
  const isVpn = random.oneIn(2);
  const gateway = {
    name: isVpn ? `vpng-${hub.workload}` : `ergw-${hub.workload}`,
    vnet: hub.vnet,
    type: isVpn ? ('Vpn' as const) : ('ExpressRoute' as const),
  };
  const withGateway = level > 1;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        ...(withGateway ? [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }] : []),
      ]),
      vnetOf(spoke, { routeTable: table }),
      ...(level === 3 ? [vnetOf(other)] : []),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ...(level === 3 ? [nicOf(other)] : []),
    ],
    routeTables: [{ name: table, routes: [] }],
    gateways: withGateway ? [gateway] : [],
    links: [
      ...peer(spoke.vnet, hub.vnet, withGateway ? [{ remoteGateways: true }, { transit: true }] : []),
      ...(level === 3 ? peer(other.vnet, hub.vnet) : []),
    ],
  };
  const office = random.pick(['10.253.0.0/16', '172.29.0.0/16', '192.168.240.0/20']);
  const offer = (addressPrefix: string, nextHopType: string): Offer => ({
    text: `${code(addressPrefix)} → ${nextHopType}${nextHopType === 'VirtualAppliance' ? ` ${code(ip)}` : ''}`,
    query: {
      kind: 'canPeer',
      operation: 'createRoute',
      routeTable: { id: idOf('routeTable', table) },
      properties: {
        addressPrefix,
        nextHopType,
        ...(nextHopType === 'VirtualAppliance' && { nextHopIpAddress: ip }),
      },
      context: { subnet: { id: idOf('subnet', spoke.vnet, spoke.subnet.name) } },
    },
  });
  const toGateway = offer(office, 'VirtualNetworkGateway');
  const good = [
    offer(random.pick([hub.range, hub.subnet.range]), 'VirtualAppliance'),
    offer('203.0.113.0/24', random.pick(['None', 'Internet'])),
    offer(random.pick(['0.0.0.0/0', other.range]), 'None'),
    ...(withGateway && isVpn ? [toGateway, toGateway] : []),
  ];
  const bad = [
    offer(hub.range, 'VNetPeering'),
    offer(random.pick(['0.0.0.0/0', hub.subnet.range]), 'VNetGlobalPeering'),
    ...(level > 1 ? [offer(office, 'VirtualNetworkServiceEndpoint')] : []),
    ...(withGateway && !isVpn ? [toGateway, toGateway] : []),
  ];
  return pickTwo(random, buildTopology(plan), [...new Set(good)], [...new Set(bad)], {
    prompt: random.pick([
      `Which two of these routes can be written into ${code(table)}, the table of ${code(spoke.vnet)}? Choose two.`,
      `A colleague has four routes for ${code(table)}. Choose the two that Azure takes.`,
      `Two of these can be routes of ${code(table)}, two can't. Choose the two that can.`,
    ]),
    ...(withGateway && {
      note: `${code(spoke.vnet)} uses ${code(gateway.name)}, the ${isVpn ? 'VPN' : 'ExpressRoute'} gateway of ${code(hub.vnet)}.`,
    }),
    headline: 'A user route names no peering, and no ExpressRoute gateway',
    why: `A user route leads to a virtual appliance, a VPN gateway, the virtual network, the internet or None. Routes of peerings and of service endpoints are the system's own${
      withGateway
        ? isVpn
          ? `; ${code(gateway.name)} is a VPN gateway, so a route may lead there.`
          : `, and those of the ExpressRoute gateway ${code(gateway.name)} come by BGP.`
        : '.'
    }`,
    rules: ['R73', ...(withGateway ? (['R58'] as const) : [])],
  });
}

/** Rules with application security groups: two whose groups are of one network. */
function drawRules(random: Random, level: Level): Draft {
  const [here, there] = drawSites(random, 2, { regions: level === 3 ? 'any' : 'same' }) as [Site, Site];
  const [servers, clients, foreign] = [`asg-${here.role.vm.slice(3)}`, 'asg-front', `asg-${there.workload}`];
  const nsg = `nsg-${here.workload}`;
  const member: Site = { ...here, vm: 'vm-front-07', ip: hostOf(here.subnet.range, 20) };
  const plan: NetworkPlan = {
    vnets: [vnetOf(here, { nsg }), vnetOf(there)],
    nics: [nicOf(here, { asg: servers }), nicOf(member, { asg: clients }), nicOf(there, { asg: foreign })],
    nsgs: [{ name: nsg, rules: [] }],
    asgs: [servers, clients, foreign],
    links: peer(here.vnet, there.vnet),
  };
  const groups = (...names: readonly string[]) => names.map((name) => ({ id: idOf('asg', name) }));
  const offer = (from: readonly string[], to: readonly string[]): Offer => {
    const isRange = (names: readonly string[]) => names.some((name) => name.includes('/'));
    const end = (side: 'source' | 'destination', names: readonly string[]) =>
      isRange(names)
        ? { [`${side}AddressPrefix`]: names[0] }
        : { [`${side}ApplicationSecurityGroups`]: groups(...names) };
    return {
      text: `From ${list(from.map(code))} to ${list(to.map(code))}`,
      query: {
        kind: 'canPeer',
        operation: 'createSecurityRule',
        networkSecurityGroup: { id: idOf('nsg', nsg) },
        properties: {
          priority: 300,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourcePortRange: '*',
          destinationPortRange: String(here.role.port),
          ...end('source', from),
          ...end('destination', to),
        },
      },
    };
  };
  const good = [
    offer([clients], [servers]),
    offer([there.range], [servers]),
    offer([clients, servers], [here.subnet.range]),
    offer([there.subnet.range], [clients, servers]),
  ];
  const bad = [
    offer([foreign], [servers]),
    offer([foreign, clients], [here.subnet.range]),
    offer([there.range], [servers, foreign]),
    offer([foreign], [clients]),
  ];
  return pickTwo(random, buildTopology(plan), good, bad, {
    prompt: random.pick([
      `Four rules for port ${here.role.port} are planned for ${code(nsg)}. Which two does Azure take? Choose two.`,
      `Choose the two rules that ${code(nsg)} can have, each for port ${here.role.port}.`,
      `Two of these rules for ${code(nsg)} name groups that can't stand together. Choose the other two.`,
    ]),
    note: `${code(servers)} holds ${code(here.vm)} and ${code(clients)} ${code(member.vm)}, both in ${code(here.vnet)}. ${code(foreign)} holds ${code(there.vm)} in the peered ${code(there.vnet)}.`,
    headline: 'All groups of one rule belong to one network',
    why: `${code(servers)} and ${code(clients)} have their machines in ${code(here.vnet)}, ${code(foreign)} in ${code(there.vnet)}. One rule can't name groups of both, peered or not. Addresses of the other network it may name.`,
    rules: ['R102', 'R92'],
  });
}

/** Ranges for a peered network: two that are free. */
function drawRanges(random: Random, level: Level): Draft | null {
  const [a, b, other] = drawSites(random, 3, { regions: level === 3 ? 'any' : 'same' }) as [Site, Site, Site];
  const [lower, upper] = halvesOf(b.range);
  const extra = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'].filter(
    (range) => ![a, b, other].some((site) => isWithin(site.range, range) || isWithin(range, site.range)),
  );
  const offer = (addressPrefix: string): Offer => ({
    text: code(addressPrefix),
    query: {
      kind: 'canPeer',
      operation: 'addAddressPrefix',
      virtualNetwork: { id: idOf('vnet', a.vnet) },
      addressPrefix,
    },
  });
  const [, unused] = halvesOf(upper);
  if (extra.length < 2) return null;
  return pickTwo(
    random,
    buildTopology({
      vnets: [
        vnetOf(a),
        { ...vnetOf(b), subnets: [{ name: b.subnet.name, range: subnetOf(lower, 0) }] },
        vnetOf(other),
      ],
      links: peer(a.vnet, b.vnet),
    }),
    // what a network has that is no peer doesn't matter
    [...extra, ...(level > 1 ? [other.range] : [])].map(offer),
    [upper, unused, subnetOf(lower, 1)].map(offer),
    {
      prompt: random.pick([
        `${code(a.vnet)}, a peer of ${code(b.vnet)}, needs more addresses. Which two of these ranges can it be given? Choose two.`,
        `Choose the two ranges that can be added to the address space of ${code(a.vnet)} while it is peered with ${code(b.vnet)}.`,
        `An administrator wants to add one of these to ${code(a.vnet)}, which is peered with ${code(b.vnet)}. Which two would Azure take? Choose two.`,
      ]),
      note: `${code(other.vnet)} is peered with neither.`,
      headline: 'A new range must not overlap a peer',
      why: `${code(b.vnet)} has ${code(b.range)}, and whatever lies in it is refused, used by a subnet or not. The peering is no obstacle otherwise: a range that is free is added, and the peer is synced afterwards.`,
      rules: ['R10', 'R15', 'R9'],
    },
  );
}

/** Subnets and machines: two that fit. */
function drawRoom(random: Random, level: Level): Draft {
  const [site] = drawSites(random, 1) as [Site];
  const lengths = random.sample(level === 1 ? [28, 27, 26, 25] : [29, 28, 27, 26, 25], 4);
  const vnet = { ...vnetOf(site), subnets: [] };
  const topology = buildTopology({ vnets: [vnet] });
  const statements = lengths.map((length, index): Statement => {
    const size = 2 ** (32 - length);
    // Azure leaves five less than there are, and who thinks of two thinks that three more fit
    const machines = index < 2 ? size - random.int(5, Math.min(7, size - 1)) : size - random.int(2, 4);
    const range = subnetOf(site.range, 0, length);
    return {
      text: `${code(range)} for ${machines} machines`,
      queries: [
        {
          kind: 'canPeer',
          operation: 'createSubnet',
          virtualNetwork: { id: idOf('vnet', site.vnet) },
          addressPrefix: range,
        },
      ],
      holds: ([answer]) => ((answer as CanPeerAnswer).usableAddresses ?? 0) >= machines,
    };
  });
  return {
    form: 'pick',
    prompt: random.pick([
      `In ${code(site.vnet)} a subnet is to be made for machines with one NIC each. Which two of these are large enough? Choose two.`,
      `Choose the two subnets of ${code(site.vnet)} that hold as many machines as is said.`,
      `Four plans for a new subnet of ${code(site.vnet)}, each with the machines it is for. Which two work? Choose two.`,
    ]),
    topology,
    pick: 2,
    statements: random.shuffle(statements),
    headline: 'Azure keeps five addresses of every subnet',
    why: `The first four addresses of a subnet and the last are Azure's. What is left: ${list(
      lengths.toSorted((a, b) => b - a).map((length) => `${2 ** (32 - length) - 5} of a /${length}`),
    )}.`,
    rules: ['R5'],
  };
}
