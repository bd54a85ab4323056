import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { drawNewcomers, type Standing } from '../parts/newcomers';
import { asksWhichAreTrue } from '../parts/stating';
import { accepted } from './requests';

const STANDINGS: Readonly<Record<Level, readonly Standing[]>> = {
  1: ['far', 'far', 'foreign', 'inside-the-hub', 'inside-the-hub'],
  2: ['far', 'foreign', 'inside-the-hub', 'as-the-spoke'],
  3: ['far', 'foreign', 'inside-the-hub', 'as-the-spoke', 'far-as-the-spoke'],
};

/** Three networks that are to become peers of a hub. */
export function drawNewPeers(random: Random, level: Level): Draft {
  const standings = random.sample(STANDINGS[level], 3);
  const { hub, spoke, newcomers, topology, note } = drawNewcomers(random, standings);
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} is peered with ${code(spoke.vnet)} and is to get further peers. ${asksWhichAreTrue(random)}`,
    note: `${note} Each statement is about the networks as they are.`.trim(),
    topology,
    parts: newcomers.map(({ site, range, query, why, rules }) =>
      accepted(topology)({
        label: `${code(site.vnet)} (${code(range)}) can be peered with ${code(hub.vnet)}.`,
        query,
        why,
        rules,
      }),
    ),
    headline: 'Regions and owners may differ, addresses may not overlap',
    why: `For each: does its range overlap that of ${code(hub.vnet)}, or of a network that ${code(hub.vnet)} is peered with?`,
    rules: ['R15', 'R16', 'R18'],
  };
}
