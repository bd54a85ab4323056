import { IdIndex } from '../id-index';
import { isDerivedId, resourceIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import { listOf, recordOf, textOf } from './json';

const CHILD_LISTS = ['subnets', 'virtualNetworkPeerings', 'routes', 'securityRules'];

/**
 * Everything in a topology by id, so that a short id, or one of a resource that was given none, still finds what it
 * means. @param topology with its children inline
 */
export function indexIds(topology: Topology): IdIndex<string> {
  const index = new IdIndex<string>();
  for (const resource of topology.resources) {
    const id = resourceIdOf(resource);
    index.add(id, id, !isDerivedId(id));
    for (const list of CHILD_LISTS) {
      for (const item of listOf(recordOf(resource.properties)[list])) {
        const child = textOf(recordOf(item).id);
        if (child !== null) index.add(child, child, !isDerivedId(child));
      }
    }
  }
  return index;
}

/** The same topology in which every reference has the id of what it means, and no reference is short. */
export function withCanonicalIds(topology: Topology): Topology {
  const index = indexIds(topology);
  const resources = topology.resources.map((resource) => {
    const properties = canonical(recordOf(resource.properties), index);
    return properties === resource.properties ? resource : ({ ...resource, properties } as Resource);
  });
  return { ...topology, resources };
}

/** A copy of a value with the `id` of each reference in it made canonical; the value itself where nothing changes. */
export function canonical<T>(value: T, index: IdIndex<string>): T {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, index));
    return items.some((item, at) => item !== value[at]) ? (items as T) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    key === 'id' && typeof item === 'string' ? (index.find(item) ?? item) : canonical(item, index),
  ]);
  const isSame = entries.every(([key, item]) => item === (value as Record<string, unknown>)[key as string]);
  return isSame ? value : (Object.fromEntries(entries) as T);
}
