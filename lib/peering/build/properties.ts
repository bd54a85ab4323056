import type { Prefix } from '../address';
import { parseLoosePrefix, parsePrefix } from '../address';
import type { Problem } from '../problem';

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the properties of one resource, whatever they are, and notes each thing that is not what Azure would accept.
 * A reader never throws; where something is wrong it notes the problem and gives what can be used of it.
 */
export class Properties {
  constructor(
    private readonly json: Json,
    private readonly resource: string,
    private readonly at: string,
    private readonly problems: Problem[],
  ) {}

  /** The same place in the same resource, read from other values. */
  with(json: Json): Properties {
    return new Properties(json, this.resource, this.at, this.problems);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  path(key: string): string {
    return this.at === '' ? key : `${this.at}.${key}`;
  }

  note(code: string, message: string, key = ''): void {
    this.problems.push({
      code,
      message,
      resource: this.resource,
      path: key === '' ? this.at : this.path(key),
    });
  }

  text(key: string): string | null {
    const value = this.get(key);
    if (value === undefined) return null;
    if (typeof value === 'string') return value;
    this.malformed(key, 'text');
    return null;
  }

  /** One of the words allowed, as Azure writes it, whatever the case it was given in. */
  word<const W extends string>(key: string, words: readonly W[]): W | null {
    const value = this.text(key);
    if (value === null) return null;
    const found = words.find((word) => word.toLowerCase() === value.toLowerCase());
    if (found === undefined)
      this.note('unknown-value', `${key} is "${value}"; it can be ${words.join(', ')}.`, key);
    return found ?? null;
  }

  flag(key: string, whenAbsent: boolean): boolean {
    const value = this.get(key);
    if (value === undefined) return whenAbsent;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    this.malformed(key, 'true or false');
    return whenAbsent;
  }

  integer(key: string): number | null {
    const value = this.get(key);
    if (value === undefined) return null;
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
    this.malformed(key, 'a whole number');
    return null;
  }

  /** The object under the key, empty where there is none. */
  inside(key: string): Properties {
    const value = this.get(key);
    if (value !== undefined && !isRecord(value)) this.malformed(key, 'an object');
    return new Properties(isRecord(value) ? value : {}, this.resource, this.path(key), this.problems);
  }

  /** The objects in the list under the key. */
  each(key: string): Properties[] {
    return this.list(key).flatMap((value, index) => {
      const at = `${this.path(key)}[${index}]`;
      if (isRecord(value)) return [new Properties(value, this.resource, at, this.problems)];
      this.problems.push({
        code: 'malformed',
        message: `${at} must be an object.`,
        resource: this.resource,
        path: at,
      });
      return [];
    });
  }

  texts(key: string): string[] {
    return this.list(key).flatMap((value, index) => {
      if (typeof value === 'string') return [value];
      this.note('malformed', `${key} must be a list of texts.`, `${key}[${index}]`);
      return [];
    });
  }

  /** A value as it stands, for looking ahead: nothing is noted. */
  peek(key: string): unknown {
    return this.get(key);
  }

  peekId(key: string): string | null {
    const value = this.get(key);
    return isRecord(value) && typeof value.id === 'string' ? value.id : null;
  }

  /** The id in `{id: …}` under the key. */
  reference(key: string): string | null {
    const value = this.get(key);
    if (value === undefined) return null;
    if (isRecord(value) && typeof value.id === 'string' && value.id.trim() !== '') return value.id;
    this.note('malformed', `${key} must name a resource as {"id": "…"}.`, key);
    return null;
  }

  references(key: string): string[] {
    return this.each(key).flatMap((item) => {
      const id = item.text('id');
      if (id === null) item.note('malformed', `${key} must name resources as {"id": "…"}.`);
      return id === null ? [] : [id];
    });
  }

  /** Ranges in CIDR notation; what is not one is noted and left out. */
  prefixes(key: string): Prefix[] {
    return this.list(key).flatMap((value, index) => {
      const parsed = parsePrefix(value);
      if (parsed.ok) return [parsed.value];
      this.note(parsed.error.code, parsed.error.message, `${key}[${index}]`);
      return [];
    });
  }

  prefix(key: string): Prefix | null {
    const value = this.get(key);
    if (value === undefined) return null;
    const parsed = parsePrefix(value);
    if (parsed.ok) return parsed.value;
    this.note(parsed.error.code, parsed.error.message, key);
    return null;
  }

  /** Ranges under either of a singular and a plural key, as subnets have them. */
  prefixesOf(singular: string, plural: string): Prefix[] {
    const many = this.prefixes(plural);
    const one = many.length > 0 ? null : this.prefix(singular);
    return one ? [one] : many;
  }

  loosePrefix(key: string, text: string): Prefix | null {
    const parsed = parseLoosePrefix(text);
    if (parsed.ok) return parsed.value;
    this.note(parsed.error.code, parsed.error.message, key);
    return null;
  }

  private get(key: string): unknown {
    const value = Object.hasOwn(this.json, key) ? this.json[key] : undefined;
    return value === null ? undefined : value;
  }

  private list(key: string): readonly unknown[] {
    const value = this.get(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.malformed(key, 'a list');
    return [];
  }

  private malformed(key: string, expected: string): void {
    this.note('malformed', `${key} must be ${expected}.`, key);
  }
}
