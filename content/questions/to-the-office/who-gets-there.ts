import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, linkName, peer, type RouteTablePlan } from '../../topologies/plan';
import { at, drawSites, nicOf, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { connects, DESK, flowFromOffice, flowTo, gatewayName, gatewaySubnet, OFFICE } from './office';

/** How a network stands to the hub's gateway. */
type Tie = 'uses' | 'far' | 'plain' | 'wrong-side' | 'behind' | 'no-propagation' | 'own-route';

const TIES: Readonly<Record<1 | 2, readonly (readonly Tie[])[]>> = {
  1: [
    ['uses', 'far', 'behind'],
    ['far', 'behind'],
    ['far', 'plain'],
    ['far', 'plain', 'behind'],
    ['uses', 'far'],
  ],
  2: [
    ['far', 'behind', 'wrong-side'],
    ['uses', 'far', 'plain'],
    ['far', 'plain', 'wrong-side'],
    ['far', 'behind', 'plain'],
    ['uses', 'far', 'wrong-side'],
  ],
};

/** Coming from the office a packet may get there where the reply has no route back. */
const TIES_FROM_THERE: readonly (readonly Tie[])[] = [
  ['far', 'no-propagation', 'wrong-side'],
  ['far', 'no-propagation', 'behind'],
  ['uses', 'no-propagation', 'plain'],
  ['no-propagation', 'plain'],
  ['no-propagation', 'wrong-side', 'plain'],
  ['far', 'own-route', 'no-propagation'],
  ['far', 'own-route', 'behind'],
];

export const drawWhoGetsThere = (random: Random, level: Level): Draft =>
  drawWho(random, level, 'out', random.pick(TIES[level === 1 ? 1 : 2]));
export const drawFromTheOffice = (random: Random, level: Level): Draft =>
  drawWho(random, level, 'in', random.pick(TIES_FROM_THERE));

/** A hub with a gateway to the office, and networks that are tied to it in different ways. */
function drawWho(random: Random, level: Level, direction: 'out' | 'in', ties: readonly Tie[]): Draft {
  const sites = drawSites(random, ties.length + 1, {
    hub: true,
    regions: ['home', ...ties.map((tie) => (tie === 'far' ? ('away' as const) : ('home' as const)))],
  });
  const hub = at(sites, 0);
  const tied = sites.slice(1).map((site, index) => ({ site, tie: at(ties, index) }));
  const gateway = gatewayName(hub);
  // a peer of a spoke, or of the hub's only peer there is
  const middle = tied.find(({ tie }) => tie === 'uses' || tie === 'far')?.site ?? hub;
  const tables: RouteTablePlan[] = tied.flatMap(({ site, tie }) =>
    tie === 'no-propagation' || tie === 'own-route'
      ? [
          {
            name: `rt-${site.workload}`,
            disableBgpRoutePropagation: true,
            routes:
              tie === 'own-route'
                ? [{ name: 'to-office', prefix: OFFICE, nextHop: 'VirtualNetworkGateway' as const }]
                : [{ name: 'lab-off', prefix: '198.51.100.0/24', nextHop: 'None' as const }],
          },
        ]
      : [],
  );
  const linksOf = ({ site, tie }: (typeof tied)[number]): readonly LinkPlan[] => {
    switch (tie) {
      case 'plain':
        return peer(site.vnet, hub.vnet, [{}, { transit: random.oneIn(2) }]);
      case 'wrong-side':
        return peer(site.vnet, hub.vnet, [{ transit: true }, {}]);
      case 'behind':
        return peer(site.vnet, middle.vnet, [{}, { transit: level > 1 }]);
      default:
        return peer(site.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]);
    }
  };
  const withHub = direction === 'out' && random.oneIn(3);
  const asked = random.shuffle([...(withHub ? [hub] : []), ...tied.map(({ site }) => site)]);
  const say = ({ site, tie }: (typeof tied)[number]): Prose => {
    const back = code(linkName({ from: hub.vnet, to: site.vnet }));
    const there = code(linkName({ from: site.vnet, to: hub.vnet }));
    const table = code(`rt-${site.workload}`);
    switch (tie) {
      case 'uses':
        return level === 1
          ? `${code(site.vnet)} uses the gateway of ${code(hub.vnet)}.`
          : `${there} uses remote gateways and ${back} allows transit, so ${code(site.vnet)} learns of the office, and the office of it.`;
      case 'far':
        return `${code(site.vnet)} uses the gateway; that it is in ${site.region.title} makes no difference.`;
      case 'plain':
        return `${code(site.vnet)} is peered with ${code(hub.vnet)} and doesn't use its gateway: it never learns of ${code(OFFICE)}.`;
      case 'wrong-side':
        return `For ${code(site.vnet)} transit is allowed on ${there}, where it does nothing: the gateway is the hub's.`;
      case 'behind':
        return `${code(site.vnet)} is only a peer of ${code(middle.vnet)}, and what that one has learned is not passed on.`;
      case 'no-propagation':
        return `${table} keeps gateway routes out of the subnet of ${code(site.vm)}, so it has no route to ${code(OFFICE)}${direction === 'in' ? ': packets from there arrive, and replies don’t get back' : ''}.`;
      case 'own-route':
        return `${table} keeps gateway routes out of the subnet of ${code(site.vm)}, but has a route of its own for ${code(OFFICE)} to the gateway.`;
    }
  };
  const users = tied.filter(({ tie }) => !['plain', 'wrong-side', 'behind'].includes(tie));
  return {
    form: 'ask',
    prompt:
      direction === 'out'
        ? random.pick([
            `Which of the machines reach ${code(DESK)} in the office, and get its replies?`,
            `A server in the office has the address ${code(DESK)}. Which of the machines can connect to it?`,
            `Who of ${list(asked.map(({ vm }) => code(vm)))} can work with ${code(DESK)}, a server in the office?`,
          ])
        : random.pick([
            `Somebody in the office, at ${code(DESK)}, connects to each of the machines. Which connections come about?`,
            `Which of the machines can be reached from the office (${code(DESK)})?`,
            `From ${code(DESK)} in the office, which of ${list(asked.map(({ vm }) => code(vm)))} can be connected to?`,
          ]),
    note: [
      `${code(gateway)} joins ${code(hub.vnet)} with the office (${code(OFFICE)}).`,
      ...(level === 1
        ? [`${list(users.map(({ site }) => code(site.vnet)))} ${users.length > 1 ? 'use' : 'uses'} it too.`]
        : []),
      placesOf(sites),
      ...(tables.length > 0 ? ['No NSG is in use.'] : ['No NSG and no route table is in use.']),
    ].join(' '),
    topology: buildTopology({
      vnets: [
        vnetOf(hub, {}, [gatewaySubnet(hub)]),
        ...tied.map(({ site }) => {
          const name = `rt-${site.workload}`;
          return vnetOf(site, tables.some((table) => table.name === name) ? { routeTable: name } : {});
        }),
      ],
      nics: [...(withHub ? [hub] : []), ...tied.map(({ site }) => site)].map((site) => nicOf(site)),
      routeTables: tables,
      gateways: [{ name: gateway, vnet: hub.vnet }],
      sites: [{ name: 'office', ranges: [OFFICE], gateway }],
      links: tied.flatMap(linksOf),
    }),
    queries: asked.map((site) => (direction === 'out' ? flowTo(site, DESK) : flowFromOffice(site))),
    phrase: (answers) => {
      const through = asked.filter((_, index) => connects(answers[index]));
      return through.length === 0 ? 'None of them' : list(through.map(({ vm }) => code(vm)));
    },
    headline: 'The gateway serves its own network and those that use it',
    why: () =>
      [...(withHub ? [`${code(hub.vm)} has the gateway in its own network.`] : []), ...tied.map(say)].join(
        ' ',
      ),
    rules: tables.length > 0 ? ['R51', 'R59', 'R57'] : ['R50', 'R51', 'R57'],
    about: direction === 'in' ? ['M24', 'M17'] : ['M17', 'M15'],
  };
}
