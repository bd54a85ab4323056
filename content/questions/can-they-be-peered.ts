import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type VnetPlan } from '../topologies/plan';
import { canPeer, drawSites, type Site, vnetOf } from '../topologies/scene';
import { placesOf } from './parts/scenery';

/** Address spaces, regions and owners: what keeps two networks from being peered, and what does not. */
export const canTheyBePeered: Family = {
  id: 'can-they-be-peered',
  title: 'May these two be peered?',
  concepts: ['peering-validity', 'address-space-planning', 'regional-vs-global-peering'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M9', 'M10', 'M11', 'M12'],
  structures: [
    { name: 'as-they-are', levels: [1], draw: drawAsTheyAre },
    { name: 'which-of-two', levels: [1, 2], draw: drawWhichOfTwo },
    { name: 'which-join-the-hub', levels: [2, 3], draw: drawWhichJoinTheHub },
    { name: 'answer-to-a-newcomer', levels: [2, 3], draw: drawNewcomer },
    {
      name: 'choose-a-range',
      concepts: ['address-space-planning', 'peering-validity'],
      draw: drawChooseRange,
    },
  ],
};

const TENANTS = { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } };
const BOTH_RIGHTS = 'Whoever creates the link is Network Contributor on both.';

/** A network with these ranges, whose one subnet lies at the place given. */
const network = (site: Site, ranges: readonly string[], subnet: string): VnetPlan => ({
  ...vnetOf(site),
  ranges,
  subnets: [{ name: site.subnet.name, range: subnet }],
});

const mayBePeered = (answer: unknown) => (answer as CanPeerAnswer).allowed;

/** How a candidate's addresses stand to those of a network that is there. */
type Standing = 'clear' | 'same' | 'inside';

/** A candidate's range. Where it overlaps, the subnets still stay apart. */
function rangeFor(standing: Standing, own: string, theirs: string) {
  const [, upper] = halvesOf(theirs);
  if (standing === 'clear') return { range: own, subnet: subnetOf(own, 0) };
  return { range: standing === 'same' ? theirs : upper, subnet: subnetOf(upper, 1) };
}

const lowerSubnet = (site: Site) => subnetOf(halvesOf(site.range)[0], 0);

/** Two networks and a yes or no. */
function drawAsTheyAre(random: Random): Draft {
  const sites = drawSites(random, 2, { regions: random.oneIn(3) ? 'same' : 'different' });
  const [a, b] = sites as [Site, Site];
  const standing = random.pick(['clear', 'clear', 'same', 'inside'] as const);
  const { range, subnet } = rangeFor(standing, b.range, a.range);
  const twoTenants = random.oneIn(2);
  const far = a.region !== b.region;
  const [local, remote] = random.shuffle([a, b]) as [Site, Site];
  return {
    form: 'ask',
    prompt: random.pick([
      `Can ${code(local.vnet)} and ${code(remote.vnet)} be peered as they are?`,
      `The owners of ${code(local.vnet)} and ${code(remote.vnet)} agree to peer the two. Does Azure let them?`,
      `Somebody wants to peer ${code(local.vnet)} with ${code(remote.vnet)} and change nothing else. Is that possible?`,
    ]),
    note: [
      placesOf(sites),
      ...(twoTenants ? [`They belong to two companies, each with a tenant of its own. ${BOTH_RIGHTS}`] : []),
    ].join(' '),
    topology: buildTopology({
      vnets: [network(a, [a.range], lowerSubnet(a)), network(b, [range], subnet)],
    }),
    queries: [{ ...canPeer(local.vnet, remote.vnet), ...(twoTenants && TENANTS) }],
    phrase: ([answer]) => (mayBePeered(answer) ? 'Yes, as they are' : 'No, not as they are'),
    headline:
      standing === 'clear'
        ? 'Regions and owners may differ, addresses may not overlap'
        : 'Whole address spaces are compared, not subnets',
    why: () =>
      standing === 'clear'
        ? `${code(a.range)} and ${code(b.range)} have no address in common, and that is what counts.${far ? ` That one network is in ${a.region.title} and the other in ${b.region.title} makes it global peering.` : ''}${twoTenants ? ' Two tenants are no obstacle either, given the rights on both.' : ''}`
        : `${standing === 'same' ? `Both networks have ${code(a.range)}` : `${code(range)} lies inside ${code(a.range)}`}. Their subnets, ${code(lowerSubnet(a))} and ${code(subnet)}, don't touch, but Azure compares the address spaces, and those overlap.`,
    rules: standing === 'clear' ? ['R18', 'R15', 'R19'] : ['R15'],
  };
}

