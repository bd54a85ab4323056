import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import { type LinkPlan, type NetworkPlan, type NsgPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, planOf, type Site, vnetOf } from '../topologies/scene';
import { askNextHop, asksNextHop, askWhich } from './parts/asking';
import { askPlace, asksPlace, asksWhichAnswer } from './parts/outcomes';

/** Networks that Virtual Network Manager joins: as hub and spoke, or as a mesh. */
export const networkManager: Family = {
  id: 'network-manager',
  title: 'Joined by Network Manager',
  concepts: ['virtual-network-manager', 'hub-and-spoke', 'non-transitivity'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M13', 'M19', 'M21', 'M22', 'M26', 'M36'],
  structures: [
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'request-and-reply', levels: [2, 3], draw: drawRequest },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
  ],
};

type Mode = 'hub' | 'direct' | 'mesh';
type Scene = {
  readonly mode: Mode;
  readonly hub: Site;
  /** spokes of the group */
  readonly members: readonly Site[];
  /** no member: somebody peered it with the hub by hand, by two links or by one */
  readonly outside: Site;
  readonly isHalf: boolean;
  readonly plan: NetworkPlan;
  readonly said: Prose;
};

const SAYS: Readonly<Record<Mode, (hub: Prose, members: Prose) => Prose>> = {
  hub: (hub, members) =>
    `Virtual Network Manager joins ${members} to the hub ${hub}: hub and spoke, without direct connectivity.`,
  direct: (hub, members) =>
    `Virtual Network Manager joins ${members} to the hub ${hub}: hub and spoke, with direct connectivity between the spokes of a region.`,
  mesh: (_, members) => `Virtual Network Manager joins ${members} as a mesh of one region.`,
};

function drawScene(random: Random, level: Level, modes: readonly Mode[]): Scene {
  const mode = random.pick(modes);
  // one member may be in another region, where a group that isn't global ends
  const isSpread = level === 3 && random.oneIn(2);
  const isHubFar = random.oneIn(level === 1 ? 3 : 2);
  const third = isSpread ? 'away' : 'home';
  const drawn = isHubFar
    ? drawSites(random, 5, { regions: ['home', 'home', third, 'home', 'away'] })
    : drawSites(random, 5, { hub: true, regions: ['home', 'home', 'home', third, 'home'] });
  const [hub, ...spokes] = (isHubFar ? [drawn[4], ...drawn.slice(0, 4)] : drawn) as [Site, ...Site[]];
  const outside = spokes[3] as Site;
  const members = spokes.slice(0, level === 1 ? 2 : 3);
  const [first] = members as [Site];
  const byHand = peer(hub.vnet, outside.vnet);
  const isHalf = random.oneIn(3);
  const links: LinkPlan[] = [
    ...(mode === 'mesh' ? peer(hub.vnet, first.vnet) : members.flatMap((site) => peer(hub.vnet, site.vnet))),
    ...(isHalf ? [random.pick(byHand)] : byHand),
  ];
  const plan = planOf([hub, ...members, outside], {
    links,
    managers: [
      {
        name: 'vnm-company',
        members: members.map(({ vnet }) => vnet),
        ...(mode !== 'mesh' && { hub: hub.vnet }),
        direct: mode === 'direct',
      },
    ],
  });
  const said = `${SAYS[mode](code(hub.vnet), list(members.map(({ vnet }) => code(vnet))))} ${
    mode === 'mesh'
      ? `${code(hub.vnet)} is peered by hand with ${code(first.vnet)} and with`
      : `${code(hub.vnet)} is peered by hand with`
  } ${code(outside.vnet)}${isHalf ? ', where one of the two links is missing' : ''}.`;
  return { mode, hub, members, outside, isHalf, plan, said };
}

