import { idKey, resourceIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import { dependenciesOf, inDeploymentOrder, isLink } from './deployment-order';
import {
  type Group,
  groupKey,
  groupOf,
  idExpression,
  idInGroup,
  isNetworkResource,
  isSameGroup,
  NOWHERE,
} from './deployment-place';
import { NOTES_KEY, type TemplateNotes } from './template-notes';

/** An ARM template as JSON. */
export type Template = { readonly resources: readonly Entry[]; readonly [key: string]: unknown };
type Entry = { readonly type: string; readonly name: string; readonly [key: string]: unknown };

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const NETWORK_API = '2024-05-01';
const DEPLOYMENTS_API = '2022-09-01';
const LINK_TYPE = 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings';

/**
 * Writes a topology as a template that can be deployed: every resource with its API version and what it waits for,
 * links after both of their networks, resources of other resource groups in deployments of their own, and ids as
 * `resourceId(…)`. Reading it gives the topology back; only the order of resources may be another, and links that
 * stood inside their network stand on their own, since networks that wait for each other could not be deployed.
 */
export function toTemplate(topology: Topology): Template {
  const ordered = inDeploymentOrder(topology.resources.filter(isNetworkResource).flatMap(withOwnLinks));
  const others = topology.resources.filter((resource) => !isNetworkResource(resource));
  const home = homeOf(ordered);
  const dependencies = dependenciesOf(ordered);
  const notes: TemplateNotes = {
    ...(isSameGroup(home, NOWHERE) ? {} : { group: home }),
    ...oddIds(ordered),
    ...(others.length > 0 ? { others } : {}),
    ...(topology.gatewayLearnedRoutes ? { gatewayLearnedRoutes: topology.gatewayLearnedRoutes } : {}),
  };
  return {
    ...HEADER,
    ...(Object.keys(notes).length > 0 ? { metadata: { [NOTES_KEY]: notes } } : {}),
    resources: stepsOf(ordered, home).flatMap((step, index, steps) =>
      writeStep(step, steps.slice(0, index), home, dependencies),
    ),
  };
}

const HEADER = { $schema: SCHEMA, contentVersion: '1.0.0.0' };

/** A virtual network with its links taken out, and the links. */
function withOwnLinks(resource: Resource): Resource[] {
  const links = resource.properties?.virtualNetworkPeerings;
  if (!/^microsoft\.network\/virtualnetworks$/i.test(resource.type) || !Array.isArray(links))
    return [resource];
  const { virtualNetworkPeerings: _links, ...properties } = resource.properties ?? {};
  const parent = resourceIdOf(resource);
  return [
    { ...resource, properties },
    ...links.map((item): Resource => {
      const {
        name,
        id,
        properties: own,
      } = Object(item) as { name?: string; id?: string; properties?: Resource['properties'] };
      return {
        type: LINK_TYPE,
        name: `${resource.name}/${name ?? ''}`,
        id: id ?? `${parent}/virtualNetworkPeerings/${name ?? ''}`,
        ...(own ? { properties: own } : {}),
      };
    }),
  ];
}

/** The resource group most resources lie in. */
function homeOf(resources: readonly Resource[]): Group {
  const groups = new Map<string, { readonly group: Group; count: number }>();
  for (const group of resources.map(groupOf)) {
    const entry = groups.get(groupKey(group)) ?? { group, count: 0 };
    entry.count += 1;
    groups.set(groupKey(group), entry);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)[0]?.group ?? NOWHERE;
}

/** Resources that are deployed together: those of the home group, or those of another in one deployment. */
type Step = { readonly name: string; readonly group: Group; readonly resources: readonly Resource[] };

/** Everything but links first, then the links, in each of the two the other groups before the home group. */
function stepsOf(ordered: readonly Resource[], home: Group): Step[] {
  const parts = [
    { word: 'network', resources: ordered.filter((resource) => !isLink(resource)) },
    { word: 'links', resources: ordered.filter(isLink) },
  ];
  return parts.flatMap(({ word, resources }) => {
    const byGroup = new Map<string, Resource[]>();
    for (const resource of resources) {
      const key = groupKey(groupOf(resource));
      byGroup.set(key, [...(byGroup.get(key) ?? []), resource]);
    }
    const steps = [...byGroup.values()].map((members): Step => {
      const group = groupOf(members[0] as Resource);
      return {
        name: `${word}-${group.subscriptionId.slice(0, 8)}-${group.resourceGroup}`.slice(0, 64),
        group,
        resources: members,
      };
    });
    return [
      ...steps.filter((step) => !isSameGroup(step.group, home)),
      ...steps.filter((step) => isSameGroup(step.group, home)),
    ];
  });
}

type Dependencies = ReadonlyMap<string, readonly Resource[]>;

function writeStep(step: Step, before: readonly Step[], home: Group, dependencies: Dependencies): Entry[] {
  const isHome = isSameGroup(step.group, home);
  const earlier = new Map(before.flatMap((one) => one.resources.map((resource) => [resource, one] as const)));
  /** what to wait for outside of the step: resources of the home group, or the whole deployment another is in */
  const waitsFor = (resource: Resource): string[] =>
    (dependencies.get(idKey(resourceIdOf(resource))) ?? []).flatMap((needed) => {
      const from = earlier.get(needed);
      if (!from) return [];
      return [
        isSameGroup(from.group, home)
          ? idText(needed, home)
          : `[resourceId('Microsoft.Resources/deployments', '${from.name}')]`,
      ];
    });
  const inside = (resource: Resource): string[] =>
    (dependencies.get(idKey(resourceIdOf(resource))) ?? [])
      .filter((needed) => step.resources.includes(needed))
      .map((needed) => idText(needed, step.group));
  if (isHome) {
    return step.resources.map((resource) =>
      entryOf(resource, step.group, 1, [...inside(resource), ...waitsFor(resource)]),
    );
  }
  return [
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: DEPLOYMENTS_API,
      name: step.name,
      subscriptionId: step.group.subscriptionId,
      resourceGroup: step.group.resourceGroup,
      dependsOn: [...new Set(step.resources.flatMap(waitsFor))],
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        template: {
          ...HEADER,
          resources: step.resources.map((resource) => entryOf(resource, step.group, 2, inside(resource))),
        },
      },
    },
  ];
}

