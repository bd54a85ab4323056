import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Change, Draft, Family } from '@/lib/quiz/family';
import { code, phraseLinks } from '@/lib/quiz/phrase';
import type { Level, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, linkName, type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, planOf, type Site, vnetOf } from '../topologies/scene';

/** A peering is two links: how they come about, what they show, and how they are put right. */
export const twoLinks: Family = {
  id: 'two-links',
  title: 'One link, two links',
  concepts: ['peering-links-and-states', 'address-space-sync'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M5', 'M6', 'M7', 'M8', 'M11', 'M12'],
  structures: [
    { name: 'first-link', draw: drawFirstLink },
    { name: 'created-again', levels: [2, 3], draw: drawCreatedAgain },
    { name: 'added-range', draw: drawAddedRange },
    { name: 'sync', levels: [2, 3], draw: drawSync },
    { name: 'repair', levels: [2, 3], draw: drawRepair },
  ],
};

type Pair = { readonly a: Site; readonly b: Site; readonly there: LinkPlan; readonly back: LinkPlan };

function drawPair(random: Random): Pair {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  return { a, b, there, back };
}

const linkId = (link: LinkPlan) => ({ id: idOf('link', link.from, linkName(link)) });
const nameOf = (link: LinkPlan) => code(linkName(link));

const create = (link: LinkPlan, context: Record<string, unknown> = {}) => ({
  op: 'createPeering',
  virtualNetwork: { id: idOf('vnet', link.from) },
  name: linkName(link),
  properties: { remoteVirtualNetwork: { id: idOf('vnet', link.to) } },
  ...context,
});
const remove = (link: LinkPlan) => ({ op: 'deletePeering', peering: linkId(link) });
const sync = (link: LinkPlan) => ({ op: 'syncPeering', peering: linkId(link) });
const addRange = (site: Site, addressPrefix: string) => ({
  op: 'addAddressPrefix',
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});
const after = (...operations: readonly object[]): Query => ({ kind: 'peeringState', after: operations });

const regionsOf = ({ a, b }: Pair) =>
  a.region === b.region
    ? `Both networks are in ${a.region.title}.`
    : `${code(a.vnet)} is in ${a.region.title}, ${code(b.vnet)} in ${b.region.title}.`;

/** The portal would do the other side as well, and then other options work too. */
const ONE_LINK_AT_A_TIME = 'The CLI is used: each command changes one link.';

function ask(
  pair: Pair,
  plan: NetworkPlan,
  query: Query,
  wording: Pick<Draft, 'prompt' | 'headline' | 'rules'> & {
    readonly why: string;
    readonly note?: string;
    readonly withSync?: boolean;
  },
): Draft {
  return {
    form: 'ask',
    prompt: wording.prompt,
    note: [regionsOf(pair), ...(wording.note ? [wording.note] : [])].join(' '),
    topology: buildTopology(plan),
    queries: [query],
    phrase: ([answer]) => phraseLinks(answer as PeeringStateAnswer, wording.withSync),
    headline: wording.headline,
    why: () => wording.why,
    rules: wording.rules,
  };
}

function drawFirstLink(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b, there, back } = pair;
  const otherTenant = random.oneIn(2);
  const context = otherTenant ? { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } } : {};
  const busy = random.oneIn(2);
  return ask(pair, busy ? planOf([a, b]) : { vnets: [vnetOf(a), vnetOf(b)] }, after(create(there, context)), {
    prompt: random.pick([
      `With the CLI somebody creates one link, ${nameOf(there)}, from ${code(a.vnet)} to ${code(b.vnet)}. What does that come to?`,
      `${code(a.vnet)} gets a link to ${code(b.vnet)}, named ${nameOf(there)}. Nothing is done in ${code(b.vnet)} yet. What follows?`,
    ]),
    ...(otherTenant && {
      note: 'They belong to different tenants; whoever creates the link is Network Contributor on both.',
    }),
    headline: 'A peering takes two links',
    why: `${nameOf(there)} is one of the two. It waits as Initiated until ${code(b.vnet)} has ${nameOf(back)}, which leads back; then both turn Connected and traffic can flow.`,
    rules: [
      'R24',
      ...(a.region === b.region ? [] : (['R18'] as const)),
      ...(otherTenant ? (['R19'] as const) : []),
    ],
  });
}

function drawCreatedAgain(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b, there, back } = pair;
  const [left, gone] = random.oneIn(2) ? [there, back] : [back, there];
  const plan = planOf([a, b], { links: [{ ...left, state: 'Disconnected' }] });
  return ask(pair, plan, after(create(gone)), {
    prompt: random.pick([
      `${nameOf(gone)} was deleted by mistake, and ${nameOf(left)} shows Disconnected. Now ${nameOf(gone)} is created again. What follows?`,
      `Of a peering only ${nameOf(left)} is left, and it shows Disconnected. Somebody creates ${nameOf(gone)} again. What is the result?`,
    ]),
    note: ONE_LINK_AT_A_TIME,
    headline: 'A Disconnected link has to go first',
    why: `Azure doesn't accept a new ${nameOf(gone)} while ${nameOf(left)} is Disconnected. Delete ${nameOf(left)} as well, then create both.`,
    rules: ['R26'],
  });
}

