import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, named, waysFor } from './parts/picking';

/** What the office advertises by BGP, beside peerings and user routes: what goes to the gateway? */
export const advertisedRanges: Family = {
  id: 'advertised-ranges',
  title: 'Advertised by the office',
  concepts: ['route-selection', 'route-propagation', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M19', 'M20', 'M22'],
  structures: [
    { name: 'a-part-of-ours', draw: drawPartOfOurs },
    { name: 'a-default-route', levels: [2, 3], draw: drawDefaultRoute },
    { name: 'beside-user-routes', levels: [2, 3], draw: drawBesideUserRoutes },
  ],
};

const OFFICE = '10.254.0.0/16';
const DESK = '10.254.3.20';
const SAME_DESK = '10.254.3.91';
const FAR_DESK = '10.254.77.8';
const MIDDLE = '10.254.40.7';
const INTERNET = '203.0.113.80';
/** a private address that nobody here has */
const NOBODY = '10.251.9.9';

type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly appliance: string;
  readonly table: string;
};

const drawScene = (random: Random): Scene => {
  const [hub, spoke] = drawSites(random, 2, { hub: true }) as [Site, Site];
  return { hub, spoke, appliance: hostOf(subnetOf(hub.range, 2)), table: `rt-${spoke.workload}` };
};

function planOf(
  { hub, spoke, appliance, table }: Scene,
  bgp: readonly string[],
  routes: readonly RoutePlan[] = [],
): NetworkPlan {
  return {
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
      ]),
      vnetOf(spoke, routes.length ? { routeTable: table } : {}, [
        { name: 'snet-data', range: subnetOf(spoke.range, 2) },
      ]),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip: appliance, ipForwarding: true },
    ],
    routeTables: routes.length ? [{ name: table, routes }] : [],
    gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet, bgp }],
    links: peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  };
}

/** Whether packets for an address are handed to the gateway. */
const target = (from: Site, name: Prose, address: string, because: Prose): Item => ({
  name,
  query: nextHop(from, address),
  holds: (answer) => (answer as NextHopAnswer).nextHopType === 'VirtualNetworkGateway',
  because,
});

const asks = (random: Random, level: Level, { hub, spoke }: Scene, items: readonly Item[]) => {
  const names = named(random, items);
  const gateway = code(`vgw-${hub.workload}`);
  return {
    which: waysFor(
      level,
      [
        `Packets leave ${code(spoke.vm)} for ${names}. Which of them are handed to the gateway ${gateway}?`,
        `Which of ${names} does ${code(spoke.vm)} reach, or try to reach, through the gateway ${gateway}?`,
      ],
      [`${code(spoke.vm)} sends to ${names}. For which of them is the next hop the gateway ${gateway}?`],
    ),
    whichNot: waysFor(
      level,
      [
        `Packets leave ${code(spoke.vm)} for ${names}. Which of them are not handed to the gateway ${gateway}?`,
      ],
      [
        `${code(spoke.vm)} sends to ${names}. For which of them is the next hop something other than the gateway ${gateway}?`,
      ],
    ),
  };
};

const uses = ({ hub, spoke }: Scene): Prose =>
  `${code(spoke.vnet)} uses the VPN gateway of ${code(hub.vnet)}.`;

/** Among what the office advertises is a part of the hub, or of the spoke itself. */
function drawPartOfOurs(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke } = scene;
  const ofHub = level === 1 || random.oneIn(2);
  const part = ofHub ? hub.subnet.range : subnetOf(spoke.range, 2);
  const owner = ofHub ? hub : spoke;
  const other = hostOf(subnetOf(spoke.range, 2), 6);
  const onlyPart = random.oneIn(2);
  const bgp = onlyPart ? [part] : [OFFICE, part];
  const inPart: Item = ofHub
    ? target(
        spoke,
        code(hub.vm),
        hub.ip,
        `${code(hub.ip)} (${code(hub.vm)}) is in ${code(hub.range)}, and the peering's route is preferred to the longer ${code(part)} from the office.`,
      )
    : target(
        spoke,
        code(other),
        other,
        `${code(other)} is in ${code(spoke.range)}, the network's own range, which is preferred to the longer ${code(part)} from the office.`,
      );
  const inOffice = target(
    spoke,
    code(DESK),
    DESK,
    onlyPart
      ? `${code(DESK)} isn't advertised, so a None route drops it.`
      : `${code(DESK)} is advertised with ${code(OFFICE)}, and nothing else covers it better.`,
  );
  const items = [
    inPart,
    inOffice,
    ...(level === 1
      ? []
      : [
          random.oneIn(2) && !onlyPart
            ? target(
                spoke,
                code(FAR_DESK),
                FAR_DESK,
                `${code(FAR_DESK)} is advertised with ${code(OFFICE)} as well.`,
              )
            : target(
                spoke,
                code(INTERNET),
                INTERNET,
                `${code(INTERNET)} is on the internet, for which the office advertises nothing.`,
              ),
        ]),
  ];
  return askPick(random, planOf(scene, bgp), items, {
    before: `${level === 1 ? 'The office tells the gateway that it has' : 'By BGP the office advertises'} ${list(bgp.map(code))}${level === 1 ? '' : ' to the gateway'}. ${code(part)} is a part of ${code(owner.vnet)}, and is in the list by mistake.`,
    ...asks(random, level, scene, items),
    note: `${uses(scene)} No route table is in use.`,
    headline: 'Routes of networks and peerings are preferred to gateway routes',
    rules: ['R69', 'R68'],
    about: ['M20'],
  });
}

