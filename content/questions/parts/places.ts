import { code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Site } from '../../topologies/scene';

/** "`a` and `b` are in West Europe, `c` is in UK South.": region by region, in the order they first come up. */
export function placesOf(sites: readonly Site[]): Prose {
  const regions = [...new Set(sites.map(({ region }) => region))];
  const [only, ...others] = regions;
  if (only && others.length === 0 && sites.length > 1) return `All of them are in ${only.title}.`;
  const each = regions.map((region) => {
    const there = sites.filter((site) => site.region === region).map(({ vnet }) => code(vnet));
    return `${list(there)} ${there.length > 1 ? 'are' : 'is'} in ${region.title}`;
  });
  return `${list(each)}.`;
}
