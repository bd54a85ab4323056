import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { AskDraft, Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';

/** A firewall in the hub: which traffic does it get to see? */
export const inspectedTraffic: Family = {
  id: 'inspected-traffic',
  title: 'What the firewall sees',
  concepts: ['route-selection', 'nva-transit', 'user-defined-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M11', 'M13', 'M18', 'M19', 'M21'],
  structures: [
    { name: 'one-route', draw: drawOneRoute },
    { name: 'several-routes', levels: [2, 3], draw: drawSeveralRoutes },
    { name: 'part-of-a-network', levels: [2, 3], draw: drawPart },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly other: Site;
  /** whether the two spokes are peered with one another as well */
  readonly isMeshed: boolean;
  readonly ip: string;
  readonly name: string;
};

function drawScene(random: Random, level: Level): Scene {
  const [hub, spoke, other] = drawSites(random, 3, {
    hub: true,
    regions: level === 3 ? 'any' : 'same',
  }) as [Site, Site, Site];
  return {
    hub,
    spoke,
    other,
    isMeshed: level > 1 && random.oneIn(3),
    ip: hostOf(lastSubnetOf(hub.range, 26)),
    name: `afw-${hub.workload}`,
  };
}

const tableOf = ({ spoke }: Scene) => `rt-${spoke.workload}`;

function planOf(scene: Scene, routes: readonly RoutePlan[]): NetworkPlan {
  const { hub, spoke, other, isMeshed, ip, name } = scene;
  const flag = { forwarded: true };
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) }]),
      vnetOf(spoke, { routeTable: tableOf(scene) }, [{ name: 'snet-data', range: subnetOf(spoke.range, 2) }]),
      vnetOf(other),
    ],
    nics: [nicOf(hub), nicOf(spoke), nicOf(other)],
    firewalls: [{ name, vnet: hub.vnet, ip }],
    routeTables: [{ name: tableOf(scene), routes }],
    links: [
      ...peer(spoke.vnet, hub.vnet, [flag, {}]),
      ...peer(other.vnet, hub.vnet, [flag, {}]),
      ...(isMeshed ? peer(spoke.vnet, other.vnet) : []),
    ],
  };
}

/** What the spoke may send to, and what to say of it once the answer is in. */
type Target = { readonly ip: string; readonly where: Prose };

const targetsOf = ({ hub, spoke, other }: Scene, outside: string) => ({
  hub: { ip: hub.ip, where: `${code(hub.vm)} in the hub` },
  hubBeside: { ip: hostOf(subnetOf(hub.range, 2), 5), where: `in another subnet of ${code(hub.vnet)}` },
  other: { ip: other.ip, where: `${code(other.vm)} in ${code(other.vnet)}` },
  own: {
    ip: hostOf(subnetOf(spoke.range, 2), 3),
    where: `in ${code('snet-data')} of ${code(spoke.vnet)} itself`,
  },
  outside: { ip: outside, where: 'on the internet' },
});

const drawOutside = (random: Random) => random.pick(['203.0.113.80', '198.51.100.25', '192.0.2.44']);

