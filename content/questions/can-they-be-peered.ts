import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list, phraseDecision } from '@/lib/quiz/phrase';
import type { Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type VnetPlan } from '../topologies/plan';
import { canPeer, drawSites, type Site, vnetOf } from '../topologies/scene';

/** Address spaces, regions and owners: what keeps two networks from being peered, and what does not. */
export const canTheyBePeered: Family = {
  id: 'can-they-be-peered',
  title: 'May these two be peered?',
  concepts: ['peering-validity', 'address-space-planning', 'regional-vs-global-peering'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M9', 'M10', 'M11', 'M12'],
  structures: [
    { name: 'unused-part-overlaps', draw: drawUnusedPartOverlaps },
    { name: 'second-range-overlaps', levels: [2, 3], draw: drawSecondRangeOverlaps },
    { name: 'overlaps-a-spoke', draw: drawOverlapsSpoke },
    { name: 'far-apart', draw: drawFarApart },
    { name: 'which-of-these', levels: [2, 3], draw: drawWhichOfThese },
    { name: 'choose-a-range', draw: drawChooseRange },
  ],
};

const ACCEPTED = 'Azure creates it: nothing stands in its way.';

/** What else is in the picture: another region, another tenant. Neither matters to Azure. */
function drawDistance(random: Random) {
  const tenant = random.oneIn(2);
  return {
    note: tenant
      ? 'The two networks belong to different tenants. Whoever creates the link is Network Contributor on both.'
      : 'Both networks belong to one subscription.',
    context: tenant ? { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } } : {},
  };
}

const regionsOf = (a: Site, b: Site) =>
  a.region === b.region
    ? `Both are in ${a.region.title}.`
    : `${code(a.vnet)} is in ${a.region.title}, ${code(b.vnet)} in ${b.region.title}.`;

const asks = (random: Random, local: Site, remote: Site) =>
  random.pick([
    `An administrator adds a link from ${code(local.vnet)} to ${code(remote.vnet)}. What does Azure do?`,
    `Somebody creates the peering link from ${code(local.vnet)} to ${code(remote.vnet)}. What is Azure's answer?`,
    `${code(local.vnet)} is to be peered with ${code(remote.vnet)}, and its link is created first. What happens?`,
  ]);

function askOne(
  random: Random,
  pair: readonly [Site, Site],
  plan: NetworkPlan,
  wording: Pick<Draft, 'headline' | 'rules' | 'about'> & { readonly why: string },
): Draft {
  const [local, remote] = pair;
  const { note, context } = drawDistance(random);
  return {
    form: 'ask',
    prompt: asks(random, local, remote),
    note: `${regionsOf(local, remote)} ${note}`,
    topology: buildTopology(plan),
    queries: [{ ...canPeer(local.vnet, remote.vnet), ...context }],
    phrase: ([answer]) => phraseDecision(answer as CanPeerAnswer, ACCEPTED),
    headline: wording.headline,
    why: () => wording.why,
    rules: wording.rules,
    ...(wording.about && { about: wording.about }),
  };
}

/** A network whose range is this one, with one subnet at the place given. */
const network = (site: Site, ranges: readonly string[], subnet: string): VnetPlan => ({
  ...vnetOf(site),
  ranges,
  subnets: [{ name: site.subnet.name, range: subnet }],
});

function drawUnusedPartOverlaps(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [lower, upper] = halvesOf(a.range);
  // one half of the other's range, or the whole of it; either way the two subnets stay apart
  const theirs = random.oneIn(2) ? upper : a.range;
  const plan = {
    vnets: [network(a, [a.range], subnetOf(lower, 0)), network(b, [theirs], subnetOf(upper, 1))],
  };
  const pair = random.oneIn(2) ? ([a, b] as const) : ([b, a] as const);
  return askOne(random, pair, plan, {
    headline: 'Whole address spaces are compared, not subnets',
    why:
      theirs === a.range
        ? `Both networks have ${code(a.range)}. That their subnets, ${code(subnetOf(lower, 0))} and ${code(subnetOf(upper, 1))}, don't touch changes nothing: the address spaces do.`
        : `${code(theirs)} lies inside ${code(a.range)}. That the subnets, ${code(subnetOf(lower, 0))} and ${code(subnetOf(upper, 1))}, don't touch changes nothing: the address spaces do.`,
    rules: ['R15'],
  });
}

function drawSecondRangeOverlaps(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [lower, upper] = halvesOf(a.range);
  const plan = {
    vnets: [network(a, [a.range], subnetOf(lower, 0)), network(b, [b.range, upper], subnetOf(b.range, 0))],
  };
  const pair = random.oneIn(2) ? ([a, b] as const) : ([b, a] as const);
  return askOne(random, pair, plan, {
    headline: 'Every range of both networks counts',
    why: `${code(b.vnet)} has two ranges. ${code(b.range)} is free of ${code(a.range)}, but ${code(upper)} lies inside it, and one overlapping pair is enough. Whether a subnet uses it yet doesn't matter.`,
    rules: ['R15'],
  });
}

