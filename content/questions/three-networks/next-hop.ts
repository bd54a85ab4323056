import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { nextHop, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { asksNextHop } from '../parts/asking';
import { idleRoutes, placesOf } from '../parts/scenery';
import { hubWithGateway, toGateway } from './gateway';
import { drawThree, type Three } from './scene';

const CASES = [
  'nothing',
  'one-link',
  'peering',
  'peering-and-default',
  'peering-and-default',
  'default',
  'default-and-gateway',
  'internet',
  'gateway',
  'gateway-and-route',
] as const;

/** Where does the look-up send a packet that is meant for the far end? */
export function drawNextHop(random: Random, level: Level): Draft {
  const which = random.pick(CASES);
  const isPeered = which === 'peering' || which === 'peering-and-default';
  const three = drawThree(random, ['home', 'home', which === 'peering' || random.oneIn(2) ? 'away' : 'home']);
  const { hub, from, to, sites } = three;
  const ip = hostOf(subnetOf(hub.range, 2));
  const withGateway = which === 'gateway' || which === 'default-and-gateway';
  const withDefault = ['default', 'default-and-gateway', 'peering-and-default'].includes(which);
  const toAppliance: RoutePlan = { name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip };
  const toInternet: RoutePlan = { name: 'default-direct', prefix: '0.0.0.0/0', nextHop: 'Internet' };
  const routes = [
    ...(withDefault ? [toAppliance] : []),
    ...(which === 'internet' ? [toInternet] : []),
    ...idleRoutes(random, level),
  ];
  const plan: NetworkPlan = withGateway
    ? hubWithGateway(three, withDefault ? { from: toAppliance } : {})
    : which === 'gateway-and-route'
      ? withPeering(three, hubWithGateway(three, { from: toGateway(to), to: toGateway(from) }))
      : chain(three, routes, withDefault ? ip : null, [
          ...(which === 'one-link' ? [{ from: from.vnet, to: to.vnet }] : []),
          ...(isPeered ? peer(from.vnet, to.vnet) : []),
        ]);
  const none = `The longest match left for ${code(to.ip)} is the system's None route for private addresses.`;
  const knows = `${code(from.vnet)} has routes for itself and for its peer ${code(hub.vnet)} (${code(hub.range)}), none for ${code(to.range)}.`;
  const why = {
    nothing: `${knows} ${none}`,
    'one-link': `${knows} The one link to ${code(to.vnet)} is Initiated and brings nothing. ${none}`,
    peering: `${code(from.vnet)} and ${code(to.vnet)} are peered with each other, across regions. That brings ${code(to.range)} with the type VNetGlobalPeering, and nothing longer matches ${code(to.ip)}.`,
    'peering-and-default': `The peering with ${code(to.vnet)} brings ${code(to.range)}, which is longer than the user route ${code('0.0.0.0/0')}. The longest match decides before the source of a route does.`,
    default: `${knows} The user route ${code('0.0.0.0/0')} also puts the system's None routes aside, so it is the longest match for ${code(to.ip)}.`,
    'default-and-gateway': `${knows} Nor does the borrowed gateway bring it. The user route ${code('0.0.0.0/0')} puts the system's None routes aside, so it is the longest match for ${code(to.ip)}.`,
    internet: `${knows} The user route ${code('0.0.0.0/0')} puts the system's None routes for private addresses aside, and so even ${code(to.ip)} is sent to the internet.`,
    gateway: `${knows} The borrowed gateway brings the office's range only. ${none}`,
    'gateway-and-route': `The peering with ${code(to.vnet)} brings ${code(to.range)}, and the route table of ${code(from.vnet)} has a route for the very same prefix, to the gateway. Between equal prefixes the user route decides.`,
  }[which];
  return {
    form: 'ask',
    prompt: asksNextHop(random, from, to.ip, `the address of ${code(to.vm)}`),
    note: placesOf(sites),
    topology: buildTopology(plan),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
    headline: isPeered
      ? 'Peered with each other, the two have a route to each other'
      : withDefault || which === 'internet'
        ? 'Only a user route leads to a peer’s peer'
        : which === 'gateway-and-route'
          ? 'Between equal prefixes the user route comes first'
          : 'Peering is not transitive',
    why: () => why,
    rules: isPeered
      ? ['R33', 'R68']
      : withDefault || which === 'internet'
        ? ['R66', 'R37']
        : which === 'gateway-and-route'
          ? ['R68', 'R35']
          : ['R37', 'R65'],
    about: which === 'one-link' ? ['M4'] : ['M1', 'M3'],
  };
}

const withPeering = ({ from, to }: Three, plan: NetworkPlan): NetworkPlan => ({
  ...plan,
  links: [...(plan.links ?? []), ...peer(from.vnet, to.vnet)],
});

function chain(
  { hub, from, to }: Three,
  routes: readonly RoutePlan[],
  appliance: string | null,
  more: NonNullable<NetworkPlan['links']>,
): NetworkPlan {
  const table = `rt-${from.workload}`;
  const inspection = { name: 'snet-inspection', range: subnetOf(hub.range, 2) };
  const nics: readonly Site[] = appliance ? [from, to] : [hub, from, to];
  return {
    vnets: [
      vnetOf(hub, {}, appliance ? [inspection] : []),
      vnetOf(from, routes.length > 0 ? { routeTable: table } : {}),
      vnetOf(to),
    ],
    nics: [
      ...nics.map((site) => nicOf(site)),
      ...(appliance
        ? [{ name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip: appliance, ipForwarding: true }]
        : []),
    ],
    ...(routes.length > 0 && { routeTables: [{ name: table, routes }] }),
    links: [...peer(from.vnet, hub.vnet), ...peer(hub.vnet, to.vnet), ...more],
  };
}
