import type { EffectiveRoutesAnswer, IpFlowVerifyAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list, phraseRoutes, phraseVerdict } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { isWithin } from '../topologies/addresses';
import {
  buildTopology,
  idOf,
  type LinkPlan,
  linkName,
  type NetworkPlan,
  type NsgPlan,
  peer,
} from '../topologies/plan';
import { drawSites, effectiveRoutes, flowVerify, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askWhich } from './parts/asking';
import { asksWhichAnswer } from './parts/outcomes';

/** `allowVirtualNetworkAccess` is a matter of the VirtualNetwork tag, not of routes or states. */
export const accessSwitchedOff: Family = {
  id: 'access-switched-off',
  title: 'Access switched off',
  concepts: ['flag-virtual-network-access', 'service-tags', 'peering-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M13', 'M14', 'M18', 'M28', 'M36'],
  structures: [
    { name: 'networks-with-a-route', draw: drawNetworks },
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'states', draw: drawStates },
    { name: 'rows', levels: [2, 3], draw: drawRows },
    { name: 'verdict', levels: [2, 3], draw: drawVerdict },
  ],
};

const FLAG = code('allowVirtualNetworkAccess');

/** The flag by its name, or by the box that stands for it in the portal. */
const switchedOff = (links: readonly LinkPlan[], level: Level): Prose => {
  const names = list(links.map((link) => code(linkName(link))));
  const isOne = links.length === 1;
  return level === 1
    ? `On ${isOne ? 'the peering' : 'the peerings'} ${names} the box that allows access to the other network is not ticked.`
    : `${names} ${isOne ? 'has' : 'have'} ${FLAG} off.`;
};

/** How a network stands to the hub: with access switched off, peered as usual, by half a peering, or behind another. */
type Role = 'shut' | 'open' | 'half' | 'behind';
type Peer = { readonly site: Site; readonly role: Role };
type Scene = {
  readonly hub: Site;
  readonly peers: readonly Peer[];
  readonly links: readonly LinkPlan[];
  readonly said: Prose;
};

/** A hub with three networks around it, of which one at least has access switched off. */
function drawScene(random: Random, level: Level, most = 3): Scene {
  const [hub, ...others] = drawSites(random, most + 1, {
    hub: true,
    regions: level === 3 ? 'any' : 'same',
  }) as [Site, ...Site[]];
  const roles: Role[] = [
    'shut',
    ...random.sample<Role>(['open', 'open', 'half', 'shut', 'behind'], most - 1),
  ];
  const peers = others.map((site, index) => ({ site, role: roles[index] ?? 'open' }));
  const off = { access: false };
  const bridge = peers.find(({ role }) => role === 'open' || role === 'shut')?.site ?? hub;
  const linksTo = ({ site, role }: Peer): readonly LinkPlan[] => {
    if (role === 'open') return peer(hub.vnet, site.vnet);
    if (role === 'half') return [random.pick(peer(hub.vnet, site.vnet))];
    if (role === 'behind') return peer(bridge.vnet, site.vnet);
    const side = random.pick(level === 1 ? (['hub'] as const) : (['hub', 'spoke', 'both'] as const));
    return peer(hub.vnet, site.vnet, [side === 'spoke' ? {} : off, side === 'hub' ? {} : off]);
  };
  const links = peers.flatMap(linksTo);
  return {
    hub,
    peers,
    links,
    said: switchedOff(
      links.filter(({ access }) => access === false),
      level,
    ),
  };
}

const planOf = ({ hub, peers, links }: Scene): NetworkPlan => {
  const sites = [hub, ...peers.map(({ site }) => site)];
  return { vnets: sites.map((site) => vnetOf(site)), nics: sites.map((site) => nicOf(site)), links };
};

const withRole = ({ peers }: Scene, ...roles: readonly Role[]): Site[] =>
  peers.filter(({ role }) => roles.includes(role)).map(({ site }) => site);
const vnetsOf = (sites: readonly Site[]): Prose => list(sites.map(({ vnet }) => code(vnet)));

/** What there is to say of the networks that have another reason to be out of reach. */
const othersSay = (scene: Scene): Prose =>
  [
    ...withRole(scene, 'half').map(
      ({ vnet }) => ` With ${code(vnet)} one link of two exists, and an Initiated peering brings no route.`,
    ),
    ...withRole(scene, 'behind').map(
      ({ vnet }) => ` ${code(vnet)} is peered with another spoke only, and peering isn't transitive.`,
    ),
  ].join('');

