import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import {
  buildTopology,
  type GatewayPlan,
  idOf,
  type LinkPlan,
  linkName,
  peer,
  type VnetPlan,
} from '../topologies/plan';
import { at, drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAllowed, isAnswered, named, waysFor } from './parts/picking';

/** One gateway for many networks: who may borrow it, and who is known behind it. */
export const whoseGateway: Family = {
  id: 'whose-gateway',
  title: 'Whose gateway is used?',
  concepts: ['gateway-transit-flags', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M15', 'M16', 'M17'],
  structures: [
    { name: 'who-may-borrow', draw: drawWhoMayBorrow },
    { name: 'two-hubs', levels: [2, 3], draw: drawTwoHubs },
    { name: 'from-the-office', draw: drawFromTheOffice },
  ],
};

const withGateway = (site: Site): VnetPlan =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
const gatewayOf = (site: Site): GatewayPlan => ({ name: `vgw-${site.workload}`, vnet: site.vnet });
const useGateway = (link: LinkPlan, use = true) => ({
  peering: { id: idOf('link', link.from, linkName(link)) },
  properties: { useRemoteGateways: use },
});

/** What a spoke is like that asks for the hub's gateway. */
type Spoke = 'plain' | 'far' | 'own-gateway' | 'no-transit' | 'taken';

const SPOKES: Readonly<Record<Level, readonly Spoke[]>> = {
  1: ['plain', 'far', 'far', 'own-gateway', 'own-gateway', 'own-gateway'],
  2: ['plain', 'far', 'far', 'own-gateway', 'own-gateway', 'no-transit', 'no-transit'],
  3: ['far', 'far', 'own-gateway', 'own-gateway', 'no-transit', 'taken'],
};

function drawWhoMayBorrow(random: Random, level: Level): Draft {
  const kinds = random.sample(SPOKES[level], 3);
  const regions = (['home', ...kinds.map((kind) => (kind === 'far' ? 'away' : 'home')), 'home'] as const).map(
    (each) => each as 'home' | 'away',
  );
  const sites = drawSites(random, 5, { hub: true, regions });
  const hub = at(sites, 0);
  const other = at(sites, 4);
  const spokes = kinds.map((kind, index) => ({ kind, site: at(sites, index + 1) }));
  const isTaken = kinds.includes('taken');
  const links = spokes.flatMap(({ kind, site }) => [
    ...peer(site.vnet, hub.vnet, [{}, { transit: kind !== 'no-transit' }]),
    ...(kind === 'taken' ? peer(site.vnet, other.vnet, [{ remoteGateways: true }, { transit: true }]) : []),
  ]);
  const says: Record<Spoke, (site: Site) => Prose> = {
    plain: (site) => `${code(site.vnet)} has no gateway, and the hub's link to it allows transit: it may.`,
    far: (site) => `${code(site.vnet)} is in ${site.region.title}, and that is no obstacle.`,
    'own-gateway': (site) =>
      `${code(site.vnet)} has ${code(gatewayOf(site).name)} of its own, so it can't borrow one.`,
    'no-transit': (site) =>
      `${code(linkName({ from: hub.vnet, to: site.vnet }))} doesn't allow gateway transit, so ${code(site.vnet)} is refused.`,
    taken: (site) =>
      `${code(site.vnet)} uses the gateway of ${code(other.vnet)} already, and one is the most it may use.`,
  };
  const hints: Partial<Record<Spoke, (site: Site) => Prose>> = {
    far: (site) => `${code(site.vnet)} is in ${site.region.title}, ${code(hub.vnet)} in ${hub.region.title}.`,
    'own-gateway': (site) => `${code(site.vnet)} has a VPN gateway of its own.`,
    taken: (site) => `${code(site.vnet)} uses the gateway of ${code(other.vnet)}.`,
  };
  const closed = spokes.filter(({ kind }) => kind === 'no-transit').map(({ site }) => site);
  const items: Item[] = spokes.map(({ kind, site }) => ({
    name: code(site.vnet),
    query: {
      kind: 'canPeer',
      operation: 'updatePeering',
      ...useGateway({ from: site.vnet, to: hub.vnet }),
    },
    holds: isAllowed,
    because: says[kind](site),
  }));
  const names = named(random, items);
  return askPick(
    random,
    {
      vnets: [
        withGateway(hub),
        ...spokes.map(({ kind, site }) => (kind === 'own-gateway' ? withGateway(site) : vnetOf(site))),
        ...(isTaken ? [withGateway(other)] : []),
      ],
      gateways: [
        gatewayOf(hub),
        ...spokes.filter(({ kind }) => kind === 'own-gateway').map(({ site }) => gatewayOf(site)),
        ...(isTaken ? [gatewayOf(other)] : []),
      ],
      links,
    },
    items,
    {
      which: waysFor(
        level,
        [
          `${names} all ask to use ${code(gatewayOf(hub).name)}, the VPN gateway of ${code(hub.vnet)}. Which of them may, as things are?`,
          `Which of ${names} can share ${code(gatewayOf(hub).name)}, the VPN gateway of ${code(hub.vnet)}, as things are?`,
        ],
        [
          `Each spoke of ${code(hub.vnet)} tries to switch on ${code('useRemoteGateways')} on its link to the hub: ${names}. For which of them does Azure accept it?`,
        ],
      ),
      whichNot: waysFor(
        level,
        [
          `${names} all ask to use ${code(gatewayOf(hub).name)}, the VPN gateway of ${code(hub.vnet)}. Which of them may not, as things are?`,
        ],
        [
          `Each spoke of ${code(hub.vnet)} tries to switch on ${code('useRemoteGateways')} on its link to the hub: ${names}. For which of them does Azure refuse it?`,
        ],
      ),
      note: [
        ...spokes.flatMap(({ kind, site }) => hints[kind]?.(site) ?? []),
        closed.length
          ? `The hub's links allow gateway transit, except ${list(closed.map((site) => code(linkName({ from: hub.vnet, to: site.vnet }))))}.`
          : "The hub's links allow gateway transit.",
      ].join(' '),
      headline: 'One gateway at most, and its owner must allow it',
      rules: ['R55', 'R50', 'R56'],
    },
  );
}

const ORDINALS = ['first', 'second', 'third'] as const;

/** A spoke between two hubs, and an administrator who tries one thing after the other. */
function drawTwoHubs(random: Random, level: Level): Draft {
  const [near, spoke, far] = drawSites(random, 3, {
    hub: true,
    regions: ['home', 'home', random.oneIn(3) ? 'home' : 'away'],
  }) as [Site, Site, Site];
  const hubs = random.shuffle([near, far]);
  const [first, second] = hubs as [Site, Site];
  const startsWith = random.oneIn(2) ? first : null;
  const links = hubs.flatMap((hub) =>
    peer(spoke.vnet, hub.vnet, [{ remoteGateways: hub === startsWith }, { transit: true }]),
  );
  const step = (hub: Site, use: boolean) => ({ hub, use });
  const steps = startsWith
    ? random.pick([
        [step(first, false), step(second, true)],
        [step(second, true), step(first, false)],
      ])
    : random.pick([
        [step(first, true), step(second, true)],
        [step(second, true), step(first, true)],
        ...(level === 3 ? [[step(first, true), step(first, false), step(second, true)]] : []),
      ]);
  const done = (answer: PeeringStateAnswer): Site[] => {
    const using = new Set(startsWith ? [startsWith] : []);
    for (const [index, { hub, use }] of steps.entries())
      if (answer.history[index]?.decision.allowed) using[use ? 'add' : 'delete'](hub);
    return hubs.filter((hub) => using.has(hub));
  };
  const says = ({ hub, use }: (typeof steps)[number]) =>
    `${use ? 'on' : 'off'} for ${code(linkName({ from: spoke.vnet, to: hub.vnet }))}`;
  return {
    form: 'ask',
    prompt: `${code(spoke.vnet)} is peered with ${code(first.vnet)} and ${code(second.vnet)}${startsWith ? `, and uses the gateway of ${code(startsWith.vnet)}` : ', and uses no gateway yet'}. Somebody switches ${code('useRemoteGateways')} first ${steps.map(says).join(', then ')}. ${random.pick(['Which of these requests does Azure carry out?', 'Which of these changes come about?'])}`,
    note: `Both hubs have a VPN gateway, and their links to ${code(spoke.vnet)} allow gateway transit. ${
      near.region === far.region
        ? `All three networks are in ${near.region.title}.`
        : `${code(far.vnet)} is in ${far.region.title}, the other two in ${near.region.title}.`
    } A request that Azure refuses changes nothing.`,
    topology: buildTopology({
      vnets: [...hubs.map(withGateway), vnetOf(spoke)],
      gateways: hubs.map(gatewayOf),
      links,
    }),
    queries: [
      {
        kind: 'peeringState',
        after: steps.map(({ hub, use }) => ({
          op: 'updatePeering',
          ...useGateway({ from: spoke.vnet, to: hub.vnet }, use),
        })),
      },
    ],
    phrase: ([answer]) => {
      const { history } = answer as PeeringStateAnswer;
      const carriedOut = steps.flatMap((_, index) =>
        history[index]?.decision.allowed ? [at(ORDINALS, index)] : [],
      );
      if (carriedOut.length === steps.length) return 'All of them';
      return carriedOut.length === 0 ? 'None of them' : `Only the ${list(carriedOut)}`;
    },
    headline: 'One remote gateway at a time',
    why: ([answer]) => {
      const { history } = answer as PeeringStateAnswer;
      const refused = steps.find((_, index) => history[index] && !history[index].decision.allowed);
      const [left] = done(answer as PeeringStateAnswer);
      return [
        refused
          ? `While one link of ${code(spoke.vnet)} uses remote gateways, Azure refuses it on a second: ${code(linkName({ from: spoke.vnet, to: refused.hub.vnet }))} stays as it is.`
          : `Switched off on one link, the flag is free for the other: each request is carried out.`,
        left
          ? `In the end it is ${code(left.vnet)} whose gateway ${code(spoke.vnet)} uses${left.region === spoke.region ? '' : ', in another region, which is fine'}.`
          : `The one that was in use was switched off afterwards, so ${code(spoke.vnet)} has none.`,
      ].join(' ');
    },
    rules: ['R55', 'R56'],
    about: ['M16'],
  };
}

const OFFICE = '10.254.0.0/16';
const DESK = '10.254.3.20';

type Guest = 'borrows' | 'far' | 'allows-only' | 'plain' | 'behind';
const GUESTS: Readonly<Record<Level, readonly Guest[]>> = {
  1: ['borrows', 'borrows', 'far', 'far', 'plain'],
  2: ['borrows', 'borrows', 'far', 'far', 'allows-only', 'plain'],
  3: ['borrows', 'borrows', 'far', 'far', 'allows-only', 'behind'],
};

/** Seen from the other end: which networks does the office know? */
function drawFromTheOffice(random: Random, level: Level): Draft {
  const kinds = random.sample(GUESTS[level], 3);
  const sites = drawSites(random, 4, {
    hub: true,
    regions: ['home', ...kinds.map((kind) => (kind === 'far' ? 'away' : 'home') as 'home' | 'away')],
  });
  const hub = at(sites, 0);
  const guests = kinds.map((kind, index) => ({ kind, site: at(sites, index + 1) }));
  const bridge = guests.find(({ kind }) => kind === 'borrows' || kind === 'far')?.site ?? hub;
  const gateway = gatewayOf(hub).name;
  const linksOf: Record<Guest, (site: Site) => readonly LinkPlan[]> = {
    borrows: (site) => peer(site.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    far: (site) => peer(site.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    'allows-only': (site) => peer(site.vnet, hub.vnet, [{ transit: true }, { transit: true }]),
    plain: (site) => peer(site.vnet, hub.vnet, [{}, { transit: true }]),
    behind: (site) => peer(site.vnet, bridge.vnet),
  };
  const says: Record<Guest, (site: Site) => Prose> = {
    borrows: (site) => `${code(site.vnet)} borrows the gateway, so the office learns ${code(site.range)}.`,
    far: (site) =>
      `${code(site.vnet)} borrows the gateway, and that it is in ${site.region.title} doesn't matter.`,
    'allows-only': (site) =>
      `Between ${code(site.vnet)} and the hub both links allow gateway transit, and neither uses it: nothing is borrowed.`,
    plain: (site) => `${code(site.vnet)} doesn't use the gateway: being peered with the hub is not enough.`,
    behind: (site) =>
      `${code(site.vnet)} is only a peer of ${code(bridge.vnet)}, and what that one borrows isn't passed on.`,
  };
  const far = guests.filter(({ kind }) => kind === 'far').map(({ site }) => site);
  const borrowers = guests.filter(({ kind }) => kind === 'borrows' || kind === 'far');
  const shown =
    level === 1
      ? borrowers.length > 0
        ? `Of the networks peered with ${code(hub.vnet)}, ${list(borrowers.map(({ site }) => code(site.vnet)))} ${borrowers.length > 1 ? 'are' : 'is'} set to use its gateway.`
        : `None of the networks peered with ${code(hub.vnet)} is set to use its gateway.`
      : 'The figure shows the flags of every link.';
  const items: Item[] = guests.map(({ kind, site }) => ({
    name: code(site.vm),
    query: {
      kind: 'reach',
      source: { ipAddress: DESK },
      destination: { ipAddress: site.ip },
      protocol: 'Tcp',
      sourcePort: 50_000,
      destinationPort: site.role.port,
    },
    holds: isAnswered,
    because: says[kind](site),
  }));
  const names = named(random, items);
  return askPick(
    random,
    {
      vnets: [withGateway(hub), ...guests.map(({ site }) => vnetOf(site))],
      nics: guests.map(({ site }) => nicOf(site)),
      gateways: [gatewayOf(hub)],
      sites: [{ name: 'office', ranges: [OFFICE], gateway }],
      links: guests.flatMap(({ kind, site }) => linksOf[kind](site)),
    },
    items,
    {
      which: [
        `Somebody in the office, at ${code(DESK)}, tries to reach ${names}. Which of them answer?`,
        `From ${code(DESK)} in the office a test runs against every machine in Azure: ${names}. Which of them does it reach?`,
        `Which of the machines ${names} can be reached from the office (${code(DESK)}) through ${code(gateway)}?`,
      ],
      whichNot: [
        `Somebody in the office, at ${code(DESK)}, tries to reach ${names}. Which of them don't answer?`,
        `Which of the machines ${names} are out of reach for the office (${code(DESK)}), although the tunnel to ${code(gateway)} is up?`,
      ],
      note: [
        `The office has ${code(OFFICE)} and is joined to ${code(gateway)} by a site-to-site connection. ${shown} No NSG and no route table is in use.`,
        ...far.map(
          (site) =>
            `${code(site.vnet)} is in ${site.region.title}, ${code(hub.vnet)} in ${hub.region.title}.`,
        ),
      ].join(' '),
      headline: 'On-premises learns of the networks that borrow the gateway',
      rules: ['R51', 'R50', 'R56'],
    },
  );
}
