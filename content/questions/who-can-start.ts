import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';

/** A connection takes a way there and a way back, whoever begins. */
export const whoCanStart: Family = {
  id: 'who-can-start',
  title: 'Who can open a connection?',
  concepts: ['nva-transit', 'user-defined-routes', 'peering-troubleshooting'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M13', 'M19', 'M23', 'M24', 'M26'],
  structures: [
    { name: 'a-route-to-nowhere', draw: drawRouteToNowhere },
    { name: 'two-spokes', levels: [2, 3], draw: drawTwoSpokes },
    { name: 'three-spokes', levels: [2, 3], draw: drawThreeSpokes },
  ],
};

const flow = (from: Site, to: Site, because: Prose): Item => ({
  name: `${code(from.vm)} to ${code(to.vm)}`,
  query: reach(from, to),
  holds: isAnswered,
  because,
});

const asks = (random: Random, items: readonly Item[]) => {
  const names = named(random, items);
  return {
    which: [
      `Which of these connections come about: ${names}?`,
      `These connections are opened: ${names}. Which of them work, request and reply?`,
    ],
    whichNot: [
      `Which of these connections don't come about: ${names}?`,
      `These connections are opened: ${names}. Which of them fail, at the request or at the reply?`,
    ],
  };
};

/** Two peered networks; in one of them a table throws away what is for the other. */
function drawRouteToNowhere(random: Random, level: Level): Draft {
  const [open, closed] = drawSites(random, 2) as [Site, Site];
  const spare = { name: 'snet-spare', range: subnetOf(closed.range, 2) };
  const free: Site = {
    ...closed,
    vm: 'vm-spare-01',
    subnet: spare,
    ip: hostOf(spare.range, random.int(0, 5)),
  };
  const table = `rt-${closed.workload}`;
  // the last of these is too short to matter
  const prefix = random.pick([open.range, open.subnet.range, '0.0.0.0/0']);
  const matters = prefix !== '0.0.0.0/0';
  const lost = `what is for ${code(open.vm)} ends at ${code(prefix)} → None in ${code(table)}`;
  const pool = [
    flow(
      open,
      closed,
      matters
        ? `A request of ${code(open.vm)} reaches ${code(closed.vm)}, and the reply is lost: ${lost}.`
        : `${code(open.vm)} and ${code(closed.vm)} talk: the peering's ${code(open.range)} is longer than ${code(prefix)}.`,
    ),
    flow(
      closed,
      open,
      matters
        ? `The request of ${code(closed.vm)} doesn't even leave: ${lost}.`
        : `${code(closed.vm)} gets through: for ${code(open.vm)} the peering's ${code(open.range)} is longer than ${code(prefix)}.`,
    ),
    flow(
      open,
      free,
      `${code(free.vm)} is in ${code(spare.name)}, which ${code(table)} doesn't belong to: it can answer.`,
    ),
    flow(free, open, `${code(free.vm)} isn't touched by ${code(table)} and gets through.`),
  ];
  const items = level === 1 ? pool.slice(0, 2) : random.sample(pool, 3);
  return askPick(
    random,
    {
      vnets: [vnetOf(open), vnetOf(closed, { routeTable: table }, level === 1 ? [] : [spare])],
      nics: [nicOf(open), nicOf(closed), ...(level === 1 ? [] : [nicOf(free)])],
      routeTables: [{ name: table, routes: [{ name: 'off', prefix, nextHop: 'None' }] }],
      links: peer(open.vnet, closed.vnet),
    },
    items,
    {
      before: `${code(open.vnet)} and ${code(closed.vnet)} are peered. On ${code(closed.subnet.name)} of ${code(closed.vnet)} the table ${code(table)} has the route ${code(prefix)} → None.`,
      ...asks(random, items),
      note: `Both links are Connected, no other route table and no NSG is in use.${level === 1 ? '' : ` ${code(free.vm)} is in ${code(spare.name)} of ${code(closed.vnet)}.`}`,
      headline: 'The reply is routed by the table of where it starts',
      rules: ['R62', 'R71', 'R79'],
      about: ['M24', 'M13'],
    },
  );
}

type Scene = { readonly hub: Site; readonly ip: string; readonly name: string };

const drawHub = (random: Random, hub: Site): Scene => ({
  hub,
  ip: hostOf(subnetOf(hub.range, 2)),
  name: random.pick(['nva-01', 'vm-router', 'fw-linux-01']),
});

/** Spokes around a hub with an appliance; each with the routes it has. */
function star(
  { hub, ip, name }: Scene,
  spokes: readonly { readonly site: Site; readonly prefixes: readonly string[] }[],
  ipForwarding = true,
  guarded?: { readonly site: Site; readonly nsg: NsgPlan },
): NetworkPlan {
  const inspection = { name: 'snet-inspection', range: subnetOf(hub.range, 2) };
  const flag = { forwarded: true };
  const tables = spokes.filter(({ prefixes }) => prefixes.length > 0);
  return {
    vnets: [
      vnetOf(hub, {}, [inspection]),
      ...spokes.map(({ site, prefixes }) =>
        vnetOf(site, {
          ...(prefixes.length && { routeTable: `rt-${site.workload}` }),
          ...(site === guarded?.site && { nsg: guarded.nsg.name }),
        }),
      ),
    ],
    nsgs: guarded ? [guarded.nsg] : [],
    nics: [
      ...spokes.map(({ site }) => nicOf(site)),
      { name, vnet: hub.vnet, subnet: inspection.name, ip, ipForwarding },
    ],
    routeTables: tables.map(({ site, prefixes }) => ({
      name: `rt-${site.workload}`,
      routes: prefixes.map(
        (prefix, index): RoutePlan => ({
          name: `to-appliance-${index + 1}`,
          prefix,
          nextHop: 'VirtualAppliance',
          ip,
        }),
      ),
    })),
    links: spokes.flatMap(({ site }) => peer(site.vnet, hub.vnet, [flag, flag])),
  };
}

function drawTwoSpokes(random: Random): Draft {
  const [hubSite, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const scene = drawHub(random, hubSite);
  const routed = random.pick(['both', 'both', 'first', 'second', 'none'] as const);
  const ipForwarding = !random.oneIn(3);
  const routes = (has: boolean, target: Site) => (has ? [random.pick([target.range, '0.0.0.0/0'])] : []);
  const ofA = routes(routed === 'both' || routed === 'first', b);
  const ofB = routes(routed === 'both' || routed === 'second', a);
  const shut = random.pick([a, b, null]);
  const nsg: NsgPlan | null = shut && {
    name: `nsg-${shut.workload}`,
    rules: [
      {
        name: 'DenySpoke',
        priority: random.int(2, 9) * 100,
        direction: 'Inbound',
        access: 'Deny',
        source: shut === a ? b.range : a.range,
      },
    ],
  };
  const says = (from: Site, to: Site, there: readonly string[], back: readonly string[]): Prose => {
    if (there.length === 0)
      return `${code(from.vnet)} has no route to ${code(to.vnet)}, so nothing leaves for it.`;
    if (!ipForwarding)
      return `${code(scene.name)} is handed the packet of ${code(from.vm)}, and its NIC may not forward.`;
    if (to === shut)
      return `The request of ${code(from.vm)} gets as far as ${code(`nsg-${to.workload}`)}, which denies it.`;
    return back.length === 0
      ? `The request of ${code(from.vm)} arrives, and the reply has no route back from ${code(to.vnet)}.`
      : `${code(from.vm)} has a route there, and ${code(to.vm)} one back${from === shut ? ', and no NSG stops a reply' : ''}.`;
  };
  const items = [flow(a, b, says(a, b, ofA, ofB)), flow(b, a, says(b, a, ofB, ofA))];
  const told = [
    { site: a, prefixes: ofA },
    { site: b, prefixes: ofB },
  ];
  return askPick(
    random,
    star(scene, told, ipForwarding, shut && nsg ? { site: shut, nsg } : undefined),
    items,
    {
      before: `${told
        .map(({ site, prefixes: [prefix] }) =>
          prefix
            ? `${code(site.vnet)} has a user route ${code(prefix)} to ${code(scene.name)}`
            : `${code(site.vnet)} has no user route`,
        )
        .join(', ')}.`,
      ...asks(random, items),
      note: `${code(scene.name)} (${code(scene.ip)}) forwards in its operating system; IP forwarding on its NIC is ${ipForwarding ? 'on' : 'off'}. All four links allow forwarded traffic. ${shut ? `${code(`nsg-${shut.workload}`)} denies what comes in to ${code(shut.vnet)} from the other spoke.` : 'No NSG is in use.'}`,
      headline: 'One route is half a connection',
      rules: ipForwarding ? ['R83', 'R37'] : ['R84', 'R83', 'R37'],
      about: ['M24', 'M23'],
    },
  );
}

function drawThreeSpokes(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, { hub: true });
  const scene = drawHub(random, at(sites, 0));
  const spokes = sites.slice(1);
  // who has a route to whom: everybody to all, to one of the others, or to nobody
  const told = spokes.map((site, index) => {
    const others = spokes.filter((other) => other !== site);
    const known = random.pick([others, others, [at(others, index % 2)], []]);
    const isWide = known.length === others.length;
    return { site, known, prefixes: isWide ? ['0.0.0.0/0'] : known.map(({ range }) => range) };
  });
  const routeOf = (from: Site, to: Site) =>
    told.find(({ site }) => site === from)?.known.includes(to) ?? false;
  const pairs = spokes.flatMap((from) => spokes.filter((to) => to !== from).map((to) => [from, to] as const));
  const items = random
    .sample(pairs, level === 2 ? 2 : 3)
    .map(([from, to]) =>
      flow(
        from,
        to,
        !routeOf(from, to)
          ? `${code(from.vnet)} has no route to ${code(to.vnet)}.`
          : routeOf(to, from)
            ? `${code(from.vnet)} and ${code(to.vnet)} have routes to each other.`
            : `From ${code(to.vnet)} no route leads back to ${code(from.vnet)}.`,
      ),
    );
  return askPick(random, star(scene, told), items, {
    before: `Routes to the appliance ${code(scene.name)}: ${told
      .map(({ site, known, prefixes }) =>
        prefixes.length === 0
          ? `${code(site.vnet)} has none`
          : `${code(site.vnet)} has ${list(prefixes.map(code))}${known.length === 1 ? ` (${known.map(({ vnet }) => code(vnet)).join('')})` : ''}`,
      )
      .join('; ')}.`,
    ...asks(random, items),
    note: `${code(scene.name)} (${code(scene.ip)}) may forward. All links allow forwarded traffic, and no NSG is in use.`,
    headline: 'One route is half a connection',
    rules: ['R83', 'R37'],
    about: ['M24', 'M1'],
  });
}
