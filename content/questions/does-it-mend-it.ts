import type { Topology } from '@/lib/peering/topology';
import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, Operation, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, linkName, peer, type VnetPlan } from '../topologies/plan';
import { at, canPeer, drawSites, planOf, type Site, vnetOf } from '../topologies/scene';
import {
  addRange,
  afterwards,
  createLink,
  deleteLink,
  EXTRA_RANGES,
  linkIn,
  stateOf,
  syncLink,
  updateLink,
} from './parts/operating';
import { isAllowed } from './parts/picking';
import { yesOrNo } from './parts/stating';

/** A peering that is broken, out of date or refused, and what somebody would do about it: does it meet the goal? */
export const doesItMendIt: Family = {
  id: 'does-it-mend-it',
  title: 'Does it mend the peering?',
  concepts: ['peering-links-and-states', 'address-space-sync', 'peering-validity', 'peering-troubleshooting'],
  levels: [1, 2, 3],
  kind: 'problem-solution',
  misconceptions: ['M5', 'M7', 'M6', 'M10', 'M9', 'M4', 'M11'],
  structures: [
    { name: 'a-link-was-deleted', levels: [1, 2, 3], draw: drawDeleted },
    { name: 'a-range-to-be-known', levels: [1, 2, 3], draw: drawRange },
    { name: 'a-range-that-is-taken', levels: [2, 3], draw: drawTaken },
  ],
};

