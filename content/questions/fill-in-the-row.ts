import type { EffectiveRoutesAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, effectiveRoutes, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';

/** One row of a machine's effective routes, filled in by drop-downs: the one that a packet follows. */
export const fillInTheRow: Family = {
  id: 'fill-in-the-row',
  title: 'The row a packet follows',
  concepts: ['effective-routes-and-next-hop', 'route-selection', 'peering-routes', 'system-routes'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M1', 'M4', 'M18', 'M21', 'M22'],
  structures: [
    { name: 'a-peer', levels: [1, 2], draw: drawAPeer },
    { name: 'a-peers-peer', levels: [1, 2, 3], draw: drawAPeersPeer },
    { name: 'beside-a-default-route', levels: [2, 3], draw: drawBesideADefaultRoute },
  ],
};

type Row = { readonly addressPrefix: string; readonly nextHopType: string; readonly source: string };

/** The row that the sender's first look-up chose, with the source that the table gives it. */
function rowOf(answers: readonly unknown[]): Row | null {
  const [reached, table] = answers as [ReachAnswer, EffectiveRoutesAnswer];
  const step = reached.trace.hops[0]?.steps.find((each) => each.kind === 'route');
  const chosen = step?.kind === 'route' ? step.chosen : null;
  if (!chosen) return null;
  const row = table.value.find(
    ({ addressPrefix, nextHopType, state }) =>
      state === 'Active' && addressPrefix === chosen.addressPrefix && nextHopType === chosen.nextHopType,
  );
  return row ? { ...row } : null;
}

function rowParts(
  plan: NetworkPlan,
  from: Site,
  to: Site,
  fields: readonly (keyof Row)[],
  why: Prose,
  rules: PartDraft['rules'],
): { readonly topology: ReturnType<typeof buildTopology>; readonly parts: PartDraft[] } {
  const topology = buildTopology(plan);
  const labels: Record<keyof Row, Prose> = {
    addressPrefix: 'Address prefix',
    nextHopType: 'Next hop type',
    source: 'Source',
  };
  return {
    topology,
    parts: fields.map((field) => ({
      form: 'ask',
      label: labels[field],
      topology,
      queries: [reach(from, to), effectiveRoutes(from)],
      phrase: (answers) => {
        const row = rowOf(answers);
        return row && code(row[field]);
      },
      why: () => why,
      rules,
    })),
  };
}

const asks = (random: Random, from: Site, to: Site): Prose =>
  random.pick([
    `${code(from.vm)} sends a packet to ${code(to.ip)} (${code(to.vm)}). Fill in the row of its effective routes that the packet follows.`,
    `Which row of the effective routes of ${code(from.vm)} decides about a packet to ${code(to.ip)}? Fill it in.`,
    `For ${code(to.ip)}, the address of ${code(to.vm)}, Azure picks one row from the table of ${code(from.vm)}. Complete that row.`,
  ]);

const titleOf = (from: Site): Prose => `Effective routes of ${code(from.vm)}`;

/** Peered, or half so. */
function drawAPeer(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 1 ? 2 : 3);
  const [a, b] = [at(sites, 0), at(sites, 1)];
  const links = peer(a.vnet, b.vnet);
  const isHalf = random.oneIn(2);
  const plan = planOf(sites, {
    links: [
      ...(isHalf ? [random.pick(links)] : links),
      ...sites.slice(2).flatMap((site) => peer(a.vnet, site.vnet)),
    ],
  });
  const why = isHalf
    ? `The peering of ${code(a.vnet)} with ${code(b.vnet)} has one of its two links, so it brings no route. What is left for ${code(b.ip)} is the system's None route for private addresses.`
    : `The peering brings ${code(a.vnet)} one row for the whole range of ${code(b.vnet)}, ${code(b.range)}, not one for each subnet; ${code(b.ip)} lies in it.`;
  return {
    form: 'parts',
    prompt: asks(random, a, b),
    note: 'No route table is in use.',
    title: titleOf(a),
    headline: isHalf ? 'Half a peering brings no route' : 'One row for the whole range of the peer',
    why,
    rules: isHalf ? ['R24', 'R65'] : ['R33', 'R67'],
    ...rowParts(plan, a, b, ['addressPrefix', 'nextHopType'], why, isHalf ? ['R24'] : ['R33']),
  };
}

function drawAPeersPeer(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 3 ? 4 : 3, { hub: random.oneIn(2) });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const flag = { forwarded: level === 3 };
  const plan = planOf(sites, {
    links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  });
  const why = `${code(a.vnet)} has rows for itself and for its peer ${code(hub.vnet)} (${code(hub.range)}). ${code(b.vnet)} is a peer of ${code(hub.vnet)} and none of its own, so no row holds ${code(b.range)}: a None route for private addresses is the longest match.`;
  return {
    form: 'parts',
    prompt: asks(random, a, b),
    note: `No route table is in use.${level === 3 ? ' All links allow forwarded traffic.' : ''}`,
    title: titleOf(a),
    headline: 'A peer’s peer has no row',
    why,
    rules: ['R37', 'R65'],
    ...rowParts(plan, a, b, ['addressPrefix', 'nextHopType'], why, ['R37', 'R65']),
  };
}

/** A spoke whose default route goes to a firewall: the packet to the hub, or to what lies behind it. */
function drawBesideADefaultRoute(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 3 ? 3 : 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const other = sites[2];
  const ip = lastSubnetOf(hub.range, 26).replace(/\d+\/26$/, (end) => String(Number.parseInt(end, 10) + 4));
  const flag = { forwarded: true };
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) }]),
      vnetOf(a, { routeTable: `rt-${a.workload}` }),
      ...(other ? [vnetOf(other)] : []),
    ],
    nics: sites.map((site) => nicOf(site)),
    firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
    routeTables: [
      {
        name: `rt-${a.workload}`,
        routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }],
      },
    ],
    links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
  };
  const why = `${code(`rt-${a.workload}`)} has ${code('0.0.0.0/0')} to the firewall, and the peering brings ${code(hub.range)}. ${code(hub.ip)} is in both, and the longer prefix decides, whoever made it: traffic to ${code(hub.vnet)} goes past the firewall.`;
  return {
    form: 'parts',
    prompt: asks(random, a, hub),
    note: `${code(`rt-${a.workload}`)}, on the subnet of ${code(a.vm)}, has one route: ${code('0.0.0.0/0')} to ${code(ip)}.`,
    title: titleOf(a),
    headline: 'The longest prefix comes first',
    why,
    rules: ['R68', 'R71'],
    ...rowParts(plan, a, hub, ['addressPrefix', 'nextHopType', 'source'], why, ['R68', 'R71']),
  };
}