/** Why one machine answers another or not. */
function relation({ mode, hub, members, outside, isHalf }: Scene, from: Site, to: Site): Prose {
  const vm = code(to.vm);
  const [first] = members;
  const both = [from, to];
  if (members.includes(from) && members.includes(to)) {
    if (mode === 'hub') return `${vm} is in another spoke, and each spoke is peered with the hub only.`;
    return from.region === to.region
      ? `${vm} is in the same connected group.`
      : `${vm} is in the group too, but in another region, where a group that isn't global ends.`;
  }
  if (both.includes(hub) && both.includes(outside))
    return isHalf
      ? `With ${code(outside.vnet)} half a peering exists, which carries nothing.`
      : `${vm} is one peering away.`;
  if (both.includes(hub))
    return mode !== 'mesh' || both.includes(first as Site)
      ? `${vm} is one peering away${hub.region === (from === hub ? to : from).region ? '' : ', a global one'}.`
      : `${code((from === hub ? to : from).vnet)} is not peered with ${code(hub.vnet)}: the mesh is for its members.`;
  return `${code(outside.vnet)} is no member, only a peer of ${code(hub.vnet)}, and peering isn't transitive.`;
}

function drawWhoAnswers(random: Random, level: Level): Draft {
  const scene = drawScene(random, level, ['hub', 'direct', 'mesh']);
  const { hub, members, outside, plan, said } = scene;
  const from = random.pick([...members, ...members, hub, outside]);
  const others = [hub, outside, ...members].filter((site) => site !== from);
  const targets = random.shuffle(others).slice(0, 4);
  const reached = targets.filter(
    (site) => members.includes(site) || (site === hub && members.includes(from)),
  );
  const guarded = level === 1 || reached.length === 0 ? null : random.pick(reached);
  return askWhich(
    guarded ? withGroup(plan, guarded, from.range) : plan,
    from,
    targets.map((site) => ({ site, name: site.vm })),
    {
      prompt: asksWhichAnswer(random, from),
      note: `${said} No route table is in use${guarded ? '' : ', and no NSG'}.`,
      headline: 'Peerings lead one network further, a connected group to all its members',
      why: [...new Set(targets.map((to) => relation(scene, from, to)))].join(' '),
      rules: ['R114', 'R115', 'R37'],
      about: ['M1', 'M4', 'M26'],
    },
  );
}

