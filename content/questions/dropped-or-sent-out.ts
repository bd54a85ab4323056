import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type LinkPlan, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, named, waysFor } from './parts/picking';
import { placesOf } from './parts/places';

/** The routes every subnet has from the start: what they drop, and what they send to the internet. */
export const droppedOrSentOut: Family = {
  id: 'dropped-or-sent-out',
  title: 'Dropped, or sent out?',
  concepts: ['system-routes', 'non-transitivity', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M19', 'M22'],
  structures: [
    { name: 'which-are-dropped', draw: drawDropped },
    { name: 'which-leave', draw: drawLeave },
    { name: 'with-a-default-route', levels: [2, 3], draw: drawWithDefault },
  ],
};

type Place = 'nobody' | 'internet' | 'peer' | 'own' | 'half' | 'behind';

const PLACES: Readonly<Record<Level, readonly Place[]>> = {
  1: ['nobody', 'nobody', 'internet', 'peer', 'own'],
  2: ['nobody', 'internet', 'peer', 'own', 'half', 'behind'],
  3: ['nobody', 'nobody', 'internet', 'peer', 'half', 'behind'],
};

const INTERNET = ['203.0.113.80', '198.51.100.7', '192.0.2.44'] as const;
/** private addresses that no plan of networks here ever uses, one of each private block */
const UNUSED = ['10.251.9.9', '192.168.254.9', '100.70.3.4'] as const;
const BLOCKS = ['10.0.0.0/8', '192.168.0.0/16', '100.64.0.0/10'] as const;

type Target = { readonly place: Place; readonly ip: string; readonly site?: Site };
type Scene = {
  readonly from: Site;
  readonly targets: readonly Target[];
  readonly plan: NetworkPlan;
  readonly sites: readonly Site[];
};

function drawScene(random: Random, level: Level, routes: readonly RoutePlan[] = []): Scene {
  const places = random.sample(PLACES[level], 3);
  const sites = drawSites(random, 2 + places.length);
  const [from, middle] = sites as [Site, Site];
  const strangers = random.sample(UNUSED, places.length);
  const targets = places.map((place, index): Target => {
    const site = at(sites, 2 + index);
    switch (place) {
      case 'nobody':
        return { place, ip: at(strangers, index) };
      case 'internet':
        return { place, ip: at(INTERNET, index) };
      case 'own':
        return { place, ip: hostOf(from.subnet.range, 60) };
      default:
        return { place, ip: site.ip, site };
    }
  });
  const links = targets.flatMap(({ place, site }): readonly LinkPlan[] => {
    if (!site) return [];
    const [mine, theirs] = peer(from.vnet, site.vnet);
    if (place === 'behind') return [...peer(from.vnet, middle.vnet), ...peer(middle.vnet, site.vnet)];
    return place === 'half' ? [random.pick([mine, theirs])] : [mine, theirs];
  });
  const others = targets.flatMap(({ site }) => site ?? []);
  const shown = [from, ...(places.includes('behind') ? [middle] : []), ...others];
  const table = `rt-${from.workload}`;
  const ip = hostOf(subnetOf(from.range, 2));
  const withAppliance = routes.some(({ nextHop: type }) => type === 'VirtualAppliance');
  return {
    from,
    targets,
    sites: shown,
    plan: {
      vnets: shown.map((site) =>
        site === from
          ? vnetOf(
              site,
              routes.length ? { routeTable: table } : {},
              withAppliance ? [{ name: 'snet-inspection', range: subnetOf(from.range, 2) }] : [],
            )
          : vnetOf(site),
      ),
      nics: [
        nicOf(from),
        ...others.map((site) => nicOf(site)),
        ...(withAppliance
          ? [{ name: 'nva-01', vnet: from.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }]
          : []),
      ],
      routeTables: routes.length
        ? [
            {
              name: table,
              routes: routes.map((route) =>
                route.nextHop === 'VirtualAppliance' ? { ...route, ip } : route,
              ),
            },
          ]
        : [],
      links,
    },
  };
}

const blockOf = (ip: string): string =>
  ip.startsWith('10.')
    ? BLOCKS[0]
    : ip.startsWith('192.')
      ? BLOCKS[1]
      : ip.startsWith('100.')
        ? BLOCKS[2]
        : '172.16.0.0/12';

/** Why a packet goes where it goes, with the routes that every subnet has. */
const bySystem = ({ from }: Scene, { place, ip, site }: Target): Prose => {
  const none = `the None route for ${code(blockOf(ip))} drops it`;
  switch (place) {
    case 'nobody':
      return `${code(ip)} is a private address that nobody here has: ${none}.`;
    case 'internet':
      return `${code(ip)} is a public address and follows ${code('0.0.0.0/0')} to the internet.`;
    case 'own':
      return `${code(ip)} is in the network itself, ${code(from.range)}.`;
    case 'peer':
      return `${code(ip)} is in the peered ${code(site?.vnet ?? '')}.`;
    case 'half':
      return `With ${code(site?.vnet ?? '')} there is only half a peering, so for ${code(ip)} ${none}.`;
    case 'behind':
      return `${code(site?.vnet ?? '')} is only a peer's peer, so for ${code(ip)} ${none}.`;
  }
};

const itemsOf = (
  scene: Scene,
  holds: (answer: NextHopAnswer) => boolean,
  because: (target: Target) => Prose = (target) => bySystem(scene, target),
): Item[] =>
  scene.targets.map((target) => ({
    name: code(target.ip),
    query: nextHop(scene.from, target.ip),
    holds: (answer) => holds(answer as NextHopAnswer),
    because: because(target),
  }));

const noteOf = ({ sites }: Scene, table: Prose): Prose =>
  `${placesOf(sites)} The figure shows every network and link there is. ${table}`;

function drawDropped(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const items = itemsOf(scene, ({ nextHopType }) => nextHopType === 'None');
  const names = named(random, items);
  const from = code(scene.from.vm);
  return askPick(random, scene.plan, items, {
    which: waysFor(
      level,
      [`${from} sends packets to ${names}. Which of them does Azure drop at once, for want of a way?`],
      [`For which of ${names} is the next hop from ${from} None?`],
    ),
    whichNot: waysFor(
      level,
      [`${from} sends packets to ${names}. For which of them does Azure know a way, wherever it leads?`],
      [`For which of ${names} is the next hop from ${from} something other than None?`],
    ),
    note: noteOf(scene, 'No user routes are in use.'),
    headline: 'Private addresses without a route are dropped, not sent out',
    rules: ['R65', 'R63'],
    about: ['M22'],
  });
}

function drawLeave(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const items = itemsOf(scene, ({ nextHopType }) => nextHopType === 'Internet');
  const names = named(random, items);
  const from = code(scene.from.vm);
  return askPick(random, scene.plan, items, {
    which: waysFor(
      level,
      [`${from} sends packets to ${names}. Which of them are sent out to the internet?`],
      [`For which of ${names} is the next hop from ${from} the internet?`],
    ),
    whichNot: waysFor(
      level,
      [`${from} sends packets to ${names}. Which of them are not sent out to the internet?`],
      [`For which of ${names} is the next hop from ${from} something other than the internet?`],
    ),
    note: noteOf(scene, 'No user routes are in use.'),
    headline: 'Only public addresses go to the internet',
    rules: ['R65', 'R63'],
    about: ['M22'],
  });
}

/** A user route 0.0.0.0/0: what does it take, and what becomes of the None routes? */
function drawWithDefault(random: Random, level: Level): Draft {
  const type = random.pick(['VirtualAppliance', 'Internet', 'None'] as const);
  const scene = drawScene(random, level, [{ name: 'default', prefix: '0.0.0.0/0', nextHop: type }]);
  const table = code(`rt-${scene.from.workload}`);
  const because = (target: Target): Prose => {
    const { place, ip, site } = target;
    if (place === 'own' || place === 'peer') return bySystem(scene, target);
    if (place === 'internet') return `${code(ip)} is on the internet and follows ${table}.`;
    const behind = site ? `There is no route to ${code(site.vnet)}, and` : 'Nobody has it, and';
    return `${code(ip)}: ${behind.charAt(0).toLowerCase()}${behind.slice(1)} the None routes are gone, so it follows ${table} as well.`;
  };
  const items = itemsOf(scene, ({ nextHopType }) => nextHopType === type, because);
  const names = named(random, items);
  const from = code(scene.from.vm);
  const goes = { VirtualAppliance: 'the appliance', Internet: 'the internet', None: 'None' }[type];
  return askPick(random, scene.plan, items, {
    before: `${table}, the table of ${from}, has one route: ${code('0.0.0.0/0')} → ${code(type)}${type === 'VirtualAppliance' ? ' (`nva-01`)' : ''}.`,
    which: [
      `${from} sends packets to ${names}. For which of them is the next hop ${goes}?`,
      `Which packets follow this route: those to ${names}?`,
    ],
    whichNot: [
      `${from} sends packets to ${names}. For which of them is the next hop not ${goes}?`,
      `Which packets don't follow this route: those to ${names}?`,
    ],
    note: noteOf(scene, 'There is no other route table.'),
    headline: 'A user route for 0.0.0.0/0 puts the None routes aside, and nothing longer',
    rules: ['R66', 'R68'],
  });
}
