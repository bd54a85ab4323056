import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';

/** A firewall in the hub: which traffic does it get to see? */
export const inspectedTraffic: Family = {
  id: 'inspected-traffic',
  title: 'What the firewall sees',
  concepts: ['route-selection', 'nva-transit', 'user-defined-routes'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M13', 'M18', 'M19', 'M21'],
  structures: [
    { name: 'default-route', draw: drawDefaultRoute },
    { name: 'whole-block', draw: drawWholeBlock },
    { name: 'exact-ranges', draw: drawExactRanges },
    { name: 'one-subnet', draw: drawOneSubnet },
  ],
};

const INTERNET = '203.0.113.80';

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly other: Site;
  readonly ip: string;
  readonly name: string;
};

function drawScene(random: Random): Scene {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return { hub, spoke, other, ip: hostOf(lastSubnetOf(hub.range, 26)), name: `afw-${hub.workload}` };
}

function planOf({ hub, spoke, other, ip, name }: Scene, routes: readonly RoutePlan[]): NetworkPlan {
  const flag = { forwarded: true };
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) }]),
      vnetOf(spoke, { routeTable: `rt-${spoke.workload}` }, [
        { name: 'snet-data', range: subnetOf(spoke.range, 2) },
      ]),
      vnetOf(other),
    ],
    nics: [nicOf(hub), nicOf(spoke), nicOf(other)],
    firewalls: [{ name, vnet: hub.vnet, ip }],
    routeTables: [{ name: `rt-${spoke.workload}`, routes }],
    links: [...peer(spoke.vnet, hub.vnet, [flag, flag]), ...peer(other.vnet, hub.vnet, [flag, flag])],
  };
}

type Target = { readonly name: Prose; readonly ip: string };

function ask(
  random: Random,
  scene: Scene,
  routes: readonly RoutePlan[],
  targets: readonly Target[],
  wording: Pick<Draft, 'headline' | 'rules' | 'about'> & { readonly why: Prose },
): Draft {
  const { spoke, ip, name } = scene;
  const shuffled = random.shuffle(targets);
  return {
    ...wording,
    form: 'ask',
    prompt: random.pick([
      `${code(spoke.vm)} sends to each of these. Which of it does ${code(name)} (${code(ip)}) get to see: ${list(shuffled.map(({ name: each }) => each))}?`,
      `Think of packets from ${code(spoke.vm)} to ${list(shuffled.map(({ name: each }) => each))}. Which of them are handed to the firewall ${code(name)}?`,
    ]),
    note: `All links are Connected. ${code(INTERNET)} is a server on the internet.`,
    topology: buildTopology(planOf(scene, routes)),
    queries: shuffled.map((target) => nextHop(spoke, target.ip)),
    phrase: (answers) => {
      const seen = shuffled.filter((_, index) => (answers[index] as NextHopAnswer).nextHopIpAddress === ip);
      return seen.length === 0 ? 'None of it' : `To ${list(seen.map((target) => target.name))}`;
    },
    why: () => wording.why,
  };
}

const firewall = (name: string, prefix: string, { ip }: Scene): RoutePlan => ({
  name,
  prefix,
  nextHop: 'VirtualAppliance',
  ip,
});

const targetsOf = ({ hub, spoke, other }: Scene) => ({
  hub: { name: code(hub.vm), ip: hub.ip },
  other: { name: code(other.vm), ip: other.ip },
  own: { name: code(hostOf(subnetOf(spoke.range, 2), 3)), ip: hostOf(subnetOf(spoke.range, 2), 3) },
  internet: { name: code(INTERNET), ip: INTERNET },
});

function drawDefaultRoute(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, other, internet, own } = targetsOf(scene);
  return ask(
    random,
    scene,
    [firewall('default', '0.0.0.0/0', scene)],
    [hub, other, random.pick([internet, own])],
    {
      headline: 'A route for everything takes what nothing longer covers',
      why: `The peering's ${code(scene.hub.range)} is longer than ${code('0.0.0.0/0')}, so ${hub.name} is reached straight. To ${other.name} there is no longer route, since peering isn't transitive, and the same goes for the internet. Addresses of ${code(scene.spoke.vnet)} itself stay inside.`,
      rules: ['R68', 'R86', 'R66'],
    },
  );
}

function drawWholeBlock(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, other, internet, own } = targetsOf(scene);
  const block = privateBlockOf(scene.hub.range);
  return ask(
    random,
    scene,
    [firewall('internal', block, scene)],
    [hub, other, random.pick([own, internet])],
    {
      headline: 'A supernet catches other spokes, not the hub',
      why: `${code(block)} covers all private addresses here. But the peering's ${code(scene.hub.range)} and the network's own ${code(scene.spoke.range)} are longer. Only ${other.name}, to which there is no other route, goes by way of ${code(scene.name)}; the internet is not in ${code(block)}.`,
      rules: ['R86', 'R68'],
    },
  );
}

function drawExactRanges(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, other, own } = targetsOf(scene);
  const both = random.oneIn(2);
  const routes = [
    firewall('hub', scene.hub.range, scene),
    ...(both ? [firewall('other-spoke', scene.other.range, scene)] : []),
  ];
  return ask(random, scene, routes, [hub, other, own], {
    headline: 'Between equal prefixes the user route comes first',
    why: `The table names ${code(scene.hub.range)}, the very prefix of the peering, and there the user route wins: ${hub.name} is seen. ${both ? `${other.name} is seen by its own route.` : `For ${other.name} no route is left but None, so its packets are dropped and not handed over.`} ${own.name} stays in the network.`,
    rules: ['R71', 'R68', 'R35'],
    about: ['M13'],
  });
}

function drawOneSubnet(random: Random): Draft {
  const scene = drawScene(random);
  const { hub } = targetsOf(scene);
  const beside = hostOf(subnetOf(scene.hub.range, 2), 5);
  const neighbour: Target = { name: code(beside), ip: beside };
  return ask(random, scene, [firewall('one-subnet', scene.hub.subnet.range, scene)], [hub, neighbour], {
    headline: 'A longer user route takes over a part of the peering',
    why: `${code(scene.hub.subnet.range)} is longer than the peering's ${code(scene.hub.range)} and holds ${hub.name}: that goes to ${code(scene.name)}. ${neighbour.name} lies in the hub too, but outside that subnet, and follows the peering.`,
    rules: ['R68', 'R71', 'R35'],
  });
}
