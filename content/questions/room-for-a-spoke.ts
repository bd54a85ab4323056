import type { CanPeerAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, linkName, type NetworkPlan, peer, type VnetPlan } from '../topologies/plan';
import { at, canPeer, drawSites, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAllowed, named } from './parts/picking';

/** Address plans meet: a new network, and hubs that have spokes already. */
export const roomForASpoke: Family = {
  id: 'room-for-a-spoke',
  title: 'Room for one more spoke',
  concepts: ['peering-validity', 'address-space-planning', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M9', 'M10', 'M11'],
  structures: [
    { name: 'which-hub', draw: drawWhichHub },
    { name: 'one-after-the-other', draw: drawOneAfterTheOther },
    { name: 'leftover-link', levels: [2, 3], draw: drawLeftoverLink },
  ],
};

/** A network with one range and one subnet in it. */
const network = (site: Site, range: string, subnet: string): VnetPlan => ({
  ...vnetOf(site),
  ranges: [range],
  subnets: [{ name: site.subnet.name, range: subnet }],
});

/** What keeps the new network away from a hub, or only seems to. */
type Obstacle = 'none' | 'spoke' | 'unused-part' | 'region';

function hubWithSpoke(random: Random, obstacle: Obstacle, added: Site, hub: Site, spoke: Site) {
  const [lower, upper] = halvesOf(added.range);
  const vnets = [
    obstacle === 'unused-part' ? network(hub, added.range, subnetOf(upper, 0)) : vnetOf(hub),
    obstacle === 'spoke'
      ? network(spoke, added.range, subnetOf(random.oneIn(2) ? lower : upper, 0))
      : vnetOf(spoke),
  ];
  const because: Record<Obstacle, Prose> = {
    none: `${code(hub.vnet)} and its spoke ${code(spoke.vnet)} are clear of ${code(added.range)}.`,
    region: `${code(hub.vnet)} is in another region, and that is no obstacle.`,
    'unused-part': `${code(hub.vnet)} has ${code(added.range)} itself: that its subnet lies elsewhere in it doesn't help.`,
    spoke: `${code(hub.vnet)} is peered with ${code(spoke.vnet)}, which has ${code(added.range)} too.`,
  };
  return { vnets, links: peer(hub.vnet, spoke.vnet), because: because[obstacle] };
}

function drawWhichHub(random: Random, level: Level): Draft {
  const count = level === 1 ? 2 : 3;
  const kinds: Obstacle[] = ['none', 'region', 'region', 'spoke', 'unused-part'];
  const obstacles = random.sample(kinds, count);
  const regions = ['home', ...obstacles.flatMap((each) => (each === 'region' ? 'away' : 'home'))] as const;
  const sites = drawSites(random, 1 + 2 * count, {
    regions: [...regions, ...obstacles.map(() => 'home' as const)] as ('home' | 'away')[],
  });
  const added = at(sites, 0);
  const [lower] = halvesOf(added.range);
  const stars = obstacles.map((obstacle, index) => ({
    hub: at(sites, 1 + index),
    spoke: at(sites, 1 + count + index),
    ...hubWithSpoke(random, obstacle, added, at(sites, 1 + index), at(sites, 1 + count + index)),
  }));
  const far = stars.filter((_, index) => obstacles[index] === 'region').map(({ hub }) => hub);
  const items: Item[] = stars.map(({ hub, because }) => ({
    name: code(hub.vnet),
    query: canPeer(added.vnet, hub.vnet),
    holds: isAllowed,
    because,
  }));
  const hubs = named(random, items);
  return askPick(
    random,
    {
      vnets: [network(added, added.range, subnetOf(lower, 0)), ...stars.flatMap(({ vnets }) => vnets)],
      links: stars.flatMap(({ links }) => links),
    },
    items,
    {
      which: [
        `${code(added.vnet)} (${code(added.range)}) is to become a spoke. Which of the hubs ${hubs} can it be peered with?`,
        `A team built ${code(added.vnet)} with ${code(added.range)}, and now looks for a hub. Which of ${hubs} would Azure peer it with?`,
        `Each hub has one spoke. To which of ${hubs} can ${code(added.vnet)} (${code(added.range)}) be given a link?`,
      ],
      whichNot: [
        `${code(added.vnet)} (${code(added.range)}) is to become a spoke. With which of the hubs ${hubs} can it not be peered?`,
        `A team built ${code(added.vnet)} with ${code(added.range)}, and tries to peer it with each of ${hubs}. Where does Azure refuse?`,
      ],
      note: far.length
        ? `${list(far.map((hub) => `${code(hub.vnet)} is in ${hub.region.title}`))}, all others are in ${added.region.title}.`
        : `All of them are in ${added.region.title}.`,
      headline: 'Clear of the hub, and of every peer the hub has',
      rules: ['R16', 'R15', 'R18'],
      about: ['M10', 'M9', 'M11'],
    },
  );
}

const create = (hub: Site, spoke: Site) => ({
  op: 'createPeering',
  virtualNetwork: { id: idOf('vnet', hub.vnet) },
  name: linkName({ from: hub.vnet, to: spoke.vnet }),
  properties: { remoteVirtualNetwork: { id: idOf('vnet', spoke.vnet) } },
});

/** Several networks are peered with one hub in turn; those that share a range get in each other's way. */
function drawOneAfterTheOther(random: Random, level: Level): Draft {
  const count = level === 1 ? 2 : 3;
  const farOne = random.oneIn(3) ? 0 : random.int(1, count);
  const sites = drawSites(random, 1 + count, {
    hub: true,
    regions: Array.from({ length: 1 + count }, (_, index) => (index === farOne && farOne ? 'away' : 'home')),
  });
  const [hub, ...teams] = sites as [Site, ...Site[]];
  const [first, second, third] = teams as [Site, Site, Site?];
  const shares =
    farOne && random.oneIn(2) ? null : random.pick(third ? ([second, third] as const) : [second]);
  const rival = shares === second || !third ? first : random.pick([first, second]);
  const [lower, upper] = halvesOf(rival.range);
  const whole = random.oneIn(2);
  const sharesPlan = shares && network(shares, whole ? rival.range : upper, subnetOf(upper, 0));
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      ...teams.map((team) => {
        if (team === shares && sharesPlan) return sharesPlan;
        return team === rival ? network(team, team.range, subnetOf(lower, 0)) : vnetOf(team);
      }),
    ],
  };
  const names = teams.map((team) => code(team.vnet));
  const operations = teams.map((team) => create(hub, team));
  const theirs = whole ? rival.range : upper;
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(hub.vnet)} has no peerings yet. It is given links to ${list(names)}, in this order. Which of the links come about?`,
      `One after the other, ${code(hub.vnet)} gets links to ${list(names)}. Which of these requests does Azure carry out?`,
    ]),
    note: farOne
      ? `${code(at(sites, farOne).vnet)} is in ${at(sites, farOne).region.title}, all others are in ${hub.region.title}.`
      : `All of them are in ${hub.region.title}.`,
    topology: buildTopology(plan),
    queries: [{ kind: 'peeringState', after: operations }],
    phrase: ([answer]) => {
      const { history } = answer as PeeringStateAnswer;
      const made = teams.filter((_, index) => history[index]?.decision.allowed);
      if (made.length === teams.length) return 'All of them';
      return made.length === 0 ? 'None of them' : `Only ${list(made.map(({ vnet }) => code(vnet)))}`;
    },
    headline: shares ? 'Two peers of one network must not overlap' : 'Another region is no obstacle',
    why: () =>
      shares
        ? `${code(shares.vnet)} has ${code(theirs)}, and ${whole ? 'so has' : 'that is a part of'} ${code(rival.vnet)}${whole ? '' : ` (${code(rival.range)})`}. Once ${code(hub.vnet)} has a link to ${code(rival.vnet)}, it can't have a second way to the same addresses; that the two are never peered with each other doesn't matter.`
        : `No two of the ranges overlap, so ${code(hub.vnet)} can be peered with each. That ${code(at(sites, farOne).vnet)} is in ${at(sites, farOne).region.title} makes that one a global peering and needs nothing more.`,
    rules: shares ? ['R16', 'R15'] : ['R18', 'R15'],
    about: ['M10', 'M9'],
  };
}

/** A spoke was deleted, and the hub's link to it is still there: does its range count? */
function drawLeftoverLink(random: Random): Draft {
  const [hub, gone, fresh] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const cleared = random.oneIn(2);
  const [lower, upper] = halvesOf(gone.range);
  // without the leftover the range is free; with another range it never mattered
  const sameRange = cleared || !random.oneIn(3);
  const range = sameRange ? random.pick([gone.range, lower, upper]) : fresh.range;
  const leftover = {
    from: hub.vnet,
    to: gone.vnet,
    state: 'Disconnected',
    remoteRanges: [gone.range],
  } as const;
  const plan: NetworkPlan = {
    vnets: [vnetOf(hub), network(fresh, range, subnetOf(range, 0))],
    links: [leftover],
  };
  const link = code(linkName(leftover));
  const removed = { op: 'deletePeering', peering: { id: idOf('link', hub.vnet, linkName(leftover)) } };
  const isFar = hub.region !== fresh.region;
  return {
    form: 'ask',
    prompt: cleared
      ? random.pick([
          `The spoke ${code(gone.vnet)} (${code(gone.range)}) was deleted, and after it ${link}, the hub's link to it. Now ${code(hub.vnet)} is to get a link to ${code(fresh.vnet)} (${code(range)}). What does Azure do?`,
          `${code(gone.vnet)} (${code(gone.range)}) is no more, and somebody also deletes ${link}. Next ${code(hub.vnet)} is peered with ${code(fresh.vnet)} (${code(range)}): what is Azure's answer?`,
        ])
      : random.pick([
          `The spoke ${code(gone.vnet)} (${code(gone.range)}) was deleted; ${link}, the hub's link to it, is still there. Now ${code(hub.vnet)} is to get a link to ${code(fresh.vnet)} (${code(range)}). What does Azure do?`,
          `${code(gone.vnet)} (${code(gone.range)}) is no more, but nobody deleted ${link}, which shows Disconnected. ${code(hub.vnet)} is now peered with ${code(fresh.vnet)} (${code(range)}): what is Azure's answer?`,
        ]),
    note: isFar
      ? `${code(hub.vnet)} is in ${hub.region.title}, ${code(fresh.vnet)} in ${fresh.region.title}.`
      : `Both networks are in ${hub.region.title}.`,
    topology: buildTopology(plan),
    queries: [{ ...canPeer(hub.vnet, fresh.vnet), ...(cleared && { after: [removed] }) }],
    phrase: ([answer]) =>
      (answer as CanPeerAnswer).allowed
        ? `Azure creates the link to ${code(fresh.vnet)}.`
        : `Azure refuses the link to ${code(fresh.vnet)}.`,
    headline: cleared
      ? 'With the leftover link gone its range is free'
      : sameRange
        ? 'A leftover link still keeps its range'
        : 'A leftover link keeps its own range, and no other',
    why: () =>
      cleared
        ? `With ${link} gone, ${code(hub.vnet)} has no peer left that has anything of ${code(range)}. ${code(hub.range)} doesn't overlap it either${isFar ? ', and another region is no obstacle' : ''}.`
        : sameRange
          ? `${link} is Disconnected, yet it is a peering of ${code(hub.vnet)} and holds ${code(gone.range)}. ${code(range)} overlaps that, so Azure refuses. Once ${link} is deleted, the new network can have it.`
          : `${link} still holds ${code(gone.range)}, and ${code(range)} is clear of that and of ${code(hub.range)}${isFar ? '. Another region is no obstacle' : ''}.`,
    rules: cleared || !sameRange ? ['R16', 'R18'] : ['R16', 'R26'],
    about: ['M10'],
  };
}
