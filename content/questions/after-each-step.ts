import type { Topology } from '@/lib/peering/topology';
import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, Operation, PartDraft } from '@/lib/quiz/family';
import { code, phraseLinks } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, idOf, type LinkPlan, linkName, peer } from '../topologies/plan';
import { drawSites, type Site, vnetOf } from '../topologies/scene';
import type { Because } from './parts/series';

/** Steps on several peerings: what do the links show after each? */
export const afterEachStep: Family = {
  id: 'after-each-step',
  title: 'What the links show afterwards',
  concepts: ['peering-links-and-states', 'address-space-sync', 'flag-virtual-network-access'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M4', 'M5', 'M6', 'M7', 'M8', 'M11', 'M12', 'M14'],
  structures: [
    { name: 'one-link-or-both', levels: [1], draw: drawOneOrBoth },
    { name: 'four-peerings', levels: [2, 3], draw: drawFourPeerings },
    { name: 'growing', levels: [2, 3], draw: drawGrowing },
    { name: 'links-come-and-go', levels: [2, 3], draw: drawLinks },
  ],
};

const NEW_RANGES = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'];
const nameOf = (link: LinkPlan): Prose => code(linkName(link));
const vnetId = (name: string) => ({ id: idOf('vnet', name) });
const linkId = (link: LinkPlan) => ({ id: idOf('link', link.from, linkName(link)) });

const create = (link: LinkPlan): Operation => ({
  op: 'createPeering',
  virtualNetwork: vnetId(link.from),
  name: linkName(link),
  properties: { remoteVirtualNetwork: vnetId(link.to) },
});
const addRange = (site: Site, addressPrefix: string): Operation => ({
  op: 'addAddressPrefix',
  virtualNetwork: vnetId(site.vnet),
  addressPrefix,
});
const sync = (link: LinkPlan): Operation => ({ op: 'syncPeering', peering: linkId(link) });
const remove = (link: LinkPlan): Operation => ({ op: 'deletePeering', peering: linkId(link) });
const blockAccess = (link: LinkPlan): Operation => ({
  op: 'updatePeering',
  peering: linkId(link),
  properties: { allowVirtualNetworkAccess: false },
});

/** A row: what is done, and what the links of this peering show then. */
const after = (
  topology: Topology,
  label: Prose,
  links: readonly LinkPlan[],
  operations: readonly Operation[],
  { why, ...because }: Because,
  withSync = false,
): PartDraft => ({
  ...because,
  label,
  form: 'ask',
  topology,
  queries: [{ kind: 'peeringState', after: operations }],
  phrase: ([answer]) => phraseLinks(onlyOf(answer as PeeringStateAnswer, links), withSync),
  why: () => why,
});

/** The answer as far as it is about these links. */
function onlyOf(answer: PeeringStateAnswer, links: readonly LinkPlan[]): PeeringStateAnswer {
  const labels = links.map((link) => `${link.from}/${linkName(link)}`);
  return {
    ...answer,
    peerings: Object.fromEntries(Object.entries(answer.peerings).filter(([label]) => labels.includes(label))),
  };
}

type Pair = readonly [LinkPlan, LinkPlan];

const firstLink = (random: Random, topology: Topology, links: Pair): PartDraft => {
  const [made, missing] = random.shuffle(links) as [LinkPlan, LinkPlan];
  return after(
    topology,
    `${nameOf(made)} is created, and nothing in ${code(missing.from)}`,
    links,
    [create(made)],
    {
      why: `A peering takes two links. ${nameOf(made)} stays Initiated until one leads back from ${code(missing.from)}.`,
      rules: ['R24'],
      about: ['M4'],
    },
  );
};

const bothLinks = (
  random: Random,
  topology: Topology,
  links: Pair,
  [a, b]: readonly [Site, Site],
): PartDraft => {
  const [one, other] = random.shuffle(links) as [LinkPlan, LinkPlan];
  return after(
    topology,
    `${nameOf(one)} is created, then ${nameOf(other)}`,
    links,
    [create(one), create(other)],
    {
      why: `With both links the peering is complete, though ${a.region.title} and ${b.region.title} are two regions.`,
      rules: ['R24', 'R18'],
      about: ['M11'],
    },
  );
};

/** Two pairs of networks to be peered: of one both links are made, of the other one. */
function drawOneOrBoth(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: random.oneIn(2), regions: 'different' });
  const [hub, a, b] = sites as [Site, Site, Site];
  const topology = buildTopology({ vnets: sites.map((site) => vnetOf(site)) });
  return {
    form: 'parts',
    prompt: random.pick([
      'None of these networks is peered yet. Choose what each step comes to; every one starts from the figure.',
      'What do the links show after each of these steps? Each begins with the figure as it is.',
      'Somebody joins these networks link by link. What comes of each step, tried for itself?',
    ]),
    note: `${code(hub.vnet)} is in ${hub.region.title}, ${code(a.vnet)} in ${a.region.title}, ${code(b.vnet)} in ${b.region.title}.`,
    title: 'Steps',
    topology,
    headline: 'A peering takes two links',
    why: 'Each network makes its own link. One alone waits; two make a peering, in one region or across regions.',
    rules: ['R24', 'R18'],
    parts: random.shuffle([
      bothLinks(random, topology, peer(hub.vnet, a.vnet), [hub, a]),
      firstLink(random, topology, peer(hub.vnet, b.vnet)),
    ]),
  };
}

