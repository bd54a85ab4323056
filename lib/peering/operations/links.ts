import { formatPrefix, type Prefix } from '../address';
import { isSameId, resourceIdOf } from '../resource-id';
import type { Topology } from '../topology';
import type { PeeringState, PeeringSyncLevel } from '../vocabulary';
import { editChildren } from './edit';
import {
  type Estate,
  findVirtualNetwork,
  type Link,
  oppositeOf,
  peeredRanges,
  type VirtualNetwork,
} from './estate';
import { isSameName, type Json, recordOf, textOf } from './json';
import { readEstate } from './read-estate';

/** R116: flags of a link, as Azure fills them in where a request says nothing. */
export const FLAG_DEFAULTS = {
  allowVirtualNetworkAccess: true,
  allowForwardedTraffic: false,
  allowGatewayTransit: false,
  useRemoteGateways: false,
} as const;

export const addressSpace = (ranges: readonly Prefix[]): Json => ({
  addressPrefixes: ranges.map(formatPrefix),
});

/** The state of a link that says none: one link alone is Initiated, two are Connected (R24). */
export function stateOf(estate: Estate, link: Link): PeeringState {
  if (link.state !== null) return link.state;
  const opposite = oppositeOf(estate, link.virtualNetwork, link.remoteVirtualNetwork);
  return opposite && opposite.state !== 'Disconnected' ? 'Connected' : 'Initiated';
}

/**
 * R28, R30: which side of a link is behind. Local is behind when the link still holds older ranges of the remote
 * network; remote is behind when the link that leads back does, or is not there.
 */
export function syncLevelOf(estate: Estate, network: VirtualNetwork, link: Link): PeeringSyncLevel {
  const remote = findVirtualNetwork(estate, link.remoteVirtualNetwork);
  const opposite = oppositeOf(estate, network.id, link.remoteVirtualNetwork);
  const localBehind = remote !== null && !holds(link, remote);
  const remoteBehind = opposite === null || !holds(opposite, network);
  if (localBehind) return remoteBehind ? 'LocalAndRemoteNotInSync' : 'LocalNotInSync';
  return remoteBehind ? 'RemoteNotInSync' : 'FullyInSync';
}

/** Whether a link holds the ranges that its remote network has now. */
function holds(link: Link, remote: VirtualNetwork): boolean {
  if (link.remoteRanges === null) return true;
  const known = new Set(link.remoteRanges.map(formatPrefix));
  const present = new Set(peeredRanges(remote, link.scope, 'remote').map(formatPrefix));
  return known.size === present.size && [...known].every((range) => present.has(range));
}

/** The same topology with everything on its links that Azure would show and the topology leaves out. */
export function withLinkStates(topology: Topology): Topology {
  return writeLinks(
    topology,
    () => true,
    (estate, network, link, properties) => {
      const remote = findVirtualNetwork(estate, link.remoteVirtualNetwork);
      const peered = remote ? addressSpace(peeredRanges(remote, link.scope, 'remote')) : addressSpace([]);
      const space = link.remoteRanges === null ? peered : properties.remoteAddressSpace;
      return {
        ...FLAG_DEFAULTS,
        ...properties,
        remoteAddressSpace: space,
        remoteVirtualNetworkAddressSpace:
          properties.remoteVirtualNetworkAddressSpace ?? (remote ? addressSpace(remote.ranges) : space),
        peeringState: stateOf(estate, link),
        peeringSyncLevel: textOf(properties.peeringSyncLevel) ?? syncLevelOf(estate, network, link),
      };
    },
  );
}

/** Works out again what the links of these networks, and those that lead to them, say about ranges and sync. */
export function settleLinks(topology: Topology, networks: readonly string[]): Topology {
  const isTouched = (link: Link) =>
    networks.some((id) => isSameId(id, link.virtualNetwork) || isSameId(id, link.remoteVirtualNetwork));
  return writeLinks(topology, isTouched, (estate, network, link, properties) => {
    const remote = findVirtualNetwork(estate, link.remoteVirtualNetwork);
    const opposite = oppositeOf(estate, network.id, link.remoteVirtualNetwork);
    return {
      ...properties,
      ...(remote ? { remoteVirtualNetworkAddressSpace: addressSpace(remote.ranges) } : {}),
      localAddressSpace: addressSpace(opposite?.remoteRanges ?? peeredRanges(network, link.scope, 'local')),
      localVirtualNetworkAddressSpace: addressSpace(network.ranges),
      peeringSyncLevel: syncLevelOf(estate, network, link),
    };
  });
}

type WriteLink = (estate: Estate, network: VirtualNetwork, link: Link, properties: Json) => Json;

/** Rewrites the properties of links. What is written is worked out from the topology as it was before. */
function writeLinks(topology: Topology, isWanted: (link: Link) => boolean, write: WriteLink): Topology {
  const estate = readEstate(topology);
  const resources = topology.resources.map((resource) => {
    const network = findVirtualNetwork(estate, resourceIdOf(resource));
    const items = resource.properties?.virtualNetworkPeerings;
    if (!network?.links.some(isWanted) || !Array.isArray(items)) return resource;
    const virtualNetworkPeerings = items.map((item, index) => {
      const link = network.links[index];
      if (!link || !isWanted(link)) return item;
      return { ...item, properties: write(estate, network, link, recordOf(item.properties)) };
    });
    return { ...resource, properties: { ...resource.properties, virtualNetworkPeerings } };
  });
  return { ...topology, resources };
}

/** Changes one link's properties. */
export const editLink = (topology: Topology, link: Link, edit: (properties: Json) => Json): Topology =>
  editChildren(topology, link.virtualNetwork, 'virtualNetworkPeerings', (item) =>
    isSameName(textOf(item.name) ?? '', link.name)
      ? { ...item, properties: edit(recordOf(item.properties)) }
      : item,
  );

export const removeLink = (topology: Topology, link: Link): Topology =>
  editChildren(topology, link.virtualNetwork, 'virtualNetworkPeerings', (item) =>
    isSameName(textOf(item.name) ?? '', link.name) ? null : item,
  );
