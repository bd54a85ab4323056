import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, type ManagerPlan, peer } from '../topologies/plan';
import { drawSites, nextHop, planOf, reach, type Site } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';

/** Many networks, joined by hand or by Virtual Network Manager, around a hub or each with each. */
export const starOrMesh: Family = {
  id: 'star-or-mesh',
  title: 'Star or mesh',
  concepts: ['virtual-network-manager', 'hub-and-spoke', 'non-transitivity'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11'],
  structures: [
    { name: 'by-hand', levels: [1, 2], draw: drawByHand },
    { name: 'by-a-manager', levels: [2, 3], draw: drawByManager },
    { name: 'which-next-hop', levels: [3], draw: drawWhichNextHop },
  ],
};

type Joint = { readonly a: Site; readonly b: Site; readonly half?: boolean };

const linksOf = (random: Random, joints: readonly Joint[]): LinkPlan[] =>
  joints.flatMap(({ a, b, half }) => (half ? [random.pick(peer(a.vnet, b.vnet))] : peer(a.vnet, b.vnet)));

const flow = (from: Site, to: Site, because: Prose): Item => ({
  name: `${code(from.vm)} to ${code(to.vm)}`,
  query: reach(from, to),
  holds: isAnswered,
  because,
});

const asks = (random: Random, items: readonly Item[]) => {
  const names = named(random, items);
  return {
    which: [
      `Which of these connections work: ${names}?`,
      `These connections are tried: ${names}. Which of them get an answer?`,
    ],
    whichNot: [
      `Which of these connections fail: ${names}?`,
      `These connections are tried: ${names}. Which of them get no answer?`,
    ],
  };
};

/** Four networks: a star, a ring or a mesh, with a link missing or not. */
function drawByHand(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4);
  const [w, x, y, z] = sites as [Site, Site, Site, Site];
  const shape = random.pick(['star', 'ring', 'mesh'] as const);
  const pairs: Record<typeof shape, readonly (readonly [Site, Site])[]> = {
    star: [
      [w, x],
      [w, y],
      [w, z],
    ],
    ring: [
      [w, x],
      [x, y],
      [y, z],
      [z, w],
    ],
    mesh: [
      [w, x],
      [w, y],
      [w, z],
      [x, y],
      [x, z],
      [y, z],
    ],
  };
  const broken = level === 1 ? -1 : random.int(-1, pairs[shape].length - 1);
  const joints = pairs[shape].map(([a, b], index): Joint => ({ a, b, half: index === broken }));
  const all = pairs.mesh.map(([from, to]) => {
    const joint = joints.find(({ a, b }) => (a === from && b === to) || (a === to && b === from));
    const because = !joint
      ? `${code(from.vnet)} and ${code(to.vnet)} have no peering of their own.`
      : joint.half
        ? `Between ${code(from.vnet)} and ${code(to.vnet)} there is one link where it takes two.`
        : `${code(from.vnet)} and ${code(to.vnet)} are peered.`;
    return random.oneIn(2) ? flow(from, to, because) : flow(to, from, because);
  });
  const items = random.sample(all, level === 1 ? 2 : 3);
  const told: Record<typeof shape, Prose> = {
    star: `Three networks are peered with ${code(w.vnet)}, which is in the middle.`,
    ring: `Four networks are peered in a ring: ${list([w, x, y, z].map(({ vnet }) => code(vnet)))}, and the last with the first.`,
    mesh: `Each of four networks is peered with the other three.`,
  };
  return askPick(random, planOf(sites, { links: linksOf(random, joints) }), items, {
    before: `${told[shape]}${joints.some(({ half }) => half) ? ' One link of one of these peerings was forgotten.' : ''}`,
    ...asks(random, items),
    note: `${placesOf(sites)} The figure shows every link there is. No NSG and no route table is in use.`,
    headline: 'Each pair needs a peering of its own',
    rules: ['R37', 'R24', 'R82'],
  });
}

