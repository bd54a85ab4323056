import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, isWithin, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, linkName, peer, type VnetPlan } from '../topologies/plan';
import { at, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';

/** A hub grows while it is peered: who knows the new range, and what goes on working? */
export const peersToSync: Family = {
  id: 'peers-to-sync',
  title: 'Who knows the new range?',
  concepts: ['address-space-sync', 'peering-links-and-states'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M6', 'M7', 'M8'],
  structures: [
    { name: 'who-knows', levels: [2, 3], draw: drawWhoKnows },
    { name: 'what-still-works', draw: drawWhatStillWorks },
    { name: 'what-the-link-shows', levels: [2, 3], draw: drawWhatTheLinkShows },
  ],
};

const EXTRA = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'] as const;

/** One that none of the networks has. */
const extraFor = (sites: readonly Site[]): string[] =>
  EXTRA.filter((range) => sites.every((site) => !isWithin(range, site.range)));

const linkId = (link: LinkPlan) => ({ id: idOf('link', link.from, linkName(link)) });
const nameOf = (link: LinkPlan) => code(linkName(link));
const add = (site: Site, addressPrefix: string) => ({
  op: 'addAddressPrefix',
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});
const sync = (link: LinkPlan) => ({ op: 'syncPeering', peering: linkId(link) });

/** Several peers of one network, and a few syncs, on one side or the other. */
function drawWhoKnows(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 3 ? 4 : 3, { hub: true });
  const [hub, ...spokes] = sites as [Site, ...Site[]];
  const range = random.pick(extraFor(sites));
  // on whose side each was synced, if on any
  const sides = spokes.map(() => random.pick(['spoke', 'hub', 'none', 'spoke', 'hub'] as const));
  const synced = spokes.flatMap((spoke, index): LinkPlan[] => {
    const [up, down] = peer(spoke.vnet, hub.vnet);
    return { spoke: [up], hub: [down], none: [] }[at(sides, index)];
  });
  const query = { kind: 'peeringState', after: [add(hub, range), ...synced.map(sync)] } as const;
  const items: Item[] = spokes.map((spoke, index) => {
    const [up, down] = peer(spoke.vnet, hub.vnet);
    return {
      name: code(spoke.vnet),
      query,
      holds: (answer) => {
        const { history, peerings } = answer as PeeringStateAnswer;
        const level = peerings[`${spoke.vnet}/${linkName(up)}`]?.peeringSyncLevel;
        return (
          history[0]?.decision.allowed === true && (level === 'FullyInSync' || level === 'RemoteNotInSync')
        );
      },
      because: {
        spoke: `${nameOf(up)} was synced, so ${code(spoke.vnet)} has taken over ${code(range)}.`,
        hub: `For ${code(spoke.vnet)} the sync ran on ${nameOf(down)}, the hub's own link, and that tells it nothing.`,
        none: `${nameOf(up)} still shows LocalNotInSync.`,
      }[at(sides, index)],
    };
  });
  const names = named(random, items);
  const then = synced.length
    ? `Then a sync is run on ${list(synced.map(nameOf))}.`
    : 'No sync has been run since.';
  return askPick(
    random,
    planOf(sites, { links: spokes.flatMap((spoke) => peer(spoke.vnet, hub.vnet)) }),
    items,
    {
      before: `${code(range)} is added to ${code(hub.vnet)}, which is peered with ${names}. ${then}`,
      which: [
        'Which of the spokes know the new range now?',
        `Which of ${names} have a route to ${code(range)} now?`,
      ],
      whichNot: [
        `Which of the spokes don't know the new range yet?`,
        `Which of ${names} still lack a route to ${code(range)}?`,
      ],
      note: placesOf(sites),
      headline: 'Each peer is synced on its own link',
      why: `The range can be added while the peerings stand.`,
      rules: ['R29', 'R11', 'R9'],
      about: ['M7', 'M6'],
    },
  );
}

/** Between the change and the sync: old addresses, new addresses. */
function drawWhatStillWorks(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, behind, ahead] = sites as [Site, Site, Site];
  const range = random.pick(extraFor(sites));
  const grown: Site = {
    ...hub,
    vm: 'vm-new-01',
    range,
    subnet: { name: 'snet-new', range: subnetOf(range, 0) },
    ip: hostOf(subnetOf(range, 0), random.int(0, 6)),
  };
  const vnet: VnetPlan = { ...vnetOf(hub, {}, [grown.subnet]), ranges: [hub.range, range] };
  const [upBehind, downBehind] = peer(behind.vnet, hub.vnet);
  const flow = (from: Site, to: Site, because: Prose): Item => ({
    name: `${code(from.vm)} to ${code(to.vm)}`,
    query: reach(from, to),
    holds: isAnswered,
    because,
  });
  const flows = [
    flow(
      behind,
      hub,
      `${code(behind.vnet)} keeps its route to ${code(hub.range)}: what was peered goes on working.`,
    ),
    flow(
      behind,
      grown,
      `${code(behind.vnet)} has no route to ${code(range)} before ${nameOf(upBehind)} is synced.`,
    ),
    flow(
      hub,
      behind,
      `${code(hub.vm)} still has its route to ${code(behind.range)}, and the reply finds its way.`,
    ),
    ...(level === 1
      ? []
      : [
          flow(ahead, grown, `${code(ahead.vnet)} was synced, so it has a route to ${code(range)} too.`),
          flow(ahead, hub, `${code(ahead.vnet)} reaches the old range as before.`),
        ]),
  ];
  const items = random.sample(flows, level === 1 ? 2 : 3);
  const names = named(random, items);
  return askPick(
    random,
    {
      vnets: [vnet, vnetOf(behind), ...(level === 1 ? [] : [vnetOf(ahead)])],
      nics: [nicOf(hub), nicOf(grown), nicOf(behind), ...(level === 1 ? [] : [nicOf(ahead)])],
      links: [
        { ...upBehind, remoteRanges: [hub.range] },
        downBehind,
        ...(level === 1 ? [] : peer(ahead.vnet, hub.vnet)),
      ],
    },
    items,
    {
      before: `${code(range)} was added to ${code(hub.vnet)}, and ${code(grown.vm)} (${code(grown.ip)}) runs there already. ${level === 1 ? `Nothing has been done about the peering with ${code(behind.vnet)} since.` : `The link of ${code(ahead.vnet)} has been synced since, that of ${code(behind.vnet)} has not.`}`,
      which: [
        `These connections are tried: ${names}. Which of them work?`,
        `Which of these get an answer at this point: ${names}?`,
      ],
      whichNot: [
        `These connections are tried: ${names}. Which of them fail?`,
        `Which of these get no answer at this point: ${names}?`,
      ],
      note: `${placesOf(level === 1 ? [hub, behind] : sites)} ${code(hub.vm)} is in the old range of ${code(hub.vnet)}. No NSG and no route table is in use.`,
      headline: 'What was peered stays peered; the new range waits for the sync',
      rules: ['R28', 'R11', 'R9'],
      about: ['M8'],
    },
  );
}

