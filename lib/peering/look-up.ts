import { type Address, containsAny } from './address';
import type { Behaviour } from './behaviour';
import { gatewayCause } from './gateways';
import { peeringCause } from './links';
import type { Gateway, Subnet, VirtualNetwork } from './network';
import type { Route } from './routes';
import { isPublic } from './tags';
import type { Cause, DropReason } from './vocabulary';

/** Why a look-up in a subnet leads nowhere, or null. */
export function lookUpProblem(
  route: Route | null,
  { virtualNetwork }: Subnet,
  destination: Address,
  behaviour: Behaviour,
): DropReason | null {
  if (!route) return 'system-route-none';
  if (route.nextHopType === 'None') return route.source === 'User' ? 'udr-none' : 'system-route-none';
  if (route.nextHopType === 'VirtualNetworkGateway')
    return gatewayFor(route, virtualNetwork, behaviour) ? null : 'no-gateway';
  if (route.nextHopType !== 'Internet') return null;
  // a public range that a virtual network uses is reached from what it is joined with, never over the internet (R1)
  const isInUse = behaviour.network.virtualNetworks.some(({ addressSpace }) =>
    containsAny(addressSpace, destination),
  );
  if (isPublic(destination) && !isInUse) return null;
  return behaviour.semantics.unknownPrivateToInternet ? null : 'private-address-to-internet';
}

/** The gateway a route leads to. A user route can't lead to ExpressRoute, nor where both kinds of gateway stand (R58). */
export function gatewayFor(
  route: Route,
  virtualNetwork: VirtualNetwork,
  behaviour: Behaviour,
): Gateway | null {
  if (route.gateway) return route.gateway;
  const usable = behaviour.gatewaysOf(virtualNetwork).map(({ gateway }) => gateway);
  const isVpnOnly = usable.every(({ gatewayType }) => gatewayType === 'Vpn');
  return isVpnOnly || behaviour.semantics.anyUserNextHop ? (usable[0] ?? null) : null;
}

/** What stands behind a look-up that led nowhere, where one thing does. */
export function causeOf(
  reason: DropReason,
  { virtualNetwork, routeTable }: Subnet,
  destination: Address,
  behaviour: Behaviour,
): Cause | null {
  if (reason === 'udr-none') return null;
  // the route asks for a gateway, whatever lies behind it
  if (reason === 'no-gateway') return gatewayCause(virtualNetwork, null, false, behaviour);
  const propagationIsOff = routeTable?.disableBgpRoutePropagation === true;
  return (
    peeringCause(virtualNetwork, destination, behaviour) ??
    gatewayCause(virtualNetwork, destination, propagationIsOff, behaviour)
  );
}
