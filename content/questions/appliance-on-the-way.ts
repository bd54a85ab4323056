import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askWhich } from './parts/asking';
import { askPlace, asksPlace } from './parts/outcomes';

/** Spoke to spoke through an appliance in the hub: does the packet get there, and the reply back? */
export const applianceOnTheWay: Family = {
  id: 'appliance-on-the-way',
  title: 'Through an appliance in the hub',
  concepts: ['nva-transit', 'user-defined-routes', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M11', 'M13', 'M21', 'M22', 'M23', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'request-and-reply', draw: drawOneThing },
    { name: 'behind-a-tag', levels: [3], draw: drawBehindATag },
    { name: 'who-answers', draw: drawWhichSpokes },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly spokes: readonly Site[];
  readonly ip: string;
  readonly name: string;
};

function drawScene(random: Random, spokes: number, level: Level): Scene {
  const [hub, ...others] = drawSites(random, spokes + 1, {
    hub: true,
    regions: level === 1 ? ['home', 'home', 'home', 'away'] : 'any',
  }) as [Site, ...Site[]];
  return {
    hub,
    spokes: others,
    ip: hostOf(subnetOf(hub.range, 2)),
    name: random.pick(['nva-inspection-01', 'vm-router-hub-01', 'fw-linux-hub-01', 'vm-firewall-01']),
  };
}

const tableOf = (site: Site) => `rt-${site.workload}`;

type Routing = {
  /** whether this spoke sends what is meant for the others to the appliance */
  readonly routed: (site: Site) => boolean;
  readonly ipForwarding?: boolean;
  /** one route for everything, or one for each other spoke */
  readonly wide: boolean;
  /** whether an NSG with no rules of its own stands in front of the appliance */
  readonly guarded?: boolean;
};

/** Hub and spokes, with the routes that lead to the appliance. Every spoke lets forwarded traffic in. */
function planOf(
  { hub, spokes, ip, name }: Scene,
  { routed, ipForwarding = true, wide, guarded = false }: Routing,
): NetworkPlan {
  const routesOf = (site: Site): RoutePlan[] =>
    wide
      ? [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }]
      : spokes
          .filter((other) => other !== site)
          .map(({ workload, range }) => ({
            name: `to-${workload}`,
            prefix: range,
            nextHop: 'VirtualAppliance',
            ip,
          }));
  const withTable = spokes.filter(routed);
  return {
    vnets: [
      vnetOf(hub, {}, [
        {
          name: 'snet-inspection',
          range: subnetOf(hub.range, 2),
          ...(guarded && { nsg: 'nsg-inspection' }),
        },
      ]),
      ...spokes.map((site) => vnetOf(site, routed(site) ? { routeTable: tableOf(site) } : {})),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding },
      ...spokes.map((site) => nicOf(site)),
    ],
    ...(guarded && { nsgs: [{ name: 'nsg-inspection', rules: [] }] }),
    routeTables: withTable.map((site) => ({ name: tableOf(site), routes: routesOf(site) })),
    links: spokes.flatMap((site) => peer(site.vnet, hub.vnet, [{ forwarded: true }, {}])),
  };
}

const plainNote = ({ name }: Scene) =>
  `${code(name)} is set up to pass on what it is sent, every peering lets forwarded packets in, and there are no NSGs.`;
const fullNote = ({ name }: Scene, guarded = false) =>
  `Each spoke's link to the hub allows forwarded traffic. ${code(name)} forwards in its operating system. ${guarded ? 'NSGs have their default rules besides.' : 'No NSG is in use.'}`;

const FAULTS = {
  1: ['none', 'none', 'back', 'there'],
  2: ['none', 'beside', 'overridden', 'forwarding', 'back', 'there'],
  3: ['none', 'beside', 'overridden', 'forwarding', 'back', 'there', 'far'],
} as const satisfies Record<Level, readonly string[]>;

