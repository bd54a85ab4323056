import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer } from '../../topologies/plan';
import { drawSites, nextHop, nicOf, planOf, type Site, vnetOf } from '../../topologies/scene';
import { asksNextHop } from '../parts/asking';
import { idleFlags, placesOf } from '../parts/scenery';

/** What type does the peering's route have, and is there one? */
export function drawNextHop(random: Random, level: Level): Draft {
  const tie = random.pick(['far', 'far', 'half', 'behind', 'near'] as const);
  const sites = drawSites(random, 3, {
    regions: ['home', tie === 'far' || (tie !== 'near' && random.oneIn(2)) ? 'away' : 'home', 'home'],
  });
  const [from, to, other] = sites as [Site, Site, Site];
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  const links = {
    far: peer(from.vnet, to.vnet, [idleFlags(random, level), idleFlags(random, level)]),
    near: peer(from.vnet, to.vnet),
    half: [half],
    behind: peer(other.vnet, to.vnet),
  }[tie];
  const isPeer = tie === 'far' || tie === 'near';
  // where the two are neighbours, a longer route from the office is what may be taken for better
  const learned =
    tie === 'near' || (level === 3 && tie === 'far') ? [to.subnet.range, '10.254.0.0/16'] : null;
  const gateway = `vgw-${from.workload}`;
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(from.range, 27) };
  const plan: NetworkPlan = {
    ...planOf(sites, { links: [...links, ...peer(from.vnet, other.vnet)] }),
    ...(learned && {
      vnets: [vnetOf(from, {}, [gatewaySubnet]), vnetOf(to), vnetOf(other)],
      gateways: [{ name: gateway, vnet: from.vnet, bgp: learned }],
    }),
  };
  const none = `There is no route for ${code(to.range)}, and private addresses without a route meet None.`;
  const why = {
    far: `The peering joins ${from.region.title} and ${to.region.title}, so its route to ${code(to.range)} has the type VNetGlobalPeering, and no gateway comes into it.`,
    near: `Both are in ${from.region.title}, so the peering's route to ${code(to.range)} has the type VNetPeering.`,
    half: `${code(half.from)} has a link to ${code(half.to)}, and none leads back: it is Initiated and brings nothing. ${none}`,
    behind: `${code(to.vnet)} is a peer of ${code(other.vnet)}, not of ${code(from.vnet)}. ${none}`,
  }[tie];
  return {
    form: 'ask',
    prompt: `${learned ? `By BGP ${code(gateway)} learns ${code(to.subnet.range)} from the office. ` : ''}${asksNextHop(random, from, to.ip, `the address of ${code(to.vm)}`)}`,
    note: `${placesOf(sites)} No route table is in use.`,
    topology: buildTopology(plan),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
    headline: isPeer
      ? 'VNetPeering inside a region, VNetGlobalPeering across two'
      : 'Where no peering leads, private addresses meet None',
    why: () =>
      `${why}${learned ? ` The longer ${code(to.subnet.range)} from the office is set aside: peering routes are preferred to gateway routes.` : ''}`,
    rules: isPeer ? ['R33', ...(learned ? (['R69'] as const) : []), 'R18'] : ['R31', 'R65'],
    about: learned ? ['M20', 'M11'] : tie === 'behind' ? ['M1', 'M22'] : ['M4', 'M11', 'M22'],
  };
}

/** The two networks are joined by gateways as well. Which way do packets take? */
export function drawTwoWays(random: Random, level: Level): Draft {
  const tie = random.pick(['peered', 'peered', 'half'] as const);
  const far = !random.oneIn(3);
  const sites = drawSites(random, 3, { regions: ['home', far ? 'away' : 'home', 'home'] });
  const [from, to, other] = sites as [Site, Site, Site];
  const withOther = level === 3;
  const shown = withOther ? sites : [from, to];
  // a default route to an appliance: whoever lets the source decide takes it for the winner
  const table = `rt-${from.workload}`;
  const inspection = { name: 'snet-inspection', range: subnetOf(from.range, 2) };
  const ip = hostOf(inspection.range);
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  const gatewaySubnet = (site: Site) => ({ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) });
  const gateway = `vgw-${from.workload}`;
  // what is learned is either the range of the other network or a part of it
  const learned = random.pick([to.range, to.subnet.range]);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(gateway)} has a connection to ${code(to.vnet)} too, from earlier days, and learns ${code(learned)} over it. By what next hop does ${code(from.vm)} send to ${code(to.ip)} (${code(to.vm)})?`,
      `From the time before peering ${code(gateway)} still learns ${code(learned)} by BGP. Which next hop does a packet from ${code(from.vm)} to ${code(to.ip)} (${code(to.vm)}) get?`,
      `The tunnel that once joined the two is still up: ${code(gateway)} learns ${code(learned)} over it. Which next hop does Network Watcher show from ${code(from.vm)} to ${code(to.ip)} (${code(to.vm)})?`,
    ]),
    note: withOther
      ? `${placesOf(shown)} ${code(table)} sends ${code('0.0.0.0/0')} to ${code('nva-01')}.`
      : `${placesOf(shown)} No route table is in use.`,
    topology: buildTopology({
      vnets: [
        vnetOf(from, withOther ? { routeTable: table } : {}, [
          gatewaySubnet(from),
          ...(withOther ? [inspection] : []),
        ]),
        vnetOf(to),
        ...(withOther ? [vnetOf(other)] : []),
      ],
      nics: [
        ...shown.map((site) => nicOf(site)),
        ...(withOther
          ? [{ name: 'nva-01', vnet: from.vnet, subnet: inspection.name, ip, ipForwarding: true }]
          : []),
      ],
      ...(withOther && {
        routeTables: [
          {
            name: table,
            routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance' as const, ip }],
          },
        ],
      }),
      gateways: [{ name: gateway, vnet: from.vnet, bgp: [learned] }],
      links: [
        ...(tie === 'peered' ? peer(from.vnet, to.vnet) : [half]),
        ...(withOther ? peer(from.vnet, other.vnet) : []),
      ],
    }),
    queries: [nextHop(from, to.ip)],
    phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
    headline:
      tie === 'peered' ? 'With a peering the gateway is not used' : 'Half a peering replaces no gateway',
    why: () =>
      tie === 'peered'
        ? `The peering brings ${code(to.range)}, with the type ${far ? 'VNetGlobalPeering' : 'VNetPeering'}. Routes of peerings are preferred to what a gateway learns, be it as long, longer or shorter; ${far ? 'different regions change nothing about that' : 'so the old tunnel carries nothing of it'}.`
        : `Between the two there is one link, in ${code(half.from)}, and it is Initiated: no route comes from it. So ${code(learned)} from the gateway is the longest match for ${code(to.ip)}${withOther ? `, longer than the user route ${code('0.0.0.0/0')}` : ''}.`,
    rules: tie === 'peered' ? ['R36', 'R69', 'R33'] : ['R31', 'R68'],
    about: tie === 'peered' ? ['M20', 'M11', 'M19'] : ['M4', 'M19'],
  };
}
