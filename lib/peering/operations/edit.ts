import { idKey, isSameId, resourceIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import { isSameName, type Json, listOf, recordOf, textOf } from './json';

/** Changes to a topology as values: each gives a new topology and leaves the old one as it was. */
export function editProperties(topology: Topology, id: string, edit: (properties: Json) => Json): Topology {
  return {
    ...topology,
    resources: topology.resources.map((resource) =>
      isSameId(resourceIdOf(resource), id)
        ? withProperties(resource, edit(recordOf(resource.properties)))
        : resource,
    ),
  };
}

const withProperties = (resource: Resource, properties: Json): Resource => ({ ...resource, properties });

export const removeResource = (topology: Topology, id: string): Topology => ({
  ...topology,
  resources: topology.resources.filter((resource) => !isSameId(resourceIdOf(resource), id)),
});

/** Puts a named child into one of a resource's lists, in the place of one with the same name. */
export function putChild(topology: Topology, parent: string, list: string, child: Json): Topology {
  return editProperties(topology, parent, (properties) => {
    const items = listOf(properties[list]).map(recordOf);
    const isSame = (item: Json) => isSameName(textOf(item.name) ?? '', textOf(child.name) ?? '');
    const rest = items.some(isSame) ? items.map((item) => (isSame(item) ? child : item)) : [...items, child];
    return { ...properties, [list]: rest };
  });
}

/** Changes the properties of every child of a list that the test picks. */
export function editChildren(
  topology: Topology,
  parent: string,
  list: string,
  edit: (child: Json) => Json | null,
): Topology {
  return editProperties(topology, parent, (properties) => ({
    ...properties,
    [list]: listOf(properties[list])
      .map((item) => edit(recordOf(item)))
      .filter((item) => item !== null),
  }));
}

/** The topology with one id, and everything below it, written differently wherever it stands. */
export function replaceId(topology: Topology, from: string, to: string): Topology {
  const prefix = idKey(from);
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const key = idKey(value);
      return key === prefix || key.startsWith(`${prefix}/`) ? to + value.slice(from.length) : value;
    }
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item)]));
  };
  return replace(topology) as Topology;
}

/** A name nobody in the list has yet: `base`, `base-2`, … */
export function freeName(taken: readonly string[], base: string): string {
  let name = base;
  for (let count = 2; taken.some((other) => isSameName(other, name)); count += 1) name = `${base}-${count}`;
  return name;
}
