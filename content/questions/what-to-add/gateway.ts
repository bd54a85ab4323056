import type { ChangeDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { buildTopology, idOf, type LinkPlan, linkName, peer, type RoutePlan } from '../../topologies/plan';
import { reach, type Site } from '../../topologies/scene';
import { bothWays, drawScene, planOf, type Tables, wants } from './scene';

const BORROWS = { remoteGateways: true };
const LENDS = { transit: true };

/** Both spokes use the hub's VPN gateway: which routes join them through it? */
export function drawThroughTheGateway(random: Random): ChangeDraft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const name = `vgw-${hub.workload}`;
  const forwarded = random.oneIn(2);
  const sides: readonly [Partial<LinkPlan>, Partial<LinkPlan>] = [
    { ...BORROWS, forwarded },
    { ...LENDS, forwarded },
  ];
  const links = [...peer(a.vnet, hub.vnet, sides), ...peer(b.vnet, hub.vnet, sides)];
  const route = (target: Site): RoutePlan => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualNetworkGateway',
  });
  const build = (tables: Tables) =>
    buildTopology(planOf(scene, tables, { links, gateways: [{ name, vnet: hub.vnet }] }));
  const both = build({ a: route(b), b: route(a) });
  const there = random.pick(['none', 'none', 'a', 'b'] as const);
  const lacks = there === 'a' ? b : a;
  const base = { none: {}, a: { a: route(b) }, b: { b: route(a) } }[there];
  const asItIs = build(base);
  return {
    form: 'change',
    prompt: `Both spokes use the VPN gateway ${code(name)}. The traffic between them may go through it. ${wants(random, scene)}`,
    note: 'No NSG is in use. A route means a user route for the other spoke with next hop type VirtualNetworkGateway.',
    topology: asItIs,
    queries: [reach(a, b)],
    isMet: bothWays,
    changes:
      there === 'none'
        ? [
            { text: 'A route in each of the spokes, and nothing else', topology: both, effort: 2 },
            {
              text: `A route in ${code(a.vnet)}, and nothing else`,
              topology: build({ a: route(b) }),
            },
            { text: `Nothing: all that it takes is there`, topology: asItIs, effort: 0 },
          ]
        : [
            { text: `A route in ${code(lacks.vnet)}, and nothing else`, topology: both },
            {
              text: `Nothing: all that it takes is there`,
              topology: asItIs,
              effort: 0,
            },
          ],
    headline: 'A borrowed gateway doesn’t introduce the spokes to each other',
    why: `From ${code(name)} each spoke learns what lies on-premises, not the range of the other spoke. User routes in both send that traffic to the gateway, which passes it on${there === 'none' ? '' : `; the one in ${code(lacks.vnet)} is missing`}.`,
    rules: ['R58', 'R57', 'R37'],
    about: ['M24', 'M3'],
    withReply: true,
  };
}

/** On which side does which flag belong? */
export function drawBorrowTheGateway(random: Random): ChangeDraft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const name = `vgw-${hub.workload}`;
  const office = '10.254.0.0/16';
  const build = (spokeSide: Partial<LinkPlan>, hubSide: Partial<LinkPlan>) =>
    buildTopology(
      planOf(
        scene,
        {},
        {
          links: [
            ...peer(a.vnet, hub.vnet, [spokeSide, hubSide]),
            ...peer(b.vnet, hub.vnet, [BORROWS, LENDS]),
          ],
          gateways: [{ name, vnet: hub.vnet }],
          sites: [{ name: 'office', ranges: [office], gateway: name }],
        },
      ),
    );
  const [up, down] = peer(a.vnet, hub.vnet);
  const on = (flag: string, link: LinkPlan) => `${code(flag)} on ${code(linkName(link))}`;
  // the hub's flag may be there already, or one that stands on the wrong side
  const base = random.pick([
    { spoke: {}, hub: {} },
    { spoke: {}, hub: LENDS },
    { spoke: LENDS, hub: {} },
  ]);
  const right =
    base.hub === LENDS
      ? `${on('useRemoteGateways', up)}, and nothing on ${code(linkName(down))}`
      : `${on('useRemoteGateways', up)} and ${on('allowGatewayTransit', down)}`;
  const swapped =
    base.spoke === LENDS
      ? `${on('useRemoteGateways', down)}, and nothing on ${code(linkName(up))}`
      : `${on('useRemoteGateways', down)} and ${on('allowGatewayTransit', up)}`;
  return {
    form: 'change',
    prompt: random.pick([
      `${code(a.vm)} must talk to the office (${code(office)}) through ${code(name)}, as the machines of ${code(b.vnet)} do. What has to be switched on?`,
      `${code(b.vnet)} reaches the office (${code(office)}) through ${code(name)}, ${code(a.vnet)} doesn't. What has to be set?`,
      `From ${code(a.vm)} the office (${code(office)}) can't be reached, though ${code(name)} is connected to it. Which settings are missing?`,
    ]),
    note: 'No NSG and no route table is in use.',
    topology: build(base.spoke, base.hub),
    queries: [
      {
        kind: 'reach',
        source: { networkInterface: { id: idOf('nic', a.vm) } },
        destination: { ipAddress: '10.254.3.20' },
        protocol: 'Tcp',
        sourcePort: 50_000,
        destinationPort: 443,
      },
    ],
    isMet: bothWays,
    changes: [
      { text: right, topology: build({ ...base.spoke, ...BORROWS }, { ...base.hub, ...LENDS }) },
      { text: swapped, topology: build({ ...base.spoke, ...LENDS }, { ...base.hub, ...BORROWS }) },
    ],
    headline: 'The owner allows transit, the borrower uses it',
    why: `${code(name)} belongs to ${code(hub.vnet)}, so its link ${code(linkName(down))} allows gateway transit${base.hub === LENDS ? ', as it does already' : ''}. ${code(a.vnet)} borrows it, so ${code(linkName(up))} uses remote gateways. Then the office's range appears in ${code(a.vnet)}, and the office learns ${code(a.range)}.${base.spoke === LENDS ? ` The ${code('allowGatewayTransit')} on ${code(linkName(up))} has no effect: there is no gateway in ${code(a.vnet)}.` : ''}`,
    rules: ['R50', 'R51', 'R54'],
  };
}
