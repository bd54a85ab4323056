import { asText, isSameValue, type Value } from '../value';
import { type FunctionTable, integer } from './function';

const order =
  (test: (comparison: number) => boolean) =>
  ([a, b]: readonly Value[]): Value | undefined => {
    if (typeof a === 'number' && typeof b === 'number') return test(a - b);
    return typeof a === 'string' && typeof b === 'string' ? test(a < b ? -1 : a > b ? 1 : 0) : undefined;
  };

const arithmetic =
  (apply: (a: number, b: number) => number) =>
  ([a, b]: readonly Value[]): Value | undefined => {
    const [left, right] = [integer(a), integer(b)];
    if (left === undefined || right === undefined) return undefined;
    const result = apply(left, right);
    return Number.isSafeInteger(result) ? result : undefined;
  };

/** Comparison, truth and whole numbers. `if`, `and` and `or` look at their arguments one by one and stand elsewhere. */
export const LOGIC_FUNCTIONS: FunctionTable = {
  equals: ([a, b]) => (a === undefined || b === undefined ? undefined : isEqual(a, b)),
  less: order((comparison) => comparison < 0),
  lessorequals: order((comparison) => comparison <= 0),
  greater: order((comparison) => comparison > 0),
  greaterorequals: order((comparison) => comparison >= 0),
  not: ([value]) => (typeof value === 'boolean' ? !value : undefined),
  true: () => true,
  false: () => false,
  null: () => null,
  bool: ([value]) => {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : undefined;
  },
  int: ([value]) => {
    const number = typeof value === 'string' ? Number.parseInt(value, 10) : value;
    return typeof number === 'number' && Number.isFinite(number) ? Math.trunc(number) : undefined;
  },
  float: ([value]) => {
    const number = Number(asText(value ?? null));
    return Number.isFinite(number) ? number : undefined;
  },
  add: arithmetic((a, b) => a + b),
  sub: arithmetic((a, b) => a - b),
  mul: arithmetic((a, b) => a * b),
  div: arithmetic((a, b) => Math.trunc(a / b)),
  mod: arithmetic((a, b) => a % b),
};

/** Texts are equal in the same case only; a number never equals a text. */
const isEqual = (a: Value, b: Value): boolean => isSameValue(a, b);
