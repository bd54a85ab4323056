import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type VnetPlan } from '../../topologies/plan';
import { canPeer, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { BOTH_RIGHTS, lowerSubnet, namesOf, network, TENANTS } from './scene';

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
export function drawWhichJoinTheHub(random: Random, level: Level): Draft {
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
