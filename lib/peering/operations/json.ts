/** Reading JSON that may be anything. Each gives a harmless value where the shape is another. */
export type Json = Readonly<Record<string, unknown>>;

export const recordOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((item): item is string => typeof item === 'string');

/** ARM templates and portals write booleans as text now and then. */
export const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && value.toLowerCase() === 'true');

export const isFalse = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && value.toLowerCase() === 'false');

/** The `id` of a reference such as `{ id: '…' }`. */
export const referenceOf = (value: unknown): string | null => textOf(recordOf(value).id);

/** Names compare without case. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
