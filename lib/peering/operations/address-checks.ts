import { containsPrefix, formatPrefix, isSamePrefix, overlaps, type Prefix, parsePrefix } from '../address';
import { idKey, isSameId, nameInId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check, malformed } from './check';
import {
  type Estate,
  findVirtualNetwork,
  linkName,
  type Occupant,
  overlapsBetween,
  type VirtualNetwork,
} from './estate';
import { usableGateways } from './gateway-checks';
import { isSameName } from './json';
import { missingNetwork } from './link-request';
import type { Operation } from './operation';
import { rangesBehind } from './overlap-checks';

/** R3: no virtual network may use these. */
const FORBIDDEN: readonly Prefix[] = [
  '224.0.0.0/4',
  '255.255.255.255/32',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
].flatMap((text) => {
  const prefix = parsePrefix(text);
  return prefix.ok ? [prefix.value] : [];
});

/** R6: prefix lengths of a subnet. */
const SUBNET_LENGTHS = { 4: { smallest: 29, largest: 2 }, 6: { smallest: 64, largest: 64 } } as const;
/** R5. */
const RESERVED_ADDRESSES = 5;

/** R3, R8–R10: may the network have these ranges instead of its present ones? */
export function* checkRanges(
  estate: Estate,
  networkId: string,
  texts: readonly string[],
  semantics: Semantics,
): Generator<Check> {
  const network = findVirtualNetwork(estate, networkId);
  if (!network) return yield missingNetwork(networkId);
  if (network.links.length > 0) {
    const detail = {
      virtualNetwork: network.name,
      links: network.links.map(linkName),
      operation: 'change',
    } as const;
    const allowed = !semantics.addingRangeNeedsUnpeering;
    yield check(allowed, ['R9'], { kind: 'peered', ...detail }, { refusal: 'vnet-is-peered' });
  }
  const unreadable = network.malformed[0];
  if (unreadable !== undefined) {
    return yield malformed(`The address space of ${network.name} cannot be read: ${unreadable}`);
  }
  const ranges: Prefix[] = [];
  for (const text of texts) {
    const range = parsePrefix(text);
    if (!range.ok) return yield malformed(range.error.message);
    const isNew = !network.ranges.some((known) => isSamePrefix(known, range.value));
    if (isNew) yield forbiddenCheck(range.value);
    yield ownOverlapCheck(network, range.value, ranges);
    if (isNew) yield* neighbourChecks(estate, network, range.value, semantics);
    ranges.push(range.value);
  }
  yield* subnetsKept(network, ranges);
}

function forbiddenCheck(range: Prefix): Check {
  const forbidden = FORBIDDEN.find((candidate) => overlaps(candidate, range));
  return check(
    !forbidden,
    ['R3'],
    {
      kind: 'forbidden-range',
      range: formatPrefix(range),
      forbidden: forbidden ? formatPrefix(forbidden) : null,
    },
    { refusal: 'forbidden-range' },
  );
}

function ownOverlapCheck(network: VirtualNetwork, range: Prefix, others: readonly Prefix[]): Check {
  const other = others.find((candidate) => overlaps(candidate, range));
  return check(
    !other,
    ['R1'],
    {
      kind: 'own-overlap',
      range: formatPrefix(range),
      other: other ? formatPrefix(other) : null,
      virtualNetwork: network.name,
    },
    { refusal: 'range-overlaps' },
  );
}

function* neighbourChecks(
  estate: Estate,
  network: VirtualNetwork,
  range: Prefix,
  semantics: Semantics,
): Generator<Check> {
  const neighbours = [
    ...network.links.map((link) => ({
      neighbour: nameInId(link.remoteVirtualNetwork),
      neighbourIs: 'peer' as const,
      ranges: rangesBehind(estate, link, semantics),
    })),
    ...usableGateways(estate, network).flatMap((gateway) => {
      const ranges = estate.onPremises.get(idKey(gateway.id));
      return ranges ? [{ neighbour: gateway.name, neighbourIs: 'on-premises' as const, ranges }] : [];
    }),
  ];
  for (const { neighbour, neighbourIs, ranges } of neighbours) {
    const other = overlapsBetween([range], ranges)[0]?.right;
    yield check(
      !other,
      ['R10'],
      {
        kind: 'neighbour-overlap',
        range: formatPrefix(range),
        neighbour,
        neighbourIs,
        ranges: ranges.map(formatPrefix),
        other: other ? formatPrefix(other) : null,
      },
      { refusal: 'range-overlaps' },
    );
  }
}