/** A spoke that is to join a hub has the range of a spoke that is there already. */
function drawOverlapsSpoke(random: Random): Draft {
  const [hub, first, second] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const [lower, upper] = halvesOf(first.range);
  const theirs = random.pick([first.range, upper]);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      network(first, [first.range], subnetOf(lower, 0)),
      network(second, [theirs], subnetOf(upper, random.int(0, 1))),
    ],
    links: peer(hub.vnet, first.vnet),
  };
  const pair = random.oneIn(2) ? ([hub, second] as const) : ([second, hub] as const);
  return askOne(random, pair, plan, {
    headline: 'Two peers of one network must not overlap',
    why: `${code(hub.vnet)} is peered with ${code(first.vnet)} (${code(first.range)}). With ${code(second.vnet)} (${code(theirs)}) it would have two ways to the same addresses, so Azure refuses, although the two spokes are never peered with each other.`,
    rules: ['R16'],
    about: ['M10'],
  });
}

/** Nothing in the way, however far apart they are. */
function drawFarApart(random: Random): Draft {
  const [a, b, other] = drawSites(random, 3, { regions: 'different' }) as [Site, Site, Site];
  const busy = random.oneIn(2);
  const plan: NetworkPlan = busy
    ? { vnets: [vnetOf(a), vnetOf(b), vnetOf(other)], links: peer(a.vnet, other.vnet) }
    : { vnets: [vnetOf(a), vnetOf(b)] };
  return askOne(random, [a, b], plan, {
    headline: 'Regions and owners may differ',
    why: `${code(a.range)} and ${code(b.range)} don't overlap${busy ? `, nor does ${code(b.range)} overlap ${code(other.range)}, the peer that ${code(a.vnet)} has` : ''}. ${a.region.title} and ${b.region.title} are two regions, which makes it global peering and needs no gateway.`,
    rules: ['R18', 'R19', 'R15'],
  });
}

function drawWhichOfThese(random: Random): Draft {
  const isFar = !random.oneIn(3);
  const regions = ['home', 'home', isFar ? 'away' : 'home', 'home', 'home'] as const;
  const sites = drawSites(random, 5, { hub: true, regions });
  const [hub, spoke, free, collides, doubles] = sites as [Site, Site, Site, Site, Site];
  const [, hubUpper] = halvesOf(hub.range);
  const [spokeLower] = halvesOf(spoke.range);
  const candidates = random.shuffle([free, collides, doubles]);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      network(spoke, [spoke.range], subnetOf(spokeLower, 0)),
      vnetOf(free),
      network(collides, [hubUpper], subnetOf(hubUpper, 0)),
      network(doubles, [spoke.range], subnetOf(spokeLower, 0)),
    ],
    links: peer(hub.vnet, spoke.vnet),
  };
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(hub.vnet)} is peered with ${code(spoke.vnet)}. Which of the other networks can be peered with ${code(hub.vnet)} as they are?`,
      `Three more teams ask to be peered with ${code(hub.vnet)}. To which of their networks can it be given a link?`,
    ]),
    note: isFar
      ? `${code(free.vnet)} is in ${free.region.title}, all others in ${hub.region.title}.`
      : `All of them are in ${hub.region.title}.`,
    topology: buildTopology(plan),
    queries: candidates.map((site) => canPeer(hub.vnet, site.vnet)),
    phrase: (answers) => {
      const allowed = candidates.filter((_, index) => (answers[index] as CanPeerAnswer).allowed);
      return allowed.length === 0 ? 'None of them' : list(allowed.map(({ vnet }) => code(vnet)));
    },
    headline: 'No overlap, neither with the hub nor with its peers',
    why: () =>
      `${code(collides.vnet)} (${code(hubUpper)}) lies inside the hub's ${code(hub.range)}, used or not. ${code(doubles.vnet)} has ${code(spoke.range)}, the range of ${code(spoke.vnet)}, which the hub is peered with. ${code(free.vnet)} (${code(free.range)}) is clear of both${isFar ? ', and another region is no obstacle' : ''}.`,
    rules: ['R15', 'R16', ...(isFar ? (['R18'] as const) : [])],
  };
}

/** A new network is planned: which range may it have? The options are ranges of the same length. */
function drawChooseRange(random: Random): Draft {
  const [hub, spoke, planned] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const [hubLower, hubUpper] = halvesOf(hub.range);
  const [spokeLower] = halvesOf(spoke.range);
  const [free] = halvesOf(planned.range);
  const base: VnetPlan[] = [
    { ...vnetOf(hub), subnets: [{ name: hub.subnet.name, range: subnetOf(hubLower, 0) }] },
    network(spoke, [spoke.range], subnetOf(spokeLower, 0)),
  ];
  const links = peer(hub.vnet, spoke.vnet);
  const query: Query = canPeer(hub.vnet, planned.vnet);
  const ranges = [free, hubUpper, spokeLower];
  return {
    form: 'change',
    prompt: random.pick([
      `A new network, ${code(planned.vnet)}, will be peered with ${code(hub.vnet)}. Which address space can it be given?`,
      `${code(planned.vnet)} is to become the next spoke of ${code(hub.vnet)}. Which of these ranges can it have?`,
    ]),
    note: `${code(hub.vnet)} and ${code(spoke.vnet)} are peered.`,
    topology: buildTopology({ vnets: base, links }),
    queries: [query],
    isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
    changes: ranges.map((range) => ({
      text: code(range),
      topology: buildTopology({ vnets: [...base, network(planned, [range], subnetOf(range, 0))], links }),
    })),
    headline: 'No overlap, neither with the hub nor with its peers',
    why: `${code(hubUpper)} is free of subnets but part of the hub's ${code(hub.range)}. ${code(spokeLower)} is part of ${code(spoke.vnet)}, which the hub has as a peer. ${code(free)} touches neither.`,
    rules: ['R15', 'R16'],
  };
}
