import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseNextHop } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, privateBlockOf, subnetOf } from '../topologies/addresses';
import {
  buildTopology,
  type NetworkPlan,
  type NicPlan,
  peer,
  type RoutePlan,
  type VnetPlan,
} from '../topologies/plan';
import { at, drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';

/** User routes beside a peering route: which of them does a packet take? */
export const nextHopToAPeer: Family = {
  id: 'next-hop-to-a-peer',
  title: 'User routes against the peering',
  concepts: ['route-selection', 'user-defined-routes', 'effective-routes-and-next-hop'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M3', 'M4', 'M13', 'M18', 'M19', 'M20', 'M21', 'M22'],
  structures: [
    { name: 'default-route', draw: drawDefaultRoute },
    { name: 'same-prefix', draw: drawSamePrefix },
    { name: 'two-appliances', draw: drawTwoAppliances },
    { name: 'one-link', draw: drawOneLink },
    { name: 'other-spoke', draw: drawOtherSpoke },
    { name: 'part-of-the-peer', draw: drawPartOfThePeer },
    { name: 'two-user-routes', draw: drawTwoUserRoutes },
    { name: 'gateway-route', levels: [3], draw: drawGatewayRoute },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  /** the appliance's address in the hub, and its name */
  readonly appliance: string;
  readonly applianceName: string;
};

function drawScene(random: Random): Scene {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, spoke] = [at(sites, 0), at(sites, 1)];
  const inspection = subnetOf(hub.range, 2);
  return {
    hub,
    spoke,
    appliance: hostOf(inspection),
    applianceName: random.pick(['nva-01', 'fw-01', 'vm-firewall']),
  };
}

function planWith(
  random: Random,
  { hub, spoke, appliance, applianceName }: Scene,
  routes: RoutePlan[],
): NetworkPlan {
  const table = `rt-${spoke.workload}`;
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(spoke, { routeTable: table }),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      { name: applianceName, vnet: hub.vnet, subnet: 'snet-inspection', ip: appliance, ipForwarding: true },
    ],
    routeTables: [{ name: table, routes: random.shuffle(routes) }],
    links: peer(spoke.vnet, hub.vnet),
  };
}

const asks = (random: Random, { spoke }: Scene, address: string, what: string) =>
  random.pick([
    `${code(spoke.vm)} sends to ${code(address)}, ${what}. Which next hop does Network Watcher show?`,
    `What is the next hop from ${code(spoke.vm)} to ${code(address)}, ${what}?`,
    `A packet from ${code(spoke.vm)} is meant for ${code(address)}, ${what}. Where does its route look-up send it?`,
  ]);

function ask(
  scene: Scene,
  plan: NetworkPlan,
  address: string,
  wording: Pick<Draft, 'prompt' | 'headline' | 'rules' | 'note'> & { readonly why: string },
): Draft {
  return {
    form: 'ask',
    prompt: wording.prompt,
    note: wording.note ?? 'Both links are Connected.',
    topology: buildTopology(plan),
    queries: [nextHop(scene.spoke, address)],
    phrase: ([answer]) => phraseNextHop(answer as NextHopAnswer),
    headline: wording.headline,
    why: () => wording.why,
    rules: wording.rules,
  };
}

const toAppliance = (name: string, prefix: string, scene: Scene): RoutePlan => ({
  name,
  prefix,
  nextHop: 'VirtualAppliance',
  ip: scene.appliance,
});

function drawDefaultRoute(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, spoke } = scene;
  const inside = random.oneIn(4);
  const routes = [toAppliance('default-to-firewall', '0.0.0.0/0', scene)];
  if (random.oneIn(2)) routes.push({ name: 'lab-off', prefix: '198.51.100.0/24', nextHop: 'None' });
  const address = inside ? hostOf(spoke.subnet.range, 20) : hub.ip;
  return ask(scene, planWith(random, scene, routes), address, {
    prompt: asks(random, scene, address, inside ? 'in its own network' : `the address of ${code(hub.vm)}`),
    headline: 'The longest prefix wins, and 0.0.0.0/0 is the shortest',
    why: inside
      ? `Two routes match ${code(address)}: the user route ${code('0.0.0.0/0')} and the network's own ${code(spoke.range)}. The longer one is taken, whoever made it.`
      : `Two routes match ${code(address)}: the user route ${code('0.0.0.0/0')} and the peering's ${code(hub.range)}. The longer one is taken, so the packet goes straight to ${code(hub.vnet)} and never meets ${code(scene.applianceName)}.`,
    rules: ['R68', 'R71'],
  });
}