/** To which networks does the hub have a route? */
function drawNetworks(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, said } = scene;
  const peers = random.shuffle(scene.peers).map(({ site }) => site);
  const shut = withRole(scene, 'shut');
  return {
    form: 'ask',
    prompt: `${said} ${random.pick([
      `For which of the other networks does ${code(hub.vm)} have a route?`,
      `Which of ${vnetsOf(peers)} appear, by their range, in the route table of ${code(hub.vm)}?`,
      `To which of the networks around ${code(hub.vnet)} do its effective routes lead?`,
    ])}`,
    note: 'No route table is in use.',
    topology: buildTopology(planOf(scene)),
    queries: [effectiveRoutes(hub)],
    phrase: ([answer]) => {
      const rows = (answer as EffectiveRoutesAnswer).value;
      const reached = peers.filter(({ range }) =>
        rows.some(
          ({ addressPrefix, nextHopType }) => /peering/i.test(nextHopType) && isWithin(addressPrefix, range),
        ),
      );
      return reached.length === 0 ? 'None of them' : vnetsOf(reached);
    },
    headline: 'Without access the route stays',
    why: () =>
      `The links between ${code(hub.vnet)} and ${vnetsOf(shut)} are all Connected, and that brings ${
        shut.length > 1 ? 'routes' : 'the route'
      } ${list(shut.map(({ range }) => code(range)))}, whether access is allowed or not. What is switched off is the traffic, not the route.${othersSay(scene)}`,
    rules: ['R40', 'R33', 'R31'],
    about: ['M14', 'M4', 'M1'],
  };
}

/** Which peers answer? Rules at the machines make the answer the same in both readings of the flag. */
function drawWhoAnswers(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, said } = scene;
  const sites = [hub, ...scene.peers.map(({ site }) => site)];
  const names = (site: Site) => `nsg-${site.workload}`;
  const [shut, open] = [withRole(scene, 'shut'), withRole(scene, 'open')];
  return askWhich(
    {
      ...planOf(scene),
      vnets: sites.map((site) => vnetOf(site, { nsg: names(site) })),
      nsgs: sites.map((site) => ({ name: names(site), rules: [] })),
    },
    hub,
    random.shuffle(scene.peers).map(({ site }) => ({ site, name: site.vm })),
    {
      prompt: `${said} ${asksWhichAnswer(random, hub)}`,
      note: 'Every NSG has its default rules and no others. No route table is in use.',
      headline: 'Without access the traffic is blocked, though the route is there',
      why: `Switched off, access takes the peer out of the tag VirtualNetwork on that side, so the default rules no longer let its traffic pass: ${list(shut.map(({ vm }) => code(vm)))} ${shut.length > 1 ? 'don’t' : 'doesn’t'} answer, although the links are Connected and the routes there.${
        open.length > 0
          ? ` ${list(open.map(({ vm }) => code(vm)))} ${open.length > 1 ? 'answer' : 'answers'}: peered as usual.`
          : ''
      }${othersSay(scene)}`,
      rules: ['R39', 'R41', 'R91'],
      about: ['M36', 'M4', 'M1'],
    },
  );
}

const DONE = ['access', 'access', 'delete', 'delete', 'forwarded'] as const;

