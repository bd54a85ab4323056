import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type SubnetPlan } from '../topologies/plan';
import { drawSites, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { placesOf } from './parts/scenery';
import { type Because, hopTo } from './parts/series';

/** One machine, several destinations: the next hop for each. */
export const whereTheRoutesLead: Family = {
  id: 'where-the-routes-lead',
  title: 'Next hops, row by row',
  concepts: ['effective-routes-and-next-hop', 'peering-routes', 'route-selection'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M1', 'M3', 'M4', 'M11', 'M14', 'M15', 'M17', 'M18', 'M19', 'M20', 'M21', 'M22', 'M33'],
  structures: [
    { name: 'near-and-behind', levels: [1], draw: drawNearAndBehind },
    { name: 'peers-and-others', levels: [2, 3], draw: drawPeersAndOthers },
    { name: 'default-route', levels: [2, 3], draw: drawDefaultRoute },
    { name: 'grown-hub', levels: [2, 3], draw: drawGrownHub },
    { name: 'borrowed-gateway', levels: [2, 3], draw: drawBorrowedGateway },
    { name: 'learned-too-much', levels: [3], draw: drawLearnedTooMuch },
  ],
};

const OFFICE = '10.254.0.0/16';
const OFFICE_HOST = '10.254.3.20';

type Row = { readonly ip: string; readonly label: Prose } & Because;

function ask(
  random: Random,
  from: Site,
  plan: NetworkPlan,
  rows: readonly Row[],
  wording: Pick<Draft, 'note' | 'headline'> & { readonly why: Prose },
): Draft {
  const topology = buildTopology(plan);
  return {
    form: 'parts',
    prompt: random.pick([
      `For each destination, choose the next hop type that Network Watcher shows for ${code(from.vm)}.`,
      `${code(from.vm)} sends to these addresses. Which next hop type does each packet get?`,
      `Fill in the next hop types for packets that leave ${code(from.vm)}.`,
    ]),
    title: `Next hops from ${code(from.vm)}`,
    ...wording,
    rules: ['R68'],
    topology,
    parts: random
      .shuffle(rows)
      .map(({ ip, label, ...because }): PartDraft => hopTo(topology, from, ip, label, because)),
  };
}

const machine = (site: Site): Prose => `${code(site.ip)}, ${code(site.vm)} in ${code(site.vnet)}`;

const peerType = (from: Site, to: Site): Prose =>
  from.region === to.region ? 'VNetPeering' : 'VNetGlobalPeering';

/** A network that is half a peer: one link, whichever of the two. */
const halfLink = (random: Random, own: Site, half: Site): LinkPlan =>
  random.oneIn(2) ? { from: own.vnet, to: half.vnet } : { from: half.vnet, to: own.vnet };

const towardsHalf = (own: Site, half: Site, rest: Prose): Row => ({
  ip: half.ip,
  label: machine(half),
  why: `Between ${code(own.vnet)} and ${code(half.vnet)} there is one link, and it takes two. ${rest}`,
  rules: ['R24', 'R65'],
  about: ['M4'],
});

const towardsBlocked = (own: Site, blocked: Site): Row => ({
  ip: blocked.ip,
  label: machine(blocked),
  why: `The link of ${code(own.vnet)} doesn't allow virtual network access. The peering and its route stay where they are all the same.`,
  rules: ['R39', 'R40'],
  about: ['M14'],
});

const NONE_LEFT = 'What is left is the None route for private addresses.';

/** A peer, near or far, and a network behind it or half joined. */
function drawNearAndBehind(random: Random): Draft {
  const isHalf = random.oneIn(2);
  const sites = drawSites(random, 3, { regions: ['home', 'away', 'home'] });
  const [own, far, other] = sites as [Site, Site, Site];
  const links = [
    ...peer(own.vnet, far.vnet),
    ...(isHalf ? [halfLink(random, own, other)] : peer(far.vnet, other.vnet)),
  ];
  return ask(
    random,
    own,
    planOf(sites, { links }),
    [
      {
        ip: far.ip,
        label: machine(far),
        why: `${code(own.vnet)} is peered with ${code(far.vnet)}, so it has a route to ${code(far.range)}. The two are in different regions, which the type says.`,
        rules: ['R33', 'R18'],
        about: ['M11'],
      },
      isHalf
        ? towardsHalf(own, other, NONE_LEFT)
        : {
            ip: other.ip,
            label: machine(other),
            why: `${code(other.vnet)} is a peer of ${code(far.vnet)} only. ${NONE_LEFT}`,
            rules: ['R37', 'R65'],
            about: ['M1'],
          },
    ],
    {
      note: placesOf(sites),
      headline: 'A route to each peer, and to nothing behind it',
      why: `${code(own.vnet)} has one peering that is Connected: with ${code(far.vnet)}.`,
    },
  );
}

/** A peer, one without access, a network with half a peering, and a peer's peer. */
function drawPeersAndOthers(random: Random): Draft {
  const sites = drawSites(random, 5, { regions: ['home', 'away', 'home', 'home', 'home'] });
  const [own, far, half, behind, blocked] = sites as [Site, Site, Site, Site, Site];
  const links = [
    ...peer(own.vnet, far.vnet),
    halfLink(random, own, half),
    ...peer(far.vnet, behind.vnet),
    ...peer(own.vnet, blocked.vnet, [{ access: false }]),
  ];
  const unused = hostOf(lastSubnetOf(far.range, 26), random.int(0, 30));
  return ask(
    random,
    own,
    planOf(sites, { links }),
    [
      {
        ip: unused,
        label: `${code(unused)}, in ${code(far.vnet)} but in none of its subnets`,
        why: `The peering with ${code(far.vnet)}, in another region, brings a route for its whole range ${code(far.range)}, used or not.`,
        rules: ['R33', 'R18'],
        about: ['M18'],
      },
      towardsHalf(own, half, NONE_LEFT),
      {
        ip: behind.ip,
        label: machine(behind),
        why: `${code(behind.vnet)} is a peer of ${code(far.vnet)} only. ${NONE_LEFT}`,
        rules: ['R37', 'R65'],
        about: ['M1'],
      },
      towardsBlocked(own, blocked),
    ],
    {
      note: `${placesOf(sites)} No route table is in use.`,
      headline: 'Routes exist for peers, and for nothing behind them',
      why: `${code(own.vnet)} has two peerings that are Connected: with ${code(far.vnet)} and with ${code(blocked.vnet)}.`,
    },
  );
}

/** A default route to the firewall, and what is longer than it. */
function drawDefaultRoute(random: Random): Draft {
  const sites = drawSites(random, 5, { hub: true, regions: ['home', 'home', 'away', 'home', 'home'] });
  const [hub, own, far, other, half] = sites as [Site, Site, Site, Site, Site];
  const { plan, table } = behindFirewall(sites, own);
  const withoutPropagation = random.oneIn(2);
  return ask(
    random,
    own,
    {
      ...plan,
      routeTables: (plan.routeTables ?? []).map((each) => ({
        ...each,
        disableBgpRoutePropagation: withoutPropagation,
      })),
      links: [
        ...peer(own.vnet, hub.vnet),
        ...peer(own.vnet, far.vnet),
        ...peer(other.vnet, hub.vnet),
        halfLink(random, own, half),
      ],
    },
    [
      {
        ip: hub.ip,
        label: machine(hub),
        why: `The peering's route ${code(hub.range)} is longer than ${code('0.0.0.0/0')}, and so it wins.`,
        rules: ['R68', 'R71'],
        about: ['M21', 'M19'],
      },
      {
        ip: far.ip,
        label: machine(far),
        why: `${code(far.vnet)} is a peer in another region. Its route ${code(far.range)} is longer than the user route.`,
        rules: ['R68', 'R33'],
        about: ['M11', 'M21'],
      },
      {
        ip: other.ip,
        label: machine(other),
        why: `${code(other.vnet)} is a peer of the hub, not of ${code(own.vnet)}. The user route ${code('0.0.0.0/0')} takes the packet.`,
        rules: ['R37', 'R66'],
        about: ['M1'],
      },
      towardsHalf(own, half, `The user route ${code('0.0.0.0/0')} takes the packet.`),
    ],
    {
      note: `${placesOf(sites)}${withoutPropagation ? ` Gateway route propagation is switched off in ${code(table)}.` : ''}`,
      headline: 'The longest prefix wins, whoever made the route',
      why: `${code(own.vnet)} has the routes of its peerings and ${code('0.0.0.0/0')} to the firewall.${withoutPropagation ? ' That propagation is off keeps gateway routes out, and no others.' : ''}`,
    },
  );
}

/** A hub with a firewall, and a route table that sends one network's traffic there. */
function behindFirewall(sites: readonly Site[], own: Site, more: readonly SubnetPlan[] = []) {
  const [hub, ...others] = sites as [Site, ...Site[]];
  const firewallSubnet = { name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) };
  const firewall = hostOf(firewallSubnet.range);
  const table = `rt-${own.workload}`;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [firewallSubnet, ...more]),
      ...others.map((site) => vnetOf(site, site === own ? { routeTable: table } : {})),
    ],
    nics: sites.map((site) => nicOf(site)),
    firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip: firewall }],
    routeTables: [
      {
        name: table,
        routes: [{ name: 'all-to-firewall', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip: firewall }],
      },
    ],
  };
  return { plan, table };
}

