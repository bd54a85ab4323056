import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer, type SubnetPlan } from '../topologies/plan';
import { drawSites, effectiveRoutes, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';

/** Only some subnets are peered, or all of them: who takes part, what is routed, and what may overlap. */
export const chosenSubnets: Family = {
  id: 'chosen-subnets',
  title: 'Only some of the subnets',
  concepts: ['subnet-peering', 'peering-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M11', 'M18', 'M36'],
  structures: [
    { name: 'who-takes-part', draw: drawWhoTakesPart },
    { name: 'which-rows', levels: [2, 3], draw: drawWhichRows },
    { name: 'two-neighbours', levels: [2, 3], draw: drawTwoNeighbours },
  ],
};

type Half = { readonly site: Site; readonly chosen: Site; readonly left: Site };
type Scene = { readonly a: Half; readonly b: Half; readonly whole: boolean };

/** Two networks with two machines each: one in a subnet that is chosen, one in a subnet that isn't. */
function drawScene(random: Random, oftenWhole: boolean): Scene {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const half = (site: Site, name: string): Half => {
    const spare: SubnetPlan = { name: 'snet-extra', range: subnetOf(site.range, 2) };
    return {
      site,
      chosen: site,
      left: { ...site, vm: name, subnet: spare, ip: hostOf(spare.range, random.int(0, 8)) },
    };
  };
  return {
    a: half(a, 'vm-batch-01'),
    b: half(b, 'vm-cache-01'),
    whole: random.oneIn(oftenWhole ? 2 : 4),
  };
}

function planOf({ a, b, whole }: Scene): NetworkPlan {
  const chosen = (one: Half, other: Half) =>
    whole ? {} : { subnets: { local: [one.chosen.subnet.name], remote: [other.chosen.subnet.name] } };
  return {
    vnets: [vnetOf(a.site, {}, [a.left.subnet]), vnetOf(b.site, {}, [b.left.subnet])],
    nics: [a.chosen, a.left, b.chosen, b.left].map((site) => nicOf(site)),
    links: peer(a.site.vnet, b.site.vnet, [chosen(a, b), chosen(b, a)]),
  };
}

const says = ({ a, b, whole }: Scene): Prose =>
  whole
    ? `${code(a.site.vnet)} and ${code(b.site.vnet)} are peered as a whole.`
    : `Of ${code(a.site.vnet)} and ${code(b.site.vnet)} only the subnets of ${code(a.chosen.vm)} and ${code(b.chosen.vm)} are peered, by subnet peering.`;

function drawWhoTakesPart(random: Random, level: Level): Draft {
  const scene = drawScene(random, true);
  const { a, b, whole } = scene;
  const flow = (from: Site, to: Site): Item => {
    const isIn = whole || (from.subnet.name !== 'snet-extra' && to.subnet.name !== 'snet-extra');
    return {
      name: `${code(from.vm)} to ${code(to.vm)}`,
      query: reach(from, to, 443),
      holds: isAnswered,
      because: isIn
        ? `${code(from.vm)} and ${code(to.vm)} are both in subnets that take part.`
        : to.subnet.name === 'snet-extra'
          ? `${code(to.vm)} is in a subnet that is left out, so there is no route to it.`
          : `${code(from.vm)} sees the route, and its packets are stopped at the link, since its subnet is left out.`,
    };
  };
  const inside: Item = {
    name: `${code(a.left.vm)} to ${code(a.chosen.vm)}`,
    query: reach(a.left, a.chosen, 443),
    holds: isAnswered,
    because: `${code(a.left.vm)} and ${code(a.chosen.vm)} are in one network and need no peering.`,
  };
  const pool = [flow(a.chosen, b.chosen), flow(a.left, b.chosen), flow(b.chosen, a.left), inside];
  const items = random.sample(pool, level === 1 ? 2 : 3);
  const names = named(random, items);
  return askPick(random, planOf(scene), items, {
    before: says(scene),
    which: [
      `Which of these connections work: ${names}?`,
      `These connections are tried: ${names}. Which of them get an answer?`,
    ],
    whichNot: [
      `Which of these connections fail: ${names}?`,
      `These connections are tried: ${names}. Which of them get no answer?`,
    ],
    note: `${placesOf([a.site, b.site])} ${list([a.left, b.left].map(({ vm }) => code(vm)))} are in the subnets called ${code('snet-extra')}. Both links are Connected, and no NSG and no route table is in use.`,
    headline: whole
      ? 'A peering of whole networks takes in every subnet'
      : 'Only the chosen subnets talk to each other',
    rules: whole ? ['R33', 'R111'] : ['R111', 'R112'],
    about: ['M36'],
  });
}

/** Which prefixes does the table of a machine name, for a peering of the whole or of parts? */
function drawWhichRows(random: Random): Draft {
  const scene = drawScene(random, true);
  const { a, b, whole } = scene;
  const from = random.pick([a.chosen, a.left]);
  const row = (prefix: string, because: Prose): Item => ({
    name: code(prefix),
    query: effectiveRoutes(from),
    holds: (answer) =>
      (answer as EffectiveRoutesAnswer).value.some(
        ({ addressPrefix, state }) => addressPrefix === prefix && state === 'Active',
      ),
    because,
  });
  const rows = [
    row(
      b.site.range,
      whole
        ? `${code(b.site.range)} is the range of ${code(b.site.vnet)}, and a peering of the whole brings exactly that.`
        : `${code(b.site.range)} would be the whole of ${code(b.site.vnet)}, which isn't peered.`,
    ),
    row(
      b.chosen.subnet.range,
      whole
        ? `${code(b.chosen.subnet.range)} is one of the subnets of ${code(b.site.vnet)}, and for those there are no rows.`
        : `${code(b.chosen.subnet.range)} takes part, and every subnet of ${code(a.site.vnet)} gets a route to it.`,
    ),
    row(
      b.left.subnet.range,
      whole
        ? `${code(b.left.subnet.range)} is only one of the subnets, and has no row of its own.`
        : `${code(b.left.subnet.range)} is left out.`,
    ),
  ];
  const items = random.sample(rows, 2);
  const names = named(random, items);
  return askPick(random, planOf(scene), items, {
    before: says(scene),
    which: [
      `Which of ${names} are rows of the effective routes of ${code(from.vm)}?`,
      `Somebody looks for ${names} in the effective routes of ${code(from.vm)}. Which are there?`,
    ],
    whichNot: [
      `Which of ${names} are no rows of the effective routes of ${code(from.vm)}?`,
      `Somebody looks for ${names} in the effective routes of ${code(from.vm)}. Which are missing?`,
    ],
    note: `${placesOf([a.site, b.site])} ${code(b.chosen.subnet.range)} and ${code(b.left.subnet.range)} are the two subnets of ${code(b.site.vnet)} (${code(b.site.range)}). Both links are Connected.`,
    headline: whole
      ? 'A peering of whole networks brings whole ranges'
      : 'Subnet peering brings the subnets that were chosen',
    rules: whole ? ['R33', 'R112'] : ['R112', 'R33'],
    about: ['M18'],
  });
}

/** One network with two peerings: with one neighbour as a whole, with the other by chosen subnets. */
function drawTwoNeighbours(random: Random): Draft {
  const [here, whole, parts] = drawSites(random, 3) as [Site, Site, Site];
  const spare = (site: Site, name: string): Site => {
    const subnet: SubnetPlan = { name: 'snet-extra', range: subnetOf(site.range, 2) };
    return { ...site, vm: name, subnet, ip: hostOf(subnet.range, random.int(0, 8)) };
  };
  const mine = spare(here, 'vm-batch-01');
  const theirs = spare(parts, 'vm-cache-01');
  const far = spare(whole, 'vm-mail-01');
  const flow = (from: Site, to: Site, because: Prose): Item => ({
    name: `${code(from.vm)} to ${code(to.vm)}`,
    query: reach(from, to, 443),
    holds: isAnswered,
    because,
  });
  const items = random.sample(
    [
      flow(
        mine,
        far,
        `${code(here.vnet)} and ${code(whole.vnet)} are peered as a whole, so ${code(mine.vm)} reaches ${code(far.vm)}.`,
      ),
      flow(here, parts, `${code(here.vm)} and ${code(parts.vm)} are both in chosen subnets.`),
      flow(
        mine,
        parts,
        `${code(mine.vm)} is in a subnet that the peering with ${code(parts.vnet)} leaves out.`,
      ),
      flow(here, theirs, `${code(theirs.vm)} is in a subnet that is left out, so there is no route to it.`),
      flow(whole, parts, `${code(whole.vnet)} and ${code(parts.vnet)} have no peering of their own.`),
    ],
    3,
  );
  const names = named(random, items);
  const chosen = { local: [here.subnet.name], remote: [parts.subnet.name] };
  return askPick(
    random,
    {
      vnets: [
        vnetOf(here, {}, [mine.subnet]),
        vnetOf(whole, {}, [far.subnet]),
        vnetOf(parts, {}, [theirs.subnet]),
      ],
      nics: [here, mine, whole, far, parts, theirs].map((site) => nicOf(site)),
      links: [
        ...peer(here.vnet, whole.vnet),
        ...peer(here.vnet, parts.vnet, [
          { subnets: chosen },
          { subnets: { local: chosen.remote, remote: chosen.local } },
        ]),
      ],
    },
    items,
    {
      before: `${code(here.vnet)} is peered with ${code(whole.vnet)} as a whole, and with ${code(parts.vnet)} only by the subnets of ${code(here.vm)} and ${code(parts.vm)}.`,
      which: [
        `Which of these connections work: ${names}?`,
        `These connections are tried: ${names}. Which of them get an answer?`,
      ],
      whichNot: [
        `Which of these connections fail: ${names}?`,
        `These connections are tried: ${names}. Which of them get no answer?`,
      ],
      note: `${placesOf([here, whole, parts])} ${list([mine, far, theirs].map(({ vm }) => code(vm)))} are in the subnets called ${code('snet-extra')}. All links are Connected, and no NSG and no route table is in use.`,
      headline: 'Each peering says for itself which subnets take part',
      rules: ['R111', 'R112', 'R37'],
      about: ['M36', 'M1'],
    },
  );
}
