import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, hostOf, subnetOf } from '../../topologies/addresses';
import { peer, type RoutePlan } from '../../topologies/plan';
import { idleFlags, idleRoutes } from '../parts/scenery';
import { askRows, drawPair, moreSubnets, tableOf, typeOf } from './scene';

type Kind = 'same' | 'subnet' | 'half' | 'all';

/** A user route for the range of the peer, for a part of it, or for everything: which rows are active? */
export function drawBesideUserRoutes(random: Random, level: Level): Draft {
  const kind = random.pick<Kind>(level === 2 ? ['same', 'subnet', 'all'] : ['same', 'subnet', 'half', 'all']);
  const pair = drawPair(random);
  const { here, there } = pair;
  const prefix = {
    same: there.range,
    subnet: there.subnet.range,
    half: random.pick(halvesOf(there.range)),
    all: '0.0.0.0/0',
  }[kind];
  const nowhere = kind !== 'all' && random.oneIn(2);
  const ip = hostOf(subnetOf(here.range, 3));
  const route: RoutePlan = nowhere
    ? { name: 'peer-off', prefix, nextHop: 'None' }
    : { name: 'by-appliance', prefix, nextHop: 'VirtualAppliance', ip };
  const table = code(tableOf(pair));
  const active = `${code(prefix)} → ${nowhere ? 'None' : 'VirtualAppliance'}`;
  const why: Prose = {
    same: `For ${code(there.range)} there are two routes now, one from the peering and one from ${table}. With equal prefixes the user route is Active, and the peering's is listed as Invalid.`,
    subnet: `${active} from ${table} has a prefix of its own, so it stands beside the peering's ${code(there.range)}, and both are Active. For a packet into ${code(prefix)} the longer one is taken.`,
    half: `${active} from ${table} has a prefix of its own, so it stands beside the peering's ${code(there.range)}, and both are Active. For a packet into ${code(prefix)} the longer one is taken.`,
    all: `A route for ${code('0.0.0.0/0')} overrides the system's route of the same prefix, and the None routes go with it. The peering's ${code(there.range)} → ${typeOf(pair)} has another prefix and stays Active, so packets to ${code(there.vnet)} never meet the appliance.`,
  }[kind];
  return askRows(
    random,
    pair,
    {
      thereSubnets: moreSubnets(random, pair),
      links: peer(here.vnet, there.vnet, [idleFlags(random, level), idleFlags(random, level)]),
      routes: [route, ...idleRoutes(random, level)],
    },
    {
      lead: `The route table ${table} of the subnet has a route for ${code(prefix)}, with next hop ${nowhere ? 'None' : `VirtualAppliance, ${code(ip)}`}.`,
      headline:
        kind === 'same'
          ? 'A user route with the same prefix makes the peering route Invalid'
          : 'A user route with another prefix leaves the peering route Active',
      why,
      rules: kind === 'same' ? ['R70', 'R68', 'R35'] : ['R70', 'R71'],
      about: kind === 'all' ? ['M21', 'M18'] : ['M13', 'M18'],
    },
  );
}
