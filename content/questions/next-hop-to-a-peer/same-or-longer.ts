import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, isWithin, privateBlockOf, subnetOf } from '../../topologies/addresses';
import type { RoutePlan } from '../../topologies/plan';
import { idleRoutes, placesOf } from '../parts/scenery';
import { addressOf, askType, drawScene, planOf, toAppliance } from './scene';

type Kind = 'all' | 'block' | 'same' | 'half' | 'subnet' | 'beside';

/** A user route that is shorter than the peering's, as long, or longer; at level 3 the office advertises one as well. */
export function drawSameOrLonger(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { hub, spoke, appliance } = scene;
  const kind = random.pick<Kind>(['all', 'block', 'beside', 'same', 'half', 'subnet']);
  const half = halvesOf(hub.range).find((each) => isWithin(hub.subnet.range, each)) ?? hub.range;
  const beside = subnetOf(hub.range, 3);
  const prefix = {
    all: '0.0.0.0/0',
    block: privateBlockOf(hub.range),
    same: hub.range,
    half,
    subnet: hub.subnet.range,
    beside,
  }[kind];
  const takesOver = kind === 'same' || kind === 'half' || kind === 'subnet';
  const leads = kind === 'all' ? 'appliance' : random.pick(['appliance', 'nowhere', 'gateway'] as const);
  const main: RoutePlan = {
    appliance: toAppliance(scene, prefix, 'inspect'),
    nowhere: { name: 'keep-out', prefix, nextHop: 'None' as const },
    gateway: { name: 'by-tunnel', prefix, nextHop: 'VirtualNetworkGateway' as const },
  }[leads];
  // a default route beside it gives whoever doesn't compare lengths something to take
  const withDefault = kind === 'beside' || (kind !== 'all' && random.oneIn(2));
  const routes = random.shuffle([
    main,
    ...(withDefault ? [toAppliance(scene, '0.0.0.0/0', 'default')] : []),
    ...idleRoutes(random, level),
  ]);
  const advertises = !takesOver && !random.oneIn(3);
  const plan = planOf(scene, {
    routes,
    ...((advertises || leads === 'gateway' || (level === 3 && random.oneIn(2))) && {
      learned: advertises ? [hub.subnet.range, '10.254.0.0/16'] : ['10.254.0.0/16'],
    }),
  });
  const where = { appliance: `to ${code(appliance.name)}`, nowhere: 'nowhere', gateway: 'to the gateway' }[
    leads
  ];
  const wins = `so it decides, and the packet is sent ${where}`;
  const why: Prose = {
    all: `Two routes match ${code(hub.ip)}: the user route ${code('0.0.0.0/0')} and the peering's ${code(hub.range)}. The longer one is taken, so the packet goes straight to ${code(hub.vnet)} and never meets ${code(appliance.name)}.`,
    block: `${code(prefix)} in the table covers ${code(hub.ip)}, and so does the peering's ${code(hub.range)}, which is longer. To take over this traffic a user route would have to name ${code(hub.range)} or a part of it.`,
    same: `The peering brings ${code(hub.range)}, and the table has a route for the very same prefix. Between equal prefixes the user route comes first; the peering's stays listed, as Invalid.`,
    half: `${code(hub.ip)} lies in ${code(half)}, for which the table has a route. It is longer than the peering's ${code(hub.range)}, ${wins}. How ${code(hub.vnet)} is cut into subnets doesn't show in any route.`,
    subnet: `Both ${code(hub.range)} from the peering and ${code(prefix)} from the table match ${code(hub.ip)}. The second is longer, ${wins}. For the rest of ${code(hub.vnet)} the peering's route stays in use.`,
    beside: `${code(prefix)} doesn't hold ${code(hub.ip)} and drops out. Left are ${code('0.0.0.0/0')} and the peering's ${code(hub.range)}: the longer one is taken.`,
  }[kind];
  const setAside = advertises
    ? ` What the office advertises, ${code(hub.subnet.range)}, is set aside: peering routes are preferred to gateway routes, even to longer ones.`
    : '';
  return askType(random, scene, plan, addressOf(hub), {
    lead: advertises
      ? `By mistake the office advertises ${code(hub.subnet.range)} to the gateway of ${code(hub.vnet)} by BGP.`
      : '',
    note: `${placesOf([spoke, hub])} Both links are Connected.`,
    headline: advertises
      ? 'A peering route is preferred to a longer gateway route'
      : takesOver
        ? 'A user route at least as long as the peering’s takes over'
        : 'A shorter user route does not take over a peering',
    why: why + setAside,
    rules: advertises ? ['R69', 'R68'] : takesOver ? ['R68', 'R71', 'R35'] : ['R68', 'R71', 'R86'],
    about: advertises ? ['M20'] : takesOver ? ['M13', 'M18'] : ['M19', 'M21'],
  });
}
