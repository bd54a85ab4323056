import type { Trace } from '../trace';
import { explainTrace } from './explain';
import type { Words } from './words';

/**
 * Where two paths of one packet part: the index of the first step, in words, that is not the same in both. It points
 * into either list, or just past the shorter one; null if the paths are the same.
 */
export function compareTraces(actual: Trace, believed: Trace): number | null {
  return firstDifference(explainTrace(actual).steps, explainTrace(believed).steps);
}

/** The same for paths already in words. */
export function firstDifference(left: readonly Words[], right: readonly Words[]): number | null {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left[index], right[index]];
    if (!a || !b || a.title !== b.title || a.detail !== b.detail || a.verdict !== b.verdict) return index;
  }
  return null;
}
