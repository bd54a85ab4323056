import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { isAnswered } from './parts/picking';
import { placesOf } from './parts/places';

/** Several networks and some peerings: how many pairs of them can talk? */
export const howManyPairs: Family = {
  id: 'how-many-pairs',
  title: 'How many can talk?',
  concepts: ['vnet-basics', 'non-transitivity', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M3', 'M4', 'M11'],
  structures: [
    { name: 'some-peerings', draw: drawSomePeerings },
    { name: 'from-one-of-them', draw: drawFromOne },
    { name: 'around-a-gateway', levels: [2, 3], draw: drawAroundGateway },
  ],
};

const pairsOf = (sites: readonly Site[]): (readonly [Site, Site])[] =>
  sites.flatMap((a, index) => sites.slice(index + 1).map((b) => [a, b] as const));

const between = (links: readonly LinkPlan[], a: Site, b: Site): number =>
  links.filter(({ from, to }) => (from === a.vnet && to === b.vnet) || (from === b.vnet && to === a.vnet))
    .length;

/** Each pair that is joined, and those that only seem to be. */
const tells = (sites: readonly Site[], links: readonly LinkPlan[]): Prose => {
  const name = ([a, b]: readonly [Site, Site]) => `${code(a.vnet)} and ${code(b.vnet)}`;
  const joined = pairsOf(sites).filter(([a, b]) => between(links, a, b) === 2);
  const half = pairsOf(sites).filter(([a, b]) => between(links, a, b) === 1);
  return [
    joined.length
      ? `Peered are ${joined.map(name).join('; ')}.`
      : 'No two of them have both links of a peering.',
    ...(half.length ? [`Half a peering, which carries nothing: ${half.map(name).join('; ')}.`] : []),
    'No network passes anything on for others.',
  ].join(' ');
};

type Counted = {
  readonly plan: NetworkPlan;
  readonly sites: readonly Site[];
  readonly pairs: readonly (readonly [Site, Site])[];
  readonly links: readonly LinkPlan[];
};

const count = (
  random: Random,
  { plan, sites, pairs, links }: Counted,
  wording: { readonly prompt: Prose; readonly note: Prose; readonly unit: readonly [string, string] },
): Draft => ({
  form: 'ask',
  prompt: wording.prompt,
  note: wording.note,
  topology: buildTopology(plan),
  queries: pairs.map(([a, b]) => (random.oneIn(2) ? reach(a, b) : reach(b, a))),
  phrase: (answers) => {
    const number = answers.filter(isAnswered).length;
    return number === 0 ? `None` : `${number} ${wording.unit[number === 1 ? 0 : 1]}`;
  },
  headline: 'Count the peerings whose two links are both there',
  why: () => tells(sites, links),
  rules: ['R37', 'R24', 'R12'],
  about: ['M1', 'M4'],
});

/** Joined at random: whole peerings, halves at the upper levels, and pairs that have nothing. */
function drawLinks(random: Random, level: Level, pairs: readonly (readonly [Site, Site])[]): LinkPlan[] {
  type Joint = 'whole' | 'half' | 'none';
  // now and then nothing is finished
  const kinds: readonly Joint[] =
    level === 1
      ? ['whole', 'none']
      : random.oneIn(5)
        ? ['half', 'none']
        : ['whole', 'whole', 'none', 'none', 'half'];
  return pairs.flatMap(([a, b]): readonly LinkPlan[] => {
    const kind = random.pick(kinds);
    const links = peer(a.vnet, b.vnet);
    return kind === 'whole' ? links : kind === 'half' ? [random.pick(links)] : [];
  });
}

const NOTE = 'The figure shows every link there is. No NSG and no route table is in use.';

function drawSomePeerings(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 1 ? 3 : 4, { regions: random.pick(['same', 'any'] as const) });
  const pairs = pairsOf(sites);
  const links = drawLinks(random, level, pairs);
  return count(
    random,
    { plan: planOf(sites, { links }), sites, pairs, links },
    {
      prompt: random.pick([
        `How many pairs of these ${sites.length} networks can talk to each other by private addresses?`,
        `${list(sites.map(({ vnet }) => code(vnet)))}: between how many pairs of them does traffic flow?`,
      ]),
      note: `${placesOf(sites)} ${NOTE}`,
      unit: ['pair', 'pairs'],
    },
  );
}

function drawFromOne(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 1 ? 4 : 5, { regions: random.pick(['same', 'any'] as const) });
  const from = at(sites, 0);
  const links = drawLinks(random, level, pairsOf(sites));
  const others = sites.slice(1);
  const pairs = others.map((site) => [from, site] as const);
  return count(
    random,
    { plan: planOf(sites, { links }), sites: [from, ...others], pairs, links },
    {
      prompt: random.pick([
        `From how many of the other machines does ${code(from.vm)} get an answer?`,
        `How many of the other ${others.length} machines does ${code(from.vm)} reach by their private addresses?`,
      ]),
      note: `${placesOf(sites)} ${NOTE}`,
      unit: ['machine', 'machines'],
    },
  );
}

/** A hub with a gateway that spokes borrow or don't; the spokes alone are counted, or all. */
function drawAroundGateway(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 2 ? 4 : 5, { hub: true });
  const [hub, ...spokes] = sites as [Site, ...Site[]];
  const gateway = `vgw-${hub.workload}`;
  const borrowers = random.sample(spokes, random.int(2, spokes.length));
  const extra = random.pick(pairsOf(spokes));
  const isDirect = random.oneIn(2);
  const links = [
    ...spokes.flatMap((spoke) =>
      peer(spoke.vnet, hub.vnet, [{ remoteGateways: borrowers.includes(spoke) }, { transit: true }]),
    ),
    ...(isDirect ? peer(extra[0].vnet, extra[1].vnet) : []),
  ];
  const pairs = random.oneIn(2) ? pairsOf(spokes) : pairsOf(sites);
  const whom = pairs.length === pairsOf(sites).length ? 'all networks, the hub included' : 'the spokes';
  return count(
    random,
    {
      plan: {
        vnets: [
          vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
          ...spokes.map((spoke) => vnetOf(spoke)),
        ],
        nics: sites.map((site) => nicOf(site)),
        gateways: [{ name: gateway, vnet: hub.vnet }],
        sites: [{ name: 'office', ranges: ['10.254.0.0/16'], gateway }],
        links,
      },
      sites,
      pairs,
      links,
    },
    {
      prompt: `${list(borrowers.map(({ vnet }) => code(vnet)))} use ${code(gateway)}, the VPN gateway of ${code(hub.vnet)}. ${random.pick(
        [
          `Take ${whom}: how many pairs can talk to each other?`,
          `Between how many pairs does traffic flow, counting ${whom}?`,
        ],
      )}`,
      note: `${placesOf(sites)} ${NOTE}`,
      unit: ['pair', 'pairs'],
    },
  );
}
