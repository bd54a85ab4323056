import type { ChangeDraft, Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import * as scene from '../../topologies/scene';
import { idleFlags, placesOf } from '../parts/scenery';
import { bothWays, drawScene, planOf, wants } from './scene';

/** Two networks, with nothing between them yet, with one link, or with a third one that both are peered with. */
export function drawConnectTwo(random: Random): Draft {
  const tie = random.pick(['nothing', 'one-link', 'third', 'third', 'third', 'third-and-link'] as const);
  const sites = scene.drawSites(random, 3) as [scene.Site, scene.Site, scene.Site];
  const [a, b, third] = sites;
  const withThird = tie === 'third' || tie === 'third-and-link';
  const shown = withThird ? sites : [a, b];
  const [there, back] = random.shuffle(peer(a.vnet, b.vnet)) as [LinkPlan, LinkPlan];
  const isHalf = tie === 'one-link' || tie === 'third-and-link';
  const base: readonly LinkPlan[] = [
    ...(withThird ? [...peer(a.vnet, third.vnet), ...peer(b.vnet, third.vnet)] : []),
    ...(isHalf ? [there] : []),
  ];
  const build = (more: readonly LinkPlan[]) =>
    buildTopology(scene.planOf(shown, { links: [...base, ...more] }));
  const asItIs = build([]);
  return {
    form: 'change',
    prompt: wants(random, { a, b }),
    note: `${placesOf(shown)} No NSG and no route table is in use.`,
    topology: asItIs,
    queries: [scene.reach(a, b)],
    isMet: bothWays,
    changes: [
      ...(isHalf
        ? [{ text: oneLink(back), topology: build([back]) }]
        : [
            { text: twoLinks(a, b), topology: build([there, back]), effort: 2 },
            { text: oneLink(there), topology: build([there]) },
          ]),
      {
        text: isHalf
          ? `Nothing more: ${code(there.from)} has a link to ${code(there.to)}`
          : `Nothing more: both are peered with ${code(third.vnet)}`,
        topology: asItIs,
        effort: 0,
      },
    ],
    headline: 'A peering takes two links, one from each side',
    why: isHalf
      ? `${code(there.from)} has a link to ${code(there.to)}, and it waits as Initiated. With a link back from ${code(back.from)} the peering is complete, and each learns the range of the other.${withThird ? ` That both are peered with ${code(third.vnet)} doesn't help: peering is not transitive.` : ''}`
      : `${withThird ? `That both are peered with ${code(third.vnet)} doesn't help: peering is not transitive. ` : ''}With a link from ${code(a.vnet)} and one from ${code(b.vnet)} the two are peered: ${code(a.vnet)} learns ${code(b.range)}, and ${code(b.vnet)} learns ${code(a.range)}.`,
    rules: withThird ? ['R24', 'R37'] : ['R24', 'R33'],
    about: ['M4', 'M1'],
  };
}

const oneLink = ({ from, to }: LinkPlan): Prose => `One link, from ${code(from)} to ${code(to)}`;
const twoLinks = (a: scene.Site, b: scene.Site): Prose =>
  `Two links, between ${code(a.vnet)} and ${code(b.vnet)}`;

/** Hub and spoke without an appliance: what joins two spokes? */
export function drawJoinTwoSpokes(random: Random, level: Level): ChangeDraft {
  if (level > 1 && random.oneIn(4)) return drawRoutedToTheGateway(random, level);
  const three = drawScene(random);
  const { hub, a, b } = three;
  const isHalf = random.oneIn(2);
  const withGateway = level > 1 && random.oneIn(2);
  const [there, back] = random.shuffle(peer(a.vnet, b.vnet)) as [LinkPlan, LinkPlan];
  const idle = idleFlags(random, level);
  const rest: Partial<NetworkPlan> = withGateway
    ? { gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }] }
    : {};
  const star = (spokeSide: Partial<LinkPlan> = {}, hubSide: Partial<LinkPlan> = {}): LinkPlan[] => [
    ...peer(a.vnet, hub.vnet, [{ ...spokeSide }, { ...idle, ...hubSide }]),
    ...peer(b.vnet, hub.vnet, [{ ...spokeSide }, { ...idle, ...hubSide }]),
    ...(isHalf ? [there] : []),
  ];
  const build = (links: readonly LinkPlan[]) => buildTopology(planOf(three, {}, { ...rest, links }));
  const flag = { forwarded: true };
  const asItIs = build(star());
  return {
    form: 'change',
    prompt: wants(random, three),
    note: `No NSG and no route table is in use, and ${code(hub.vnet)} has no appliance.`,
    topology: asItIs,
    queries: [scene.reach(a, b)],
    isMet: bothWays,
    changes: [
      isHalf
        ? { text: oneLink(back), topology: build([...star(), back]) }
        : {
            text: twoLinks(a, b),
            topology: build([...star(), there, back]),
            effort: 2,
          },
      ...(level > 1
        ? [
            {
              text: `Forwarded traffic allowed, on all links of ${code(hub.vnet)}`,
              topology: build(star(flag, flag)),
            },
          ]
        : []),
      {
        text: isHalf
          ? `Nothing more: ${code(there.from)} has a link to ${code(there.to)}`
          : `Nothing more: both are peered with ${code(hub.vnet)}`,
        topology: asItIs,
        effort: 0,
      },
      ...(isHalf
        ? []
        : [
            {
              text: oneLink(there),
              topology: build([...star(), there]),
            },
          ]),
      ...(withGateway
        ? [
            {
              text: `The gateway of ${code(hub.vnet)}, used by both spokes`,
              topology: build(star({ remoteGateways: true }, { transit: true })),
            },
          ]
        : []),
    ],
    headline: 'Peering is not transitive',
    why: `Each spoke knows ${code(hub.vnet)} and nothing behind it, and nothing in ${code(hub.vnet)} forwards. ${isHalf ? `The one link of ${code(there.from)} waits for another that leads back.` : ''} With a peering of their own, two links, ${code(a.vnet)} and ${code(b.vnet)} learn each other's ranges.`.replace(
      /\s+/g,
      ' ',
    ),
    rules: level > 1 ? ['R82', 'R37', 'R43'] : ['R82', 'R37', 'R24'],
    about: isHalf ? ['M4', 'M1'] : ['M3', 'M4', 'M2'],
  };
}