const CHOOSES = (random: Random, hub: Site): Prose =>
  random.pick([
    `Which of the other networks can be peered with ${code(hub.vnet)} as they are?`,
    `${code(hub.vnet)} is to get a peering with each of the others. For which does Azure allow it?`,
    `Their teams ask to be peered with ${code(hub.vnet)}. To which of their networks can it be given a link?`,
  ]);

const namesOf = (sites: readonly Site[], answers: readonly unknown[]): Prose => {
  const allowed = sites.filter((_, index) => mayBePeered(answers[index]));
  return allowed.length === 0 ? 'None of them' : list(allowed.map(({ vnet }) => code(vnet)));
};

/** One network and two candidates, each clear of it or not, near or far. */
function drawWhichOfTwo(random: Random): Draft {
  const sites = drawSites(random, 3, { regions: ['home', 'home', random.oneIn(6) ? 'home' : 'away'] });
  const [own, near, far] = sites as [Site, Site, Site];
  const overlapping = random.pick<Standing>(['same', 'inside']);
  const [nearStands, farStands] = random.pick<readonly [Standing, Standing]>([
    ['clear', 'clear'],
    ['clear', 'clear'],
    ['clear', overlapping],
    [overlapping, 'clear'],
    [overlapping, overlapping === 'same' ? 'inside' : 'same'],
  ]);
  const isForeign = random.oneIn(2);
  const candidates = [
    { site: near, standing: nearStands, ...rangeFor(nearStands, near.range, own.range) },
    { site: far, standing: farStands, ...rangeFor(farStands, far.range, own.range) },
  ];
  const contextOf = (site: Site) => (isForeign && site === near ? TENANTS : {});
  const asked = random.shuffle(candidates);
  const say = ({ site, standing, range }: (typeof candidates)[number]) =>
    standing === 'clear'
      ? `${code(site.vnet)} (${code(range)}) has no address in common with it${site.region === own.region ? '' : `, and its region, ${site.region.title}, is no obstacle`}${isForeign && site === near ? ', and belonging to another tenant is no obstacle' : ''}.`
      : `${code(site.vnet)} ${standing === 'same' ? 'has the very same range' : `(${code(range)}) lies inside it`}: no, though no subnet of either is in the way.`;
  return {
    form: 'ask',
    prompt: CHOOSES(random, own),
    note: [
      placesOf(sites),
      ...(isForeign ? [`${code(near.vnet)} belongs to another tenant than the rest. ${BOTH_RIGHTS}`] : []),
    ].join(' '),
    topology: buildTopology({
      vnets: [
        network(own, [own.range], lowerSubnet(own)),
        ...candidates.map(({ site, range, subnet }) => network(site, [range], subnet)),
      ],
    }),
    queries: asked.map(({ site }) => ({ ...canPeer(own.vnet, site.vnet), ...contextOf(site) })),
    phrase: (answers) =>
      namesOf(
        asked.map(({ site }) => site),
        answers,
      ),
    headline: 'Whole address spaces are compared, and nothing else',
    why: () => `${code(own.vnet)} has ${code(own.range)}. ${candidates.map(say).join(' ')}`,
    rules: ['R15', 'R18', 'R19'],
  };
}

/** What may keep a network from joining a hub that has a spoke. */
type Obstacle = 'none' | 'hub' | 'spoke' | 'second-range' | 'peer-of-its-own';

