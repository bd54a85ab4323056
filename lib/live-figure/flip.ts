import { applyOperation } from '@/lib/peering/operations/decide';
import { resourceIdOf } from '@/lib/peering/resource-id';
import type { Resource, Topology } from '@/lib/peering/topology';
import { err, ok, type Result } from '@/lib/result';
import type { Change, LinkPlace } from './definition';

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
          peering: { id: idOfLink(topology, place) },
          properties,
        })),
      );
    }
    case 'rules': {
      const parent = (name: string) => ({ id: idIn(topology, 'networkSecurityGroups', name) });
      if (!on) return ok(without(topology, 'networkSecurityGroups', 'securityRules', names(change.rules)));
      return carryOut(
        topology,
        change.rules.map(({ networkSecurityGroup, name, properties }) => ({
          op: 'createSecurityRule',
          networkSecurityGroup: parent(networkSecurityGroup),
          name,
          properties,
        })),
      );
    }
    case 'routes': {
      if (!on) return ok(without(topology, 'routeTables', 'routes', names(change.routes)));
      return carryOut(
        topology,
        change.routes.map(({ routeTable, name, properties }) => ({
          op: 'createRoute',
          routeTable: { id: idIn(topology, 'routeTables', routeTable) },
          name,
          properties,
        })),
      );
    }
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
function carryOut(topology: Topology, operations: readonly object[]): Result<Topology, string> {
  let current = topology;
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return err(applied.error.message);
    current = applied.value;
  }
  return ok(current);
}

const createLink = (topology: Topology, { from, to, name }: LinkPlace) => ({
  op: 'createPeering',
  virtualNetwork: { id: idIn(topology, 'virtualNetworks', from) },
  name,
  properties: { remoteVirtualNetwork: { id: idIn(topology, 'virtualNetworks', to) } },
});
const deleteLink = (topology: Topology, place: LinkPlace) => ({
  op: 'deletePeering',
  peering: { id: idOfLink(topology, place) },
});

function hasLink(topology: Topology, { from, name }: LinkPlace): boolean {
  const links = find(topology, 'virtualNetworks', from).properties?.virtualNetworkPeerings;
  return Array.isArray(links) && links.some((link) => link?.name === name);
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

/** Rules and routes that are taken away: that is nothing Azure could refuse. */
const without = (topology: Topology, type: string, list: string, gone: readonly string[]): Topology => ({
  ...topology,
  resources: topology.resources.map((one) => {
    const children = one.properties?.[list];
    if (!one.type.endsWith(`/${type}`) || !Array.isArray(children)) return one;
    const left = children.filter((child) => !gone.includes(String(child?.name)));
    return { ...one, properties: { ...one.properties, [list]: left } };
  }),
});

const isIt = (one: Resource, type: string, name: string) =>
  one.name === name && one.type.endsWith(`/${type}`);
const names = (places: readonly { readonly name: string }[]) => places.map(({ name }) => name);
