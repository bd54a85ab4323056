import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list, phraseRoutes } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { isWithin } from '../../topologies/addresses';
import { buildTopology } from '../../topologies/plan';
import { effectiveRoutes } from '../../topologies/scene';
import { drawScene, othersSay, planOf, vnetsOf, withRole } from './scene';

/** The rows of the peered networks. */
export function drawRows(random: Random, level: Level): Draft {
  const scene = drawScene(random, level, 2);
  const { hub, said } = scene;
  const chosen = random.shuffle(scene.peers).map(({ site }) => site);
  const shut = withRole(scene, 'shut');
  return {
    form: 'ask',
    prompt: `${said} ${random.pick([
      `Which active rows do the effective routes of ${code(hub.vm)} hold for ${vnetsOf(chosen)}?`,
      `What do the effective routes of ${code(hub.vm)} say about ${list(chosen.map(({ range }) => code(range)))}, the ranges of ${vnetsOf(chosen)}?`,
      `You look for ${list(chosen.map(({ range }) => code(range)))} in the effective routes of ${code(hub.vm)}. What do you find?`,
    ])}`,
    note: 'No route table is in use.',
    topology: buildTopology(planOf(scene)),
    queries: [effectiveRoutes(hub)],
    phrase: ([answer]) =>
      phraseRoutes(
        (answer as EffectiveRoutesAnswer).value.filter(({ addressPrefix }) =>
          chosen.some(({ range }) => isWithin(addressPrefix, range)),
        ),
      ),
    headline: 'Without access the route stays',
    why: () =>
      `The peering with ${vnetsOf(shut)} is Connected, and that brings one row for each range: ${list(shut.map(({ range }) => code(range)))}. The flag is read by the tags of NSGs and not by the route table, so nothing is missing there.${othersSay(scene)}`,
    rules: ['R40', 'R33'],
    about: ['M14', 'M4', 'M18'],
  };
}