type Candidate = {
  readonly site: Site;
  readonly vnets: readonly VnetPlan[];
  readonly links: readonly LinkPlan[];
  /** what to say about it afterwards */
  readonly because: Prose;
};

function drawCandidate(
  random: Random,
  site: Site,
  obstacle: Obstacle,
  { hub, spoke, extra }: { readonly hub: Site; readonly spoke: Site; readonly extra: Site },
): Candidate {
  const [, hubUpper] = halvesOf(hub.range);
  const [spokeLower, spokeUpper] = halvesOf(spoke.range);
  const on = (ranges: readonly string[], subnet: string, because: Prose): Candidate => ({
    site,
    vnets: [network(site, ranges, subnet)],
    links: [],
    because: `${code(site.vnet)} ${because}`,
  });
  switch (obstacle) {
    case 'none':
      return on(
        [site.range],
        subnetOf(site.range, 0),
        `(${code(site.range)}) is clear of both${site.region === hub.region ? '' : `, and ${site.region.title} is as good a region as any`}.`,
      );
    case 'hub':
      return on(
        [hubUpper],
        subnetOf(hubUpper, 0),
        `(${code(hubUpper)}) lies inside the hub's ${code(hub.range)}, used or not.`,
      );
    case 'second-range':
      return on(
        [site.range, hubUpper],
        subnetOf(site.range, 0),
        `has a second range, ${code(hubUpper)}, that lies inside the hub's ${code(hub.range)}.`,
      );
    case 'spoke': {
      // the same subnet as well, or only the same range
      const theirs = random.oneIn(2)
        ? { range: spoke.range, subnet: subnetOf(spokeLower, 0) }
        : { range: spokeUpper, subnet: subnetOf(spokeUpper, 0) };
      return on(
        [theirs.range],
        theirs.subnet,
        `(${code(theirs.range)}) overlaps ${code(spoke.vnet)}, which the hub is peered with.`,
      );
    }
    case 'peer-of-its-own':
      return {
        site,
        vnets: [vnetOf(site), network(extra, [hubUpper], subnetOf(hubUpper, 0))],
        links: peer(site.vnet, extra.vnet),
        because: `${code(site.vnet)} is clear of both, but its own peer ${code(extra.vnet)} (${code(hubUpper)}) overlaps the hub.`,
      };
  }
}

/** A hub with a spoke, and several that want to join it. */
function drawWhichJoinTheHub(random: Random, level: Level): Draft {
  const isForeign = random.oneIn(2);
  const sites = drawSites(random, 6, {
    hub: true,
    regions: ['home', 'home', 'away', 'home', random.oneIn(2) ? 'away' : 'home', 'home'],
  });
  const [hub, spoke, first, second, third, extra] = sites as [Site, Site, Site, Site, Site, Site];
  const obstacles: Obstacle[] = random.sample(
    level === 3
      ? ['none', 'none', 'hub', 'spoke', 'second-range', 'peer-of-its-own']
      : ['none', 'hub', 'spoke'],
    level === 3 ? 2 : random.int(1, 2),
  );
  const others = [second, third].slice(0, obstacles.length);
  const scene = { hub, spoke, extra };
  const candidates = random.shuffle([
    drawCandidate(random, first, random.pick(['none', 'none', 'none', 'spoke']), scene),
    ...others.map((site, index) => drawCandidate(random, site, obstacles[index] ?? 'none', scene)),
  ]);
  const contextOf = (site: Site) => (isForeign && site === second ? TENANTS : {});
  const shown = [hub, spoke, ...candidates.map(({ site }) => site)];
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      network(spoke, [spoke.range], lowerSubnet(spoke)),
      ...candidates.flatMap(({ vnets }) => vnets),
    ],
    links: [...peer(hub.vnet, spoke.vnet), ...candidates.flatMap(({ links }) => links)],
  };
  return {
    form: 'ask',
    prompt: `${code(hub.vnet)} and ${code(spoke.vnet)} are peered. ${random.pick([
      `Which of ${list(candidates.map(({ site }) => code(site.vnet)))} can be peered with ${code(hub.vnet)} as they are?`,
      `${list(candidates.map(({ site }) => code(site.vnet)))} ask for a peering with ${code(hub.vnet)}. For which does Azure allow it?`,
      `To which of ${list(candidates.map(({ site }) => code(site.vnet)))} can ${code(hub.vnet)} be given a link now?`,
    ])}`,
    note: [
      placesOf(shown),
      ...(isForeign ? [`${code(second.vnet)} belongs to another tenant than the rest. ${BOTH_RIGHTS}`] : []),
    ].join(' '),
    topology: buildTopology(plan),
    queries: candidates.map(({ site }) => ({ ...canPeer(hub.vnet, site.vnet), ...contextOf(site) })),
    phrase: (answers) =>
      namesOf(
        candidates.map(({ site }) => site),
        answers,
      ),
    headline: 'No overlap, neither with a network nor with its peers',
    why: () => candidates.map(({ because }) => because).join(' '),
    rules: ['R15', 'R16', 'R18'],
  };
}

