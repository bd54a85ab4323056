import type { Resource } from './topology';

/** What stands before type and name in the id of a resource that was given none. */
const NO_GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers';

/** The resource's id, or one made from its type and name: `…/providers/Microsoft.Network/virtualNetworks/hub`. */
export function resourceIdOf(resource: Pick<Resource, 'type' | 'name' | 'id'>): string {
  // a topology may be anything until it is checked
  if (typeof resource.id === 'string' && resource.id !== '') return resource.id;
  const [provider = '', ...types] = resource.type.split('/');
  const names = resource.name.split('/');
  return [NO_GROUP, provider, ...types.flatMap((type, index) => [type, names[index] ?? ''])].join('/');
}

/** Whether `resourceIdOf` made this id up. */
export const isDerivedId = (id: string): boolean => id.startsWith(`${NO_GROUP}/`);

/** For maps and comparisons: Azure compares ids without case. */
export const idKey = (id: string): string => id.toLowerCase();

export const isSameId = (a: string, b: string): boolean => idKey(a) === idKey(b);

/** The name of what the id stands for, its last part. */
export const nameInId = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** The id of the resource a child lies in: of the virtual network for a subnet or a link. */
export const parentIdOf = (id: string): string => id.split('/').slice(0, -2).join('/');

/** The part after `/subscriptions/`, or null where the id has none. */
export const subscriptionInId = (id: string): string | null =>
  /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? null;

/** The part after `/resourceGroups/`, or null where the id has none. */
export const resourceGroupInId = (id: string): string | null =>
  /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? null;
