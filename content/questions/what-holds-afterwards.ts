import type { Topology } from '@/lib/peering/topology';
import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, Operation, PartDraft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, linkName, peer } from '../topologies/plan';
import { at, drawSites, planOf, type Site } from '../topologies/scene';
import {
  addRange,
  afterwards,
  createLink,
  deleteLink,
  EXTRA_RANGES,
  linkIn,
  stateOf,
  syncLink,
} from './parts/operating';
import { yesOrNo } from './parts/stating';

/** Links are made and deleted, ranges added and synced: which statements hold when all is done? */
export const whatHoldsAfterwards: Family = {
  id: 'what-holds-afterwards',
  title: 'What holds afterwards?',
  concepts: ['peering-links-and-states', 'address-space-sync'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M7', 'M5', 'M8', 'M4', 'M9', 'M6', 'M11'],
  structures: [
    { name: 'made-one-by-one', levels: [1, 2], draw: drawMadeOneByOne },
    { name: 'a-range-is-added', levels: [1, 2, 3], draw: drawRangeAdded },
    { name: 'links-deleted-and-made', levels: [2, 3], draw: drawDeletedAndMade },
    { name: 'a-hub-grows', levels: [2, 3], draw: drawHubGrows },
  ],
};

const asks = (random: Random): Prose =>
  random.pick([
    'For each statement, choose Yes if it holds afterwards and No if it does not.',
    'Which of these statements hold when all of it is done?',
    'Say of each statement whether it is true in the end.',
  ]);

const nameOf = (link: LinkPlan) => code(linkName(link));
const sync = (link: LinkPlan): Prose => `syncs ${nameOf(link)}, the link of ${code(link.from)}`;

/** Something that is said of the links after operations. */
type Claim = {
  readonly label: Prose;
  readonly holds: (answer: PeeringStateAnswer) => boolean;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

const claimed =
  (topology: Topology, after: readonly Operation[]) =>
  (claim: Claim): PartDraft =>
    yesOrNo({
      ...claim,
      topology,
      queries: [afterwards(after)],
      holds: (answers) => claim.holds(stateOf(answers)),
    });

/** Whether a peering is up: a link that is alone is never Connected, or only to whoever thinks that one is enough. */
const flows = (answer: PeeringStateAnswer, pair: readonly [LinkPlan, LinkPlan]) => {
  const states = pair
    .map((link) => linkIn(answer, link)?.peeringState)
    .filter((state) => state !== undefined);
  return states.length > 0 && states.every((state) => state === 'Connected');
};

/** One peering is made with two commands, another with one. */
function drawMadeOneByOne(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { regions: 'different' });
  const [a, b, c] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const [first, second] = random.shuffle(peer(a.vnet, b.vnet)) as [LinkPlan, LinkPlan];
  const [mine, theirs] = peer(a.vnet, c.vnet);
  // whether the other side had made its half before
  const waiting = random.oneIn(2);
  const topology = buildTopology(planOf(sites, { links: waiting ? [theirs] : [] }));
  const isWhole = random.oneIn(2);
  // neither peering has a say in the other, so each is asked about by itself
  const one = claimed(topology, [createLink(first), ...(isWhole ? [createLink(second)] : [])]);
  const other = claimed(topology, [createLink(mine)]);
  const shows = (link: LinkPlan, state: string, why: Prose): Claim => ({
    label: `${nameOf(link)} shows ${state}.`,
    holds: (answer) => linkIn(answer, link)?.peeringState === state,
    why,
    rules: ['R24'],
  });
  const far = (other: Site) => `, though ${a.region.title} and ${other.region.title} are two regions`;
  const between = (
    other: Site,
    whole: boolean,
    pair: readonly [LinkPlan, LinkPlan],
    alone: LinkPlan,
  ): Claim => ({
    label: `Traffic flows between ${code(a.vnet)} and ${code(other.vnet)}.`,
    holds: (answer) => flows(answer, pair),
    why: whole
      ? `Each has its link to the other, so both are Connected${far(other)}.`
      : `${nameOf(alone)} is one link where it takes two. It waits, and carries nothing either way.`,
    rules: whole ? ['R24', 'R34'] : ['R24'],
  });
  const state = (link: LinkPlan, whole: boolean): Claim => {
    const named = whole ? 'Connected' : random.pick(['Connected', 'Initiated']);
    return shows(
      link,
      named,
      whole
        ? `The other half is there, so ${nameOf(link)} is Connected.`
        : `The first link of a peering is Initiated until the second is made.`,
    );
  };
  const parts = [
    one(between(b, isWhole, [first, second], first)),
    other(between(c, waiting, [mine, theirs], mine)),
    random.oneIn(2) ? one(state(first, isWhole)) : other(state(mine, waiting)),
  ];
  const made = [first, ...(isWhole ? [second] : []), mine];
  return {
    form: 'parts',
    prompt: `${random.pick(['With the CLI somebody creates', 'A script creates'])} ${made.length > 2 ? 'three links' : 'two links'}: ${list(made.map(nameOf))}. ${asks(random)}`,
    note: `${waiting ? `${nameOf(theirs)} was there before; no other link was.` : 'There was no link before.'} The networks are in different regions${level === 2 ? ', and their ranges don’t overlap' : ''}. The figure shows them before.`,
    topology,
    parts: random.shuffle(parts),
    headline: 'A peering takes two links',
    why: 'On the command line each link is made by itself. Pair by pair: is there one from each side?',
    rules: ['R24'],
  };
}

/** A range is added, and perhaps a link is synced: what does Azure do, and what does the peer know then? */
function drawRangeAdded(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: level === 3 ? 'any' : 'same' }) as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  const topology = buildTopology(planOf([a, b], { links: [there, back] }));
  const fits = level === 1 || !random.oneIn(4);
  // a part of the peer's range that no subnet lies in
  const range = fits ? random.pick(EXTRA_RANGES) : lastSubnetOf(b.range, 26);
  const done = fits ? random.pick(['nothing', 'theirs', 'theirs', 'own'] as const) : 'refused';
  const synced = { nothing: null, refused: null, theirs: back, own: there }[done];
  const after = [addRange(a, range), ...(synced ? [syncLink(synced)] : [])];
  const isAdded = (answer: PeeringStateAnswer) => answer.history[0]?.decision.allowed === true;
  const isOld = (answer: PeeringStateAnswer) =>
    linkIn(answer, back)?.peeringSyncLevel.startsWith('Local') === true;

  const accepted = random.oneIn(2);
  const accepts: Claim = {
    label: accepted
      ? `Azure adds ${code(range)} to ${code(a.vnet)} while the peering stands.`
      : `Azure doesn’t add ${code(range)} to ${code(a.vnet)} as long as the peering stands.`,
    holds: (answer) => isAdded(answer) === accepted,
    why: fits
      ? 'A range can be added to a peered network. Nothing has to be deleted for it.'
      : `${code(range)} lies inside ${code(b.range)}, the range of its peer, so Azure refuses it. That no subnet is there makes no difference.`,
    rules: fits ? ['R9'] : ['R10', 'R15'],
  };
  const connected = random.oneIn(2);
  const shown = random.pick([there, back]);
  const asOfThen = (answer: PeeringStateAnswer) => answer.history[0]?.peerings ?? {};
  const states: Claim = {
    label: {
      now: connected ? 'Both links show Connected.' : `${nameOf(shown)} shows Disconnected.`,
      before: connected
        ? 'Both links showed Connected before the sync as well.'
        : `${nameOf(shown)} showed Disconnected before the sync.`,
    }[synced ? 'before' : 'now'],
    // a sync would end what somebody may expect of a new range
    holds: (answer) =>
      Object.values(asOfThen(answer)).every(({ peeringState }) => peeringState === 'Connected') === connected,
    why: 'Links stay Connected when ranges change, and what was peered before goes on working.',
    rules: ['R28'],
  };
  const learned = synced !== null && random.oneIn(2);
  const picture: Claim = {
    label: learned
      ? `${code(b.vnet)} has learned the range ${code(range)}.`
      : `${nameOf(back)}, the link of ${code(b.vnet)}, needs a sync.`,
    holds: (answer) => (learned ? isAdded(answer) && !isOld(answer) : isOld(answer)),
    why: {
      nothing: `Without a sync ${code(b.vnet)} keeps its old picture of ${code(a.vnet)}.`,
      refused: 'Nothing was added, so there is nothing to sync.',
      theirs: `${nameOf(back)} was synced: with that ${code(b.vnet)} took over the ranges that ${code(a.vnet)} has now.`,
      own: `${nameOf(there)} holds what ${code(a.vnet)} knows of ${code(b.vnet)}, where nothing changed. Its sync tells ${code(b.vnet)} nothing.`,
    }[done],
    rules: ['R29', 'R28'],
  };
  const inSync: Claim = {
    label: `${nameOf(there)}, the link of ${code(a.vnet)}, shows FullyInSync.`,
    holds: (answer) => linkIn(answer, there)?.peeringSyncLevel === 'FullyInSync',
    why: {
      nothing: `As long as ${code(b.vnet)} hasn't been synced, ${nameOf(there)} shows RemoteNotInSync.`,
      refused: 'Nothing was added, so both links are in sync as before.',
      theirs: `After the sync of ${nameOf(back)} both links are in sync again.`,
      own: `It is ${code(b.vnet)} that is behind, and so ${nameOf(there)} goes on showing RemoteNotInSync.`,
    }[done],
    rules: ['R28', 'R29'],
  };
  const claims =
    done === 'refused'
      ? [accepts, picture, inSync]
      : random.sample([picture, accepts, states, ...(level > 1 ? [inSync] : [])], 3);
  return {
    form: 'parts',
    prompt: `${code(a.vnet)} and ${code(b.vnet)} are peered. An administrator ${fits ? 'adds' : 'wants to add'} ${code(range)} to ${code(a.vnet)}${synced ? `, then ${sync(synced)}` : ''}. ${asks(random)}`,
    note: 'Both links were Connected and in sync before. What Azure refuses changes nothing.',
    topology,
    parts: random.shuffle(claims).map(claimed(topology, after)),
    headline: fits ? 'Add it, and sync the side that did not change' : 'What is added may not overlap a peer',
    why: fits
      ? `Only the picture that ${code(b.vnet)} has of ${code(a.vnet)} can get old.`
      : `${code(range)} is part of ${code(b.range)}.`,
    rules: ['R9', 'R28', 'R29'],
  };
}

