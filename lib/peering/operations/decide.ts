import { err, ok, type Result } from '../../result';
import { formatPrefix } from '../address';
import { nameInId, parentIdOf } from '../resource-id';
import { AZURE, type Semantics } from '../semantics';
import type { Topology } from '../topology';
import type { Refusal } from '../vocabulary';
import { checkCreateSubnet, checkRanges, usableAddresses } from './address-checks';
import { carryOut } from './apply';
import { canonical, indexIds } from './canonical-ids';
import { type Check, malformed, runChecks } from './check';
import { type Estate, findLink, findVirtualNetwork } from './estate';
import { linkNameFor, missingLink } from './link-request';
import { checkDeleteVirtualNetwork, checkMoveVirtualNetwork } from './network-checks';
import {
  type Operation,
  type OperationContext,
  type OperationName,
  parseContext,
  parseOperation,
  withIds,
} from './operation';
import { checkCreatePeering, checkSyncPeering, checkUpdatePeering } from './peering-checks';
import { isSameRegion, placeOf } from './place';
import { prepare } from './prepare';
import { readEstate } from './read-estate';
import { plain, remedyFor } from './remedy';
import { checkAssociateRouteTable, checkCreateRoute } from './route-checks';
import { checkAssociateNetworkSecurityGroup, checkCreateSecurityRule } from './security-checks';

/** Whether Azure lets an operation through, with everything it looked at. Plain JSON. */
export type Decision = {
  /** null where the request names no operation */
  readonly operation: OperationName | null;
  /** what it is about: `vnet/link`, or the name of a network, table or group */
  readonly subject?: string;
  readonly allowed: boolean;
  readonly checks: readonly Check[];
  readonly reason?: Refusal;
  /** Azure's own code, only where it is known for this operation */
  readonly errorCode?: string;
  /** what is wrong and what to do about it; present when refused */
  readonly message?: string;
  /** createPeering: whether the two networks are in different regions */
  readonly global?: boolean;
  /** createSubnet: IPv4 addresses left for NICs */
  readonly usableAddresses?: number;
};

/** Why an operation was not carried out. */
export type Refused = Decision & {
  readonly allowed: false;
  readonly reason: Refusal;
  readonly message: string;
};

export type OperationOptions = { readonly semantics?: Semantics };

/**
 * Carries out one operation as Azure would.
 * @param operation in either spelling of the contract; may be anything
 * @param context what the topology cannot show; without it, what stands in the operation's `context`
 * @returns the new topology, or the decision that refused. Never throws.
 */
export function applyOperation(
  topology: Topology,
  operation: unknown,
  context?: OperationContext,
  options: OperationOptions = {},
): Result<Topology, Refused> {
  const semantics = options.semantics ?? AZURE;
  const prepared = prepare(topology);
  const { decision, parsed } = decideOn(prepared, operation, context, semantics);
  if (isRefused(decision) || parsed === null) return err(decision as Refused);
  return ok(carryOut(prepared, parsed, semantics));
}

/** Decides on one operation. @param topology from `prepare` */
export function decideOn(
  topology: Topology,
  input: unknown,
  context: OperationContext | undefined,
  semantics: Semantics,
): { readonly decision: Decision; readonly parsed: Operation | null } {
  const parsed = parseOperation(input);
  if (!parsed.ok)
    return { decision: decisionOf({ operation: null }, [malformed(parsed.error.message)]), parsed: null };
  const operation = wholeIds(topology, parsed.value);
  const estate = readEstate(topology);
  const known = context ?? parseContext((input as { context?: unknown }).context);
  const checks = runChecks(checksOf(estate, operation, known, semantics));
  const decision = decisionOf({ operation: operation.op, subject: subjectOf(estate, operation) }, checks);
  if (!decision.allowed) return { decision, parsed: operation };
  return { decision: { ...decision, ...gains(estate, operation, semantics) }, parsed: operation };
}

/** The operation with the ids that the topology has for what it names. */
function wholeIds(topology: Topology, operation: Operation): Operation {
  const index = indexIds(topology);
  const named = withIds(operation, (id) => index.find(id));
  return 'properties' in named ? { ...named, properties: canonical(named.properties, index) } : named;
}

