/** What an expression can come to: JSON, or something that only a deployment would know. */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value }
  | Unknown;

/**
 * A value that the template alone does not tell. It has a label, so that the same unknown thing used twice, as in a
 * name and in an id that leads to it, is still seen to be the same.
 */
export class Unknown {
  /** @param label in braces, as it stands in names: `{vnetName}` @param reason why it is not known, for people */
  constructor(
    readonly label: string,
    readonly reason: string,
    /** the expression it comes from, once that is known */
    readonly expression: string | null = null,
  ) {}

  /** Something made from it: `{hubId}` → `{hubId[8]}`. */
  with(suffix: string): Unknown {
    return new Unknown(shorten(`${this.label.replace(/\}$/, '')}${suffix}}`), this.reason);
  }

  from(expression: string): Unknown {
    return this.expression === null ? new Unknown(this.label, this.reason, expression) : this;
  }
}

/** An unknown thing named after what would make it: `{uniqueString(…)}`. */
export const unknown = (what: string, reason: string): Unknown => new Unknown(shorten(`{${what}}`), reason);

/** Slashes part names and ids, so a label has none. */
const shorten = (label: string): string => label.replaceAll('/', '-').slice(0, 120);

export const isUnknown = (value: Value | undefined): value is Unknown => value instanceof Unknown;

export type ObjectValue = { readonly [key: string]: Value };

export const isObject = (value: Value | undefined): value is ObjectValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** A property whatever its case, as Azure reads it; undefined where there is none. */
export function propertyOf(object: ObjectValue, key: string): Value | undefined {
  if (Object.hasOwn(object, key)) return object[key];
  const lower = key.toLowerCase();
  const found = Object.keys(object).find((candidate) => candidate.toLowerCase() === lower);
  return found === undefined ? undefined : object[found];
}

/** The first unknown thing in a value, at whatever depth. */
export function findUnknown(value: Value): Unknown | null {
  if (isUnknown(value)) return value;
  const inside = isList(value) ? value : isObject(value) ? Object.values(value) : [];
  for (const item of inside) {
    const found = findUnknown(item);
    if (found) return found;
  }
  return null;
}

/** The same thing written in JSON is the same value. */
export const isSameValue = (a: Value, b: Value): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: Value): unknown {
  if (isList(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}

/** A value as text inside another text, as `concat` and `format` write it. */
export function asText(value: Value): string {
  if (typeof value === 'string') return value;
  if (isUnknown(value)) return value.label;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? '' : typeof value === 'number' ? String(value) : JSON.stringify(value);
}