/** Two peerings of one network, each with a link deleted and something done about it. */
function drawDeletedAndMade(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: random.oneIn(2), regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  type Cure = 'again' | 'both' | 'swapped' | 'half';
  const cures = random.sample<Cure>(
    level === 2 ? ['again', 'both', 'half'] : ['again', 'both', 'half', 'swapped'],
    2,
  );
  const cases = [a, b].map((site, index) => {
    const links = random.shuffle(peer(hub.vnet, site.vnet)) as [LinkPlan, LinkPlan];
    const [gone, left] = links;
    const cure = cures[index] as Cure;
    return {
      site,
      links,
      cure,
      ...{
        again: {
          after: [deleteLink(gone), createLink(gone)],
          told: `deletes ${nameOf(gone)} and creates it again`,
          why: `With ${nameOf(gone)} deleted, ${nameOf(left)} is Disconnected. As long as it is, Azure refuses to make ${nameOf(gone)} anew.`,
          rules: ['R26', 'R25'] as const,
        },
        both: {
          after: [deleteLink(gone), deleteLink(left), createLink(gone), createLink(left)],
          told: `deletes ${nameOf(gone)} and ${nameOf(left)} and creates both again`,
          why: `With both gone there is nothing left that is Disconnected, and the two new links find each other. That ${code(hub.vnet)} is in ${hub.region.title} and ${code(site.vnet)} in ${site.region.title} is no obstacle.`,
          rules: ['R26', 'R34'] as const,
        },
        swapped: {
          after: [deleteLink(gone), createLink(gone), deleteLink(left), createLink(left)],
          told: `deletes ${nameOf(gone)}, creates it again, deletes ${nameOf(left)} and creates that again`,
          why: `The first new ${nameOf(gone)} was refused, since ${nameOf(left)} was Disconnected. What there is in the end is a new ${nameOf(left)}, alone.`,
          rules: ['R26', 'R24'] as const,
        },
        half: {
          after: [deleteLink(gone), deleteLink(left), createLink(gone)],
          told: `deletes ${nameOf(gone)} and ${nameOf(left)} and creates ${nameOf(gone)} again`,
          why: `${nameOf(gone)} is a new link that waits for another from the other side: one where it takes two.`,
          rules: ['R24'] as const,
        },
      }[cure],
    };
  });
  const topology = buildTopology(planOf(sites, { links: cases.flatMap(({ links }) => links) }));
  const flow = ({ site, links, why, rules }: (typeof cases)[number]): Claim => ({
    label: `Traffic flows between ${code(hub.vnet)} and ${code(site.vnet)}.`,
    holds: (answer) => flows(answer, links),
    why,
    rules,
  });
  const one = random.pick(cases);
  const [gone, left] = one.links;
  const shown = one.cure === 'half' ? gone : left;
  const state = { again: 'Disconnected', both: 'Connected', swapped: 'Connected', half: 'Connected' }[
    one.cure
  ];
  const shows: Claim = {
    label: `${nameOf(shown)} shows ${state}.`,
    holds: (answer) => linkIn(answer, shown)?.peeringState === state,
    why: one.why,
    rules: one.rules,
  };
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} is peered with ${code(a.vnet)} and ${code(b.vnet)}. With the CLI somebody ${cases.map(({ told }) => told).join('. For the other peering, somebody ')}. ${asks(random)}`,
    note: 'The networks are in different regions. The figure shows the links before. Each command changes one link; what Azure refuses changes nothing.',
    topology,
    parts: random.shuffle([
      ...cases.map((each) => claimed(topology, each.after)(flow(each))),
      claimed(topology, one.after)(shows),
    ]),
    headline: 'What is Disconnected has to go before a link is made anew',
    why: 'Follow each peering by itself: deleting one link leaves the other Disconnected, and that one is in the way.',
    rules: ['R26', 'R25', 'R24'],
  };
}

/** A hub with two spokes gets a range, and some of the links are synced. */
function drawHubGrows(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const range = random.pick(EXTRA_RANGES);
  const spokes = [a, b].map((site) => {
    const [up, down] = peer(site.vnet, hub.vnet);
    return { site, up, down, synced: random.pick([up, up, down]) };
  });
  const topology = buildTopology(planOf(sites, { links: spokes.flatMap(({ up, down }) => [up, down]) }));
  const synced = random.shuffle(spokes).map((spoke) => spoke.synced);
  const claim = claimed(topology, [addRange(hub, range), ...synced.map(syncLink)]);
  const learned = spokes.map(({ site, up, down, synced }): Claim => {
    const isTheirs = synced === up;
    return {
      label: `${code(site.vnet)} has learned the range ${code(range)}.`,
      holds: (answer) =>
        answer.history[0]?.decision.allowed === true &&
        linkIn(answer, up)?.peeringSyncLevel.startsWith('Local') === false,
      why: isTheirs
        ? `${nameOf(up)} is the link of ${code(site.vnet)}, which didn't change: its sync takes over what ${code(hub.vnet)} has now.`
        : `${nameOf(down)} is a link of ${code(hub.vnet)} itself. Its sync takes over the ranges of ${code(site.vnet)}, and those are the same as before.`,
      rules: ['R29'],
    };
  });
  const connected = random.oneIn(2);
  const open = random.pick(spokes);
  const last: Claim =
    level === 3 && random.oneIn(2)
      ? {
          label: `${nameOf(open.down)}, a link of ${code(hub.vnet)}, shows RemoteNotInSync.`,
          holds: (answer) => linkIn(answer, open.down)?.peeringSyncLevel === 'RemoteNotInSync',
          why:
            open.synced === open.up
              ? `${code(open.site.vnet)} was synced, so both links of this peering are in sync again.`
              : `${code(open.site.vnet)} still has the old picture, and the link of ${code(hub.vnet)} says so.`,
          rules: ['R28', 'R29'],
        }
      : {
          label: connected
            ? 'All four links show Connected.'
            : `${nameOf(open.up)} was Disconnected from the moment the range was added until it is synced.`,
          holds: (answer) => {
            const states = Object.values(answer.history[0]?.peerings ?? {}).map((each) => each.peeringState);
            return connected
              ? Object.values(answer.peerings).every(({ peeringState }) => peeringState === 'Connected')
              : states.includes('Disconnected');
          },
          why: 'Links stay Connected when ranges change. Only the new range waits for the sync.',
          rules: ['R28'],
        };
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} gets the further range ${code(range)}. After that ${list(synced.map((link) => `${nameOf(link)}, the link of ${code(link.from)},`))} are synced. ${asks(random)}`,
    note: 'All four links were Connected and in sync before.',
    topology,
    parts: random.shuffle([...learned, last]).map(claim),
    headline: 'Each peer is synced on its own side',
    why: `${code(hub.vnet)} knows its own ranges. What gets old is the picture that each spoke has of it.`,
    rules: ['R29', 'R28', 'R9'],
  };
}