type Solution = {
  readonly says: Prose;
  readonly part: Pick<Parameters<typeof yesOrNo>[0], 'topology' | 'queries' | 'holds'>;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

const judged = ({ says, part, why, rules }: Solution): PartDraft =>
  yesOrNo({ ...part, label: `Solution: ${says} Does it meet the goal?`, why, rules });

/** Three solutions, of which one or two do. */
const three = (random: Random, does: readonly Solution[], doesNot: readonly Solution[]): PartDraft[] => {
  const many = Math.max(3 - doesNot.length, random.int(1, Math.min(2, does.length)));
  return random.shuffle([...random.sample(does, many), ...random.sample(doesNot, 3 - many)]).map(judged);
};

const nameOf = (link: LinkPlan) => code(linkName(link));

/** What is done to a peering, and what has to hold of its links then. */
const doing =
  (topology: Topology, holds: (answer: PeeringStateAnswer) => boolean) => (after: readonly Operation[]) => ({
    topology,
    queries: [afterwards(after)],
    holds: (answers: Parameters<typeof stateOf>[0]) => holds(stateOf(answers)),
  });

const isUp = (answer: PeeringStateAnswer, pair: readonly LinkPlan[]) => {
  const states = pair
    .map((link) => linkIn(answer, link)?.peeringState)
    .filter((state) => state !== undefined);
  return states.length > 0 && states.every((state) => state === 'Connected');
};

function drawDeleted(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'different' }) as [Site, Site];
  const pair = peer(a.vnet, b.vnet);
  const [gone, left] = random.shuffle(pair) as [LinkPlan, LinkPlan];
  const topology = buildTopology(planOf([a, b], { links: [{ ...left, state: 'Disconnected' }] }));
  const done = doing(topology, (answer) => isUp(answer, pair));
  const anew: Solution['why'] = `With ${nameOf(left)} out of the way, both links can be made, and they find each other: between ${a.region.title} and ${b.region.title} as anywhere.`;
  const scratch: Solution[] = [
    {
      says: `Delete ${nameOf(left)}, then create ${nameOf(gone)} and ${nameOf(left)}.`,
      part: done([deleteLink(left), createLink(gone), createLink(left)]),
      why: anew,
      rules: ['R26', 'R34'],
    },
    {
      says: `Delete ${nameOf(left)} as well, and peer the two networks from scratch.`,
      part: done([deleteLink(left), createLink(left), createLink(gone)]),
      why: anew,
      rules: ['R26', 'R34'],
    },
  ];
  const does: Solution[] = [
    random.pick(scratch),
    ...(level > 1
      ? [
          {
            says: `Save the settings of ${nameOf(left)} once more, which is an update of the link, then create ${nameOf(gone)}.`,
            part: done([updateLink(left, { allowVirtualNetworkAccess: true }), createLink(gone)]),
            why: `An update sets a Disconnected link back to Initiated. Then ${nameOf(gone)} may be made, and both turn Connected.`,
            rules: ['R26', 'R34'],
          } as const,
        ]
      : []),
  ];
  const doesNot: Solution[] = [
    {
      says: `Create ${nameOf(gone)} again.`,
      part: done([createLink(gone)]),
      why: `As long as ${nameOf(left)} is Disconnected, Azure refuses to make its other half anew.`,
      rules: ['R26'],
    },
    {
      says: `Delete ${nameOf(left)}, then create ${nameOf(gone)}.`,
      part: done([deleteLink(left), createLink(gone)]),
      why: `${nameOf(gone)} can be made, but it is alone: one link of two, which stays Initiated.`,
      rules: ['R24'],
    },
    {
      says: `Delete ${nameOf(left)} and create that link again.`,
      part: done([deleteLink(left), createLink(left)]),
      why: `The new ${nameOf(left)} is Initiated. It waits for ${nameOf(gone)}, which nobody made.`,
      rules: ['R24'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} were peered. Somebody deleted ${nameOf(gone)}, and ${nameOf(left)} is Disconnected since. Goal: traffic flows between the two again.`,
      `Since ${nameOf(gone)} was deleted, ${nameOf(left)} shows Disconnected. Three ways to get the peering to work again are proposed.`,
      `Goal: ${code(a.vnet)} and ${code(b.vnet)} are to be peered as before. Of their two links, ${nameOf(gone)} was deleted; ${nameOf(left)} is there, and Disconnected.`,
    ]),
    note: `The networks are in different regions.${level > 1 ? ' What Azure refuses changes nothing.' : ''}`,
    topology,
    parts: three(random, does, doesNot),
    headline: 'What is Disconnected goes first, then both links are made',
    why: `${nameOf(left)} remembers a partner that is gone. It has to be deleted or updated before there can be a new one.`,
    rules: ['R26', 'R24'],
  };
}

function drawRange(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'different' }) as [Site, Site];
  const range = random.pick(EXTRA_RANGES);
  const [there, back] = peer(a.vnet, b.vnet);
  const topology = buildTopology(planOf([a, b], { links: [there, back] }));
  const done = doing(
    topology,
    (answer) =>
      isUp(answer, [there, back]) &&
      answer.history.some(({ decision }) => decision.operation === 'addAddressPrefix' && decision.allowed) &&
      linkIn(answer, back)?.peeringSyncLevel.startsWith('Local') === false,
  );
  const add = addRange(a, range);
  const does: Solution[] = [
    {
      says: `Add ${code(range)} to ${code(a.vnet)}, then sync ${nameOf(back)}, the link of ${code(b.vnet)}.`,
      part: done([add, syncLink(back)]),
      why: `The range can be added while the peering stands. ${code(b.vnet)} has the old picture, and the sync of its link brings it the new one.`,
      rules: ['R9', 'R29'],
    },
    {
      says: `Delete both links, add ${code(range)} to ${code(a.vnet)}, and create both links again.`,
      part: done([deleteLink(there), deleteLink(back), add, createLink(there), createLink(back)]),
      why: `New links start with the ranges of now, so this does it too. It is more than is needed: traffic stops for a while, and a sync would have done.`,
      rules: ['R9', 'R34'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `Add ${code(range)} to ${code(a.vnet)}, then sync ${nameOf(there)}, the link of ${code(a.vnet)}.`,
      part: done([add, syncLink(there)]),
      why: `${nameOf(there)} holds what ${code(a.vnet)} knows of ${code(b.vnet)}, and there nothing changed. ${code(b.vnet)} learns nothing by it.`,
      rules: ['R29'],
    },
    {
      says: `Delete ${nameOf(there)}, add ${code(range)} to ${code(a.vnet)}, and create ${nameOf(there)} again.`,
      part: done([deleteLink(there), add, createLink(there)]),
      why: `With ${nameOf(there)} deleted, ${nameOf(back)} is Disconnected, and Azure refuses to make ${nameOf(there)} anew.`,
      rules: ['R26', 'R9'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `Goal: ${code(a.vnet)} gets the further range ${code(range)}, and ${code(b.vnet)}, its peer, has a route to it.`,
      `${code(a.vnet)} is to grow by ${code(range)}, and machines in ${code(b.vnet)} must reach it over the peering. Three ways are proposed.`,
      `${code(b.vnet)} must learn of ${code(range)}, which ${code(a.vnet)} doesn't have yet. The two are peered.`,
    ]),
    note: `Both links are Connected${level > 1 ? ' and in sync' : ''}. The networks are in different regions. What Azure refuses changes nothing.`,
    topology,
    parts: three(random, does, doesNot),
    headline: 'Add it, then sync the side that did not change',
    why: `Nothing has to be deleted. But ${code(b.vnet)} goes on with the ranges it knew until its own link is synced.`,
    rules: ['R9', 'R29'],
  };
}

