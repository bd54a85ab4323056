import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import { buildTopology, type LoadBalancerPlan, type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { address } from './parts/asking';
import { idleFlags, placesOf } from './parts/scenery';

/** Internal load balancers on the far side of a peering. */
export const basicLoadBalancer: Family = {
  id: 'basic-load-balancer',
  title: 'A load balancer on the far side',
  concepts: ['regional-vs-global-peering'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M32'],
  structures: [
    { name: 'one-client', levels: [1, 2], draw: drawOneClient },
    { name: 'which-addresses', draw: drawWhichAddresses },
    { name: 'which-clients', draw: drawWhichClients },
  ],
};

type Sku = 'Basic' | 'Standard';

/** A load balancer in front of the server, as something that can be connected to. */
const frontendOf = (server: Site, sku: Sku, index: number): Site => ({
  ...server,
  vm: `lbi-${server.workload}-${sku.toLowerCase()}`,
  ip: hostOf(server.subnet.range, 30 + index),
});
const balancerOf = (server: Site, frontend: Site, sku: Sku): LoadBalancerPlan => ({
  name: frontend.vm,
  vnet: server.vnet,
  subnet: server.subnet.name,
  ip: frontend.ip,
  sku,
  backends: [server.vm],
});

/** A frontend and the machine behind it. Balancers of two kinds never stand before one machine. */
type Frontend = { readonly site: Site; readonly sku: Sku; readonly behind: Site };

/** What everybody who still meets it should know. */
const RETIRED =
  'Basic load balancers were retired in September 2025, and a Standard one has no such limit; exams still ask.';

const balancerIn = ({ site, sku, behind }: Frontend): Prose =>
  `${code(site.vm)} is an internal ${sku} load balancer in front of ${code(behind.vm)}.`;

function planOf(
  server: Site,
  clients: readonly Site[],
  frontends: readonly Frontend[],
  links: NetworkPlan['links'],
): NetworkPlan {
  return {
    vnets: [vnetOf(server), ...clients.map((client) => vnetOf(client))],
    nics: [
      ...new Map(
        [server, ...frontends.map(({ behind }) => behind)].map((site) => [site.vm, nicOf(site)]),
      ).values(),
      ...clients.map((client) => nicOf(client)),
    ],
    ...(links && { links }),
    loadBalancers: frontends.map(({ site, sku, behind }) => balancerOf(behind, site, sku)),
  };
}

/** A client in another region, and a frontend: Basic or Standard. Is it answered? */
function drawOneClient(random: Random, level: Level): Draft {
  const sku = random.pick<Sku>(['Basic', 'Standard']);
  const isHalf = random.oneIn(3);
  const sites = drawSites(random, 3, { regions: ['home', 'away', 'home'] });
  const [server, client, near] = sites as [Site, Site, Site];
  const frontend = frontendOf(server, sku, 0);
  // a neighbour in the server's own region, for comparison
  const withNear = level > 1;
  const clients = withNear ? [client, near] : [client];
  const flags = [idleFlags(random, level), idleFlags(random, level)] as const;
  const half = random.oneIn(2)
    ? { from: client.vnet, to: server.vnet }
    : { from: server.vnet, to: client.vnet };
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(client.vm)} connects to the frontend ${code(address(frontend))} of ${code(frontend.vm)}. What becomes of that?`,
      `A packet leaves ${code(client.vm)} for ${code(address(frontend))}, the frontend of ${code(frontend.vm)}. Does it get to ${code(server.vm)}?`,
      `${code(client.vm)} needs ${server.role.service} behind ${code(frontend.vm)} (${code(address(frontend))}). What happens to its first packet?`,
    ]),
    note: `${placesOf([server, ...clients])} ${balancerIn({ site: frontend, sku, behind: server })}`,
    topology: buildTopology(
      planOf(
        server,
        clients,
        [{ site: frontend, sku, behind: server }],
        [
          ...(isHalf ? [half] : peer(client.vnet, server.vnet, flags)),
          ...(withNear ? peer(near.vnet, server.vnet, flags) : []),
        ],
      ),
    ),
    queries: [reach(client, frontend)],
    phrase: ([answer]) => {
      const { trace } = answer as ReachAnswer;
      if (arrives(answer as ReachAnswer))
        return `It gets to ${code(server.vm)} by way of ${code(frontend.vm)}`;
      return trace.outcome.kind === 'dropped' && trace.outcome.reason === 'basic-lb-global-peering'
        ? `It is sent off, and ${code(frontend.vm)} leaves it unanswered`
        : `It is dropped at once, as ${code(client.vm)} knows no way there`;
    },
    headline: isHalf
      ? 'Half a peering leads to no load balancer'
      : sku === 'Basic'
        ? 'A Basic load balancer doesn’t answer over global peering'
        : 'A Standard load balancer answers over any peering',
    why: () =>
      isHalf
        ? `${code(half.from)} has a link to ${code(half.to)}, and none leads back. The link is Initiated, so ${code(client.vm)} has no route for ${code(server.range)}, whatever kind of load balancer stands there.`
        : sku === 'Basic'
          ? `The peering crosses regions, ${client.region.title} and ${server.region.title}. The frontend ${code(frontend.ip)} belongs to a Basic load balancer, and that kind is reached inside one region only. ${code(server.vm)} itself could be reached by ${code(server.ip)}. ${RETIRED}`
          : `${code(frontend.vm)} is a Standard load balancer, whose frontend is reached over global peering as well: that it stands in ${server.region.title} and ${code(client.vm)} in ${client.region.title} doesn't matter.`,
    rules: isHalf ? ['R24', 'R31'] : ['R105', 'R18'],
    about: isHalf ? ['M4'] : ['M32', 'M11'],
  };
}

