import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer } from '../../topologies/plan';
import { nicOf, type Site, vnetOf } from '../../topologies/scene';
import { askPlace, asksPlace } from '../parts/outcomes';
import { BOTH, drawScene, fullNote, plainNote, planOf, type Scene, tableOf, withGroup } from './scene';

const FAULTS = {
  1: ['none', 'none', 'back', 'there'],
  2: ['none', 'beside', 'overridden', 'forwarding', 'back', 'there'],
  3: ['none', 'beside', 'overridden', 'forwarding', 'back', 'there', 'far'],
} as const satisfies Record<Level, readonly string[]>;

/** Everything is in place, or one thing of those that it takes is not, or the spokes have another way besides. */
export function drawOneThing(random: Random, level: Level): Draft {
  const scene = drawScene(random, level === 3 ? 3 : 2, level);
  const [a, b] = scene.spokes as [Site, Site];
  const { name, hub } = scene;
  const fault = random.pick(FAULTS[level]);
  if (fault === 'far') return drawFarAppliance(random, scene, a, b);
  const guarded = level > 1 && random.oneIn(2);
  const plan = planOf(scene, {
    ipForwarding: fault !== 'forwarding',
    wide:
      level === 1 || fault === 'none' || fault === 'beside' || (fault !== 'overridden' && random.oneIn(2)),
    routed: (site) => !(fault === 'back' && site === b) && !(fault === 'there' && site === a),
    guarded,
  });
  const isDirect = fault === 'beside' || fault === 'overridden';
  const table = code(tableOf(a));
  const told = {
    none: {
      headline: 'With routes in both spokes the appliance joins them',
      why: `${code(a.vnet)} and ${code(b.vnet)} each send the other's traffic to ${code(name)}, which may forward it, and from ${code(hub.vnet)} both are one peering away. Request and reply take the same way. The peerings alone would not carry it: they end in ${code(hub.vnet)}.`,
      rules: ['R83', 'R85', 'R37'],
      about: ['M1'],
    },
    beside: {
      headline: 'A route for everything leaves the peering alone',
      why: `The spokes are peered with one another too. That gives ${code(a.vnet)} the route ${code(b.range)}, longer than the ${code('0.0.0.0/0')} of ${table}: request and reply go straight across, and ${code(name)} sees neither.`,
      rules: ['R68', 'R71'],
      about: ['M21'],
    },
    overridden: {
      headline: 'Between equal prefixes the user route comes first',
      why: `The spokes are peered with one another, yet ${table} names ${code(b.range)}, the very prefix of that peering. There the user route wins, so the request is handed to ${code(name)}; the table of ${code(b.vnet)} does the same for the reply.`,
      rules: ['R68', 'R71', 'R83'],
      about: ['M13'],
    },
    forwarding: {
      headline: 'The NIC has to be allowed to forward',
      why: `${table} hands the packet to ${code(name)}. It is meant for ${code(b.ip)}, not for ${code(name)}, and IP forwarding is off on that NIC: Azure drops it before the operating system sees it.`,
      rules: ['R84', 'R83'],
      about: ['M23'],
    },
    back: {
      headline: 'The reply needs a route of its own',
      why: `The request follows ${table} to ${code(name)} and on to ${code(b.vm)}. The reply starts in ${code(b.vnet)}, where no table leads to ${code(name)} and no peering to ${code(a.range)}: it ends at a None route.`,
      rules: ['R83', 'R37'],
      about: ['M24'],
    },
    there: {
      headline: 'Without a route nothing is sent to the appliance',
      why: `${code(b.vnet)} has a table that leads to ${code(name)}, ${code(a.vnet)} has none. Its peering leads to ${code(hub.range)} only, so for ${code(b.ip)} the longest match is a None route, and ${code(name)} never sees the packet.`,
      rules: ['R83', 'R37', 'R65'],
      about: ['M1', 'M22'],
    },
  } as const;
  const joined = isDirect ? { ...plan, links: [...(plan.links ?? []), ...peer(a.vnet, b.vnet, BOTH)] } : plan;
  // rules that let this request in by its address, and would stop the reply if replies needed rules
  const isClosed = level > 1 && (fault === 'none' || isDirect) && random.oneIn(2);
  const group: NsgPlan = {
    name: `nsg-${b.workload}`,
    rules: [
      { name: 'AllowTeam', priority: 300, direction: 'Inbound', access: 'Allow', source: a.range },
      { name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' },
    ],
  };
  return askPlace(isClosed ? withGroup(joined, b, group) : joined, a, b, {
    prompt: asksPlace(random, a, b),
    note: level === 1 ? plainNote(scene) : fullNote(scene, guarded || isClosed),
    ...told[fault],
    ...(isClosed && {
      why: `${told[fault].why} ${code('AllowTeam')} lets ${code(a.ip)} in, and the reply of a connection that was let in needs no rule.`,
    }),
  });
}

/** The appliance stands in the other spoke: a network that is not directly peered. */
function drawFarAppliance(random: Random, { hub, name }: Scene, a: Site, b: Site): Draft {
  const ip = hostOf(subnetOf(b.range, 2));
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub),
      vnetOf(a, { routeTable: tableOf(a) }),
      vnetOf(b, {}, [{ name: 'snet-inspection', range: subnetOf(b.range, 2) }]),
    ],
    nics: [nicOf(a), nicOf(b), { name, vnet: b.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }],
    routeTables: [
      {
        name: tableOf(a),
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
    links: [a, b].flatMap((site) => peer(site.vnet, hub.vnet, BOTH)),
  };
  return askPlace(plan, a, b, {
    prompt: asksPlace(random, a, b),
    note: `All four links allow forwarded traffic. ${code(name)} forwards in its operating system. No NSG is in use.`,
    headline: 'An appliance has to be within direct reach',
    why: `${code(tableOf(a))} names ${code(ip)} as its next hop. That address lies in ${code(b.vnet)}, which ${code(a.vnet)} isn't peered with, and Azure hands packets to an appliance only in the own network or a direct peer. So they end at ${code(a.vm)}.`,
    rules: ['R74', 'R37'],
    about: ['M1'],
  });
}
