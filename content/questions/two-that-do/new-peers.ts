import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { drawNewcomers, type Standing } from '../parts/newcomers';
import { isAccepted } from '../parts/operating';

const OPEN: readonly Standing[] = ['far', 'foreign', 'plain'];

const TAKEN: Readonly<Record<Level, readonly Standing[]>> = {
  1: ['inside-the-hub', 'inside-the-hub'],
  2: ['inside-the-hub', 'as-the-spoke'],
  3: ['inside-the-hub', 'as-the-spoke', 'far-as-the-spoke'],
};

/** Four networks that are to become peers of a hub; two may. */
export function drawNewPeers(random: Random, level: Level): Draft {
  const standings = random.shuffle([...random.sample(OPEN, 2), ...random.sample(TAKEN[level], 2)]);
  const { hub, spoke, newcomers, topology, note } = drawNewcomers(random, standings);
  return {
    form: 'pick',
    prompt: random.pick([
      `Which two networks can be peered with ${code(hub.vnet)} as they are? Choose two.`,
      `Four teams ask for a peering with ${code(hub.vnet)}. Choose the two whose networks Azure lets in.`,
      `${code(hub.vnet)} is peered with ${code(spoke.vnet)}. Which two of the others can become its peers as well? Choose two.`,
    ]),
    ...(note && { note }),
    topology,
    pick: 2,
    statements: newcomers.map(({ site, range, query }) => ({
      text: `${code(site.vnet)}, ${code(range)}`,
      queries: [query],
      holds: isAccepted,
    })),
    headline: 'Regions and owners may differ, addresses may not overlap',
    why: newcomers.map(({ why }) => why).join(' '),
    rules: ['R15', 'R16', 'R18'],
  };
}