/** The two links of one peering, and what is done in which order. */
function drawWhatTheLinkShows(random: Random): Draft {
  const sites = drawSites(random, 2);
  const [grows, other] = random.shuffle(sites) as [Site, Site];
  const [first, second] = random.sample(extraFor(sites), 2) as [string, string];
  const [there, back] = peer(grows.vnet, other.vnet);
  type Step = { readonly operation: object; readonly says: Prose };
  const adds = (range: string): Step => ({
    operation: add(grows, range),
    says: `${code(range)} is added to ${code(grows.vnet)}`,
  });
  const syncs = (link: LinkPlan): Step => ({ operation: sync(link), says: `${nameOf(link)} is synced` });
  const courses: readonly (readonly Step[])[] = [
    [adds(first), syncs(back)],
    [adds(first), syncs(there)],
    [syncs(back), adds(first)],
    [adds(first), syncs(back), adds(second)],
    [syncs(there), adds(first), syncs(back)],
  ];
  const steps = random.pick(courses);
  const link = `${other.vnet}/${linkName(back)}`;
  return {
    form: 'ask',
    prompt: `${code(grows.vnet)} and ${code(other.vnet)} are peered and in sync. Now ${steps.map(({ says }) => says).join(', then ')}. ${random.pick([`Which sync level does ${nameOf(back)}, the link of ${code(other.vnet)}, show?`, `What does ${nameOf(back)} of ${code(other.vnet)} have as its sync level afterwards?`])}`,
    note: `${placesOf(sites)} The CLI is used: each command changes one link. What Azure refuses changes nothing.`,
    topology: buildTopology(planOf(sites, { links: [there, back] })),
    queries: [{ kind: 'peeringState', after: steps.map(({ operation }) => operation) }],
    phrase: ([answer]) => {
      const shown = (answer as PeeringStateAnswer).peerings[link];
      return shown ? code(shown.peeringSyncLevel) : null;
    },
    headline: 'The peer that did not change is the one out of date',
    why: ([answer]) => {
      const shown = (answer as PeeringStateAnswer).peerings[link];
      return shown?.peeringSyncLevel === 'FullyInSync'
        ? `Adding a range leaves both links Connected. ${nameOf(back)} was synced after the last change, so ${code(other.vnet)} knows all ranges of ${code(grows.vnet)}.`
        : `Adding a range leaves both links Connected. ${nameOf(back)} hasn't been synced since the last change, so what ${code(other.vnet)} knows of ${code(grows.vnet)} is out of date: LocalNotInSync.`;
    },
    rules: ['R28', 'R29', 'R9'],
  };
}
