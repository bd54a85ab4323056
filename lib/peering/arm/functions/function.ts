import type { Value } from '../value';

/**
 * A template function whose arguments are all known. It gives undefined for arguments it is not made for; the caller
 * makes that an unknown value with a reason.
 */
export type TemplateFunction = (args: readonly Value[]) => Value | undefined;
export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

/** The longest text and list a function may make, so that doubling in a loop comes to an end. */
export const MAX_TEXT = 200_000;
export const MAX_ITEMS = 10_000;

export const text = (value: Value | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const integer = (value: Value | undefined): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) ? value : undefined;