/** Everything is in place, or one thing of those that it takes is not, or the spokes have another way besides. */
function drawOneThing(random: Random, level: Level): Draft {
  const scene = drawScene(random, level === 3 ? 3 : 2, level);
  const [a, b] = scene.spokes as [Site, Site];
  const { name, hub } = scene;
  const fault = random.pick(FAULTS[level]);
  if (fault === 'far') return drawFarAppliance(random, scene, a, b);
  const guarded = level > 1 && random.oneIn(2);
  const plan = planOf(scene, {
    ipForwarding: fault !== 'forwarding',
    wide:
      level === 1 || fault === 'none' || fault === 'beside' || (fault !== 'overridden' && random.oneIn(2)),
    routed: (site) => !(fault === 'back' && site === b) && !(fault === 'there' && site === a),
    guarded,
  });
  const isDirect = fault === 'beside' || fault === 'overridden';
  const table = code(tableOf(a));
  const told = {
    none: {
      headline: 'With routes in both spokes the appliance joins them',
      why: `${code(a.vnet)} and ${code(b.vnet)} each send the other's traffic to ${code(name)}, which may forward it, and from ${code(hub.vnet)} both are one peering away. Request and reply take the same way. The peerings alone would not carry it: they end in ${code(hub.vnet)}.`,
      rules: ['R83', 'R85', 'R37'],
      about: ['M1'],
    },
    beside: {
      headline: 'A route for everything leaves the peering alone',
      why: `The spokes are peered with one another too. That gives ${code(a.vnet)} the route ${code(b.range)}, longer than the ${code('0.0.0.0/0')} of ${table}: request and reply go straight across, and ${code(name)} sees neither.`,
      rules: ['R68', 'R71'],
      about: ['M21'],
    },
    overridden: {
      headline: 'Between equal prefixes the user route comes first',
      why: `The spokes are peered with one another, yet ${table} names ${code(b.range)}, the very prefix of that peering. There the user route wins, so the request is handed to ${code(name)}; the table of ${code(b.vnet)} does the same for the reply.`,
      rules: ['R68', 'R71', 'R83'],
      about: ['M13'],
    },
    forwarding: {
      headline: 'The NIC has to be allowed to forward',
      why: `${table} hands the packet to ${code(name)}. It is meant for ${code(b.ip)}, not for ${code(name)}, and IP forwarding is off on that NIC: Azure drops it before the operating system sees it.`,
      rules: ['R84', 'R83'],
      about: ['M23'],
    },
    back: {
      headline: 'The reply needs a route of its own',
      why: `The request follows ${table} to ${code(name)} and on to ${code(b.vm)}. The reply starts in ${code(b.vnet)}, where no table leads to ${code(name)} and no peering to ${code(a.range)}: it ends at a None route.`,
      rules: ['R83', 'R37'],
      about: ['M24'],
    },
    there: {
      headline: 'Without a route nothing is sent to the appliance',
      why: `${code(b.vnet)} has a table that leads to ${code(name)}, ${code(a.vnet)} has none. Its peering leads to ${code(hub.range)} only, so for ${code(b.ip)} the longest match is a None route, and ${code(name)} never sees the packet.`,
      rules: ['R83', 'R37', 'R65'],
      about: ['M1', 'M22'],
    },
  } as const;
  return askPlace(
    isDirect ? { ...plan, links: [...(plan.links ?? []), ...peer(a.vnet, b.vnet, BOTH)] } : plan,
    a,
    b,
    {
      prompt: asksPlace(random, a, b),
      note: level === 1 ? plainNote(scene) : fullNote(scene, guarded),
      ...told[fault],
    },
  );
}

const BOTH = [{ forwarded: true }, { forwarded: true }] as const;

/** The appliance stands in the other spoke: a network that is not directly peered. */
function drawFarAppliance(random: Random, { hub, name }: Scene, a: Site, b: Site): Draft {
  const ip = hostOf(subnetOf(b.range, 2));
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      vnetOf(a, { routeTable: tableOf(a) }),
      vnetOf(b, {}, [{ name: 'snet-inspection', range: subnetOf(b.range, 2) }]),
    ],
    nics: [nicOf(a), nicOf(b), { name, vnet: b.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }],
    routeTables: [
      {
        name: tableOf(a),
        routes: [
          {
            name: 'to-appliance',
            prefix: random.pick(['0.0.0.0/0', b.range]),
            nextHop: 'VirtualAppliance',
            ip,
          },
        ],
      },
    ],
    links: [a, b].flatMap((site) => peer(site.vnet, hub.vnet, BOTH)),
  };
  return askPlace(plan, a, b, {
    prompt: asksPlace(random, a, b),
    note: `All four links allow forwarded traffic. ${code(name)} forwards in its operating system. No NSG is in use.`,
    headline: 'An appliance has to be within direct reach',
    why: `${code(tableOf(a))} names ${code(ip)} as its next hop. That address lies in ${code(b.vnet)}, which ${code(a.vnet)} isn't peered with, and Azure hands packets to an appliance only in the own network or a direct peer. So they end at ${code(a.vm)}.`,
    rules: ['R74', 'R37'],
    about: ['M1'],
  });
}

