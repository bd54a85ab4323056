import { isSameId } from '../resource-id';
import { type Check, check, malformed } from './check';
import { type Link, type PeeringScope, scopeOf, type VirtualNetwork } from './estate';
import { isFalse, isSameName, isTrue, type Json } from './json';
import type { Operation } from './operation';
import type { Pair } from './overlap-checks';

type Creating = Extract<Operation, { op: 'createPeering' }>;

/** R113: subnets on one side of a subnet peering. */
const PEERED_SUBNET_LIMIT = 200;
const NAME = /^[a-z0-9](?:[a-z0-9_.-]{0,78}[a-z0-9_])?$/i;
const FLAGS = [
  'allowVirtualNetworkAccess',
  'allowForwardedTraffic',
  'allowGatewayTransit',
  'useRemoteGateways',
  'doNotVerifyRemoteGateways',
  'peerCompleteVnets',
  'enableOnlyIPv6Peering',
];

/** The link a create request would overwrite: the one of that name, if it leads to that network. */
export const existingLink = (local: VirtualNetwork, operation: Creating): Link | null =>
  local.links.find(
    (link) =>
      operation.name !== null &&
      isSameName(link.name, operation.name) &&
      isSameId(link.remoteVirtualNetwork, operation.remoteVirtualNetwork),
  ) ?? null;

/** The name a link gets that was asked for without one. */
export function linkNameFor(local: VirtualNetwork, remote: VirtualNetwork): string {
  const base = `${local.name}-to-${remote.name}`.slice(0, 76);
  let name = base;
  for (let count = 2; local.links.some((link) => isSameName(link.name, name)); count += 1)
    name = `${base}-${count}`;
  return name;
}

export const mergedScope = (link: Link, properties: Json): PeeringScope => ({
  ...link.scope,
  ...(properties.peerCompleteVnets === undefined ? {} : { wholeNetworks: scopeOf(properties).wholeNetworks }),
  ...(properties.enableOnlyIPv6Peering === undefined ? {} : { onlyIpv6: scopeOf(properties).onlyIpv6 }),
  ...(properties.localSubnetNames === undefined ? {} : { localSubnets: scopeOf(properties).localSubnets }),
  ...(properties.remoteSubnetNames === undefined ? {} : { remoteSubnets: scopeOf(properties).remoteSubnets }),
});

export const missingNetwork = (id: string): Check =>
  malformed(`There is no virtual network ${id}. Check its id.`);
export const missingLink = (id: string): Check => malformed(`There is no peering ${id}. Check its id.`);
export const missingRemote = (id: string): Check =>
  malformed(
    `The remote virtual network ${id} does not exist. Check its id, or create the network first.`,
    'InvalidGlobalResourceReference',
  );

/** What can be wrong with a request on a link whatever the networks are. */
export function* requestProblems(
  name: string | null,
  properties: Json,
  local: VirtualNetwork,
  remote: VirtualNetwork,
): Generator<Check> {
  if (name !== null && !NAME.test(name)) {
    yield malformed(
      `"${name.slice(0, 90)}" cannot name a link: use at most 80 letters, digits, dots, dashes and underscores, beginning with a letter or digit.`,
    );
  }
  const flag = FLAGS.find(
    (key) => properties[key] !== undefined && !isTrue(properties[key]) && !isFalse(properties[key]),
  );
  if (flag !== undefined) yield malformed(`${flag} has to be true or false.`);
  for (const network of [local, remote]) {
    const problem = network.malformed[0];
    if (problem !== undefined)
      yield malformed(`The address space of ${network.name} cannot be read: ${problem}`);
    else if (network.ranges.length === 0) {
      yield malformed(`${network.name} has no address range. Give it one in addressSpace.addressPrefixes.`);
    }
  }
}

/** R111, R113: the subnets a subnet peering names. */
export function* subnetNameChecks({ local, remote, scope }: Pair): Generator<Check> {
  if (scope.wholeNetworks) return;
  const sides = [
    { network: local, names: scope.localSubnets, list: 'localSubnetNames' },
    { network: remote, names: scope.remoteSubnets, list: 'remoteSubnetNames' },
  ];
  for (const { network, names, list } of sides) {
    if (names.length === 0) {
      yield malformed(`A subnet peering needs ${list}: name the subnets of ${network.name} that take part.`);
    }
    const unknown = names.find((name) => !network.subnets.some((subnet) => isSameName(subnet.name, name)));
    if (unknown !== undefined)
      yield malformed(`${list} names "${unknown}", which is no subnet of ${network.name}.`);
    if (names.length > PEERED_SUBNET_LIMIT) {
      const detail = {
        virtualNetwork: network.name,
        peerings: names.length,
        limit: PEERED_SUBNET_LIMIT,
      } as const;
      yield check(
        false,
        ['R113'],
        { kind: 'peering-limit', of: 'subnets', ...detail },
        { refusal: 'peering-limit' },
      );
    }
  }
}
