import { type Address, contains, containsAny, hostPrefix, type Prefix, parsePrefix } from './address';
import type { Behaviour } from './behaviour';
import { rangesBehind } from './gateways';
import type { Subnet } from './network';

/** What the VirtualNetwork tag stands for at the NICs of one subnet (R96–R98). */
export type VirtualNetworkTag = {
  /** own ranges, peers, on-premises and the host: what is really joined */
  readonly connected: readonly Prefix[];
  /** besides, the prefixes of the subnet's user routes; 0.0.0.0/0 makes the tag everything */
  readonly routed: readonly Prefix[];
};

const ranges = (...texts: string[]): readonly Prefix[] =>
  texts.flatMap((text) => {
    const parsed = parsePrefix(text);
    return parsed.ok ? [parsed.value] : [];
  });

/** The host's own address: load balancer probes, DNS and DHCP come from it. */
export const HOST = hostPrefix(0xa83f8110);
const METADATA = ranges('169.254.169.254/32');

/** Whether the platform itself answers at an address: DNS, DHCP and health at the host's, or instance metadata. */
export const isPlatform = (address: Address): boolean => containsAny([HOST, ...METADATA], address);

const PLATFORM: Readonly<Record<string, readonly Prefix[]>> = {
  azureloadbalancer: [HOST],
  azureplatformdns: [HOST],
  azureplatformimds: METADATA,
};

/** Ranges that are not routed on the internet. */
export const NOT_PUBLIC = ranges(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
);
export const PUBLIC_IPV6 = ranges('2000::/3');

export const isPublic = (address: Address): boolean =>
  typeof address === 'number' ? !containsAny(NOT_PUBLIC, address) : containsAny(PUBLIC_IPV6, address);

export function buildTag(subnet: Subnet, behaviour: Behaviour): VirtualNetworkTag {
  const { virtualNetwork } = subnet;
  const own = virtualNetwork.addressSpace;
  if (behaviour.semantics.virtualNetworkTagIsOwn) return { connected: own, routed: [] };
  const peers = behaviour
    .linksOf(virtualNetwork)
    .filter((link) => link.allowVirtualNetworkAccess)
    .flatMap((link) => link.remotePrefixes);
  const groups = behaviour.network.connectedGroups
    .filter((group) => group.members.includes(virtualNetwork))
    .flatMap((group) =>
      group.members
        .filter((member) => group.isGlobal || member.location === virtualNetwork.location)
        .flatMap((member) => member.addressSpace),
    );
  const onPremises = behaviour
    .gatewaysOf(virtualNetwork)
    .flatMap(({ gateway }) => rangesBehind(gateway, behaviour).map(({ prefix }) => prefix));
  const routed = (subnet.routeTable?.routes ?? [])
    .filter(({ nextHopType }) => nextHopType !== 'None' && nextHopType !== 'Internet')
    .map(({ addressPrefix }) => addressPrefix);
  return { connected: [...own, ...peers, ...groups, ...onPremises, HOST], routed };
}

/**
 * Whether a service tag takes in an address at the NICs of a subnet.
 * @param tag in lower case
 * @returns null where only Azure's list of its services' public ranges could tell
 */
export function tagContains(
  tag: string,
  address: Address,
  { connected, routed }: VirtualNetworkTag,
): boolean | null {
  if (tag === 'virtualnetwork') return containsAny(connected, address) || containsAny(routed, address);
  if (tag === 'internet')
    return isPublic(address) && !connected.some((range) => range.length > 0 && contains(range, address));
  const platform = PLATFORM[tag];
  if (platform) return containsAny(platform, address);
  return isPublic(address) ? null : false;
}
