import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import {
  idOf,
  type LinkPlan,
  type NetworkPlan,
  type NicPlan,
  peer,
  type RoutePlan,
  type RouteTablePlan,
} from '../topologies/plan';
import { drawSites, effectiveRoutes, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';

/** A route table that keeps gateway routes out: what goes, what stays, and for whom. */
export const gatewayRoutesOff: Family = {
  id: 'gateway-routes-off',
  title: 'Gateway routes kept out',
  concepts: ['route-propagation', 'peering-routes', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M3', 'M15', 'M33'],
  structures: [
    { name: 'two-subnets', draw: drawTwoSubnets },
    { name: 'rows-that-stay', levels: [2, 3], draw: drawRowsThatStay },
    { name: 'a-way-of-ones-own', levels: [2, 3], draw: drawOwnWay },
  ],
};

const OFFICE = '10.254.0.0/16';
const PART = '10.254.3.0/24';
const DESK = '10.254.3.20';
const OTHER_DESK = '10.254.77.8';

type Scene = { readonly hub: Site; readonly spoke: Site; readonly other: Site };

const drawScene = (random: Random): Scene => {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return { hub, spoke, other };
};

const BORROWS = [{ remoteGateways: true }, { transit: true }] as const;

type Built = {
  readonly scene: Scene;
  readonly tables: readonly RouteTablePlan[];
  /** table of the spoke's first subnet, and of a second one where there is one */
  readonly first?: string;
  readonly second?: { readonly site: Site; readonly table?: string };
  /** whether the two spokes have a peering of their own */
  readonly isDirect?: boolean;
  /** the flags of the spoke's peering, its own side first */
  readonly sides?: readonly [Partial<LinkPlan>, Partial<LinkPlan>];
};

function planOf({ scene, tables, first, second, isDirect = false, sides = BORROWS }: Built): NetworkPlan {
  const { hub, spoke, other } = scene;
  const gateway = `vgw-${hub.workload}`;
  const nics: NicPlan[] = [nicOf(hub), nicOf(spoke), ...(second ? [nicOf(second.site)] : []), nicOf(other)];
  return {
    vnets: [
      vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
      vnetOf(
        spoke,
        first ? { routeTable: first } : {},
        second ? [{ ...second.site.subnet, ...(second.table && { routeTable: second.table }) }] : [],
      ),
      vnetOf(other),
    ],
    nics,
    routeTables: tables,
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [OFFICE], gateway }],
    links: [
      ...peer(spoke.vnet, hub.vnet, sides),
      ...peer(other.vnet, hub.vnet, BORROWS),
      ...(isDirect ? peer(spoke.vnet, other.vnet) : []),
    ],
  };
}

const toOffice = (from: Site, ip = DESK) => ({
  kind: 'reach' as const,
  source: { networkInterface: { id: idOf('nic', from.vm) } },
  destination: { ipAddress: ip },
  protocol: 'Tcp' as const,
  sourcePort: 50_000,
  destinationPort: 443,
});

const joined = ({ hub }: Scene): Prose =>
  `The office has ${code(OFFICE)} and is joined to ${code(`vgw-${hub.workload}`)} in ${code(hub.vnet)}, whose gateway both spokes use.`;

