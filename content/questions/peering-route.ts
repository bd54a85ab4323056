import type { EffectiveRoute, EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list, phraseRoutes } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { isWithin, subnetOf } from '../topologies/addresses';
import { buildTopology, type LinkPlan, peer, type SubnetPlan, type VnetPlan } from '../topologies/plan';
import { at, drawSites, effectiveRoutes, nicOf, type Site, vnetOf } from '../topologies/scene';

/** What a peering puts into the effective routes, and when it puts nothing there. */
export const peeringRoute: Family = {
  id: 'peering-route',
  title: 'The route a peering brings',
  concepts: ['peering-routes', 'regional-vs-global-peering', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M11', 'M13', 'M14', 'M18', 'M33'],
  structures: [
    { name: 'several-subnets', draw: drawSeveralSubnets },
    { name: 'several-ranges', levels: [2, 3], draw: drawSeveralRanges },
    { name: 'one-link', draw: drawOneLink },
    { name: 'access-off', levels: [2, 3], draw: drawAccessOff },
    { name: 'propagation-off', levels: [2, 3], draw: drawPropagationOff },
    { name: 'same-user-route', levels: [2, 3], draw: drawSameUserRoute },
  ],
};

type Pair = { readonly here: Site; readonly there: Site; readonly isGlobal: boolean };

function drawPair(random: Random): Pair {
  const isGlobal = random.oneIn(2);
  const sites = drawSites(random, 2, { regions: isGlobal ? 'different' : 'same' });
  return { here: at(sites, 0), there: at(sites, 1), isGlobal };
}

const type = ({ isGlobal }: Pair) => (isGlobal ? 'VNetGlobalPeering' : 'VNetPeering');

type Setting = {
  /** the peer's address ranges */
  readonly ranges: readonly string[];
  readonly thereSubnets?: readonly SubnetPlan[];
  readonly hereSubnet?: Partial<SubnetPlan>;
  readonly links: readonly LinkPlan[];
  readonly routeTables?: Parameters<typeof buildTopology>[0]['routeTables'];
  readonly lead?: string;
};

function ask(
  random: Random,
  pair: Pair,
  setting: Setting,
  wording: Pick<Draft, 'headline' | 'rules' | 'about'> & { readonly why: string },
): Draft {
  const { here, there } = pair;
  const remote: VnetPlan = { ...vnetOf(there, {}, setting.thereSubnets), ranges: setting.ranges };
  const isAbout = (row: EffectiveRoute) => setting.ranges.some((range) => isWithin(row.addressPrefix, range));
  const regions = pair.isGlobal
    ? `${code(here.vnet)} is in ${here.region.title}, ${code(there.vnet)} in ${there.region.title}.`
    : `Both networks are in ${here.region.title}.`;
  const space = `${setting.ranges.length > 1 ? 'ranges' : 'range'} ${list(setting.ranges.map(code))}`;
  return {
    form: 'ask',
    prompt: [
      ...(setting.lead ? [setting.lead] : []),
      random.pick([
        `Which of the active effective routes of ${code(here.vm)} lie within the ${space} of ${code(there.vnet)}?`,
        `The effective routes of ${code(here.vm)} are listed. What do they hold, in state Active, for the ${space} of ${code(there.vnet)}?`,
      ]),
    ].join(' '),
    note: regions,
    topology: buildTopology({
      vnets: [vnetOf(here, setting.hereSubnet), remote],
      nics: [nicOf(here), nicOf(there)],
      links: setting.links,
      ...(setting.routeTables && { routeTables: setting.routeTables }),
    }),
    queries: [effectiveRoutes(here)],
    phrase: ([answer]) => phraseRoutes((answer as EffectiveRoutesAnswer).value.filter(isAbout)),
    headline: wording.headline,
    why: () => wording.why,
    rules: wording.rules,
    ...(wording.about && { about: wording.about }),
  };
}

const moreSubnets = (random: Random, { there }: Pair, count: number): SubnetPlan[] =>
  ['snet-data', 'snet-cache', 'snet-batch']
    .slice(0, count)
    .map((name, index) => ({ name, range: subnetOf(there.range, index + 2) }))
    .slice(0, random.int(0, count));

function drawSeveralSubnets(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  return ask(
    random,
    pair,
    { ranges: [there.range], thereSubnets: moreSubnets(random, pair, 1), links: peer(here.vnet, there.vnet) },
    {
      headline: 'One route for each range, none for each subnet',
      why: `The peering adds a system route for the address space of ${code(there.vnet)}, which is one range: ${code(there.range)}. How it is cut into subnets doesn't show. The type is ${type(pair)}, since the two networks are in ${pair.isGlobal ? 'different regions' : 'the same region'}.`,
      rules: ['R33', 'R18'],
    },
  );
}

function drawSeveralRanges(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const second = random.pick(['172.31.0.0/20', '192.168.240.0/21', '10.250.0.0/18', '100.64.8.0/22']);
  const extra = { name: 'snet-added', range: subnetOf(second, 0) };
  return ask(
    random,
    pair,
    { ranges: [there.range, second], thereSubnets: [extra], links: peer(here.vnet, there.vnet) },
    {
      headline: 'One route for each range of the address space',
      why: `${code(there.vnet)} has two ranges, ${code(there.range)} and ${code(second)}, and each becomes one route of type ${type(pair)}. Subnets inside them make none.`,
      rules: ['R33', 'R18'],
    },
  );
}

function drawOneLink(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const mine = random.oneIn(2);
  const link: LinkPlan = mine ? { from: here.vnet, to: there.vnet } : { from: there.vnet, to: here.vnet };
  return ask(
    random,
    pair,
    { ranges: [there.range], thereSubnets: moreSubnets(random, pair, 1), links: [link] },
    {
      headline: 'A link that is Initiated brings no route',
      why: `There is one link, in ${code(link.from)}. Until ${code(link.to)} has one that leads back, it stays Initiated, and neither side gets a route.`,
      rules: ['R31', 'R24'],
    },
  );
}

function drawAccessOff(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const off = { access: false };
  return ask(
    random,
    pair,
    {
      ranges: [there.range],
      thereSubnets: moreSubnets(random, pair, 1),
      links: peer(here.vnet, there.vnet, [off, random.oneIn(2) ? off : {}]),
      lead: `On its link to ${code(there.vnet)}, ${code(here.vnet)} has ${code('allowVirtualNetworkAccess')} off.`,
    },
    {
      headline: 'Without access the route stays',
      why: `Both links are Connected, and that is what brings the route for ${code(there.range)}. ${code('allowVirtualNetworkAccess')} decides whether ${code(there.vnet)} belongs to the VirtualNetwork tag; the table of routes doesn't change.`,
      rules: ['R40', 'R33'],
      about: ['M14'],
    },
  );
}

function drawPropagationOff(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const table = `rt-${here.workload}`;
  const routes = random.oneIn(2)
    ? [{ name: 'to-internet', prefix: '0.0.0.0/0', nextHop: 'Internet' as const }]
    : [];
  return ask(
    random,
    pair,
    {
      ranges: [there.range],
      thereSubnets: moreSubnets(random, pair, 1),
      hereSubnet: { routeTable: table },
      links: peer(here.vnet, there.vnet),
      routeTables: [{ name: table, routes, disableBgpRoutePropagation: true }],
      lead: `The route table ${code(table)} of the subnet has gateway route propagation switched off.`,
    },
    {
      headline: 'Propagation is about gateway routes only',
      why: `${code(table)} keeps routes of gateways out of the subnet. The route for ${code(there.range)} comes from the peering, as a system route, and stays.`,
      rules: ['R59', 'R33'],
      about: ['M33'],
    },
  );
}

function drawSameUserRoute(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const table = `rt-${here.workload}`;
  return ask(
    random,
    pair,
    {
      ranges: [there.range],
      thereSubnets: moreSubnets(random, pair, 1),
      hereSubnet: { routeTable: table },
      links: peer(here.vnet, there.vnet),
      routeTables: [{ name: table, routes: [{ name: 'peer-off', prefix: there.range, nextHop: 'None' }] }],
      lead: `The route table ${code(table)} of the subnet has a route for ${code(there.range)}, with next hop None.`,
    },
    {
      headline: 'A user route with the same prefix makes the peering route Invalid',
      why: `For ${code(there.range)} there are two routes now, one from the peering and one from ${code(table)}. With equal prefixes the user route is Active, and the peering's is listed as Invalid.`,
      rules: ['R70', 'R68', 'R35'],
    },
  );
}
