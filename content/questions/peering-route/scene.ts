import type { EffectiveRoute, EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { AskDraft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { isWithin, subnetOf } from '../../topologies/addresses';
import {
  buildTopology,
  type LinkPlan,
  type RoutePlan,
  type SubnetPlan,
  type VnetPlan,
} from '../../topologies/plan';
import {
  drawSites,
  effectiveRoutes,
  nicOf,
  type SceneOptions,
  type Site,
  vnetOf,
} from '../../topologies/scene';
import { placesOf } from '../parts/scenery';

/** The network whose routes are looked at, its peer, and a third one behind the peer. */
export type Pair = {
  readonly here: Site;
  readonly there: Site;
  readonly behind: Site;
  readonly isGlobal: boolean;
};

export function drawPair(random: Random, regions?: SceneOptions['regions']): Pair {
  const isGlobal = random.oneIn(2);
  const [here, there, behind] = drawSites(random, 3, {
    regions: regions ?? (isGlobal ? 'different' : 'same'),
  }) as [Site, Site, Site];
  return { here, there, behind, isGlobal: here.region !== there.region };
}

export const typeOf = ({ isGlobal }: Pair): Prose => (isGlobal ? 'VNetGlobalPeering' : 'VNetPeering');

export type Setting = {
  /** the peer's address ranges; one of its own where absent */
  readonly ranges?: readonly string[];
  readonly thereSubnets?: readonly SubnetPlan[];
  readonly links: readonly LinkPlan[];
  readonly routes?: readonly RoutePlan[];
  readonly propagation?: boolean;
  readonly withBehind?: boolean;
};

export const tableOf = ({ here }: Pair): string => `rt-${here.workload}`;

export function topologyOf(pair: Pair, setting: Setting) {
  const { here, there, behind } = pair;
  const { links, routes = [], propagation = true, withBehind = false, thereSubnets = [] } = setting;
  const table = tableOf(pair);
  const withTable = routes.length > 0 || !propagation;
  const remote: VnetPlan = {
    ...vnetOf(there, {}, thereSubnets),
    ranges: setting.ranges ?? [there.range],
  };
  return buildTopology({
    vnets: [
      vnetOf(here, withTable ? { routeTable: table } : {}),
      remote,
      ...(withBehind ? [vnetOf(behind)] : []),
    ],
    nics: [nicOf(here), nicOf(there), ...(withBehind ? [nicOf(behind)] : [])],
    links,
    ...(withTable && {
      routeTables: [{ name: table, routes, disableBgpRoutePropagation: !propagation }],
    }),
  });
}

/** Which rows does the table of effective routes have for the addresses of these networks? */
export function askRows(
  random: Random,
  pair: Pair,
  setting: Setting,
  wording: Pick<AskDraft, 'headline' | 'rules' | 'about'> & { readonly why: Prose; readonly lead?: Prose },
): AskDraft {
  const { here, there, behind } = pair;
  const ranges = setting.ranges ?? [there.range];
  const asked = setting.withBehind ? [...ranges, behind.range] : ranges;
  const isAbout = (row: EffectiveRoute) => asked.some((range) => isWithin(row.addressPrefix, range));
  const what = `${list(ranges.map(code))} of ${code(there.vnet)}${setting.withBehind ? ` and ${code(behind.range)} of ${code(behind.vnet)}` : ''}`;
  const { lead, why, ...rest } = wording;
  return {
    ...rest,
    form: 'ask',
    prompt: [
      ...(lead ? [lead] : []),
      random.pick([
        `Which of the active effective routes of ${code(here.vm)} lie within ${what}?`,
        `The effective routes of ${code(here.vm)} are listed. What do they hold, in state Active, for ${what}?`,
        `Somebody looks up the effective routes of ${code(here.vm)}. Which active rows are there for ${what}?`,
      ]),
    ].join(' '),
    note: placesOf(setting.withBehind ? [here, there, behind] : [here, there]),
    topology: topologyOf(pair, setting),
    queries: [effectiveRoutes(here)],
    phrase: ([answer]) => phraseRows((answer as EffectiveRoutesAnswer).value.filter(isAbout)),
    why: () => why,
  };
}

/** Rows as `10.2.0.0/16` → VNetPeering, the same next hop said once. */
function phraseRows(rows: readonly EffectiveRoute[]): Prose {
  const active = rows.filter(({ state }) => state === 'Active');
  if (active.length === 0) return 'No row at all: nothing leads there';
  const types = [...new Set(active.map(({ nextHopType }) => nextHopType))];
  return list(
    types.map((type) => {
      const prefixes = active.filter(({ nextHopType }) => nextHopType === type);
      return `${list(prefixes.map(({ addressPrefix }) => code(addressPrefix)))} → ${type}`;
    }),
  );
}

/** More subnets of the peer: at least one, so that whoever counts subnets sees several. */
export const moreSubnets = (random: Random, { there }: Pair): SubnetPlan[] =>
  ['snet-data', 'snet-cache']
    .map((name, index) => ({ name, range: subnetOf(there.range, index + 2) }))
    .slice(0, random.int(0, 1));
