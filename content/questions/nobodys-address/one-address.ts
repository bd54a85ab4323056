import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../../topologies/addresses';
import type { Site } from '../../topologies/scene';
import { askNextHop, askReach, asksNextHop } from '../parts/asking';
import { drawScene, planOf, routesFor, type Scene, type Table, tableOf, targetsOf } from './scene';

/** One address, and a table that covers it or not. */
function drawOne(random: Random, level: Level) {
  const [table, to] = random.pick<readonly [Table, 'hub' | 'behind' | 'nobody']>([
    ['none', 'hub'],
    ['other', 'hub'],
    ['none', 'nobody'],
    ['other', 'nobody'],
    ['none', 'behind'],
    ['other', 'behind'],
    ['default-appliance', 'behind'],
    ['default-appliance', 'hub'],
    ['default-internet', 'behind'],
    ['block-appliance', 'behind'],
    ['block-appliance', 'hub'],
    ['default-internet', 'hub'],
  ]);
  // a peer in another region, where nothing else would make anybody think otherwise
  const isFar = to === 'hub' && (table === 'none' || table === 'other');
  const scene = drawScene(random, level, isFar ? 'different' : 'any');
  const routes = routesFor(random, table, scene, level);
  return { scene, table, to, routes, ...toldOf(scene, table, to) };
}

function toldOf(scene: Scene, table: Table, to: 'hub' | 'behind' | 'nobody') {
  const { hub, spoke, behind, nobody } = scene;
  const target = { hub: hub.ip, behind: behind.ip, nobody }[to];
  const block = privateBlockOf(`${target}/32`);
  const route = table === 'block-appliance' ? privateBlockOf(hub.range) : '0.0.0.0/0';
  if (to === 'hub' && (table === 'none' || table === 'other'))
    return {
      headline: 'A peering in another region brings its route too',
      why: `${code(hub.vnet)} is in ${hub.region.title}, ${code(spoke.vnet)} in ${spoke.region.title}. They are peered all the same, and a global peering brings its route ${code(hub.range)} like any other: that is the longest match for ${code(target)}.`,
      rules: ['R33', 'R18'] as const,
      about: ['M11'] as const,
    };
  if (to === 'hub')
    return {
      headline: 'The peering’s route is the longer one',
      why: `${code(target)} is in ${code(hub.vnet)}, a peer, and the peering brings ${code(hub.range)}. The ${code(route)} of ${code(tableOf(scene))} is shorter, so it isn't taken for this address.`,
      rules: ['R68', 'R71'] as const,
      about: route === '0.0.0.0/0' ? (['M21', 'M19'] as const) : (['M19'] as const),
    };
  if (table === 'none' || table === 'other')
    return {
      headline:
        to === 'nobody'
          ? 'Unknown private addresses are dropped'
          : 'What lies behind a peer is unknown, and unknown is None',
      why: `${
        to === 'nobody'
          ? `No network here has ${code(target)}.`
          : `${code(spoke.vnet)} learns the range of its peer ${code(hub.vnet)}, not that of ${code(behind.vnet)} behind it.`
      } Of the routes that every subnet has, ${code(block)} → None is longer than ${code('0.0.0.0/0')} → Internet, so that is where the look-up ends.${
        table === 'other' ? ` The routes of ${code(tableOf(scene))} cover other addresses.` : ''
      }`,
      rules: ['R65', 'R63', 'R37'] as const,
      about: ['M22', 'M1'] as const,
    };
  return {
    headline:
      table === 'block-appliance'
        ? 'A user route for a block takes the place of its None route'
        : 'A user route for everything takes the None routes away',
    why: `${code(spoke.vnet)} has no peering route for ${code(target)}, which lies behind ${code(hub.vnet)}. ${
      table === 'block-appliance'
        ? `${code(route)} in ${code(tableOf(scene))} has the same prefix as the system's None route, and the user route wins.`
        : `The user route ${code(route)} of ${code(tableOf(scene))} removes the None routes of the subnet, and then is the longest match left.`
    }`,
    rules: table === 'block-appliance' ? (['R68', 'R71', 'R37'] as const) : (['R66', 'R37'] as const),
    about: ['M1'] as const,
  };
}

/** What Network Watcher shows for it. */
export function drawNextHop(random: Random, level: Level): Draft {
  const { scene, to, routes, ...told } = drawOne(random, level);
  const { spoke, hub, behind } = scene;
  const target = targetsOf(scene)[to];
  return askNextHop(planOf(scene, routes), spoke, target.ip, {
    prompt: asksNextHop(
      random,
      spoke,
      target.ip,
      to === 'nobody' ? 'an address that no network here has' : `which is ${target.what}`,
    ),
    note: `${code(spoke.vnet)} is peered with ${code(hub.vnet)}, and that with ${code(behind.vnet)}.${routes.length === 0 ? ' No route table is in use.' : ''}`,
    ...told,
  });
}

/** The same as a packet's way. */
export function drawPacket(random: Random, level: Level): Draft {
  const { scene, to, routes, ...told } = drawOne(random, level);
  const { spoke, hub, behind } = scene;
  const target = targetsOf(scene)[to];
  const receiver: Site = to === 'nobody' ? { ...spoke, vm: target.ip, ip: target.ip } : { hub, behind }[to];
  const which = to === 'nobody' ? 'an address that no network here has' : `which is ${target.what}`;
  return askReach({ ...planOf(scene, routes) }, spoke, receiver, {
    prompt: random.pick([
      `${code(spoke.vm)} sends to ${code(target.ip)}, ${which}. What becomes of the packet?`,
      `${code(spoke.vm)} has ${code(target.ip)} in its configuration, ${which}. Where do its packets end?`,
      `A packet from ${code(spoke.vm)} is meant for ${code(target.ip)}, ${which}. How far does it get?`,
    ]),
    note: `${code(spoke.vnet)} is peered with ${code(hub.vnet)}, and that with ${code(behind.vnet)}, ${routes.length === 0 ? 'without route tables and NSGs' : 'without NSGs'}.${routes.some(({ ip }) => ip) ? ` ${code('nva-01')} forwards, and every network lets forwarded packets in.` : ''}`,
    ...told,
  });
}