export const isRefused = (decision: Decision): decision is Refused => !decision.allowed;

function checksOf(
  estate: Estate,
  operation: Operation,
  context: OperationContext,
  semantics: Semantics,
): Iterable<Check> {
  switch (operation.op) {
    case 'createPeering':
      return checkCreatePeering(estate, operation, context, semantics);
    case 'updatePeering':
      return checkUpdatePeering(estate, operation, semantics);
    case 'syncPeering':
      return checkSyncPeering(estate, operation.peering, semantics);
    case 'deletePeering':
      return findLink(estate, operation.peering) ? [] : [missingLink(operation.peering)];
    case 'addAddressPrefix': {
      const network = findVirtualNetwork(estate, operation.virtualNetwork);
      const present = network?.ranges.map(formatPrefix) ?? [];
      return checkRanges(estate, operation.virtualNetwork, [...present, operation.addressPrefix], semantics);
    }
    case 'setAddressPrefixes':
      return checkRanges(estate, operation.virtualNetwork, operation.addressPrefixes, semantics);
    case 'deleteVirtualNetwork':
      return checkDeleteVirtualNetwork(estate, operation.virtualNetwork);
    case 'moveVirtualNetwork':
      return checkMoveVirtualNetwork(estate, operation.virtualNetwork);
    case 'createSubnet':
      return checkCreateSubnet(estate, operation);
    case 'createRoute':
      return checkCreateRoute(estate, operation, context, semantics);
    case 'associateRouteTable':
      return checkAssociateRouteTable(estate, operation, semantics);
    case 'associateNetworkSecurityGroup':
      return checkAssociateNetworkSecurityGroup(estate, operation);
    case 'createSecurityRule':
      return checkCreateSecurityRule(estate, operation, semantics);
  }
}

function decisionOf(about: Pick<Decision, 'operation' | 'subject'>, checks: readonly Check[]): Decision {
  const refusing = checks.find((item) => !item.passed);
  if (!refusing) return { ...about, allowed: true, checks };
  const { refusal = 'malformed', errorCode } = refusing;
  return {
    ...about,
    allowed: false,
    checks,
    reason: refusal,
    ...(errorCode === undefined ? {} : { errorCode }),
    message: plain(remedyFor(refusing)),
  };
}

/** What the answer tells beside "allowed". */
function gains(estate: Estate, operation: Operation, semantics: Semantics): Partial<Decision> {
  if (operation.op === 'createSubnet') {
    const hasIpv4 = operation.addressPrefixes.some((text) => !text.includes(':'));
    return hasIpv4 ? { usableAddresses: usableAddresses(operation.addressPrefixes, semantics) } : {};
  }
  if (operation.op !== 'createPeering') return {};
  const local = findVirtualNetwork(estate, operation.virtualNetwork);
  const remote = findVirtualNetwork(estate, operation.remoteVirtualNetwork);
  return local && remote ? { global: !isSameRegion(placeOf(local), placeOf(remote)) } : {};
}

function subjectOf(estate: Estate, operation: Operation): string {
  switch (operation.op) {
    case 'createPeering': {
      const local = findVirtualNetwork(estate, operation.virtualNetwork);
      const remote = findVirtualNetwork(estate, operation.remoteVirtualNetwork);
      const name = operation.name ?? (local && remote ? linkNameFor(local, remote) : '');
      return `${nameInId(operation.virtualNetwork)}/${name}`;
    }
    case 'updatePeering':
    case 'deletePeering':
    case 'syncPeering':
      return `${nameInId(parentIdOf(operation.peering))}/${nameInId(operation.peering)}`;
    case 'createRoute':
      return nameInId(operation.routeTable);
    case 'createSecurityRule':
      return nameInId(operation.networkSecurityGroup);
    case 'associateRouteTable':
    case 'associateNetworkSecurityGroup':
      return `${nameInId(parentIdOf(operation.subnet))}/${nameInId(operation.subnet)}`;
    default:
      return nameInId(operation.virtualNetwork);
  }
}
