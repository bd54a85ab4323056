import { formatPrefix } from '../address';
import { isSameId, resourceGroupInId } from '../resource-id';
import type { Semantics } from '../semantics';
import type { Topology } from '../topology';
import { createPeering, deletePeering, setState, syncPeering, updatePeering } from './apply-peering';
import { editChildren, editProperties, freeName, putChild, removeResource, replaceId } from './edit';
import { type Estate, findSubnet, findVirtualNetwork } from './estate';
import { isSameName, recordOf, textOf } from './json';
import { settleLinks } from './links';
import type { Operation } from './operation';
import { readEstate } from './read-estate';
import { USER_NEXT_HOP_TYPES } from './route-checks';

/**
 * The topology after an operation that Azure has let through.
 * @param topology with its children inline and its links' states filled in; everything the operation names exists
 */
export function carryOut(topology: Topology, operation: Operation, semantics: Semantics): Topology {
  const estate = readEstate(topology);
  switch (operation.op) {
    case 'createPeering':
      return createPeering(topology, estate, operation, semantics);
    case 'updatePeering':
      return updatePeering(topology, estate, operation.peering, operation.properties, semantics);
    case 'syncPeering':
      return syncPeering(topology, estate, operation.peering, semantics);
    case 'deletePeering':
      return deletePeering(topology, estate, operation.peering);
    case 'addAddressPrefix': {
      const ranges = findVirtualNetwork(estate, operation.virtualNetwork)?.ranges.map(formatPrefix) ?? [];
      return setRanges(topology, estate, operation.virtualNetwork, [...ranges, operation.addressPrefix]);
    }
    case 'setAddressPrefixes':
      return setRanges(topology, estate, operation.virtualNetwork, operation.addressPrefixes);
    case 'deleteVirtualNetwork':
      return deleteVirtualNetwork(topology, estate, operation.virtualNetwork);
    case 'moveVirtualNetwork':
      return moveVirtualNetwork(topology, operation.virtualNetwork, operation.targetResourceGroup);
    case 'createSubnet':
      return createSubnet(topology, estate, operation);
    case 'createRoute':
      return createRoute(topology, estate, operation);
    case 'associateRouteTable':
      return attach(topology, estate, operation.subnet, 'routeTable', operation.routeTable);
    case 'associateNetworkSecurityGroup':
      return attach(
        topology,
        estate,
        operation.subnet,
        'networkSecurityGroup',
        operation.networkSecurityGroup,
      );
    case 'createSecurityRule':
      return createSecurityRule(topology, estate, operation);
  }
}

type OperationOf<Name extends Operation['op']> = Extract<Operation, { op: Name }>;

/** R9, R28: ranges change, links stay Connected and fall out of sync. */
function setRanges(
  topology: Topology,
  estate: Estate,
  networkId: string,
  addressPrefixes: readonly string[],
): Topology {
  const network = findVirtualNetwork(estate, networkId);
  if (!network) return topology;
  const changed = editProperties(topology, network.id, (properties) => ({
    ...properties,
    addressSpace: { ...recordOf(properties.addressSpace), addressPrefixes },
  }));
  return settleLinks(changed, [network.id]);
}

/** R21: links that led to the network stay, Disconnected, and keep its ranges. */
function deleteVirtualNetwork(topology: Topology, estate: Estate, networkId: string): Topology {
  const network = findVirtualNetwork(estate, networkId);
  if (!network) return topology;
  const leading = estate.virtualNetworks
    .flatMap(({ links }) => links)
    .filter((link) => isSameId(link.remoteVirtualNetwork, network.id));
  const left = leading.reduce((current, link) => setState(current, link, 'Disconnected'), topology);
  return settleLinks(removeResource(left, network.id), [network.id]);
}

function moveVirtualNetwork(topology: Topology, id: string, target: string | null): Topology {
  const group = resourceGroupInId(id);
  if (group === null || target === null) return topology;
  return replaceId(topology, id, id.replace(`/${group}/`, `/${target}/`));
}

function createSubnet(topology: Topology, estate: Estate, operation: OperationOf<'createSubnet'>): Topology {
  const network = findVirtualNetwork(estate, operation.virtualNetwork);
  if (!network) return topology;
  const known = network.subnets.find(
    ({ name }) => operation.name !== null && isSameName(name, operation.name),
  );
  const [addressPrefix, ...more] = operation.addressPrefixes;
  const range = more.length === 0 ? { addressPrefix } : { addressPrefixes: operation.addressPrefixes };
  if (known) {
    return settleLinks(
      editChildren(topology, network.id, 'subnets', (item) => {
        if (!isSameName(textOf(item.name) ?? '', known.name)) return item;
        const { addressPrefix: _one, addressPrefixes: _several, ...rest } = recordOf(item.properties);
        return { ...item, properties: { ...range, ...rest } };
      }),
      [network.id],
    );
  }
  const name =
    operation.name ??
    freeName(
      network.subnets.map((subnet) => subnet.name),
      'subnet',
    );
  return putChild(topology, network.id, 'subnets', {
    id: `${network.id}/subnets/${name}`,
    name,
    properties: range,
  });
}

function createRoute(topology: Topology, estate: Estate, operation: OperationOf<'createRoute'>): Topology {
  const table = estate.routeTables.find((candidate) => isSameId(candidate.id, operation.routeTable));
  if (!table) return topology;
  const taken = table.routes.map((route) => textOf(route.name) ?? '');
  const name = operation.name ?? freeName(taken, 'route');
  const written = textOf(operation.properties.nextHopType) ?? '';
  const nextHopType = USER_NEXT_HOP_TYPES.find((type) => isSameName(type, written)) ?? written;
  const properties = { ...operation.properties, nextHopType };
  return putChild(topology, table.id, 'routes', { id: `${table.id}/routes/${name}`, name, properties });
}

function createSecurityRule(
  topology: Topology,
  estate: Estate,
  operation: OperationOf<'createSecurityRule'>,
): Topology {
  const group = estate.networkSecurityGroups.find((item) =>
    isSameId(item.id, operation.networkSecurityGroup),
  );
  if (!group) return topology;
  const taken = group.rules.map((rule) => textOf(rule.name) ?? '');
  const name = operation.name ?? freeName(taken, 'rule');
  const { properties } = operation;
  return putChild(topology, group.id, 'securityRules', {
    id: `${group.id}/securityRules/${name}`,
    name,
    properties,
  });
}

function attach(topology: Topology, estate: Estate, subnetId: string, key: string, id: string): Topology {
  const place = findSubnet(estate, subnetId);
  if (!place) return topology;
  return editChildren(topology, place.network.id, 'subnets', (item) =>
    isSameName(textOf(item.name) ?? '', place.subnet.name)
      ? { ...item, properties: { ...recordOf(item.properties), [key]: { id } } }
      : item,
  );
}
