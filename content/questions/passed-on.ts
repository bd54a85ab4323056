import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, type NicPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';

/** Machines and firewalls that are to pass packets on: which of them do? */
export const passedOn: Family = {
  id: 'passed-on',
  title: 'Who passes packets on?',
  concepts: ['nva-transit', 'hub-and-spoke', 'user-defined-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M23', 'M24'],
  structures: [
    { name: 'which-appliance', draw: drawWhichAppliance },
    { name: 'inside-one-network', levels: [2, 3], draw: drawInsideOneNetwork },
    { name: 'two-in-a-row', levels: [3], draw: drawTwoInARow },
  ],
};

/** What stands at a next hop: a machine with IP forwarding on its NIC, one without, a firewall, or nobody. */
type Hop = 'on' | 'off' | 'firewall' | 'nobody';

const flow = (from: Site, to: Site, because: Prose): Item => ({
  name: `${code(from.vm)} to ${code(to.vm)}`,
  query: reach(from, to),
  holds: isAnswered,
  because,
});

const asks = (random: Random, items: readonly Item[]) => {
  const names = named(random, items);
  return {
    which: [
      `These connections are opened: ${names}. Which of them come about?`,
      `Which of these connections work, request and reply: ${names}?`,
    ],
    whichNot: [
      `These connections are opened: ${names}. Which of them don't come about?`,
      `Which of these connections fail, at the request or at the reply: ${names}?`,
    ],
  };
};

const route = (prefix: string, ip: string, name = 'to-appliance'): RoutePlan => ({
  name,
  prefix,
  nextHop: 'VirtualAppliance',
  ip,
});

/** Spokes that each have their own next hop in the hub; all of them talk to the same one. */
function drawWhichAppliance(random: Random, level: Level): Draft {
  const count = level === 1 ? 2 : 3;
  const hops = random.sample<Hop>(
    level === 1 ? ['on', 'off', 'off'] : ['on', 'off', 'off', 'firewall', 'nobody'],
    count,
  );
  const sites = drawSites(random, 2 + count, { hub: true });
  const [hub, target] = sites as [Site, Site];
  const inspection = { name: 'snet-inspection', range: subnetOf(hub.range, 2) };
  const firewallSubnet = { name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) };
  const firewall = `afw-${hub.workload}`;
  const spokes = hops.map((hop, index) => ({
    hop,
    site: at(sites, 2 + index),
    ip: hop === 'firewall' ? hostOf(firewallSubnet.range) : hostOf(inspection.range, index),
    name: hop === 'firewall' ? firewall : `nva-0${index + 1}`,
  }));
  const withFirewall = hops.includes('firewall');
  const flag = { forwarded: true };
  const tableOf = ({ workload }: Site) => `rt-${workload}`;
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [inspection, ...(withFirewall ? [firewallSubnet] : [])]),
      vnetOf(target, { routeTable: tableOf(target) }),
      ...spokes.map(({ site }) => vnetOf(site, { routeTable: tableOf(site) })),
    ],
    nics: [
      nicOf(target),
      ...spokes.map(({ site }) => nicOf(site)),
      ...spokes
        .filter(({ hop }) => hop === 'on' || hop === 'off')
        .map(
          ({ name, ip, hop }): NicPlan => ({
            name,
            vnet: hub.vnet,
            subnet: inspection.name,
            ip,
            ipForwarding: hop === 'on',
          }),
        ),
    ],
    ...(withFirewall && {
      firewalls: [{ name: firewall, vnet: hub.vnet, ip: hostOf(firewallSubnet.range) }],
    }),
    routeTables: [
      {
        name: tableOf(target),
        // the way back is the way there
        routes: spokes.map(({ site, ip }) => route(site.range, ip, `to-${site.workload}`)),
      },
      ...spokes.map(({ site, ip }) => ({ name: tableOf(site), routes: [route(target.range, ip)] })),
    ],
    links: [target, ...spokes.map(({ site }) => site)].flatMap((spoke) =>
      peer(spoke.vnet, hub.vnet, [flag, flag]),
    ),
  };
  const says: Record<Hop, (name: string, site: Site, ip: string) => Prose> = {
    on: (name, site) => `${code(name)} may forward what ${code(site.vm)} sends, there and back.`,
    off: (name, site) =>
      `${code(name)} is handed the packet of ${code(site.vm)}, and with IP forwarding off Azure drops it at the NIC.`,
    firewall: (name, site) =>
      `${code(name)} is an Azure Firewall, which forwards without any such setting: ${code(site.vm)} gets through.`,
    nobody: (_, site, ip) => `Nobody has ${code(ip)}, the next hop of ${code(site.vnet)}.`,
  };
  const items = spokes.map(({ hop, site, ip, name }) => flow(site, target, says[hop](name, site, ip)));
  const told = spokes.map(({ hop, site, ip, name }) => {
    const what: Record<Hop, Prose> = {
      on: `${code(name)} (IP forwarding on)`,
      off: `${code(name)} (IP forwarding off)`,
      firewall: `the Azure Firewall ${code(name)}`,
      nobody: `${code(ip)}, which belongs to nothing`,
    };
    return `${code(site.vnet)} to ${what[hop]}`;
  });
  return askPick(random, plan, items, {
    before: `Each spoke has a route for ${code(target.vnet)} through ${code(hub.vnet)}, and ${code(target.vnet)} has the same way back: ${list(told)}.`,
    ...asks(random, items),
    note: `All machines called ${code('nva-…')} forward in their operating system. All links allow forwarded traffic${withFirewall ? ", the firewall's rules allow it" : ''}, and no NSG is in use.`,
    headline: 'A machine forwards only if its NIC may; a firewall always does',
    rules: ['R84', 'R83', 'R74'],
    about: ['M23'],
  });
}

