import type { MisconceptionId, NextHopType } from '@/lib/peering/vocabulary';
import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';
import { yesOrNo } from './parts/stating';

/** Three statements about where the routes of one machine send packets, each yes or no. */
export const wherePacketsGo: Family = {
  id: 'where-packets-go',
  title: 'Where do the packets go?',
  concepts: ['route-selection', 'system-routes', 'user-defined-routes', 'non-transitivity'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M1', 'M4', 'M11', 'M13', 'M19', 'M21', 'M22'],
  structures: [
    { name: 'no-table', draw: drawNoTable },
    { name: 'one-wide-route', draw: drawWideRoute },
    { name: 'named-ranges', levels: [2, 3], draw: drawNamedRanges },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly other: Site;
  readonly half: Site;
  readonly ip: string;
  readonly nobody: string;
};

function drawScene(random: Random, regions: 'same' | 'different'): Scene {
  const [hub, spoke, other, half] = drawSites(random, 4, { hub: true, regions }) as [Site, Site, Site, Site];
  const block = privateBlockOf(hub.range);
  return {
    hub,
    spoke,
    other,
    half,
    ip: hostOf(subnetOf(hub.range, 2)),
    nobody: { '10.0.0.0/8': '172.31.250.9', '172.16.0.0/12': '192.168.251.6' }[block] ?? '10.247.0.12',
  };
}

/** The spoke with its table; the hub with an appliance, peered with both spokes; a network with half a peering. */
function planOf(scene: Scene, routes: readonly RoutePlan[], more: readonly LinkPlan[] = []): NetworkPlan {
  const { hub, spoke, other, half, ip } = scene;
  const table = `rt-${spoke.workload}`;
  const sites = more.length > 0 ? [hub, spoke, other, half] : [hub, spoke, other];
  return {
    vnets: sites.map((site) => {
      if (site === hub) return vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]);
      return vnetOf(site, site === spoke && routes.length > 0 ? { routeTable: table } : {});
    }),
    nics: [
      ...sites.map((site) => nicOf(site)),
      ...(routes.length > 0
        ? [{ name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }]
        : []),
    ],
    routeTables: routes.length > 0 ? [{ name: table, routes }] : [],
    links: [...peer(spoke.vnet, hub.vnet), ...peer(other.vnet, hub.vnet), ...more],
  };
}

type Way = 'peering' | 'appliance' | 'dropped' | 'internet' | 'inside';
const TYPES: Readonly<Record<Way, readonly NextHopType[]>> = {
  peering: ['VNetPeering', 'VNetGlobalPeering'],
  appliance: ['VirtualAppliance'],
  dropped: ['None'],
  internet: ['Internet'],
  inside: ['VnetLocal'],
};
const SAYS: Readonly<Record<Way, Prose>> = {
  peering: 'goes straight over the peering',
  appliance: `is handed to ${code('nva-01')}`,
  dropped: 'is dropped where it starts',
  internet: 'is sent out to the internet',
  inside: 'stays inside the network',
};

type Target = {
  readonly ip: string;
  readonly name: Prose;
  readonly goes: Way;
  readonly thought: Way;
  readonly why: Prose;
};

const asks = (random: Random) =>
  random.pick([
    'For each statement about its packets, choose Yes if it is true and No if it is not.',
    'Say of each statement whether the routes shown make it true.',
    'Which of these statements about its packets hold?',
  ]);

/** A statement says where the packet really goes, or where somebody thinks it does. */
function partsFor(
  random: Random,
  scene: Scene,
  plan: NetworkPlan,
  targets: readonly Target[],
  about: readonly MisconceptionId[],
): readonly PartDraft[] {
  const topology = buildTopology(plan);
  const { spoke } = scene;
  return random.shuffle(targets).map(({ ip, name, goes, thought, why }) => {
    const said = random.pick([goes, thought]);
    return {
      ...yesOrNo({
        label: `A packet from ${code(spoke.vm)} to ${code(ip)}, ${name}, ${SAYS[said]}.`,
        topology,
        queries: [nextHop(spoke, ip)],
        holds: ([answer]) => TYPES[said].includes((answer as NextHopAnswer).nextHopType),
        why,
        rules: ['R68', 'R65'],
      }),
      about,
    };
  });
}

