import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../../topologies/addresses';
import { addressOf, askType, drawScene, planOf, toAppliance } from './scene';

/** The office advertises the whole private block, the route table has a default route, and then there is the peering. */
export function drawOfficeSummary(random: Random): Draft {
  const scene = drawScene(random);
  const { hub, spoke, other, appliance } = scene;
  const block = privateBlockOf(hub.range);
  const isPeer = random.oneIn(2);
  const same = !isPeer && random.oneIn(3);
  const target = isPeer ? hub : other;
  const routes = [
    toAppliance(scene, '0.0.0.0/0', 'default'),
    ...(same ? [toAppliance(scene, block, 'internal')] : []),
  ];
  const plan = planOf(scene, { routes, withOther: true, learned: [block] });
  const why: Prose = isPeer
    ? `Three routes match ${code(hub.ip)}: ${code('0.0.0.0/0')} from the table, ${code(block)} from the gateway and ${code(hub.range)} from the peering. The peering's is the longest; who made a route matters only between equal prefixes.`
    : same
      ? `No peering of ${code(spoke.vnet)} leads to ${code(other.range)}. ${code(block)} comes from the gateway and from the route table: between equal prefixes the user route comes first, and it leads to ${code(appliance.name)}.`
      : `No peering of ${code(spoke.vnet)} leads to ${code(other.range)}. Of what is left ${code(block)} from the gateway is longer than the user route ${code('0.0.0.0/0')}, and the longest prefix decides before the source does.`;
  return askType(random, scene, plan, addressOf(target), {
    lead: random.pick([
      `The office advertises ${code(block)} to the gateway of ${code(hub.vnet)} by BGP.`,
      `By BGP the gateway of ${code(hub.vnet)} learns ${code(block)} from the office.`,
    ]),
    note: 'Both spokes use that gateway. All links are Connected.',
    headline: same
      ? 'Between equal prefixes the user route comes first'
      : 'The longest prefix decides before the source does',
    why,
    rules: ['R68', ...(isPeer ? (['R33'] as const) : (['R37'] as const))],
    about: isPeer ? ['M21', 'M19'] : ['M19', 'M1'],
  });
}
