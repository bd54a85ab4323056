import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, isWithin, privateBlockOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askNextHop, askReach, asksNextHop } from './parts/asking';

/** Private addresses that no known network has: dropped, sent out, or taken along by a route for everything? */
export const nobodysAddress: Family = {
  id: 'nobodys-address',
  title: 'An address that nobody has',
  concepts: ['system-routes', 'non-transitivity'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M11', 'M19', 'M21', 'M22'],
  structures: [
    { name: 'which-are-dropped', draw: drawDropped },
    { name: 'which-leave-for-the-internet', draw: drawLeaving },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
    { name: 'packet', levels: [2, 3], draw: drawPacket },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly behind: Site;
  /** private, and in no network */
  readonly nobody: string;
  /** of the internet */
  readonly outside: string;
  /** of the appliance in the hub */
  readonly ip: string;
};

function drawScene(random: Random, level: Level, regions: 'any' | 'different' = 'any'): Scene {
  const sites = drawSites(random, 3, { hub: true, regions: level === 1 ? 'same' : regions });
  const [hub, spoke, behind] = sites as [Site, Site, Site];
  const candidates = [
    '10.251.7.4',
    '172.31.250.9',
    '192.168.253.20',
    '10.247.0.12',
    '172.30.77.5',
    '192.168.251.6',
  ];
  return {
    hub,
    spoke,
    behind,
    nobody: random.pick(candidates.filter((ip) => !sites.some(({ range }) => isWithin(`${ip}/32`, range)))),
    outside: random.pick(['203.0.113.80', '198.51.100.25', '192.0.2.44']),
    ip: hostOf(subnetOf(hub.range, 2)),
  };
}

const FORWARDED = [{ forwarded: true }, {}] as const;
const tableOf = ({ spoke }: Scene) => `rt-${spoke.workload}`;

/** A spoke that is peered with the hub, and a network behind the hub; `routes` stand in the spoke's table. */
function planOf(scene: Scene, routes: readonly RoutePlan[]): NetworkPlan {
  const { hub, spoke, behind, ip } = scene;
  const hasAppliance = routes.some(({ nextHop: type }) => type === 'VirtualAppliance');
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(spoke, routes.length > 0 ? { routeTable: tableOf(scene) } : {}),
      vnetOf(behind),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      nicOf(behind),
      ...(hasAppliance
        ? [{ name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }]
        : []),
    ],
    routeTables: routes.length > 0 ? [{ name: tableOf(scene), routes }] : [],
    links: [...peer(spoke.vnet, hub.vnet, FORWARDED), ...peer(behind.vnet, hub.vnet, FORWARDED)],
  };
}

const BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

type Table = 'none' | 'other' | 'default-appliance' | 'default-internet' | 'block-appliance';

function routesFor(random: Random, table: Table, { hub, nobody, ip }: Scene, level: Level): RoutePlan[] {
  const mine = new Set([privateBlockOf(hub.range), privateBlockOf(`${nobody}/32`)]);
  const partner: RoutePlan = {
    name: 'partner',
    prefix: '198.51.100.128/26',
    nextHop: random.pick(['None', 'Internet'] as const),
  };
  // one more route that is about something else
  const more = level === 3 ? [partner] : [];
  switch (table) {
    case 'none':
      return [];
    case 'other': {
      const others = BLOCKS.filter((block) => !mine.has(block));
      const internal = others[0]
        ? [{ name: 'internal', prefix: random.pick(others), nextHop: 'VirtualAppliance' as const, ip }]
        : [];
      return random.shuffle([...internal, partner]);
    }
    case 'default-appliance':
      return [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }, ...more];
    case 'default-internet':
      return [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'Internet' }, ...more];
    case 'block-appliance':
      return [
        { name: 'internal', prefix: privateBlockOf(hub.range), nextHop: 'VirtualAppliance', ip },
        partner,
      ];
  }
}

