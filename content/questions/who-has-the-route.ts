import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, isWithin, subnetOf } from '../topologies/addresses';
import { type LinkPlan, linkName, type NetworkPlan, peer, type VnetPlan } from '../topologies/plan';
import { at, drawSites, effectiveRoutes, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, named, waysFor } from './parts/picking';
import { placesOf } from './parts/places';

/** One network, and machines in others: whose table has the peering's route to it? */
export const whoHasTheRoute: Family = {
  id: 'who-has-the-route',
  title: 'Who has the route?',
  concepts: ['peering-routes', 'effective-routes-and-next-hop', 'peering-links-and-states'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M8', 'M11', 'M14', 'M33'],
  structures: [
    { name: 'around-one-network', draw: drawAround },
    { name: 'flags-and-tables', levels: [2, 3], draw: drawFlagsAndTables },
    { name: 'after-it-grew', levels: [2, 3], draw: drawAfterItGrew },
  ],
};

/** How a network stands to the one in question. */
type Standing = 'peered' | 'half' | 'behind' | 'left' | 'access-off' | 'kept-out';

type Around = { readonly standing: Standing; readonly site: Site };

/** Whether a machine's effective routes lead to an address over a peering. */
const hasPeeringRoute =
  (ip: string): Item['holds'] =>
  (answer) =>
    (answer as EffectiveRoutesAnswer).value.some(
      ({ addressPrefix, nextHopType, state }) =>
        state === 'Active' && /peering$/i.test(nextHopType) && isWithin(`${ip}/32`, addressPrefix),
    );

function askAround(
  random: Random,
  level: Level,
  standings: readonly Standing[],
  wording: { readonly headline: Prose; readonly rules: Parameters<typeof askPick>[3]['rules'] },
): Draft {
  const sites = drawSites(random, 1 + standings.length);
  const target = at(sites, 0);
  const around: Around[] = standings.map((standing, index) => ({ standing, site: at(sites, index + 1) }));
  const bridge = around.find(({ standing }) => standing === 'peered' || standing === 'access-off')?.site;
  const tableOf = ({ workload }: Site) => `rt-${workload}`;
  const linksOf = ({ standing, site }: Around): readonly LinkPlan[] => {
    const [mine, theirs] = peer(site.vnet, target.vnet);
    switch (standing) {
      case 'half':
        return [random.pick([mine, theirs])];
      case 'behind':
        return bridge ? peer(site.vnet, bridge.vnet) : [];
      case 'left':
        return [{ ...random.pick([mine, theirs]), state: 'Disconnected' }];
      case 'access-off':
        return random.shuffle([{ access: false }, {}]).map((flags, index) => ({
          ...at([mine, theirs], index),
          ...flags,
        }));
      default:
        return [mine, theirs];
    }
  };
  const says = ({ standing, site }: Around): Prose => {
    switch (standing) {
      case 'peered':
        return `${code(site.vnet)} is peered${site.region === target.region ? '' : ', across regions'}, and ${code(site.vm)} has the route.`;
      case 'half':
        return `Between ${code(site.vnet)} and ${code(target.vnet)} there is only one link, and it brings no route.`;
      case 'behind':
        return bridge
          ? `${code(site.vnet)} is a peer of ${code(bridge.vnet)}, which passes nothing on.`
          : `${code(site.vnet)} has no peering at all.`;
      case 'left':
        return `Of the peering with ${code(site.vnet)} one link is left, Disconnected, and the route is gone.`;
      case 'access-off':
        return `Access is off on a link with ${code(site.vnet)}: that changes the tag, and the route stays.`;
      case 'kept-out':
        return `${code(tableOf(site))} keeps gateway routes from ${code(site.vm)}, and the peering's route isn't one.`;
    }
  };
  const items: Item[] = around.map((each) => ({
    name: code(each.site.vm),
    query: effectiveRoutes(each.site),
    holds: hasPeeringRoute(target.ip),
    because: says(each),
  }));
  const names = named(random, items);
  const closed = around.filter(({ standing }) => standing === 'kept-out').map(({ site }) => site);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(target),
      ...around.map(({ standing, site }) =>
        vnetOf(site, standing === 'kept-out' ? { routeTable: tableOf(site) } : {}),
      ),
    ],
    nics: sites.map((site) => nicOf(site)),
    routeTables: closed.map((site) => ({
      name: tableOf(site),
      routes: [],
      disableBgpRoutePropagation: true,
    })),
    links: around.flatMap(linksOf),
  };
  const tables = closed.length
    ? ` ${closed.map((site) => code(tableOf(site))).join(' and ')} ${closed.length === 1 ? 'switches gateway route propagation off and has' : 'switch gateway route propagation off and have'} no routes.`
    : '';
  return askPick(random, plan, items, {
    which: waysFor(
      level,
      [
        `Which of ${names} know a way to ${code(target.range)}, the range of ${code(target.vnet)}, over a peering?`,
      ],
      [
        `Somebody looks at the effective routes of ${names}. In which of them does a peering lead to ${code(target.ip)} (${code(target.vm)})?`,
      ],
    ),
    whichNot: waysFor(
      level,
      [
        `Which of ${names} know no way to ${code(target.range)}, the range of ${code(target.vnet)}, over a peering?`,
      ],
      [
        `Somebody looks at the effective routes of ${names}. In which of them does no peering lead to ${code(target.ip)} (${code(target.vm)})?`,
      ],
    ),
    note: `${placesOf(sites)} The figure shows every link there is, with its state and flags.${tables}`,
    ...wording,
  });
}