const createdAgain = (random: Random, topology: Topology, links: Pair): PartDraft => {
  const [gone, left] = random.shuffle(links) as [LinkPlan, LinkPlan];
  return after(
    topology,
    `${nameOf(gone)} is deleted, then created again`,
    links,
    [remove(gone), create(gone)],
    {
      why: `When ${nameOf(gone)} was deleted, ${nameOf(left)} became Disconnected, and while it is Azure takes no new link. It is deleted first, then both are made.`,
      rules: ['R26'],
      about: ['M5'],
    },
  );
};

const grown = (topology: Topology, site: Site, range: string, links: Pair): PartDraft =>
  after(topology, `${code(range)} is added to ${code(site.vnet)}`, links, [addRange(site, range)], {
    why: `A range can be added while the peering stands. The links stay Connected and the old ranges keep working.`,
    rules: ['R9', 'R28'],
    about: ['M8', 'M6'],
  });

const synced = (random: Random, topology: Topology, site: Site, range: string, links: Pair): PartDraft => {
  const [own, other] = links[0].from === site.vnet ? links : [links[1], links[0]];
  const link = random.oneIn(2) ? own : other;
  return after(
    topology,
    `${code(range)} is added to ${code(site.vnet)}, then ${nameOf(link)} is synced`,
    links,
    [addRange(site, range), sync(link)],
    {
      why: `The old picture is that of ${code(other.from)}, so its link ${nameOf(other)} is the one to sync.${link === own ? ` ${code(site.vnet)} knows its own ranges.` : ''}`,
      rules: ['R29', 'R28'],
      about: ['M7'],
    },
    true,
  );
};

const blocked = (random: Random, topology: Topology, links: Pair): PartDraft => {
  const link = random.pick(links);
  return after(
    topology,
    `On ${nameOf(link)} virtual network access is switched off`,
    links,
    [blockAccess(link)],
    {
      why: `The links stay Connected and the routes stay. What changes is the tag VirtualNetwork, which the peer leaves.`,
      rules: ['R39', 'R40'],
      about: ['M14'],
    },
    // without it the row would say whether traffic flows, and what the flag does to that is read in two ways
    true,
  );
};

function ask(
  random: Random,
  topology: Topology,
  parts: readonly PartDraft[],
  wording: Pick<Draft, 'note' | 'headline'> & { readonly why: Prose },
): Draft {
  return {
    form: 'parts',
    prompt: random.pick([
      'Each of these is done by itself, starting from what the figure shows. What do the links of that peering show afterwards?',
      'Choose what each step comes to. Every one starts from the figure as it is.',
      'These are separate exercises on the same networks. What is the state of the links after each?',
    ]),
    title: 'What is done, and what the links show',
    ...wording,
    rules: [],
    topology,
    parts: random.shuffle(parts),
  };
}

const CLI = 'The CLI is used: each command changes one link.';

function drawFourPeerings(random: Random): Draft {
  const sites = drawSites(random, 5, { hub: true, regions: 'same' });
  const [hub, a, b, c, d] = sites as [Site, Site, Site, Site, Site];
  const [toA, toB, toC, toD] = [a, b, c, d].map((spoke) => peer(spoke.vnet, hub.vnet)) as [
    Pair,
    Pair,
    Pair,
    Pair,
  ];
  const topology = buildTopology({
    vnets: sites.map((site) => vnetOf(site)),
    links: [...toA, ...toB, ...toC],
  });
  const [first, second] = random.sample(NEW_RANGES, 2) as [string, string];
  return ask(
    random,
    topology,
    [
      grown(topology, a, first, toA),
      synced(random, topology, b, second, toB),
      createdAgain(random, topology, toC),
      firstLink(random, topology, toD),
    ],
    {
      note: CLI,
      headline: 'Two links, each with a state and a picture of the other side',
      why: `Every peering of ${code(hub.vnet)} is two links, and each has its own state and its own picture of the other network.`,
    },
  );
}

function drawGrowing(random: Random): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: 'same' });
  const [hub, a, b, c] = sites as [Site, Site, Site, Site];
  const [toA, toB, toC] = [a, b, c].map((spoke) => peer(spoke.vnet, hub.vnet)) as [Pair, Pair, Pair];
  const topology = buildTopology({
    vnets: sites.map((site) => vnetOf(site)),
    links: [...toA, ...toB, ...toC],
  });
  const [first, second] = random.sample(NEW_RANGES, 2) as [string, string];
  return ask(
    random,
    topology,
    [
      grown(topology, a, first, toA),
      synced(random, topology, b, second, toB),
      blocked(random, topology, toC),
    ],
    {
      note: CLI,
      headline: 'A peering outlives what is changed around it',
      why: `Neither a new range nor a flag takes a link out of the state Connected.`,
    },
  );
}

function drawLinks(random: Random): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: ['home', 'home', 'home', 'away'] });
  const [hub, a, b, c] = sites as [Site, Site, Site, Site];
  const [toA, toB, toC] = [a, b, c].map((spoke) => peer(spoke.vnet, hub.vnet)) as [Pair, Pair, Pair];
  const topology = buildTopology({ vnets: sites.map((site) => vnetOf(site)), links: [...toA] });
  return ask(
    random,
    topology,
    [
      createdAgain(random, topology, toA),
      firstLink(random, topology, toB),
      after(
        topology,
        `${nameOf(toC[0])} is created, then ${nameOf(toC[1])}; the networks are in different regions and tenants`,
        toC,
        [
          { ...create(toC[0]), context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } },
          create(toC[1]),
        ],
        {
          why: `Both links are there, so both are Connected. Neither regions nor tenants have to be the same.`,
          rules: ['R24', 'R18', 'R19'],
          about: ['M11', 'M12'],
        },
      ),
    ],
    {
      note: `${CLI} Whoever does it has the rights on all networks.`,
      headline: 'Two links make a peering',
      why: `Only when both links are there does either show Connected.`,
    },
  );
}
