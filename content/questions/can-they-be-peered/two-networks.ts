import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { buildTopology } from '../../topologies/plan';
import { canPeer, drawSites, type Site } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import {
  asksWhich,
  BOTH_RIGHTS,
  lowerSubnet,
  mayBePeered,
  namesOf,
  network,
  rangeFor,
  type Standing,
  TENANTS,
} from './scene';

/** Two networks and a yes or no. */
export function drawAsTheyAre(random: Random): Draft {
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

/** One network and two candidates, each clear of it or not, near or far. */
export function drawWhichOfTwo(random: Random): Draft {
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
    prompt: asksWhich(random, own),
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
