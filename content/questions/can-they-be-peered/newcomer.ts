import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer } from '../../topologies/plan';
import { canPeer, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { BOTH_RIGHTS, network, TENANTS } from './scene';

/** One link to a hub with two spokes: created, or refused for what reason? */
export function drawNewcomer(random: Random, level: Level): Draft {
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