/** Not between networks, but between the subnets of one. */
function drawInsideOneNetwork(random: Random): Draft {
  const [site, other] = drawSites(random, 2) as [Site, Site];
  const spare = { name: 'snet-data', range: subnetOf(site.range, 2) };
  const inspection = { name: 'snet-inspection', range: subnetOf(site.range, 3) };
  const data: Site = { ...site, vm: 'vm-data-01', subnet: spare, ip: hostOf(spare.range, random.int(0, 6)) };
  const ip = hostOf(inspection.range);
  const name = random.pick(['nva-01', 'vm-firewall', 'fw-linux-01']);
  const isOn = random.oneIn(4);
  const back = !random.oneIn(3);
  const front = `rt-${site.workload}`;
  const table = { name: front, routes: [route(spare.range, ip, 'to-data')] };
  const dataTable = { name: 'rt-data', routes: [route(site.subnet.range, ip, 'to-front')] };
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(site, { routeTable: front }, [{ ...spare, ...(back && { routeTable: 'rt-data' }) }, inspection]),
      vnetOf(other),
    ],
    nics: [
      nicOf(site),
      nicOf(data),
      nicOf(other),
      { name, vnet: site.vnet, subnet: inspection.name, ip, ipForwarding: isOn },
    ],
    routeTables: [table, ...(back ? [dataTable] : [])],
    links: peer(site.vnet, other.vnet),
  };
  const through = (from: Site, to: Site, isRouted: boolean, isBack: boolean): Item =>
    flow(
      from,
      to,
      isOn
        ? `${code(from.vm)} and ${code(to.vm)} ${isRouted || isBack ? `talk through ${code(name)}, whose NIC may forward` : 'talk directly'}.`
        : isRouted
          ? `The route of ${code(from.vm)} leads to ${code(name)}, and its NIC may not forward.`
          : `The request of ${code(from.vm)} goes straight, and the reply of ${code(to.vm)} is handed to ${code(name)}, whose NIC may not forward.`,
    );
  const straight = random.pick([
    flow(site, other, `${code(other.vm)} is reached over the peering: no route to ${code(name)} covers it.`),
    flow(
      data,
      other,
      `${code(data.vm)} reaches ${code(other.vm)} over the peering: no route to ${code(name)} covers it.`,
    ),
  ]);
  const items = random.sample(
    [through(site, data, true, back), through(data, site, back, true), straight],
    2,
  );
  return askPick(random, plan, items, {
    before: `In ${code(site.vnet)} the table of ${code(site.subnet.name)} sends ${code(spare.range)} to ${code(name)}${back ? `, and that of ${code(spare.name)} sends ${code(site.subnet.range)} there` : `; ${code(spare.name)} has no table`}.`,
    ...asks(random, items),
    note: `${code(name)} forwards in its operating system, and IP forwarding on its NIC is ${isOn ? 'on' : 'off'}. ${code(data.vm)} is in ${code(spare.name)}, and ${code(other.vm)} in the peered ${code(other.vnet)}. No NSG is in use.`,
    headline: 'Inside one network too a machine forwards only if its NIC may',
    rules: ['R84', 'R71', 'R62'],
    about: ['M23'],
  });
}

