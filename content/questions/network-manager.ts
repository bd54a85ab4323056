import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { askNextHop, askReach, asksNextHop, askWhich, connects } from './parts/asking';

/** Networks that Virtual Network Manager joins: as hub and spoke, or as a mesh. */
export const networkManager: Family = {
  id: 'network-manager',
  title: 'Joined by Network Manager',
  concepts: ['virtual-network-manager', 'hub-and-spoke', 'non-transitivity'],
  levels: [3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M19', 'M22'],
  structures: [
    { name: 'spokes-of-a-hub', draw: drawSpokesOfAHub },
    { name: 'direct-connectivity', draw: drawDirect },
    { name: 'mesh-and-a-route', draw: drawMesh },
  ],
};

const star = (hub: Site, spokes: readonly Site[]) => spokes.flatMap((spoke) => peer(hub.vnet, spoke.vnet));

function drawSpokesOfAHub(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true, regions: 'same' }) as [Site, Site, Site];
  const plan = planOf([hub, a, b], {
    links: star(hub, [a, b]),
    managers: [{ name: 'vnm-company', members: [a.vnet, b.vnet], hub: hub.vnet }],
  });
  return askReach(plan, a, b, {
    prompt: connects(random, a, b),
    note: `Virtual Network Manager has made these peerings, as hub and spoke with ${code(hub.vnet)} as its hub and without direct connectivity.`,
    headline: 'Hub and spoke makes ordinary peerings',
    why: `What the manager made are peerings like any other: each spoke with ${code(hub.vnet)}, and none between the spokes. ${code(a.vnet)} has no route to ${code(b.range)}. Direct connectivity for the group would join them.`,
    rules: ['R115', 'R37'],
  });
}

/** Two spokes are in a group with direct connectivity, a third is only peered with the hub. */
function drawDirect(random: Random): Draft {
  const [hub, a, b, third] = drawSites(random, 4, { hub: true, regions: 'same' }) as [Site, Site, Site, Site];
  const plan = planOf([hub, a, b, third], {
    links: star(hub, [a, b, third]),
    managers: [{ name: 'vnm-company', members: [a.vnet, b.vnet], hub: hub.vnet, direct: true }],
  });
  const targets = random.shuffle([hub, b, third]).map((site) => ({ site, name: site.vm }));
  return askWhich(plan, a, targets, {
    prompt: random.pick([
      `Which of the other machines does ${code(a.vm)} reach by their private addresses?`,
      `${code(a.vm)} tries to connect to each of the other machines. Which of them answer?`,
    ]),
    note: `Virtual Network Manager joins ${code(a.vnet)} and ${code(b.vnet)} as spokes of ${code(hub.vnet)}, with direct connectivity. ${code(third.vnet)} isn't in their group. No route table is in use.`,
    headline: 'Direct connectivity joins the members of a group',
    why: `${code(hub.vnet)} is a peer. ${code(b.vnet)} is in the same group with direct connectivity, so the two reach each other without the hub. ${code(third.vnet)} is a peer of the hub and no more: peering isn't transitive.`,
    rules: ['R114', 'R115', 'R37'],
  });
}

/** In a mesh the next hop is ConnectedGroup; a shorter user route doesn't change that. */
function drawMesh(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true, regions: 'same' }) as [Site, Site, Site];
  const ip = hostOf(subnetOf(hub.range, 2));
  const table = `rt-${a.workload}`;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, { routeTable: table }),
      vnetOf(b),
    ],
    nics: [
      nicOf(hub),
      nicOf(a),
      nicOf(b),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: [
      { name: table, routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }] },
    ],
    links: star(hub, [a]),
    managers: [{ name: 'vnm-company', members: [a.vnet, b.vnet] }],
  };
  return askNextHop(plan, a, b.ip, {
    prompt: asksNextHop(random, a, b.ip, `the address of ${code(b.vm)}`),
    note: `Virtual Network Manager joins ${code(a.vnet)} and ${code(b.vnet)} as a mesh. ${code(a.vnet)} is also peered with ${code(hub.vnet)}.`,
    headline: 'A mesh brings routes of its own, and the longest prefix wins',
    why: `The mesh gives ${code(a.vnet)} a route to ${code(b.range)} with the next hop ConnectedGroup. The user route ${code('0.0.0.0/0')} is shorter, so it isn't taken for ${code(b.ip)}.`,
    rules: ['R114', 'R68'],
  });
}