/** A network that cannot be the hub's peer, since another peer has its range. */
function drawTaken(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: 'different' });
  const [hub, spoke, fresh] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const [lower, upper] = halvesOf(spoke.range).map((half) => subnetOf(half, 0)) as [string, string];
  // where its machines are now: among those of the spoke
  const [own, beside] = random.oneIn(2) ? [lower, upper] : [lower, subnetOf(halvesOf(spoke.range)[1], 1)];
  const subnetsOf = (site: Site, ranges: readonly string[], subnet: string): VnetPlan => ({
    ...vnetOf(site),
    ranges,
    subnets: [{ name: site.subnet.name, range: subnet }],
  });
  const build = (
    ranges: readonly string[],
    subnet: string,
    links: readonly LinkPlan[] = peer(spoke.vnet, hub.vnet),
  ) =>
    buildTopology({
      vnets: [vnetOf(hub), subnetsOf(spoke, [spoke.range], lower), subnetsOf(fresh, ranges, subnet)],
      links,
    });
  const asked = (topology: Topology): Solution['part'] => ({
    topology,
    queries: [canPeer(fresh.vnet, hub.vnet)],
    holds: ([answer]) => answer !== undefined && isAllowed(answer),
  });
  const before = build([spoke.range], own);
  const does: Solution[] = [
    {
      says: `Make ${code(fresh.vnet)} anew with ${code(fresh.range)} in place of ${code(spoke.range)}.`,
      part: asked(build([fresh.range], subnetOf(fresh.range, 0))),
      why: `${code(fresh.range)} overlaps neither ${code(hub.vnet)} nor its peers. That ${fresh.region.title} is another region doesn't matter.`,
      rules: ['R15', 'R18'],
    },
    {
      says: `Delete both links between ${code(hub.vnet)} and ${code(spoke.vnet)} first.`,
      part: asked(build([spoke.range], own, [])),
      why: `It is the peering with ${code(spoke.vnet)} that was in the way. Without it ${code(hub.vnet)} knows nobody else with that range. ${code(spoke.vnet)} is no peer any more, but that wasn't the goal.`,
      rules: ['R16', 'R18'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `Change nothing: ${code(fresh.vnet)} and ${code(spoke.vnet)} are not to be peered with each other.`,
      part: asked(before),
      why: `${code(hub.vnet)} would have two peers with ${code(spoke.range)}, and so it refuses the second, though the two have nothing to do with each other.`,
      rules: ['R16'],
    },
    {
      says: `Move the machines of ${code(fresh.vnet)} to a subnet that ${code(spoke.vnet)} doesn't use, ${code(beside)}.`,
      part: asked(build([spoke.range], beside)),
      why: `Subnets don't count. ${code(fresh.vnet)} would still have ${code(spoke.range)}, and address spaces are compared.`,
      rules: ['R15', 'R16'],
    },
    {
      says: `Add ${code(fresh.range)} to ${code(fresh.vnet)}, beside the range it has, and put new machines there.`,
      part: asked(build([spoke.range, fresh.range], subnetOf(fresh.range, 0))),
      why: `${code(fresh.vnet)} keeps ${code(spoke.range)}, and one range that overlaps is enough to be refused.`,
      rules: ['R16', 'R15'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(fresh.vnet)} has the same range as ${code(spoke.vnet)}, a peer of ${code(hub.vnet)}: ${code(spoke.range)}. Goal: ${code(fresh.vnet)} can be peered with ${code(hub.vnet)}.`,
      `Azure is to accept a peering of ${code(fresh.vnet)} with ${code(hub.vnet)}. Both ${code(fresh.vnet)} and ${code(spoke.vnet)}, which is a peer already, have ${code(spoke.range)}.`,
      `Three ways are proposed to get ${code(fresh.vnet)} peered with ${code(hub.vnet)}, whose peer ${code(spoke.vnet)} has the very same range, ${code(spoke.range)}.`,
    ]),
    note: 'The networks are in different regions.',
    topology: before,
    parts: three(random, does, doesNot),
    headline: 'A hub takes each address once',
    why: `What keeps them apart is that ${code(hub.vnet)} would have two ways to ${code(spoke.range)}.`,
    rules: ['R16', 'R15'],
  };
}