const idText = (resource: Resource, group: Group): string =>
  idExpression(resourceIdOf(resource), group) ?? resourceIdOf(resource);

/** @param depth how many deployments the entry lies in: what is no expression gets a bracket for each */
function entryOf(resource: Resource, group: Group, depth: number, dependsOn: readonly string[]): Entry {
  const { type, name, id: _id, location, properties, ...rest } = resource;
  const isChild = type.split('/').length > 2;
  return {
    type,
    apiVersion: NETWORK_API,
    name: escaped(name, depth),
    // children lie where their parent does
    ...(location !== undefined
      ? { location: escaped(location, depth) }
      : isChild
        ? {}
        : { location: '[resourceGroup().location]' }),
    ...(dependsOn.length > 0 ? { dependsOn: [...new Set(dependsOn)] } : {}),
    ...(rewritten(rest, group, depth) as object),
    ...(properties ? { properties: rewritten(properties, group, depth) } : {}),
  };
}

/** A value as a template has it: ids of the group as expressions, and what only looks like an expression escaped. */
function rewritten(value: unknown, group: Group, depth: number, key = ''): unknown {
  if (typeof value === 'string')
    return (key === 'id' ? idExpression(value, group) : null) ?? escaped(value, depth);
  if (Array.isArray(value)) return value.map((item) => rewritten(item, group, depth));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [escaped(name, depth), rewritten(item, group, depth, name)]),
  );
}

const escaped = (text: string, depth: number): string =>
  text.startsWith('[') ? '['.repeat(depth) + text : text;

/** Ids that type and name would not make, by those they would. */
function oddIds(resources: readonly Resource[]): Pick<TemplateNotes, 'ids'> {
  const odd = resources.flatMap((resource): [string, string][] => {
    const made = idInGroup(resource, groupOf(resource));
    return resource.id === undefined || idKey(resource.id) === idKey(made) ? [] : [[made, resource.id]];
  });
  return odd.length > 0 ? { ids: Object.fromEntries(odd) } : {};
}
