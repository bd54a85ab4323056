import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, privateBlockOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { nextHop } from '../../topologies/scene';
import { idleRoutes } from '../parts/scenery';
import { drawScene, planOf, toAppliance } from './scene';

type Covers = 'all' | 'block' | 'hub' | 'all-and-hub' | 'both' | 'everything';

/** A route table leads to an appliance. Which of the packets does it catch? */
export function drawWhichGoThrough(random: Random, level: Level): Draft {
  const scene = drawScene(random, level === 1 ? 'same' : 'any');
  const { hub, spoke, other, appliance } = scene;
  const block = privateBlockOf(hub.range);
  const covers = random.pick<Covers>(
    level === 1
      ? ['all', 'all', 'all-and-hub']
      : ['all', 'all', 'block', 'hub', 'all-and-hub', 'all-and-hub', 'both', 'everything'],
  );
  // where the spokes have a peering of their own, a shorter route catches nothing
  const direct = (covers === 'all' || covers === 'block') && random.oneIn(2);
  const prefixes = {
    all: ['0.0.0.0/0'],
    block: [block],
    hub: [hub.range],
    'all-and-hub': ['0.0.0.0/0', hub.range],
    both: [hub.range, other.range],
    everything: [hub.range, other.range, spoke.range],
  }[covers];
  const own = { ip: hostOf(spoke.subnet.range, 20), text: 'in its own subnet' };
  const targets = random.shuffle([
    { ip: hub.ip, text: `in ${code(hub.vnet)}` },
    { ip: other.ip, text: `in ${code(other.vnet)}` },
    ...(level > 1 ? [own] : []),
  ]);
  const routes = prefixes.map((prefix, index) => toAppliance(scene, prefix, `to-firewall-${index + 1}`));
  const borrows = level === 3 && random.oneIn(2);
  const plan = planOf(scene, {
    routes: random.shuffle([...routes, ...idleRoutes(random, level)]),
    withOther: true,
    ...(borrows && { learned: ['10.254.0.0/16'] }),
  });
  const names = prefixes.map(code);
  const routesFor = `${names.length === 1 ? 'a user route' : 'user routes'} for ${list(names)}`;
  const notLonger = `the peering's ${code(hub.range)} is longer and wins for ${code(hub.ip)}`;
  const spokes = `With ${code(other.vnet)} ${code(spoke.vnet)} has a peering of its own, and ${code(other.range)} is longer as well.`;
  const takesOver = covers !== 'all' && covers !== 'block';
  const why: Prose = {
    all: direct
      ? `${code('0.0.0.0/0')} matches everything, but ${notLonger}. ${spokes}`
      : `${code('0.0.0.0/0')} matches everything, but ${notLonger}. ${code(spoke.vnet)} isn't peered with ${code(other.vnet)}, so for ${code(other.ip)} nothing longer is there: that packet goes to ${code(appliance.name)}.`,
    block: direct
      ? `${code(block)} matches all of them, but ${notLonger}. ${spokes}`
      : `${code(block)} matches all of them, but ${notLonger}. ${code(spoke.vnet)} isn't peered with ${code(other.vnet)}, so for ${code(other.ip)} the user route is the longest match.`,
    hub: `${names[0]} is as long as the peering's route, and between equal prefixes the user route comes first. It says nothing about ${code(other.range)}, to which no route leads at all.`,
    'all-and-hub': `For ${code(hub.ip)} the user route ${code(hub.range)} is as long as the peering's, and comes first. ${code(spoke.vnet)} isn't peered with ${code(other.vnet)}, so for ${code(other.ip)} the user route ${code('0.0.0.0/0')} is the longest match.`,
    both: `For ${code(hub.range)} the user route is as long as the peering's, and comes first. For ${code(other.range)} it is the only one, since ${code(spoke.vnet)} isn't peered with ${code(other.vnet)}.`,
    everything: `For ${code(hub.range)} and for its own ${code(spoke.range)} there are system routes of the same length, and the user route comes first. For ${code(other.range)} it is the only one.`,
  }[covers];
  return {
    form: 'ask',
    prompt: random.pick([
      `The route table of ${code(spoke.vnet)} sends ${list(names)} to ${code(appliance.name)}. ${code(spoke.vm)} sends to ${list(targets.map(({ ip, text }) => `${code(ip)} ${text}`))}. Which of these packets pass ${code(appliance.name)}?`,
      `${code(spoke.vm)} has ${routesFor} to ${code(appliance.name)}. To which of these does it send by way of ${code(appliance.name)}: ${list(targets.map(({ ip, text }) => `${code(ip)} (${text})`))}?`,
      `A colleague adds ${routesFor}, next hop ${code(appliance.name)}, in ${code(spoke.vnet)}. Of ${code(spoke.vm)}'s packets to ${list(targets.map(({ ip, text }) => `${code(ip)} ${text}`))}, which does ${code(appliance.name)} get to see?`,
    ]),
    note: direct
      ? 'Each of the three networks is peered with the other two.'
      : `${code(spoke.vnet)} and ${code(other.vnet)} are both peered with ${code(hub.vnet)}.`,
    topology: buildTopology(
      direct ? { ...plan, links: [...(plan.links ?? []), ...peer(spoke.vnet, other.vnet)] } : plan,
    ),
    queries: targets.map(({ ip }) => nextHop(spoke, ip)),
    phrase: (answers) => {
      const caught = targets.filter(
        (_, index) => (answers[index] as NextHopAnswer).nextHopType === 'VirtualAppliance',
      );
      return caught.length === 0 ? 'None of them' : `Those to ${list(caught.map(({ ip }) => code(ip)))}`;
    },
    headline: takesOver
      ? 'A user route as long as the peering’s takes over its traffic'
      : 'A shorter user route takes only what no peering names',
    why: () => why,
    rules: takesOver ? ['R68', 'R71', 'R35'] : ['R68', 'R86', 'R37'],
    about: takesOver ? ['M13', 'M1', 'M19'] : ['M21', 'M19', 'M1'],
  };
}
