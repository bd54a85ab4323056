import { buildFigure } from '@/lib/figure/build';
import { packetOf } from '@/lib/figure/packet';
import type { Topology } from '@/lib/peering/topology';
import type { Answer, PeeringStateAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { AskDraft, Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import {
  buildTopology,
  type LinkPlan,
  linkName,
  type NetworkPlan,
  peer,
  type RoutePlan,
} from '../topologies/plan';
import { at, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { afterwards, EXTRA_RANGES, syncLink } from './parts/operating';

/** A place in the figure: the link to be synced, the machine or gateway that gets a packet first. */
export const pointAtIt: Family = {
  id: 'point-at-it',
  title: 'Point at it',
  concepts: ['address-space-sync', 'route-selection', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'hot-spot',
  misconceptions: ['M7', 'M20', 'M19', 'M21', 'M13', 'M1', 'M2', 'M15', 'M11'],
  structures: [
    { name: 'to-be-synced', levels: [1, 2, 3], draw: drawSync, concepts: ['address-space-sync'] },
    {
      name: 'the-first-stop',
      levels: [2, 3],
      draw: drawFirstStop,
      concepts: ['route-selection', 'nva-transit'],
    },
    {
      name: 'beside-a-gateway',
      levels: [3],
      draw: drawBesideAGateway,
      concepts: ['route-selection', 'route-propagation'],
    },
  ],
};

const linkText = (link: LinkPlan): Prose => `Link ${code(linkName(link))} of ${code(link.from)}`;

/** A network got a range, and not every peer knows it yet. */
function drawSync(random: Random, level: Level): Draft {
  const count = level === 1 ? 2 : level + 1;
  const sites = drawSites(random, count, { hub: level > 1 });
  const grown = at(sites, 0);
  const others = sites.slice(1);
  const behind = random.pick(others);
  const range = random.pick(EXTRA_RANGES);
  const links = others.flatMap((site) => {
    const [there, back] = peer(grown.vnet, site.vnet);
    // whoever was synced knows all ranges
    return [there, site === behind ? { ...back, remoteRanges: [grown.range] } : back];
  });
  const topology = buildTopology({
    ...planOf(sites, { links }),
    vnets: sites.map((site) =>
      site === grown ? { ...vnetOf(site), ranges: [site.range, range] } : vnetOf(site),
    ),
  });
  const asked = links.filter(({ from, to }) => from === behind.vnet || to === behind.vnet);
  const healing = (answers: readonly Answer[]) => {
    const found = asked.filter((_, index) =>
      Object.values((answers[index] as PeeringStateAnswer).peerings).every(
        ({ peeringSyncLevel }) => peeringSyncLevel === 'FullyInSync',
      ),
    );
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const right = asked.find(({ from }) => from === behind.vnet) ?? asked[0];
  const done = others.filter((site) => site !== behind);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(range)} was added to ${code(grown.vnet)}. Point at the link that has to be synced, so that ${code(behind.vnet)} learns of it.`,
      `${code(behind.vnet)} has no route to ${code(range)} yet, which ${code(grown.vnet)} got today. Which link has to be synced?`,
      `After ${code(range)} was added to ${code(grown.vnet)}, one sync is missing. Choose the link on which it is run.`,
    ]),
    note: `All links are Connected.${done.length > 0 ? ` ${done.map(({ vnet }) => code(vnet)).join(' and ')} ${done.length > 1 ? 'know' : 'knows'} the new range already.` : ''}`,
    topology,
    queries: asked.map((link) => afterwards([syncLink(link)])),
    phrase: (answers) => {
      const link = healing(answers);
      return link && linkText(link);
    },
    spot: (answers) => {
      const link = healing(answers);
      return link && `link:${link.from}/${linkName(link)}`;
    },
    headline: 'Sync the side that did not change',
    why: () =>
      `${code(grown.vnet)} knows its own ranges. What is out of date is the picture that ${code(behind.vnet)} has of it, in its link ${code(right ? linkName(right) : '')}, which shows LocalNotInSync.`,
    rules: ['R29', 'R28'],
    about: ['M7'],
  };
}

type Stop = Omit<AskDraft, 'form' | 'topology' | 'queries' | 'phrase' | 'why' | 'spot'> & {
  readonly why: Prose;
};

/** Which machine or gateway does a packet get to first? Its own if it finds no way at all. */
function askFirstStop(topology: Topology, from: Site, to: Site, { why, ...wording }: Stop): Draft {
  const figure = buildFigure(topology);
  const stopIn = (answers: readonly Answer[]) => {
    const { way, outcome } = packetOf((answers[0] as ReachAnswer).trace, figure);
    const next = way.find((id) => /^(nic|gateway):/.test(id) && id !== `nic:${from.vm}`);
    if (next) return next;
    return outcome === 'dropped' ? `nic:${from.vm}` : null;
  };
  return {
    ...wording,
    form: 'ask',
    topology,
    queries: [reach(from, to)],
    spot: stopIn,
    phrase: (answers) => {
      const stop = stopIn(answers);
      if (stop === null) return null;
      const name = code(stop.slice(stop.indexOf(':') + 1));
      if (stop === `nic:${from.vm}`) return `None: it finds no way out of ${name}`;
      return stop.startsWith('gateway:') ? `Gateway ${name}` : name;
    },
    why: () => why,
  };
}

const asksStop = (random: Random, from: Site, address: string, whose: Prose): Prose =>
  random.pick([
    `${code(from.vm)} sends a packet to ${code(address)} (${whose}). Point at the machine or gateway that gets it first.`,
    `A packet leaves ${code(from.vm)} for ${code(address)} (${whose}). To which place in the figure is it handed first?`,
    `Choose the first stop of a packet from ${code(from.vm)} to ${code(address)}, ${whose}.`,
  ]);

/** A router in the hub, and a route table that sends some packets to it. */
function drawFirstStop(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: level === 2 ? 'same' : 'any' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const aim = random.pick(['hub', 'hub-by-route', 'spoke', 'peered-spoke'] as const);
  const to = aim === 'hub' || aim === 'hub-by-route' ? hub : b;
  const route = (prefix: string, index: number): RoutePlan => ({
    name: `route-${index + 1}`,
    prefix,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const prefixes = ['0.0.0.0/0', ...(aim === 'hub-by-route' ? [hub.subnet.range] : [])];
  const table = `rt-${a.workload}`;
  const flag = { forwarded: true };
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, { routeTable: table }),
      vnetOf(b),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ...sites.map((site) => nicOf(site)),
    ],
    routeTables: [{ name: table, routes: prefixes.map(route) }],
    links: [
      ...[a, b].flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
      ...(aim === 'peered-spoke' ? peer(a.vnet, b.vnet, [flag, flag]) : []),
    ],
  };
  const said = {
    hub: {
      headline: 'The longest prefix comes first',
      why: `${code(hub.range)} of the peering is longer than ${code('0.0.0.0/0')} of ${code(table)}, and so the packet goes straight to ${code(hub.vm)}, past ${code(name)}.`,
      rules: ['R68', 'R71'],
    },
    'hub-by-route': {
      headline: 'A route longer than the peering’s',
      why: `${code(hub.subnet.range)} of ${code(table)} is longer than ${code(hub.range)} of the peering. So the packet is handed to ${code(name)}, though ${code(hub.vnet)} is a peer.`,
      rules: ['R71', 'R68'],
    },
    spoke: {
      headline: 'What no peering covers follows the default route',
      why: `${code(a.vnet)} and ${code(b.vnet)} are not peered, so no row but ${code('0.0.0.0/0')} of ${code(table)} holds ${code(b.ip)}. It leads to ${code(name)}.`,
      rules: ['R66', 'R37'],
    },
    'peered-spoke': {
      headline: 'The longest prefix comes first',
      why: `${code(a.vnet)} and ${code(b.vnet)} are peered themselves. The row for ${code(b.range)} is longer than ${code('0.0.0.0/0')}, and ${code(name)} sees nothing of it.`,
      rules: ['R68', 'R71'],
    },
  } as const;
  return askFirstStop(buildTopology(plan), a, to, {
    prompt: asksStop(random, a, to.ip, code(to.vm)),
    note: `${code(table)}, on the subnet of ${code(a.vm)}, sends ${prefixes.map(code).join(' and ')} to ${code(name)} (${code(ip)}), which forwards. All links allow forwarded traffic; no NSG is in use.`,
    ...said[aim],
  });
}

const OFFICE = '10.254.0.0/16';
const AROUND = '10.252.0.0/14';

/** A gateway that learns ranges by BGP, a peering, and a user route. */
function drawBesideAGateway(random: Random): Draft {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const gateway = `vgw-${hub.workload}`;
  const table = `rt-${a.workload}`;
  const aim = random.pick(['hub', 'office'] as const);
  const desk: Site = { ...hub, vm: 'vm-desk', ip: `10.254.${random.int(1, 9)}.${random.int(10, 90)}` };
  const to = aim === 'hub' ? hub : desk;
  const advertised = [OFFICE, ...(aim === 'hub' ? [hub.subnet.range] : [])];
  const topology = buildTopology({
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
      ]),
      vnetOf(a, { routeTable: table }),
    ],
    nics: [
      nicOf(hub),
      nicOf(a),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: [
      { name: table, routes: [{ name: 'office', prefix: AROUND, nextHop: 'VirtualAppliance', ip }] },
    ],
    gateways: [{ name: gateway, vnet: hub.vnet, bgp: advertised }],
    links: peer(a.vnet, hub.vnet, [
      { remoteGateways: true, forwarded: true },
      { transit: true, forwarded: true },
    ]),
  });
  return askFirstStop(topology, a, to, {
    prompt: asksStop(random, a, to.ip, aim === 'hub' ? code(hub.vm) : 'a machine in the office'),
    note: `${code(a.vnet)} uses ${code(gateway)}, through which the office advertises ${advertised.map(code).join(' and ')} by BGP. ${code(table)}, on the subnet of ${code(a.vm)}, sends ${code(AROUND)} to ${code('nva-01')} (${code(ip)}). No NSG is in use.`,
    ...(aim === 'hub'
      ? {
          headline: 'A peering’s routes come before a gateway’s',
          why: `${code(hub.subnet.range)} from the gateway is longer than ${code(hub.range)} of the peering. But routes of peerings are preferred to those of a gateway, so the packet goes straight to ${code(hub.vm)}.`,
          rules: ['R69'],
        }
      : {
          headline: 'Longer first, whoever made the route',
          why: `${code(OFFICE)} from the gateway is longer than ${code(AROUND)} of ${code(table)}. That one is a user route would count only between equal prefixes.`,
          rules: ['R68'],
        }),
  });
}
