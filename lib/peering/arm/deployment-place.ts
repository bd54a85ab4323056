import { resourceIdOf } from '../resource-id';
import type { Resource } from '../topology';
import { providerPath, resourceIdFrom } from './functions/resources';

/** The resource group something is deployed to. */
export type Group = { readonly subscriptionId: string; readonly resourceGroup: string };

type IdParts = Group & { readonly type: string; readonly names: readonly string[] };

/** Where a template goes of which nobody says it; ids that are made up elsewhere look the same. */
export const NOWHERE: Group = {
  subscriptionId: '00000000-0000-0000-0000-000000000000',
  resourceGroup: 'default',
};

/** An id taken apart, or null for one that is not of a resource in a resource group. */
export function partsOfId(id: string): IdParts | null {
  const match = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/([^/]+)\/(.+)$/i.exec(id);
  if (!match) return null;
  const [, subscriptionId = '', resourceGroup = '', provider = '', rest = ''] = match;
  const pairs = rest.split('/');
  if (pairs.length % 2 !== 0 || pairs.includes('')) return null;
  const types = pairs.filter((_, index) => index % 2 === 0);
  const names = pairs.filter((_, index) => index % 2 === 1);
  return { subscriptionId, resourceGroup, type: [provider, ...types].join('/'), names };
}

export const groupKey = ({ subscriptionId, resourceGroup }: Group): string =>
  `${subscriptionId}/${resourceGroup}`.toLowerCase();

/** Where a resource lies, by its id or by the one made up for it. */
export const groupOf = (resource: Resource): Group => partsOfId(resourceIdOf(resource)) ?? NOWHERE;

/** The id a resource of this type and name gets in a group. */
export function idInGroup({ type, name }: Pick<Resource, 'type' | 'name'>, group: Group): string {
  const { subscriptionId, resourceGroup } = group;
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}${providerPath(type, [name]) ?? `/${name}`}`;
}

/**
 * An id as the expression that makes it inside a deployment to that group: `[resourceId('…', '…')]`.
 * @returns null where that would make another id, as for ids of other groups and ids in another spelling
 */
export function idExpression(id: string, group: Group): string | null {
  const parts = partsOfId(id);
  if (!parts || groupKey(parts) !== groupKey(group)) return null;
  const args = [parts.type, ...parts.names];
  if (resourceIdFrom('resourceid', args, { ...group, location: null }) !== id) return null;
  return `[resourceId(${args.map(quoted).join(', ')})]`;
}

export const isSameGroup = (a: Group, b: Group): boolean => groupKey(a) === groupKey(b);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Whether something is a network resource, and whole enough to be written: the rest is passed over. */
export function isNetworkResource(value: unknown): value is Resource {
  const { type, name, id, location, properties } = Object(value) as Record<string, unknown>;
  return (
    typeof type === 'string' &&
    /^microsoft\.network\/\w/i.test(type) &&
    typeof name === 'string' &&
    name !== '' &&
    [id, location].every((text) => text === undefined || typeof text === 'string') &&
    (properties === undefined ||
      (typeof properties === 'object' && properties !== null && !Array.isArray(properties)))
  );
}
