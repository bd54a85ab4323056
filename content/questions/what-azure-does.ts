import type { Topology } from '@/lib/peering/topology';
import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import {
  buildTopology,
  type GatewayPlan,
  idOf,
  type LinkPlan,
  linkName,
  peer,
  type VnetPlan,
} from '../topologies/plan';
import { canPeer, drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { placesOf } from './parts/scenery';
import { request } from './parts/series';

/** Requests, one after the other: which of them does Azure carry out? */
export const whatAzureDoes: Family = {
  id: 'what-azure-does',
  title: 'Done or refused?',
  concepts: ['peering-validity', 'address-space-planning', 'gateway-transit-flags', 'address-space-sync'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M5', 'M6', 'M9', 'M10', 'M11', 'M12', 'M15', 'M16', 'M17', 'M30', 'M34', 'M35'],
  structures: [
    { name: 'joining-a-hub', draw: drawJoiningAHub },
    { name: 'sharing-a-gateway', levels: [2, 3], draw: drawSharingAGateway },
    { name: 'daily-work', levels: [2, 3], draw: drawDailyWork },
    { name: 'hub-of-a-company', levels: [2, 3], draw: drawHubOfACompany },
  ],
};

const OTHER_TENANT = { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } };
const NEW_RANGES = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'];

function ask(
  random: Random,
  topology: Topology,
  parts: readonly PartDraft[],
  wording: Pick<Draft, 'note' | 'headline'> & { readonly why: Prose },
): Draft {
  return {
    form: 'parts',
    prompt: random.pick([
      'Each of these is asked of Azure by itself, with everything else as it is. Which does it do?',
      'An administrator plans these steps, each for itself. Which of them does Azure carry out?',
      'Fill in what Azure says to each request. None of them depends on another.',
    ]),
    title: 'Requests',
    ...wording,
    rules: [],
    topology,
    parts: random.shuffle(parts),
  };
}

const withSubnets = (site: Site, range: string, subnet: string): VnetPlan => ({
  ...vnetOf(site),
  ranges: [range],
  subnets: [{ name: site.subnet.name, range: subnet }],
});

/** A newcomer from far away and from another tenant. */
const peerForeign = (topology: Topology, hub: Site, foreign: Site): PartDraft =>
  request(
    topology,
    `Peer ${code(hub.vnet)} with ${code(foreign.vnet)} (${code(foreign.range)}, another tenant${foreign.region === hub.region ? '' : `, ${foreign.region.title}`})`,
    { ...canPeer(hub.vnet, foreign.vnet), ...OTHER_TENANT },
    {
      why: `${code(foreign.range)} is clear of all the others, and neither region nor tenant has to be the same.`,
      rules: ['R19', 'R18'],
      about: ['M12', 'M11'],
    },
  );

const addRange = (topology: Topology, site: Site, range: string, where: Prose): PartDraft =>
  request(
    topology,
    `Add ${code(range)} to ${code(site.vnet)}, ${where}`,
    {
      kind: 'canPeer',
      operation: 'addAddressPrefix',
      virtualNetwork: { id: idOf('vnet', site.vnet) },
      addressPrefix: range,
    },
    {
      why: `A range can be added while the peering stands. Each peer is synced afterwards.`,
      rules: ['R9'],
      about: ['M6'],
    },
  );

/** The link that was deleted, made again while the other is Disconnected. */
const createAgain = (topology: Topology, gone: LinkPlan): PartDraft =>
  request(
    topology,
    `Create ${code(linkName(gone))} again, which was deleted; the other link shows Disconnected`,
    canPeer(gone.from, gone.to),
    {
      why: `While the remaining link is Disconnected Azure takes no new one. That link is deleted first, then both are made.`,
      rules: ['R26'],
      about: ['M5'],
    },
  );

const spokes = (hub: Site, spoke: Site): readonly LinkPlan[] => peer(spoke.vnet, hub.vnet);

function drawJoiningAHub(random: Random, level: Level): Draft {
  const sites = drawSites(random, 6, {
    hub: true,
    regions: ['home', 'home', 'away', 'home', 'home', 'home'],
  });
  const [hub, spoke, foreign, crowding, twin, lost] = sites as [Site, Site, Site, Site, Site, Site];
  const [hubLower, hubUpper] = halvesOf(hub.range);
  const [spokeLower] = halvesOf(spoke.range);
  const range = random.pick(NEW_RANGES);
  const [left, gone] = random.shuffle(peer(lost.vnet, hub.vnet)) as [LinkPlan, LinkPlan];
  const twinRange = random.pick([spoke.range, spokeLower]);
  const crowded = { range: random.pick([hub.range, hubUpper]), subnet: subnetOf(hubUpper, 1) };
  const topology = buildTopology({
    vnets: [
      withSubnets(hub, hub.range, subnetOf(hubLower, 0)),
      withSubnets(spoke, spoke.range, subnetOf(spokeLower, 0)),
      vnetOf(foreign),
      withSubnets(crowding, crowded.range, crowded.subnet),
      withSubnets(twin, twinRange, subnetOf(spokeLower, 0)),
      vnetOf(lost),
    ],
    links: [...spokes(hub, spoke), { ...left, state: 'Disconnected' }],
  });
  const parts = [
    peerForeign(topology, hub, foreign),
    request(
      topology,
      `Peer ${code(hub.vnet)} with ${code(crowding.vnet)} (${code(crowded.range)}, its subnet ${code(crowded.subnet)})`,
      canPeer(hub.vnet, crowding.vnet),
      {
        why: `${code(crowded.range)} overlaps ${code(hub.range)}. That no two subnets do is of no importance.`,
        rules: ['R15'],
        about: ['M9'],
      },
    ),
    request(
      topology,
      `Peer ${code(hub.vnet)} with ${code(twin.vnet)} (${code(twinRange)})`,
      canPeer(hub.vnet, twin.vnet),
      {
        why: `${code(twinRange)} overlaps ${code(spoke.vnet)}, a peer of the hub already. The hub would have two routes for the same addresses.`,
        rules: ['R16'],
        about: ['M10'],
      },
    ),
    addRange(topology, hub, range, 'which stays peered'),
    createAgain(topology, gone),
  ];
  return ask(random, topology, level === 1 ? parts.slice(0, 4) : parts, {
    note: `${placesOf(sites)} ${code(foreign.vnet)} belongs to another company; whoever makes the links has the rights on all networks. The CLI is used, which makes one link at a time. ${code(spoke.vnet)} (${code(spoke.range)}) is peered with ${code(hub.vnet)} (${code(hub.range)}).`,
    headline: 'Address spaces decide, not regions, tenants or subnets',
    why: `${code(hub.vnet)} has ${code(hub.range)} and a peer with ${code(spoke.range)}: a new peer must be clear of both.`,
  });
}

const withGateway = (site: Site): VnetPlan =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
const gatewayOf = (site: Site): GatewayPlan => ({ name: `vgw-${site.workload}`, vnet: site.vnet });

const useGateway = (link: LinkPlan): Query => ({
  kind: 'canPeer',
  operation: 'updatePeering',
  peering: { id: idOf('link', link.from, linkName(link)) },
  properties: { useRemoteGateways: true },
});

const borrow = (topology: Topology, link: LinkPlan, that: Prose, because: Parameters<typeof request>[3]) =>
  request(
    topology,
    `Set ${code('useRemoteGateways')} on ${code(linkName(link))}, ${that}`,
    useGateway(link),
    because,
  );

/** The hub's gateway, and spokes that would like to use it. */
function gatewayRows(random: Random, [hub, far, owning, swapped]: readonly [Site, Site, Site, Site]) {
  const toFar = peer(far.vnet, hub.vnet, [{}, { transit: true }]);
  const toOwning = peer(owning.vnet, hub.vnet, [{}, { transit: true }]);
  const toSwapped = peer(swapped.vnet, hub.vnet, [{ transit: true }, {}]);
  return {
    vnets: [withGateway(hub), vnetOf(far), withGateway(owning), vnetOf(swapped)],
    gateways: [gatewayOf(hub), gatewayOf(owning)],
    links: [...toFar, ...toOwning, ...toSwapped],
    rows: (topology: Topology): PartDraft[] => [
      borrow(topology, toFar[0], `whose network is in ${far.region.title}`, {
        why: `${code(linkName(toFar[1]))} allows gateway transit, and ${code(far.vnet)} has no gateway. Regions may differ.`,
        rules: ['R56', 'R50'],
        about: ['M17'],
      }),
      borrow(topology, toOwning[0], `whose network has ${code(gatewayOf(owning).name)}`, {
        why: `${code(owning.vnet)} has a gateway of its own, and a network with one can't borrow another.`,
        rules: ['R55'],
        about: ['M16'],
      }),
      borrow(
        topology,
        toSwapped[0],
        random.oneIn(2)
          ? `which has ${code('allowGatewayTransit')} on, as ${code(linkName(toSwapped[1]))} has not`
          : `where ${code('allowGatewayTransit')} is on; on ${code(linkName(toSwapped[1]))} it is off`,
        {
          why: `The gateway is in ${code(hub.vnet)}, so its link ${code(linkName(toSwapped[1]))} would have to allow transit.`,
          rules: ['R50', 'R54'],
          about: ['M15'],
        },
      ),
    ],
  };
}

function drawSharingAGateway(random: Random): Draft {
  const sites = drawSites(random, 5, { hub: true, regions: ['home', 'away', 'home', 'home', 'home'] });
  const [hub, far, owning, swapped, other] = sites as [Site, Site, Site, Site, Site];
  const { rows, ...plan } = gatewayRows(random, [hub, far, owning, swapped]);
  const table = `rt-${other.workload}`;
  const topology = buildTopology({
    ...plan,
    vnets: [...plan.vnets, vnetOf(other, { routeTable: table })],
    routeTables: [{ name: table, routes: [] }],
    links: [...plan.links, ...spokes(hub, other)],
  });
  return ask(random, topology, [...rows(topology), routeToPeering(topology, other, hub, table)], {
    note: `${placesOf(sites)} ${code(hub.vnet)} has the VPN gateway ${code(gatewayOf(hub).name)}, ${code(owning.vnet)} one of its own.`,
    headline: 'One gateway at most, allowed by its owner',
    why: `The network that has the gateway allows transit on its link. The other sets ${code('useRemoteGateways')}, if it has no gateway and uses no other.`,
  });
}

const routeToPeering = (topology: Topology, spoke: Site, hub: Site, table: string): PartDraft =>
  request(
    topology,
    `Add a route for ${code(hub.range)} with next hop ${code('VNetPeering')} to ${code(table)}`,
    {
      kind: 'canPeer',
      operation: 'createRoute',
      routeTable: { id: idOf('routeTable', table) },
      properties: { addressPrefix: hub.range, nextHopType: 'VNetPeering' },
      context: { subnet: { id: idOf('subnet', spoke.vnet, spoke.subnet.name) } },
    },
    {
      why: `A peering's routes come and go with it. A user route leads to an appliance, a VPN gateway, the network itself, the internet or None.`,
      rules: ['R73'],
      about: ['M34'],
    },
  );

/** A rule that names groups of two networks. */
function groupRow(topology: Topology, own: Site, peered: Site, group: string): PartDraft {
  const asg = (site: Site) => [{ id: idOf('asg', asgOf(site)) }];
  return request(
    topology,
    `Add a rule to ${code(group)} that allows ${code(asgOf(peered))}, of ${code(peered.vnet)}, to reach ${code(asgOf(own))}`,
    {
      kind: 'canPeer',
      operation: 'createSecurityRule',
      networkSecurityGroup: { id: idOf('nsg', group) },
      properties: {
        priority: 300,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        sourcePortRange: '*',
        destinationPortRange: String(own.role.port),
        sourceApplicationSecurityGroups: asg(peered),
        destinationApplicationSecurityGroups: asg(own),
      },
    },
    {
      why: `${code(asgOf(peered))} has its machines in ${code(peered.vnet)}, ${code(asgOf(own))} in ${code(own.vnet)}. One rule can't name groups of two networks, peered or not.`,
      rules: ['R102'],
      about: ['M30'],
    },
  );
}

const asgOf = (site: Site): string => `asg-${site.workload}`;

/** How many addresses a new subnet leaves for machines. */
function roomRow(random: Random, topology: Topology, site: Site): PartDraft {
  const length = random.pick([29, 28, 27, 26]);
  const size = 2 ** (32 - length);
  return {
    form: 'ask',
    label: `Create a subnet ${code(`/${length}`)} in ${code(site.vnet)}: room for how many machines?`,
    topology,
    queries: [
      {
        kind: 'canPeer',
        operation: 'createSubnet',
        virtualNetwork: { id: idOf('vnet', site.vnet) },
        addressPrefix: lastSubnetOf(site.range, length),
      },
    ],
    phrase: ([answer]) => String((answer as CanPeerAnswer).usableAddresses ?? 0),
    why: () => `Of ${size} addresses Azure keeps the first four and the last.`,
    rules: ['R5'],
    about: ['M35'],
  };
}

/** What comes up in a week: a rule, a route, a subnet, a range, a link that is gone. */
function drawDailyWork(random: Random): Draft {
  const sites = drawSites(random, 3, { regions: ['home', random.oneIn(2) ? 'home' : 'away', 'home'] });
  const [own, peered, lost] = sites as [Site, Site, Site];
  const group = `nsg-${own.workload}`;
  const table = `rt-${own.workload}`;
  const [left, gone] = random.shuffle(peer(own.vnet, lost.vnet)) as [LinkPlan, LinkPlan];
  const topology = buildTopology({
    vnets: [vnetOf(own, { nsg: group, routeTable: table }), vnetOf(peered), vnetOf(lost)],
    nics: [nicOf(own, { asg: asgOf(own) }), nicOf(peered, { asg: asgOf(peered) })],
    nsgs: [{ name: group, rules: [] }],
    asgs: [asgOf(own), asgOf(peered)],
    routeTables: [{ name: table, routes: [] }],
    links: [...peer(own.vnet, peered.vnet), { ...left, state: 'Disconnected' }],
  });
  const rows = [
    groupRow(topology, own, peered, group),
    routeToPeering(topology, own, peered, table),
    roomRow(random, topology, own),
    addRange(topology, own, random.pick(NEW_RANGES), 'which stays peered'),
    createAgain(topology, gone),
  ];
  return ask(random, topology, random.sample(rows, 4), {
    note: `${placesOf(sites)} ${code(own.vnet)} and ${code(peered.vnet)} are peered. The CLI is used, which makes one link at a time.`,
    headline: 'What a peering changes, and what it does not',
    why: `A peering joins ${code(own.vnet)} and ${code(peered.vnet)} for traffic. Rules, routes and address ranges keep to their own.`,
  });
}

/** A hub with a gateway and a spoke; what others ask of it. */
function drawHubOfACompany(random: Random): Draft {
  const sites = drawSites(random, 6, {
    hub: true,
    regions: ['home', 'away', 'home', 'home', 'away', 'home'],
  });
  const [hub, far, owning, swapped, foreign, twin] = sites as [Site, Site, Site, Site, Site, Site];
  const { rows, ...plan } = gatewayRows(random, [hub, far, owning, swapped]);
  const topology = buildTopology({
    ...plan,
    vnets: [...plan.vnets, vnetOf(foreign), withSubnets(twin, swapped.range, hostless(swapped))],
  });
  return ask(
    random,
    topology,
    [
      ...rows(topology),
      peerForeign(topology, hub, foreign),
      request(
        topology,
        `Peer ${code(hub.vnet)} with ${code(twin.vnet)} (${code(swapped.range)}, as ${code(swapped.vnet)} has)`,
        canPeer(hub.vnet, twin.vnet),
        {
          why: `${code(swapped.vnet)} is a peer of the hub and has ${code(swapped.range)} too. The hub would have two routes for the same addresses.`,
          rules: ['R16'],
          about: ['M10'],
        },
      ),
    ],
    {
      note: `${placesOf(sites)} ${code(hub.vnet)} has the VPN gateway ${code(gatewayOf(hub).name)}, ${code(owning.vnet)} one of its own. ${code(foreign.vnet)} belongs to another company; whoever makes the links has the rights on all networks.`,
      headline: 'Address spaces and gateways decide, not regions or tenants',
      why: `${code(hub.vnet)} can have peers anywhere, as long as their ranges are clear of its own and of its other peers'.`,
    },
  );
}

/** A subnet of the same range as the site's, and elsewhere in it. */
const hostless = (site: Site): string => lastSubnetOf(site.range, 26);
