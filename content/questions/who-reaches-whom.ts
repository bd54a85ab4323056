import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { canConnect, connects, yesOrNo } from './parts/stating';
import { drawBehindABalancer } from './who-reaches-whom/behind-a-balancer';

/** Three statements about who can connect to whom, each yes or no. */
export const whoReachesWhom: Family = {
  id: 'who-reaches-whom',
  title: 'Who reaches whom?',
  concepts: [
    'non-transitivity',
    'peering-links-and-states',
    'nsg-rules',
    'nva-transit',
    'regional-vs-global-peering',
  ],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M1', 'M2', 'M4', 'M11', 'M13', 'M24', 'M26', 'M27', 'M28', 'M32', 'M33'],
  structures: [
    { name: 'three-pairs', levels: [1, 2], draw: drawThreePairs },
    { name: 'four-networks', levels: [2, 3], draw: drawFourNetworks },
    { name: 'behind-an-nsg', levels: [1, 2, 3], draw: drawBehindAnNsg },
    { name: 'through-an-appliance', levels: [3], draw: drawThroughAnAppliance },
    {
      name: 'behind-a-balancer',
      levels: [2, 3],
      draw: drawBehindABalancer,
      concepts: ['regional-vs-global-peering'],
    },
  ],
};

const asks = (random: Random) =>
  random.pick([
    'For each statement, choose Yes if it is true and No if it is not.',
    'Which of these statements hold in the network shown?',
    'Say of each statement whether it is true here.',
  ]);

const HEADLINE = 'Two links for each pair, and no third network';

type Joint = 'peered' | 'half' | 'apart';

/** How the pairs ab, bc and ca are joined: as often reached as not, over all of them. */
const PATTERNS: readonly (readonly [Joint, Joint, Joint])[] = [
  ['peered', 'peered', 'apart'],
  ['peered', 'peered', 'half'],
  ['peered', 'half', 'peered'],
  ['half', 'half', 'peered'],
  ['peered', 'half', 'half'],
  ['half', 'half', 'half'],
  ['peered', 'peered', 'peered'],
];

function joined(from: Site, to: Site, joint: Joint, random: Random): LinkPlan[] {
  const links = peer(from.vnet, to.vnet);
  return joint === 'peered' ? [...links] : joint === 'half' ? [random.pick(links)] : [];
}

function pairStatement(
  plan: NetworkPlan,
  topology: ReturnType<typeof buildTopology>,
  from: Site,
  to: Site,
  joint: Joint,
): PartDraft {
  const link = plan.links?.find(
    (each) =>
      (each.from === from.vnet && each.to === to.vnet) || (each.from === to.vnet && each.to === from.vnet),
  );
  const why: Record<Joint, Prose> = {
    peered: `${code(from.vnet)} and ${code(to.vnet)} have a link each to the other. That the one is in ${from.region.title} and the other in ${to.region.title} doesn't matter: this is a global peering.`,
    half: `There is a link from ${code(link?.from ?? from.vnet)} to ${code(link?.to ?? to.vnet)} and none back. It stays Initiated and carries nothing either way.`,
    apart: `${code(from.vnet)} and ${code(to.vnet)} have no link between them. That both are peered with a third network gives neither a route to the other.`,
  };
  const rules = { peered: ['R34', 'R24'], half: ['R24'], apart: ['R37'] } as const;
  return canConnect(topology, from, to, why[joint], rules[joint]);
}

function drawThreePairs(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { regions: 'different', hub: random.oneIn(3) });
  const [a, b, c] = random.shuffle(sites) as [Site, Site, Site];
  const [ab, bc, ca] = random.pick(PATTERNS);
  const plan = planOf(sites, {
    links: [...joined(a, b, ab, random), ...joined(b, c, bc, random), ...joined(c, a, ca, random)],
  });
  const topology = buildTopology(plan);
  const parts = [
    pairStatement(plan, topology, a, b, ab),
    pairStatement(plan, topology, b, c, bc),
    pairStatement(plan, topology, c, a, ca),
  ];
  return {
    form: 'parts',
    prompt: asks(random),
    note: `The networks are in different regions.${level > 1 ? ' No NSG and no route table is in use.' : ''}`,
    topology,
    parts: random.shuffle(parts),
    headline: HEADLINE,
    why: 'Go pair by pair: who has a link to whom, and does one lead back?',
    rules: ['R24', 'R37'],
  };
}

