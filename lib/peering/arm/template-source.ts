import { MAX_DEPTH } from './json-text';
import type { Scope } from './scope';
import type { TemplateResource } from './template';
import { isUnknown } from './value';

/** Any object of a template, with keys that may be missing. */
export type Source = Readonly<Record<string, unknown>>;

/** Keys of a resource that are kept; the rest is about deploying it. */
export const BODY_KEYS = [
  'location',
  'sku',
  'properties',
  'kind',
  'zones',
  'tags',
  'identity',
  'plan',
  'extendedLocation',
];

export const isNetworkType = (type: string): boolean => type.toLowerCase().startsWith('microsoft.network/');

export const sourceOf = (value: unknown): Source =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Source) : {};

export const hasKey = (source: Source, name: string): boolean => memberOf(source, name) !== undefined;

export function memberOf(source: Source, name: string): unknown {
  if (Object.hasOwn(source, name)) return source[name];
  const key = Object.keys(source).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : source[key];
}

/** Whether the deployment around declares a parameter: else it is one of the template inside. */
export function isDeclared(scope: Scope, name: string): boolean {
  const value = scope.parameter(name);
  return !isUnknown(value) || !value.reason.startsWith('there is no parameter');
}

/** `virtualNetworkPeerings` inside a virtual network → the whole type. */
export function fullType(type: string, parent: TemplateResource | null): string {
  return parent === null || type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`)
    ? type
    : `${parent.type}/${type}`;
}

/** A child inside its parent may leave the parent out of its name. */
export function fullName(name: string, type: string, parent: TemplateResource | null): string {
  const isShort = parent !== null && name.split('/').length < type.split('/').length - 1;
  return isShort ? `${parent.name}/${name}` : name;
}

/** What stands in `[[…]]` inside a deployment is meant for that deployment; one bracket goes on the way there. */
export function unescaped(template: unknown, depth = 0): unknown {
  if (typeof template === 'string') return template.startsWith('[[') ? template.slice(1) : template;
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(template)) return template.map((item) => unescaped(item, depth + 1));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [
      key.startsWith('[[') ? key.slice(1) : key,
      unescaped(value, depth + 1),
    ]),
  );
}
