import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { planOf } from '../../topologies/scene';
import { authored, wrong } from '../parts/authoring';
import { drawScene } from './scene';

/** Of several routes, which one can take packets away from the peering? */
export function drawRoute(random: Random, level: Level): Draft {
  const { a, b, there, back } = drawScene(random, level);
  const table = `rt-${a.workload}`;
  const routes = {
    learned: `The route ${code(b.subnet.range)}, learned by BGP from the office`,
    wide: `The user route ${code('0.0.0.0/0')} to the firewall in ${code(table)}`,
    exact: `The user route ${code(b.range)} to the firewall in ${code(table)}`,
    part: `The user route ${code(b.subnet.range)} to None in ${code(table)}`,
    none: `None of them: the peering’s route comes first`,
  };
  const isGuilty = random.oneIn(2);
  const guilty = random.pick(['exact', 'part'] as const);
  const learned = wrong(
    routes.learned,
    'M20',
    'Between a peering and BGP the length doesn’t decide: Azure prefers the peering’s route.',
  );
  const wide = wrong(
    routes.wide,
    'M19',
    `${code('0.0.0.0/0')} is shorter than the peering’s ${code(b.range)}. That somebody wrote it doesn’t make it longer.`,
  );
  return authored(planOf([a, b], { links: [there, back] }), {
    prompt: random.pick([
      `A colleague thinks that something takes the packets from ${code(a.vm)} to ${code(b.vm)} (${code(b.ip)}) away from the peering. Which of these routes could?`,
      `${code(a.vm)} and ${code(b.vm)} (${code(b.ip)}) are in peered networks. Which of these routes would take their packets off the peering?`,
      `Next hop at ${code(a.vm)} towards ${code(b.ip)} is to be VNetPeering. Which of these routes would stand in the way?`,
    ]),
    note: `Both links are Connected, and the peering brings ${code(b.range)}. ${code(a.vnet)} uses the gateway of a hub, from which it learns the routes of the office.`,
    right: isGuilty ? routes[guilty] : routes.none,
    wrong: isGuilty
      ? [
          learned,
          wide,
          wrong(
            routes.none,
            'M13',
            'Between equal prefixes a user route comes before the peering’s, and a longer one in any case.',
          ),
        ]
      : [learned, wide],
    headline: 'Only a user route that is long enough beats a peering',
    why: isGuilty
      ? `${guilty === 'exact' ? `${code(b.range)} is the very prefix of the peering, and between equals the user route wins` : `${code(b.subnet.range)} is longer than the peering's ${code(b.range)} and covers ${code(b.ip)}`}. ${code('0.0.0.0/0')} is shorter, and what a gateway learns is set aside where a peering covers the same addresses.`
      : `${code('0.0.0.0/0')} is shorter than the peering's ${code(b.range)}. The route from the office is longer, but Azure sets routes of a gateway aside where a peering covers the same addresses. Neither is taken for ${code(b.ip)}.`,
    rules: ['R69', 'R71', 'R68'],
  });
}
