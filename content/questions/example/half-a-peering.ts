import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { drawSites, planOf, type Site } from '../../topologies/scene';
import { askNextHop, askReach, asksNextHop, connects } from '../parts/asking';

/** Does half a peering carry anything? */
export const halfAPeering: Family = {
  id: 'half-a-peering',
  title: 'Half a peering',
  concepts: ['peering-links-and-states'],
  levels: [1, 2],
  kind: 'single-choice',
  misconceptions: ['M4', 'M22'],
  structures: [
    { name: 'towards', draw: (random) => drawPacket(random, 'towards') },
    { name: 'back', draw: (random) => drawPacket(random, 'back') },
    { name: 'next-hop', levels: [2], draw: drawNextHop },
  ],
};

const HEADLINE = 'A peering takes two links';

/** One link between two networks: in the direction of the packet, or against it. */
function drawHalf(random: Random, link: 'towards' | 'back') {
  const [from, to] = drawSites(random, 2) as [Site, Site];
  const [start, end] = link === 'towards' ? [from, to] : [to, from];
  const plan = planOf([from, to], { links: [{ from: start.vnet, to: end.vnet }] });
  const why = `${code(start.vnet)} has a link to ${code(end.vnet)}, and none leads back. So neither has a route to the other.`;
  return { from, to, plan, why };
}

function drawPacket(random: Random, link: 'towards' | 'back'): Draft {
  const { from, to, plan, why } = drawHalf(random, link);
  return askReach(plan, from, to, {
    prompt: connects(random, from, to),
    headline: HEADLINE,
    why,
    rules: ['R24', 'R31'],
  });
}

function drawNextHop(random: Random): Draft {
  const { from, to, plan, why } = drawHalf(random, random.pick(['towards', 'back']));
  return askNextHop(plan, from, to.ip, {
    prompt: asksNextHop(random, from, to.ip, `the address of ${code(to.vm)}`),
    headline: HEADLINE,
    why,
    rules: ['R24', 'R31'],
  });
}
