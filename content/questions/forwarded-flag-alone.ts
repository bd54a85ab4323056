import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code, dropOf } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import {
  buildTopology,
  type LinkPlan,
  linkName,
  type NetworkPlan,
  peer,
  type RouteTablePlan,
} from '../topologies/plan';
import { at, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { asksForReply } from './parts/asking';
import { askPick, type Item, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';

/** `allowForwardedTraffic` lets packets in. It makes no route, and nothing forwards because of it. */
export const forwardedFlagAlone: Family = {
  id: 'forwarded-flag-alone',
  title: 'What forwarded traffic needs',
  concepts: ['flag-forwarded-traffic', 'non-transitivity', 'nva-transit'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M4', 'M11', 'M23', 'M24'],
  structures: [
    { name: 'who-is-within-reach', draw: drawWithinReach },
    { name: 'with-an-appliance', levels: [2, 3], draw: drawWithAnAppliance },
    { name: 'who-is-behind-it', levels: [2, 3], draw: drawBehindIt },
  ],
};

const FLAG = code('allowForwardedTraffic');

/** How a further spoke stands to the one that asks. */
type Other = 'flagged' | 'plain' | 'direct' | 'half';

const OTHERS: Readonly<Record<Level, readonly Other[]>> = {
  1: ['flagged', 'flagged', 'plain', 'direct'],
  2: ['flagged', 'flagged', 'plain', 'direct', 'direct', 'half'],
  3: ['flagged', 'flagged', 'plain', 'direct', 'direct', 'half'],
};

function drawWithinReach(random: Random, level: Level): Draft {
  const kinds = random.sample(OTHERS[level], level === 1 ? 2 : 3);
  const sites = drawSites(random, 2 + kinds.length, { hub: true });
  const [hub, from] = sites as [Site, Site];
  const others = kinds.map((kind, index) => ({ kind, site: at(sites, 2 + index) }));
  const flag = { forwarded: true };
  const linksOf = (kind: Other, site: Site): LinkPlan[] => {
    const flagged = kind === 'flagged' || (kind === 'direct' && random.oneIn(2));
    return [
      ...peer(site.vnet, hub.vnet, flagged ? [flag, flag] : []),
      ...(kind === 'direct' ? peer(from.vnet, site.vnet) : []),
      ...(kind === 'half' ? [random.pick(peer(from.vnet, site.vnet))] : []),
    ];
  };
  const says: Record<Other, (site: Site) => Prose> = {
    flagged: (site) =>
      `On the way to ${code(site.vnet)} all links allow forwarded traffic, and still ${code(from.vnet)} has no route there.`,
    plain: (site) => `${code(site.vnet)} is a peer of the hub and no more.`,
    direct: (site) => `${code(from.vnet)} and ${code(site.vnet)} have a peering of their own.`,
    half: (site) => `Between ${code(from.vnet)} and ${code(site.vnet)} there is one link where it takes two.`,
  };
  const items: Item[] = others.map(({ kind, site }) => ({
    name: code(site.vm),
    query: reach(from, site),
    holds: isAnswered,
    because: says[kind](site),
  }));
  const names = named(random, items);
  return askPick(
    random,
    planOf(sites, {
      links: [
        ...peer(from.vnet, hub.vnet, [flag, flag]),
        ...others.flatMap(({ kind, site }) => linksOf(kind, site)),
      ],
    }),
    items,
    {
      before: `Some of the links around ${code(hub.vnet)} allow forwarded traffic, those with ${code(from.vnet)} among them.`,
      which: [
        `Which of ${names} does ${code(from.vm)} reach?`,
        `${code(from.vm)} connects to ${names} by their private addresses. Which of them answer?`,
      ],
      whichNot: [
        `Which of ${names} does ${code(from.vm)} not reach?`,
        `${code(from.vm)} connects to ${names} by their private addresses. Which of them don't answer?`,
      ],
      note: `The figure shows every link with its flags. ${code(hub.vnet)} has no appliance and no gateway; no NSG and no route table is in use.`,
      headline: 'Allowing forwarded traffic connects nobody',
      rules: ['R43', 'R37', 'R24'],
      about: ['M2'],
    },
  );
}

const NVA_NAMES = ['nva-01', 'vm-router', 'fw-linux-01'] as const;

/** One packet through an appliance: flags, routes and the NIC, not all of them in place. */
function drawWithAnAppliance(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const inspection = { name: 'snet-inspection', range: subnetOf(hub.range, 2) };
  const ip = hostOf(inspection.range, random.int(0, 3));
  const name = random.pick(NVA_NAMES);
  const routes = random.pick(['both', 'both', 'both', 'there', 'none'] as const);
  const ipForwarding = routes === 'none' || !random.oneIn(3);
  const onHub = random.oneIn(2);
  const table = (site: Site, target: Site): RouteTablePlan => ({
    name: `rt-${site.workload}`,
    routes: [{ name: 'to-appliance', prefix: target.range, nextHop: 'VirtualAppliance', ip }],
  });
  const tables = routes === 'both' ? [table(a, b), table(b, a)] : routes === 'there' ? [table(a, b)] : [];
  const on = (site: Site) => {
    const found = tables.find(({ name: each }) => each === `rt-${site.workload}`);
    return found ? { routeTable: found.name } : {};
  };
  const flag = { forwarded: true };
  const plan: NetworkPlan = {
    vnets: [vnetOf(hub, {}, [inspection]), vnetOf(a, on(a)), vnetOf(b, on(b))],
    nics: [nicOf(a), nicOf(b), { name, vnet: hub.vnet, subnet: inspection.name, ip, ipForwarding }],
    routeTables: tables,
    links: [a, b].flatMap((spoke) => peer(spoke.vnet, hub.vnet, [flag, { forwarded: onHub }])),
  };
  const flags = onHub
    ? `All four links allow forwarded traffic.`
    : `The links of the two spokes allow forwarded traffic, those of the hub don't.`;
  return {
    form: 'ask',
    topology: buildTopology(plan),
    queries: [reach(a, b)],
    phrase: ([answer]) => {
      if (!arrives(answer as ReachAnswer)) return 'It is lost on its way there.';
      return isAnswered(answer as ReachAnswer)
        ? 'It arrives, and the reply comes back.'
        : 'It arrives, and the reply is lost.';
    },
    prompt: `${flags} ${asksForReply(random, a, b)}`,
    note: `${placesOf([hub, a, b])} ${code(name)} (${code(ip)}) forwards in its operating system. No NSG is in use.`,
    headline:
      routes === 'both' && ipForwarding
        ? 'Routes both ways, a NIC that may forward, and the flag where the packets come in'
        : 'The flag is only one of the things it takes',
    why: ([answer]) => {
      const drop = dropOf(answer as ReachAnswer);
      if (drop?.reason === 'ip-forwarding-disabled')
        return `The route of ${code(a.vnet)} hands the packet to ${code(name)}, and IP forwarding is off on that NIC. The flags have nothing to do with it.`;
      if (routes === 'none')
        return `Nothing leads from ${code(a.vnet)} to ${code(name)}: there is no user route, and the flag makes none. For ${code(b.ip)} a None route is all that is left.`;
      return routes === 'there'
        ? `The packet gets there: ${code(a.vnet)} has a route to ${code(name)}, and ${code(linkName({ from: b.vnet, to: hub.vnet }))} lets it in. The reply starts in ${code(b.vnet)}, which has no route to ${code(a.range)}.`
        : `Both spokes have a route to ${code(name)}, and the links they receive on allow forwarded traffic.${onHub ? '' : ` At the hub the packets come from the spoke itself, so its links need no flag.`}`;
    },
    rules: ['R83', 'R43', 'R47'],
    about: ['M2', 'M24', 'M23'],
    withReply: true,
  };
}

/** Several spokes behind one appliance; each is prepared in its own way. */
function drawBehindIt(random: Random, level: Level): Draft {
  type Spoke = 'there-and-back' | 'there' | 'back' | 'nothing';
  const kinds = random.sample<Spoke>(
    ['there-and-back', 'there-and-back', 'there-and-back', 'there', 'back', 'nothing'],
    level === 2 ? 2 : 3,
  );
  const sites = drawSites(random, 2 + kinds.length, { hub: true });
  const [hub, from] = sites as [Site, Site];
  const spokes = kinds.map((kind, index) => ({ kind, site: at(sites, 2 + index) }));
  const inspection = { name: 'snet-inspection', range: subnetOf(hub.range, 2) };
  const ip = hostOf(inspection.range);
  const name = random.pick(NVA_NAMES);
  const to = (target: Site) => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualAppliance' as const,
    ip,
  });
  const tableOf = ({ workload }: Site) => `rt-${workload}`;
  const knows = spokes.filter(({ kind }) => kind === 'there-and-back' || kind === 'there');
  const answers = spokes.filter(({ kind }) => kind === 'there-and-back' || kind === 'back');
  const tables: RouteTablePlan[] = [
    { name: tableOf(from), routes: knows.map(({ site }) => to(site)) },
    ...answers.map(({ site }) => ({ name: tableOf(site), routes: [to(from)] })),
  ];
  const onHub = random.oneIn(2);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [inspection]),
      vnetOf(from, { routeTable: tableOf(from) }),
      ...spokes.map(({ site, kind }) =>
        vnetOf(site, kind === 'there-and-back' || kind === 'back' ? { routeTable: tableOf(site) } : {}),
      ),
    ],
    nics: [
      nicOf(from),
      ...spokes.map(({ site }) => nicOf(site)),
      { name, vnet: hub.vnet, subnet: inspection.name, ip, ipForwarding: true },
    ],
    routeTables: tables,
    links: [from, ...spokes.map(({ site }) => site)].flatMap((spoke) =>
      peer(spoke.vnet, hub.vnet, [{ forwarded: true }, { forwarded: onHub }]),
    ),
  };
  const says: Record<Spoke, (site: Site) => Prose> = {
    'there-and-back': (site) =>
      `Between ${code(from.vnet)} and ${code(site.vnet)} there are routes to ${code(name)} on both sides.`,
    there: (site) => `${code(site.vm)} gets the packet, and ${code(site.vnet)} has no route for its reply.`,
    back: (site) =>
      `${code(site.vnet)} has a route to ${code(from.range)}, and ${code(from.vnet)} none to ${code(site.range)}.`,
    nothing: (site) => `For ${code(site.vnet)} there is no route at all, and the flag makes none.`,
  };
  const items: Item[] = spokes.map(({ kind, site }) => ({
    name: code(site.vm),
    query: reach(from, site),
    holds: isAnswered,
    because: says[kind](site),
  }));
  const names = named(random, items);
  return askPick(random, plan, items, {
    before: `In ${code(hub.vnet)} the appliance ${code(name)} (${code(ip)}) may forward, and every spoke's link allows forwarded traffic.`,
    which: [
      `Which of ${names} does ${code(from.vm)} get an answer from?`,
      `${code(from.vm)} opens connections to ${names}. Which of them come about?`,
    ],
    whichNot: [
      `Which of ${names} does ${code(from.vm)} get no answer from?`,
      `${code(from.vm)} opens connections to ${names}. Which of them don't come about?`,
    ],
    note: `On the hub's links ${FLAG} is ${onHub ? 'on too' : 'off'}. The figure has the route tables; no NSG is in use.`,
    headline: 'The flag lets packets in; routes bring them there and back',
    rules: ['R83', 'R43', 'R47'],
    about: ['M24', 'M2'],
  });
}