type Target = { readonly ip: string; readonly what: Prose };
const targetsOf = ({ hub, behind, nobody, outside }: Scene) => ({
  hub: { ip: hub.ip, what: `${code(hub.vm)} in ${code(hub.vnet)}` },
  behind: { ip: behind.ip, what: `${code(behind.vm)} in ${code(behind.vnet)}` },
  nobody: { ip: nobody, what: 'in no network here' },
  outside: { ip: outside, what: 'a server on the internet' },
});

/** Asks which of these addresses the route look-up sends to one kind of next hop. */
function askSet(
  scene: Scene,
  routes: readonly RoutePlan[],
  targets: readonly Target[],
  type: 'None' | 'Internet',
  wording: {
    readonly prompt: Prose;
    readonly why: Prose;
    readonly headline: Prose;
    readonly about: readonly MisconceptionId[];
  },
): Draft {
  const { hub, spoke, behind } = scene;
  return {
    form: 'ask',
    ...wording,
    note: `${code(spoke.vnet)} is peered with ${code(hub.vnet)}, and that with ${code(behind.vnet)}. ${list(
      targets.map(({ ip, what }) => `${code(ip)} is ${what}`),
    )}.`,
    topology: buildTopology(planOf(scene, routes)),
    queries: targets.map(({ ip }) => nextHop(spoke, ip)),
    phrase: (answers) => {
      const taken = targets.filter((_, index) => (answers[index] as NextHopAnswer).nextHopType === type);
      return taken.length === targets.length
        ? 'All of them'
        : taken.length === 0
          ? 'None of them'
          : list(taken.map(({ ip }) => code(ip)));
    },
    why: () => wording.why,
    rules: ['R65', 'R63', 'R37', 'R66'],
  };
}

const TABLE_SAYS = (scene: Scene, routes: readonly RoutePlan[]): Prose =>
  routes.length === 0
    ? ''
    : ` ${code(tableOf(scene))} changes nothing about that: no route of it covers them.`;