/** One link to a hub with two spokes: created, or refused for what reason? */
function drawNewcomer(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, {
    hub: true,
    regions: ['home', 'home', 'home', random.oneIn(3) ? 'home' : 'away'],
  });
  const [hub, one, other, joining] = sites as [Site, Site, Site, Site];
  const [oneLower, oneUpper] = halvesOf(one.range);
  const [otherLower, otherUpper] = halvesOf(other.range);
  // overlapping one spoke where nothing is, and another right where its subnet is, tells who looks at subnets only
  const ranges = random.pick([
    { all: [joining.range], subnet: subnetOf(joining.range, 0) },
    { all: [oneUpper], subnet: subnetOf(oneUpper, 1) },
    { all: [oneUpper, other.range], subnet: subnetOf(otherLower, 0) },
    { all: [oneUpper, otherUpper], subnet: subnetOf(otherUpper, 0) },
  ]);
  const twoTenants = random.oneIn(2);
  const leftover = level === 3 && random.oneIn(2);
  const [local, remote] = random.shuffle([hub, joining]) as [Site, Site];
  const collides = !ranges.all.includes(joining.range);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      network(one, [one.range], subnetOf(oneLower, 0)),
      network(other, [other.range], subnetOf(otherLower, 0)),
      network(joining, ranges.all, ranges.subnet),
    ],
    links: [
      ...(leftover
        ? [{ from: hub.vnet, to: one.vnet, state: 'Disconnected' as const }]
        : peer(hub.vnet, one.vnet)),
      ...peer(hub.vnet, other.vnet),
    ],
  };
  return {
    form: 'ask',
    prompt: random.pick([
      `An administrator adds a link from ${code(local.vnet)} to ${code(remote.vnet)}. What does Azure do?`,
      `Somebody creates the peering link from ${code(local.vnet)} to ${code(remote.vnet)}. What is Azure's answer?`,
      `${code(joining.vnet)} is to join the hub, and the link from ${code(local.vnet)} to ${code(remote.vnet)} is created first. What happens?`,
    ]),
    note: [
      placesOf(sites),
      ...(twoTenants
        ? [`${code(joining.vnet)} belongs to another tenant than the rest. ${BOTH_RIGHTS}`]
        : []),
      ...(leftover ? [`Of the peering with ${code(one.vnet)} only the hub's link is left.`] : []),
    ].join(' '),
    topology: buildTopology(plan),
    queries: [{ ...canPeer(local.vnet, remote.vnet), ...(twoTenants && TENANTS) }],
    phrase: ([answer]) => phraseAnswer(answer as CanPeerAnswer),
    headline: collides
      ? 'Two peers of one network must not overlap'
      : 'Regions and owners may differ, addresses may not overlap',
    why: () =>
      collides
        ? `${code(hub.vnet)} has a link to ${code(one.vnet)} (${code(one.range)})${leftover ? ', and even a Disconnected one counts' : ''}. With ${list(ranges.all.map(code))} of ${code(joining.vnet)} it would have two ways to the same addresses, so Azure refuses, whether or not subnets use them and although the spokes are never peered with each other.`
        : `${code(joining.range)} is clear of the hub's ${code(hub.range)} and of its peers, ${code(one.range)} and ${code(other.range)}. Where ${code(joining.vnet)} stands and whom it belongs to doesn't matter.`,
    rules: collides ? ['R16', 'R15'] : ['R15', 'R16', 'R18', 'R19'],
    about: ['M10', 'M9'],
  };
}

