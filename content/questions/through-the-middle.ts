import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, peer, type RoutePlan, type RouteTablePlan } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { placesOf } from './parts/scenery';
import { fateOf, passes } from './parts/series';

/** An appliance in the hub and spokes that lack something: who is answered through it? */
export const throughTheMiddle: Family = {
  id: 'through-the-middle',
  title: 'Who is answered through the hub?',
  concepts: ['nva-transit', 'hub-and-spoke', 'non-transitivity', 'flag-forwarded-traffic'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M1', 'M2', 'M11', 'M13', 'M18', 'M19', 'M21', 'M22', 'M23', 'M24', 'M36'],
  structures: [
    { name: 'nothing-forwards', levels: [1], draw: drawNothingForwards },
    { name: 'spokes-that-lack-something', levels: [2, 3], draw: drawLacking },
    { name: 'two-appliances', levels: [2, 3], draw: drawTwoAppliances },
    { name: 'default-route', levels: [2, 3], draw: drawDefaultRoute },
    { name: 'busy-hub', levels: [2, 3], draw: drawBusyHub },
  ],
};

type Scene = {
  readonly hub: Site;
  /** where the connections start */
  readonly own: Site;
  /** has a route back */
  readonly ready: Site;
  /** has none */
  readonly without: Site;
  /** has neither a route table nor forwarded traffic allowed on its links */
  readonly plain: Site | null;
  readonly sites: readonly Site[];
};

function drawScene(random: Random) {
  const sites = drawSites(random, 5, { hub: true, regions: 'same' });
  const [hub, own, ready, without, plain] = sites as [Site, Site, Site, Site, Site];
  const nva: Site = { ...hub, vm: `nva-${hub.workload}-01` };
  return { hub: nva, own, ready, without, plain, sites: [nva, own, ready, without, plain] };
}

const tableOf = (site: Site, routes: readonly RoutePlan[]): RouteTablePlan => ({
  name: `rt-${site.workload}`,
  routes,
});

const toAppliance = (name: string, prefix: string, { ip }: Pick<Site, 'ip'>): RoutePlan => ({
  name,
  prefix,
  nextHop: 'VirtualAppliance',
  ip,
});

const routeTo = (target: Site, appliance: Pick<Site, 'ip'>): RoutePlan =>
  toAppliance(`to-${target.workload}`, target.range, appliance);

/** Links that allow forwarded traffic, except those of the plain spoke: nothing is forwarded to it. */
const starOf = ({ hub, plain, sites }: Pick<Scene, 'hub' | 'plain' | 'sites'>) =>
  sites
    .slice(1)
    .flatMap((spoke) =>
      peer(spoke.vnet, hub.vnet, spoke === plain ? [] : [{ forwarded: true }, { forwarded: true }]),
    );

function build({ sites, ...scene }: Scene, tables: readonly RouteTablePlan[], ipForwarding: boolean) {
  const tableFor = (site: Site) => tables.find(({ name }) => name === tableOf(site, []).name);
  return {
    vnets: sites.map((site) => vnetOf(site, tableFor(site) ? { routeTable: tableOf(site, []).name } : {})),
    nics: sites.map((site) => nicOf(site, site === sites[0] ? { ipForwarding } : {})),
    routeTables: tables,
    links: starOf({ sites, ...scene }),
  };
}

const noteOf = ({ sites, plain }: Scene, more: Prose): Prose =>
  `${placesOf(sites)} All links are Connected, and ${plain ? `those of all spokes but ${code(plain.vnet)}` : 'all'} allow forwarded traffic. ${more} No NSG is in use.`;

const PROMPTS = [
  'Choose what becomes of each connection.',
  'Each connection is tried once. What becomes of it?',
  'Somebody tries these connections. What happens to each?',
];

/** A hub that forwards nothing: a spoke calls the hub, a spoke that is its own peer, and one that isn't. */
function drawNothingForwards(random: Random): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: 'different' });
  const [hub, own, friend, stranger] = sites as [Site, Site, Site, Site];
  const spokes = [own, friend, stranger];
  const topology = buildTopology({
    vnets: sites.map((site) => vnetOf(site)),
    nics: sites.map((site) => nicOf(site)),
    links: [...spokes.flatMap((spoke) => peer(spoke.vnet, hub.vnet)), ...peer(own.vnet, friend.vnet)],
  });
  const peered = (to: Site): PartDraft =>
    fateOf(topology, own, to, {
      why: `${code(own.vnet)} and ${code(to.vnet)} are peered with each other, from ${own.region.title} to ${to.region.title}.`,
      rules: ['R33', 'R34'],
      about: ['M11'],
    });
  const [from, to] = random.oneIn(2) ? [own, stranger] : [stranger, random.pick([own, friend])];
  return {
    form: 'parts',
    prompt: random.pick(PROMPTS),
    note: `${placesOf(sites)} All links are Connected, and nothing in ${code(hub.vnet)} forwards.`,
    title: 'Connections',
    headline: 'A hub joins no spokes by itself',
    why: `Each spoke is peered with ${code(hub.vnet)}; ${code(own.vnet)} and ${code(friend.vnet)} are peered with each other as well.`,
    rules: ['R37', 'R82'],
    topology,
    parts: random.shuffle([
      peered(random.oneIn(2) ? friend : hub),
      fateOf(topology, from, to, {
        why: `Both are peers of ${code(hub.vnet)} and not of each other: ${code(from.vnet)} has no route to ${code(to.range)}.`,
        rules: ['R37'],
        about: ['M1'],
      }),
    ]),
  };
}

