import { overlaps, type Prefix } from '../address';
import { idKey, isSameId, nameInId, parentIdOf } from '../resource-id';
import type { PeeringState } from '../vocabulary';
import { isFalse, isSameName, isTrue, type Json, textsOf } from './json';

/** What operations look at in a topology, read once. Ranges that cannot be read stand in `malformed`. */
export type Estate = {
  readonly virtualNetworks: readonly VirtualNetwork[];
  /** by id in lower case */
  readonly networkById: ReadonlyMap<string, VirtualNetwork>;
  /** by the ids of the network a link lies in and of the one it leads to, in lower case and parted by a space */
  readonly linkByEnds: ReadonlyMap<string, Link>;
  readonly gateways: readonly Gateway[];
  readonly routeTables: readonly RouteTable[];
  readonly networkSecurityGroups: readonly NetworkSecurityGroup[];
  /** what has an address in a subnet: NICs, gateways, firewalls, load balancers, private endpoints */
  readonly occupants: readonly Occupant[];
  /** ranges behind a gateway, by the gateway's id in lower case */
  readonly onPremises: ReadonlyMap<string, readonly Prefix[]>;
};

export type VirtualNetwork = {
  readonly id: string;
  readonly name: string;
  readonly location: string | null;
  readonly ranges: readonly Prefix[];
  readonly malformed: readonly string[];
  readonly subnets: readonly Subnet[];
  readonly links: readonly Link[];
};

export type Subnet = {
  readonly id: string;
  readonly name: string;
  readonly ranges: readonly Prefix[];
  readonly routeTable: string | null;
};

export type Link = {
  readonly id: string;
  readonly name: string;
  readonly virtualNetwork: string;
  readonly remoteVirtualNetwork: string;
  readonly state: PeeringState | null;
  /** the remote ranges as last synced, or null where the topology does not say */
  readonly remoteRanges: readonly Prefix[] | null;
  readonly allowGatewayTransit: boolean;
  readonly useRemoteGateways: boolean;
  readonly scope: PeeringScope;
};

/** Which part of the two networks a link peers. */
export type PeeringScope = {
  readonly wholeNetworks: boolean;
  readonly onlyIpv6: boolean;
  readonly localSubnets: readonly string[];
  readonly remoteSubnets: readonly string[];
};

export type Gateway = {
  readonly id: string;
  readonly name: string;
  readonly virtualNetwork: string | null;
  readonly isVpn: boolean;
  readonly sku: string | null;
};

export type RouteTable = { readonly id: string; readonly name: string; readonly routes: readonly Json[] };
export type NetworkSecurityGroup = {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly Json[];
};
export type Occupant = {
  readonly id: string;
  readonly name: string;
  readonly subnet: string;
  readonly applicationSecurityGroups: readonly string[];
};

export const findVirtualNetwork = (estate: Estate, id: string): VirtualNetwork | null =>
  estate.networkById.get(idKey(id)) ?? null;

export const findLink = (estate: Estate, id: string) =>
  findChild(
    estate,
    id,
    (network) => network.links,
    (network, link) => ({ network, link }),
  );

export const findSubnet = (estate: Estate, id: string) =>
  findChild(
    estate,
    id,
    (network) => network.subnets,
    (network, subnet) => ({ network, subnet }),
  );

/** In the network the id names, else, since a child may have an id of another form, in all of them. */
function findChild<Child extends { readonly id: string }, Found>(
  estate: Estate,
  id: string,
  childrenOf: (network: VirtualNetwork) => readonly Child[],
  found: (network: VirtualNetwork, child: Child) => Found,
): Found | null {
  const named = findVirtualNetwork(estate, parentIdOf(id));
  for (const network of named ? [named, ...estate.virtualNetworks] : estate.virtualNetworks) {
    const child = childrenOf(network).find((candidate) => isSameId(candidate.id, id));
    if (child) return found(network, child);
  }
  return null;
}

/** The link that leads back: the one of the remote network to the local one. */
export const oppositeOf = (estate: Estate, virtualNetwork: string, remote: string): Link | null =>
  estate.linkByEnds.get(endsKey(remote, virtualNetwork)) ?? null;

/** How a link is found by the networks at its ends. */
export const endsKey = (from: string, to: string): string => `${idKey(from)} ${idKey(to)}`;

/** What a link of this scope peers of the remote network as that network is now. */
export function peeredRanges(
  network: VirtualNetwork,
  scope: PeeringScope,
  side: 'local' | 'remote',
): Prefix[] {
  const names = side === 'local' ? scope.localSubnets : scope.remoteSubnets;
  const ranges = scope.wholeNetworks
    ? network.ranges
    : network.subnets
        .filter((subnet) => names.some((name) => isSameName(name, subnet.name)))
        .flatMap((subnet) => subnet.ranges);
  return ranges.filter((range) => range.version === 6 || !scope.onlyIpv6);
}

export function scopeOf(properties: Json): PeeringScope {
  return {
    wholeNetworks: !isFalse(properties.peerCompleteVnets),
    onlyIpv6: isTrue(properties.enableOnlyIPv6Peering),
    localSubnets: textsOf(properties.localSubnetNames),
    remoteSubnets: textsOf(properties.remoteSubnetNames),
  };
}

export function overlapsBetween(
  left: readonly Prefix[],
  right: readonly Prefix[],
): { left: Prefix; right: Prefix }[] {
  return left.flatMap((a) => right.filter((b) => overlaps(a, b)).map((b) => ({ left: a, right: b })));
}

/** `vnet/link`, as answers name a link. */
export const linkName = (link: Link): string => `${nameInId(link.virtualNetwork)}/${link.name}`;
