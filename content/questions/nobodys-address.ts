import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, isWithin, privateBlockOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askNextHop, askReach, asksNextHop } from './parts/asking';

/** Private addresses that no known network has: dropped, sent out, or taken along by a route for everything? */
export const nobodysAddress: Family = {
  id: 'nobodys-address',
  title: 'An address that nobody has',
  concepts: ['system-routes', 'non-transitivity'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M22'],
  structures: [
    { name: 'no-table', levels: [2, 3], draw: drawNoTable },
    { name: 'other-routes', levels: [2, 3], draw: drawOtherRoutes },
    { name: 'packet', draw: drawPacket },
    { name: 'neighbour-of-a-peer', levels: [2, 3], draw: drawNeighbourOfAPeer },
  ],
};

/** An address in the same private block as the networks, and in none of them. */
function drawNobody(random: Random, sites: readonly Site[]): string {
  const candidates = [
    '10.251.7.4',
    '172.31.250.9',
    '192.168.253.20',
    '10.247.0.12',
    '172.30.77.5',
    '192.168.251.6',
  ];
  return random.pick(candidates.filter((ip) => !sites.some(({ range }) => isWithin(`${ip}/32`, range))));
}

const WHOSE = 'an address that no network here has';

function drawScene(random: Random) {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, spoke] = [at(sites, 0), at(sites, 1)];
  return { hub, spoke, target: drawNobody(random, sites), ip: hostOf(subnetOf(hub.range, 2)) };
}

type Scene = ReturnType<typeof drawScene>;

function planOf({ hub, spoke, ip }: Scene, routes: readonly RoutePlan[] | null): NetworkPlan {
  const table = `rt-${spoke.workload}`;
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(spoke, routes ? { routeTable: table } : {}),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      ...(routes
        ? [{ name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }]
        : []),
    ],
    ...(routes && { routeTables: [{ name: table, routes }] }),
    links: peer(spoke.vnet, hub.vnet),
  };
}

function drawNoTable(random: Random): Draft {
  const scene = drawScene(random);
  const { spoke, target } = scene;
  return askNextHop(planOf(scene, null), spoke, target, {
    prompt: asksNextHop(random, spoke, target, WHOSE),
    note: 'No route table is in use.',
    headline: 'Unknown private addresses are dropped',
    why: `Every subnet has the system route ${code(privateBlockOf(`${target}/32`))} → None, beside ${code('0.0.0.0/0')} → Internet. For ${code(target)} the longer of them is the None route: the packet never gets to the internet.`,
    rules: ['R65', 'R63'],
  });
}

/** A table that has something to say about other addresses only. */
function drawOtherRoutes(random: Random): Draft {
  const scene = drawScene(random);
  const { spoke, target, ip } = scene;
  const block = privateBlockOf(`${target}/32`);
  const others = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].filter((each) => each !== block);
  const routes: RoutePlan[] = [
    { name: 'internal', prefix: random.pick(others), nextHop: 'VirtualAppliance', ip },
    { name: 'partner', prefix: '198.51.100.0/24', nextHop: random.pick(['None', 'Internet'] as const) },
  ];
  return askNextHop(planOf(scene, random.shuffle(routes)), spoke, target, {
    prompt: asksNextHop(random, spoke, target, WHOSE),
    note: 'Both links are Connected.',
    headline: 'Unknown private addresses are dropped',
    why: `Neither route of the table covers ${code(target)}. What does is the system's ${code(block)} → None, and it is longer than ${code('0.0.0.0/0')} → Internet. Only a user route ${code('0.0.0.0/0')} would take the None routes away.`,
    rules: ['R65', 'R66'],
  });
}

/** The same as a packet's way. */
function drawPacket(random: Random): Draft {
  const scene = drawScene(random);
  const { spoke, target } = scene;
  const nobody: Site = { ...spoke, vm: target, ip: target };
  return askReach(planOf(scene, null), spoke, nobody, {
    prompt: random.pick([
      `By a mistake ${code(spoke.vm)} sends to ${code(target)}, ${WHOSE}. What becomes of the packet?`,
      `${code(spoke.vm)} has ${code(target)} in its configuration, ${WHOSE}. Where do its packets end?`,
    ]),
    note: 'No NSG and no route table is in use.',
    headline: 'Unknown private addresses are dropped',
    why: `${code(target)} is private, and Azure has a None route for its block, ${code(privateBlockOf(`${target}/32`))}. No longer route names it, so the packet is dropped where it starts.`,
    rules: ['R65', 'R63'],
  });
}

/** The address lies in a network behind the peer. */
function drawNeighbourOfAPeer(random: Random): Draft {
  const [hub, spoke, behind] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const target = hostOf(behind.subnet.range, 30);
  return askNextHop(
    {
      vnets: [vnetOf(hub), vnetOf(spoke), vnetOf(behind)],
      nics: [nicOf(hub), nicOf(spoke), nicOf(behind)],
      links: [...peer(spoke.vnet, hub.vnet), ...peer(hub.vnet, behind.vnet)],
    },
    spoke,
    target,
    {
      prompt: asksNextHop(random, spoke, target, `a free address in ${code(behind.vnet)}`),
      note: 'No route table is in use.',
      headline: 'What lies behind a peer is unknown, and unknown is None',
      why: `${code(spoke.vnet)} learns the range of ${code(hub.vnet)}, not that of ${code(behind.vnet)}. For ${code(target)} its longest match is the system's None route ${code(privateBlockOf(behind.range))}.`,
      rules: ['R37', 'R65'],
    },
  );
}
