import { formatPrefix } from '../address';
import { isSameId, resourceGroupInId } from '../resource-id';
import type { Semantics } from '../semantics';
import type { Topology } from '../topology';
import type { PeeringState } from '../vocabulary';
import { editChildren, editProperties, freeName, putChild, removeResource, replaceId } from './edit';
import {
  type Estate,
  findLink,
  findSubnet,
  findVirtualNetwork,
  type Link,
  oppositeOf,
  peeredRanges,
  readEstate,
  scopeOf,
} from './estate';
import { gatewaysIn } from './gateway-checks';
import { isSameName, type Json, recordOf, textOf } from './json';
import { addressSpace, editLink, FLAG_DEFAULTS, removeLink, settleLinks } from './links';
import type { Operation } from './operation';
import { existingLink, linkNameFor, mergedScope } from './peering-checks';
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
      return setRanges(
        topology,
        estate,
        operation.virtualNetwork,
        [...ranges, operation.addressPrefix],
        semantics,
      );
    }
    case 'setAddressPrefixes':
      return setRanges(topology, estate, operation.virtualNetwork, operation.addressPrefixes, semantics);
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

/** R24, R26: a first link is Initiated, a second one makes both Connected. */
function createPeering(
  topology: Topology,
  estate: Estate,
  operation: OperationOf<'createPeering'>,
  semantics: Semantics,
): Topology {
  const local = findVirtualNetwork(estate, operation.virtualNetwork);
  const remote = findVirtualNetwork(estate, operation.remoteVirtualNetwork);
  if (!local || !remote) return topology;
  const existing = existingLink(local, operation);
  if (existing) return updatePeering(topology, estate, existing.id, operation.properties, semantics);
  const name = operation.name ?? linkNameFor(local, remote);
  const scope = scopeOf(operation.properties);
  const gateways = gatewaysIn(estate, remote).map(({ id }) => ({ id }));
  const child = {
    id: `${local.id}/virtualNetworkPeerings/${name}`,
    name,
    properties: {
      ...FLAG_DEFAULTS,
      ...operation.properties,
      remoteVirtualNetwork: { id: remote.id },
      remoteAddressSpace: addressSpace(peeredRanges(remote, scope, 'remote')),
      ...(operation.properties.useRemoteGateways === true ? { remoteGateways: gateways } : {}),
      peeringState: 'Initiated',
    },
  };
  const added = putChild(topology, local.id, 'virtualNetworkPeerings', child);
  return settleLinks(join(added, child.id, semantics), [local.id, remote.id]);
}

/** Sets the state of a link that was just written, and of the one that leads back. */
function join(topology: Topology, linkId: string, semantics: Semantics): Topology {
  const estate = readEstate(topology);
  const found = findLink(estate, linkId);
  if (!found) return topology;
  const { link, network } = found;
  const opposite = oppositeOf(estate, network.id, link.remoteVirtualNetwork);
  const meets =
    opposite !== null && (opposite.state !== 'Disconnected' || semantics.recreatingRepairsDisconnected);
  if (!meets) return setState(topology, link, semantics.oneLinkIsEnough ? 'Connected' : 'Initiated');
  const local = addressSpace(peeredRanges(network, opposite.scope, 'remote'));
  return editLink(setState(topology, link, 'Connected'), opposite, (properties) => ({
    ...properties,
    // two links that find each other agree on the ranges both networks have at that moment
    ...(opposite.state === 'Connected' ? {} : { remoteAddressSpace: local }),
    peeringState: 'Connected',
  }));
}

const setState = (topology: Topology, link: Link, peeringState: PeeringState): Topology =>
  editLink(topology, link, (properties) => ({ ...properties, peeringState }));

/** R26: an update of a Disconnected link sets it back to Initiated, as if it had just been made. */
function updatePeering(
  topology: Topology,
  estate: Estate,
  peering: string,
  changes: Json,
  semantics: Semantics,
): Topology {
  const found = findLink(estate, peering);
  if (!found) return topology;
  const { link, network } = found;
  const remote = findVirtualNetwork(estate, link.remoteVirtualNetwork);
  const restarts = link.state === 'Disconnected';
  const scope = mergedScope(link, changes);
  const edited = editLink(topology, link, (properties) => ({
    ...properties,
    ...changes,
    remoteVirtualNetwork: properties.remoteVirtualNetwork,
    peeringState: properties.peeringState,
    ...(restarts && remote
      ? { remoteAddressSpace: addressSpace(peeredRanges(remote, scope, 'remote')) }
      : {}),
  }));
  const joined = restarts ? join(edited, link.id, semantics) : edited;
  const accessOff = changes.allowVirtualNetworkAccess === false && semantics.accessOffRemovesPeering;
  const settled = settleLinks(joined, [network.id, link.remoteVirtualNetwork]);
  return accessOff
    ? disconnect(settled, network.id, (id) => isSameId(id, link.remoteVirtualNetwork))
    : settled;
}

/** R29: the link takes over the ranges that the remote network has now. */
function syncPeering(topology: Topology, estate: Estate, peering: string, semantics: Semantics): Topology {
  const found = findLink(estate, peering);
  if (!found) return topology;
  const { link, network } = found;
  const opposite = oppositeOf(estate, network.id, link.remoteVirtualNetwork);
  const updated = semantics.syncOnChangedSide ? opposite : link;
  const remote = updated && findVirtualNetwork(estate, updated.remoteVirtualNetwork);
  if (!updated || !remote) return topology;
  const synced = editLink(topology, updated, (properties) => ({
    ...properties,
    remoteAddressSpace: addressSpace(peeredRanges(remote, updated.scope, 'remote')),
  }));
  const joined = link.state === 'Disconnected' ? join(synced, link.id, semantics) : synced;
  return settleLinks(joined, [network.id, link.remoteVirtualNetwork]);
}

/** R25: the link that led back stays, Disconnected. */
function deletePeering(topology: Topology, estate: Estate, peering: string): Topology {
  const found = findLink(estate, peering);
  if (!found) return topology;
  const { link, network } = found;
  const opposite = oppositeOf(estate, network.id, link.remoteVirtualNetwork);
  const removed = removeLink(topology, link);
  const left = opposite?.state === 'Connected' ? setState(removed, opposite, 'Disconnected') : removed;
  return settleLinks(left, [network.id, link.remoteVirtualNetwork]);
}

/** R9, R28: ranges change, links stay Connected and fall out of sync. */
function setRanges(
  topology: Topology,
  estate: Estate,
  networkId: string,
  addressPrefixes: readonly string[],
  semantics: Semantics,
): Topology {
  const network = findVirtualNetwork(estate, networkId);
  if (!network) return topology;
  const changed = editProperties(topology, network.id, (properties) => ({
    ...properties,
    addressSpace: { ...recordOf(properties.addressSpace), addressPrefixes },
  }));
  const settled = settleLinks(changed, [network.id]);
  return semantics.unsyncedIsDisconnected ? disconnect(settled, network.id, () => true) : settled;
}

/** Both links between this network and the remote ones picked become Disconnected. */
function disconnect(topology: Topology, networkId: string, isPicked: (remote: string) => boolean): Topology {
  const estate = readEstate(topology);
  const links = estate.virtualNetworks.flatMap((network) => network.links);
  return links
    .filter(
      (link) =>
        link.state === 'Connected' &&
        ((isSameId(link.virtualNetwork, networkId) && isPicked(link.remoteVirtualNetwork)) ||
          (isSameId(link.remoteVirtualNetwork, networkId) && isPicked(link.virtualNetwork))),
    )
    .reduce((current, link) => setState(current, link, 'Disconnected'), topology);
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
