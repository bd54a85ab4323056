import {
  type Address,
  contains,
  containsPrefix,
  formatPrefix,
  hostPrefix,
  overlaps,
  type Prefix,
} from './address';
import type {
  Link,
  Network,
  NetworkInterface,
  NetworkSecurityGroup,
  RouteTable,
  VirtualNetwork,
} from './network';
import { RESERVED } from './routes';
import { NOT_PUBLIC, PUBLIC_IPV6 } from './tags';

/**
 * Which network interfaces behave alike: a packet from or to one of them fares as it would from or to the other, unless
 * the two ends are in one subnet or one virtual network. They are alike if their surroundings read the same once names
 * are left out, and no prefix that is written anywhere in the network tells their addresses apart.
 * @returns for each interface the number of its class, in the order of `network.networkInterfaces`
 */
export function likenessClasses(network: Network): readonly number[] {
  const written = writtenPrefixes(network);
  const surroundings = new Surroundings(network);
  const numbers = new Map<string, number>();
  return network.networkInterfaces.map((nic) => {
    const key = surroundings.of(nic, written);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

/** Every prefix that routes, rules and ranges on-premises name, and the ranges that several virtual networks use. */
function writtenPrefixes(network: Network): readonly Prefix[] {
  const found = new Map<string, Prefix>();
  const add = (prefixes: readonly Prefix[]) => {
    for (const prefix of prefixes) found.set(`${prefix.first}/${prefix.length}`, prefix);
  };
  const host = (address: Address | null) => (address === null ? [] : [hostPrefix(address)]);
  add([...RESERVED, ...NOT_PUBLIC, ...PUBLIC_IPV6]);
  const tables = new Set<RouteTable>();
  const groups = new Set<NetworkSecurityGroup>();
  for (const { subnets, privateEndpoints } of network.virtualNetworks) {
    for (const { routeTable, networkSecurityGroup } of subnets) {
      if (routeTable) tables.add(routeTable);
      if (networkSecurityGroup) groups.add(networkSecurityGroup);
    }
    for (const { address } of privateEndpoints) add(host(address));
  }
  for (const { networkSecurityGroup } of network.networkInterfaces)
    if (networkSecurityGroup) groups.add(networkSecurityGroup);
  for (const { routes } of tables)
    for (const { addressPrefix, nextHopIpAddress } of routes) add([addressPrefix, ...host(nextHopIpAddress)]);
  const rules = [...groups].flatMap((group) => [...group.rules.Inbound, ...group.rules.Outbound]);
  for (const { source, destination } of [...rules, ...network.adminRules])
    add([...source.prefixes, ...destination.prefixes]);
  for (const { onPremises } of network.gateways) add(onPremises.map(({ prefix }) => prefix));
  add(sharedRanges(network));
  return [...found.values()];
}

/** Ranges that overlap a range of another virtual network. */
function sharedRanges({ virtualNetworks }: Network): Prefix[] {
  const all = virtualNetworks
    .flatMap(({ addressSpace }) => addressSpace)
    .sort(
      (a, b) =>
        a.version - b.version || (a.first < b.first ? -1 : a.first > b.first ? 1 : a.length - b.length),
    );
  const shared: Prefix[] = [];
  let widest = all[0];
  for (const range of all.slice(1)) {
    if (widest && overlaps(widest, range)) shared.push(widest, range);
    if (!widest || range.version !== widest.version || range.last > widest.last) widest = range;
  }
  return shared;
}

/** What surrounds an interface, in a text that is the same for those alike. */
class Surroundings {
  private readonly networks = new Map<VirtualNetwork, string>();
  private readonly contents = new Map<NetworkSecurityGroup | RouteTable, string>();
  /** links that lead to a virtual network which has none back */
  private readonly lone = new Map<VirtualNetwork, Link[]>();

  constructor(private readonly network: Network) {
    for (const { links } of network.virtualNetworks)
      for (const link of links)
        if (link.to && !link.opposite) this.lone.set(link.to, [...(this.lone.get(link.to) ?? []), link]);
  }

  of(nic: NetworkInterface, written: readonly Prefix[]): string {
    const { virtualNetwork } = nic;
    const configurations = nic.ipConfigurations.map(({ address, subnet, applicationSecurityGroups }) => [
      written.flatMap((prefix, index) => (contains(prefix, address) ? index : [])),
      lengthsOver(virtualNetwork.addressSpace, address),
      lengthsOver(subnet.prefixes, address),
      virtualNetwork.links.map(({ opposite, localSubnets }) => [
        opposite ? lengthsOver(opposite.remotePrefixes, address) : null,
        localSubnets?.includes(subnet) ?? null,
        opposite?.remoteSubnets?.includes(subnet) ?? null,
      ]),
      [...applicationSecurityGroups].sort(),
      subnet.networkSecurityGroup && this.rulesOf(subnet.networkSecurityGroup),
      subnet.routeTable && this.routesOf(subnet.routeTable),
    ]);
    return JSON.stringify([
      configurations,
      nic.enableIpForwarding,
      nic.networkSecurityGroup && this.rulesOf(nic.networkSecurityGroup),
      this.around(virtualNetwork),
    ]);
  }

  private around(virtualNetwork: VirtualNetwork): string {
    const known = this.networks.get(virtualNetwork);
    if (known !== undefined) return known;
    const { location, subscription, addressSpace, links, gateways, privateEndpoints } = virtualNetwork;
    const { connectedGroups, adminRules } = this.network;
    const text = JSON.stringify([
      location,
      subscription,
      RESERVED.map((range) => addressSpace.some((own) => containsPrefix(own, range))),
      links.map((link) => [link.remoteId, linkText(link), link.opposite && linkText(link.opposite)]),
      (this.lone.get(virtualNetwork) ?? []).map((link) => [link.from.id, linkText(link)]),
      gateways.map(({ id }) => id),
      privateEndpoints.map(({ id }) => id),
      connectedGroups.flatMap(({ members }, index) => (members.includes(virtualNetwork) ? index : [])),
      adminRules.flatMap(({ appliesTo }, index) => (appliesTo.has(virtualNetwork) ? index : [])),
    ]);
    this.networks.set(virtualNetwork, text);
    return text;
  }

  private rulesOf(group: NetworkSecurityGroup): string {
    return this.contentOf(group, () =>
      [...group.rules.Inbound, ...group.rules.Outbound]
        .filter(({ isDefault }) => !isDefault)
        .map(({ name: _, ...rule }) => [
          rule.priority,
          rule.direction,
          rule.access,
          rule.protocol,
          [rule.source, rule.destination].map(({ everything, prefixes, tags, applicationSecurityGroups }) => [
            everything,
            prefixes.map(formatPrefix),
            tags,
            applicationSecurityGroups,
          ]),
          rule.sourcePorts,
          rule.destinationPorts,
        ]),
    );
  }

  private routesOf(table: RouteTable): string {
    return this.contentOf(table, () => [
      table.disableBgpRoutePropagation,
      table.tagRoutes.length,
      table.routes
        .map(
          ({ addressPrefix, nextHopType, nextHopIpAddress }) =>
            `${formatPrefix(addressPrefix)} ${nextHopType} ${nextHopIpAddress}`,
        )
        .sort(),
    ]);
  }

  private contentOf(key: NetworkSecurityGroup | RouteTable, read: () => unknown): string {
    const known = this.contents.get(key);
    if (known !== undefined) return known;
    const text = JSON.stringify(read());
    this.contents.set(key, text);
    return text;
  }
}

const lengthsOver = (prefixes: readonly Prefix[], address: Address): number[] =>
  prefixes.filter((prefix) => contains(prefix, address)).map(({ length }) => length);

/** A link without its name, its ends, and what is read of each address. Ranges are named where they are not the present ones. */
const linkText = (link: Link): string => {
  const { to, remotePrefixes } = link;
  const isWhole =
    to !== null &&
    to.addressSpace.length === remotePrefixes.length &&
    to.addressSpace.every((range, index) => range === remotePrefixes[index]);
  return JSON.stringify([
    link.peeringState,
    link.peeringSyncLevel,
    link.allowVirtualNetworkAccess,
    link.allowForwardedTraffic,
    link.allowGatewayTransit,
    link.useRemoteGateways,
    link.isGlobal,
    isWhole || remotePrefixes.length,
    link.localSubnets?.length ?? null,
  ]);
};