/** One spoke has its routes, one has no route back, and one way has no route at all. */
function drawLacking(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, own, ready, without, plain } = scene;
  const topology = buildTopology(
    build(
      scene,
      [tableOf(own, [routeTo(ready, hub), routeTo(without, hub)]), tableOf(ready, [routeTo(own, hub)])],
      true,
    ),
  );
  const parts: PartDraft[] = [
    fateOf(topology, own, without, {
      why: `${code(own.vnet)} has a route through ${code(hub.vm)}, and the packet arrives. In ${code(without.vnet)} no route leads back.`,
      rules: ['R83'],
      about: ['M24', 'M2'],
    }),
    fateOf(topology, without, ready, {
      why: `${code(without.vnet)} has no route table, and its peer ${code(hub.vnet)} brings no route to ${code(ready.range)}.`,
      rules: ['R37', 'R43'],
      about: ['M2', 'M1'],
    }),
    fateOf(topology, plain, own, {
      why: `${code(plain.vnet)} has no route table, and its peer ${code(hub.vnet)} brings no route to ${code(own.range)}.`,
      rules: ['R37', 'R65'],
      about: ['M1'],
    }),
  ];
  return {
    form: 'parts',
    prompt: random.pick(PROMPTS),
    note: noteOf(scene, `${code(hub.vm)} is an appliance whose NIC has IP forwarding on.`),
    title: 'Connections',
    headline: 'A way through the hub takes routes there and back',
    why: `${code(hub.vm)} forwards what is sent to it. Only ${code(own.vnet)} and ${code(ready.vnet)} have routes that lead there.`,
    rules: ['R83'],
    topology,
    parts: random.shuffle(parts),
  };
}