function* subnetsKept(network: VirtualNetwork, ranges: readonly Prefix[]): Generator<Check> {
  for (const subnet of network.subnets) {
    for (const range of subnet.ranges) {
      const inside = ranges.find((candidate) => containsPrefix(candidate, range));
      const held = network.ranges.some((candidate) => containsPrefix(candidate, range));
      if (!held) continue;
      yield check(
        inside !== undefined,
        ['R8'],
        {
          kind: 'range-holds',
          virtualNetwork: network.name,
          subnet: subnet.name,
          range: formatPrefix(range),
          inside: inside ? formatPrefix(inside) : null,
        },
        { refusal: 'range-in-use' },
      );
    }
  }
}

/** R4, R6, R7: may the network have this subnet? One that exists already is resized. */
export function* checkCreateSubnet(
  estate: Estate,
  operation: Extract<Operation, { op: 'createSubnet' }>,
): Generator<Check> {
  const network = findVirtualNetwork(estate, operation.virtualNetwork);
  if (!network) return yield missingNetwork(operation.virtualNetwork);
  const name = operation.name;
  const existing = network.subnets.find((subnet) => name !== null && isSameName(subnet.name, name));
  const texts = operation.addressPrefixes;
  const others = network.subnets.filter((subnet) => subnet !== existing);
  for (const text of texts) {
    const parsed = parsePrefix(text);
    if (!parsed.ok) {
      const isFormat = parsed.error.code === 'malformed-prefix';
      return yield malformed(parsed.error.message, isFormat ? 'InvalidAddressPrefixFormat' : undefined);
    }
    yield* subnetRangeChecks(network, parsed.value, others);
  }
  if (existing && !isSameRanges(existing.ranges, texts)) {
    yield inUseCheck(existing.name, occupantsOf(estate, existing.id)[0]);
  }
}

function* subnetRangeChecks(
  network: VirtualNetwork,
  range: Prefix,
  others: VirtualNetwork['subnets'],
): Generator<Check> {
  const { smallest, largest } = SUBNET_LENGTHS[range.version];
  const size = { kind: 'subnet-size', range: formatPrefix(range), smallest, largest } as const;
  const tooSmall = range.length > smallest;
  const refusal = tooSmall ? 'subnet-too-small' : 'subnet-too-large';
  yield check(!tooSmall && range.length >= largest, ['R6'], size, { refusal });
  const inside = network.ranges.find((candidate) => containsPrefix(candidate, range));
  yield check(
    inside !== undefined,
    ['R4'],
    {
      kind: 'subnet-inside',
      range: formatPrefix(range),
      virtualNetwork: network.name,
      ranges: network.ranges.map(formatPrefix),
      inside: inside ? formatPrefix(inside) : null,
    },
    { refusal: 'subnet-outside-vnet', errorCode: 'NetcfgInvalidSubnet' },
  );
  const sibling = others.find((subnet) => overlapsBetween([range], subnet.ranges).length > 0);
  const other = sibling && overlapsBetween([range], sibling.ranges)[0]?.right;
  yield check(
    !sibling,
    ['R4'],
    {
      kind: 'subnet-overlap',
      range: formatPrefix(range),
      virtualNetwork: network.name,
      subnet: sibling?.name ?? null,
      other: other ? formatPrefix(other) : null,
    },
    { refusal: 'subnet-overlaps', errorCode: 'NetcfgSubnetRangesOverlap' },
  );
}

const inUseCheck = (subnet: string, occupant: Occupant | undefined): Check =>
  check(
    !occupant,
    ['R7'],
    { kind: 'in-use', of: 'subnet', name: subnet, by: occupant?.name ?? null },
    { refusal: 'range-in-use', errorCode: 'InUsePrefixCannotBeDeleted' },
  );

/** R5: how many addresses NICs can get. IPv6 is not counted: its 2^64 are never scarce. */
export function usableAddresses(texts: readonly string[], semantics: Semantics): number {
  const reserved = semantics.twoReservedAddresses ? 2 : RESERVED_ADDRESSES;
  return texts.reduce((sum, text) => {
    const range = parsePrefix(text);
    return range.ok && range.value.version === 4 ? sum + 2 ** (32 - range.value.length) - reserved : sum;
  }, 0);
}

export const occupantsOf = (estate: Estate, subnetId: string): readonly Occupant[] =>
  estate.occupants.filter((occupant) => isSameId(occupant.subnet, subnetId));

function isSameRanges(ranges: readonly Prefix[], texts: readonly string[]): boolean {
  const known = new Set(ranges.map(formatPrefix));
  return known.size === texts.length && texts.every((text) => known.has(text));
}
