import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { chosenRoute, code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { planOf, reach, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { drawThree, phraseWay, sends } from './scene';

const TO_THE_INTERNET: RoutePlan = { name: 'default-direct', prefix: '0.0.0.0/0', nextHop: 'Internet' };

/** Two peerings in a row; the ends have no peering of their own, half of one, or a whole one. */
export function drawChain(random: Random, level: Level): Draft {
  const between = random.pick([
    'nothing',
    'one-link',
    'one-link',
    'peering',
    'peering',
    ...(level > 1 ? (['internet'] as const) : []),
  ] as const);
  const three = drawThree(random, between === 'peering' ? ['home', 'home', 'away'] : 'any');
  const { hub, from, to, sites } = three;
  const there = { from: from.vnet, to: to.vnet };
  const half: LinkPlan = random.oneIn(2) ? there : { from: to.vnet, to: from.vnet };
  const own = between === 'one-link' ? [half] : between === 'peering' ? peer(from.vnet, to.vnet) : [];
  const table = { name: `rt-${from.workload}`, routes: [TO_THE_INTERNET] };
  const links = [...peer(from.vnet, hub.vnet), ...peer(hub.vnet, to.vnet), ...own];
  return {
    form: 'ask',
    prompt: sends(random, three),
    note: `${placesOf(sites)} No NSG is in use${between === 'internet' ? '' : ', nor is a route table'}.`,
    topology: buildTopology(
      planOf(sites, {
        links,
        ...(between === 'internet' && {
          vnets: [vnetOf(hub), vnetOf(from, { routeTable: table.name }), vnetOf(to)],
          routeTables: [table],
        }),
      }),
    ),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseWay(answer as ReachAnswer),
    headline:
      between === 'nothing'
        ? 'Peering is not transitive'
        : between === 'one-link'
          ? 'Half a peering and a detour make no way'
          : between === 'peering'
            ? 'Each network knows those it is itself peered with'
            : 'A default route of one’s own takes what nothing else names',
    why: ([answer]) =>
      between === 'peering'
        ? `${code(from.vnet)} and ${code(to.vnet)} are peered with each other, from ${from.region.title} to ${to.region.title}. So ${code(from.vm)} has a route for ${code(to.range)} and needs ${code(hub.vnet)} for nothing.`
        : [
            `${code(from.vnet)} is peered with ${code(hub.vnet)}, and so it knows ${code(hub.range)}.`,
            ...(between === 'one-link'
              ? [
                  `Between ${code(from.vnet)} and ${code(to.vnet)} there is one link, in ${code(half.from)}, where it takes two.`,
                ]
              : []),
            ...(between === 'internet'
              ? [
                  `With the user route ${code('0.0.0.0/0')} to the internet in its table, the system's None routes for private addresses are gone.`,
                ]
              : []),
            `Nothing tells it about ${code(to.range)}${level === 1 ? `, which is only a peer of its peer.` : `: for ${code(to.ip)} its longest match is ${chosenRoute((answer as ReachAnswer).trace)}.`}`,
          ].join(' '),
    rules: {
      peering: ['R18', 'R33'] as const,
      'one-link': ['R37', 'R24'] as const,
      nothing: ['R37'] as const,
      internet: ['R66', 'R37'] as const,
    }[between],
    about: between === 'one-link' ? ['M4', 'M1'] : ['M1'],
  };
}
