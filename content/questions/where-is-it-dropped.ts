import { buildFigure } from '@/lib/figure/build';
import { packetOf } from '@/lib/figure/packet';
import type { Topology } from '@/lib/peering/topology';
import type { RuleId } from '@/lib/peering/vocabulary';
import type { Answer, ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { chosenRoute, code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, type NsgPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { address } from './parts/asking';

/** A packet that may not arrive: where in the figure does it end? */
export const whereIsItDropped: Family = {
  id: 'where-is-it-dropped',
  title: 'Where does it end?',
  concepts: ['peering-troubleshooting', 'nsg-order-nic-subnet', 'non-transitivity', 'nva-transit'],
  levels: [1, 2, 3],
  kind: 'hot-spot',
  misconceptions: ['M1', 'M2', 'M4', 'M11', 'M13', 'M23', 'M25', 'M28', 'M36'],
  structures: [
    { name: 'three-in-a-row', levels: [1, 2], draw: drawThreeInARow },
    { name: 'two-nsgs', levels: [1, 2, 3], draw: drawTwoNsgs },
    { name: 'on-both-sides', levels: [2, 3], draw: drawOnBothSides },
    { name: 'through-an-appliance', levels: [2, 3], draw: drawThroughAnAppliance },
  ],
};

const asks = (random: Random, from: Site, to: Site): Prose =>
  random.pick([
    `${code(from.vm)} connects to ${code(address(to))} on ${code(to.vm)}. Choose the place in the figure where its first packet ends.`,
    `A packet leaves ${code(from.vm)} for ${code(address(to))}. Where in the figure does its way end?`,
    `Point at the place that the packet from ${code(from.vm)} to ${code(`${to.ip}`)} does not get past, or at ${code(to.vm)} if it arrives.`,
  ]);

type Asking = {
  readonly from: Site;
  readonly to: Site;
  readonly prompt: Prose;
  readonly note?: Prose;
  readonly headline: Prose;
  readonly why: (answer: ReachAnswer) => Prose;
  readonly rules: readonly RuleId[];
};

function askWhere(topology: Topology, { from, to, why, ...wording }: Asking): Draft {
  const figure = buildFigure(topology);
  const placeIn = (answers: readonly Answer[]) => {
    const { way, outcome, stoppedAt } = packetOf((answers[0] as ReachAnswer).trace, figure);
    // what leaves for the internet ends at no place of the figure
    return outcome === 'left-to-internet' ? null : (stoppedAt ?? way.at(-1) ?? null);
  };
  return {
    ...wording,
    form: 'ask',
    topology,
    queries: [reach(from, to)],
    spot: placeIn,
    phrase: (answers) => {
      const place = placeIn(answers);
      return place === null ? null : nameOfPlace(place, to);
    },
    why: ([answer]) => why(answer as ReachAnswer),
  };
}

/** "NSG `nsg-a` on `vm-a`", "Link `to-b` of `vnet-a`", "`vm-b`: it arrives" */
function nameOfPlace(place: string, to: Site): Prose {
  const [kind = '', rest = ''] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'nsg') {
    const [name = '', at = ''] = rest.split('@');
    return `NSG ${code(name)} on the ${at.startsWith('nic:') ? `NIC of ${code(at.slice(4))}` : `subnet ${code(at.split('/').at(-1) ?? at)}`}`;
  }
  if (kind === 'link') {
    const [vnet = '', link = ''] = rest.split('/');
    return `Link ${code(link)} of ${code(vnet)}`;
  }
  if (rest === to.vm) return `${code(rest)}, where it arrives`;
  return `${code(rest)}, which it can’t get past`;
}

function drawThreeInARow(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const flags = { forwarded: level === 2 && random.oneIn(2) };
  const joint = random.pick(['apart', 'half', 'peered', 'peered'] as const);
  const direct = peer(a.vnet, b.vnet);
  const plan = planOf(sites, {
    links: [
      ...peer(a.vnet, hub.vnet, [flags, flags]),
      ...peer(b.vnet, hub.vnet, [flags, flags]),
      ...(joint === 'peered' ? direct : joint === 'half' ? [random.pick(direct)] : []),
    ],
    // with something to meet on the way, so that a packet that arrives isn't told by there being nothing
    ...(joint === 'peered' && {
      vnets: [vnetOf(hub), vnetOf(a), vnetOf(b, { nsg: `nsg-${b.workload}` })],
      nsgs: [{ name: `nsg-${b.workload}`, rules: [] }],
    }),
  });
  const topology = buildTopology(plan);
  return askWhere(topology, {
    from: a,
    to: b,
    prompt: asks(random, a, b),
    note:
      joint === 'peered'
        ? `${code(`nsg-${b.workload}`)} has the default rules only. The networks are in different regions.`
        : `The networks are in different regions. No NSG and no route table is in use.${flags.forwarded ? ' The links with the hub allow forwarded traffic.' : ''}`,
    headline: joint === 'peered' ? 'The default rules let peers in' : 'No route, no way',
    why: (answer) =>
      joint === 'peered'
        ? `${code(a.vnet)} and ${code(b.vnet)} are peered themselves, though ${a.region.title} and ${b.region.title} are far apart, and ${code('AllowVnetInBound')} lets in what comes from VirtualNetwork, a peer's range included.`
        : `In ${code(a.vnet)} no route leads to ${code(b.range)}: the longest match for ${code(b.ip)} is ${chosenRoute(answer.trace)}. So the packet doesn't get past ${code(a.vm)} itself${joint === 'half' ? ', and the one link between the two, without its other half, changes nothing' : ''}.`,
    rules: joint === 'peered' ? ['R34', 'R96', 'R91'] : ['R37', 'R65'],
  });
}

const denies = (name: string, direction: 'Inbound' | 'Outbound'): NsgPlan => ({
  name,
  rules: [{ name: 'DenyTcp', priority: 200, direction, access: 'Deny', protocol: 'Tcp' }],
});
const quiet = (name: string): NsgPlan => ({ name, rules: [] });

/** Two NSGs at one machine, on its NIC and on its subnet; each denies or has nothing to say. */
function drawTwoNsgs(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const direction = random.oneIn(2) ? 'Inbound' : 'Outbound';
  const guarded = direction === 'Inbound' ? b : a;
  const [onSubnet, onNic] = [`nsg-${guarded.subnet.name}`, `nsg-${guarded.vm}`];
  const [subnetDenies, nicDenies] = random.pick([
    [true, true],
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ] as const);
  const plan: NetworkPlan = {
    ...planOf([a, b], { links: peer(a.vnet, b.vnet) }),
    vnets: [a, b].map((site) => vnetOf(site, site === guarded ? { nsg: onSubnet } : {})),
    nics: [a, b].map((site) => nicOf(site, site === guarded ? { nsg: onNic } : {})),
    nsgs: [
      subnetDenies ? denies(onSubnet, direction) : quiet(onSubnet),
      nicDenies ? denies(onNic, direction) : quiet(onNic),
    ],
  };
  const topology = buildTopology(plan);
  const says = (name: string, denying: boolean) =>
    `${code(name)} ${denying ? `denies all ${direction.toLowerCase()} TCP` : 'has the default rules only'}`;
  return askWhere(topology, {
    from: a,
    to: b,
    prompt: asks(random, a, b),
    note: `${says(onSubnet, subnetDenies)}; ${says(onNic, nicDenies)}.${level > 1 ? ' The links are Connected, with flags at their defaults.' : ''}`,
    headline:
      direction === 'Inbound' ? 'Inbound meets the subnet’s NSG first' : 'Outbound meets the NIC’s NSG first',
    why: () =>
      `${direction === 'Inbound' ? `On its way in, a packet meets ${code(onSubnet)} on the subnet and then ${code(onNic)} on the NIC` : `On its way out, a packet meets ${code(onNic)} on the NIC and then ${code(onSubnet)} on the subnet`}. ${subnetDenies || nicDenies ? 'The first of them that denies ends it; over a peering as anywhere.' : 'Neither denies it: the default rules allow VirtualNetwork, of which the peer is part.'}`,
    rules: subnetDenies || nicDenies ? ['R89', 'R35'] : ['R89', 'R96', 'R91'],
  });
}

/** An NSG on each side: the sender's, the receiver's, or neither stops it. */
function drawOnBothSides(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const stops = random.pick(['sender', 'receiver', 'neither'] as const);
  const [out, into] = [`nsg-${a.workload}`, `nsg-${b.workload}`];
  const plan: NetworkPlan = {
    vnets: [vnetOf(a, { nsg: out }), vnetOf(b, { nsg: into })],
    nics: [nicOf(a), nicOf(b)],
    nsgs: [
      stops === 'sender' ? denies(out, 'Outbound') : denies(out, 'Inbound'),
      stops === 'receiver' ? denies(into, 'Inbound') : denies(into, 'Outbound'),
    ],
    links: peer(a.vnet, b.vnet),
  };
  const rule = (name: string, direction: string) => `${code(name)} denies all ${direction} TCP`;
  return askWhere(buildTopology(plan), {
    from: a,
    to: b,
    prompt: asks(random, a, b),
    note: `${rule(out, stops === 'sender' ? 'outbound' : 'inbound')}; ${rule(into, stops === 'receiver' ? 'inbound' : 'outbound')}. Both stand on the subnets.`,
    headline: 'Out of one, into the other',
    why: () =>
      stops === 'neither'
        ? `The packet goes out of ${code(a.vnet)} and into ${code(b.vnet)}. ${code(out)} denies what comes in and ${code(into)} what goes out, which this packet doesn't; its reply belongs to it.`
        : stops === 'sender'
          ? `${code(out)} is asked about what leaves ${code(a.subnet.name)}, before any peering. ${code('DenyTcp')} stops it there.`
          : `${code(out)} denies only what comes in, so the packet leaves, crosses the peering and meets ${code(into)}, which denies it. Peering overrides no NSG.`,
    rules: ['R89', 'R35'],
  });
}

function drawThroughAnAppliance(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const fault = random.pick(['ip-forwarding', 'nsg', 'none'] as const);
  const route = (target: Site): RoutePlan => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const guard = `nsg-${b.workload}`;
  const flag = { forwarded: true };
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, { routeTable: `rt-${a.workload}` }),
      vnetOf(b, { routeTable: `rt-${b.workload}`, nsg: guard }),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: fault !== 'ip-forwarding' },
      nicOf(a),
      nicOf(b),
    ],
    nsgs: [fault === 'nsg' ? denies(guard, 'Inbound') : quiet(guard)],
    routeTables: [
      { name: `rt-${a.workload}`, routes: [route(b)] },
      { name: `rt-${b.workload}`, routes: [route(a)] },
    ],
    links: [...peer(a.vnet, hub.vnet, [flag, flag]), ...peer(b.vnet, hub.vnet, [flag, flag])],
  };
  const whys: Record<typeof fault, Prose> = {
    'ip-forwarding': `The route table of ${code(a.vnet)} hands the packet to ${code(name)}. It is meant for ${code(b.ip)}, and the NIC of ${code(name)} may not take what is not its own: IP forwarding is off.`,
    nsg: `${code(name)} passes the packet on, and ${code(b.vnet)} takes forwarded traffic. Before ${code(b.vm)} it meets ${code(guard)}, whose rule denies it.`,
    none: `${code(a.vnet)} hands it to ${code(name)}, which may forward; ${code(b.vnet)} takes forwarded traffic, and ${code(guard)} has no rule against it.`,
  };
  return askWhere(buildTopology(plan), {
    from: a,
    to: b,
    prompt: asks(random, a, b),
    note: `The route tables send what is for the other spoke to ${code(ip)}. IP forwarding is ${fault === 'ip-forwarding' ? 'off' : 'on'} on the NIC of ${code(name)}; forwarded traffic is allowed on all links; ${code(guard)} ${fault === 'nsg' ? 'denies all inbound TCP' : 'has the default rules only'}.`,
    headline: 'Follow the packet: route, appliance, link, NSG',
    why: () => whys[fault],
    rules: ({ 'ip-forwarding': ['R84'], nsg: ['R35'], none: ['R83', 'R42'] } as const)[fault],
  });
}