/** One client far away, the machine, and the frontends in front of it: which addresses answer? */
function drawWhichAddresses(random: Random, level: Level): Draft {
  const isFar = !random.oneIn(4);
  const [client, server, other] = drawSites(random, 3, {
    regions: ['home', isFar ? 'away' : 'home', 'away'],
  }) as [Site, Site, Site];
  const skus = random.pick<readonly Sku[]>(
    level === 1 ? [['Basic'], ['Standard'], ['Basic', 'Standard']] : [['Basic', 'Standard'], ['Basic']],
  );
  const second: Site = { ...server, vm: `${server.role.vm}-09`, ip: hostOf(server.subnet.range, 50) };
  const frontends = skus.map(
    (sku, index): Frontend => ({
      site: frontendOf(server, sku, index),
      sku,
      behind: index === 0 ? server : second,
    }),
  );
  // another machine, in a network that the client is peered with by half only
  const isHalf = !isFar || level === 3;
  const targets = random.shuffle([
    { site: server, name: server.ip },
    ...frontends.map(({ site }) => ({ site, name: site.ip })),
    ...(isHalf ? [{ site: other, name: other.ip }] : []),
  ]);
  const plan = planOf(server, isHalf ? [client, other] : [client], frontends, [
    ...peer(client.vnet, server.vnet),
    ...(isHalf ? [{ from: client.vnet, to: other.vnet }] : []),
  ]);
  const basic = frontends.find(({ sku }) => sku === 'Basic')?.site;
  const names = list(targets.map(({ name }) => code(name)));
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(client.vm)} tries ${names}. From which of them does it get an answer?`,
      `Which of the addresses ${names} does ${code(client.vm)} reach?`,
      `To which of ${names} can ${code(client.vm)} connect over its peerings?`,
    ]),
    note: `${placesOf(isHalf ? [client, server, other] : [client, server])} ${frontends.map(({ site, sku, behind }) => `${code(site.ip)} is the frontend of an internal ${sku} load balancer in front of ${code(behind.vm)} (${code(behind.ip)}).`).join(' ')}${isHalf ? ` ${code(other.ip)} is ${code(other.vm)}.` : ''}`,
    topology: buildTopology(plan),
    queries: targets.map(({ site }) => reach(client, site)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => arrives(answers[index] as ReachAnswer));
      return reached.length === 0 ? 'None of them' : list(reached.map(({ name }) => code(name)));
    },
    headline: isFar
      ? 'Over global peering everything answers but a Basic frontend'
      : 'Inside one region a Basic load balancer answers peers',
    why: () =>
      [
        isFar
          ? `The networks are in ${client.region.title} and ${server.region.title}: global peering, which carries traffic to ${code(server.ip)} like any other.`
          : `${code(client.vnet)} and ${code(server.vnet)} are both in ${server.region.title}: there every load balancer answers.`,
        ...(isFar && basic
          ? [
              `Only the frontend of the Basic load balancer, ${code(basic.ip)}, isn't reached that way. ${RETIRED}`,
            ]
          : []),
        ...(isHalf
          ? [
              `To ${code(other.vnet)} there is one link where it takes two, so ${code(other.ip)} is out of reach.`,
            ]
          : []),
      ].join(' '),
    rules: ['R105', 'R18'],
    about: isFar ? ['M32', 'M11'] : ['M4', 'M32'],
  };
}

