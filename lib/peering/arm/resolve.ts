import { evaluate } from './evaluate';
import { isExpression, parseExpression } from './expression';
import type { Scope } from './scope';
import { asText, isUnknown, unknown, type Value } from './value';

/** Azure allows no more turns of a loop than this. */
export const MAX_COPIES = 800;

/** The scope inside one turn of a loop. `loop` names it; the innermost one answers `copyIndex()`. */
export const inLoop = (scope: Scope, loop: string, index: number): Scope => ({
  ...scope,
  copyIndex: (asked) =>
    asked === null || asked.toLowerCase() === loop.toLowerCase() ? index : scope.copyIndex(asked),
});

/**
 * Any JSON of a template with its expressions replaced by what they come to, loops unrolled. What is not known stays
 * in it as `Unknown`.
 */
export function resolve(source: unknown, scope: Scope): Value {
  if (!scope.budget.spend()) return unknown('…', 'the template asks for more work than is allowed');
  if (typeof source === 'string') return resolveText(source, scope);
  if (source === null || typeof source === 'number' || typeof source === 'boolean') return source;
  if (Array.isArray(source)) return source.map((item) => resolve(item, scope));
  if (typeof source !== 'object') return null;
  const entries: [string, Value][] = [];
  for (const [key, value] of Object.entries(source)) {
    if (key === 'copy' && Array.isArray(value)) entries.push(...value.flatMap((loop) => unroll(loop, scope)));
    else entries.push([resolveKey(key, scope), resolve(value, scope)]);
  }
  return Object.fromEntries(entries);
}

function resolveText(source: string, scope: Scope): Value {
  if (source.startsWith('[[')) return source.slice(1);
  if (!isExpression(source)) return source;
  const expression = parseExpression(source);
  const value: Value = expression.ok
    ? evaluate(expression.value, scope)
    : unknown('expression', `it cannot be read: ${expression.error}`);
  return isUnknown(value) ? value.from(source) : value;
}

const resolveKey = (key: string, scope: Scope): string =>
  key.startsWith('[') ? asText(resolveText(key, scope)) : key;

/** One loop inside an object: `{ name, count, input }` becomes a property that is a list. */
function unroll(loop: unknown, scope: Scope): [string, Value][] {
  const { name, count, input } = (typeof loop === 'object' && loop !== null ? loop : {}) as Record<
    string,
    unknown
  >;
  const key = asText(resolve(name ?? '', scope));
  const turns = countOf(count, scope);
  if (typeof turns !== 'number') return [[key, turns]];
  const items: Value[] = [];
  for (let index = 0; index < turns && !scope.budget.isSpent; index += 1) {
    items.push(resolve(input ?? null, inLoop(scope, key, index)));
  }
  return [[key, items]];
}

/** How often a loop turns, or why that is not known. */
export function countOf(count: unknown, scope: Scope): Value {
  const turns = resolve(count ?? null, scope);
  if (isUnknown(turns)) return turns;
  if (typeof turns === 'number' && Number.isInteger(turns) && turns >= 0 && turns <= MAX_COPIES) return turns;
  return unknown('copy', `a loop turns 0 to ${MAX_COPIES} times`).from(asText(turns));
}
