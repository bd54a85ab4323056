import { type Prefix, parsePrefix } from '../address';
import { idKey, isSameId, parentIdOf, resourceIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import type { PeeringState } from '../vocabulary';
import {
  type Estate,
  endsKey,
  type Gateway,
  type Link,
  type Occupant,
  type Subnet,
  scopeOf,
  type VirtualNetwork,
} from './estate';
import { isSameName, isTrue, type Json, listOf, recordOf, referenceOf, textOf } from './json';

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
  const virtualNetworks = ofType('virtualNetworks').map(readVirtualNetwork);
  return {
    virtualNetworks,
    networkById: new Map(virtualNetworks.map((network) => [idKey(network.id), network])),
    // of two links between the same networks, which Azure would not have let come about, the first counts
    linkByEnds: new Map(
      virtualNetworks
        .flatMap(({ links }) => links)
        .reverse()
        .map((link) => [endsKey(link.virtualNetwork, link.remoteVirtualNetwork), link]),
    ),
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
