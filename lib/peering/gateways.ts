import { type Address, contains } from './address';
import type { Behaviour } from './behaviour';
import type { Gateway, Link, OnPremisesRange, VirtualNetwork } from './network';
import { idKey } from './resource-id';
import type { Semantics } from './semantics';
import type { Cause } from './vocabulary';

/** A gateway a virtual network's traffic can leave through: its own, or one borrowed over a peering. */
export type UsableGateway = { readonly gateway: Gateway; readonly via: Link | null };

/**
 * The gateways of a virtual network: its own, else those of the one peer whose gateway it uses (R50, R54–R56).
 * Both flags are needed: `useRemoteGateways` on its own link and `allowGatewayTransit` on the opposite one.
 */
export function usableGateways(
  virtualNetwork: VirtualNetwork,
  behaviour: Behaviour,
): readonly UsableGateway[] {
  const { semantics } = behaviour;
  const own = virtualNetwork.gateways.map((gateway) => ({ gateway, via: null }));
  const borrowing = behaviour
    .linksOf(virtualNetwork)
    .filter((link) => link.to?.gateways.some((gateway) => !gateway.isBasic))
    .filter((link) => borrows(link, semantics) && !(link.isGlobal && semantics.transitIsRegional))
    .sort((a, b) => (idKey(a.id) < idKey(b.id) ? -1 : 1));
  const most = own.length > 0 ? 0 : 1;
  const used = borrowing.length > most && !semantics.manyGateways ? borrowing.slice(0, most) : borrowing;
  const borrowed = used.flatMap((via) =>
    (via.to?.gateways ?? []).filter((gateway) => !gateway.isBasic).map((gateway) => ({ gateway, via })),
  );
  return [...own, ...borrowed];
}

function borrows(link: Link, semantics: Semantics): boolean {
  const isBorrowing = link.useRemoteGateways && link.opposite?.allowGatewayTransit === true;
  const isSwapped = link.allowGatewayTransit && link.opposite?.useRemoteGateways === true;
  return isBorrowing !== isSwapped && semantics.transitFlagsSwapped ? isSwapped : isBorrowing;
}

/** Virtual networks whose ranges a gateway tells on-premises about: its own and those that borrow it (R51). */
export function advertisedBy(gateway: Gateway, behaviour: Behaviour): readonly VirtualNetwork[] {
  const { virtualNetwork } = gateway;
  const borrowers = behaviour
    .linksOf(virtualNetwork)
    .flatMap((link) => link.to ?? [])
    .filter((other) => behaviour.gatewaysOf(other).some((usable) => usable.gateway === gateway));
  return [virtualNetwork, ...borrowers];
}

/** Ranges a gateway gives routes to: what lies on-premises, and the virtual networks behind a connected gateway. */
export function rangesBehind(gateway: Gateway, behaviour: Behaviour): readonly OnPremisesRange[] {
  const remote = gateway.connectedTo.flatMap((other) => [
    ...other.onPremises,
    ...advertisedBy(other, behaviour).flatMap((virtualNetwork) =>
      virtualNetwork.addressSpace.map((prefix) => ({ prefix, site: virtualNetwork.name })),
    ),
  ]);
  return [...gateway.onPremises, ...remote];
}

export const siteOf = (gateway: Gateway, address: Address): OnPremisesRange | null =>
  gateway.onPremises
    .filter(({ prefix }) => contains(prefix, address))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0] ?? null;

/** Why a virtual network has no way to an address that lies behind a gateway; null where that is not it. */
export function gatewayCause(
  from: VirtualNetwork,
  address: Address | null,
  propagationIsOff: boolean,
  behaviour: Behaviour,
): Cause | null {
  const leadsThere = (gateway: Gateway) =>
    address === null || rangesBehind(gateway, behaviour).some(({ prefix }) => contains(prefix, address));
  if (behaviour.gatewaysOf(from).some(({ gateway }) => leadsThere(gateway)))
    return propagationIsOff ? 'propagation-disabled' : null;
  const unused = behaviour.linksOf(from).some((link) => link.to?.gateways.some(leadsThere));
  if (unused) return 'gateway-transit-off';
  // a gateway two peerings away: what is borrowed is not passed on (R57)
  const isBeyond = behaviour
    .linksOf(from)
    .some(
      ({ to }) =>
        to && behaviour.linksOf(to).some((link) => link.to !== from && link.to?.gateways.some(leadsThere)),
    );
  return isBeyond ? 'peering-not-transitive' : null;
}