/** Two appliances one behind the other: each needs its setting, and the first a route of its own. */
function drawTwoInARow(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const outer = { name: 'snet-outer', range: subnetOf(hub.range, 2) };
  const inner = { name: 'snet-inner', range: subnetOf(hub.range, 3) };
  const [first, second] = [hostOf(outer.range), hostOf(inner.range)];
  const firstOn = !random.oneIn(3);
  const secondOn = !random.oneIn(3);
  const flag = { forwarded: true };
  const tableOf = ({ workload }: Site) => `rt-${workload}`;
  const back = random.pick(['through-both', 'through-one', 'none'] as const);
  // from b to a: through both as well, straight to the first, or not at all
  const backTo = { 'through-both': second, 'through-one': first, none: null }[back];
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [
        { ...outer, routeTable: 'rt-outer' },
        { ...inner, routeTable: 'rt-inner' },
      ]),
      vnetOf(a, { routeTable: tableOf(a) }),
      vnetOf(b, backTo ? { routeTable: tableOf(b) } : {}),
    ],
    nics: [
      nicOf(hub),
      nicOf(a),
      nicOf(b),
      { name: 'nva-outer', vnet: hub.vnet, subnet: outer.name, ip: first, ipForwarding: firstOn },
      { name: 'nva-inner', vnet: hub.vnet, subnet: inner.name, ip: second, ipForwarding: secondOn },
    ],
    routeTables: [
      { name: tableOf(a), routes: [route(b.range, first)] },
      { name: 'rt-outer', routes: [route(b.range, second, 'to-inner')] },
      { name: 'rt-inner', routes: [route(a.range, first, 'to-outer')] },
      ...(backTo ? [{ name: tableOf(b), routes: [route(a.range, backTo)] }] : []),
    ],
    links: [a, b].flatMap((spoke) => peer(spoke.vnet, hub.vnet, [flag, flag])),
  };
  const off = [...(firstOn ? [] : ['nva-outer']), ...(secondOn ? [] : ['nva-inner'])];
  const stops =
    off.length > 0
      ? `with IP forwarding off ${list(off.map(code))} ${off.length > 1 ? 'pass' : 'passes'} nothing on`
      : null;
  const near = random.pick([a, b]);
  const pool = [
    flow(
      near,
      hub,
      `${code(hub.vm)} is in the hub, and ${code(near.vm)} reaches it over the peering: no user route covers it.`,
    ),
    flow(
      a,
      b,
      stops
        ? `The way from ${code(a.vm)} leads over both appliances, and ${stops}.`
        : back === 'none'
          ? `The request of ${code(a.vm)} arrives over both, and ${code(b.vnet)} has no route for the reply.`
          : `From ${code(a.vm)} both appliances pass the packet on, and the reply has its way ${back === 'through-both' ? 'over both' : `over ${code('nva-outer')} alone`}.`,
    ),
    flow(
      b,
      a,
      back === 'none'
        ? `${code(b.vnet)} has no route to ${code(a.vnet)}.`
        : stops
          ? `${back === 'through-both' ? `The way from ${code(b.vm)} leads over both appliances too` : `The request of ${code(b.vm)} takes ${code('nva-outer')} and its reply both`}, and ${stops}.`
          : `${code(b.vm)} gets there ${back === 'through-both' ? 'over both' : `over ${code('nva-outer')} alone`}, and its reply comes over both.`,
    ),
  ];
  const items = random.sample(pool, 2);
  return askPick(random, plan, items, {
    before: `From ${code(a.vnet)} to ${code(b.vnet)} packets are to pass ${code('nva-outer')}, then ${code('nva-inner')}. ${
      {
        'through-both': `${code(b.vnet)} sends back through ${code('nva-inner')}, whose table leads on to ${code('nva-outer')}.`,
        'through-one': `${code(b.vnet)} sends back to ${code('nva-outer')} straight away.`,
        none: `${code(b.vnet)} has no user route.`,
      }[back]
    }`,
    ...asks(random, items),
    note: `IP forwarding is ${firstOn ? 'on' : 'off'} for ${code('nva-outer')} and ${secondOn ? 'on' : 'off'} for ${code('nva-inner')}; both forward in their operating system. The figure has the route tables. All links allow forwarded traffic, and no NSG is in use.`,
    headline: 'Each appliance needs the setting, and each table its route',
    rules: ['R85', 'R84', 'R83'],
    about: ['M23', 'M24'],
  });
}
