import { hostPrefix, isSamePrefix, type Prefix } from '../address';
import type {
  AddressMatch,
  Link,
  Network,
  NetworkSecurityGroup,
  RouteTable,
  Subnet,
  VirtualNetwork,
} from '../network';
import { RESERVED } from '../routes';
import { type Entry, PrefixMap } from './prefix-map';

/** A place where the network names a range: two addresses that are named in the same places can't be told apart. */
export type Mention = {
  /** the virtual network whose own the place is; null where it is nobody's, or shared */
  readonly owner: VirtualNetwork | null;
  /** which place, the same text only for places that do the same with the range */
  readonly slot: string;
  /** for a link, the virtual network whose ranges it is meant to name */
  readonly about: VirtualNetwork | null;
};

export type Mentions = {
  readonly byPrefix: PrefixMap<Mention[]>;
  /** what of it lies inside the ranges of each virtual network */
  readonly inside: ReadonlyMap<VirtualNetwork, readonly Entry<Mention[]>[]>;
  /** virtual networks that share addresses with another */
  readonly overlapping: ReadonlySet<VirtualNetwork>;
  /** links by where they lead */
  readonly incoming: ReadonlyMap<VirtualNetwork, readonly Link[]>;
  /** NSGs and route tables that a single virtual network uses */
  readonly ownerOf: ReadonlyMap<NetworkSecurityGroup | RouteTable, VirtualNetwork | null>;
  /** addresses that some route hands packets to */
  readonly nextHops: ReadonlySet<number | bigint>;
};

/** Every place of a network that names a range of addresses. */
export function findMentions(network: Network): Mentions {
  const byPrefix = new PrefixMap<Mention[]>();
  const ranges = new PrefixMap<VirtualNetwork[]>();
  const nextHops = new Set<number | bigint>();
  const ownerOf = findOwners(network);
  const note = (
    prefix: Prefix,
    owner: VirtualNetwork | null,
    slot: string,
    about: VirtualNetwork | null = null,
  ) => byPrefix.at(prefix, () => []).push({ owner, slot, about });
  const noteMatch = (match: AddressMatch, owner: VirtualNetwork | null, slot: string) => {
    for (const prefix of match.prefixes) note(prefix, owner, slot);
  };

  for (const prefix of RESERVED) note(prefix, null, 'reserved');
  for (const virtualNetwork of network.virtualNetworks) {
    for (const range of virtualNetwork.addressSpace) {
      ranges.at(range, () => []).push(virtualNetwork);
      note(range, virtualNetwork, `range ${virtualNetwork.id}`);
    }
    for (const link of virtualNetwork.links)
      for (const prefix of link.remotePrefixes) note(prefix, virtualNetwork, `link ${link.id}`, link.to);
  }
  for (const gateway of network.gateways)
    for (const { prefix, site } of gateway.onPremises) note(prefix, null, `site ${gateway.id} ${site}`);
  for (const [index, rule] of network.adminRules.entries()) {
    noteMatch(rule.source, null, `admin ${index} from`);
    noteMatch(rule.destination, null, `admin ${index} to`);
  }
  for (const [element, owner] of ownerOf) {
    if (isRouteTable(element)) {
      for (const [index, route] of element.routes.entries()) {
        const rank = element.routes
          .slice(0, index)
          .filter((other) => isSamePrefix(other.addressPrefix, route.addressPrefix)).length;
        const hop = route.nextHopIpAddress;
        note(route.addressPrefix, owner, `table ${element.id} ${rank} ${route.nextHopType} ${hop ?? ''}`);
        if (hop === null) continue;
        nextHops.add(hop);
        note(hostPrefix(hop), owner, `hop ${element.id}`);
      }
      continue;
    }
    for (const direction of ['Inbound', 'Outbound'] as const)
      for (const [index, rule] of element.rules[direction].entries()) {
        noteMatch(rule.source, owner, `nsg ${element.id} ${direction} ${index} from`);
        noteMatch(rule.destination, owner, `nsg ${element.id} ${direction} ${index} to`);
      }
  }
  return {
    byPrefix,
    inside: findInside(byPrefix, ranges),
    overlapping: findOverlapping(ranges),
    incoming: groupBy(
      network.virtualNetworks.flatMap(({ links }) => links),
      ({ to }) => (to ? [to] : []),
    ),
    ownerOf,
    nextHops,
  };
}

const isRouteTable = (element: NetworkSecurityGroup | RouteTable): element is RouteTable =>
  'routes' in element;

/** Who uses each NSG and route table: one virtual network, or several (null). Those nobody uses are left out. */
function findOwners(network: Network): Map<NetworkSecurityGroup | RouteTable, VirtualNetwork | null> {
  const owners = new Map<NetworkSecurityGroup | RouteTable, VirtualNetwork | null>();
  const use = (element: NetworkSecurityGroup | RouteTable | null, user: VirtualNetwork) => {
    if (!element) return;
    const known = owners.get(element);
    owners.set(element, known === undefined || known === user ? user : null);
  };
  const noteSubnet = (subnet: Subnet) => {
    use(subnet.networkSecurityGroup, subnet.virtualNetwork);
    use(subnet.routeTable, subnet.virtualNetwork);
  };
  for (const virtualNetwork of network.virtualNetworks) virtualNetwork.subnets.forEach(noteSubnet);
  for (const nic of network.networkInterfaces) use(nic.networkSecurityGroup, nic.virtualNetwork);
  return owners;
}

type Ranges = PrefixMap<VirtualNetwork[]>;

const findInside = (byPrefix: PrefixMap<Mention[]>, ranges: Ranges) =>
  groupBy(byPrefix.all(), ({ prefix }) => new Set(ranges.enclosing(prefix).flatMap(({ value }) => value)));

function findOverlapping(ranges: Ranges): Set<VirtualNetwork> {
  const overlapping = new Set<VirtualNetwork>();
  for (const { prefix } of ranges.all()) {
    const owners = new Set(ranges.enclosing(prefix).flatMap(({ value }) => value));
    if (owners.size > 1) for (const owner of owners) overlapping.add(owner);
  }
  return overlapping;
}

function groupBy<K, T>(items: readonly T[], keysOf: (item: T) => Iterable<K>): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}