/** A group at the receiver lets the tag in: whether the sender belongs to it follows from the routes. */
function drawBehindATag(random: Random): Draft {
  const scene = drawScene(random, 2, 3);
  const [a, b] = scene.spokes as [Site, Site];
  const { name, hub } = scene;
  const routedBack = random.oneIn(2);
  const group = tagGroup(random, b, random.oneIn(2));
  const plan = planOf(scene, { wide: true, routed: (site) => routedBack || site === a });
  const allow = group.rules[0]?.name ?? '';
  return askPlace(withGroup(plan, b, group), a, b, {
    prompt: asksPlace(random, a, b),
    note: `Each spoke's link to the hub allows forwarded traffic. ${code(name)} forwards in its operating system.`,
    headline: routedBack
      ? 'User routes belong to the VirtualNetwork tag'
      : 'A spoke behind an appliance is in no tag by itself',
    why: routedBack
      ? `${code(tableOf(b))} sends ${code('0.0.0.0/0')} to ${code(name)}, so the tag VirtualNetwork at ${code(b.vm)} takes in ${code(a.ip)} too and ${code(allow)} lets the request in. The reply belongs to that connection, so no outbound rule is asked, and the same table takes it back.`
      : `At ${code(b.vm)} the tag VirtualNetwork holds ${code(b.range)} and the peer's ${code(hub.range)}. No user route of ${code(b.vnet)} names ${code(a.range)}, so ${code(allow)} doesn't match ${code(a.ip)}, and ${code('DenyRest')} does.`,
    rules: routedBack ? ['R96', 'R97', 'R83', 'R93'] : ['R98', 'R96', 'R90'],
    about: routedBack ? ['M28', 'M26'] : ['M24'],
  });
}

/** Several spokes: some without a table, one perhaps behind rules, one in another region. */
function drawWhichSpokes(random: Random, level: Level): Draft {
  const scene = drawScene(random, 3, level);
  const [a, ...others] = scene.spokes as [Site, Site, Site];
  const { hub, name } = scene;
  const [routed, unrouted] = random.shuffle(others) as [Site, Site];
  const withTable = random.oneIn(5)
    ? [routed, unrouted]
    : random.oneIn(4)
      ? [a, routed, unrouted]
      : [a, routed];
  const shared: Site = { ...hub, vm: `${hub.role.vm}-09` };
  const group = tagGroup(random, routed, level === 3);
  const isGuarded = level > 1;
  const plan = planOf(scene, { wide: true, routed: (site) => withTable.includes(site) });
  const targets = random.shuffle([shared, ...others]);
  const unanswered = [routed, unrouted].filter((site) => !withTable.includes(site));
  return askWhich(
    {
      ...(isGuarded ? withGroup(plan, routed, group) : plan),
      nics: [...(plan.nics ?? []), nicOf(shared)],
    },
    a,
    targets.map((site) => ({ site, name: site.vm })),
    {
      prompt: random.pick([
        `${code(a.vm)} calls ${list(targets.map(({ vm }) => code(vm)))}. Which of them answer?`,
        `From which of these does ${code(a.vm)} get an answer: ${list(targets.map(({ vm }) => code(vm)))}?`,
        `${code(a.vm)} opens connections to ${list(targets.map(({ vm }) => code(vm)))}, each on the port of its service. Which succeed?`,
      ]),
      note: level === 1 ? plainNote(scene) : fullNote(scene, isGuarded),
      headline: withTable.includes(a)
        ? unanswered.length > 0
          ? 'Both ends need a route to the appliance'
          : 'With routes at both ends the appliance joins spokes'
        : 'Without a route nothing is sent to the appliance',
      why: withTable.includes(a)
        ? `${code(shared.vm)} is in the hub, a direct peer. For the other spokes ${code(tableOf(a))} leads to ${code(name)}, and every request gets there. ${
            unanswered.length > 0
              ? `But ${list(unanswered.map(({ vnet }) => code(vnet)))} has no table, so the reply of ${list(unanswered.map(({ vm }) => code(vm)))} ends at a None route.`
              : 'Both of them have a table that takes the reply back the same way.'
          }${isGuarded ? ` ${code(group.name)} lets ${code(a.ip)} in, since the route ${code('0.0.0.0/0')} puts it into the tag VirtualNetwork there.` : ''}`
        : `${code(a.vnet)} has no route table. Its peering leads to ${code(hub.range)}, where ${code(shared.vm)} is, and no further: what is meant for the other spokes ends at a None route, and ${code(name)} never sees it.`,
      rules: withTable.includes(a)
        ? ['R83', 'R37', ...(isGuarded ? (['R97'] as const) : [])]
        : ['R37', 'R65'],
      about: ['M24', 'M28', 'M1'],
      withReply: true,
    },
  );
}

/** Lets the tag in on the machine's port, and nothing else. */
function tagGroup(random: Random, site: Site, closedOut: boolean): NsgPlan {
  return {
    name: `nsg-${site.workload}`,
    rules: [
      {
        name: random.pick(['AllowVnet', 'AllowInternal', 'AllowCompany']),
        priority: random.int(2, 5) * 100,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source: 'VirtualNetwork',
        port: String(site.role.port),
      },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      ...(closedOut
        ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
        : []),
    ],
  };
}

const withGroup = (plan: NetworkPlan, site: Site, group: NsgPlan): NetworkPlan => ({
  ...plan,
  nsgs: [...(plan.nsgs ?? []), group],
  vnets: plan.vnets.map((vnet) =>
    vnet.name === site.vnet
      ? { ...vnet, subnets: vnet.subnets.map((subnet) => ({ ...subnet, nsg: group.name })) }
      : vnet,
  ),
});
