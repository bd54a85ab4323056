import type { Draft, Statement } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer } from '../../topologies/plan';
import { at, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { addRange, EXTRA_RANGES, isAccepted, updateLink, wouldBeDone } from '../parts/operating';

const withGateway = (site: Site) =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);

const gatewayOf = (site: Site) => ({ name: `vgw-${site.workload}`, vnet: site.vnet });

/** Things that somebody asks for in a hub and spoke: two are carried out. */
export function drawRequests(random: Random, level: Level): Draft {
  const sites = drawSites(random, 5, { hub: true, regions: ['home', 'home', 'away', 'home', 'home'] });
  const [hub, second, far, owner, user] = [0, 1, 2, 3, 4].map((index) => at(sites, index)) as [
    Site,
    Site,
    Site,
    Site,
    Site,
  ];
  const table = `rt-${far.workload}`;
  const topology = buildTopology({
    vnets: [
      withGateway(hub),
      withGateway(second),
      vnetOf(far, { routeTable: table }),
      withGateway(owner),
      vnetOf(user),
    ],
    gateways: [hub, second, owner].map(gatewayOf),
    routeTables: [{ name: table, routes: [] }],
    links: [
      ...[far, owner, user].flatMap((site) => peer(site.vnet, hub.vnet, [{}, { transit: true }])),
      ...peer(user.vnet, second.vnet, [{ remoteGateways: true }, { transit: true }]),
    ],
  } satisfies NetworkPlan);
  const use = (site: Site): Asked => ({
    text: `Let the link of ${code(site.vnet)} with ${code(hub.vnet)} use the remote gateway`,
    queries: [wouldBeDone(updateLink({ from: site.vnet, to: hub.vnet }, { useRemoteGateways: true }))],
    why:
      site === far
        ? `${code(far.vnet)} has no gateway, and that it is in ${far.region.title} doesn't matter.`
        : site === owner
          ? `${code(owner.vnet)} has a gateway of its own, so it can use no other.`
          : `${code(user.vnet)} uses the gateway of ${code(second.vnet)}, and one is the most.`,
  });
  const grow = (site: Site, prefix: string, why: Prose): Asked => ({
    text: `Add ${code(prefix)} to ${code(site.vnet)}`,
    queries: [wouldBeDone(addRange(site, prefix))],
    why,
  });
  const route = (nextHopType: string, why: Prose): Asked => ({
    text: `Give ${code(table)} a route for ${code(user.range)} with next hop type ${code(nextHopType)}`,
    queries: [
      wouldBeDone({
        op: 'createRoute',
        routeTable: { id: idOf('routeTable', table) },
        properties: { addressPrefix: user.range, nextHopType },
      }),
    ],
    why,
  });
  const taken = lastSubnetOf(far.range, 27);
  const free = random.pick(EXTRA_RANGES);
  const does = [
    use(far),
    grow(hub, free, `${code(free)} overlaps nobody, and a range may be added while the peerings stand.`),
    route('VirtualNetworkGateway', 'A user route may lead to a VPN gateway.'),
  ];
  const doesNot = [
    use(owner),
    use(user),
    grow(
      hub,
      taken,
      `${code(taken)} is part of ${code(far.range)}, the range of a peer, though no subnet is there.`,
    ),
    route(
      random.pick(['VNetPeering', 'VNetGlobalPeering']),
      'Next hop types of peerings are for the routes that peerings bring, not for user routes.',
    ),
  ];
  const chosen = random.shuffle([...random.sample(does, 2), ...random.sample(doesNot, level === 2 ? 2 : 3)]);
  return {
    form: 'pick',
    prompt: random.pick([
      `Which two of these does Azure carry out as things stand? Choose two.`,
      `Each of these is asked for by itself. Choose the two that Azure doesn’t refuse.`,
      `Two of these requests are accepted, the others refused. Choose the two that are accepted.`,
    ]),
    note: `${code(hub.vnet)}, ${code(second.vnet)} and ${code(owner.vnet)} each have a VPN gateway; ${code(user.vnet)} uses that of ${code(second.vnet)}. The hub’s links allow gateway transit. ${code(table)} is on the subnet of ${code(far.vnet)}, and empty. ${code(far.vnet)} is in ${far.region.title}, the others are in ${hub.region.title}.`,
    topology,
    pick: 2,
    statements: chosen.map(({ text, queries }) => ({ text, queries, holds: isAccepted })),
    headline: 'What Azure takes, and what it refuses',
    why: chosen.map(({ why }) => why).join(' '),
    rules: ['R55', 'R10', 'R73'],
  };
}

type Asked = Pick<Statement, 'text' | 'queries'> & { readonly why: Prose };