/** One spoke, two subnets, and tables that differ. */
function drawTwoSubnets(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke } = scene;
  const spare = { name: 'snet-jobs', range: subnetOf(spoke.range, 2) };
  const second: Site = {
    ...spoke,
    vm: 'vm-jobs-01',
    subnet: spare,
    ip: hostOf(spare.range, random.int(0, 5)),
  };
  const [off, on] = ['rt-closed', 'rt-open'];
  const tables: RouteTablePlan[] = [
    { name: off, routes: [], disableBgpRoutePropagation: true },
    { name: on, routes: [] },
  ];
  // at least one of the two subnets has the table that keeps them out
  const [first, other] = random.pick<readonly [string | null, string | null]>([
    [off, null],
    [off, on],
    [null, off],
    [on, off],
    [off, off],
  ]);
  const tableOf = new Map([
    [spoke, first],
    [second, other],
  ]);
  const flow = (from: Site, isOffice: boolean): Item => {
    const isOff = tableOf.get(from) === off;
    return {
      name: isOffice ? `${code(from.vm)} to the office` : `${code(from.vm)} to ${code(hub.vm)}`,
      query: isOffice ? toOffice(from) : reach(from, hub),
      holds: isAnswered,
      because: isOffice
        ? isOff
          ? `${code(off)} keeps ${code(OFFICE)} out of the subnet of ${code(from.vm)}.`
          : `The subnet of ${code(from.vm)} has the route to ${code(OFFICE)}.`
        : `${code(from.vm)} reaches ${code(hub.vm)} by the peering's route${isOff ? ', which stays' : ''}.`,
    };
  };
  const all = [flow(spoke, true), flow(second, true), flow(spoke, false), flow(second, false)];
  const items = level === 1 ? random.sample(all, 2) : random.sample(all, 3);
  const names = named(random, items);
  const says = (site: Site): Prose => {
    const table = tableOf.get(site);
    return `that of ${code(site.vm)} ${table ? `has ${code(table)}` : 'has no route table'}`;
  };
  return askPick(
    random,
    planOf({
      scene,
      tables: tables.filter(({ name }) => name === first || name === other),
      ...(first && { first }),
      second: { site: second, ...(other && { table: other }) },
    }),
    items,
    {
      before: `${code(spoke.vnet)} has two subnets: ${says(spoke)}, ${says(second)}. ${level === 1 ? `${code(off)} keeps routes that come from a gateway out of its subnets.` : `In ${code(off)} gateway route propagation is switched off.`}`,
      which: [
        `These connections are tried: ${names}. Which of them work?`,
        `Which of these get an answer: ${names}?`,
      ],
      whichNot: [
        `These connections are tried: ${names}. Which of them fail?`,
        `Which of these get no answer: ${names}?`,
      ],
      note: `${joined(scene)} No table has a route of its own, and no NSG is in use. In the office ${code(DESK)} is tried.`,
      headline: 'Propagation is a matter of one table, and of gateway routes only',
      rules: ['R59', 'R79'],
      about: ['M33'],
    },
  );
}

/** Which ranges do the effective routes of the spoke still name? */
function drawRowsThatStay(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke, other } = scene;
  const isOff = random.oneIn(2);
  const isDirect = random.oneIn(2);
  const borrows = level === 2 || !random.oneIn(3);
  const table = `rt-${spoke.workload}`;
  const sides = borrows
    ? undefined
    : random.pick([[{ transit: true }, { transit: true }] as const, [{}, { transit: true }] as const]);
  const row = (prefix: string, because: Prose): Item => ({
    name: code(prefix),
    query: effectiveRoutes(spoke),
    holds: (answer) =>
      (answer as EffectiveRoutesAnswer).value.some(
        ({ addressPrefix, state }) => addressPrefix === prefix && state === 'Active',
      ),
    because,
  });
  const hubRow = row(
    hub.range,
    `${code(hub.range)} comes from the peering with ${code(hub.vnet)} and is there${isOff ? ', propagation or not' : ''}.`,
  );
  const items = [
    hubRow,
    row(
      OFFICE,
      !borrows
        ? `${code(OFFICE)} isn't known, since ${code(spoke.vnet)} borrows no gateway.`
        : isOff
          ? `${code(OFFICE)} comes from a gateway, and ${code(table)} keeps it out.`
          : `${code(OFFICE)} comes from the gateway, and ${code(table)} lets it in.`,
    ),
    row(
      other.range,
      isDirect
        ? `${code(other.range)} comes from the peering that the two spokes have of their own.`
        : `${code(other.range)} is the range of another spoke, which neither the hub nor its gateway passes on.`,
    ),
  ];
  const names = named(random, items);
  return askPick(
    random,
    planOf({
      scene,
      tables: [{ name: table, routes: [], disableBgpRoutePropagation: isOff }],
      first: table,
      isDirect,
      ...(sides && { sides }),
    }),
    items,
    {
      before: `In ${code(table)}, the route table of ${code(spoke.vm)}, gateway route propagation is switched ${isOff ? 'off' : 'on'}, and it has no routes.`,
      which: [
        `Which of ${names} are among the effective routes of ${code(spoke.vm)}?`,
        `Somebody looks for ${names} in the effective routes of ${code(spoke.vm)}. Which are there?`,
      ],
      whichNot: [
        `Which of ${names} are not among the effective routes of ${code(spoke.vm)}?`,
        `Somebody looks for ${names} in the effective routes of ${code(spoke.vm)}. Which are missing?`,
      ],
      note: `The office has ${code(OFFICE)} and is joined to ${code(`vgw-${hub.workload}`)} in ${code(hub.vnet)}. ${code(other.vnet)} (${code(other.range)}) is another spoke${isDirect ? ` that ${code(spoke.vnet)} is also peered with` : ''}${borrows ? '. Both spokes use the gateway' : ', which uses the gateway; the flags of this spoke are in the figure'}.`,
      headline: 'Without propagation gateway routes go, peering routes stay',
      rules: ['R59', 'R57', 'R33'],
      about: borrows ? ['M33', 'M3'] : ['M15', 'M33'],
    },
  );
}

