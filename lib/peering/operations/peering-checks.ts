import { isSameId, nameInId, subscriptionInId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check, malformed } from './check';
import {
  type Estate,
  findLink,
  findVirtualNetwork,
  type Link,
  linkName,
  oppositeOf,
  type PeeringScope,
  scopeOf,
  type VirtualNetwork,
} from './estate';
import { borrows, gatewayChecks } from './gateway-checks';
import { isFalse, isSameName, isTrue, type Json, referenceOf } from './json';
import type { Operation, OperationContext } from './operation';
import { overlapCheck, type Pair, peerOverlapChecks } from './overlap-checks';
import { isSameCloud, isSameRegion, placeOf } from './place';

/** R20: links of one virtual network. */
const PEERING_LIMIT = 500;
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

type Creating = Extract<Operation, { op: 'createPeering' }>;
type Updating = Extract<Operation, { op: 'updatePeering' }>;

/** R15–R20, R26, R54–R56, R111–R113 in the order in which a person would meet them. */
export function* checkCreatePeering(
  estate: Estate,
  operation: Creating,
  context: OperationContext,
  semantics: Semantics,
): Generator<Check> {
  const local = findVirtualNetwork(estate, operation.virtualNetwork);
  if (!local) return yield missingNetwork(operation.virtualNetwork);
  const existing = existingLink(local, operation);
  if (existing) {
    // the same name towards the same network: the request is an update of that link
    const { remoteVirtualNetwork: _remote, ...properties } = operation.properties;
    return yield* checkUpdatePeering(
      estate,
      { op: 'updatePeering', peering: existing.id, properties },
      semantics,
    );
  }
  if (isSameId(operation.virtualNetwork, operation.remoteVirtualNetwork)) {
    const detail = { kind: 'self', virtualNetwork: local.name, remote: local.name } as const;
    return yield check(false, ['R24'], detail, { refusal: 'peering-to-itself' });
  }
  const remote = findVirtualNetwork(estate, operation.remoteVirtualNetwork);
  if (!remote) return yield missingRemote(operation.remoteVirtualNetwork);
  yield* requestProblems(operation.name, operation.properties, local, remote);
  const pair = { local, remote, scope: scopeOf(operation.properties) };
  yield* placeChecks(pair, context, semantics);
  yield* uniqueChecks(pair, operation.name, context);
  yield* subnetNameChecks(pair);
  yield overlapCheck(pair, semantics);
  yield* peerOverlapChecks(estate, pair, semantics);
  yield oppositeCheck(estate, pair, semantics);
  if (borrows(operation.properties, semantics)) {
    yield* gatewayChecks(estate, local, remote, semantics);
  }
}

export function* checkUpdatePeering(
  estate: Estate,
  operation: Updating,
  semantics: Semantics,
): Generator<Check> {
  const found = findLink(estate, operation.peering);
  if (!found) return yield missingLink(operation.peering);
  const { network: local, link } = found;
  const target = referenceOf(operation.properties.remoteVirtualNetwork);
  if (target !== null && !isSameId(target, link.remoteVirtualNetwork)) {
    return yield malformed(
      `The link "${link.name}" leads to ${nameInId(link.remoteVirtualNetwork)}; a link cannot be turned to another network. Create a new link instead.`,
    );
  }
  const remote = findVirtualNetwork(estate, link.remoteVirtualNetwork);
  if (!remote) return yield missingRemote(link.remoteVirtualNetwork);
  yield* requestProblems(null, operation.properties, local, remote);
  const scope = mergedScope(link, operation.properties);
  if (scope.wholeNetworks !== link.scope.wholeNetworks || scope.onlyIpv6 !== link.scope.onlyIpv6) {
    const detail = { kind: 'peering-type', link: linkName(link) } as const;
    return yield check(false, ['R113'], detail, { refusal: 'peering-type-fixed' });
  }
  const pair = { local, remote, scope };
  yield* subnetNameChecks(pair);
  if (link.state === 'Disconnected' || !scope.wholeNetworks) {
    yield overlapCheck(pair, semantics);
    yield* peerOverlapChecks(estate, pair, semantics);
  }
  yield oppositeCheck(estate, pair, semantics);
  if (borrows(operation.properties, semantics)) {
    yield* gatewayChecks(estate, local, remote, semantics);
  }
}

