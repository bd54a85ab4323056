import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../../topologies/addresses';
import { type LinkPlan, peer, type RoutePlan } from '../../topologies/plan';
import { idleRoutes, placesOf } from '../parts/scenery';
import { addressOf, askType, drawScene, planOf } from './scene';

/** A whole peering brings a route, half a one doesn't: what is left then? */
export function drawOneLink(random: Random, level: Level): Draft {
  const isWhole = random.oneIn(2);
  const scene = drawScene(random, isWhole ? 'different' : 'any');
  const { hub, spoke } = scene;
  const there = { from: spoke.vnet, to: hub.vnet };
  const link: LinkPlan = random.oneIn(2) ? there : { from: hub.vnet, to: spoke.vnet };
  const table = random.pick(['none', 'none', 'none', 'internet', 'block-internet'] as const);
  const block = privateBlockOf(hub.range);
  const routes: Record<typeof table, RoutePlan[]> = {
    none: [],
    internet: [{ name: 'default-direct', prefix: '0.0.0.0/0', nextHop: 'Internet' }],
    'block-internet': [{ name: 'old-test', prefix: block, nextHop: 'Internet' }],
  };
  const plan = planOf(scene, {
    routes: [...routes[table], ...idleRoutes(random, level)],
    links: isWhole ? peer(spoke.vnet, hub.vnet) : [link],
  });
  const half = 'The one link is Initiated, so neither network has a route to the other.';
  const longest =
    table === 'none'
      ? ''
      : `, longer than the ${code(table === 'internet' ? '0.0.0.0/0' : block)} of the route table`;
  const why: Prose = {
    none: `${half} For ${code(hub.ip)} the longest match left is the system's None route ${code(block)}, and not ${code('0.0.0.0/0')}.`,
    internet: `${half} A user route ${code('0.0.0.0/0')} puts the system's None routes for private addresses aside, so even ${code(hub.ip)} is sent to the internet.`,
    'block-internet': `${half} The table's ${code(block)} has the prefix of the system's None route, and between equal prefixes the user route comes first.`,
  }[table];
  return askType(random, scene, plan, addressOf(hub), {
    note: isWhole
      ? `${placesOf([spoke, hub])} Each has a link to the other.`
      : `${code(link.from)} has a link to ${code(link.to)}; there is none that leads back.`,
    headline: isWhole ? 'A peering brings a route, across regions too' : 'Half a peering brings no route',
    why: isWhole
      ? `Both links are there, so the peering is Connected and brings ${code(hub.range)}${longest}. Between ${spoke.region.title} and ${hub.region.title} its type is VNetGlobalPeering.`
      : why,
    rules: isWhole
      ? ['R33', 'R18', 'R68']
      : table === 'none'
        ? ['R31', 'R65']
        : table === 'internet'
          ? ['R31', 'R66']
          : ['R31', 'R68'],
    about: isWhole ? ['M11'] : ['M4', 'M22'],
  });
}
