import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../../topologies/addresses';
import { peer, type RoutePlan } from '../../topologies/plan';
import { idleRoutes } from '../parts/scenery';
import { addressOf, askType, drawScene, planOf, toAppliance } from './scene';

/** A spoke behind the hub: does anything lead there? */
export function drawOtherSpoke(random: Random, level: Level): Draft {
  const table = random.pick([
    'none',
    'all',
    'block',
    'internet',
    'gateway',
    'peered',
    'peered',
    'far',
  ] as const);
  const scene = drawScene(random, table === 'far' ? ['home', 'home', 'away'] : 'any');
  const { spoke, other, appliance } = scene;
  const block = privateBlockOf(other.range);
  const routes: Record<typeof table, RoutePlan[]> = {
    none: [],
    all: [toAppliance(scene, '0.0.0.0/0')],
    block: [toAppliance(scene, block)],
    internet: [{ name: 'default-direct', prefix: '0.0.0.0/0', nextHop: 'Internet' }],
    gateway: [{ name: 'to-gateway', prefix: block, nextHop: 'VirtualNetworkGateway' }],
    far: [],
    peered: [toAppliance(scene, random.pick(['0.0.0.0/0', block]))],
  };
  const withGateway = table === 'gateway' || random.oneIn(2);
  const direct = table === 'peered' || table === 'far';
  const plan = planOf(scene, {
    routes: [...routes[table], ...idleRoutes(random, level)],
    withOther: true,
    ...(withGateway && { learned: ['10.254.0.0/16'] }),
  });
  const unknown = `${code(spoke.vnet)} isn't peered with ${code(other.vnet)}, so no system route names ${code(other.range)}${withGateway ? ', and the borrowed gateway brings only what lies on-premises' : ''}.`;
  const prefix = routes.peered[0]?.prefix ?? block;
  const why: Prose = {
    none: `${unknown} What is left for ${code(other.ip)} is the system's None route ${code(block)}.`,
    all: `${unknown} The user route ${code('0.0.0.0/0')} also puts the system's None routes aside, so it takes the packet to ${code(appliance.name)}.`,
    block: `${unknown} The user route ${code(block)} covers it and overrides the system's None route of the same prefix, so the packet goes to ${code(appliance.name)}.`,
    internet: `${unknown} The user route ${code('0.0.0.0/0')} also puts the system's None routes aside, so even this private address is sent to the internet.`,
    gateway: `${unknown} The user route ${code(block)} covers it and overrides the system's None route of the same prefix, so the packet goes to the gateway.`,
    far: `${code(spoke.vnet)} and ${code(other.vnet)} have a peering of their own, from ${spoke.region.title} to ${other.region.title}. It brings ${code(other.range)}, with the type VNetGlobalPeering.`,
    peered: `${code(spoke.vnet)} and ${code(other.vnet)} have a peering of their own. Its route ${code(other.range)} is longer than ${code(prefix)}, so the packet goes there straight and never meets ${code(appliance.name)}.`,
  }[table];
  return askType(
    random,
    scene,
    direct ? { ...plan, links: [...(plan.links ?? []), ...peer(spoke.vnet, other.vnet)] } : plan,
    addressOf(other),
    {
      note: 'All links are Connected.',
      headline: direct
        ? 'The peering’s route is the longest match'
        : 'Only a user route leads to a spoke behind the hub',
      why,
      rules: {
        none: ['R37', 'R65'] as const,
        all: ['R37', 'R66'] as const,
        block: ['R37', 'R68'] as const,
        internet: ['R66', 'R37'] as const,
        gateway: ['R37', 'R68'] as const,
        far: ['R33', 'R18'] as const,
        peered: ['R68', 'R71'] as const,
      }[table],
      about: { far: ['M11'] as const, peered: ['M19', 'M21'] as const }[table as string] ?? ['M1', 'M3'],
    },
  );
}