function drawAround(random: Random, level: Level): Draft {
  const pool: readonly Standing[] =
    level === 1 ? ['peered', 'peered', 'half', 'behind'] : ['peered', 'peered', 'half', 'behind', 'left'];
  return askAround(random, level, random.sample(pool, level === 1 ? 2 : 3), {
    headline: 'Two Connected links bring the route, and nothing else does',
    rules: ['R33', 'R31', 'R37'],
  });
}

function drawFlagsAndTables(random: Random, level: Level): Draft {
  const pool: readonly Standing[] =
    level === 2
      ? ['access-off', 'access-off', 'kept-out', 'kept-out', 'peered', 'half', 'behind']
      : ['access-off', 'access-off', 'kept-out', 'kept-out', 'behind', 'left'];
  // one at least, since it is what the headline talks about
  const telling = random.pick<Standing>(['access-off', 'kept-out']);
  return askAround(random, level, [telling, ...random.sample(pool, 2)], {
    headline: 'Neither the access flag nor the propagation switch takes a peering’s route away',
    rules: ['R40', 'R59', 'R33'],
  });
}

const EXTRA = ['192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'] as const;

/** A network that grew, some peers synced and some not: who has a route to the old range, who to the new? */
function drawAfterItGrew(random: Random): Draft {
  type Peer = 'synced' | 'unsynced' | 'half';
  const kinds = random.sample<Peer>(['synced', 'unsynced', 'unsynced', 'half', 'synced'], 3);
  const sites = drawSites(random, 4);
  const target = at(sites, 0);
  const range = random.pick(EXTRA);
  const isNew = random.oneIn(2);
  const part = subnetOf(range, 0);
  const ip = isNew ? hostOf(part, random.int(0, 6)) : target.ip;
  const grown: VnetPlan = {
    ...vnetOf(target, {}, [{ name: 'snet-new', range: part }]),
    ranges: [target.range, range],
  };
  const peers = kinds.map((kind, index) => ({ kind, site: at(sites, index + 1) }));
  const linksOf = (kind: Peer, site: Site): readonly LinkPlan[] => {
    const [mine, theirs] = peer(site.vnet, target.vnet);
    if (kind === 'half') return [mine];
    return [kind === 'unsynced' ? { ...mine, remoteRanges: [target.range] } : mine, theirs];
  };
  const says: Record<Peer, (site: Site) => Prose> = {
    synced: (site) => `${code(site.vnet)} was synced and knows both ranges.`,
    unsynced: (site) =>
      `${code(linkName({ from: site.vnet, to: target.vnet }))} wasn't synced: ${code(site.vnet)} keeps ${code(target.range)} and doesn't know ${code(range)}.`,
    half: (site) => `${code(site.vnet)} has one link where it takes two.`,
  };
  const items: Item[] = peers.map(({ kind, site }) => ({
    name: code(site.vm),
    query: effectiveRoutes(site),
    holds: hasPeeringRoute(ip),
    because: says[kind](site),
  }));
  const names = named(random, items);
  const unsynced = peers.filter(({ kind }) => kind === 'unsynced').map(({ site }) => code(site.vnet));
  return askPick(
    random,
    {
      vnets: [grown, ...peers.map(({ site }) => vnetOf(site))],
      nics: sites.map((site) => nicOf(site)),
      links: peers.flatMap(({ kind, site }) => linksOf(kind, site)),
    },
    items,
    {
      before: `${code(range)} was added to ${code(target.vnet)}, which had ${code(target.range)}. ${
        unsynced.length
          ? `Of its peers, ${unsynced.join(' and ')} ${unsynced.length > 1 ? 'have' : 'has'} not been synced since.`
          : 'All its peers have been synced since.'
      }`,
      which: [
        `Which of ${names} have a peering's route to ${code(ip)}, an address in the ${isNew ? 'new' : 'old'} range?`,
      ],
      whichNot: [
        `Which of ${names} have no peering's route to ${code(ip)}, an address in the ${isNew ? 'new' : 'old'} range?`,
      ],
      note: `${placesOf(sites)} The figure shows every link there is. No route table is in use.`,
      headline: 'Until the sync the old range stays and the new one is missing',
      rules: ['R30', 'R28', 'R31'],
      about: ['M8'],
    },
  );
}