/** A sync is an update that takes over the remote ranges of now, so these have to fit. */
export function* checkSyncPeering(estate: Estate, peering: string, semantics: Semantics): Generator<Check> {
  const found = findLink(estate, peering);
  if (!found) return yield missingLink(peering);
  const remote = findVirtualNetwork(estate, found.link.remoteVirtualNetwork);
  if (!remote) return yield missingRemote(found.link.remoteVirtualNetwork);
  const pair = { local: found.network, remote, scope: found.link.scope };
  yield overlapCheck(pair, semantics);
  yield* peerOverlapChecks(estate, pair, semantics);
  yield oppositeCheck(estate, pair, semantics);
}

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
const missingRemote = (id: string): Check =>
  malformed(
    `The remote virtual network ${id} does not exist. Check its id, or create the network first.`,
    'InvalidGlobalResourceReference',
  );

function* requestProblems(
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

function* placeChecks(
  { local, remote }: Pair,
  context: OperationContext,
  semantics: Semantics,
): Generator<Check> {
  const left = placeOf(local);
  const right = placeOf(remote);
  const isGlobal = !isSameRegion(left, right);
  if (isGlobal) {
    yield check(
      isSameCloud(left, right),
      ['R18'],
      { kind: 'cloud', left, right },
      { refusal: 'cross-cloud' },
    );
  }
  const permitted = context.callerHasNetworkContributorOnBoth !== false;
  const { localTenantId, remoteTenantId } = context;
  const otherTenant =
    localTenantId !== undefined && remoteTenantId !== undefined && !isSameName(localTenantId, remoteTenantId);
  const otherSubscription = subscriptionInId(local.id) !== subscriptionInId(remote.id);
  const across = otherTenant ? 'tenant' : otherSubscription ? 'subscription' : 'nothing';
  if (across !== 'nothing' || !permitted) {
    const passed = permitted && !(semantics.peeringNeedsOneSubscription && across !== 'nothing');
    // inside one subscription it stays open on which of the two networks the rights are missing
    const code = permitted || across === 'nothing' ? {} : { errorCode: 'LinkedAuthorizationFailed' };
    const detail = { kind: 'permission', local: local.name, remote: remote.name, across } as const;
    yield check(passed, ['R19'], detail, { refusal: 'missing-permission', ...code });
  }
  // no refusal of Azure's stands for the belief that regions part networks; the nearest is that clouds do
  const regionAllowed = !(isGlobal && semantics.peeringIsRegional);
  yield check(regionAllowed, ['R18'], { kind: 'region', left, right, isGlobal }, { refusal: 'cross-cloud' });
}

function* uniqueChecks(
  { local, remote }: Pair,
  name: string | null,
  context: OperationContext,
): Generator<Check> {
  const peerings = Math.max(local.links.length, context.existingPeeringsOnLocal ?? 0);
  if (context.existingPeeringsOnLocal !== undefined || peerings >= PEERING_LIMIT) {
    const detail = {
      kind: 'peering-limit',
      of: 'peerings',
      virtualNetwork: local.name,
      peerings,
      limit: PEERING_LIMIT,
    } as const;
    yield check(peerings < PEERING_LIMIT, ['R20'], detail, { refusal: 'peering-limit' });
  }
  const toRemote = local.links.find((link) => isSameId(link.remoteVirtualNetwork, remote.id));
  const named = local.links.find((link) => name !== null && isSameName(link.name, name));
  const taken = toRemote ?? named;
  yield check(
    !taken,
    ['R17'],
    {
      kind: 'already-peered',
      virtualNetwork: local.name,
      remote: remote.name,
      link: taken ? linkName(taken) : null,
      because: toRemote ? 'remote' : named ? 'name' : null,
    },
    toRemote
      ? { refusal: 'already-peered', errorCode: 'AnotherPeeringAlreadyReferencesRemoteVnet' }
      : { refusal: 'already-peered' },
  );
}

function* subnetNameChecks({ local, remote, scope }: Pair): Generator<Check> {
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

function oppositeCheck(estate: Estate, { local, remote }: Pair, semantics: Semantics): Check {
  const opposite = oppositeOf(estate, local.id, remote.id);
  return check(
    opposite?.state !== 'Disconnected' || semantics.recreatingRepairsDisconnected,
    opposite?.state === 'Disconnected' ? ['R26'] : ['R24'],
    {
      kind: 'opposite-link',
      from: remote.name,
      to: local.name,
      link: opposite ? linkName(opposite) : null,
      state: opposite ? (opposite.state ?? 'Initiated') : null,
    },
    { refusal: 'remote-peering-disconnected', errorCode: 'RemotePeeringIsDisconnected' },
  );
}
