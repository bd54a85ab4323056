import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, idOf, type LinkPlan, linkName, peer } from '../topologies/plan';
import { at, canPeer, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAllowed, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';
import { elsewhere } from './parts/subscriptions';

/** Networks of several subscriptions and tenants: what is a boundary, and what is none. */
export const twoSubscriptions: Family = {
  id: 'two-subscriptions',
  title: 'Across subscriptions',
  concepts: ['cross-subscription-peering', 'peering-validity', 'vnet-basics'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M12'],
  structures: [
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'which-requests', levels: [2, 3], draw: drawWhichRequests },
    { name: 'two-teams', draw: drawTwoTeams },
  ],
};

const subscriptionsOf = (here: readonly Site[], there: readonly Site[]): Prose =>
  there.length === 0
    ? 'All of them belong to one subscription.'
    : `${list(there.map(({ vnet }) => code(vnet)))} ${there.length > 1 ? 'belong' : 'belongs'} to another subscription than ${list(here.map(({ vnet }) => code(vnet)))}.`;

type Target = 'peered' | 'other-subscription' | 'half' | 'behind';

function drawWhoAnswers(random: Random, level: Level): Draft {
  const pool: readonly Target[] =
    level === 1
      ? ['peered', 'other-subscription', 'other-subscription', 'behind']
      : ['peered', 'other-subscription', 'other-subscription', 'half', 'behind'];
  const kinds = random.sample(pool, level === 1 ? 2 : 3);
  const sites = drawSites(random, 1 + kinds.length);
  const from = at(sites, 0);
  const targets = kinds.map((kind, index) => ({ kind, site: at(sites, index + 1) }));
  const bridge = targets.find(({ kind }) => kind === 'peered' || kind === 'other-subscription')?.site;
  const linksOf = (kind: Target, site: Site): readonly LinkPlan[] => {
    if (kind === 'behind') return bridge ? peer(bridge.vnet, site.vnet) : [];
    const [mine, theirs] = peer(from.vnet, site.vnet);
    return kind === 'half' ? [random.pick([mine, theirs])] : [mine, theirs];
  };
  const says: Record<Target, (site: Site) => Prose> = {
    peered: (site) => `${code(site.vnet)} is peered: ${code(site.vm)} answers.`,
    'other-subscription': (site) =>
      `${code(site.vnet)} is peered, and that it belongs to another subscription doesn't matter.`,
    half: (site) => `With ${code(site.vnet)} there is one link where it takes two.`,
    behind: (site) =>
      bridge
        ? `${code(site.vnet)} is only a peer of ${code(bridge.vnet)}.`
        : `${code(site.vnet)} isn't peered with anybody.`,
  };
  const items: Item[] = targets.map(({ kind, site }) => ({
    name: code(site.vm),
    query: reach(from, site),
    holds: isAnswered,
    because: says[kind](site),
  }));
  const names = named(random, items);
  const away = targets.filter(({ kind }) => kind === 'other-subscription').map(({ site }) => site);
  const home = sites.filter((site) => !away.includes(site));
  return elsewhere(
    askPick(
      random,
      planOf(sites, { links: targets.flatMap(({ kind, site }) => linksOf(kind, site)) }),
      items,
      {
        which: [
          `Which of ${names} does ${code(from.vm)} reach by their private addresses?`,
          `${code(from.vm)} connects to ${names}. Which of them answer?`,
        ],
        whichNot: [
          `Which of ${names} does ${code(from.vm)} not reach by their private addresses?`,
          `${code(from.vm)} connects to ${names}. Which of them don't answer?`,
        ],
        note: `${subscriptionsOf(home, away)} ${placesOf(sites)} The figure shows every link there is. No NSG and no route table is in use.`,
        headline: 'Subscriptions are no boundary for a peering',
        rules: ['R19', 'R24', 'R37'],
        about: ['M12'],
      },
    ),
    away,
  );
}

type Asked = 'subscription' | 'tenant' | 'no-right' | 'overlap' | 'plain';

/** One network asks to be peered with several others. */
function drawWhichRequests(random: Random, level: Level): Draft {
  const pool: readonly Asked[] =
    level === 2
      ? ['subscription', 'subscription', 'tenant', 'no-right', 'overlap', 'plain']
      : ['subscription', 'tenant', 'tenant', 'no-right', 'overlap'];
  const kinds = random.sample(pool, 3);
  const sites = drawSites(random, 4);
  const from = at(sites, 0);
  const others = kinds.map((kind, index) => ({ kind, site: at(sites, index + 1) }));
  const range = (kind: Asked, site: Site) => (kind === 'overlap' ? from.range : site.range);
  const contexts: Partial<Record<Asked, Record<string, unknown>>> = {
    tenant: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' },
    'no-right': { callerHasNetworkContributorOnBoth: false },
  };
  const says: Record<Asked, (site: Site) => Prose> = {
    plain: (site) => `Nothing stands in the way of ${code(site.vnet)}.`,
    subscription: (site) => `${code(site.vnet)} belongs to another subscription, which is no obstacle.`,
    tenant: (site) =>
      `${code(site.vnet)} belongs to another tenant; with the right on both sides that works.`,
    'no-right': (site) => `On ${code(site.vnet)} the administrator has no right to make links.`,
    overlap: (site) => `${code(site.vnet)} has ${code(from.range)} too.`,
  };
  const hints: Partial<Record<Asked, (site: Site) => Prose>> = {
    subscription: (site) => `${code(site.vnet)} is in another subscription.`,
    tenant: (site) => `${code(site.vnet)} is in another tenant.`,
    'no-right': (site) => `On ${code(site.vnet)} the administrator may only read.`,
  };
  const items: Item[] = others.map(({ kind, site }) => {
    const context = contexts[kind];
    return {
      name: code(site.vnet),
      query: { ...canPeer(from.vnet, site.vnet), ...(context && { context }) },
      holds: isAllowed,
      because: says[kind](site),
    };
  });
  const names = named(random, items);
  const hinted = others.flatMap(({ kind, site }) => hints[kind]?.(site) ?? []);
  const away = others.filter(({ kind }) => kind === 'subscription').map(({ site }) => site);
  return elsewhere(
    askPick(
      random,
      {
        vnets: [
          vnetOf(from),
          ...others.map(({ kind, site }) => ({
            ...vnetOf(site),
            ranges: [range(kind, site)],
            subnets: kind === 'overlap' ? [from.subnet] : [site.subnet],
          })),
        ],
      },
      items,
      {
        which: [
          `An administrator of ${code(from.vnet)} asks for links to ${names}. Which of them does Azure create?`,
          `To which of ${names} can this administrator give ${code(from.vnet)} a link?`,
        ],
        whichNot: [
          `An administrator of ${code(from.vnet)} asks for links to ${names}. Which of them does Azure refuse?`,
          `To which of ${names} can this administrator give ${code(from.vnet)} no link?`,
        ],
        note: [
          ...hinted,
          kinds.includes('no-right')
            ? 'On all the others the administrator is Network Contributor.'
            : 'The administrator is Network Contributor on all of them.',
          placesOf(sites),
        ].join(' '),
        headline: 'What counts is the right on both sides, and no overlap',
        rules: ['R19', 'R18', 'R15'],
        about: ['M12'],
      },
    ),
    away,
  );
}

/** Each team makes the link on its own side; or one of them forgets. */
function drawTwoTeams(random: Random, level: Level): Draft {
  const sites = drawSites(random, 2);
  const [a, b] = sites as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  const otherTenant = level > 1 && random.oneIn(2);
  const context = otherTenant ? { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } } : {};
  const create = (link: LinkPlan) => ({
    op: 'createPeering',
    virtualNetwork: { id: idOf('vnet', link.from) },
    name: linkName(link),
    properties: { remoteVirtualNetwork: { id: idOf('vnet', link.to) } },
    ...context,
  });
  const course = random.pick(['both', 'both', 'one', 'gone'] as const);
  const steps = {
    both: [create(there), create(back)],
    one: [create(there)],
    gone: [
      create(there),
      create(back),
      { op: 'deletePeering', peering: { id: idOf('link', back.from, linkName(back)) } },
    ],
  }[course];
  const told: Record<typeof course, Prose> = {
    both: `The team of ${code(a.vnet)} creates ${code(linkName(there))}, and the team of ${code(b.vnet)} creates ${code(linkName(back))}.`,
    one: `The team of ${code(a.vnet)} creates ${code(linkName(there))}; the team of ${code(b.vnet)} thinks that this is all.`,
    gone: `Both teams create their links; then the team of ${code(b.vnet)} deletes ${code(linkName(back))} again.`,
  };
  const owners = otherTenant
    ? 'The two networks belong to different tenants; both teams are Network Contributor on both networks.'
    : 'The two networks belong to different subscriptions of one tenant; both teams are Network Contributor on both networks.';
  const draft: Draft = {
    form: 'ask',
    prompt: `${told[course]} ${random.pick(['Does traffic flow between the two networks now?', 'What has become of the peering?'])}`,
    note: `${owners} ${placesOf(sites)}`,
    topology: buildTopology({ vnets: [vnetOf(a), vnetOf(b)], nics: [nicOf(a), nicOf(b)] }),
    queries: [{ kind: 'peeringState', after: steps }],
    phrase: ([answer]) =>
      (answer as PeeringStateAnswer).trafficFlows
        ? 'Traffic flows between them.'
        : 'No traffic flows between them.',
    headline:
      course === 'both' ? 'Whose subscription it is doesn’t matter' : 'It takes a link from each side',
    why: () =>
      ({
        both: `Both links exist and turn Connected. ${otherTenant ? 'Different tenants' : 'Different subscriptions'}${a.region === b.region ? '' : ' and regions'} are no obstacle: what counts is the right to make links on both sides.`,
        one: `${code(linkName(there))} is Initiated and waits for the other half, which only ${code(b.vnet)} can have.`,
        gone: `Without ${code(linkName(back))} the other link, ${code(linkName(there))}, turns Disconnected and carries nothing.`,
      })[course],
    rules: course === 'both' ? ['R19', 'R24'] : ['R24', 'R19', 'R25'],
    about: ['M12', 'M4'],
  };
  return elsewhere(draft, otherTenant ? [] : [b]);
}
