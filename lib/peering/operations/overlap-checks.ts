import { formatPrefix, type Prefix } from '../address';
import { isSameId, nameInId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check, type RangePair } from './check';
import {
  type Estate,
  findVirtualNetwork,
  type Link,
  linkName,
  overlapsBetween,
  type PeeringScope,
  peeredRanges,
  type VirtualNetwork,
} from './estate';

/** What a link would be between these two. */
export type Pair = {
  readonly local: VirtualNetwork;
  readonly remote: VirtualNetwork;
  readonly scope: PeeringScope;
};

/** R15, R111: the two networks, or what takes part of them, must not overlap. */
export function overlapCheck({ local, remote, scope }: Pair, semantics: Semantics): Check {
  const left = comparedRanges(local, scope, 'local', semantics);
  const right = comparedRanges(remote, scope, 'remote', semantics);
  const pairs = scope.wholeNetworks
    ? overlapsBetween(left, right)
    : // what takes part, and the range it lies in, has to be found only once in both networks
      [...overlapsBetween(left, remote.ranges), ...overlapsBetween(local.ranges, right)];
  const overlapping = textPairs(pairs);
  return check(
    overlapping.length === 0,
    scope.wholeNetworks ? ['R15'] : ['R15', 'R111'],
    {
      kind: 'overlap',
      compared: semantics.onlySubnetsCollide ? 'subnets' : 'address-spaces',
      left: { virtualNetwork: local.name, ranges: left.map(formatPrefix) },
      right: { virtualNetwork: remote.name, ranges: right.map(formatPrefix) },
      overlapping,
    },
    { refusal: 'address-spaces-overlap', errorCode: 'VnetAddressSpacesOverlap' },
  );
}

function comparedRanges(
  network: VirtualNetwork,
  scope: PeeringScope,
  side: 'local' | 'remote',
  semantics: Semantics,
): readonly Prefix[] {
  if (semantics.onlySubnetsCollide) return subnetRanges(network);
  const peered = peeredRanges(network, scope, side);
  if (scope.wholeNetworks) return peered;
  return network.ranges.filter((range) => overlapsBetween([range], peered).length > 0);
}

/** R16, seen from both ends: what one would bring, against what the other is peered with already. */
export function* peerOverlapChecks(estate: Estate, pair: Pair, semantics: Semantics): Generator<Check> {
  const { local, remote, scope } = pair;
  const ends = [
    { newcomer: local, via: remote, side: 'local' },
    { newcomer: remote, via: local, side: 'remote' },
  ] as const;
  for (const { newcomer, via, side } of ends) {
    const left = semantics.onlySubnetsCollide ? subnetRanges(newcomer) : peeredRanges(newcomer, scope, side);
    for (const link of via.links) {
      if (isSameId(link.remoteVirtualNetwork, newcomer.id)) continue;
      const right = rangesBehind(estate, link, semantics);
      const overlapping = textPairs(overlapsBetween(left, right));
      yield check(
        overlapping.length === 0 || semantics.otherPeersDoNotCount,
        ['R16'],
        {
          kind: 'peer-overlap',
          left: { virtualNetwork: newcomer.name, ranges: left.map(formatPrefix) },
          right: { virtualNetwork: nameInId(link.remoteVirtualNetwork), ranges: right.map(formatPrefix) },
          via: via.name,
          link: linkName(link),
          linkState: link.state ?? 'Initiated',
          overlapping,
        },
        { refusal: 'overlaps-peered-vnet', errorCode: 'VnetAddressSpaceOverlapsWithAlreadyPeeredVnet' },
      );
    }
  }
}

/** What is peered over a link: the ranges last synced, which outlive the network, and those of now. */
export function rangesBehind(estate: Estate, link: Link, semantics: Semantics): readonly Prefix[] {
  const remote = findVirtualNetwork(estate, link.remoteVirtualNetwork);
  if (remote && semantics.onlySubnetsCollide) return subnetRanges(remote);
  const synced = link.remoteRanges ?? [];
  const present = remote ? peeredRanges(remote, link.scope, 'remote') : [];
  return [
    ...synced,
    ...present.filter((range) => !synced.some((known) => formatPrefix(known) === formatPrefix(range))),
  ];
}

function textPairs(pairs: readonly { left: Prefix; right: Prefix }[]): RangePair[] {
  const seen = new Map<string, RangePair>();
  for (const pair of pairs) {
    const texts = { left: formatPrefix(pair.left), right: formatPrefix(pair.right) };
    seen.set(`${texts.left} ${texts.right}`, texts);
  }
  return [...seen.values()];
}

const subnetRanges = (network: VirtualNetwork): Prefix[] =>
  network.subnets.flatMap((subnet) => subnet.ranges);