/** Propagation is off, and a user route leads to the gateway all the same. */
function drawOwnWay(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke, other } = scene;
  const table = `rt-${spoke.workload}`;
  const prefix = random.pick(level === 3 ? [OFFICE, PART, PART, '10.254.64.0/18'] : [OFFICE, PART]);
  const route: RoutePlan = { name: 'to-the-office', prefix, nextHop: 'VirtualNetworkGateway' };
  const covers = (ip: string) => prefix === OFFICE || (prefix === PART ? ip === DESK : ip === OTHER_DESK);
  const desk = (ip: string): Item => ({
    name: code(ip),
    query: toOffice(spoke, ip),
    holds: isAnswered,
    because: covers(ip)
      ? `${code(ip)} lies in ${code(prefix)}, and the user route takes it to the gateway.`
      : `${code(ip)} is outside ${code(prefix)}, and the gateway's own route for ${code(OFFICE)} is kept out.`,
  });
  const machine = (to: Site, because: Prose): Item => ({
    name: code(to.vm),
    query: reach(spoke, to),
    holds: isAnswered,
    because,
  });
  const pool = [
    desk(DESK),
    desk(OTHER_DESK),
    machine(hub, `${code(hub.vm)} is reached by the peering's route, which stays.`),
    machine(other, `${code(other.vm)} is in another spoke, to which there is no route.`),
  ];
  const items = random.oneIn(2) ? pool.slice(0, 3) : random.sample(pool, 3);
  const names = named(random, items);
  return askPick(
    random,
    planOf({
      scene,
      tables: [{ name: table, routes: [route], disableBgpRoutePropagation: true }],
      first: table,
    }),
    items,
    {
      before: `${code(table)}, the route table of ${code(spoke.vm)}, has gateway route propagation switched off and one route: ${code(prefix)} → ${code('VirtualNetworkGateway')}.`,
      which: [
        `Which of ${names} does ${code(spoke.vm)} get an answer from?`,
        `${code(spoke.vm)} connects to ${names}. Which of them answer?`,
      ],
      whichNot: [
        `Which of ${names} does ${code(spoke.vm)} get no answer from?`,
        `${code(spoke.vm)} connects to ${names}. Which of them are out of reach?`,
      ],
      note: `${joined(scene)} ${code(`vgw-${hub.workload}`)} is a VPN gateway. ${code(DESK)} and ${code(OTHER_DESK)} are in the office, and no NSG is in use.`,
      headline: 'A user route to the gateway brings back what it names',
      rules: ['R59', 'R58', 'R37'],
      about: ['M33'],
    },
  );
}
