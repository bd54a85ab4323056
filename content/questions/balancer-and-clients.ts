import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import { type LoadBalancerPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';

/** Internal load balancers, Basic and Standard, and clients near and far. */
export const balancerAndClients: Family = {
  id: 'balancer-and-clients',
  title: 'Who reaches the frontend?',
  concepts: ['regional-vs-global-peering', 'peering-troubleshooting'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M32'],
  structures: [
    { name: 'which-clients', draw: drawWhichClients },
    { name: 'which-connections', draw: drawWhichConnections },
    { name: 'two-services', levels: [2, 3], draw: drawTwoServices },
  ],
};

type Sku = 'Basic' | 'Standard';

const balancer = (server: Site, name: string, ip: string, sku: Sku, backends: readonly string[]) =>
  ({ name, vnet: server.vnet, subnet: server.subnet.name, ip, sku, backends }) satisfies LoadBalancerPlan;

const frontendOf = (server: Site, name: string, index: number): Site => ({
  ...server,
  vm: name,
  ip: hostOf(server.subnet.range, index),
});

function drawWhichClients(random: Random, level: Level): Draft {
  const count = level === 1 ? 2 : 3;
  const places = random.sample(['home', 'home', 'away', 'away'] as const, count);
  const [server, ...clients] = drawSites(random, 1 + count, { regions: ['home', ...places] }) as [
    Site,
    ...Site[],
  ];
  const sku = random.pick<Sku>(['Basic', 'Basic', 'Standard']);
  const frontend = frontendOf(server, `lbi-${server.workload}`, 30);
  const says = (client: Site): Prose => {
    if (client.region === server.region)
      return `${code(client.vnet)} is in ${server.region.title} too, so its peering is regional and the frontend answers.`;
    return sku === 'Basic'
      ? `${code(client.vnet)} is in ${client.region.title}: over global peering a Basic frontend doesn't answer.`
      : `${code(client.vnet)} is in ${client.region.title}, and a Standard frontend answers over global peering as well.`;
  };
  const items: Item[] = clients.map((client) => ({
    name: code(client.vm),
    query: reach(client, frontend),
    holds: isAnswered,
    because: says(client),
  }));
  const names = named(random, items);
  return askPick(
    random,
    {
      vnets: [vnetOf(server), ...clients.map((client) => vnetOf(client))],
      nics: [nicOf(server), ...clients.map((client) => nicOf(client))],
      links: clients.flatMap((client) => peer(client.vnet, server.vnet)),
      loadBalancers: [balancer(server, frontend.vm, frontend.ip, sku, [server.vm])],
    },
    items,
    {
      before: `${code(frontend.vm)} is an internal ${sku} load balancer in front of ${code(server.vm)}.`,
      which: [
        `${names} connect to its frontend ${code(`${frontend.ip}:${frontend.role.port}`)}. Which of them get an answer?`,
        `Which of ${names} can use ${server.role.service} through the frontend ${code(frontend.ip)}?`,
      ],
      whichNot: [
        `${names} connect to its frontend ${code(`${frontend.ip}:${frontend.role.port}`)}. Which of them get no answer?`,
        `For which of ${names} is the frontend ${code(frontend.ip)} out of reach?`,
      ],
      note: `${placesOf([server, ...clients])} All links are Connected.`,
      headline:
        sku === 'Basic'
          ? 'A Basic frontend is reached inside its region only'
          : 'A Standard frontend is reached over any peering',
      rules: ['R105', 'R18'],
    },
  );
}

/** Two clients, two load balancers with a machine behind each: a choice of connections. */
function drawWhichConnections(random: Random, level: Level): Draft {
  const [server, near, far] = drawSites(random, 3, { regions: ['home', 'home', 'away'] }) as [
    Site,
    Site,
    Site,
  ];
  const basic = frontendOf(server, `lbi-${server.workload}-1`, 30);
  const standard = frontendOf(server, `lbi-${server.workload}-2`, 31);
  const twin: Site = { ...server, vm: `${server.role.vm}-05`, ip: hostOf(server.subnet.range, 12) };
  const flow = (from: Site, to: Site, because: Prose): Item => ({
    name: `${code(from.vm)} to ${code(to.ip)}`,
    query: reach(from, to),
    holds: isAnswered,
    because,
  });
  const flows = [
    flow(
      near,
      basic,
      `${code(near.vm)} is in the region of the Basic frontend ${code(basic.ip)}, which so answers.`,
    ),
    flow(
      far,
      basic,
      `${code(far.vm)} comes over global peering, which the Basic frontend ${code(basic.ip)} doesn't answer.`,
    ),
    flow(
      far,
      standard,
      `The Standard frontend ${code(standard.ip)} answers ${code(far.vm)} over global peering as well.`,
    ),
    flow(
      far,
      server,
      `${code(server.ip)} is the machine itself, which ${code(far.vm)} reaches like any other.`,
    ),
  ];
  const items = random.sample(flows, level === 1 ? 2 : 3);
  const names = named(random, items);
  return askPick(
    random,
    {
      vnets: [vnetOf(server), vnetOf(near), vnetOf(far)],
      nics: [nicOf(server), nicOf(twin), nicOf(near), nicOf(far)],
      links: [...peer(near.vnet, server.vnet), ...peer(far.vnet, server.vnet)],
      loadBalancers: [
        balancer(server, basic.vm, basic.ip, 'Basic', [server.vm]),
        balancer(server, standard.vm, standard.ip, 'Standard', [twin.vm]),
      ],
    },
    items,
    {
      before: `In ${code(server.vnet)} there are two internal load balancers: ${code(basic.ip)} is the frontend of a Basic one, with ${code(server.vm)} (${code(server.ip)}) behind it, and ${code(standard.ip)} of a Standard one, with ${code(twin.vm)}.`,
      which: [
        `These connections are tried: ${names}. Which of them work?`,
        `Which of these connections get an answer: ${names}?`,
      ],
      whichNot: [
        `These connections are tried: ${names}. Which of them fail?`,
        `Which of these connections get no answer: ${names}?`,
      ],
      note: `${placesOf([server, near, far])} All links are Connected.`,
      headline: 'Only Basic frontends mind the region',
      rules: ['R105', 'R18'],
    },
  );
}

/** A service in each of two regions, and somebody who uses both. */
function drawTwoServices(random: Random): Draft {
  const [here, there, client] = drawSites(random, 3, {
    regions: ['home', 'away', 'home'],
  }) as [Site, Site, Site];
  const services = [here, there].map((server) => ({
    server,
    sku: random.pick<Sku>(['Basic', 'Basic', 'Standard']),
    frontend: frontendOf(server, `lbi-${server.workload}`, 30),
  }));
  const [near, far] = services as [(typeof services)[number], (typeof services)[number]];
  const flow = (from: Site, { server, sku, frontend }: typeof near): Item => ({
    name: `${code(from.vm)} to ${code(frontend.ip)}`,
    query: reach(from, frontend),
    holds: isAnswered,
    because:
      from.region === server.region
        ? `${code(from.vm)} and ${code(frontend.vm)} are in one region, so that ${sku} frontend answers.`
        : `${code(from.vm)} and ${code(frontend.vm)} are in different regions, and a ${sku} frontend ${sku === 'Basic' ? "doesn't answer" : 'answers'} over global peering.`,
  });
  const items = random.sample([flow(client, near), flow(client, far), flow(here, far), flow(there, near)], 3);
  const names = named(random, items);
  return askPick(
    random,
    {
      vnets: [vnetOf(here), vnetOf(there), vnetOf(client)],
      nics: [nicOf(here), nicOf(there), nicOf(client)],
      links: [
        ...peer(here.vnet, there.vnet),
        ...peer(client.vnet, here.vnet),
        ...peer(client.vnet, there.vnet),
      ],
      loadBalancers: services.map(({ server, sku, frontend }) =>
        balancer(server, frontend.vm, frontend.ip, sku, [server.vm]),
      ),
    },
    items,
    {
      before: `All three networks are peered with one another. ${list(services.map(({ server, sku, frontend }) => `${code(frontend.ip)} is the frontend of a ${sku} load balancer in ${code(server.vnet)}`))}.`,
      which: [
        `These connections are tried: ${names}. Which of them work?`,
        `Which of these get an answer: ${names}?`,
      ],
      whichNot: [
        `These connections are tried: ${names}. Which of them fail?`,
        `Which of these get no answer: ${names}?`,
      ],
      note: `${placesOf([here, there, client])} Both load balancers are internal.`,
      headline: 'Only Basic frontends mind the region',
      rules: ['R105', 'R18'],
    },
  );
}
