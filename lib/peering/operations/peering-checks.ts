import { isSameId, nameInId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check, malformed } from './check';
import { type Estate, findLink, findVirtualNetwork, linkName, oppositeOf, scopeOf } from './estate';
import { borrows, gatewayChecks } from './gateway-checks';
import { isSameName, referenceOf } from './json';
import {
  existingLink,
  mergedScope,
  missingLink,
  missingNetwork,
  missingRemote,
  requestProblems,
  subnetNameChecks,
} from './link-request';
import type { Operation, OperationContext } from './operation';
import { overlapCheck, type Pair, peerOverlapChecks } from './overlap-checks';
import { placeChecks } from './place-checks';

/** R20: links of one virtual network. */
const PEERING_LIMIT = 500;
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
