import { changePeering, type PeeringChange } from '@/lib/peering/operations/change-peering';
import { resourceIdOf } from '@/lib/peering/resource-id';
import type { Resource, Topology } from '@/lib/peering/topology';
import { err, ok, type Result } from '@/lib/result';
import type { Change, LinkPlace, RoutePlace, RulePlace } from './definition';

/**
 * Turns a change on or off, if Azure allows it.
 * @returns the topology after it, or why Azure refuses; then nothing of it was carried out
 */
export function flip(topology: Topology, change: Change, on: boolean): Result<Topology, string> {
  switch (change.kind) {
    case 'links': {
      const op = on ? createLink : deleteLink;
      // one that is there already needs no making, one that is gone no deleting
      const places = change.links.filter((place) => hasLink(topology, place) !== on);
      return carryOut(
        topology,
        places.map((place) => op(topology, place)),
      );
    }
    case 'flag': {
      const places = change.links.filter((place) => hasLink(topology, place));
      if (places.length === 0) return err('It is a setting of a link, and there is no link yet.');
      const properties = { [change.flag]: on };
      return carryOut(
        topology,
        places.map((place) => ({
          op: 'updatePeering',
          peering: idOfLink(topology, place),
          properties,
        })),
      );
    }
    case 'rules':
      return ok(withChildren(topology, 'networkSecurityGroups', 'securityRules', on, change.rules));
    case 'routes':
      return ok(withChildren(topology, 'routeTables', 'routes', on, change.routes));
    case 'ip-forwarding':
      return ok(
        edit(topology, 'networkInterfaces', change.networkInterface, (resource) => ({
          ...resource,
          properties: { ...resource.properties, enableIPForwarding: on },
        })),
      );
    case 'region':
      return ok(
        edit(topology, 'virtualNetworks', change.virtualNetwork, (resource) => ({
          ...resource,
          location: on ? change.on : change.off,
        })),
      );
  }
}

/** The topology after all of the operations, or why one of them is refused. */
function carryOut(topology: Topology, changes: readonly PeeringChange[]): Result<Topology, string> {
  let current = topology;
  for (const change of changes) {
    const changed = changePeering(current, change);
    if (!changed.ok) return changed;
    current = changed.value;
  }
  return ok(current);
}

const createLink = (topology: Topology, { from, to, name }: LinkPlace): PeeringChange => {
  const remoteVirtualNetwork = idIn(topology, 'virtualNetworks', to);
  return {
    op: 'createPeering',
    virtualNetwork: idIn(topology, 'virtualNetworks', from),
    remoteVirtualNetwork,
    name,
    properties: { remoteVirtualNetwork: { id: remoteVirtualNetwork } },
  };
};
const deleteLink = (topology: Topology, place: LinkPlace): PeeringChange => ({
  op: 'deletePeering',
  peering: idOfLink(topology, place),
});

function hasLink(topology: Topology, { from, name }: LinkPlace): boolean {
  const network = find(topology, 'virtualNetworks', from);
  return childrenOf(network, 'virtualNetworkPeerings').some((link) => link.name === name);
}
const idOfLink = (topology: Topology, { from, name }: LinkPlace) =>
  `${idIn(topology, 'virtualNetworks', from)}/virtualNetworkPeerings/${name}`;
const idIn = (topology: Topology, type: string, name: string) => resourceIdOf(find(topology, type, name));

function find(topology: Topology, type: string, name: string): Resource {
  const found = topology.resources.find((one) => isIt(one, type, name));
  if (!found) throw new Error(`The figure’s topology has no ${type} ${name}.`);
  return found;
}

const edit = (topology: Topology, type: string, name: string, change: (resource: Resource) => Resource) => ({
  ...topology,
  resources: topology.resources.map((one) => (isIt(one, type, name) ? change(one) : one)),
});

/**
 * Rules put into their groups, or routes into their tables, or taken away. Azure has nothing against those that figures
 * have; a test asks it.
 */
function withChildren(
  topology: Topology,
  type: string,
  list: 'securityRules' | 'routes',
  on: boolean,
  children: readonly (RulePlace | RoutePlace)[],
): Topology {
  return children.reduce((current, child) => {
    const parent = 'routeTable' in child ? child.routeTable : child.networkSecurityGroup;
    const { name, properties } = child;
    return edit(current, type, parent, (resource) => {
      const others = childrenOf(resource, list).filter((one) => one.name !== name);
      const next = on ? [...others, { name, properties }] : others;
      return { ...resource, properties: { ...resource.properties, [list]: next } };
    });
  }, topology);
}

const childrenOf = (resource: Resource, list: string): readonly { readonly name?: unknown }[] => {
  const children = resource.properties?.[list];
  return Array.isArray(children) ? children : [];
};

const isIt = (one: Resource, type: string, name: string) =>
  one.name === name && one.type.endsWith(`/${type}`);