function drawNoTable(random: Random, level: Level): Draft {
  const scene = drawScene(random, 'different');
  const { hub, spoke, other, half, nobody } = scene;
  const isHalf = level > 1;
  const plan = planOf(scene, [], isHalf ? [random.pick(peer(spoke.vnet, half.vnet))] : []);
  const block = (ip: string) => code(privateBlockOf(`${ip}/32`));
  const targets: Target[] = [
    {
      ip: hub.ip,
      name: `${code(hub.vm)} in ${code(hub.vnet)}`,
      goes: 'peering',
      thought: 'dropped',
      why: `${code(hub.vnet)} is a peer, though in another region, and the peering brings the route ${code(hub.range)}.`,
    },
    {
      ip: other.ip,
      name: `${code(other.vm)} in ${code(other.vnet)}`,
      goes: 'dropped',
      thought: random.pick(['peering', 'internet'] as const),
      why: `${code(other.vnet)} is a peer of ${code(hub.vnet)}, not of ${code(spoke.vnet)}, so no route leads there but the None route ${block(other.ip)}.`,
    },
    {
      ip: nobody,
      name: 'which no network here has',
      goes: 'dropped',
      thought: 'internet',
      why: `The address is private, and the None route ${block(nobody)} is longer than ${code('0.0.0.0/0')} → Internet.`,
    },
    ...(isHalf
      ? [
          {
            ip: half.ip,
            name: `${code(half.vm)} in ${code(half.vnet)}`,
            goes: 'dropped',
            thought: random.pick(['peering', 'internet'] as const),
            why: `Between ${code(spoke.vnet)} and ${code(half.vnet)} one link of two exists. It is Initiated and brings no route, so the None route ${block(half.ip)} is the longest match.`,
          } as const,
        ]
      : []),
  ];
  return {
    form: 'parts',
    prompt: `No route table is attached to the subnet of ${code(spoke.vm)}. ${asks(random)}`,
    note: 'The networks are in different regions.',
    topology: buildTopology(plan),
    parts: partsFor(random, scene, plan, random.sample(targets, 3), ['M1', 'M22', 'M4', 'M11']),
    headline: 'Peers have a route, other private addresses have None',
    why: 'The longest route that covers the address decides: a peer’s range, a None route for its block, or the one for everything else.',
    rules: ['R65', 'R33', 'R37'],
  };
}

/** One route, shorter than the peering's: to the appliance or to the internet. */
function drawWideRoute(random: Random, level: Level): Draft {
  const scene = drawScene(random, 'same');
  const { hub, spoke, other, half, ip } = scene;
  const kind = random.pick(
    level === 1 ? (['default', 'default', 'internet'] as const) : (['default', 'block', 'internet'] as const),
  );
  const block = privateBlockOf(hub.range);
  const prefix = kind === 'block' ? block : '0.0.0.0/0';
  const goes: Way = kind === 'internet' ? 'internet' : 'appliance';
  const route: RoutePlan =
    kind === 'internet'
      ? { name: 'default', prefix, nextHop: 'Internet' }
      : { name: 'to-appliance', prefix, nextHop: 'VirtualAppliance', ip };
  const isHalf = level === 3;
  const plan = planOf(scene, [route], isHalf ? [random.pick(peer(spoke.vnet, half.vnet))] : []);
  const own = hostOf(spoke.subnet.range, 40);
  const taken = (who: Prose): Prose =>
    `${who} For that address the ${code(prefix)} of the table is the longest match${kind === 'block' ? ', the system’s None route of the same prefix being overridden' : ', since a user route for everything removes the None routes'}.`;
  const targets: Target[] = [
    {
      ip: hub.ip,
      name: `${code(hub.vm)} in ${code(hub.vnet)}`,
      goes: 'peering',
      thought: goes,
      why: `The peering's route ${code(hub.range)} is longer than ${code(prefix)}.`,
    },
    {
      ip: other.ip,
      name: `${code(other.vm)} in ${code(other.vnet)}`,
      goes,
      thought: 'peering',
      why: taken(
        `${code(other.vnet)} is a peer of ${code(hub.vnet)}, not of ${code(spoke.vnet)}, so no peering route leads there.`,
      ),
    },
    isHalf
      ? {
          ip: half.ip,
          name: `${code(half.vm)} in ${code(half.vnet)}`,
          goes,
          thought: 'peering',
          why: taken(`With ${code(half.vnet)} there is one link of two, which brings no route.`),
        }
      : {
          ip: own,
          name: `an address in the subnet of ${code(spoke.vm)} itself`,
          goes: 'inside',
          thought: goes,
          why: `The network's own route ${code(spoke.range)} is longer than ${code(prefix)}.`,
        },
  ];
  return {
    form: 'parts',
    prompt: `The subnet of ${code(spoke.vm)} has a table with one route, ${code(prefix)} → ${kind === 'internet' ? 'Internet' : `VirtualAppliance ${code(ip)} (${code('nva-01')})`}. ${asks(random)}`,
    topology: buildTopology(plan),
    parts: partsFor(random, scene, plan, targets, ['M21', 'M19', 'M1', 'M4']),
    headline: 'A short route takes what no longer one covers',
    why: `${code(prefix)} is shorter than the ranges of the network itself and of its peers, so it takes only the rest.`,
    rules: ['R68', kind === 'block' ? 'R70' : 'R66', 'R37'],
  };
}