/** A hub with three others: two that are its peers, one that is half one, and forwarded traffic allowed everywhere. */
function drawFourNetworks(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: 'different' });
  const [hub, a, b, c] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const flags = { forwarded: level === 3 || random.oneIn(2) };
  const direct = random.oneIn(2);
  const last: Joint = random.oneIn(2) ? 'half' : 'peered';
  const plan = planOf(sites, {
    links: [
      ...peer(a.vnet, hub.vnet, [flags, flags]),
      ...peer(b.vnet, hub.vnet, [flags, flags]),
      ...(direct ? peer(a.vnet, b.vnet) : []),
      ...joined(c, hub, last, random),
    ],
  });
  const topology = buildTopology(plan);
  const [from, to] = random.shuffle([a, b]) as [Site, Site];
  const parts = [
    pairStatement(plan, topology, from, to, direct ? 'peered' : 'apart'),
    pairStatement(plan, topology, c, hub, last),
    random.oneIn(3)
      ? pairStatement(plan, topology, random.pick([a, b]), hub, 'peered')
      : last === 'peered'
        ? pairStatement(plan, topology, c, random.pick([a, b]), 'apart')
        : pairStatement(plan, topology, hub, random.pick([a, b]), 'peered'),
  ];
  return {
    form: 'parts',
    prompt: asks(random),
    note: `The networks are in different regions.${flags.forwarded ? ` The links of ${code(a.vnet)} and ${code(b.vnet)} with ${code(hub.vnet)} allow forwarded traffic.` : ''} No NSG and no route table is in use.`,
    topology,
    parts: random.shuffle(parts),
    headline: HEADLINE,
    why: `${code(hub.vnet)} forwards nothing, so each pair stands for itself.`,
    rules: ['R37', 'R24'],
  };
}

/** Two peered networks, and an NSG before the machines of one. */
function drawBehindAnNsg(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: level === 1 ? 'same' : 'any' }) as [Site, Site];
  const neighbour = { ...b, vm: `${b.role.vm}-07`, ip: hostOf(b.subnet.range, 40) };
  const open: number = b.role.port;
  const shut = random.pick([22, 3389].filter((port) => port !== open));
  const nsg = `nsg-${b.workload}`;
  const shutIn = random.oneIn(2);
  const distraction = level === 3 ? [{ name: 'rt-empty', routes: [], disableBgpRoutePropagation: true }] : [];
  const plan: NetworkPlan = {
    vnets: [vnetOf(a, distraction.length > 0 ? { routeTable: 'rt-empty' } : {}), vnetOf(b, { nsg })],
    nics: [nicOf(a), nicOf(b), nicOf(neighbour)],
    nsgs: [
      {
        name: nsg,
        rules: [
          {
            name: 'AllowService',
            priority: 200,
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            source: 'VirtualNetwork',
            port: String(open),
          },
          { name: 'DenyTheRest', priority: 400, direction: 'Inbound', access: 'Deny' },
          ...(shutIn
            ? [{ name: 'DenyOut', priority: 300, direction: 'Outbound', access: 'Deny' } as const]
            : []),
        ],
      },
    ],
    ...(distraction.length > 0 && { routeTables: distraction }),
    links: peer(a.vnet, b.vnet),
  };
  const topology = buildTopology(plan);
  const statement = (
    label: Prose,
    from: Site,
    to: Site,
    port: number,
    why: Prose,
    rules: PartDraft['rules'],
  ) =>
    yesOrNo({
      label,
      topology,
      queries: [reach(from, to, port)],
      holds: connects,
      why,
      rules,
      withReply: true,
    });
  const on = (site: Site, port: number) => `${code(`${site.ip}:${port}`)} on ${code(site.vm)}`;
  const inside = statement(
    `${code(neighbour.vm)} can connect to ${on(b, shut)}.`,
    neighbour,
    b,
    shut,
    `Both stand in ${code(b.subnet.name)}, and its NSG ${code(nsg)} is asked all the same. ${code('DenyTheRest')} matches port ${shut}.`,
    ['R94'],
  );
  const served = statement(
    `${code(a.vm)} can connect to ${on(b, open)}.`,
    a,
    b,
    open,
    `${code('AllowService')} lets port ${open} in from VirtualNetwork, and that tag holds the peer's range ${code(a.range)} too.`,
    ['R96', 'R93'],
  );
  const refused = statement(
    `${code(a.vm)} can connect to ${on(b, shut)}.`,
    a,
    b,
    shut,
    `Port ${shut} is not in ${code('AllowService')}, so ${code('DenyTheRest')} stops it. That the packet comes over a peering changes nothing.`,
    ['R35', 'R91'],
  );
  const outward = statement(
    `${code(b.vm)} can open a connection to ${on(a, a.role.port)} and get the answers.`,
    b,
    a,
    a.role.port,
    shutIn
      ? `${code('DenyOut')} stops what ${code(b.vm)} begins itself. That the way would lead over a peering changes nothing; only answers to others get out.`
      : `${code(nsg)} has no rule against what goes out. The answers belong to that connection and are let in, whatever ${code('DenyTheRest')} says of new ones.`,
    shutIn ? ['R35', 'R90'] : ['R93'],
  );
  const chosen = random.pick([
    [served, refused, outward],
    [served, inside, outward],
    [refused, inside, outward],
    [refused, inside, served],
  ]);
  return {
    form: 'parts',
    prompt: `${code(nsg)} has ${shutIn ? 'three' : 'two'} rules of its own. Inbound, ${code('AllowService')} (priority 200) allows TCP port ${open} from VirtualNetwork, and ${code('DenyTheRest')} (priority 400) denies everything${shutIn ? `; outbound, ${code('DenyOut')} (priority 300) denies everything` : ''}. ${asks(random)}`,
    note: `${code(nsg)} is on ${code(b.subnet.name)} in ${code(b.vnet)}.${level === 3 ? ` ${code('rt-empty')}, on the subnet of ${code(a.vm)}, has no routes; gateway route propagation is off in it.` : ''}`,
    topology,
    parts: random.shuffle(chosen),
    headline: 'An NSG asks who and which port, not which way it came',
    why: `${code(nsg)} is read for every new connection into ${code(b.subnet.name)} or out of it: with the peer, and inside the subnet. Replies are not asked about.`,
    rules: ['R93', 'R35'],
  };
}