/** What do the links show after a change of the hub's? The flags are no states; a deleted link makes one. */
function drawStates(random: Random, level: Level): Draft {
  const [hub, ...spokes] = drawSites(random, 4, { hub: true, regions: level === 3 ? 'any' : 'same' }) as [
    Site,
    Site,
    Site,
    Site,
  ];
  const pairs = spokes.map((spoke) => peer(hub.vnet, spoke.vnet, [{ forwarded: true }, {}]));
  const done = ['access', ...random.sample(level === 1 ? DONE.slice(0, 4) : DONE, 2)] as const;
  const by = (kind: string) => pairs.filter((_, index) => done[index] === kind);
  const near = (kind: string) => list(by(kind).map(([there]) => code(linkName(there))));
  const far = (kind: string) => list(by(kind).map(([, back]) => code(linkName(back))));
  const steps = random.shuffle([
    level === 1
      ? `takes away the tick that allows access on ${near('access')}`
      : `switches ${FLAG} off on ${near('access')}`,
    ...(by('delete').length > 0 ? [`deletes ${near('delete')}`] : []),
    ...(by('forwarded').length > 0
      ? [`switches ${code('allowForwardedTraffic')} off on ${near('forwarded')}`]
      : []),
  ]);
  const asked = random.shuffle(pairs.map(([, back]) => back));
  const state = by('delete').length > 0 ? random.pick(['Connected', 'Disconnected'] as const) : 'Connected';
  return {
    form: 'ask',
    prompt: `In ${code(hub.vnet)}, which is peered with all three spokes, a script ${list(steps)}. ${random.pick(
      [
        `Which of the links that lead back to ${code(hub.vnet)} show ${state} afterwards?`,
        `Of ${list(asked.map((link) => code(linkName(link))))}, which show ${state} after that?`,
        `Which of the spokes' own links are ${state} then?`,
      ],
    )}`,
    note: 'Before that, all six links were Connected. The script changes nothing in the spokes.',
    topology: buildTopology({
      vnets: [hub, ...spokes].map((site) => vnetOf(site)),
      nics: [hub, ...spokes].map((site) => nicOf(site)),
      links: pairs.flat(),
    }),
    queries: [
      {
        kind: 'peeringState',
        after: pairs.map(([there], index) => {
          const peering = { id: idOf('link', there.from, linkName(there)) };
          return {
            access: { op: 'updatePeering', peering, properties: { allowVirtualNetworkAccess: false } },
            forwarded: { op: 'updatePeering', peering, properties: { allowForwardedTraffic: false } },
            delete: { op: 'deletePeering', peering },
          }[done[index] ?? 'access'];
        }),
      },
    ],
    phrase: ([answer]) => {
      const states = (answer as PeeringStateAnswer).peerings;
      const connected = asked.filter(
        (link) => states[`${link.from}/${linkName(link)}`]?.peeringState === state,
      );
      return connected.length === 0 ? 'None of them' : list(connected.map((link) => code(linkName(link))));
    },
    headline: 'The flags change no state, a deletion does',
    why: () =>
      `Whether access is allowed says what belongs to the tag VirtualNetwork of ${code(hub.vnet)}. The links know each other as before, so ${far('access')} ${by('access').length > 1 ? 'stay' : 'stays'} Connected.${
        by('delete').length > 0
          ? ` For ${far('delete')} the other half is gone: ${by('delete').length > 1 ? 'they show' : 'it shows'} Disconnected.`
          : ''
      }${by('forwarded').length > 0 ? ` Forwarded traffic is a flag like the other, so ${far('forwarded')} stays Connected too.` : ''}`,
    rules: ['R40', 'R25', 'R38'],
    about: ['M14'],
  };
}

/** The rows of the peered networks. */
function drawRows(random: Random, level: Level): Draft {
  const scene = drawScene(random, level, 2);
  const { hub, said } = scene;
  const chosen = random.shuffle(scene.peers).map(({ site }) => site);
  const shut = withRole(scene, 'shut');
  return {
    form: 'ask',
    prompt: `${said} ${random.pick([
      `Which active rows do the effective routes of ${code(hub.vm)} hold for ${vnetsOf(chosen)}?`,
      `What do the effective routes of ${code(hub.vm)} say about ${list(chosen.map(({ range }) => code(range)))}, the ranges of ${vnetsOf(chosen)}?`,
      `You look for ${list(chosen.map(({ range }) => code(range)))} in the effective routes of ${code(hub.vm)}. What do you find?`,
    ])}`,
    note: 'No route table is in use.',
    topology: buildTopology(planOf(scene)),
    queries: [effectiveRoutes(hub)],
    phrase: ([answer]) =>
      phraseRoutes(
        (answer as EffectiveRoutesAnswer).value.filter(({ addressPrefix }) =>
          chosen.some(({ range }) => isWithin(addressPrefix, range)),
        ),
      ),
    headline: 'Without access the route stays',
    why: () =>
      `The peering with ${vnetsOf(shut)} is Connected, and that brings one row for each range: ${list(shut.map(({ range }) => code(range)))}. The flag is read by the tags of NSGs and not by the route table, so nothing is missing there.${othersSay(scene)}`,
    rules: ['R40', 'R33'],
    about: ['M14', 'M4', 'M18'],
  };
}

/** With the peer out of the tag the defaults no longer match it: on that side, and for that peer. */
function drawVerdict(random: Random, level: Level): Draft {
  const [a, b, c, d] = drawSites(random, 4, { hub: true, regions: level === 3 ? 'any' : 'same' }) as [
    Site,
    Site,
    Site,
    Site,
  ];
  // asked where the flag is off, at its other end, or about another peer
  const where = random.pick(['here', 'far-end', 'other-peer', 'behind', 'behind'] as const);
  const links = peer(a.vnet, b.vnet, [{ access: false }, {}]);
  const [at, from] = { here: [a, b], 'far-end': [b, a], 'other-peer': [a, c], behind: [a, d] }[where] as [
    Site,
    Site,
  ];
  const sites = where === 'behind' ? [a, b, c, d] : [a, b, c];
  const isHeld = where === 'far-end' || where === 'other-peer';
  const mode = random.pick(['default', 'tag', 'named'] as const);
  const first = random.int(2, 5) * 100;
  const inbound = { direction: 'Inbound' } as const;
  const deny = { ...inbound, name: 'DenyRest', priority: 4000, access: 'Deny' } as const;
  const group: NsgPlan = {
    name: `nsg-${at.workload}`,
    rules: {
      default: [],
      tag: [
        {
          ...inbound,
          name: 'AllowVnet',
          priority: first,
          access: 'Allow',
          source: 'VirtualNetwork',
        } as const,
        deny,
      ],
      named: [
        { ...inbound, name: 'DenyVnet', priority: first, access: 'Deny', source: 'VirtualNetwork' } as const,
        {
          ...inbound,
          name: 'AllowPartner',
          priority: first + 100,
          access: 'Allow',
          source: from.range,
        } as const,
      ],
    }[mode],
  };
  const decides = {
    default: isHeld ? 'AllowVnetInBound' : 'DenyAllInBound',
    tag: isHeld ? 'AllowVnet' : 'DenyRest',
    named: isHeld ? 'DenyVnet' : 'AllowPartner',
  }[mode];
  return {
    form: 'ask',
    prompt: `${code(linkName(links[0]))}, the link of ${code(a.vnet)} to ${code(b.vnet)}, has ${FLAG} off. ${random.pick(
      [
        `IP flow verify is asked at ${code(at.vm)}: TCP, inbound, from ${code(from.ip)} to local port ${at.role.port}. What does it say?`,
        `What does IP flow verify answer at ${code(at.vm)} about inbound TCP from ${code(from.ip)} (${code(from.vm)}) to port ${at.role.port}?`,
        `You check at ${code(at.vm)} whether its NSG would let TCP from ${code(from.ip)} in on port ${at.role.port}. Which answer does IP flow verify give?`,
      ],
    )}`,
    note: `All other links allow access, and all are Connected. Behind the rules shown, NSGs have their default ones.`,
    topology: buildTopology({
      vnets: sites.map((site) => vnetOf(site, site === at ? { nsg: group.name } : {})),
      nics: sites.map((site) => nicOf(site)),
      nsgs: [group],
      links: [...links, ...peer(a.vnet, c.vnet), ...(where === 'behind' ? peer(c.vnet, d.vnet) : [])],
    }),
    queries: [flowVerify(at, 'Inbound', from.ip, { local: at.role.port, remote: 50_000 })],
    phrase: ([answer]) => phraseVerdict(answer as IpFlowVerifyAnswer),
    headline: {
      here: 'Without access the peer leaves the VirtualNetwork tag',
      'far-end': 'Each side’s tag depends on its own link',
      'other-peer': 'The flag is about one peer only',
      behind: 'The VirtualNetwork tag ends at the direct peers',
    }[where],
    why: () =>
      `${
        {
          here: `The flag takes ${code(b.range)} out of the tag VirtualNetwork in ${code(a.vnet)}, so rules that use the tag no longer match ${code(from.ip)}.`,
          'far-end': `The flag is off on the link of ${code(a.vnet)}, and that concerns the tag there. At ${code(at.vm)} the link of ${code(b.vnet)} counts, and it allows access: ${code(from.ip)} is in the tag.`,
          'other-peer': `The flag is off for ${code(b.vnet)} only. ${code(from.ip)} is in ${code(c.vnet)}, whose range ${code(c.range)} still belongs to the tag in ${code(a.vnet)}.`,
          behind: `The flag is about ${code(b.vnet)}. ${code(from.ip)} is in ${code(d.vnet)}, a peer of ${code(c.vnet)} and not of ${code(a.vnet)}, so it is in no tag here whatever the flags say.`,
        }[where]
      } So ${code(decides)} is the first rule that matches.`,
    rules: ['R39', 'R91', 'R96'],
    about: isHeld ? ['M14', 'M28'] : where === 'behind' ? ['M1'] : ['M14'],
  };
}