/** A hub as it grows: firewall, gateway, spokes near and far, one of them half peered. */
function drawGrownHub(random: Random): Draft {
  const sites = drawSites(random, 5, {
    hub: true,
    regions: ['home', 'away', 'home', 'home', 'home'],
  });
  const [hub, own, other, half, blocked] = sites as [Site, Site, Site, Site, Site];
  const gateway = `vgw-${hub.workload}`;
  const { plan } = behindFirewall(sites, own, [{ name: 'GatewaySubnet', range: gatewayRange(hub) }]);
  const borrows = [{ remoteGateways: true }, { transit: true }] as const;
  const taken = `The user route ${code('0.0.0.0/0')} takes the packet.`;
  return ask(
    random,
    own,
    {
      ...plan,
      gateways: [{ name: gateway, vnet: hub.vnet, bgp: [OFFICE, hub.subnet.range] }],
      links: [
        ...peer(own.vnet, hub.vnet, borrows),
        ...peer(other.vnet, hub.vnet, borrows),
        halfLink(random, own, half),
        ...peer(own.vnet, blocked.vnet, [{ access: false }]),
      ],
    },
    [
      {
        ip: hub.ip,
        label: machine(hub),
        why: `The peering's route ${code(hub.range)} is longer than ${code('0.0.0.0/0')}, and preferred to what the gateway learns, even to ${code(hub.subnet.range)}.`,
        rules: ['R69', 'R68'],
        about: ['M20', 'M21'],
      },
      towardsOffice(own, hub),
      {
        ...towardsOtherSpoke(own, hub, other),
        why: `${code(other.vnet)} is a peer of ${code(hub.vnet)}, not of ${code(own.vnet)}, and the gateway doesn't pass its range on. ${taken}`,
        rules: ['R37', 'R57', 'R66'],
      },
      towardsHalf(own, half, taken),
      towardsBlocked(own, blocked),
    ],
    {
      note: `${placesOf(sites)} The link of ${code(own.vnet)} to ${code(blocked.vnet)} has virtual network access off. ${code(gateway)} learns ${code(OFFICE)} and ${code(hub.subnet.range)} from the office by BGP.`,
      headline: 'Longest prefix first, and peerings before gateways',
      why: `${code(own.vnet)} has the routes of its peerings, what it borrows from ${code(gateway)}, and ${code('0.0.0.0/0')} to the firewall.`,
    },
  );
}

