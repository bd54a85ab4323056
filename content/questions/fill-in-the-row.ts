import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, nicOf, planOf, vnetOf } from '../topologies/scene';
import { drawBesideAGateway } from './fill-in-the-row/beside-a-gateway';
import { asks, LONGEST, rowParts, titleOf } from './fill-in-the-row/rows';

/** One row of a machine's effective routes, filled in by drop-downs: the one that a packet follows. */
export const fillInTheRow: Family = {
  id: 'fill-in-the-row',
  title: 'The row a packet follows',
  concepts: [
    'effective-routes-and-next-hop',
    'route-selection',
    'peering-routes',
    'system-routes',
    'route-propagation',
  ],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M19', 'M20', 'M33', 'M21', 'M1', 'M2', 'M4', 'M22', 'M18', 'M13', 'M15', 'M11'],
  structures: [
    { name: 'a-peer', levels: [1, 2], draw: drawAPeer },
    { name: 'a-peers-peer', levels: [1, 2, 3], draw: drawAPeersPeer },
    { name: 'beside-a-default-route', levels: [2, 3], draw: drawBesideADefaultRoute },
    { name: 'beside-a-gateway', levels: [2, 3], draw: drawBesideAGateway },
  ],
};

/** Peered, or half so. */
function drawAPeer(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 1 ? 2 : 3, { regions: 'different' });
  const [a, b] = [at(sites, 0), at(sites, 1)];
  const links = peer(a.vnet, b.vnet);
  const isHalf = random.oneIn(2);
  const table = `rt-${a.workload}`;
  const hasTable = level === 2 && random.oneIn(2);
  const plan: NetworkPlan = {
    ...planOf(sites, {
      links: [
        ...(isHalf ? [random.pick(links)] : links),
        ...sites.slice(2).flatMap((site) => peer(a.vnet, site.vnet)),
      ],
    }),
    ...(hasTable && {
      vnets: sites.map((site) => vnetOf(site, site === a ? { routeTable: table } : {})),
      routeTables: [{ name: table, routes: [], disableBgpRoutePropagation: true }],
    }),
  };
  const why = isHalf
    ? `The peering of ${code(a.vnet)} with ${code(b.vnet)} has one of its two links, so it brings no route. What is left for ${code(b.ip)} is the system's None route for private addresses.`
    : `The peering brings ${code(a.vnet)} one row for the whole range of ${code(b.vnet)}, ${code(b.range)}, not one for each subnet; ${code(b.ip)} lies in it.${hasTable ? ` Gateway route propagation has no say in it: this is a system route.` : ''}`;
  const rules = isHalf
    ? (['R24', 'R65'] as const)
    : hasTable
      ? (['R33', 'R59'] as const)
      : (['R33'] as const);
  return {
    form: 'parts',
    prompt: asks(random, a, b),
    note: `The networks are in different regions. ${hasTable ? `${code(table)}, on the subnet of ${code(a.vm)}, has no routes; gateway route propagation is off in it.` : 'No route table is in use.'}`,
    title: titleOf(a),
    headline: isHalf ? 'Half a peering brings no route' : 'One row for the whole range of the peer',
    why: LONGEST,
    rules: isHalf ? ['R24', 'R65'] : ['R33', 'R67'],
    ...rowParts(plan, a, b, ['addressPrefix', 'nextHopType'], why, rules),
  };
}

/** A network that is a peer of the hub's; now and then one's own peer as well. */
function drawAPeersPeer(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 3 ? 4 : 3, { hub: random.oneIn(2), regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const flag = { forwarded: level === 3 };
  const direct = random.oneIn(3);
  const plan = planOf(sites, {
    links: [
      ...sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
      ...(direct ? peer(a.vnet, b.vnet, [flag, flag]) : []),
    ],
  });
  const why = direct
    ? `${code(a.vnet)} has a peering of its own with ${code(b.vnet)}, beside that with ${code(hub.vnet)}. It brings the row ${code(b.range)}, from ${b.region.title} to ${a.region.title} as within one region.`
    : `${code(a.vnet)} has rows for itself and for its peer ${code(hub.vnet)} (${code(hub.range)}). ${code(b.vnet)} is a peer of ${code(hub.vnet)} and none of its own, so no row holds ${code(b.range)}: a None route for private addresses is the longest match.`;
  const rules = direct ? (['R33', 'R34'] as const) : (['R37', 'R65'] as const);
  return {
    form: 'parts',
    prompt: asks(random, a, b),
    note: `The networks are in different regions. No route table is in use.${level === 3 ? ' All links allow forwarded traffic.' : ''}`,
    title: titleOf(a),
    headline: direct ? 'Each peer has a row of its own' : 'A peer’s peer has no row',
    why: LONGEST,
    rules,
    ...rowParts(plan, a, b, ['addressPrefix', 'nextHopType'], why, rules),
  };
}

/** A spoke whose default route goes to a firewall: the packet to the hub, with or without a route of its own, or past it. */
function drawBesideADefaultRoute(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, other] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const aim = random.pick(['hub', 'hub-by-route', 'spoke'] as const);
  const to = aim === 'spoke' ? other : hub;
  const firewallSubnet = lastSubnetOf(hub.range, 26);
  const ip = hostOf(firewallSubnet);
  const flag = { forwarded: true };
  const table = `rt-${a.workload}`;
  const toFirewall = { nextHop: 'VirtualAppliance', ip } as const;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: firewallSubnet }]),
      vnetOf(a, { routeTable: table }),
      vnetOf(other),
    ],
    nics: sites.map((site) => nicOf(site)),
    firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
    routeTables: [
      {
        name: table,
        routes: [
          { name: 'default', prefix: '0.0.0.0/0', ...toFirewall },
          ...(aim === 'hub-by-route' ? [{ name: 'to-hub', prefix: hub.range, ...toFirewall }] : []),
        ],
      },
    ],
    links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  };
  const said = {
    hub: {
      headline: 'The longest prefix comes first',
      why: `${code(table)} has ${code('0.0.0.0/0')} to the firewall, and the peering brings ${code(hub.range)}. ${code(hub.ip)} is in both, and the longer prefix decides, whoever made it: traffic to ${code(hub.vnet)} goes past the firewall.`,
      rules: ['R68', 'R71'],
    },
    'hub-by-route': {
      headline: 'With the same prefix the user route wins',
      why: `For ${code(hub.range)} there are two rows: that of the peering, which is a default route, and that of ${code(table)}. Their prefixes are the same, so the user route wins, and the peering's is Invalid.`,
      rules: ['R68', 'R70'],
    },
    spoke: {
      headline: 'What no peering covers follows the default route',
      why: `${code(a.vnet)} is a peer of ${code(hub.vnet)}, not of ${code(other.vnet)}, so no row of a peering holds ${code(other.ip)}. A user route ${code('0.0.0.0/0')} also takes the None routes for private addresses away: it is all that is left.`,
      rules: ['R66', 'R37'],
    },
  } as const;
  const { headline, why, rules } = said[aim];
  return {
    form: 'parts',
    prompt: asks(random, a, to),
    note: `${code(table)}, on the subnet of ${code(a.vm)}, sends ${code('0.0.0.0/0')}${aim === 'hub-by-route' ? ` and ${code(hub.range)}` : ''} to the firewall at ${code(ip)}. All links allow forwarded traffic.`,
    title: titleOf(a),
    headline,
    why: LONGEST,
    rules,
    ...rowParts(plan, a, to, ['addressPrefix', 'nextHopType', 'source'], why, rules),
  };
}
