import type { Link, VirtualNetwork } from '../network';
import type { ManagedPeering } from './network-manager';
import type { VirtualNetworkDraft } from './virtual-networks';

/**
 * Adds the peerings that hub-and-spoke configurations make, where the topology does not hold them already.
 * Use of the hub's gateway fails on the spoke's link where the hub has none, and leaves the hub's alone (R53, R115).
 */
export function addManagedPeerings(
  peerings: readonly ManagedPeering[],
  draftOf: ReadonlyMap<VirtualNetwork, VirtualNetworkDraft>,
): void {
  for (const { hub, spoke, useHubGateway } of peerings) {
    const hubDraft = draftOf.get(hub);
    const spokeDraft = draftOf.get(spoke);
    if (!hubDraft || !spokeDraft || hub.links.some((link) => link.to === spoke)) continue;
    const hubLink = managedLink(hub, spoke, { allowGatewayTransit: useHubGateway });
    hubDraft.links.push(hubLink);
    if (useHubGateway && hub.gateways.length === 0) continue;
    const spokeLink = managedLink(spoke, hub, { useRemoteGateways: useHubGateway });
    spokeDraft.links.push(spokeLink);
    join(hubLink, spokeLink);
  }
}

type LinkDraft = { -readonly [K in keyof Link]: Link[K] };

function managedLink(from: VirtualNetwork, to: VirtualNetwork, flags: Partial<Link>): LinkDraft {
  const name = `ANM_${from.name}_${to.name}`;
  return {
    id: `${from.id}/virtualNetworkPeerings/${name}`,
    name,
    label: `${from.name}/${name}`,
    from,
    remoteId: to.id,
    to,
    opposite: null,
    peeringState: 'Initiated',
    peeringSyncLevel: 'RemoteNotInSync',
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: true,
    allowGatewayTransit: false,
    useRemoteGateways: false,
    isGlobal: from.location !== null && to.location !== null && from.location !== to.location,
    remotePrefixes: to.addressSpace,
    localSubnets: null,
    remoteSubnets: null,
    isIpv6Only: false,
    ...flags,
  };
}

function join(a: LinkDraft, b: LinkDraft): void {
  for (const [link, opposite] of [
    [a, b],
    [b, a],
  ] as const) {
    link.opposite = opposite;
    link.peeringState = 'Connected';
    link.peeringSyncLevel = 'FullyInSync';
  }
}
