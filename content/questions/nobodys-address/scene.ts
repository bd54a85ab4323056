import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, isWithin, privateBlockOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../../topologies/scene';

export type Scene = {
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

export function drawScene(random: Random, level: Level, regions: 'any' | 'different' = 'any'): Scene {
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

export const FORWARDED = [{ forwarded: true }, {}] as const;
export const tableOf = ({ spoke }: Scene) => `rt-${spoke.workload}`;

/** A spoke that is peered with the hub, and a network behind the hub; `routes` stand in the spoke's table. */
export function planOf(scene: Scene, routes: readonly RoutePlan[]): NetworkPlan {
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

export const BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

export type Table = 'none' | 'other' | 'default-appliance' | 'default-internet' | 'block-appliance';

export function routesFor(
  random: Random,
  table: Table,
  { hub, nobody, ip }: Scene,
  level: Level,
): RoutePlan[] {
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

export type Target = { readonly ip: string; readonly what: Prose };
export const targetsOf = ({ hub, spoke, behind, nobody, outside }: Scene) => ({
  own: { ip: hostOf(spoke.subnet.range, 40), what: `in the subnet of ${code(spoke.vm)} itself` },
  hub: { ip: hub.ip, what: `${code(hub.vm)} in ${code(hub.vnet)}` },
  behind: { ip: behind.ip, what: `${code(behind.vm)} in ${code(behind.vnet)}` },
  nobody: { ip: nobody, what: 'in no network here' },
  outside: { ip: outside, what: 'a server on the internet' },
});

/** Asks which of these addresses the route look-up sends to one kind of next hop. */
export function askSet(
  scene: Scene,
  routes: readonly RoutePlan[],
  targets: readonly Target[],
  type: 'None' | 'Internet',
  /** whether the whole set is said in three words, or listed */
  isBrief: boolean,
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
      if (taken.length === targets.length && isBrief) return 'All of them';
      return taken.length === 0 ? 'None of them' : list(taken.map(({ ip }) => code(ip)));
    },
    why: () => wording.why,
    rules: ['R65', 'R63', 'R37', 'R66'],
  };
}

export const TABLE_SAYS = (scene: Scene, routes: readonly RoutePlan[]): Prose =>
  routes.length === 0
    ? ''
    : ` ${code(tableOf(scene))} changes nothing about that: no route of it covers them.`;
