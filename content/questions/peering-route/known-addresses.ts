import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { isWithin, subnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { drawSites, effectiveRoutes, planOf, type Site } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { drawPair, topologyOf } from './scene';

/** In plain words: which addresses of the other network does a peering make known? */
export function drawKnownAddresses(random: Random): Draft {
  const isWhole = random.oneIn(2);
  const pair = drawPair(random, isWhole && !random.oneIn(3) ? 'different' : 'any');
  const { here, there } = pair;
  const half: LinkPlan = random.oneIn(2)
    ? { from: here.vnet, to: there.vnet }
    : { from: there.vnet, to: here.vnet };
  const more = { name: 'snet-data', range: subnetOf(there.range, 2) };
  const thereSubnets = random.oneIn(2) ? [more] : [];
  const subnets = [there.subnet, ...thereSubnets].map(({ range }) => code(range));
  return {
    form: 'ask',
    prompt: random.pick([
      `For which addresses of ${code(there.vnet)} does ${code(here.vnet)} know a way?`,
      `Which part of ${code(there.vnet)} has ${code(here.vnet)} learned of?`,
      `${code(here.vm)} wants to send something into ${code(there.vnet)}. For which addresses there is a way known?`,
    ]),
    note: placesOf([here, there]),
    topology: topologyOf(pair, {
      thereSubnets,
      links: isWhole ? peer(here.vnet, there.vnet) : [half],
    }),
    queries: [effectiveRoutes(here)],
    phrase: ([answer]) => {
      const known = (answer as EffectiveRoutesAnswer).value
        .map(({ addressPrefix }) => addressPrefix)
        .filter((prefix) => isWithin(prefix, there.range));
      if (known.length === 0) return `For none of them: ${code(there.vnet)} is unknown`;
      return known.includes(there.range)
        ? `For all of ${code(there.range)}, its address space`
        : `For ${list(known.map(code))}, what its subnets use`;
    },
    headline: isWhole ? 'A peering makes the whole address space known' : 'A peering takes two links',
    why: () =>
      isWhole
        ? `The two are peered, so ${code(here.vnet)} knows all of ${code(there.range)}. How that is cut into subnets, here ${list(subnets)}, doesn't matter, nor does the region.`
        : `There is one link, in ${code(half.from)}. Until ${code(half.to)} has one that leads back, neither of the two learns anything of the other.`,
    rules: isWhole ? ['R33', 'R18'] : ['R31', 'R24'],
    about: isWhole ? ['M18', 'M11'] : ['M4'],
  };
}

/** A network with a peer near by, one far away, one behind a peer and one with half a peering: whose ranges are known? */
export function drawWhoseAddresses(random: Random): Draft {
  const ties = random.pick([
    ['far', 'behind'],
    ['far', 'half'],
    ['half', 'behind'],
    ['far', 'far'],
  ] as const);
  const sites = drawSites(random, 4, {
    regions: ['home', 'home', ...ties.map((tie) => (tie === 'far' ? ('away' as const) : ('home' as const)))],
  });
  const [here, near, ...others] = sites as [Site, Site, Site, Site];
  const tied = others.map((site, index) => ({ site, tie: ties[index] ?? 'far' }));
  const targets = random.shuffle([near, ...others]);
  const say = {
    far: 'is another peer, in another region, which makes no difference',
    behind: `is only a peer of ${code(near.vnet)}`,
    half: 'is tied to it by one link, where it takes two',
  };
  return {
    form: 'ask',
    prompt: random.pick([
      `Of which other networks has ${code(here.vnet)} learned the addresses?`,
      `Whose addresses does Azure make known to the machines in ${code(here.vnet)}?`,
      `To which of the other networks does Azure give ${code(here.vm)} a route?`,
    ]),
    note: placesOf(sites),
    topology: buildTopology(
      planOf(sites, {
        links: [
          ...peer(here.vnet, near.vnet),
          ...tied.flatMap(({ site, tie }): readonly LinkPlan[] => {
            if (tie === 'far') return peer(here.vnet, site.vnet);
            if (tie === 'behind') return peer(near.vnet, site.vnet);
            return [
              random.oneIn(2) ? { from: here.vnet, to: site.vnet } : { from: site.vnet, to: here.vnet },
            ];
          }),
        ],
      }),
    ),
    queries: [effectiveRoutes(here)],
    phrase: ([answer]) => {
      const rows = (answer as EffectiveRoutesAnswer).value.map(({ addressPrefix }) => addressPrefix);
      // whoever sees a route for each subnet knows the network as well
      const known = targets.filter(({ range }) => rows.some((prefix) => isWithin(prefix, range)));
      return known.length === 0 ? 'Of none of them' : list(known.map(({ vnet }) => code(vnet)));
    },
    headline: 'A network learns the addresses of its own peers',
    why: () =>
      `${code(here.vnet)} and ${code(near.vnet)} are peered. ${tied.map(({ site, tie }) => `${code(site.vnet)} ${say[tie]}.`).join(' ')}`,
    rules: ['R33', 'R37', 'R24'],
    about: ['M1', 'M4', 'M11'],
  };
}