/** Two hubs' worth of appliances: one NIC may forward, the other may not. */
function drawTwoAppliances(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, own, ready, without } = scene;
  const second = { vm: hub.vm.replace('-01', '-02'), ip: nextAddress(hub.ip) };
  const withForwarding = random.oneIn(2);
  const [good, bad] = withForwarding ? [hub, second] : [second, hub];
  const plan = build(
    scene,
    [
      tableOf(own, [routeTo(ready, good), routeTo(without, bad)]),
      tableOf(ready, [routeTo(own, good)]),
      tableOf(without, [routeTo(own, bad)]),
    ],
    withForwarding,
  );
  const topology = buildTopology({
    ...plan,
    nics: [
      ...plan.nics,
      {
        name: second.vm,
        vnet: hub.vnet,
        subnet: hub.subnet.name,
        ip: second.ip,
        ipForwarding: !withForwarding,
      },
    ],
  });
  return {
    form: 'parts',
    prompt: random.pick(PROMPTS),
    note: noteOf(
      scene,
      `${code(hub.vm)} and ${code(second.vm)} forward in their operating systems. IP forwarding is on for the NIC of ${code(good.vm)} only.`,
    ),
    title: 'Connections',
    headline: 'A NIC forwards only if Azure lets it',
    why: `Routes for ${code(ready.range)} lead to ${code(good.vm)}, those for ${code(without.range)} to ${code(bad.vm)}.`,
    rules: ['R83', 'R84'],
    topology,
    parts: random.shuffle([
      fateOf(topology, own, without, {
        why: `The route leads to ${code(bad.vm)}, whose NIC takes nothing that is meant for others.`,
        rules: ['R84'],
        about: ['M23'],
      }),
      fateOf(topology, without, ready, {
        why: `The route table of ${code(without.vnet)} leads to ${code(own.range)} only. There is no route to ${code(ready.range)}.`,
        rules: ['R37', 'R43'],
        about: ['M2', 'M1'],
      }),
      fateOf(topology, without, own, {
        why: `The route leads to ${code(bad.vm)}, whose NIC takes nothing that is meant for others.`,
        rules: ['R84'],
        about: ['M23'],
      }),
    ]),
  };
}

/** A default route to the appliance: what goes there, and what does not. */
function drawDefaultRoute(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, own, ready, without } = scene;
  const shared: Site = { ...hub, vm: `vm-shared-01`, ip: nextAddress(hub.ip) };
  const plan = build(
    scene,
    [
      tableOf(own, [toAppliance('all-to-nva', '0.0.0.0/0', hub)]),
      tableOf(ready, [toAppliance('all-to-nva', '0.0.0.0/0', hub)]),
    ],
    true,
  );
  const topology = buildTopology({
    ...plan,
    nics: [...plan.nics, { name: shared.vm, vnet: hub.vnet, subnet: hub.subnet.name, ip: shared.ip }],
  });
  return {
    form: 'parts',
    prompt: random.pick(PROMPTS),
    note: noteOf(scene, `${code(hub.vm)} is an appliance whose NIC has IP forwarding on.`),
    title: 'Connections',
    headline: 'A default route takes what nothing longer takes',
    why: `In ${code(own.vnet)} and ${code(ready.vnet)} the route ${code('0.0.0.0/0')} leads to ${code(hub.vm)}. The peering's route to ${code(hub.range)} is longer.`,
    rules: ['R68', 'R83'],
    topology,
    parts: random.shuffle([
      passes(
        topology,
        own,
        shared,
        hub.vm,
        {
          why: `${code(shared.vm)} is in ${code(hub.range)}, for which the peering has a route longer than ${code('0.0.0.0/0')}.`,
          rules: ['R71', 'R86'],
          about: ['M21', 'M19'],
        },
        `A packet from ${code(own.vm)} to ${code(shared.vm)} in the hub passes ${code(hub.vm)}`,
      ),
      passes(
        topology,
        own,
        ready,
        hub.vm,
        {
          why: `Nothing longer leads to ${code(ready.range)}, so the default route takes the packet to ${code(hub.vm)}.`,
          rules: ['R66', 'R83'],
          about: ['M1', 'M2'],
        },
        `A packet from ${code(own.vm)} to ${code(ready.vm)} passes ${code(hub.vm)}`,
      ),
      fateOf(topology, own, without, {
        why: `The default route takes the packet there. ${code(without.vnet)} has no route back to ${code(own.range)}.`,
        rules: ['R83'],
        about: ['M24'],
      }),
      fateOf(topology, without, own, {
        why: `${code(without.vnet)} has no route table, and its peer ${code(hub.vnet)} brings no route to ${code(own.range)}.`,
        rules: ['R37', 'R43'],
        about: ['M2'],
      }),
    ]),
  };
}

