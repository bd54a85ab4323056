import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { LinkPlan, RoutePlan } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

/**
 * What else is in the picture and changes nothing: the higher the level, the more of it. A question that shows only what
 * decides gives its answer away.
 */

/** Flags that do nothing where they stand: no gateway is there to be shared, and nothing forwards. */
export const idleFlags = (random: Random, level: Level): Partial<LinkPlan> =>
  level < 3 ? {} : { ...(random.oneIn(2) && { forwarded: true }), ...(random.oneIn(3) && { transit: true }) };

/** Routes for public ranges, which no packet between two networks of a company takes. */
export const idleRoutes = (random: Random, level: Level): RoutePlan[] =>
  random.sample<RoutePlan>(
    [
      { name: 'lab-off', prefix: '198.51.100.0/24', nextHop: 'None' },
      { name: 'partner-direct', prefix: '203.0.113.0/24', nextHop: 'Internet' },
    ],
    level < 3 ? 0 : random.int(1, 2),
  );

/** `a` and `b` are in West Europe, `c` is in East US 2. */
export function placesOf(sites: readonly Site[]): Prose {
  const titles = [...new Set(sites.map(({ region }) => region.title))];
  const [only] = titles;
  if (titles.length === 1) return `${sites.length === 2 ? 'Both' : 'All'} networks are in ${only}.`;
  const groups = titles.map((title) => {
    const there = sites.filter(({ region }) => region.title === title);
    return `${list(there.map(({ vnet }) => code(vnet)))} ${there.length > 1 ? 'are' : 'is'} in ${title}`;
  });
  return `${groups.join(', ')}.`;
}