/** Virtual Network Manager joins some of the networks; others are only peered by hand, or not at all. */
function drawByManager(random: Random, level: Level): Draft {
  const topology = random.pick(['mesh', 'hub', 'hub', 'direct'] as const);
  // a mesh stays inside its region unless it is made global
  const farMember = (level === 3 || topology === 'hub') && random.oneIn(2);
  const sites = drawSites(random, 5, {
    hub: true,
    regions: ['home', 'home', 'home', farMember ? 'away' : 'home', 'home'],
  });
  const [hub, a, b, c, outside] = sites as [Site, Site, Site, Site, Site];
  const members = [a, b, c];
  const manager: ManagerPlan = {
    name: 'vnm-company',
    members: members.map(({ vnet }) => vnet),
    ...(topology !== 'mesh' && { hub: hub.vnet }),
    ...(topology === 'direct' && { direct: true }),
  };
  const links = [
    ...(topology === 'mesh' ? peer(a.vnet, hub.vnet) : members.flatMap((site) => peer(hub.vnet, site.vnet))),
    ...peer(hub.vnet, outside.vnet),
  ];
  const isFar = (site: Site) => farMember && site === c;
  const pair = (from: Site, to: Site): Item => {
    const both = [from, to];
    const because = both.includes(outside)
      ? `${code(outside.vnet)} is a peer of ${code(hub.vnet)} and not of the group, so the two have nothing in common but the hub.`
      : both.includes(hub)
        ? topology === 'mesh' && !both.includes(a)
          ? `${code(hub.vnet)} doesn't belong to the mesh, and only ${code(a.vnet)} is peered with it.`
          : `${code(from.vnet)} and ${code(to.vnet)} are peered${isFar(from) || isFar(to) ? ', across regions' : ''}.`
        : topology === 'hub'
          ? `${code(from.vnet)} and ${code(to.vnet)} are spokes of one hub, which by itself joins no spokes.`
          : isFar(from) || isFar(to)
            ? `${code(c.vnet)} is in ${c.region.title}, and a connected group that isn't global ends at the region.`
            : `${code(from.vnet)} and ${code(to.vnet)} belong to one connected group.`;
    return flow(from, to, because);
  };
  const pool = [pair(a, b), pair(b, c), pair(a, outside), pair(b, outside), pair(b, hub), pair(c, hub)];
  const items = random.sample(pool, 3);
  const names = list(members.map(({ vnet }) => code(vnet)));
  const told: Record<typeof topology, Prose> = {
    mesh: `Virtual Network Manager joins ${names} as a mesh. By hand ${code(hub.vnet)} is peered with ${code(a.vnet)} and ${code(outside.vnet)}.`,
    hub: `Virtual Network Manager joins ${names} with the hub ${code(hub.vnet)}, without direct connectivity. By hand the hub is also peered with ${code(outside.vnet)}.`,
    direct: `Virtual Network Manager joins ${names} with the hub ${code(hub.vnet)}, with direct connectivity. By hand the hub is also peered with ${code(outside.vnet)}.`,
  };
  return askPick(random, planOf(sites, { links, managers: [manager] }), items, {
    before: told[topology],
    ...asks(random, items),
    note: `${placesOf(sites)} ${topology === 'hub' ? '' : 'The connected group is not global. '}No NSG and no route table is in use.`,
    headline:
      topology === 'hub'
        ? 'Hub and spoke makes ordinary peerings'
        : 'A connected group joins its members, and nobody else',
    rules: topology === 'hub' ? ['R115', 'R37'] : ['R114', 'R115', 'R37'],
    about: ['M1'],
  });
}

/** To whom does the table of a member know a way: by the group, by a peering, or not at all? */
function drawWhichNextHop(random: Random): Draft {
  const direct = random.oneIn(2);
  const sites = drawSites(random, 5, {
    hub: true,
    regions: ['home', 'home', 'home', 'away', 'home'],
  });
  const [near, a, b, outside, late] = sites as [Site, Site, Site, Site, Site];
  const manager: ManagerPlan = {
    name: 'vnm-company',
    members: [a.vnet, b.vnet],
    ...(direct && { hub: near.vnet, direct: true }),
  };
  const isPeer = random.oneIn(2);
  const target = (to: Site, because: Prose): Item => ({
    name: code(to.vm),
    query: nextHop(a, to.ip),
    holds: (answer) => (answer as NextHopAnswer).nextHopType !== 'None',
    because,
  });
  const pool = [
    target(b, `${code(b.vnet)} is in the same connected group: next hop ConnectedGroup.`),
    target(near, `${code(near.vnet)} is a peer: next hop VNetPeering.`),
    target(
      outside,
      isPeer
        ? `${code(outside.vnet)} is a peer of ${code(a.vnet)} itself, in another region: next hop VNetGlobalPeering.`
        : `${code(outside.vnet)} is a peer of ${code(b.vnet)}, and neither groups nor peerings pass that on.`,
    ),
    target(late, `With ${code(late.vnet)} there is one link where it takes two.`),
  ];
  const items = random.oneIn(2) ? pool.slice(0, 3) : random.sample(pool, 3);
  const names = named(random, items);
  return askPick(
    random,
    planOf(sites, {
      links: [
        ...peer(near.vnet, a.vnet),
        ...(direct ? peer(near.vnet, b.vnet) : []),
        ...(isPeer ? peer(a.vnet, outside.vnet) : peer(b.vnet, outside.vnet)),
        random.pick(peer(a.vnet, late.vnet)),
      ],
      managers: [manager],
    }),
    items,
    {
      before: `${direct ? `Virtual Network Manager joins ${code(a.vnet)} and ${code(b.vnet)} with the hub ${code(near.vnet)}, with direct connectivity.` : `Virtual Network Manager joins ${code(a.vnet)} and ${code(b.vnet)} as a mesh; ${code(near.vnet)} is peered with ${code(a.vnet)} by hand.`} ${code(outside.vnet)} is peered with ${code(isPeer ? a.vnet : b.vnet)}.`,
      which: [
        `To which of ${names} do the effective routes of ${code(a.vm)} lead?`,
        `For which of ${names} does next hop, asked at ${code(a.vm)}, name something other than None?`,
      ],
      whichNot: [
        `To which of ${names} do the effective routes of ${code(a.vm)} not lead?`,
        `For which of ${names} does next hop, asked at ${code(a.vm)}, name None?`,
      ],
      note: `${placesOf(sites)} The figure shows every link there is. No user routes are in use.`,
      headline: 'A connected group brings routes to its members only',
      rules: ['R114', 'R115', 'R37'],
      about: ['M1'],
    },
  );
}