const gatewayRange = (hub: Site): string => {
  // below the firewall's subnet, which is the last /26
  const last = 2 ** (27 - Number(hub.range.split('/')[1])) - 3;
  return subnetOf(hub.range, last, 27);
};

/** A hub with a gateway that some of its spokes use. */
function hubPlan(
  [hub, ...spokes]: readonly [Site, ...Site[]],
  borrowers: readonly Site[],
  bgp: readonly string[],
): NetworkPlan {
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  return {
    vnets: [vnetOf(hub, {}, [gatewaySubnet]), ...spokes.map((spoke) => vnetOf(spoke))],
    nics: [hub, ...spokes].map((site) => nicOf(site)),
    gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet, bgp }],
    links: spokes.flatMap((spoke) =>
      peer(
        spoke.vnet,
        hub.vnet,
        borrowers.includes(spoke) ? [{ remoteGateways: true }, { transit: true }] : [],
      ),
    ),
  };
}

const learns = (hub: Site, ranges: Prose): Prose =>
  `${code(`vgw-${hub.workload}`)} learns ${ranges} from the office by BGP. No route table is in use.`;

const towardsOffice = (own: Site, hub: Site): Row => ({
  ip: OFFICE_HOST,
  label: `${code(OFFICE_HOST)}, in the office`,
  why: `The link of ${code(own.vnet)} uses remote gateways, and that of ${code(hub.vnet)} allows gateway transit. So the office's range is a route to the gateway.`,
  rules: ['R51', 'R50', 'R56'],
  about: ['M15', 'M17'],
});

