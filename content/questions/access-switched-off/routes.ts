import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { isWithin } from '../../topologies/addresses';
import { buildTopology } from '../../topologies/plan';
import { effectiveRoutes } from '../../topologies/scene';
import { drawScene, othersSay, planOf, vnetsOf, withRole } from './scene';

/** To which networks does the hub have a route? */
export function drawNetworks(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, said } = scene;
  const peers = random.shuffle(scene.peers).map(({ site }) => site);
  const shut = withRole(scene, 'shut');
  return {
    form: 'ask',
    prompt: `${said} ${random.pick([
      `For which of the other networks does ${code(hub.vm)} have a route?`,
      `Which of ${vnetsOf(peers)} appear, by their range, in the route table of ${code(hub.vm)}?`,
      `To which of the networks around ${code(hub.vnet)} do its effective routes lead?`,
    ])}`,
    note: 'No route table is in use.',
    topology: buildTopology(planOf(scene)),
    queries: [effectiveRoutes(hub)],
    phrase: ([answer]) => {
      const rows = (answer as EffectiveRoutesAnswer).value;
      const reached = peers.filter(({ range }) =>
        rows.some(
          ({ addressPrefix, nextHopType }) => /peering/i.test(nextHopType) && isWithin(addressPrefix, range),
        ),
      );
      return reached.length === 0 ? 'None of them' : vnetsOf(reached);
    },
    headline: 'Without access the route stays',
    why: () =>
      `The links between ${code(hub.vnet)} and ${vnetsOf(shut)} are all Connected, and that brings ${
        shut.length > 1 ? 'routes' : 'the route'
      } ${list(shut.map(({ range }) => code(range)))}, whether access is allowed or not. What is switched off is the traffic, not the route.${othersSay(scene)}`,
    rules: ['R40', 'R33', 'R31'],
    about: ['M14', 'M4', 'M1'],
  };
}