function drawAddedRange(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const { a, b, there, back } = pair;
  const range = random.pick(['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16']);
  return ask(pair, planOf([a, b], { links: [there, back] }), after(addRange(a, range)), {
    prompt: random.pick([
      `${code(a.vnet)} runs out of addresses, and ${code(range)} is added to it. The peering stays as it is. What do the links show?`,
      `An administrator adds the range ${code(range)} to ${code(a.vnet)}, which is peered with ${code(b.vnet)}. What becomes of the peering?`,
    ]),
    headline: 'Ranges can be added while peered',
    why: `Adding ${code(range)} leaves the peering as it is: both links stay Connected, and what worked goes on working. ${code(b.vnet)} doesn't know the new range until ${nameOf(back)} is synced.`,
    rules: ['R9', 'R28', 'R11'],
    withSync: level > 1,
  });
}

/** The link of which side is synced? Each option is one operation. */
function drawSync(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b, there, back } = pair;
  const range = random.pick(['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16']);
  const grown = {
    ...vnetOf(a, {}, [{ name: 'snet-new', range: subnetOf(range, 0) }]),
    ranges: [a.range, range],
  };
  const topology = buildTopology({
    ...planOf([a, b]),
    vnets: [grown, vnetOf(b)],
    links: [there, { ...back, remoteRanges: [a.range] }],
  });
  const change = (text: string, ...operations: readonly object[]): Change => ({
    text,
    topology,
    queries: [after(...operations)],
  });
  return {
    form: 'change',
    prompt: random.pick([
      `${code(range)} was added to ${code(a.vnet)}. What lets ${code(b.vnet)} know it too?`,
      `Since ${code(a.vnet)} got the range ${code(range)}, ${code(b.vnet)} can't reach it. Which step puts that right?`,
    ]),
    note: `${regionsOf(pair)} ${ONE_LINK_AT_A_TIME}`,
    topology,
    queries: [after()],
    isMet: ([answer]) =>
      Object.values((answer as PeeringStateAnswer).peerings).every(
        ({ peeringSyncLevel, peeringState }) =>
          peeringSyncLevel === 'FullyInSync' && peeringState === 'Connected',
      ),
    changes: [
      change(`Sync ${nameOf(back)}, the link of ${code(b.vnet)}`, sync(back)),
      change(`Sync ${nameOf(there)}, the link of ${code(a.vnet)}`, sync(there)),
      change(
        `Delete ${nameOf(back)}, the link of ${code(b.vnet)}, and create it again`,
        remove(back),
        create(back),
      ),
    ],
    headline: 'Sync the side that did not change',
    why: `${code(a.vnet)} knows its own ranges. It is ${code(b.vnet)} whose picture is old: its link ${nameOf(back)} shows LocalNotInSync, and that is the one to sync.`,
    rules: ['R29', 'R28'],
  };
}

function drawRepair(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b, there, back } = pair;
  const [left, gone] = random.oneIn(2) ? [there, back] : [back, there];
  const topology = buildTopology(planOf([a, b], { links: [{ ...left, state: 'Disconnected' }] }));
  const change = (text: string, ...operations: readonly object[]): Change => ({
    text,
    topology,
    queries: [after(...operations)],
  });
  return {
    form: 'change',
    prompt: random.pick([
      `Of the peering only ${nameOf(left)} is left, and it shows Disconnected. What makes traffic flow again?`,
      `${nameOf(gone)} was deleted, and ${nameOf(left)} turned Disconnected. Which steps restore the peering?`,
    ]),
    note: `${regionsOf(pair)} ${ONE_LINK_AT_A_TIME}`,
    topology,
    queries: [after()],
    isMet: ([answer]) => (answer as PeeringStateAnswer).trafficFlows,
    changes: [
      change(`Delete ${nameOf(left)} and create both links`, remove(left), create(left), create(gone)),
      change(`Create ${nameOf(gone)} and keep ${nameOf(left)}`, create(gone)),
      change(`Delete ${nameOf(left)} and create it again`, remove(left), create(left)),
      change(`Sync ${nameOf(left)} and keep it`, sync(left)),
    ],
    headline: 'A Disconnected link has to go first',
    why: `While ${nameOf(left)} is Disconnected, Azure refuses a new ${nameOf(gone)}. With ${nameOf(left)} deleted nothing is left of the old peering, and two new links make a new one.`,
    rules: ['R26', 'R24'],
  };
}
