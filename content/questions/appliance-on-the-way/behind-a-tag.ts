import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import type { Site } from '../../topologies/scene';
import { askPlace, asksPlace } from '../parts/outcomes';
import { drawScene, planOf, tableOf, tagGroup, withGroup } from './scene';

/** A group at the receiver lets the tag in: whether the sender belongs to it follows from the routes. */
export function drawBehindATag(random: Random): Draft {
  const scene = drawScene(random, 2, 3);
  const [a, b] = scene.spokes as [Site, Site];
  const { name, hub } = scene;
  const routedBack = random.oneIn(2);
  const group = tagGroup(random, b, random.oneIn(2));
  const plan = planOf(scene, { wide: true, routed: (site) => routedBack || site === a });
  const allow = group.rules[0]?.name ?? '';
  return askPlace(withGroup(plan, b, group), a, b, {
    prompt: asksPlace(random, a, b),
    note: `Each spoke's link to the hub allows forwarded traffic. ${code(name)} forwards in its operating system.`,
    headline: routedBack
      ? 'User routes belong to the VirtualNetwork tag'
      : 'A spoke behind an appliance is in no tag by itself',
    why: routedBack
      ? `${code(tableOf(b))} sends ${code('0.0.0.0/0')} to ${code(name)}, so the tag VirtualNetwork at ${code(b.vm)} takes in ${code(a.ip)} too and ${code(allow)} lets the request in. The reply belongs to that connection, so no outbound rule is asked, and the same table takes it back.`
      : `At ${code(b.vm)} the tag VirtualNetwork holds ${code(b.range)} and the peer's ${code(hub.range)}. No user route of ${code(b.vnet)} names ${code(a.range)}, so ${code(allow)} doesn't match ${code(a.ip)}, and ${code('DenyRest')} does.`,
    rules: routedBack ? ['R96', 'R97', 'R83', 'R93'] : ['R98', 'R96', 'R90'],
    about: routedBack ? ['M28', 'M26'] : ['M24'],
  });
}