function drawSamePrefix(random: Random): Draft {
  const scene = drawScene(random);
  const { hub } = scene;
  const nowhere = random.oneIn(3);
  const route: RoutePlan = nowhere
    ? { name: 'hub-off', prefix: hub.range, nextHop: 'None' }
    : toAppliance('hub-inspected', hub.range, scene);
  const routes = [route];
  if (random.oneIn(2)) routes.push(toAppliance('default-to-firewall', '0.0.0.0/0', scene));
  return ask(scene, planWith(random, scene, routes), hub.ip, {
    prompt: asks(random, scene, hub.ip, `the address of ${code(hub.vm)}`),
    headline: 'Between equal prefixes the user route comes first',
    why: `The peering brings ${code(hub.range)}, and the table of the subnet has a route for the very same prefix. Then the user route decides: the peering's stays listed, as Invalid.`,
    rules: ['R68', 'R35', 'R70'],
  });
}

/** A route for everything, and one for the whole private block, as many write it to catch "all that is internal". */
function drawTwoAppliances(random: Random): Draft {
  const scene = drawScene(random);
  const { hub } = scene;
  const block = privateBlockOf(hub.range);
  const second = { ...scene, appliance: hostOf(subnetOf(hub.range, 2), 1), applianceName: 'nva-02' };
  const routes = [toAppliance('default', '0.0.0.0/0', scene), toAppliance('internal', block, second)];
  const plan = planWith(random, scene, routes);
  const nva: NicPlan = {
    name: second.applianceName,
    vnet: hub.vnet,
    subnet: 'snet-inspection',
    ip: second.appliance,
    ipForwarding: true,
  };
  return ask(scene, { ...plan, nics: [...(plan.nics ?? []), nva] }, hub.ip, {
    prompt: asks(random, scene, hub.ip, `the address of ${code(hub.vm)}`),
    headline: 'A shorter user route does not take over a peering',
    why: `${code('0.0.0.0/0')} and ${code(block)} both cover ${code(hub.ip)}, and so does the peering's ${code(hub.range)}, which is longer than either. To inspect this traffic a user route would have to name ${code(hub.range)} or a part of it.`,
    rules: ['R68', 'R86', 'R71'],
  });
}

/** Half a peering brings no route: what is left? */
function drawOneLink(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, spoke } = scene;
  const mine = random.oneIn(2);
  const withTable = random.oneIn(2);
  const plan = planWith(random, scene, [{ name: 'lab-off', prefix: '198.51.100.0/24', nextHop: 'None' }]);
  const vnets = withTable ? plan.vnets : [at(plan.vnets, 0), vnetOf(spoke)];
  const link = mine ? { from: spoke.vnet, to: hub.vnet } : { from: hub.vnet, to: spoke.vnet };
  return ask(scene, { ...plan, vnets, ...(!withTable && { routeTables: [] }), links: [link] }, hub.ip, {
    prompt: asks(random, scene, hub.ip, `the address of ${code(hub.vm)}`),
    note: `${code(link.from)} has a link to ${code(link.to)}; there is none that leads back.`,
    headline: 'Half a peering brings no route',
    why: `The one link is Initiated, so neither network has a route to the other. For ${code(hub.ip)} the longest match left is the system's None route for private addresses, and not ${code('0.0.0.0/0')}.`,
    rules: ['R31', 'R65'],
  });
}