/** The tables of both spokes lead to the hub's gateway already, and nobody has let them use it. */
function drawRoutedToTheGateway(random: Random, level: Level): ChangeDraft {
  const three = drawScene(random);
  const { hub, a, b } = three;
  const gateway = `vgw-${hub.workload}`;
  const route = (target: scene.Site): RoutePlan => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualNetworkGateway',
  });
  const idle = idleFlags(random, level);
  const build = (spokeSide: Partial<LinkPlan>, hubSide: Partial<LinkPlan>, more: readonly LinkPlan[] = []) =>
    buildTopology(
      planOf(
        three,
        { a: route(b), b: route(a) },
        {
          gateways: [{ name: gateway, vnet: hub.vnet }],
          links: [
            ...peer(a.vnet, hub.vnet, [spokeSide, { forwarded: idle.forwarded ?? false, ...hubSide }]),
            ...peer(b.vnet, hub.vnet, [spokeSide, { forwarded: idle.forwarded ?? false, ...hubSide }]),
            ...more,
          ],
        },
      ),
    );
  return {
    form: 'change',
    prompt: wants(random, three),
    note: `The route tables of the spokes send what is meant for the other spoke to a virtual network gateway. No NSG is in use, and ${code(hub.vnet)} has no appliance.`,
    topology: build({}, {}),
    queries: [scene.reach(a, b)],
    isMet: bothWays,
    changes: [
      {
        text: `The gateway of ${code(hub.vnet)}, used by both spokes`,
        topology: build({ remoteGateways: true }, { transit: true }),
      },
      { text: twoLinks(a, b), topology: build({}, {}, peer(a.vnet, b.vnet)) },
    ],
    headline: 'A user route as long as a peering’s comes before it',
    why: `The tables send ${code(b.range)} and ${code(a.range)} to a gateway, and as yet the spokes have none to use. A peering between them would bring routes of the same length, and there the user routes come first. Once both use ${code(gateway)}, the packet goes to it, and it passes it on.`,
    rules: ['R58', 'R68', 'R50'],
    about: ['M13'],
  };
}
