/** The closed lists of words the engine answers with. Azure's own word wherever there is one. */

export const NEXT_HOP_TYPES = [
  'VnetLocal',
  'VNetPeering',
  'VNetGlobalPeering',
  'VirtualAppliance',
  'VirtualNetworkGateway',
  'Internet',
  'None',
  'InterfaceEndpoint',
  'ConnectedGroup',
  'VirtualNetworkServiceEndpoint',
] as const;
export type NextHopType = (typeof NEXT_HOP_TYPES)[number];

export const PROTOCOLS = ['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Direction = 'Inbound' | 'Outbound';

/** Why a packet did not arrive. */
export const DROP_REASONS = [
  'nsg-deny',
  'security-admin-deny',
  'system-route-none',
  'udr-none',
  'no-gateway',
  'next-hop-unreachable',
  'ip-forwarding-disabled',
  'forwarded-traffic-not-allowed',
  'vnet-access-blocked',
  'subnet-not-peered',
  'basic-lb-global-peering',
  'destination-not-found',
  'private-address-to-internet',
  'on-premises-has-no-route',
  'routing-loop',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** What stands behind a drop, where one thing does. */
export const CAUSES = [
  'peering-not-transitive',
  'peering-initiated',
  'peering-disconnected',
  'peering-not-synced',
  'gateway-transit-off',
  'propagation-disabled',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Why Azure refuses an operation. */
export const REFUSALS = [
  'address-spaces-overlap',
  'overlaps-peered-vnet',
  'remote-peering-disconnected',
  'already-peered',
  'remote-has-no-gateway',
  'local-gateway-exists',
  'remote-gateways-already-used',
  'remote-gateway-transit-not-allowed',
  'gateway-sku-basic',
  'peering-limit',
  'peering-to-itself',
  'cross-cloud',
  'vnet-is-peered',
  'missing-permission',
  'forbidden-range',
  'range-overlaps',
  'range-in-use',
  'subnet-too-small',
  'subnet-too-large',
  'subnet-outside-vnet',
  'subnet-overlaps',
  'next-hop-type-not-allowed',
  'next-hop-gateway-must-be-vpn',
  'next-hop-address-missing',
  'gatewaysubnet-default-route',
  'gatewaysubnet-nsg',
  'priority-out-of-range',
  'priority-taken',
  'asg-spans-vnets',
  'peering-type-fixed',
  'malformed',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type PeeringState = 'Initiated' | 'Connected' | 'Disconnected';
export type PeeringSyncLevel =
  | 'FullyInSync'
  | 'RemoteNotInSync'
  | 'LocalNotInSync'
  | 'LocalAndRemoteNotInSync';

/** Which reading of the two contested flags is taken: the documented one, or the one in which they only change a tag. */
export type Mode = 'documented' | 'tag-only';

export type MisconceptionId = `M${number}`;
/** Number of a rule in the engine's table of rules (`README.md`). */
export type RuleId = `R${number}`;