/** Three spokes and an appliance in the hub: routes on both sides, on one, or on none. */
function drawThroughAnAppliance(random: Random): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: 'different' });
  const [hub, a, b, c] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const to = (target: Site): RoutePlan => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const flag = { forwarded: true };
  const complete = !random.oneIn(4);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, { routeTable: `rt-${a.workload}` }),
      vnetOf(b, { routeTable: `rt-${b.workload}` }),
      vnetOf(c),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ...[a, b, c].map((site) => nicOf(site)),
    ],
    routeTables: [
      { name: `rt-${a.workload}`, routes: [to(b), to(c)] },
      { name: `rt-${b.workload}`, routes: complete ? [to(a)] : [] },
    ],
    links: [a, b, c].flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  };
  const topology = buildTopology(plan);
  const table = (site: Site) => code(`rt-${site.workload}`);
  const parts = [
    canConnect(
      topology,
      a,
      b,
      complete
        ? `${table(a)} sends it to ${code(name)}, which forwards it to ${code(b.vm)}, and ${table(b)} brings the reply back the same way.`
        : `${table(a)} gets the packet to ${code(b.vm)} through ${code(name)}. But ${table(b)} has no route to ${code(a.range)}, so the reply ends at a None route.`,
      ['R83'],
    ),
    canConnect(
      topology,
      a,
      c,
      `${table(a)} has a route to ${code(c.range)} through ${code(name)}. ${code(c.vnet)} has no route table: its reply to ${code(a.ip)} finds none that leads there.`,
      ['R83'],
    ),
    random.oneIn(2)
      ? canConnect(
          topology,
          b,
          c,
          `Neither ${table(b)} nor a system route of ${code(b.vnet)} leads to ${code(c.range)}. That all links allow forwarded traffic makes no route.`,
          ['R43', 'R37'],
        )
      : yesOrNo({
          label: `${code(c.vm)} can connect to ${code(`${ip}:22`)} on ${code(name)}.`,
          topology,
          queries: [{ ...reach(c, hub, 22), destination: { ipAddress: ip } }],
          holds: connects,
          why: `${code(c.vnet)} and ${code(hub.vnet)} are peered, in ${c.region.title} and ${hub.region.title}. For ${code(ip)} itself no appliance and no user route is needed.`,
          rules: ['R33', 'R34'],
        }),
  ];
  return {
    form: 'parts',
    prompt: `${code(name)} in ${code(hub.vnet)} forwards, and its NIC may. ${asks(random)}`,
    note: `All links allow forwarded traffic. ${table(a)} has routes to ${code(b.range)} and ${code(c.range)} through ${code(name)}; ${table(b)} ${complete ? `has one to ${code(a.range)}, through it too` : 'is empty'}; ${code(c.vnet)} has no route table. The networks are in different regions.`,
    topology,
    parts: random.shuffle(parts),
    headline: 'A route there and a route back',
    why: `For each pair ask twice: does a route lead to ${code(name)} on the way there, and does one on the way back?`,
    rules: ['R83', 'R43'],
  };
}
