import type { CanPeerAnswer, EffectiveRoutesAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list, phraseLinks, phraseRoutes } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, hostOf, isWithin, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, linkName, type NsgPlan, peer, type VnetPlan } from '../topologies/plan';
import { drawSites, effectiveRoutes, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { regionsOf } from './parts/asking';
import { asksWhoIsAnswered, askWho } from './parts/outcomes';

/** A peered network needs more addresses: what may be added, and who knows of it? */
export const growingNetwork: Family = {
  id: 'growing-network',
  title: 'A network that grows',
  concepts: ['address-space-sync', 'address-space-planning'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M6', 'M7', 'M8', 'M9', 'M11', 'M18', 'M24', 'M28', 'M36'],
  structures: [
    { name: 'what-may-be-added', draw: drawWhatMayBeAdded },
    { name: 'who-gets-an-answer', draw: drawWhoIsAnswered },
    { name: 'rows-of-the-peer', levels: [2, 3], draw: drawRows },
    { name: 'after-a-sync', levels: [2, 3], draw: drawAfterSync },
  ],
};

const EXTRA = [
  '172.30.0.0/20',
  '192.168.224.0/20',
  '10.249.0.0/18',
  '10.252.0.0/16',
  '172.31.0.0/16',
] as const;

const drawExtra = (random: Random, count: number, sites: readonly Site[]): string[] =>
  random.sample(
    EXTRA.filter((extra) => !sites.some(({ range }) => isWithin(range, extra) || isWithin(extra, range))),
    count,
  );

/** Ranges that may be free, taken by a peer, or taken by a part of a peer that no subnet uses. */
function drawWhatMayBeAdded(random: Random, level: Level): Draft | null {
  const [a, b, other] = drawSites(random, 3, { regions: level === 1 ? 'same' : 'any' }) as [Site, Site, Site];
  const [lower, upper] = halvesOf(b.range);
  const [used, second] = [subnetOf(lower, 0), subnetOf(lower, 1)];
  const subnets = [
    { name: b.subnet.name, range: used },
    { name: 'snet-data', range: second },
  ];
  const peered: VnetPlan = { ...vnetOf(b), subnets };
  // what a network has that is no peer doesn't matter
  const free = [...drawExtra(random, 2, [a, b, other]), ...(level > 1 ? [other.range] : [])];
  const chosen = random.sample(free, random.pick([0, 1, 1, 2, 2, 3]));
  const taken = random.sample([upper, used, second], 3 - chosen.length);
  const ranges = random.shuffle([...chosen, ...taken]);
  if (ranges.length < 3) return null;
  const inside = ranges.filter((range) => isWithin(range, b.range));
  const beside = ranges.includes(other.range);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(a.vnet)} needs more addresses. It is peered with ${code(b.vnet)}. Which of these ranges does Azure let it add now: ${list(ranges.map(code))}?`,
      `While ${code(a.vnet)} is peered with ${code(b.vnet)}, an administrator would like to add one of ${list(ranges.map(code), 'or')} to its address space. Which would Azure accept?`,
      `${code(a.vnet)}, a peer of ${code(b.vnet)}, is to grow. Which of ${list(ranges.map(code))} can be added to its address space as things stand?`,
    ]),
    note: `${code(other.vnet)} is peered with neither. ${level === 1 ? 'The peering works, and nothing else is to be changed.' : regionsOf(a, b)}`,
    topology: buildTopology({
      vnets: [vnetOf(a), peered, vnetOf(other)],
      links: peer(a.vnet, b.vnet),
    }),
    queries: ranges.map((range) => add(a, range)),
    phrase: (answers) => {
      const taken = ranges.filter((_, index) => (answers[index] as CanPeerAnswer).allowed);
      return taken.length === ranges.length
        ? 'All three'
        : taken.length === 0
          ? 'None of them'
          : list(taken.map(code));
    },
    headline: 'Ranges can be added while peered, but none that overlaps the peer',
    why: () =>
      `That the two are peered doesn't stop a change. ${
        inside.length > 0
          ? `But ${list(inside.map(code))} ${inside.length > 1 ? 'are parts' : 'is a part'} of ${code(b.range)}, the range of the peer, and it doesn't matter which of it a subnet uses.`
          : `None of the three overlaps ${code(b.range)}, the range of the peer.`
      }${beside ? ` ${code(other.vnet)} is no peer of ${code(a.vnet)}, so its ${code(other.range)} stands in nobody's way.` : ''}`,
    rules: ['R9', 'R10', 'R15'],
    about: ['M6', 'M9'],
  };
}

const add = (site: Site, addressPrefix: string): Query => ({
  kind: 'canPeer',
  operation: 'addAddressPrefix',
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});

const grown = (site: Site, range: string, hasSubnet = true): VnetPlan => ({
  ...vnetOf(site, {}, hasSubnet ? [{ name: 'snet-new', range: subnetOf(range, 0) }] : []),
  ranges: [site.range, range],
});

const newcomer = (random: Random, site: Site, range: string): Site => ({
  ...site,
  vm: random.pick(['vm-new-01', 'vm-batch-01', 'vm-build-01', 'vm-report-01']),
  ip: hostOf(subnetOf(range, 0), random.int(0, 9)),
  subnet: { name: 'snet-new', range: subnetOf(range, 0) },
});

/** A network has grown, its peer has heard of it or not: whose requests are answered? */
function drawWhoIsAnswered(random: Random, level: Level): Draft | null {
  const [to, a, other] = drawSites(random, 3, {
    hub: true,
    regions: level === 1 ? 'same' : 'any',
  }) as [Site, Site, Site];
  const [range] = drawExtra(random, 1, [to, a, other]);
  if (!range) return null;
  const isSynced = level > 1 && random.oneIn(2);
  const isGuarded = level > 1 && (isSynced || random.oneIn(2));
  const isHalf = level > 1 && random.oneIn(isSynced ? 3 : 2);
  const fresh = newcomer(random, a, range);
  const [there, back] = peer(a.vnet, to.vnet);
  const otherLinks = peer(other.vnet, to.vnet);
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      {
        name: 'AllowVnet',
        priority: 300,
        direction: 'Inbound',
        access: 'Allow',
        source: 'VirtualNetwork',
        port: String(to.role.port),
      },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
    ],
  };
  const plan = {
    vnets: [vnetOf(to, isGuarded ? { nsg: group.name } : {}), grown(a, range), vnetOf(other)],
    nsgs: isGuarded ? [group] : [],
    nics: [nicOf(to), nicOf(a), nicOf(fresh), nicOf(other)],
    links: [
      there,
      isSynced ? back : { ...back, remoteRanges: [a.range] },
      ...(isHalf ? [random.pick(otherLinks)] : otherLinks),
    ],
  };
  const when = random.pick(['Yesterday', 'An hour ago', 'This morning']);
  return askWho(plan, random.shuffle([a, fresh, other]), to, {
    prompt: `${when} ${code(range)} was added to ${code(a.vnet)}, ${
      isSynced
        ? `and then ${code(linkName(back))}, the link of ${code(to.vnet)}, was synced`
        : 'and nothing was done since'
    }. ${asksWhoIsAnswered(random, to)}`,
    note: isGuarded ? 'No route table is in use.' : 'No NSG and no route table is in use.',
    headline: isSynced
      ? 'After the sync the peer knows the new range'
      : 'Until the sync the peer doesn’t know the new range',
    why: `${
      isSynced
        ? `${code(to.vnet)} was synced, so it has routes to both ranges of ${code(a.vnet)}.`
        : `The links stay Connected, and ${code(to.vnet)} keeps its route to ${code(a.range)}: ${code(a.vm)} is answered. ${code(range)} is unknown there until ${code(linkName(back))} is synced. So ${code(fresh.vm)} gets no answer: a reply to ${code(fresh.ip)} ends at a None route.`
    } ${
      isHalf
        ? `${code(other.vnet)} and ${code(to.vnet)} have one link of two, which is Initiated and carries nothing.`
        : `${code(other.vm)} has a peering of its own, which all this doesn't touch.`
    }${isGuarded ? ` ${code('AllowVnet')} lets in whatever ${code(to.vnet)} is peered with, as last synced.` : ''}`,
    rules: isSynced ? ['R11', 'R24'] : ['R11', 'R28', 'R30'],
    about: ['M8', 'M24', 'M4', 'M28'],
  });
}

/** The rows that lead to a peer which has grown. */
function drawRows(random: Random, level: Level): Draft | null {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [range] = drawExtra(random, 1, [a, b]);
  if (!range) return null;
  const isSynced = random.oneIn(2);
  // without a subnet the range is there all the same
  const hasSubnet = random.oneIn(2);
  const [there, back] = peer(a.vnet, b.vnet);
  const isOurs = (prefix: string) => isWithin(prefix, a.range) || isWithin(prefix, range);
  return {
    form: 'ask',
    prompt: `${code(a.vnet)} was given the further range ${code(range)}. ${
      isSynced ? `${code(linkName(back))} was synced afterwards.` : 'No link was synced since.'
    } ${random.pick([
      `Which rows for ${code(a.vnet)} do the effective routes of ${code(b.vm)} have?`,
      `What do the effective routes of ${code(b.vm)} say about ${code(a.vnet)}?`,
      `Which of the active routes of ${code(b.vm)} lead to ${code(a.vnet)}?`,
    ])}`,
    note: `${code(linkName(back))} is the link of ${code(b.vnet)}. ${regionsOf(a, b)}`,
    topology: buildTopology({
      vnets: [grown(a, range, hasSubnet), vnetOf(b)],
      nics: [nicOf(a), nicOf(b), ...(level === 3 && hasSubnet ? [nicOf(newcomer(random, a, range))] : [])],
      links: [there, isSynced ? back : { ...back, remoteRanges: [a.range] }],
    }),
    queries: [effectiveRoutes(b)],
    phrase: ([answer]) =>
      phraseRoutes((answer as EffectiveRoutesAnswer).value.filter((row) => isOurs(row.addressPrefix))),
    headline: isSynced
      ? 'A sync brings the route to the new range'
      : 'What was peered stays peered, and no more',
    why: () =>
      isSynced
        ? `${code(b.vnet)} was synced after the change, so it has one row for each range of ${code(a.vnet)}: ${code(a.range)} and ${code(range)}. A peering makes rows for ranges, not for subnets.`
        : `The links stay Connected, and ${code(b.vnet)} keeps its row for ${code(a.range)}, the range as it was last synced. ${code(range)} gets one only when ${code(linkName(back))} is synced.`,
    rules: isSynced ? ['R11', 'R33'] : ['R28', 'R11', 'R30'],
    about: isSynced ? ['M18'] : ['M8'],
  };
}

/** A range is added, and one of the two links is synced: the right one or the other. */
function drawAfterSync(random: Random, level: Level): Draft | null {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [range] = drawExtra(random, 1, [a, b]);
  if (!range) return null;
  const links = peer(a.vnet, b.vnet);
  const [there, back] = links;
  const synced = level === 3 ? random.pick([there, back, null]) : random.pick([there, back]);
  const sync = (link: (typeof links)[number]) => ({
    op: 'syncPeering',
    peering: { id: idOf('link', link.from, linkName(link)) },
  });
  const did: Prose = synced
    ? `${code(linkName(synced))}, the link of ${code(synced.from)}, is synced`
    : 'nobody runs a sync';
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(range)} is added to ${code(a.vnet)}, then ${did}. What do the links show?`,
      `An administrator adds ${code(range)} to ${code(a.vnet)}; after that ${did}. In which state are the links?`,
      `First ${code(a.vnet)} gets the range ${code(range)}, then ${did}. What does the portal show for the two links?`,
    ]),
    note: `The two are peered, and were in sync before. ${regionsOf(a, b)}`,
    topology: buildTopology(planOf([a, b], { links })),
    queries: [
      {
        kind: 'peeringState',
        after: [
          { op: 'addAddressPrefix', virtualNetwork: { id: idOf('vnet', a.vnet) }, addressPrefix: range },
          ...(synced ? [sync(synced)] : []),
        ],
      },
    ],
    phrase: ([answer]) => phraseLinks(answer as PeeringStateAnswer, true),
    headline:
      synced === back
        ? 'Sync the side that did not change'
        : 'The peer’s picture is out of date until it is synced',
    why: () =>
      synced === back
        ? `${code(b.vnet)} has the old picture of ${code(a.vnet)}. Its link ${code(linkName(back))} is the one to sync, and afterwards both sides agree.`
        : `${synced ? `${code(linkName(there))} belongs to ${code(a.vnet)}, which knows its own ranges: a sync there changes nothing.` : 'Nothing tells the peer of the change.'} The old picture is that of ${code(b.vnet)}, so its ${code(linkName(back))} shows LocalNotInSync and ${code(linkName(there))} RemoteNotInSync. Both stay Connected.`,
    rules: ['R29', 'R28', 'R9'],
    about: ['M7', 'M8'],
  };
}
