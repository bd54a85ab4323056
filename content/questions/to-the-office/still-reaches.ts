import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, peer, type RouteTablePlan } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { idleRoutes, placesOf } from '../parts/scenery';
import { connects, DESK, flowTo, gatewayName, gatewaySubnet, OFFICE } from './office';

/** A route table keeps gateway routes out of one spoke, or does not. What does the spoke reach? */
export function drawStillReaches(random: Random, level: Level): Draft {
  // at level 1 there is no route table at all
  const hasTable = level > 1;
  const propagates = !hasTable || random.oneIn(3);
  const ownRoute = !propagates && random.oneIn(3);
  const direct = random.oneIn(2);
  const sites = drawSites(random, 3, {
    hub: true,
    regions: ['home', propagates ? 'away' : random.pick(['home', 'away'] as const), 'home'],
  });
  const [hub, spoke, other] = sites as [Site, Site, Site];
  const borrows = [{ remoteGateways: true }, { transit: true }] as const;
  const table: RouteTablePlan = {
    name: `rt-${spoke.workload}`,
    disableBgpRoutePropagation: !propagates,
    routes: [
      ...(ownRoute ? [{ name: 'to-office', prefix: OFFICE, nextHop: 'VirtualNetworkGateway' as const }] : []),
      ...idleRoutes(random, level),
    ],
  };
  const gateway = gatewayName(hub);
  const targets = random.shuffle([
    { ip: hub.ip, name: hub.vm },
    { ip: other.ip, name: other.vm },
    { ip: DESK, name: DESK },
  ]);
  const names = list(targets.map(({ name }) => code(name)));
  const state = `It has gateway route propagation ${propagates ? 'on' : 'off'}${ownRoute ? `, and a route for ${code(OFFICE)} to the virtual network gateway` : ''}.`;
  const office: Prose = !hasTable
    ? `${code(spoke.vnet)} uses the hub's gateway, and so it knows the way to ${code(OFFICE)}${spoke.region === hub.region ? '' : ', across regions'}.`
    : propagates
      ? `${code(table.name)} lets gateway routes in, so ${code(spoke.vm)} has the route to ${code(OFFICE)}${spoke.region === hub.region ? '' : ', across regions'}.`
      : ownRoute
        ? `${code(table.name)} keeps the gateway's own route to ${code(OFFICE)} out, but has one written by hand, and the gateway is still there to be used.`
        : `${code(table.name)} keeps the route to ${code(OFFICE)} out of the subnet, since it comes from a gateway.`;
  return {
    form: 'ask',
    prompt: random.pick(
      hasTable
        ? [
            `The route table ${code(table.name)} is attached to the subnet of ${code(spoke.vm)}. ${state} Which of these does ${code(spoke.vm)} reach: ${names}?`,
            `${code(spoke.vm)} stands in a subnet with the route table ${code(table.name)}. ${state} To which of ${names} can it connect?`,
            `Somebody attaches ${code(table.name)} to the subnet of ${code(spoke.vm)}. ${state} What of ${names} is within its reach then?`,
          ]
        : [
            `${code(spoke.vm)} tries ${names}. Which of them does it reach?`,
            `To which of ${names} can ${code(spoke.vm)} connect?`,
            `What of ${names} is within reach of ${code(spoke.vm)}?`,
          ],
    ),
    note: `${code(DESK)} is a server in the office (${code(OFFICE)}), which ${code(gateway)} is connected to. ${hasTable ? '' : `${code(spoke.vnet)} and ${code(other.vnet)} use that gateway too. `}${placesOf(sites)} ${hasTable ? 'No NSG is in use.' : 'No NSG and no route table is in use.'}`,
    topology: buildTopology({
      vnets: [
        vnetOf(hub, {}, [gatewaySubnet(hub)]),
        vnetOf(spoke, hasTable ? { routeTable: table.name } : {}),
        vnetOf(other),
      ],
      nics: sites.map((site) => nicOf(site)),
      routeTables: hasTable ? [table] : [],
      gateways: [{ name: gateway, vnet: hub.vnet }],
      sites: [{ name: 'office', ranges: [OFFICE], gateway }],
      links: [
        ...peer(spoke.vnet, hub.vnet, borrows),
        ...peer(other.vnet, hub.vnet, borrows),
        ...(direct ? peer(spoke.vnet, other.vnet) : []),
      ],
    }),
    queries: targets.map(({ ip }) => flowTo(spoke, ip)),
    phrase: (answers) => {
      const through = targets.filter((_, index) => connects(answers[index]));
      return through.length === 0 ? 'None of them' : list(through.map(({ name }) => code(name)));
    },
    headline: !hasTable
      ? 'A borrowed gateway leads to the office, not to other spokes'
      : propagates
        ? 'Peering routes and gateway routes stand beside each other'
        : 'Without propagation gateway routes go, peering routes stay',
    why: () =>
      `${office} The route to ${code(hub.range)} comes from the peering and is there in any case. ${direct ? `So is the one to ${code(other.range)}: ${code(spoke.vnet)} and ${code(other.vnet)} are peered themselves.` : `To ${code(other.vm)} there is none: peering isn't transitive, with or without a gateway.`}`,
    rules: hasTable ? ['R59', 'R37', 'R51'] : ['R51', 'R37', 'R57'],
    about: propagates ? ['M17', 'M1', 'M3'] : ['M33', 'M1'],
  };
}
