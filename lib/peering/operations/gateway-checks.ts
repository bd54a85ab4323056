import { isSameId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check } from './check';
import { type Estate, type Gateway, linkName, oppositeOf, type VirtualNetwork } from './estate';
import { isSameName, isTrue, type Json } from './json';
import { isSameRegion, placeOf } from './place';

export const gatewaysIn = (estate: Estate, network: VirtualNetwork): readonly Gateway[] =>
  estate.gateways.filter(
    (gateway) => gateway.virtualNetwork !== null && isSameId(gateway.virtualNetwork, network.id),
  );

/** The gateways a network's routes can lead to: its own, or else those it borrows. */
export function usableGateways(estate: Estate, network: VirtualNetwork): readonly Gateway[] {
  const own = gatewaysIn(estate, network);
  if (own.length > 0) return own;
  return network.links
    .filter((link) => link.useRemoteGateways)
    .flatMap((link) => {
      const lender = estate.virtualNetworks.find((candidate) =>
        isSameId(candidate.id, link.remoteVirtualNetwork),
      );
      const allowed = oppositeOf(estate, network.id, link.remoteVirtualNetwork)?.allowGatewayTransit === true;
      return lender && allowed ? gatewaysIn(estate, lender) : [];
    });
}

/** R54–R56: may a link from `local` borrow the remote network's gateway? */
export function* gatewayChecks(
  estate: Estate,
  local: VirtualNetwork,
  remote: VirtualNetwork,
  semantics: Semantics,
): Generator<Check> {
  const gateways = gatewaysIn(estate, remote);
  yield check(
    gateways.length > 0,
    ['R54'],
    {
      kind: 'remote-gateway',
      virtualNetwork: remote.name,
      gateway: gateways[0]?.name ?? null,
      hasGatewaySubnet: remote.subnets.some((subnet) => isSameName(subnet.name, 'GatewaySubnet')),
    },
    { refusal: 'remote-has-no-gateway', errorCode: 'RemoteVnetHasNoGateways' },
  );
  yield transitCheck(estate, local, remote, semantics);
  const left = placeOf(local);
  const right = placeOf(remote);
  if (!isSameRegion(left, right)) {
    const detail = { kind: 'transit-region', left, right } as const;
    const refusing = { refusal: 'remote-gateway-transit-not-allowed' } as const;
    yield check(!semantics.transitIsRegional, ['R56'], detail, refusing);
  }
  const ownGateway = gatewaysIn(estate, local)[0]?.name ?? null;
  yield check(
    ownGateway === null || semantics.manyGateways,
    ['R55'],
    { kind: 'local-gateway', virtualNetwork: local.name, gateway: ownGateway },
    { refusal: 'local-gateway-exists' },
  );
  const other = local.links.find(
    (link) => link.useRemoteGateways && !isSameId(link.remoteVirtualNetwork, remote.id),
  );
  yield check(
    !other || semantics.manyGateways,
    ['R55'],
    { kind: 'other-remote-gateways', virtualNetwork: local.name, link: other ? linkName(other) : null },
    { refusal: 'remote-gateways-already-used' },
  );
  const gateway = gateways.find((candidate) => !isBasic(candidate)) ?? gateways[0];
  if (gateway) {
    const detail = { kind: 'gateway-sku', gateway: gateway.name, sku: gateway.sku } as const;
    yield check(!isBasic(gateway), ['R56'], detail, { refusal: 'gateway-sku-basic' });
  }
}

/** Whether a link with these properties would use the remote gateway. */
export const borrows = (properties: Json, semantics: Semantics): boolean =>
  isTrue(properties.allowGatewayTransit) !== isTrue(properties.useRemoteGateways) &&
  semantics.transitFlagsSwapped
    ? isTrue(properties.allowGatewayTransit)
    : isTrue(properties.useRemoteGateways);

/**
 * Azure asks the opposite link only once it exists: Microsoft's own script for gateway transit creates the borrowing
 * link first (https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit).
 */
function transitCheck(
  estate: Estate,
  local: VirtualNetwork,
  remote: VirtualNetwork,
  semantics: Semantics,
): Check {
  const opposite = oppositeOf(estate, local.id, remote.id);
  const lends = semantics.transitFlagsSwapped ? opposite?.useRemoteGateways : opposite?.allowGatewayTransit;
  return check(
    opposite === null || lends === true,
    ['R50', 'R54'],
    {
      kind: 'gateway-transit',
      from: remote.name,
      to: local.name,
      link: opposite ? linkName(opposite) : null,
      allowGatewayTransit: opposite?.allowGatewayTransit ?? false,
    },
    { refusal: 'remote-gateway-transit-not-allowed' },
  );
}

const isBasic = (gateway: Gateway): boolean => gateway.isVpn && isSameName(gateway.sku ?? '', 'Basic');