/** A spoke behind the hub: who takes the packet there? */
function drawOtherSpoke(random: Random): Draft {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const appliance = hostOf(subnetOf(hub.range, 2));
  const scene: Scene = { hub, spoke, appliance, applianceName: random.pick(['nva-01', 'fw-01']) };
  const block = privateBlockOf(other.range);
  const prefix = random.pick(['0.0.0.0/0', block]);
  const plan = planWith(random, scene, [toAppliance('to-firewall', prefix, scene)]);
  const withGateway = random.oneIn(2);
  const borrows = withGateway ? { remoteGateways: true } : {};
  const lends = withGateway ? { transit: true } : {};
  const [hubNetwork, ...others] = plan.vnets as [VnetPlan, ...VnetPlan[]];
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  return ask(
    scene,
    {
      ...plan,
      vnets: [
        withGateway ? { ...hubNetwork, subnets: [...hubNetwork.subnets, gatewaySubnet] } : hubNetwork,
        ...others,
        vnetOf(other),
      ],
      nics: [...(plan.nics ?? []), nicOf(other)],
      ...(withGateway && { gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }] }),
      links: [
        ...peer(spoke.vnet, hub.vnet, [borrows, lends]),
        ...peer(other.vnet, hub.vnet, [borrows, lends]),
      ],
    },
    other.ip,
    {
      prompt: asks(random, scene, other.ip, `the address of ${code(other.vm)}`),
      note: 'All links are Connected.',
      headline: 'Only a user route leads to a spoke behind the hub',
      why:
        prefix === block
          ? `${code(spoke.vnet)} isn't peered with ${code(other.vnet)}, so no system route names ${code(other.range)}. The user route ${code(block)} covers it and overrides the system's None route of the same prefix, so the packet goes to ${code(scene.applianceName)}.`
          : `${code(spoke.vnet)} isn't peered with ${code(other.vnet)}, so no system route names ${code(other.range)}. The user route ${code(prefix)} also puts the system's None routes aside, so it takes the packet to ${code(scene.applianceName)}.`,
      rules: prefix === block ? ['R37', 'R68'] : ['R37', 'R66'],
    },
  );
}

/** A user route for one subnet of the peer, and an address in it or beside it. */
function drawPartOfThePeer(random: Random): Draft {
  const scene = drawScene(random);
  const { hub } = scene;
  const part = hub.subnet.range;
  const route: RoutePlan = random.pick([
    { name: 'subnet-off', prefix: part, nextHop: 'None' as const },
    toAppliance('subnet-inspected', part, scene),
  ]);
  return ask(scene, planWith(random, scene, [route]), hub.ip, {
    prompt: asks(random, scene, hub.ip, `the address of ${code(hub.vm)}`),
    headline: 'A longer user route takes over a part of the peering',
    why: `Both ${code(hub.range)} from the peering and ${code(part)} from the table match ${code(hub.ip)}. ${code(part)} is longer, so it decides; for the rest of ${code(hub.vnet)} the peering's route stays in use.`,
    rules: ['R68', 'R35'],
  });
}

function drawTwoUserRoutes(random: Random): Draft {
  const scene = drawScene(random);
  const { hub } = scene;
  const other = subnetOf(hub.range, 2);
  const routes: RoutePlan[] = [
    toAppliance('default-to-firewall', '0.0.0.0/0', scene),
    { name: 'management-off', prefix: other, nextHop: random.pick(['None', 'Internet'] as const) },
  ];
  return ask(scene, planWith(random, scene, routes), hub.ip, {
    prompt: asks(random, scene, hub.ip, `the address of ${code(hub.vm)}`),
    headline: 'Only routes that match count, and the longest of them wins',
    why: `${code(other)} doesn't hold ${code(hub.ip)} and drops out. Left are ${code('0.0.0.0/0')} and the peering's ${code(hub.range)}: the longer one is taken.`,
    rules: ['R68', 'R71'],
  });
}

/** On-premises advertises a part of the hub's own range; may that win? */
function drawGatewayRoute(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, spoke, appliance, applianceName } = scene;
  const gateway = `vgw-${hub.workload}`;
  const withDefault = random.oneIn(2);
  const table = `rt-${spoke.workload}`;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
      ]),
      vnetOf(spoke, withDefault ? { routeTable: table } : {}),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      { name: applianceName, vnet: hub.vnet, subnet: 'snet-inspection', ip: appliance, ipForwarding: true },
    ],
    ...(withDefault && {
      routeTables: [{ name: table, routes: [toAppliance('default-to-firewall', '0.0.0.0/0', scene)] }],
    }),
    gateways: [{ name: gateway, vnet: hub.vnet, bgp: [hub.subnet.range, '10.254.0.0/16'] }],
    links: peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  };
  return ask(scene, plan, hub.ip, {
    prompt: `The office advertises ${code(hub.subnet.range)} to the gateway by BGP, by mistake. ${asks(random, scene, hub.ip, `the address of ${code(hub.vm)}`)}`,
    headline: 'A peering route is preferred to a longer gateway route',
    why: `Routes of the network and of its peerings come before gateway routes, even before more specific ones. So ${code(hub.subnet.range)} from the office is set aside, and the peering's ${code(hub.range)} is used${withDefault ? `, which is also longer than ${code('0.0.0.0/0')}` : ''}.`,
    rules: ['R69', 'R68'],
  });
}
