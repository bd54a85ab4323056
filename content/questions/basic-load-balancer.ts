import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import { type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askReach, askWhich, connects, regionsOf } from './parts/asking';

/** An internal load balancer on the far side of a peering. */
export const basicLoadBalancer: Family = {
  id: 'basic-load-balancer',
  title: 'A load balancer on the far side',
  concepts: ['regional-vs-global-peering'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M32'],
  structures: [
    { name: 'frontend', draw: drawFrontend },
    { name: 'which-addresses', draw: drawWhichAddresses },
    { name: 'two-clients', levels: [2, 3], draw: drawTwoClients },
  ],
};

function drawPair(random: Random) {
  const [client, server] = drawSites(random, 2, { regions: 'different' }) as [Site, Site];
  const frontend: Site = { ...server, vm: `lbi-${server.workload}`, ip: hostOf(server.subnet.range, 30) };
  return { client, server, frontend };
}

function planOf(
  server: Site,
  clients: readonly Site[],
  frontend: Site,
  sku: 'Basic' | 'Standard',
): NetworkPlan {
  return {
    vnets: [vnetOf(server), ...clients.map((client) => vnetOf(client))],
    nics: [nicOf(server), ...clients.map((client) => nicOf(client))],
    links: clients.flatMap((client) => peer(client.vnet, server.vnet)),
    loadBalancers: [
      {
        name: frontend.vm,
        vnet: server.vnet,
        subnet: server.subnet.name,
        ip: frontend.ip,
        sku,
        backends: [server.vm],
      },
    ],
  };
}

const note = (client: Site, server: Site, frontend: Site, sku: string) =>
  `${regionsOf(client, server)} ${code(frontend.vm)} is an internal ${sku} load balancer in front of ${code(server.vm)}.`;

function drawFrontend(random: Random): Draft {
  const { client, server, frontend } = drawPair(random);
  const isBasic = !random.oneIn(3);
  const sku = isBasic ? 'Basic' : 'Standard';
  return askReach(planOf(server, [client], frontend, sku), client, frontend, {
    prompt: connects(random, client, frontend),
    note: note(client, server, frontend, sku),
    headline: isBasic
      ? 'A Basic load balancer doesn’t answer over global peering'
      : 'A Standard load balancer answers over any peering',
    why: isBasic
      ? `The peering crosses regions, ${client.region.title} and ${server.region.title}. The frontend ${code(frontend.ip)} belongs to a Basic load balancer, and that kind is reached inside one region only. ${code(server.vm)} itself could be reached by ${code(server.ip)}.`
      : `${code(frontend.vm)} is a Standard load balancer, whose frontend is reached over global peering as well: that it stands in ${server.region.title} and ${code(client.vm)} in ${client.region.title} doesn't matter.`,
    rules: ['R105', 'R18'],
  });
}

function drawWhichAddresses(random: Random): Draft {
  const { client, server, frontend } = drawPair(random);
  const targets = random.shuffle([
    { site: server, name: server.ip },
    { site: frontend, name: frontend.ip },
  ]);
  return askWhich(planOf(server, [client], frontend, 'Basic'), client, targets, {
    prompt: random.pick([
      `${code(client.vm)} tries the frontend ${code(frontend.ip)} and the machine behind it, ${code(server.ip)}. From which does it get an answer?`,
      `${code(server.vm)} (${code(server.ip)}) stands behind the frontend ${code(frontend.ip)}. Which of the two addresses does ${code(client.vm)} reach?`,
    ]),
    note: note(client, server, frontend, 'Basic'),
    headline: 'Over global peering the machines answer, a Basic frontend doesn’t',
    why: `The networks are in ${client.region.title} and ${server.region.title}. Global peering carries traffic to ${code(server.ip)} like any other; only the frontend of a Basic load balancer, ${code(frontend.ip)}, isn't reached that way.`,
    rules: ['R105', 'R18'],
  });
}

/** One client in the same region, one in another: who reaches the frontend? */
function drawTwoClients(random: Random): Draft {
  const [server, near, far] = drawSites(random, 3, { regions: ['home', 'home', 'away'] }) as [
    Site,
    Site,
    Site,
  ];
  const frontend: Site = { ...server, vm: `lbi-${server.workload}`, ip: hostOf(server.subnet.range, 30) };
  const client = random.pick([near, far]);
  return askReach(planOf(server, [near, far], frontend, 'Basic'), client, frontend, {
    prompt: connects(random, client, frontend),
    note: `${code(far.vnet)} is in ${far.region.title}, the other two in ${server.region.title}. ${code(frontend.vm)} is an internal Basic load balancer in front of ${code(server.vm)}.`,
    headline:
      client === far
        ? 'A Basic load balancer doesn’t answer over global peering'
        : 'Inside one region a Basic load balancer answers peers',
    why:
      client === far
        ? `${code(far.vnet)} is in ${far.region.title}, so this is global peering, and the frontend of a Basic load balancer isn't reached over that. ${code(near.vm)}, in the same region, would get an answer.`
        : `${code(near.vnet)} and ${code(server.vnet)} are both in ${server.region.title}, so the peering is regional, and there a Basic load balancer answers.`,
    rules: ['R105'],
  });
}
