import { containsPrefix, formatPrefix, type Prefix } from '../address';
import type { Holder, Link, Network, VirtualNetwork } from '../network';
import { isPublic } from '../tags';
import type { Mentions } from './mentions';
import type { Symbols } from './symbols';

/**
 * A text that two virtual networks share only if they could change places, addresses and all, and the network would be the
 * same network: they own the same, every other part of the network treats them the same, and each range that takes in
 * one takes in the other. Packets between their NICs and third ones then fare alike.
 * @returns null where that can't be told from what it owns; such a virtual network is a kind of its own
 */
export function virtualNetworkKey(
  virtualNetwork: VirtualNetwork,
  symbols: Symbols,
  network: Network,
  mentions: Mentions,
): string | null {
  if (!isSimple(virtualNetwork, mentions)) return null;
  const incoming = mentions.incoming.get(virtualNetwork) ?? [];
  const isMeant = ({ remotePrefixes }: Link) =>
    remotePrefixes.every((prefix) =>
      virtualNetwork.addressSpace.some((range) => containsPrefix(range, prefix)),
    );
  if (!incoming.every(isMeant)) return null;
  return [
    virtualNetwork.location,
    ...virtualNetwork.addressSpace.map(
      (range) => `${range.version} ${isPublic(range.first)} in ${enclosing(range, mentions)}`,
    ),
    ...network.connectedGroups.map(({ members }) => members.includes(virtualNetwork)),
    ...network.adminRules.map(({ appliesTo }) => appliesTo.has(virtualNetwork)),
    ...virtualNetwork.links.map((link) => `to ${outgoing(link, symbols)}`),
    ...incoming.map((link) => `from ${link.from.id} ${flags(link)} ${prefixes(link, symbols)}`).sort(),
    ...mentionedBy(virtualNetwork, symbols, mentions),
    ...appliances(virtualNetwork, symbols, mentions),
  ].join('\n');
}

/** Whether it has nothing whose place in an order, or whose double elsewhere, could matter. */
function isSimple(virtualNetwork: VirtualNetwork, { overlapping }: Mentions): boolean {
  if (virtualNetwork.gateways.length > 0 || overlapping.has(virtualNetwork)) return false;
  if (virtualNetwork.links.filter((link) => link.useRemoteGateways).length > 1) return false;
  return ![...virtualNetwork.holders.values()].some(({ loadBalancer }) => loadBalancer !== null);
}

const enclosing = (range: Prefix, { byPrefix }: Mentions): string =>
  byPrefix
    .enclosing(range)
    .filter(({ prefix }) => prefix.length < range.length)
    .map(({ prefix }) => formatPrefix(prefix))
    .sort()
    .join();

const flags = (link: Link): string =>
  [
    link.peeringState,
    link.allowVirtualNetworkAccess,
    link.allowForwardedTraffic,
    link.allowGatewayTransit,
    link.useRemoteGateways,
    link.isGlobal,
    link.localSubnets !== null,
    link.remoteSubnets !== null,
    link.opposite !== null,
  ].join(' ');

const prefixes = (link: Link, symbols: Symbols): string => link.remotePrefixes.map(symbols.prefix).join();

const outgoing = (link: Link, symbols: Symbols): string =>
  [
    link.to?.id ?? link.remoteId,
    flags(link),
    prefixes(link, symbols),
    link.remoteSubnets?.map(({ id }) => id).join(),
    link.opposite ? link.opposite.localSubnets?.map(({ id }) => id).join() : '',
  ].join(' ');

/** How the rest of the network names its ranges, or parts of them. */
function mentionedBy(virtualNetwork: VirtualNetwork, symbols: Symbols, mentions: Mentions): string[] {
  const inside = mentions.inside.get(virtualNetwork) ?? [];
  return inside
    .flatMap(({ prefix, value }) =>
      value
        .filter(({ owner, about }) => owner !== virtualNetwork && about !== virtualNetwork)
        .map(({ slot }) => `${slot} ${symbols.prefix(prefix)}`),
    )
    .sort();
}

/** What answers in it where some route hands packets to: the way of others hangs on these. */
const appliances = (virtualNetwork: VirtualNetwork, symbols: Symbols, { nextHops }: Mentions): string[] =>
  [...virtualNetwork.holders.values()]
    .filter(({ address }) => nextHops.has(address))
    .map((holder) => `appliance ${symbols.address(holder.address)} ${holderKey(holder, symbols)}`)
    .sort();

/** What of a holder of an address decides about packets. */
export const holderKey = (holder: Holder, symbols: Symbols): string =>
  [
    holder.kind,
    symbols.subnet(holder.subnet),
    symbols.group(holder.nic?.networkSecurityGroup ?? null),
    holder.nic?.enableIpForwarding,
    ...[...holder.applicationSecurityGroups].sort(),
  ].join(' ');