/** Created, or refused: the reasons are named in equally few words. */
function phraseAnswer({ allowed, checks }: CanPeerAnswer): Prose {
  if (allowed) return 'The link is created: nothing stands in its way';
  const refusing = checks.find(({ passed }) => !passed);
  switch (refusing?.kind) {
    case 'overlap':
    case 'peer-overlap':
      return `It is refused: ${code(refusing.left.virtualNetwork)} overlaps ${code(refusing.right.virtualNetwork)}`;
    case 'region':
      return 'It is refused: the two are in different regions';
    case 'permission':
      return 'It is refused: the two are in different tenants';
    default:
      return 'It is refused: the request is not valid';
  }
}

/** A new network is planned: which range may it have? The options are ranges of about the same length. */
function drawChooseRange(random: Random, level: Level): Draft {
  const count = level === 1 ? 3 : 4;
  const sites = drawSites(random, count, { hub: true, regions: 'same' });
  const [hub, spoke, planned, second] = sites as [Site, Site, Site, Site | undefined];
  const [hubLower, hubUpper] = halvesOf(hub.range);
  const [spokeLower, spokeUpper] = halvesOf(spoke.range);
  const [freeLower, freeUpper] = halvesOf(planned.range);
  const free = random.pick([freeLower, freeUpper]);
  const base: VnetPlan[] = [
    { ...vnetOf(hub), subnets: [{ name: hub.subnet.name, range: subnetOf(hubLower, 0) }] },
    network(spoke, [spoke.range], subnetOf(spokeLower, 0)),
    ...(second ? [vnetOf(second)] : []),
  ];
  const links = [...peer(hub.vnet, spoke.vnet), ...(second ? peer(hub.vnet, second.vnet) : [])];
  const query: Query = canPeer(hub.vnet, planned.vnet);
  const taken = random.pick([spokeLower, spokeUpper]);
  const ofSecond = second && level === 3 ? [random.pick(halvesOf(second.range))] : [];
  return {
    form: 'change',
    prompt: random.pick([
      `A new network, ${code(planned.vnet)}, will be peered with ${code(hub.vnet)}. Which address space can it be given?`,
      `${code(planned.vnet)} is to become the next spoke of ${code(hub.vnet)}. Which of these ranges can it have?`,
      `${code(planned.vnet)} doesn't exist yet and is to join ${code(hub.vnet)}. Which range leaves the way free for that?`,
    ]),
    note: `${code(hub.vnet)} is peered with ${list([spoke, ...(second ? [second] : [])].map(({ vnet }) => code(vnet)))}.`,
    topology: buildTopology({ vnets: base, links }),
    queries: [query],
    isMet: ([answer]) => mayBePeered(answer),
    changes: [free, hubUpper, taken, ...ofSecond].map((range) => ({
      text: code(range),
      topology: buildTopology({ vnets: [...base, network(planned, [range], subnetOf(range, 0))], links }),
    })),
    headline: 'No overlap, neither with the hub nor with its peers',
    why: `${code(hubUpper)} is free of subnets but part of the hub's ${code(hub.range)}. ${code(taken)} is part of ${code(spoke.vnet)}${ofSecond[0] && second ? ` and ${code(ofSecond[0])} of ${code(second.vnet)}` : ''}, which the hub has as ${ofSecond[0] ? 'peers' : 'a peer'}. ${code(free)} touches none of them.`,
    rules: ['R15', 'R16'],
  };
}