/** Clients near and far, and behind a neighbour: who reaches the frontend, who the machine? */
function drawWhichClients(random: Random, level: Level): Draft {
  const sku = random.pick<Sku>(['Basic', 'Basic', 'Standard']);
  const viaFrontend = random.oneIn(3) ? 'machine' : 'frontend';
  const ties = random.pick<readonly ('near' | 'far' | 'behind' | 'half')[]>(
    level === 1
      ? [
          ['near', 'far'],
          ['near', 'far', 'behind'],
          ['far', 'half'],
        ]
      : [
          ['near', 'far', 'far'],
          ['near', 'far', 'behind'],
          ['far', 'far', 'behind'],
          ...(level === 3
            ? ([
                ['far', 'half', 'near'],
                ['far', 'half', 'behind'],
              ] as const)
            : []),
        ],
  );
  const sites = drawSites(random, ties.length + 1, {
    regions: ['home', ...ties.map((tie) => (tie === 'far' ? ('away' as const) : ('home' as const)))],
  });
  const [server, ...clients] = sites as [Site, ...Site[]];
  const frontend = frontendOf(server, sku, 0);
  const tied = clients.map((site, index) => ({ site, tie: ties[index] ?? 'near' }));
  const middle = tied.find(({ tie }) => tie === 'near' || tie === 'far')?.site ?? server;
  const target = viaFrontend === 'machine' ? server : frontend;
  const asked = random.shuffle(clients);
  const isBlocked = sku === 'Basic' && viaFrontend === 'frontend';
  const say = ({ site, tie }: (typeof tied)[number]): Prose =>
    ({
      near: `${code(site.vm)} is in the same region as ${code(server.vm)}, where every load balancer answers.`,
      far: isBlocked
        ? `${code(site.vm)} is in ${site.region.title}: over global peering a Basic frontend isn't reached.`
        : `${code(site.vm)} is in ${site.region.title}, and global peering carries that as well.`,
      behind: `${code(site.vnet)} is only a peer of ${code(middle.vnet)}.`,
      half: `Between ${code(site.vnet)} and ${code(server.vnet)} there is one link, where it takes two.`,
    })[tie];
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the machines can connect to ${code(address(target))}${viaFrontend === 'machine' ? ` on ${code(server.vm)} itself` : `, the frontend of ${code(frontend.vm)}`}?`,
      `${list(asked.map(({ vm }) => code(vm)))} all try ${viaFrontend === 'machine' ? `${code(server.vm)} itself` : `the frontend of ${code(frontend.vm)}`} at ${code(address(target))}. Who is answered?`,
      `Who of ${list(asked.map(({ vm }) => code(vm)))} reaches ${code(address(target))}${viaFrontend === 'machine' ? `, ${code(server.vm)}'s own address` : `, where ${code(frontend.vm)} listens`}?`,
    ]),
    note: `${placesOf(sites)} ${balancerIn({ site: frontend, sku, behind: server })}`,
    topology: buildTopology(
      planOf(
        server,
        clients,
        [{ site: frontend, sku, behind: server }],
        tied.flatMap(({ site, tie }) => {
          if (tie === 'behind') return peer(site.vnet, middle.vnet);
          if (tie === 'half') return [{ from: site.vnet, to: server.vnet }];
          return peer(site.vnet, server.vnet, [idleFlags(random, level), idleFlags(random, level)]);
        }),
      ),
    ),
    queries: asked.map((client) => reach(client, target)),
    phrase: (answers) => {
      const through = asked.filter((_, index) => arrives(answers[index] as ReachAnswer));
      return through.length === 0 ? 'None of them' : list(through.map(({ vm }) => code(vm)));
    },
    headline: isBlocked
      ? 'A Basic load balancer doesn’t answer over global peering'
      : 'Global peering carries everything but Basic frontends',
    why: () => [...tied.map(say), ...(isBlocked ? [RETIRED] : [])].join(' '),
    rules: ['R105', 'R18', ...(ties.some((tie) => tie === 'behind') ? (['R37'] as const) : [])],
    about: isBlocked ? ['M32', 'M11'] : ['M11', 'M1'],
  };
}
