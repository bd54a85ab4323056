import { idKey, parentIdOf, resourceIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import { isSameName, type Json, listOf, recordOf, textOf } from './json';

/** Child types that may stand as resources of their own, and the list of their parent they belong in. */
const CHILD_LISTS: Readonly<Record<string, string>> = {
  'microsoft.network/virtualnetworks/subnets': 'subnets',
  'microsoft.network/virtualnetworks/virtualnetworkpeerings': 'virtualNetworkPeerings',
  'microsoft.network/routetables/routes': 'routes',
  'microsoft.network/networksecuritygroups/securityrules': 'securityRules',
};

type Child = { readonly list: string; readonly item: Json };

/**
 * The same topology with every subnet, link, route and rule inside its parent, and an id on all of them, so that one
 * way of reading does. A child whose parent is not in the topology stays where it is.
 */
export function withInlineChildren(topology: Topology): Topology {
  const resources = listOf(recordOf(topology).resources).filter(isResource);
  const parents = new Set(resources.map((resource) => idKey(resourceIdOf(resource))));
  const moved = new Map<string, Child[]>();
  const kept: Resource[] = [];
  for (const resource of resources) {
    const list = CHILD_LISTS[resource.type.toLowerCase()];
    const id = resourceIdOf(resource);
    const parent = idKey(parentIdOf(id));
    if (list === undefined || !parents.has(parent)) {
      kept.push(resource);
      continue;
    }
    const { type: _type, ...rest } = resource;
    const child = { list, item: { ...rest, id, name: lastName(resource.name) } };
    moved.set(parent, [...(moved.get(parent) ?? []), child]);
  }
  return { ...topology, resources: kept.map((resource) => adopt(resource, moved)) };
}

function isResource(value: unknown): value is Resource {
  const { type, name } = recordOf(value);
  return textOf(type) !== null && textOf(name) !== null;
}

function adopt(resource: Resource, moved: ReadonlyMap<string, readonly Child[]>): Resource {
  const lists = Object.entries(CHILD_LISTS)
    .filter(([type]) => type.startsWith(`${resource.type.toLowerCase()}/`))
    .map(([, list]) => list);
  if (lists.length === 0) return resource;
  const id = resourceIdOf(resource);
  const properties: Record<string, unknown> = { ...resource.properties };
  for (const list of lists) {
    const own = listOf(properties[list]).map(recordOf);
    const adopted = (moved.get(idKey(id)) ?? []).filter((child) => child.list === list);
    if (properties[list] === undefined && adopted.length === 0) continue;
    // a child written twice, inline and on its own, is one child; the resource of its own says more
    const rest = own.filter((item) => !adopted.some((child) => isSameName(nameOf(child.item), nameOf(item))));
    properties[list] = [...rest, ...adopted.map((child) => child.item)].map((item) => ({
      ...item,
      id: textOf(item.id) ?? `${id}/${list}/${nameOf(item)}`,
    }));
  }
  return { ...resource, id, properties };
}

const nameOf = (item: Json): string => textOf(item.name) ?? '';
const lastName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
