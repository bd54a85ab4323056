import type { Semantics } from '../semantics';

/**
 * Remembers what a pure function gave for the same objects, for as long as they live. Trying out the orders of a few
 * operations comes by the same beginnings again and again.
 */
export function remembered<A extends object, B extends object, R extends object>(
  work: (first: A, second: B, semantics: Semantics) => R,
): (first: A, second: B, semantics: Semantics) => R {
  const known = new WeakMap<A, WeakMap<B, WeakMap<Semantics, R>>>();
  return (first, second, semantics) => {
    const bySecond = known.get(first) ?? new WeakMap<B, WeakMap<Semantics, R>>();
    known.set(first, bySecond);
    const bySemantics = bySecond.get(second) ?? new WeakMap<Semantics, R>();
    bySecond.set(second, bySemantics);
    const before = bySemantics.get(semantics);
    if (before) return before;
    const result = work(first, second, semantics);
    bySemantics.set(semantics, result);
    return result;
  };
}
