import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { type NetworkPlan, type NsgPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askReach, asksForReply } from './parts/asking';

/** The peering is up and next hop says so, and still it may not work: what stops the packet? */
export const peeringShowsGreen: Family = {
  id: 'peering-shows-green',
  title: 'Everything shows green',
  concepts: ['peering-troubleshooting', 'effective-routes-and-next-hop', 'nsg-rules'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'nsg-at-the-far-side', draw: drawFarNsg },
    { name: 'no-way-back', draw: drawNoWayBack },
    { name: 'route-cut', draw: drawRouteCut },
    { name: 'tag-too-narrow', draw: drawTag },
  ],
};

const drawPair = (random: Random) => {
  const [from, to] = drawSites(random, 2) as [Site, Site];
  return { from, to };
};

const greenFrom = (from: Site, to: Site) =>
  `Both links are Connected, and next hop from ${code(from.vm)} to ${code(to.ip)} names the peering.`;

function drawFarNsg(random: Random): Draft {
  const { from, to } = drawPair(random);
  const other = to.role.port === 443 ? '8443' : '443';
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      {
        name: `AllowPort${other}`,
        priority: 300,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        port: other,
      },
      {
        name: random.pick(['DenyRest', 'DenyAllElse', 'BlockOther']),
        priority: 4000,
        direction: 'Inbound',
        access: 'Deny',
      },
    ],
  };
  const place = random.pick(['subnet', 'nic'] as const);
  const plan: NetworkPlan = {
    vnets: [vnetOf(from), vnetOf(to, place === 'subnet' ? { nsg: group.name } : {})],
    nics: [nicOf(from), nicOf(to, place === 'nic' ? { nsg: group.name } : {})],
    nsgs: [group],
    links: peer(from.vnet, to.vnet),
  };
  return askReach(plan, from, to, {
    prompt: `${greenFrom(from, to)} ${asksForReply(random, from, to)}`,
    note: 'No route table is in use.',
    headline: 'Next hop says nothing about NSGs',
    why: `Routes take the packet to ${code(to.vnet)}. There ${code(group.name)} allows port ${other} and denies the rest, ${to.role.port} included. Next hop doesn't look at rules; IP flow verify at ${code(to.vm)} would have shown it.`,
    rules: ['R81', 'R35', 'R90'],
    about: ['M36'],
    withReply: true,
  });
}

/** The far side sends what is meant for us to an appliance that leads nowhere. */
function drawNoWayBack(random: Random): Draft {
  const { from, to } = drawPair(random);
  const table = `rt-${to.workload}`;
  const prefix = random.pick([from.range, from.subnet.range]);
  const plan: NetworkPlan = {
    vnets: [vnetOf(from), vnetOf(to, { routeTable: table })],
    nics: [nicOf(from), nicOf(to)],
    routeTables: [{ name: table, routes: [{ name: 'off', prefix, nextHop: 'None' }] }],
    links: peer(from.vnet, to.vnet),
  };
  return askReach(plan, from, to, {
    prompt: `${greenFrom(from, to)} ${asksForReply(random, from, to)}`,
    note: 'No NSG is in use.',
    headline: 'The reply is routed by the far side’s own table',
    why: `The way there is free. The reply starts in ${code(to.vnet)}, and its table ${code(table)} sends ${code(prefix)} to None: it never comes back. Next hop was asked for one direction only.`,
    rules: ['R62', 'R71', 'R81'],
    about: ['M24', 'M36'],
    withReply: true,
  });
}

function drawRouteCut(random: Random): Draft {
  const { from, to } = drawPair(random);
  const table = `rt-${from.workload}`;
  const plan: NetworkPlan = {
    vnets: [vnetOf(from, { routeTable: table }), vnetOf(to)],
    nics: [nicOf(from), nicOf(to)],
    routeTables: [
      {
        name: table,
        routes: [{ name: 'quarantine', prefix: random.pick([to.range, to.subnet.range]), nextHop: 'None' }],
      },
    ],
    links: peer(from.vnet, to.vnet),
  };
  return askReach(plan, from, to, {
    prompt: `Both links are Connected. ${asksForReply(random, from, to)}`,
    note: 'No NSG is in use.',
    headline: 'A user route comes before the peering',
    why: `${code(table)} has a route to None that is at least as long as the peering's ${code(to.range)}. User routes come first there, so the packet ends where it starts, although the peering is up.`,
    rules: ['R35', 'R71', 'R68'],
    about: ['M13'],
    withReply: true,
  });
}

/** The rules use the tag, with an outbound lock on the server. */
function drawTag(random: Random): Draft {
  const { from, to } = drawPair(random);
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      {
        name: 'AllowVnet',
        priority: 300,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source: 'VirtualNetwork',
        port: String(to.role.port),
      },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      { name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' },
    ],
  };
  const plan: NetworkPlan = {
    vnets: [vnetOf(from), vnetOf(to, { nsg: group.name })],
    nics: [nicOf(from), nicOf(to)],
    nsgs: [group],
    links: peer(from.vnet, to.vnet),
  };
  return askReach(plan, from, to, {
    prompt: `${greenFrom(from, to)} ${asksForReply(random, from, to)}`,
    note: 'No route table is in use.',
    headline: 'The tag includes the peer, and the reply needs no rule',
    why: `Since the peering, VirtualNetwork in ${code(to.vnet)} holds ${code(from.range)} too, so ${code('AllowVnet')} lets the packet in. The reply belongs to that connection and passes ${code('DenyOutbound')}.`,
    rules: ['R96', 'R93'],
    withReply: true,
  });
}