/** Forced tunnelling by BGP: what does 0.0.0.0/0 from the office take? */
function drawDefaultRoute(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke } = scene;
  const own = hostOf(subnetOf(spoke.range, 2), 6);
  const withOffice = random.oneIn(2);
  const bgp = withOffice ? ['0.0.0.0/0', OFFICE] : ['0.0.0.0/0'];
  const pool = [
    target(
      spoke,
      code(INTERNET),
      INTERNET,
      `${code(INTERNET)} follows the advertised ${code('0.0.0.0/0')}, which overrides the system's.`,
    ),
    target(
      spoke,
      code(hub.vm),
      hub.ip,
      `${code(hub.vm)} is a peer's machine: ${code(hub.range)} is longer than ${code('0.0.0.0/0')}.`,
    ),
    target(
      spoke,
      code(own),
      own,
      `${code(own)} is in the network itself, whose ${code(spoke.range)} is longer.`,
    ),
    target(
      spoke,
      code(NOBODY),
      NOBODY,
      `${code(NOBODY)} belongs to nobody: the None route for ${code('10.0.0.0/8')} is longer than an advertised ${code('0.0.0.0/0')}, and only a user route would have removed it.`,
    ),
    ...(withOffice
      ? [target(spoke, code(DESK), DESK, `${code(DESK)} is advertised with ${code(OFFICE)}.`)]
      : []),
  ];
  const items = random.sample(pool, 3);
  return askPick(random, planOf(scene, bgp), items, {
    before: `To see all traffic, the office advertises ${list(bgp.map(code))} to the gateway by BGP.`,
    ...asks(random, level, scene, items),
    note: `${uses(scene)} No route table is in use. ${code(INTERNET)} is a server on the internet.`,
    headline: 'An advertised default route takes only what nothing longer covers',
    rules: ['R77', 'R68', 'R65'],
    about: ['M19', 'M22'],
  });
}

/** User routes and advertised ones, shorter and longer. */
function drawBesideUserRoutes(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke, appliance, table } = scene;
  const toAppliance = (name: string, prefix: string): RoutePlan => ({
    name,
    prefix,
    nextHop: 'VirtualAppliance',
    ip: appliance,
  });
  const userLonger = random.oneIn(2);
  // one of the two has the whole of the office, the other a part of it
  const part = '10.254.3.0/24';
  const bgp = userLonger ? [OFFICE] : [part, '10.254.64.0/18'];
  const user = userLonger ? part : OFFICE;
  const withHub = level === 3 && random.oneIn(2);
  const advertised = withHub ? [...bgp, hub.subnet.range] : bgp;
  const route = userLonger
    ? `the user route ${code(part)} is longer than the advertised ${code(OFFICE)}, so it goes to the appliance`
    : `the advertised ${code(part)} is longer than the user route ${code(OFFICE)}, so it goes to the gateway`;
  const elsewhere = userLonger
    ? `only the advertised ${code(OFFICE)} matches`
    : `the advertised ${code('10.254.64.0/18')} is longer than ${code(OFFICE)}`;
  const pool = [
    ...[DESK, SAME_DESK].map((ip) => target(spoke, code(ip), ip, `For ${code(ip)} ${route}.`)),
    target(spoke, code(FAR_DESK), FAR_DESK, `For ${code(FAR_DESK)} ${elsewhere}.`),
    target(
      spoke,
      code(MIDDLE),
      MIDDLE,
      userLonger
        ? `For ${code(MIDDLE)} only the advertised ${code(OFFICE)} matches.`
        : `For ${code(MIDDLE)} only the user route ${code(OFFICE)} matches, so it goes to the appliance.`,
    ),
  ];
  const items = withHub
    ? [
        target(
          spoke,
          code(hub.vm),
          hub.ip,
          `${code(hub.vm)} is in the peer's ${code(hub.range)}, which is preferred to the advertised ${code(hub.subnet.range)}.`,
        ),
        ...random.sample(pool, 2),
      ]
    : random.sample(pool, 3);
  return askPick(random, planOf(scene, advertised, [toAppliance('office-inspected', user)]), items, {
    before: `The office advertises ${list(advertised.map(code))} to the gateway by BGP. ${code(table)}, the table of ${code(spoke.vm)}, sends ${code(user)} to the appliance ${code(appliance)}.`,
    ...asks(random, level, scene, items),
    note: uses(scene),
    headline: 'The longest prefix first; the source decides between equals',
    rules: withHub ? ['R68', 'R69'] : ['R68'],
    about: ['M19', 'M20'],
  });
}