/** A route that names the peer, a part of it, or the other spoke. */
function drawNamedRanges(random: Random, level: Level): Draft {
  const scene = drawScene(random, 'same');
  const { hub, spoke, other, nobody, ip } = scene;
  const named = random.pick(['hub', 'part', 'hub'] as const);
  const inside = hub.subnet.range;
  const prefix = named === 'hub' ? hub.range : inside;
  const nextHopOf = random.pick(['VirtualAppliance', 'None'] as const);
  const goes: Way = nextHopOf === 'None' ? 'dropped' : 'appliance';
  const routes: RoutePlan[] = random.shuffle([
    { name: 'hub', prefix, nextHop: nextHopOf, ...(nextHopOf === 'VirtualAppliance' && { ip }) },
    ...(level === 3
      ? [{ name: 'partner', prefix: '198.51.100.0/24', nextHop: 'VirtualAppliance', ip } as const]
      : []),
  ]);
  const plan = planOf(scene, routes);
  const beside = hostOf(subnetOf(hub.range, 2), 6);
  const besideTaken = named === 'hub';
  const targets: Target[] = [
    {
      ip: hub.ip,
      name: `${code(hub.vm)} in ${code(hub.vnet)}`,
      goes,
      thought: 'peering',
      why: `The table's ${code(prefix)} is ${named === 'hub' ? 'the very prefix of the peering, and between equals the user route wins' : `longer than the peering's ${code(hub.range)}`}.`,
    },
    besideTaken
      ? {
          ip: beside,
          name: `in ${code('snet-inspection')} of ${code(hub.vnet)}`,
          goes,
          thought: 'peering',
          why: `The address is in ${code(hub.range)}, which the table names: between equals the user route wins.`,
        }
      : {
          ip: nobody,
          name: 'which no network here has',
          goes: 'dropped',
          thought: 'internet',
          why: `No route of the table covers it, and the None route ${code(privateBlockOf(`${nobody}/32`))} is longer than ${code('0.0.0.0/0')} → Internet.`,
        },
    {
      ip: other.ip,
      name: `${code(other.vm)} in ${code(other.vnet)}`,
      goes: 'dropped',
      thought: random.pick(['peering', 'internet'] as const),
      why: `The table doesn't name ${code(other.range)}, and no peering leads there: the None route ${code(privateBlockOf(other.range))} is left.`,
    },
  ];
  return {
    form: 'parts',
    prompt: `The table of ${code(spoke.vm)}'s subnet sends ${code(prefix)} to ${nextHopOf === 'None' ? 'None' : code('nva-01')}. ${asks(random)}`,
    ...(level === 3 && { note: `${code('198.51.100.0/24')} is a partner's range on the internet.` }),
    topology: buildTopology(plan),
    parts: partsFor(random, scene, plan, targets, ['M13', 'M1', 'M22']),
    headline: 'A user route of the same length or longer takes over from the peering',
    why: `${code(prefix)} is at least as long as the peering's ${code(hub.range)}, so it takes what lies in it, and nothing else.`,
    rules: ['R71', 'R68', 'R65'],
  };
}