function ask(
  random: Random,
  scene: Scene,
  routes: readonly RoutePlan[],
  targets: readonly Target[],
  wording: Pick<AskDraft, 'headline' | 'rules' | 'about'> & { readonly why: Prose },
): Draft {
  const { hub, spoke, other, isMeshed, ip, name } = scene;
  const shuffled = random.shuffle(targets);
  const names = list(shuffled.map((target) => code(target.ip)));
  return {
    ...wording,
    form: 'ask',
    prompt: random.pick([
      `${code(spoke.vm)} sends packets to ${names}. Which of them does the firewall ${code(name)} (${code(ip)}) get to see?`,
      `Think of packets from ${code(spoke.vm)} to ${names}. Which are handed to the firewall ${code(name)} on their way?`,
      `${code(name)}, the firewall in ${code(hub.vnet)}, logs what passes it. Which packets of ${code(spoke.vm)} show up there: those to ${names}?`,
    ]),
    note: `${list(shuffled.map((target) => `${code(target.ip)} is ${target.where}`))}. ${
      isMeshed
        ? `${code(spoke.vnet)} and ${code(other.vnet)} are peered with the hub and with one another.`
        : `${code(spoke.vnet)} and ${code(other.vnet)} are each peered with the hub.`
    }`,
    topology: buildTopology(planOf(scene, routes)),
    queries: shuffled.map((target) => nextHop(spoke, target.ip)),
    phrase: (answers) => {
      const seen = shuffled.filter((_, index) => (answers[index] as NextHopAnswer).nextHopIpAddress === ip);
      return seen.length === 0
        ? 'None of the three'
        : `Those to ${list(seen.map((target) => code(target.ip)))}`;
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

/** One route for everything, for the private block, or for one network. */
function drawOneRoute(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, spoke, other, isMeshed, name } = scene;
  const all = targetsOf(scene, drawOutside(random));
  const block = privateBlockOf(hub.range);
  const kind = random.pick(
    level === 1 ? (['default', 'default', 'hub'] as const) : (['default', 'block', 'hub', 'other'] as const),
  );
  const prefix = { default: '0.0.0.0/0', block, hub: hub.range, other: other.range }[kind];
  const elsewhere = { ip: random.pick(['8.8.4.4', '9.9.9.9', '1.1.1.1']), where: 'on the internet' };
  const targets =
    kind === 'default' || kind === 'block'
      ? random.sample([all.hub, all.other, all.own, all.outside, elsewhere], 3)
      : random.sample([all.hub, all.other, random.pick([all.own, all.outside])], 3);
  const table = code(tableOf(scene));
  const toOther = isMeshed
    ? `So is the ${code(other.range)} that the peering with ${code(other.vnet)} brings.`
    : `To ${code(other.range)} no peering leads, since that is the other spoke.`;
  const why = {
    default: `${table} sends ${code('0.0.0.0/0')} to ${code(name)}. The peering's ${code(hub.range)} and the network's own ${code(spoke.range)} are longer, so the hub and ${code('snet-data')} are reached straight. ${toOther} What no longer route covers is seen: the internet${isMeshed ? '' : ', and the other spoke too'}.`,
    block: `${table} sends ${code(block)} to ${code(name)}, and that covers all private addresses here. But the peering's ${code(hub.range)} and the network's own ${code(spoke.range)} are longer. ${toOther} The internet is not in ${code(block)}.`,
    hub: `${table} names ${code(hub.range)}, the very prefix of the peering with the hub, and between equals the user route wins: the firewall sees what goes there. ${
      isMeshed
        ? `${code(other.range)} has a peering route, and`
        : `${code(other.range)} is the other spoke, to which a None route is left, and`
    } ${code('snet-data')} stays inside.`,
    other: `${table} names ${code(other.range)}${isMeshed ? ', the very prefix of the peering with it, and between equals the user route wins' : ', to which nothing else leads'}: the firewall sees what goes there. The hub is reached by the peering's own ${code(hub.range)}.`,
  }[kind];
  return ask(random, scene, [firewall('to-firewall', prefix, scene)], targets, {
    headline:
      kind === 'default' || kind === 'block'
        ? 'A short route catches what no longer one covers'
        : 'Between equal prefixes the user route comes first',
    why,
    rules:
      kind === 'default' ? ['R68', 'R86', 'R66'] : kind === 'block' ? ['R86', 'R68'] : ['R71', 'R68', 'R35'],
    about: kind === 'default' ? ['M21', 'M1'] : kind === 'block' ? ['M19', 'M1'] : ['M13'],
  });
}

/** A route for everything or for a block, and one that names a network besides. */
function drawSeveralRoutes(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, spoke, other, isMeshed, name } = scene;
  const all = targetsOf(scene, drawOutside(random));
  const wide = random.pick(['0.0.0.0/0', privateBlockOf(hub.range)]);
  const named = random.pick([hub, other]);
  const unnamed = named === hub ? other : hub;
  const past = `${all.outside.ip.split('.').slice(0, 3).join('.')}.0/24`;
  const leftOut = level === 3 && random.oneIn(2);
  const table = code(tableOf(scene));
  const routes = random.shuffle([
    firewall('wide', wide, scene),
    firewall(`to-${named.workload}`, named.range, scene),
    // past the firewall, and a matter of the internet only
    ...(leftOut ? [{ name: 'not-inspected', prefix: past, nextHop: 'Internet' } as RoutePlan] : []),
  ]);
  const isUnnamedPeer = unnamed === hub || isMeshed;
  const targets = random.sample([all.hub, all.other, random.pick([all.own, all.outside])], 3);
  return ask(random, scene, routes, targets, {
    headline: 'Each address follows its own longest match',
    why: `${table} names ${code(named.range)}, so what goes to ${code(named.vnet)} is handed to ${code(name)}: ${
      named === hub || isMeshed
        ? 'the peering has the same prefix, and the user route wins'
        : 'nothing else leads there'
    }. ${
      isUnnamedPeer
        ? `${code(unnamed.vnet)} has a peering route, ${code(unnamed.range)}, longer than ${code(wide)}: it is reached straight.`
        : `To ${code(unnamed.range)} nothing longer than ${code(wide)} leads, so that is seen as well.`
    } ${
      leftOut
        ? `${code(past)} has a route of its own, past the firewall.`
        : wide === '0.0.0.0/0'
          ? `So is the internet; ${code(spoke.range)} stays inside.`
          : `The internet is not in ${code(wide)}, and ${code(spoke.range)} stays inside.`
    }`,
    rules: ['R68', 'R71', 'R86'],
    about: wide === '0.0.0.0/0' ? ['M21', 'M13'] : ['M19', 'M13'],
  });
}

/** A route for a subnet of the hub, beside or instead of one for the whole of it. */
function drawPart(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, other, isMeshed, name } = scene;
  const all = targetsOf(scene, drawOutside(random));
  const isInside = random.oneIn(2);
  const part = isInside ? hub.subnet.range : subnetOf(hub.range, 2);
  const wide = random.pick([null, '0.0.0.0/0', privateBlockOf(hub.range)]);
  const routes = [...(wide ? [firewall('wide', wide, scene)] : []), firewall('one-subnet', part, scene)];
  const [seen, beside] = isInside ? [all.hub, all.hubBeside] : [all.hubBeside, all.hub];
  return ask(random, scene, random.shuffle(routes), [all.hub, all.hubBeside, all.other], {
    headline: 'A longer user route takes over a part of the peering',
    why: `${code(part)} is longer than the peering's ${code(hub.range)} and holds ${code(seen.ip)}: that goes to ${code(name)}. ${code(beside.ip)} lies in the hub too, but outside of that subnet, and follows the peering. ${
      isMeshed
        ? `${code(other.ip)} has the route of its own peering, ${code(other.range)}.`
        : wide === null
          ? `For ${code(other.ip)} there is only a None route.`
          : `For ${code(other.ip)} the longest match is ${code(wide)}, which leads to the firewall.`
    }`,
    rules: ['R68', 'R71', 'R35'],
    about: ['M13', 'M18'],
  });
}
