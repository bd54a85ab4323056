import type { Semantics } from '../semantics';
import type { Topology } from '../topology';
import type { PeeringState } from '../vocabulary';
import { putChild } from './edit';
import {
  type Estate,
  findLink,
  findVirtualNetwork,
  type Link,
  oppositeOf,
  peeredRanges,
  scopeOf,
} from './estate';
import { gatewaysIn } from './gateway-checks';
import { isFalse, isTrue, type Json } from './json';
import { existingLink, linkNameFor, mergedScope } from './link-request';
import { addressSpace, editLink, FLAG_DEFAULTS, removeLink, settleLinks } from './links';
import type { Operation } from './operation';
import { readEstate } from './read-estate';

/** R24, R26: a first link is Initiated, a second one makes both Connected. */
export function createPeering(
  topology: Topology,
  estate: Estate,
  operation: Extract<Operation, { op: 'createPeering' }>,
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
      ...requested(operation.properties),
      remoteVirtualNetwork: { id: remote.id },
      remoteAddressSpace: addressSpace(peeredRanges(remote, scope, 'remote')),
      ...(isTrue(operation.properties.useRemoteGateways) ? { remoteGateways: gateways } : {}),
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
  if (!meets) return setState(topology, link, 'Initiated');
  const local = addressSpace(peeredRanges(network, opposite.scope, 'remote'));
  return editLink(setState(topology, link, 'Connected'), opposite, (properties) => ({
    ...properties,
    // two links that find each other agree on the ranges both networks have at that moment
    remoteAddressSpace: local,
    peeringState: 'Connected',
  }));
}

export const setState = (topology: Topology, link: Link, peeringState: PeeringState): Topology =>
  editLink(topology, link, (properties) => ({ ...properties, peeringState }));

/** R26: an update of a Disconnected link sets it back to Initiated, as if it had just been made. */
export function updatePeering(
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
    ...requested(changes),
    remoteVirtualNetwork: properties.remoteVirtualNetwork,
    peeringState: properties.peeringState,
    ...(restarts && remote
      ? { remoteAddressSpace: addressSpace(peeredRanges(remote, scope, 'remote')) }
      : {}),
  }));
  const joined = restarts ? join(edited, link.id, semantics) : edited;
  return settleLinks(joined, [network.id, link.remoteVirtualNetwork]);
}

/** R29: the link takes over the ranges that the remote network has now. */
export function syncPeering(
  topology: Topology,
  estate: Estate,
  peering: string,
  semantics: Semantics,
): Topology {
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
export function deletePeering(topology: Topology, estate: Estate, peering: string): Topology {
  const found = findLink(estate, peering);
  if (!found) return topology;
  const { link, network } = found;
  const opposite = oppositeOf(estate, network.id, link.remoteVirtualNetwork);
  const removed = removeLink(topology, link);
  const left = opposite?.state === 'Connected' ? setState(removed, opposite, 'Disconnected') : removed;
  return settleLinks(left, [network.id, link.remoteVirtualNetwork]);
}

/** What Azure works out itself; a request may carry it, copied from what Azure showed, and it changes nothing. */
const READ_ONLY = [
  'remoteAddressSpace',
  'remoteVirtualNetworkAddressSpace',
  'localAddressSpace',
  'localVirtualNetworkAddressSpace',
  'remoteGateways',
  'peeringState',
  'peeringSyncLevel',
  'provisioningState',
];

/** The properties a request sets, flags as booleans. */
const requested = (properties: Json): Json =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => !READ_ONLY.includes(key))
      .map(([key, value]) => [key, isTrue(value) ? true : isFalse(value) ? false : value]),
  );