const towardsOtherSpoke = (own: Site, hub: Site, other: Site): Row => ({
  ip: other.ip,
  label: machine(other),
  why: `${code(other.vnet)} is a peer of ${code(hub.vnet)}, not of ${code(own.vnet)}, and the gateway doesn't pass its range on. What is left is the None route for private addresses.`,
  rules: ['R37', 'R57', 'R65'],
  about: ['M3', 'M1'],
});

function drawBorrowedGateway(random: Random): Draft {
  const far = random.oneIn(3) ? 'home' : 'away';
  const sites = drawSites(random, 3, { hub: true, regions: ['home', far, 'home'] });
  const [hub, own, other] = sites as [Site, Site, Site];
  return ask(
    random,
    own,
    hubPlan([hub, own, other], [own, other], [OFFICE]),
    [
      towardsOffice(own, hub),
      towardsOtherSpoke(own, hub, other),
      ...(own.region === hub.region
        ? []
        : [
            {
              ip: hub.ip,
              label: machine(hub),
              why: `${code(hub.vnet)} is a peer in another region: its range is a route of type VNetGlobalPeering.`,
              rules: ['R33', 'R18'],
            } satisfies Row,
          ]),
    ],
    {
      note: `${placesOf(sites)} Both spokes use the gateway in ${code(hub.vnet)}. ${learns(hub, code(OFFICE))}`,
      headline: 'A borrowed gateway leads to the office, not to other spokes',
      why: `${code(own.vnet)} has the hub's range by its peering, and ${code(OFFICE)} by the gateway it borrows.`,
    },
  );
}

/** The office advertises part of the hub's own range. */
function drawLearnedTooMuch(random: Random): Draft {
  const far = random.oneIn(2) ? 'home' : 'away';
  const sites = drawSites(random, 3, { hub: true, regions: ['home', far, 'home'] });
  const [hub, own, other] = sites as [Site, Site, Site];
  return ask(
    random,
    own,
    hubPlan([hub, own, other], [own], [OFFICE, hub.subnet.range]),
    [
      towardsOffice(own, hub),
      {
        ...towardsOtherSpoke(own, hub, other),
        about: ['M1'],
      },
      {
        ip: hub.ip,
        label: machine(hub),
        why: `The peering's route ${code(hub.range)} is preferred to what a gateway learns, even to the longer ${code(hub.subnet.range)}.`,
        rules: ['R69', 'R33'],
        about: ['M20'],
      },
    ],
    {
      note: `${placesOf(sites)} ${code(own.vnet)} uses the gateway in ${code(hub.vnet)}; ${code(other.vnet)} doesn't. ${learns(hub, `${code(OFFICE)} and, by mistake, ${code(hub.subnet.range)}`)}`,
      headline: 'Peering routes come before gateway routes',
      why: `What ${code(hub.vnet)} is to ${code(own.vnet)} by peering stays so, whatever the office advertises: ${peerType(own, hub)}.`,
    },
  );
}
