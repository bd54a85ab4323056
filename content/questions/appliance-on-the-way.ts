import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer, type RoutePlan, type SubnetPlan } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askReach, asksForReply } from './parts/asking';

/** Spoke to spoke through an appliance in the hub: does the packet get there, and the reply back? */
export const applianceOnTheWay: Family = {
  id: 'appliance-on-the-way',
  title: 'Through an appliance in the hub',
  concepts: ['nva-transit', 'user-defined-routes', 'hub-and-spoke'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M23', 'M24'],
  structures: [
    { name: 'ip-forwarding-off', draw: drawIpForwardingOff },
    { name: 'no-way-back', draw: drawNoWayBack },
    { name: 'out-of-reach', draw: drawOutOfReach },
    { name: 'all-in-place', draw: drawAllInPlace },
  ],
};

type Scene = {
  readonly hub: Site;
  readonly a: Site;
  readonly b: Site;
  readonly ip: string;
  readonly name: string;
};

function drawScene(random: Random): Scene {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return {
    hub,
    a,
    b,
    ip: hostOf(subnetOf(hub.range, 2)),
    name: random.pick(['nva-01', 'vm-router', 'fw-linux-01']),
  };
}

const NOTE =
  'All four links allow forwarded traffic, and no NSG is in use. The appliance forwards in its operating system.';

/** Both spokes' routes lead to the appliance, unless one is left out. */
function planOf(
  random: Random,
  scene: Scene,
  options: { ipForwarding: boolean; back: boolean; wide?: boolean },
): NetworkPlan {
  const { hub, a, b, ip, name } = scene;
  const wide = options.wide ?? random.oneIn(2);
  const table = (site: Site, target: Site) => ({
    name: `rt-${site.workload}`,
    routes: [
      {
        name: 'to-appliance',
        prefix: wide ? '0.0.0.0/0' : target.range,
        nextHop: 'VirtualAppliance',
        ip,
      } as RoutePlan,
    ],
  });
  const on = (site: Site): Partial<SubnetPlan> => ({ routeTable: `rt-${site.workload}` });
  const flag = { forwarded: true };
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, on(a)),
      vnetOf(b, options.back ? on(b) : {}),
    ],
    nics: [
      { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: options.ipForwarding },
      nicOf(a),
      nicOf(b),
    ],
    routeTables: [table(a, b), ...(options.back ? [table(b, a)] : [])],
    links: [...peer(a.vnet, hub.vnet, [flag, flag]), ...peer(b.vnet, hub.vnet, [flag, flag])],
  };
}

function drawIpForwardingOff(random: Random): Draft {
  const scene = drawScene(random);
  const { a, b, name } = scene;
  return askReach(planOf(random, scene, { ipForwarding: false, back: true }), a, b, {
    prompt: asksForReply(random, a, b),
    note: NOTE,
    headline: 'The NIC has to be allowed to forward',
    why: `The route table of ${code(a.vnet)} hands the packet to ${code(name)}. It is meant for ${code(b.ip)}, not for ${code(name)}, and IP forwarding is off on that NIC: Azure drops it before the operating system sees it.`,
    rules: ['R84', 'R83'],
    about: ['M23'],
    withReply: true,
  });
}

function drawNoWayBack(random: Random): Draft {
  const scene = drawScene(random);
  const { a, b, name } = scene;
  return askReach(planOf(random, scene, { ipForwarding: true, back: false }), a, b, {
    prompt: asksForReply(random, a, b),
    note: NOTE,
    headline: 'The reply needs a route of its own',
    why: ([answer]) =>
      arrives(answer as ReachAnswer)
        ? `On its way there the packet follows the table of ${code(a.vnet)} to ${code(name)}, and on to ${code(b.vm)}. The reply starts in ${code(b.vnet)}, which has no route to ${code(a.range)}: it ends at a None route.`
        : `The packet doesn't get as far as ${code(b.vm)}.`,
    rules: ['R83', 'R37'],
    about: ['M24'],
    withReply: true,
  });
}

/** The appliance stands in the other spoke: a network that is not directly peered. */
function drawOutOfReach(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, a, b, name } = scene;
  const ip = hostOf(subnetOf(b.range, 2));
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      vnetOf(a, { routeTable: `rt-${a.workload}` }),
      vnetOf(b, {}, [{ name: 'snet-inspection', range: subnetOf(b.range, 2) }]),
    ],
    nics: [nicOf(a), nicOf(b), { name, vnet: b.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }],
    routeTables: [
      {
        name: `rt-${a.workload}`,
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
    links: [...peer(a.vnet, hub.vnet), ...peer(b.vnet, hub.vnet)],
  };
  return askReach(plan, a, b, {
    prompt: asksForReply(random, a, b),
    note: 'No NSG is in use.',
    headline: 'An appliance has to be within direct reach',
    why: `The route of ${code(a.vnet)} names ${code(ip)} as its next hop. That address lies in ${code(b.vnet)}, which ${code(a.vnet)} isn't peered with, and a next hop is never reached through another network.`,
    rules: ['R74', 'R37'],
    about: ['M1'],
    withReply: true,
  });
}

function drawAllInPlace(random: Random): Draft {
  const scene = drawScene(random);
  const { a, b, name } = scene;
  return askReach(planOf(random, scene, { ipForwarding: true, back: true, wide: true }), a, b, {
    prompt: asksForReply(random, a, b),
    note: NOTE,
    headline: 'With routes in both spokes the appliance joins them',
    why: `Both spokes send each other's traffic to ${code(name)}, its NIC may forward, and from ${code(scene.hub.vnet)} both are one peering away. That is all it takes.`,
    rules: ['R83', 'R85'],
    withReply: true,
  });
}
