import { overlaps, type Prefix, parsePrefix } from '../address';
import { idKey, isSameId, nameInId, parentIdOf, resourceIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import type { PeeringState } from '../vocabulary';
import {
  isFalse,
  isSameName,
  isTrue,
  type Json,
  listOf,
  recordOf,
  referenceOf,
  textOf,
  textsOf,
} from './json';

/** What operations look at in a topology, read once. Ranges that cannot be read stand in `malformed`. */
export type Estate = {
  readonly virtualNetworks: readonly VirtualNetwork[];
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

const PEERING_STATES: readonly PeeringState[] = ['Initiated', 'Connected', 'Disconnected'];

/** @param topology with its children inline, from `withInlineChildren` */
export function readEstate(topology: Topology): Estate {
  const known = estates.get(topology);
  if (known) return known;
  const estate = read(topology);
  estates.set(topology, estate);
  return estate;
}

// several checks look at one topology, and every misconception is asked about the same one
const estates = new WeakMap<Topology, Estate>();

function read(topology: Topology): Estate {
  const ofType = (type: string) =>
    topology.resources.filter((resource) => isSameName(resource.type, `Microsoft.Network/${type}`));
  return {
    virtualNetworks: ofType('virtualNetworks').map(readVirtualNetwork),
    gateways: ofType('virtualNetworkGateways').map(readGateway),
    routeTables: ofType('routeTables').map((resource) => ({
      id: resourceIdOf(resource),
      name: resource.name,
      routes: listOf(recordOf(resource.properties).routes).map(recordOf),
    })),
    networkSecurityGroups: ofType('networkSecurityGroups').map((resource) => ({
      id: resourceIdOf(resource),
      name: resource.name,
      rules: listOf(recordOf(resource.properties).securityRules).map(recordOf),
    })),
    occupants: topology.resources.flatMap(readOccupants),
    onPremises: readOnPremises(ofType('connections'), ofType('localNetworkGateways')),
  };
}

export const findVirtualNetwork = (estate: Estate, id: string): VirtualNetwork | null =>
  estate.virtualNetworks.find((network) => isSameId(network.id, id)) ?? null;

export function findLink(
  estate: Estate,
  id: string,
): { readonly network: VirtualNetwork; readonly link: Link } | null {
  for (const network of estate.virtualNetworks) {
    const link = network.links.find((candidate) => isSameId(candidate.id, id));
    if (link) return { network, link };
  }
  return null;
}

export function findSubnet(
  estate: Estate,
  id: string,
): { readonly network: VirtualNetwork; readonly subnet: Subnet } | null {
  for (const network of estate.virtualNetworks) {
    const subnet = network.subnets.find((candidate) => isSameId(candidate.id, id));
    if (subnet) return { network, subnet };
  }
  return null;
}

/** The link that leads back: the one of the remote network to the local one. */
export function oppositeOf(estate: Estate, virtualNetwork: string, remote: string): Link | null {
  const network = findVirtualNetwork(estate, remote);
  return network?.links.find((link) => isSameId(link.remoteVirtualNetwork, virtualNetwork)) ?? null;
}

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

export function readRanges(texts: readonly unknown[]): { ranges: Prefix[]; malformed: string[] } {
  const ranges: Prefix[] = [];
  const malformed: string[] = [];
  for (const text of texts) {
    const prefix = parsePrefix(text);
    if (prefix.ok) ranges.push(prefix.value);
    else malformed.push(prefix.error.message);
  }
  return { ranges, malformed };
}

function readVirtualNetwork(resource: Resource): VirtualNetwork {
  const id = resourceIdOf(resource);
  const properties = recordOf(resource.properties);
  return {
    id,
    name: resource.name,
    location: textOf(resource.location),
    ...readRanges(listOf(recordOf(properties.addressSpace).addressPrefixes)),
    subnets: listOf(properties.subnets).map((item) => readSubnet(id, recordOf(item))),
    links: listOf(properties.virtualNetworkPeerings).map((item) => readLink(id, recordOf(item))),
  };
}

export function subnetPrefixes(properties: Json): readonly unknown[] {
  const several = listOf(properties.addressPrefixes);
  return several.length > 0
    ? several
    : properties.addressPrefix === undefined
      ? []
      : [properties.addressPrefix];
}

function readSubnet(network: string, item: Json): Subnet {
  const properties = recordOf(item.properties);
  const name = textOf(item.name) ?? '';
  return {
    id: textOf(item.id) ?? `${network}/subnets/${name}`,
    name,
    ranges: readRanges(subnetPrefixes(properties)).ranges,
    routeTable: referenceOf(properties.routeTable),
  };
}

function readLink(network: string, item: Json): Link {
  const properties = recordOf(item.properties);
  const name = textOf(item.name) ?? '';
  const remote = recordOf(properties.remoteAddressSpace).addressPrefixes;
  return {
    id: textOf(item.id) ?? `${network}/virtualNetworkPeerings/${name}`,
    name,
    virtualNetwork: network,
    remoteVirtualNetwork: referenceOf(properties.remoteVirtualNetwork) ?? '',
    state: PEERING_STATES.find((state) => isSameName(state, String(properties.peeringState))) ?? null,
    remoteRanges: Array.isArray(remote) ? readRanges(remote).ranges : null,
    allowGatewayTransit: isTrue(properties.allowGatewayTransit),
    useRemoteGateways: isTrue(properties.useRemoteGateways),
    scope: scopeOf(properties),
  };
}

function readGateway(resource: Resource): Gateway {
  const properties = recordOf(resource.properties);
  const subnet = configurationsOf(properties)
    .map(subnetOf)
    .find((id) => id !== null);
  return {
    id: resourceIdOf(resource),
    name: resource.name,
    virtualNetwork: subnet ? parentIdOf(subnet) : null,
    // Azure's default where a template leaves it out
    isVpn: !isSameName(textOf(properties.gatewayType) ?? 'Vpn', 'ExpressRoute'),
    sku: textOf(recordOf(properties.sku).name) ?? textOf(resource.sku?.name),
  };
}

function readOccupants(resource: Resource): Occupant[] {
  const properties = recordOf(resource.properties);
  const seats = [...configurationsOf(properties), properties];
  return seats.flatMap((seat) => {
    const subnet = subnetOf(seat);
    if (subnet === null) return [];
    const groups = listOf(seat.applicationSecurityGroups).map(referenceOf);
    return [
      {
        id: resourceIdOf(resource),
        name: resource.name,
        subnet,
        applicationSecurityGroups: groups.filter((id) => id !== null),
      },
    ];
  });
}

const configurationsOf = (properties: Json): Json[] =>
  [...listOf(properties.ipConfigurations), ...listOf(properties.frontendIPConfigurations)].map((item) =>
    recordOf(recordOf(item).properties),
  );

const subnetOf = (seat: Json): string | null => referenceOf(seat.subnet);

function readOnPremises(
  connections: readonly Resource[],
  sites: readonly Resource[],
): ReadonlyMap<string, readonly Prefix[]> {
  const behind = new Map<string, readonly Prefix[]>();
  for (const connection of connections) {
    const gateway = referenceOf(recordOf(connection.properties).virtualNetworkGateway1);
    const siteId = referenceOf(recordOf(connection.properties).localNetworkGateway2);
    const site = sites.find((candidate) => siteId !== null && isSameId(resourceIdOf(candidate), siteId));
    if (gateway === null || !site) continue;
    const space = recordOf(recordOf(site.properties).localNetworkAddressSpace).addressPrefixes;
    const ranges = readRanges(listOf(space)).ranges;
    behind.set(idKey(gateway), [...(behind.get(idKey(gateway)) ?? []), ...ranges]);
  }
  return behind;
}

/** `vnet/link`, as answers name a link. */
export const linkName = (link: Link): string => `${nameInId(link.virtualNetwork)}/${link.name}`;
