import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { linkName, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { askReach, connects } from './parts/asking';

/**
 * Two flags whose documentation can be read in two ways: does switching them off stop packets, or does it only change what
 * the VirtualNetwork tag holds? For practice only; nobody is scored on it.
 */
export const readInTwoWays: Family = {
  id: 'read-in-two-ways',
  title: 'Where the documentation leaves two readings',
  concepts: ['flag-virtual-network-access', 'flag-forwarded-traffic'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  isContested: true,
  misconceptions: ['M11', 'M14', 'M28', 'M36'],
  structures: [
    { name: 'access-off', levels: [1, 2], draw: drawAccessOff },
    { name: 'an-nsg-on-the-other-side', levels: [2, 3], draw: drawNsgElsewhere },
    { name: 'forwarded-off', levels: [3], draw: drawForwardedOff },
  ],
};

/** As briefly as it can be said: how a drop is worded at length would give the answer away. */
function askBriefly(...asked: Parameters<typeof askReach>): Draft {
  const draft = askReach(...asked);
  if (draft.form !== 'ask') return draft;
  const [, from, to] = asked;
  return {
    ...draft,
    phrase: ([answer]) => {
      const { outcome } = (answer as ReachAnswer).trace;
      if (outcome.kind === 'delivered') return `It gets to ${code(to.vm)} and is taken there.`;
      if (outcome.kind !== 'dropped') return `It leaves ${code(from.vm)} for the internet.`;
      if (outcome.reason === 'nsg-deny') return `It ends at the NSG ${code(outcome.dropAt)}.`;
      const [vnet, link] = outcome.dropAt.split('/');
      return link
        ? `It ends at the link of ${code(vnet ?? '')}.`
        : `It ends at ${code(from.vm)}, for want of a route.`;
    },
  };
}

const FLAG = code('allowVirtualNetworkAccess');

function drawAccessOff(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 1 ? 2 : 3, { regions: level === 1 ? 'same' : 'any' });
  const [a, b] = [at(sites, 0), at(sites, 1)];
  const links = peer(a.vnet, b.vnet, random.oneIn(2) ? [{}, { access: false }] : [{ access: false }, {}]);
  const off = links.find(({ access }) => access === false) ?? links[0];
  const plan = planOf(sites, {
    links: [...links, ...sites.slice(2).flatMap((site) => peer(b.vnet, site.vnet))],
  });
  return askBriefly(plan, a, b, {
    prompt: `On ${code(linkName(off))}, the link of ${code(off.from)}, ${level === 1 ? 'traffic to the remote network is blocked' : `${FLAG} is false`}. ${connects(random, a, b)}`,
    note: 'No NSG is in use. Both links are Connected.',
    headline: 'Whether access off blocks or only renames is read in two ways',
    why: `Azure’s manual says that the setting blocks traffic between the two networks; on another page it says that it only takes the peer out of the VirtualNetwork tag, so that without an NSG nothing would stop the packet. We take the first. The route to ${code(b.range)} stays in either reading.`,
    rules: ['R41', 'R39'],
    about: ['M14'],
  });
}

/** Access is off where no NSG stands; on the other side there is one. */
function drawNsgElsewhere(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const nsg = `nsg-${a.workload}`;
  const links = peer(a.vnet, b.vnet, [{}, { access: false }]);
  const onNic = level === 3;
  const plan: NetworkPlan = {
    vnets: [vnetOf(a, onNic ? {} : { nsg }), vnetOf(b)],
    nics: [nicOf(a, onNic ? { nsg } : {}), nicOf(b)],
    nsgs: [{ name: nsg, rules: [] }],
    links,
  };
  return askBriefly(plan, a, b, {
    prompt: `On ${code(linkName(links[1]))}, the link of ${code(b.vnet)}, ${FLAG} is false. ${connects(random, a, b)}`,
    note: `${code(nsg)}, on ${onNic ? `the NIC of ${code(a.vm)}` : code(a.subnet.name)}, has the default rules only. ${code(b.vnet)} has no NSG. Both links are Connected.`,
    headline: 'Whether access off blocks without an NSG is read in two ways',
    why: `${code(nsg)} lets the packet out: on the side of ${code(a.vnet)} access is on, so ${code(b.range)} is part of its VirtualNetwork tag. ${code(b.vnet)} has access off and no NSG. Either the setting itself blocks the packet there, or it only changes a tag that nobody asks about. We take the first.`,
    rules: ['R41', 'R39'],
    about: ['M14'],
  });
}

function drawForwardedOff(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const on = { forwarded: true };
  const links = peer(b.vnet, hub.vnet, [{}, on]);
  const to = (target: Site): RoutePlan => ({
    name: `to-${target.workload}`,
    prefix: target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
      vnetOf(a, { routeTable: `rt-${a.workload}` }),
      vnetOf(b, { routeTable: `rt-${b.workload}` }),
    ],
    nics: [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }, nicOf(a), nicOf(b)],
    routeTables: [
      { name: `rt-${a.workload}`, routes: [to(b)] },
      { name: `rt-${b.workload}`, routes: [to(a)] },
    ],
    links: [...peer(a.vnet, hub.vnet, [on, on]), ...links],
  };
  return askBriefly(plan, a, b, {
    prompt: `${code(linkName(links[0]))}, the link of ${code(b.vnet)}, doesn’t allow forwarded traffic; all others do. ${connects(random, a, b)}`,
    note: `The route tables send what is for the other spoke to ${code(name)} (${code(ip)}), which forwards. No NSG is in use.`,
    headline: 'Whether the flag drops forwarded packets is read in two ways',
    why: `${code(name)} passes the packet on into ${code(b.vnet)}, though its sender ${code(a.ip)} is not in ${code(hub.vnet)}. By most of Azure’s pages the receiving link then drops it; one revision says that the flag only changes the VirtualNetwork tag. We take the first.`,
    rules: ['R46', 'R45'],
  });
}
