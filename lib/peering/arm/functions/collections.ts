import { asText, isList, isObject, isSameValue, type ObjectValue, propertyOf, type Value } from '../value';
import { type FunctionTable, integer, MAX_ITEMS } from './function';

/** Functions on lists and objects. What lies inside may be unknown; only the outermost value has to be known. */
export const COLLECTION_FUNCTIONS: FunctionTable = {
  array: ([value]) => (value === undefined ? undefined : isList(value) ? value : [value]),
  createarray: (args) => args,
  createobject: (args) => {
    const entries: [string, Value][] = [];
    for (let index = 0; index + 1 < args.length; index += 2)
      entries.push([asText(args[index] ?? null), args[index + 1] ?? null]);
    return args.length % 2 === 0 ? Object.fromEntries(entries) : undefined;
  },
  length: ([value]) => {
    if (typeof value === 'string' || isList(value)) return value.length;
    return isObject(value) ? Object.keys(value).length : undefined;
  },
  empty: ([value]) => {
    if (value === null || value === '') return true;
    if (isList(value)) return value.length === 0;
    return isObject(value) ? Object.keys(value).length === 0 : typeof value === 'string' ? false : undefined;
  },
  first: ([value]) =>
    typeof value === 'string' ? value.slice(0, 1) : isList(value) ? (value[0] ?? null) : undefined,
  last: ([value]) =>
    typeof value === 'string' ? value.slice(-1) : isList(value) ? (value.at(-1) ?? null) : undefined,
  take: ([value, count]) => part(value, count, (length, size) => [0, Math.min(length, size)]),
  skip: ([value, count]) => part(value, count, (length, size) => [Math.min(length, size), length]),
  range: ([start, count]) => {
    const [from, size] = [integer(start), integer(count)];
    if (from === undefined || size === undefined || size < 0 || size > MAX_ITEMS) return undefined;
    return Array.from({ length: size }, (_, index) => from + index);
  },
  contains: ([container, value]) => {
    if (value === undefined) return undefined;
    if (typeof container === 'string') return container.toLowerCase().includes(asText(value).toLowerCase());
    if (isList(container)) return container.some((item) => isSameValue(item, value));
    return isObject(container) ? propertyOf(container, asText(value)) !== undefined : undefined;
  },
  union: (args) => {
    if (args.length > 0 && args.every(isList))
      return distinct((args as readonly (readonly Value[])[]).flat());
    return args.length > 0 && args.every(isObject)
      ? (args as readonly ObjectValue[]).reduce(merged, {})
      : undefined;
  },
  shallowmerge: ([list]) =>
    isList(list) && list.every(isObject) ? Object.assign({}, ...(list as readonly ObjectValue[])) : undefined,
  intersection: (args) => {
    const [head, ...rest] = args;
    if (isList(head) && rest.every(isList)) {
      return head.filter((item) => rest.every((other) => other.some((one) => isSameValue(one, item))));
    }
    if (!isObject(head) || !rest.every(isObject)) return undefined;
    return Object.fromEntries(
      Object.entries(head).filter(([key, value]) =>
        rest.every((other) => isSameValue(propertyOf(other, key) ?? null, value)),
      ),
    );
  },
  flatten: ([list]) =>
    isList(list) ? list.flatMap((item) => (isList(item) ? item : [item])).slice(0, MAX_ITEMS) : undefined,
  items: ([object]) =>
    isObject(object)
      ? Object.keys(object)
          .sort()
          .map((key) => ({ key, value: object[key] ?? null }))
      : undefined,
  objectkeys: ([object]) => (isObject(object) ? Object.keys(object) : undefined),
  tryget: ([container, ...path]) => {
    let value: Value | undefined = container;
    for (const key of path) {
      if (isObject(value)) value = propertyOf(value, asText(key));
      else if (isList(value)) value = value[integer(key) ?? -1];
      else return null;
    }
    return value ?? null;
  },
  min: (args) => extreme(args, Math.min),
  max: (args) => extreme(args, Math.max),
};

function part(
  value: Value | undefined,
  count: Value | undefined,
  bounds: (length: number, size: number) => [number, number],
): Value | undefined {
  const size = integer(count);
  if (size === undefined || (typeof value !== 'string' && !isList(value))) return undefined;
  return value.slice(...bounds(value.length, Math.max(size, 0)));
}

function distinct(items: readonly Value[]): Value {
  const seen = new Map<string, Value>();
  for (const item of items) seen.set(JSON.stringify(item), item);
  return [...seen.values()];
}

/** Later objects win, and objects inside objects are merged in turn. */
function merged(left: ObjectValue, right: ObjectValue): ObjectValue {
  const entries = Object.entries(right).map(([key, value]): [string, Value] => {
    const other = left[key];
    return [key, isObject(other) && isObject(value) ? merged(other, value) : value];
  });
  return { ...left, ...Object.fromEntries(entries) };
}

function extreme(args: readonly Value[], pick: (...numbers: number[]) => number): Value | undefined {
  const numbers = args.flatMap((value) => (isList(value) ? value : [value])).map(integer);
  return numbers.length === 0 || numbers.includes(undefined) ? undefined : pick(...(numbers as number[]));
}
