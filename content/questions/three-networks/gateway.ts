import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { drawThree, phraseWay, sends, type Three } from './scene';

type Routes = { readonly from?: RoutePlan; readonly to?: RoutePlan };

/** The hub as it is built in many places: with a VPN gateway that both spokes use. */
export function hubWithGateway({ hub, from, to, sites }: Three, routes: Routes = {}): NetworkPlan {
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  const sides: readonly [Partial<LinkPlan>, Partial<LinkPlan>] = [
    { remoteGateways: true },
    { transit: true },
  ];
  const tables = [
    { site: from, route: routes.from },
    { site: to, route: routes.to },
  ].flatMap(({ site, route }) => (route ? [{ name: `rt-${site.workload}`, routes: [route] }] : []));
  const on = (site: Site, route: RoutePlan | undefined) =>
    route ? { routeTable: `rt-${site.workload}` } : {};
  return {
    vnets: [
      vnetOf(hub, {}, [gatewaySubnet]),
      vnetOf(from, on(from, routes.from)),
      vnetOf(to, on(to, routes.to)),
    ],
    nics: sites.map((site) => nicOf(site)),
    routeTables: tables,
    gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: ['10.254.0.0/16'], gateway: `vgw-${hub.workload}` }],
    links: [...peer(from.vnet, hub.vnet, sides), ...peer(to.vnet, hub.vnet, sides)],
  };
}

export const toGateway = (other: Site): RoutePlan => ({
  name: `to-${other.workload}`,
  prefix: other.range,
  nextHop: 'VirtualNetworkGateway',
});

/** Two spokes that borrow one gateway: with user routes to it they meet there, without they don't. */
export function drawSharedGateway(random: Random, level: Level): Draft {
  const isRouted = random.oneIn(3);
  const three = drawThree(random, [
    'home',
    isRouted || random.oneIn(2) ? 'away' : 'home',
    random.oneIn(2) ? 'away' : 'home',
  ]);
  const { hub, from, to, sites } = three;
  const name = `vgw-${hub.workload}`;
  const plan = hubWithGateway(three, isRouted ? { from: toGateway(to), to: toGateway(from) } : {});
  // both routes are written by hand, so it doesn't matter whether the tables take gateway routes in
  const propagates = level < 3 || random.oneIn(2);
  const tables = plan.routeTables?.map((table) => ({ ...table, disableBgpRoutePropagation: !propagates }));
  return {
    form: 'ask',
    prompt: `Both ${code(from.vnet)} and ${code(to.vnet)} use the VPN gateway in ${code(hub.vnet)} to reach the office. ${sends(random, three)}`,
    note: `${placesOf(sites)} No NSG is in use.`,
    topology: buildTopology({ ...plan, ...(tables && { routeTables: tables }) }),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseWay(answer as ReachAnswer),
    headline: isRouted
      ? 'With routes to it a VPN gateway joins spokes'
      : 'A borrowed gateway doesn’t introduce the spokes to each other',
    why: () =>
      isRouted
        ? `The route table of ${code(from.vnet)} sends ${code(to.range)} to ${code(name)}, which knows ${code(to.vnet)} as a peer of its own network and passes the packet on. ${code(to.vnet)} has the same for the way back.${propagates ? '' : ' That the tables keep learned routes out changes nothing about routes written by hand.'}`
        : `From ${code(name)} each spoke learns the office's ${code('10.254.0.0/16')}, not the range of the other spoke. So for ${code(to.ip)} ${code(from.vm)} finds nothing better than a None route.`,
    rules: isRouted ? ['R58', 'R56'] : ['R57', 'R37'],
    about: ['M3', 'M17', 'M1'],
  };
}