/** Two appliances, a default route, a route for a direct peer, and a spoke that has nothing. */
function drawBusyHub(random: Random): Draft {
  const drawn = drawScene(random);
  const { hub, own, ready: direct, without, plain: behind } = drawn;
  const scene = { ...drawn, plain: null };
  const shared: Site = { ...hub, vm: 'vm-shared-01', ip: nextAddress(hub.ip) };
  const second = { vm: hub.vm.replace('-01', '-02'), ip: nextAddress(shared.ip) };
  const plan = build(
    scene,
    [
      tableOf(own, [
        toAppliance('all-to-nva', '0.0.0.0/0', hub),
        routeTo(direct, hub),
        routeTo(behind, second),
      ]),
      tableOf(direct, [routeTo(own, hub)]),
      tableOf(behind, [routeTo(own, second)]),
    ],
    true,
  );
  const topology = buildTopology({
    ...plan,
    nics: [
      ...plan.nics,
      { name: shared.vm, vnet: hub.vnet, subnet: hub.subnet.name, ip: shared.ip },
      { name: second.vm, vnet: hub.vnet, subnet: hub.subnet.name, ip: second.ip },
    ],
    links: [...plan.links, ...peer(own.vnet, direct.vnet, [{ forwarded: true }, { forwarded: true }])],
  });
  return {
    form: 'parts',
    prompt: random.pick(PROMPTS),
    note: noteOf(
      scene,
      `${code(hub.vm)} and ${code(second.vm)} are appliances. IP forwarding is on for the NIC of ${code(hub.vm)} only.`,
    ),
    title: 'Connections',
    headline: 'The longest prefix says where, the appliance whether',
    why: `In ${code(own.vnet)} the routes for ${code(direct.range)} and ${code('0.0.0.0/0')} lead to ${code(hub.vm)}, the one for ${code(behind.range)} to ${code(second.vm)}.`,
    rules: ['R68', 'R83', 'R84'],
    topology,
    parts: random.shuffle([
      passes(
        topology,
        own,
        direct,
        hub.vm,
        {
          why: `The user route and the peering's route are both for ${code(direct.range)}. On equal prefixes the user route is chosen.`,
          rules: ['R68', 'R35'],
          about: ['M13', 'M18'],
        },
        `A packet from ${code(own.vm)} to ${code(direct.vm)}, a peer, passes ${code(hub.vm)}`,
      ),
      passes(
        topology,
        own,
        shared,
        hub.vm,
        {
          why: `${code(shared.vm)} is in ${code(hub.range)}, for which the peering has a route longer than ${code('0.0.0.0/0')}.`,
          rules: ['R71', 'R86'],
          about: ['M21', 'M19'],
        },
        `A packet from ${code(own.vm)} to ${code(shared.vm)} in the hub passes ${code(hub.vm)}`,
      ),
      fateOf(topology, own, behind, {
        why: `The route leads to ${code(second.vm)}, whose NIC takes nothing that is meant for others.`,
        rules: ['R84'],
        about: ['M23'],
      }),
      fateOf(topology, own, without, {
        why: `The default route takes the packet there by way of ${code(hub.vm)}. ${code(without.vnet)} has no route back to ${code(own.range)}.`,
        rules: ['R83'],
        about: ['M24', 'M2'],
      }),
      fateOf(topology, behind, direct, {
        why: `The route table of ${code(behind.vnet)} leads to ${code(own.range)} only. There is no route to ${code(direct.range)}.`,
        rules: ['R37', 'R43'],
        about: ['M2', 'M1'],
      }),
    ]),
  };
}

function nextAddress(ip: string): string {
  const [last, ...rest] = ip.split('.').toReversed();
  return [...rest.toReversed(), Number(last) + 1].join('.');
}
