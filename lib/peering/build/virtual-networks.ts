import { containsPrefix, formatPrefix, overlaps, type Prefix, parsePrefix } from '../address';
import type { IdIndex } from '../id-index';
import type { Holder, NetworkSecurityGroup, RouteTable, Subnet, VirtualNetwork } from '../network';
import { subscriptionInId } from '../resource-id';
import type { Declarations, Declared } from './declared';

/** A virtual network that others still add to while the network is built. */
export type VirtualNetworkDraft = { -readonly [K in keyof VirtualNetwork]: Draft<VirtualNetwork[K]> };
type Draft<T> = T extends readonly (infer E)[]
  ? E[]
  : T extends ReadonlyMap<infer K, infer V>
    ? Map<K, V>
    : T;

type Indexes = {
  readonly networkSecurityGroups: IdIndex<NetworkSecurityGroup>;
  readonly routeTables: IdIndex<RouteTable>;
  readonly subnets: IdIndex<Subnet>;
};

/** Ranges no virtual network may use (R3). */
const FORBIDDEN: readonly Prefix[] = [
  '224.0.0.0/4',
  '255.255.255.255/32',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
].flatMap((text) => {
  const parsed = parsePrefix(text);
  return parsed.ok ? [parsed.value] : [];
});

export function buildVirtualNetwork(
  declared: Declared,
  declarations: Declarations,
  indexes: Indexes,
): VirtualNetworkDraft {
  const space = declared.properties.inside('addressSpace');
  const addressSpace = space.prefixes('addressPrefixes');
  if (
    !space.has('addressPrefixes') ||
    (addressSpace.length === 0 && space.texts('addressPrefixes').length === 0)
  )
    declared.properties.note(
      'address-space-missing',
      `Virtual network ${declared.name} needs at least one range in addressSpace.addressPrefixes.`,
      'addressSpace.addressPrefixes',
    );
  checkAddressSpace(declared, addressSpace);
  const virtualNetwork: VirtualNetworkDraft = {
    id: declared.id,
    name: declared.name,
    location: declared.location?.toLowerCase().replaceAll(' ', '') ?? null,
    subscription: subscriptionInId(declared.id),
    addressSpace,
    subnets: [],
    links: [],
    gateways: [],
    privateEndpoints: [],
    holders: new Map<Holder['address'], Holder>(),
  };
  for (const child of declarations.children(declared, 'subnets', 'virtualNetworks/subnets')) {
    const subnet = buildSubnet(child, virtualNetwork, indexes);
    if (!subnet) continue;
    const sibling = virtualNetwork.subnets.find((other) => overlapping(other.prefixes, subnet.prefixes));
    if (sibling)
      child.properties.note(
        'subnet-overlaps',
        `Subnet ${subnet.name} overlaps subnet ${sibling.name} of the same virtual network.`,
        'addressPrefix',
      );
    virtualNetwork.subnets.push(subnet);
    indexes.subnets.add(subnet.id, subnet, child.hasOwnId);
  }
  return virtualNetwork;
}

function checkAddressSpace({ name, properties }: Declared, ranges: readonly Prefix[]): void {
  for (const [index, range] of ranges.entries()) {
    const forbidden = FORBIDDEN.find((other) => overlaps(other, range));
    const path = `addressSpace.addressPrefixes[${index}]`;
    // 0.0.0.0/0 and its like take in so much that naming the one range inside would mislead
    if (forbidden)
      properties.note(
        'forbidden-range',
        `${formatPrefix(range)} of ${name} takes in ${formatPrefix(forbidden)}, which Azure keeps for itself; choose another range.`,
        path,
      );
    const rival = ranges.slice(0, index).find((other) => overlaps(other, range));
    if (rival)
      properties.note(
        'range-overlaps',
        `${formatPrefix(range)} and ${formatPrefix(rival)} of ${name} overlap; the ranges of a virtual network must not.`,
        path,
      );
  }
}

function buildSubnet(declared: Declared, virtualNetwork: VirtualNetwork, indexes: Indexes): Subnet | null {
  const { name, properties } = declared;
  const prefixes = properties.prefixesOf('addressPrefix', 'addressPrefixes');
  if (!properties.has('addressPrefix') && !properties.has('addressPrefixes'))
    properties.note('property-missing', `Subnet ${name} needs addressPrefix.`, 'addressPrefix');
  for (const prefix of prefixes) {
    if (!virtualNetwork.addressSpace.some((range) => containsPrefix(range, prefix)))
      properties.note(
        'subnet-outside-vnet',
        `Subnet ${name} (${formatPrefix(prefix)}) must lie inside one range of ${virtualNetwork.name}.`,
        'addressPrefix',
      );
    const problem = sizeProblem(prefix);
    if (problem)
      properties.note(
        problem.code,
        `Subnet ${name} is ${formatPrefix(prefix)}; ${problem.remedy}`,
        'addressPrefix',
      );
  }
  const nsgId = properties.reference('networkSecurityGroup');
  const networkSecurityGroup = nsgId === null ? null : indexes.networkSecurityGroups.find(nsgId);
  if (nsgId !== null && !networkSecurityGroup) noteMissing(declared, 'networkSecurityGroup', nsgId);
  const tableId = properties.reference('routeTable');
  const routeTable = tableId === null ? null : indexes.routeTables.find(tableId);
  if (tableId !== null && !routeTable) noteMissing(declared, 'routeTable', tableId);
  const policies = properties.text('privateEndpointNetworkPolicies')?.toLowerCase() ?? 'disabled';
  return {
    id: declared.id,
    name,
    virtualNetwork,
    prefixes,
    networkSecurityGroup,
    routeTable,
    endpointPolicies: {
      routes: policies === 'enabled' || policies === 'routetableenabled',
      securityGroups: policies === 'enabled' || policies === 'networksecuritygroupenabled',
    },
  };
}

/** What is wrong with the size of a subnet (R6), or null. */
function sizeProblem({ version, length }: Prefix): { code: string; remedy: string } | null {
  if (version === 6)
    return length === 64
      ? null
      : {
          code: length > 64 ? 'subnet-too-small' : 'subnet-too-large',
          remedy: 'an IPv6 subnet is exactly a /64.',
        };
  if (length > 29) return { code: 'subnet-too-small', remedy: 'the smallest subnet is a /29.' };
  return length < 2 ? { code: 'subnet-too-large', remedy: 'the largest subnet is a /2.' } : null;
}

export function noteMissing(declared: Declared, key: string, id: string): void {
  declared.properties.note(
    'reference-not-found',
    `${declared.name} names ${id} as its ${key}, which is not in the topology; add it or remove the reference.`,
    key,
  );
}

export const overlapping = (a: readonly Prefix[], b: readonly Prefix[]): boolean =>
  a.some((one) => b.some((other) => overlaps(one, other)));
