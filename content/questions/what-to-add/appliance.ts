import type { ChangeDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer, type RoutePlan } from '../../topologies/plan';
import { reach, type Site } from '../../topologies/scene';
import { bothWays, drawScene, planOf, type Scene, wants } from './scene';

/** The three things that a way through an appliance takes, beside the flags, which are set. */
type Parts = { readonly a: boolean; readonly b: boolean; readonly forwarding: boolean };

const countOf = ({ a, b, forwarding }: Parts): number => [a, b, forwarding].filter(Boolean).length;

const FLAG = { forwarded: true };
const starOf = ({ hub, a, b }: Scene) => [
  ...peer(a.vnet, hub.vnet, [FLAG, FLAG]),
  ...peer(b.vnet, hub.vnet, [FLAG, FLAG]),
];

/** A router in the hub, half set up: what is missing? */
export function drawAppliance(random: Random, level: Level): ChangeDraft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const there = random.pick<Parts>(
    level === 2
      ? [
          { a: false, b: false, forwarding: false },
          { a: false, b: false, forwarding: true },
          { a: true, b: false, forwarding: false },
          { a: true, b: true, forwarding: false },
          { a: true, b: false, forwarding: true },
        ]
      : [
          { a: false, b: false, forwarding: false },
          { a: false, b: false, forwarding: true },
          { a: true, b: false, forwarding: false },
          { a: false, b: true, forwarding: false },
        ],
  );
  const wide = random.oneIn(3);
  const route = (target: Site): RoutePlan => ({
    name: wide ? 'default' : `to-${target.workload}`,
    prefix: wide ? '0.0.0.0/0' : target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const links = starOf(scene);
  const build = (has: Parts) =>
    buildTopology(
      planOf(
        scene,
        { ...(has.a && { a: route(b) }), ...(has.b && { b: route(a) }) },
        {
          links,
          nics: [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: has.forwarding }],
        },
      ),
    );
  const asItIs = build(there);
  const missing = [!there.a, !there.b, !there.forwarding].filter(Boolean).length;
  // every part that is missing is done or left: whoever thinks it isn't needed leaves it
  const choices = [0, 1, 2, 3, 4, 5, 6, 7]
    .map((bits): Parts => ({ a: (bits & 1) > 0, b: (bits & 2) > 0, forwarding: (bits & 4) > 0 }))
    .filter((does) => !(does.a && there.a) && !(does.b && there.b) && !(does.forwarding && there.forwarding))
    // a lone route in the other spoke is nobody's idea
    .filter((does) => !(does.b && !does.a && !there.a));
  // with nothing there yet, one thing alone is nobody's idea either: who needs no routes needs no forwarding
  const offered = missing < 3 ? choices : choices.filter((does) => countOf(does) !== 1);
  return {
    form: 'change',
    prompt: `${code(name)} in ${code(hub.vnet)} is a router, and its operating system forwards. ${wants(random, scene)}`,
    note: [
      'All four links allow forwarded traffic. No NSG is in use.',
      ...(there.a && there.b
        ? []
        : [`A route means a user route ${wide ? 'for `0.0.0.0/0`' : 'for the other spoke'} to ${code(ip)}.`]),
    ].join(' '),
    topology: asItIs,
    queries: [reach(a, b)],
    isMet: bothWays,
    changes: offered.map((does) => ({
      text: say(does, scene, name),
      topology:
        does.a || does.b || does.forwarding
          ? build({
              a: there.a || does.a,
              b: there.b || does.b,
              forwarding: there.forwarding || does.forwarding,
            })
          : asItIs,
      effort: countOf(does),
    })),
    headline: 'A route there, a route back, and a NIC that may forward',
    why: `A packet from ${code(a.vm)} goes to ${code(name)} only if the table in ${code(a.vnet)} says so${there.a ? ', as it does' : ''}, and the reply only if the one in ${code(b.vnet)} does${there.b ? ', which it does' : ''}. And ${code(name)} gets to pass it on only with IP forwarding ${there.forwarding ? 'on in Azure, as it is' : 'on in Azure: what its operating system does comes after that'}.`,
    rules: ['R83', 'R84', 'R37'],
    about: ['M23', 'M24', 'M2'],
    withReply: true,
  };
}

/** What is added, in words that leave none of the options shorter for doing less. */
function say(does: Parts, { a, b }: Scene, name: string): Prose {
  const route = does.a && does.b ? 'Routes in both spokes' : does.a ? routeIn(a) : does.b ? routeIn(b) : null;
  const forwarding = does.forwarding ? `IP forwarding on ${code(name)}` : null;
  if (route && forwarding) return `${route}, and ${forwarding}`;
  const only = route ?? forwarding;
  return only === null ? NOTHING : `${only}, and nothing else`;
}

const routeIn = (site: Site): Prose => `A route in ${code(site.vnet)}`;
const NOTHING = 'Nothing: all that it takes is there';

/** An Azure Firewall forwards by itself: which routes are missing? */
export function drawFirewall(random: Random): ChangeDraft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const ip = hostOf(lastSubnetOf(hub.range, 26));
  const firewall = `afw-${hub.workload}`;
  const prefix = random.pick(['0.0.0.0/0', null]);
  const there = random.pick([
    { a: false, b: false },
    { a: false, b: false },
    { a: true, b: false },
    { a: false, b: true },
  ]);
  const route = (target: Site): RoutePlan => ({
    name: 'to-firewall',
    prefix: prefix ?? target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const links = starOf(scene);
  const build = (has: { readonly a: boolean; readonly b: boolean }) =>
    buildTopology(
      planOf(
        scene,
        { ...(has.a && { a: route(b) }), ...(has.b && { b: route(a) }) },
        { links, firewalls: [{ name: firewall, vnet: hub.vnet, ip }] },
      ),
    );
  const asItIs = build(there);
  const [has, lacks] = there.a ? [a, b] : [b, a];
  const isHalf = there.a || there.b;
  return {
    form: 'change',
    prompt: `${code(hub.vnet)} has the Azure Firewall ${code(firewall)}, whose rules allow the traffic. ${wants(random, scene)}`,
    note: `All four links allow forwarded traffic. No NSG is in use. A route means a user route ${prefix ? `for ${code(prefix)}` : 'for the other spoke'} to ${code(ip)}.`,
    topology: asItIs,
    queries: [reach(a, b)],
    isMet: bothWays,
    changes: isHalf
      ? [
          { text: `${routeIn(lacks)}, and nothing else`, topology: build({ a: true, b: true }) },
          {
            text: NOTHING,
            topology: asItIs,
            effort: 0,
          },
        ]
      : [
          {
            text: 'Routes in both spokes, and nothing else',
            topology: build({ a: true, b: true }),
            effort: 2,
          },
          {
            text: `${routeIn(a)}, and nothing else`,
            topology: build({ a: true, b: false }),
          },
          { text: NOTHING, topology: asItIs, effort: 0 },
        ],
    headline: 'A route there and a route back',
    why: `Peering is not transitive, so neither spoke has a route to the other. ${code(a.vnet)} needs one to ${code(firewall)} for the packets and ${code(b.vnet)} one for the replies${isHalf ? `; that of ${code(has.vnet)} is there, that of ${code(lacks.vnet)} is missing` : ''}. With only one of them the connection never comes about.`,
    rules: ['R83', 'R37', 'R43'],
    about: ['M24', 'M2'],
    withReply: true,
  };
}