/** Rules in front of one machine that let in one range, and let out nothing. */
function withGroup(plan: NetworkPlan, site: Site, source: string): NetworkPlan {
  const nsg: NsgPlan = {
    name: `nsg-${site.workload}`,
    rules: [
      { name: 'AllowTeam', priority: 300, direction: 'Inbound', access: 'Allow', source },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      { name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' },
    ],
  };
  return {
    ...plan,
    nsgs: [nsg],
    nics: (plan.nics ?? []).map((nic) => (nic.name === site.vm ? { ...nic, nsg: nsg.name } : nic)),
  };
}

function drawRequest(random: Random, level: Level): Draft {
  const scene = drawScene(random, level, ['hub', 'direct', 'mesh', 'mesh']);
  const { members, outside, plan, said } = scene;
  const [from, to] = random.sample(random.oneIn(5) ? [random.pick(members), outside] : members, 2) as [
    Site,
    Site,
  ];
  const isJoined =
    scene.mode !== 'hub' && from.region === to.region && members.includes(from) && members.includes(to);
  // rules in front of the receiver, which may be for somebody else
  const isGuarded = isJoined || random.oneIn(3);
  const opens = !random.oneIn(3);
  return askPlace(isGuarded ? withGroup(plan, to, opens ? from.range : scene.hub.range) : plan, from, to, {
    withWay: false,
    prompt: asksPlace(random, from, to),
    note: `${said} No route table is in use${isGuarded ? '' : ', and no NSG'}.`,
    headline: isJoined
      ? opens
        ? 'A connected group joins its members without the hub'
        : 'In a connected group NSGs are read as everywhere'
      : 'Hub and spoke makes ordinary peerings',
    why: `${relation(scene, from, to)} ${
      isJoined
        ? `So ${code(from.vnet)} has a route to ${code(to.range)} with the next hop ConnectedGroup, and the hub has no part in it.${
            isGuarded
              ? opens
                ? ` ${code('AllowTeam')} lets in ${code(from.range)}, and the reply of a connection that was let in needs no outbound rule.`
                : ` But ${code('AllowTeam')} is for ${code(scene.hub.range)}, so the request ends at ${code('DenyRest')} there.`
              : ''
          }`
        : `${code(from.vnet)} has no route to ${code(to.range)}, and the request ends at the None route ${code(privateBlockOf(to.range))}.`
    }`,
    rules: isJoined ? ['R114', 'R115'] : ['R115', 'R37', 'R65'],
    about: isJoined ? (opens ? ['M26'] : ['M36', 'M13']) : ['M1', 'M22'],
  });
}

/** In a group the next hop is ConnectedGroup; user routes are weighed against it like against a peering's. */
function drawNextHop(random: Random, level: Level): Draft {
  const scene = drawScene(random, level, ['direct', 'mesh', 'hub']);
  const { mode, hub, members, outside, said } = scene;
  const from = members[0] as Site;
  const to = random.pick([members[1] as Site, members[1] as Site, members[2] ?? outside, hub, outside]);
  const ip = hostOf(subnetOf(hub.range, 2));
  const table = `rt-${from.workload}`;
  const kind = random.pick(['none', 'wide', 'wide', 'exact'] as const);
  const wide = random.pick(['0.0.0.0/0', privateBlockOf(to.range)]);
  const prefix = kind === 'exact' ? random.pick([to.range, to.subnet.range]) : wide;
  const route: RoutePlan = { name: 'to-appliance', prefix, nextHop: 'VirtualAppliance', ip };
  const plan: NetworkPlan = {
    ...scene.plan,
    vnets: scene.plan.vnets.map((vnet) => {
      if (vnet.name === hub.vnet)
        return vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]);
      return vnet.name === from.vnet && kind !== 'none' ? vnetOf(from, { routeTable: table }) : vnet;
    }),
    nics: [
      ...(scene.plan.nics ?? []),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: kind === 'none' ? [] : [{ name: table, routes: [route] }],
  };
  const isJoined = mode !== 'hub' && members.includes(to) && to.region === from.region;
  const isPeer = to === hub;
  return askNextHop(plan, from, to.ip, {
    prompt: asksNextHop(random, from, to.ip, `the address of ${code(to.vm)} in ${code(to.vnet)}`),
    note: `${said}${kind === 'none' ? ' No route table is in use.' : ''}`,
    headline: isJoined
      ? 'A group brings routes of its own, and the longest prefix wins'
      : isPeer
        ? 'What the manager makes with the hub is an ordinary peering'
        : 'Where no group joins them, spokes have no route to one another',
    why:
      isJoined || isPeer
        ? `${
            isPeer
              ? `${code(to.vnet)} is peered with ${code(from.vnet)}, which brings the route ${code(to.range)}.`
              : `The group gives ${code(from.vnet)} a route to ${code(to.range)} with the next hop ConnectedGroup.`
          } ${
            kind === 'exact'
              ? `The ${code(prefix)} of ${code(table)} is as long or longer, and then the user route wins.`
              : kind === 'wide'
                ? `The ${code(prefix)} of ${code(table)} is shorter, so it isn't taken for ${code(to.ip)}.`
                : 'No other route is as long.'
          }`
        : `${relation(scene, from, to)} ${
            kind === 'none'
              ? `So for ${code(to.ip)} nothing is left but the None route ${code(privateBlockOf(to.range))}.`
              : `So for ${code(to.ip)} the longest match is ${code(prefix)} of ${code(table)}, which leads to the appliance.`
          }`,
    rules: isJoined ? ['R114', 'R68', 'R71'] : isPeer ? ['R115', 'R68'] : ['R115', 'R37', 'R66'],
    about: isJoined || isPeer ? (kind === 'exact' ? ['M13'] : ['M19', 'M21', 'M1']) : ['M1', 'M22'],
  });
}
