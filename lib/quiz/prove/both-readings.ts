import { Watch } from '@/lib/peering';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type Answer, answersOf } from '../ask';
import type { Asked } from './proven';

export type BothReadings = {
  readonly azure: readonly Answer[];
  /** with the contested rules read the other way; the same answers where none was looked at */
  readonly otherwise: readonly Answer[];
  /** the misconceptions whose holders may be answered otherwise */
  readonly mayMatter: readonly MisconceptionId[];
};

/** Azure's answers by both readings of the contested rules; null where the engine has none. */
export function readBothWays({ topology, queries }: Asked): BothReadings | null {
  const watch = new Watch();
  const azure = answersOf(topology, queries, {}, watch);
  const otherwise = watch.sawMode ? answersOf(topology, queries, { mode: 'tag-only' }) : azure;
  return azure && otherwise && { azure, otherwise, mayMatter: watch.misconceptions };
}
