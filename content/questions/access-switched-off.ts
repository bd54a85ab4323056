import type { EffectiveRoutesAnswer, IpFlowVerifyAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseLinks, phraseRoutes, phraseVerdict } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { isWithin } from '../topologies/addresses';
import { buildTopology, idOf, linkName, type NsgPlan, peer } from '../topologies/plan';
import {
  drawSites,
  effectiveRoutes,
  flowVerify,
  nicOf,
  planOf,
  type Site,
  vnetOf,
} from '../topologies/scene';
import { askNextHop, asksNextHop, regionsOf } from './parts/asking';

/** `allowVirtualNetworkAccess` is a matter of the VirtualNetwork tag, not of routes or states. */
export const accessSwitchedOff: Family = {
  id: 'access-switched-off',
  title: 'Access switched off',
  concepts: ['flag-virtual-network-access', 'service-tags', 'peering-routes'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M13', 'M14', 'M18'],
  structures: [
    { name: 'next-hop', draw: drawNextHop },
    { name: 'states', draw: drawStates },
    { name: 'verdict', draw: drawVerdict },
    { name: 'routes', draw: drawRoutes },
  ],
};

const FLAG = code('allowVirtualNetworkAccess');

function drawPair(random: Random) {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const off = { access: false };
  const both = random.oneIn(3);
  const links = peer(a.vnet, b.vnet, [off, both ? off : {}]);
  const said = both
    ? `Both links have ${FLAG} off.`
    : `${code(linkName(links[0]))}, the link of ${code(a.vnet)}, has ${FLAG} off.`;
  return { a, b, links, said };
}

function drawNextHop(random: Random): Draft {
  const { a, b, links, said } = drawPair(random);
  const [from, to] = random.oneIn(2) ? [a, b] : [b, a];
  return askNextHop(planOf([a, b], { links }), from, to.ip, {
    prompt: `${said} ${asksNextHop(random, from, to.ip, `the address of ${code(to.vm)}`)}`,
    note: `${regionsOf(a, b)} No route table is in use.`,
    headline: 'Without access the route stays',
    why: `Both links are Connected, so ${code(from.vnet)} has its route to ${code(to.range)}. ${FLAG} doesn't touch routes: it takes the peer out of the VirtualNetwork tag, and Azure blocks the traffic there.`,
    rules: ['R40', 'R39'],
    about: ['M14'],
  });
}

function drawStates(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const links = peer(a.vnet, b.vnet);
  const link = random.pick(links);
  return {
    form: 'ask',
    prompt: random.pick([
      `An administrator switches ${FLAG} off on ${code(linkName(link))}. What do the links of the peering show?`,
      `On ${code(linkName(link))}, the link of ${code(link.from)}, ${FLAG} is set to false. Which states do you see afterwards?`,
    ]),
    note: regionsOf(a, b),
    topology: buildTopology(planOf([a, b], { links })),
    queries: [
      {
        kind: 'peeringState',
        after: [
          {
            op: 'updatePeering',
            peering: { id: idOf('link', link.from, linkName(link)) },
            properties: { allowVirtualNetworkAccess: false },
          },
        ],
      },
    ],
    phrase: ([answer]) => phraseLinks(answer as PeeringStateAnswer, true),
    headline: 'The flag changes no state',
    why: () =>
      `${FLAG} says whether the peer belongs to the VirtualNetwork tag of ${code(link.from)}. The two links know each other as before: both stay Connected.`,
    rules: ['R40', 'R38'],
    about: ['M14'],
  };
}

/** With the peer out of the tag the defaults no longer match it. */
function drawVerdict(random: Random): Draft {
  const [here, there] = drawSites(random, 2) as [Site, Site];
  const links = peer(here.vnet, there.vnet, [{ access: false }, {}]);
  const named = random.oneIn(2);
  const group: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: named
      ? [
          {
            name: 'AllowPartner',
            priority: random.int(2, 9) * 100,
            direction: 'Inbound',
            access: 'Allow',
            source: there.range,
            port: String(here.role.port),
          },
        ]
      : [
          {
            name: 'AllowSsh',
            priority: 200,
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            port: '22',
          },
        ],
  };
  return {
    form: 'ask',
    prompt: `${code(linkName(links[0]))} has ${FLAG} off. IP flow verify is asked at ${code(here.vm)}: TCP, inbound, from ${code(there.ip)} to local port ${here.role.port}. What does it say?`,
    note: `Both links are Connected. ${code(group.name)} has the default rules besides.`,
    topology: buildTopology({
      vnets: [vnetOf(here, { nsg: group.name }), vnetOf(there)],
      nics: [nicOf(here), nicOf(there)],
      nsgs: [group],
      links,
    }),
    queries: [flowVerify(here, 'Inbound', there.ip, { local: here.role.port, remote: 50_000 })],
    phrase: ([answer]) => phraseVerdict(answer as IpFlowVerifyAnswer),
    headline: named
      ? 'A rule that names the addresses still matches'
      : 'Without access the peer leaves the VirtualNetwork tag',
    why: () =>
      named
        ? `The flag takes ${code(there.range)} out of the tag VirtualNetwork. ${code('AllowPartner')} doesn't use the tag: it names the range itself, so IP flow verify finds it first.`
        : `The flag takes ${code(there.range)} out of the tag VirtualNetwork in ${code(here.vnet)}. ${code('AllowVnetInBound')} no longer matches, and the last default is left: ${code('DenyAllInBound')}.`,
    rules: named ? ['R40', 'R39'] : ['R39', 'R91'],
  };
}

function drawRoutes(random: Random): Draft {
  const { a, b, links, said } = drawPair(random);
  return {
    form: 'ask',
    prompt: `${said} What do the effective routes of ${code(a.vm)} hold, in state Active, for ${code(b.range)}, the range of ${code(b.vnet)}?`,
    note: regionsOf(a, b),
    topology: buildTopology(planOf([a, b], { links })),
    queries: [effectiveRoutes(a)],
    phrase: ([answer]) =>
      phraseRoutes(
        (answer as EffectiveRoutesAnswer).value.filter((row) => isWithin(row.addressPrefix, b.range)),
      ),
    headline: 'Without access the route stays',
    why: () =>
      `The peering is Connected, and that brings one route for ${code(b.range)}. The flag is read by the tags of NSGs and not by the route table, so the row is there as before.`,
    rules: ['R40', 'R33'],
    about: ['M14'],
  };
}