function drawDropped(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { spoke, hub, behind, nobody, outside } = scene;
  const table = random.pick<Table>(
    level === 1 ? ['none'] : level === 2 ? ['none', 'other'] : ['none', 'other', 'block-appliance'],
  );
  const routes = routesFor(random, table, scene, level);
  const all = targetsOf(scene);
  const targets = random.sample([all.hub, all.behind, all.nobody, all.outside], 3);
  const names = list(targets.map(({ ip }) => code(ip)));
  const covered = routes.filter(
    ({ prefix }) => isWithin(`${behind.ip}/32`, prefix) || isWithin(`${nobody}/32`, prefix),
  );
  return askSet(scene, routes, targets, 'None', {
    prompt: random.pick([
      `${code(spoke.vm)} sends a packet to each of ${names}. Which of the packets does Azure drop right at the start?`,
      `Of the packets that ${code(spoke.vm)} sends to ${names}, which ones have no way out of its subnet and are dropped?`,
      `For which of ${names} has ${code(spoke.vm)} no route but one that drops the packet?`,
    ]),
    headline: 'What nobody has, and what lies behind a peer, is dropped',
    why: [
      `Beside routes to its own network and to peers, every subnet has ${code('0.0.0.0/0')} → Internet and longer None routes for the private blocks.`,
      targets.includes(all.hub) ? `${code(hub.ip)} has the peering route ${code(hub.range)}.` : '',
      targets.includes(all.behind)
        ? `${code(behind.ip)} lies behind the peer, and no peering brings a route there.`
        : '',
      targets.includes(all.nobody) ? `${code(nobody)} lies nowhere.` : '',
      covered.length > 0
        ? `But ${list(covered.map(({ prefix, name }) => `${code(name)} (${code(prefix)})`))} takes the addresses it covers to ${code('nva-01')} instead.`
        : '',
      targets.includes(all.outside) ? `${code(outside)} is public, and leaves for the internet.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    about: ['M22', 'M1'],
  });
}

function drawLeaving(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { spoke, hub, outside } = scene;
  const table = random.pick<Table>(
    level === 1 ? ['none'] : ['none', 'other', 'default-internet', 'default-internet'],
  );
  const routes = routesFor(random, table, scene, level);
  const all = targetsOf(scene);
  const targets = random.shuffle([all.outside, ...random.sample([all.hub, all.behind, all.nobody], 2)]);
  const names = list(targets.map(({ ip }) => code(ip)));
  const strange = targets.filter((target) => target === all.behind || target === all.nobody);
  const unknown = list(strange.map(({ ip }) => code(ip)));
  const blocks = list([...new Set(strange.map(({ ip }) => code(privateBlockOf(`${ip}/32`))))], 'or');
  const peered = targets.includes(all.hub)
    ? ` ${code(all.hub.ip)} has the peering route ${code(hub.range)}.`
    : '';
  return askSet(scene, routes, targets, 'Internet', {
    prompt: random.pick([
      `${code(spoke.vm)} sends a packet to each of ${names}. Which of them leave for the internet?`,
      `Of ${names}, which does ${code(spoke.vm)} have the next hop Internet for?`,
      `Which of the packets from ${code(spoke.vm)} to ${names} does Azure send out to the internet?`,
    ]),
    headline:
      table === 'default-internet'
        ? 'A user route for everything takes the None routes away'
        : 'Private addresses that nobody has don’t go to the internet',
    why:
      table === 'default-internet'
        ? `With the user route ${code('0.0.0.0/0')} the subnet has no None routes any more, so whatever no longer route covers follows it to the internet: ${code(outside)}, and private ${unknown} too, where it is lost.${peered}`
        : `${code(outside)} is public, and ${code('0.0.0.0/0')} → Internet is the only route for it. For private ${unknown} the None route of its block, ${blocks}, is longer, so Azure drops what is sent there.${peered}${TABLE_SAYS(scene, routes)}`,
    about: table === 'default-internet' ? ['M1'] : ['M22'],
  });
}

/** One address, and a table that covers it or not. */
function drawOne(random: Random, level: Level) {
  const [table, to] = random.pick<readonly [Table, 'hub' | 'behind' | 'nobody']>([
    ['none', 'hub'],
    ['other', 'hub'],
    ['none', 'nobody'],
    ['other', 'nobody'],
    ['none', 'behind'],
    ['other', 'behind'],
    ['default-appliance', 'behind'],
    ['default-appliance', 'hub'],
    ['default-internet', 'behind'],
    ['block-appliance', 'behind'],
    ['block-appliance', 'hub'],
    ['default-internet', 'hub'],
  ]);
  // a peer in another region, where nothing else would make anybody think otherwise
  const isFar = to === 'hub' && (table === 'none' || table === 'other');
  const scene = drawScene(random, level, isFar ? 'different' : 'any');
  const routes = routesFor(random, table, scene, level);
  return { scene, table, to, routes, ...toldOf(scene, table, to) };
}

function toldOf(scene: Scene, table: Table, to: 'hub' | 'behind' | 'nobody') {
  const { hub, spoke, behind, nobody } = scene;
  const target = { hub: hub.ip, behind: behind.ip, nobody }[to];
  const block = privateBlockOf(`${target}/32`);
  const route = table === 'block-appliance' ? privateBlockOf(hub.range) : '0.0.0.0/0';
  if (to === 'hub' && (table === 'none' || table === 'other'))
    return {
      headline: 'A peering in another region brings its route too',
      why: `${code(hub.vnet)} is in ${hub.region.title}, ${code(spoke.vnet)} in ${spoke.region.title}. They are peered all the same, and a global peering brings its route ${code(hub.range)} like any other: that is the longest match for ${code(target)}.`,
      rules: ['R33', 'R18'] as const,
      about: ['M11'] as const,
    };
  if (to === 'hub')
    return {
      headline: 'The peering’s route is the longer one',
      why: `${code(target)} is in ${code(hub.vnet)}, a peer, and the peering brings ${code(hub.range)}. The ${code(route)} of ${code(tableOf(scene))} is shorter, so it isn't taken for this address.`,
      rules: ['R68', 'R71'] as const,
      about: route === '0.0.0.0/0' ? (['M21', 'M19'] as const) : (['M19'] as const),
    };
  if (table === 'none' || table === 'other')
    return {
      headline:
        to === 'nobody'
          ? 'Unknown private addresses are dropped'
          : 'What lies behind a peer is unknown, and unknown is None',
      why: `${
        to === 'nobody'
          ? `No network here has ${code(target)}.`
          : `${code(spoke.vnet)} learns the range of its peer ${code(hub.vnet)}, not that of ${code(behind.vnet)} behind it.`
      } Of the routes that every subnet has, ${code(block)} → None is longer than ${code('0.0.0.0/0')} → Internet, so that is where the look-up ends.${
        table === 'other' ? ` The routes of ${code(tableOf(scene))} cover other addresses.` : ''
      }`,
      rules: ['R65', 'R63', 'R37'] as const,
      about: ['M22', 'M1'] as const,
    };
  return {
    headline:
      table === 'block-appliance'
        ? 'A user route for a block takes the place of its None route'
        : 'A user route for everything takes the None routes away',
    why: `${code(spoke.vnet)} has no peering route for ${code(target)}, which lies behind ${code(hub.vnet)}. ${
      table === 'block-appliance'
        ? `${code(route)} in ${code(tableOf(scene))} has the same prefix as the system's None route, and the user route wins.`
        : `The user route ${code(route)} of ${code(tableOf(scene))} removes the None routes of the subnet, and then is the longest match left.`
    }`,
    rules: table === 'block-appliance' ? (['R68', 'R71', 'R37'] as const) : (['R66', 'R37'] as const),
    about: ['M1'] as const,
  };
}

function drawNextHop(random: Random, level: Level): Draft {
  const { scene, to, routes, ...told } = drawOne(random, level);
  const { spoke, hub, behind } = scene;
  const target = targetsOf(scene)[to];
  return askNextHop(planOf(scene, routes), spoke, target.ip, {
    prompt: asksNextHop(
      random,
      spoke,
      target.ip,
      to === 'nobody' ? 'an address that no network here has' : `which is ${target.what}`,
    ),
    note: `${code(spoke.vnet)} is peered with ${code(hub.vnet)}, and that with ${code(behind.vnet)}.${routes.length === 0 ? ' No route table is in use.' : ''}`,
    ...told,
  });
}

/** The same as a packet's way. */
function drawPacket(random: Random, level: Level): Draft {
  const { scene, to, routes, ...told } = drawOne(random, level);
  const { spoke, hub, behind } = scene;
  const target = targetsOf(scene)[to];
  const receiver: Site = to === 'nobody' ? { ...spoke, vm: target.ip, ip: target.ip } : { hub, behind }[to];
  const which = to === 'nobody' ? 'an address that no network here has' : `which is ${target.what}`;
  return askReach({ ...planOf(scene, routes) }, spoke, receiver, {
    prompt: random.pick([
      `${code(spoke.vm)} sends to ${code(target.ip)}, ${which}. What becomes of the packet?`,
      `${code(spoke.vm)} has ${code(target.ip)} in its configuration, ${which}. Where do its packets end?`,
      `A packet from ${code(spoke.vm)} is meant for ${code(target.ip)}, ${which}. How far does it get?`,
    ]),
    note: `${code(spoke.vnet)} is peered with ${code(hub.vnet)}, and that with ${code(behind.vnet)}, ${routes.length === 0 ? 'without route tables and NSGs' : 'without NSGs'}.${routes.some(({ ip }) => ip) ? ` ${code('nva-01')} forwards, and every network lets forwarded packets in.` : ''}`,
    ...told,
  });
}
