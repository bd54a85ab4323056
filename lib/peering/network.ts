import type { Address, Prefix } from './address';
import type { IdIndex } from './id-index';
import type { Direction, PeeringState, PeeringSyncLevel, Protocol } from './vocabulary';

/**
 * A topology that was checked: ids are resolved to the things they name, text to addresses, and what Azure fills in is
 * filled in. Made by `buildNetwork` only. It holds references in circles; a `Trace` is what can be stored and sent.
 */
export type Network = {
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly networkInterfaces: readonly NetworkInterface[];
  readonly gateways: readonly Gateway[];
  readonly connectedGroups: readonly ConnectedGroup[];
  readonly adminRules: readonly AdminRule[];
  readonly index: {
    readonly virtualNetworks: IdIndex<VirtualNetwork>;
    readonly subnets: IdIndex<Subnet>;
    readonly networkInterfaces: IdIndex<NetworkInterface>;
    readonly networkSecurityGroups: IdIndex<NetworkSecurityGroup>;
    readonly routeTables: IdIndex<RouteTable>;
    readonly links: IdIndex<Link>;
  };
  /** what the topology has and the engine leaves out, in words */
  readonly notModelled: readonly string[];
};

export type VirtualNetwork = {
  readonly id: string;
  readonly name: string;
  /** lower case without spaces, as Azure normalises regions; null where the topology does not say */
  readonly location: string | null;
  readonly subscription: string | null;
  readonly addressSpace: readonly Prefix[];
  readonly subnets: readonly Subnet[];
  readonly links: readonly Link[];
  readonly gateways: readonly Gateway[];
  readonly privateEndpoints: readonly PrivateEndpoint[];
  /** who has which address, by address */
  readonly holders: ReadonlyMap<Address, Holder>;
};

export type Subnet = {
  readonly id: string;
  readonly name: string;
  readonly virtualNetwork: VirtualNetwork;
  readonly prefixes: readonly Prefix[];
  readonly networkSecurityGroup: NetworkSecurityGroup | null;
  readonly routeTable: RouteTable | null;
  /** whether user routes, and whether NSGs, apply to private endpoints in it (R72) */
  readonly endpointPolicies: { readonly routes: boolean; readonly securityGroups: boolean };
};

/** One of a peering's two links: the one that lies in `from`. */
export type Link = {
  readonly id: string;
  readonly name: string;
  /** `vnet/link` */
  readonly label: string;
  readonly from: VirtualNetwork;
  readonly remoteId: string;
  /** null where the remote virtual network is not part of the topology */
  readonly to: VirtualNetwork | null;
  readonly opposite: Link | null;
  readonly peeringState: PeeringState;
  readonly peeringSyncLevel: PeeringSyncLevel;
  readonly allowVirtualNetworkAccess: boolean;
  readonly allowForwardedTraffic: boolean;
  readonly allowGatewayTransit: boolean;
  readonly useRemoteGateways: boolean;
  readonly isGlobal: boolean;
  /** the remote ranges as of the last sync: what routes and tags follow (R30) */
  readonly remotePrefixes: readonly Prefix[];
  /** for subnet peering, the subnets that take part; null where the whole virtual networks do */
  readonly localSubnets: readonly Subnet[] | null;
  readonly remoteSubnets: readonly Subnet[] | null;
  /** only the IPv6 ranges are peered */
  readonly isIpv6Only: boolean;
  /** only on links that a misconception makes up: the networks it is thought to lead through */
  readonly through?: readonly VirtualNetwork[];
};

export type NetworkInterface = {
  readonly id: string;
  readonly name: string;
  readonly virtualNetwork: VirtualNetwork;
  readonly ipConfigurations: readonly IpConfiguration[];
  readonly enableIpForwarding: boolean;
  readonly networkSecurityGroup: NetworkSecurityGroup | null;
};

export type IpConfiguration = {
  readonly id: string;
  readonly address: Address;
  readonly subnet: Subnet;
  readonly isPrimary: boolean;
  /** keys of the application security groups it is in */
  readonly applicationSecurityGroups: ReadonlySet<string>;
};

/** What answers at an address of a virtual network. */
export type Holder = {
  readonly kind: 'nic' | 'firewall' | 'loadBalancer' | 'privateEndpoint';
  readonly id: string;
  readonly name: string;
  readonly address: Address;
  readonly subnet: Subnet;
  /** for `nic`: the interface, and which of its configurations */
  readonly nic: NetworkInterface | null;
  readonly applicationSecurityGroups: ReadonlySet<string>;
  readonly loadBalancer: LoadBalancer | null;
};

export type LoadBalancer = {
  readonly id: string;
  readonly name: string;
  readonly isBasic: boolean;
  /** none: everything is passed on */
  readonly rules: readonly LoadBalancingRule[];
};

export type LoadBalancingRule = {
  readonly frontend: Address | null;
  readonly protocol: 'Tcp' | 'Udp' | 'All';
  /** 0 with protocol All: every port */
  readonly frontendPort: number;
  readonly backendPort: number;
  readonly floatingIp: boolean;
  readonly backends: readonly Holder[];
};

export type PrivateEndpoint = {
  readonly id: string;
  readonly name: string;
  readonly address: Address;
  readonly subnet: Subnet;
};

export type RouteTable = {
  readonly id: string;
  readonly name: string;
  readonly disableBgpRoutePropagation: boolean;
  readonly routes: readonly UserRoute[];
  /** names of routes whose prefix is a service tag, which the engine cannot turn into ranges */
  readonly tagRoutes: readonly string[];
};

export const USER_NEXT_HOP_TYPES = [
  'VirtualNetworkGateway',
  'VnetLocal',
  'Internet',
  'VirtualAppliance',
  'None',
] as const;

export type UserRoute = {
  readonly name: string;
  readonly addressPrefix: Prefix;
  readonly nextHopType: (typeof USER_NEXT_HOP_TYPES)[number];
  readonly nextHopIpAddress: Address | null;
};

export type NetworkSecurityGroup = {
  readonly id: string;
  readonly name: string;
  /** by direction, the custom rules and the defaults, lowest priority number first */
  readonly rules: Readonly<Record<Direction, readonly SecurityRule[]>>;
};

export type SecurityRule = {
  readonly name: string;
  readonly priority: number;
  readonly direction: Direction;
  readonly access: 'Allow' | 'Deny';
  readonly isDefault: boolean;
  readonly protocol: Protocol | '*';
  readonly source: AddressMatch;
  readonly destination: AddressMatch;
  readonly sourcePorts: readonly PortRange[];
  readonly destinationPorts: readonly PortRange[];
};

/** Which addresses a rule means: everything, or any of what is listed. */
export type AddressMatch = {
  readonly everything: boolean;
  readonly prefixes: readonly Prefix[];
  /** service tags, in lower case */
  readonly tags: readonly string[];
  /** keys of application security groups */
  readonly applicationSecurityGroups: readonly string[];
  /** as the rule writes it */
  readonly text: string;
};

export type PortRange = { readonly from: number; readonly to: number };

export type Gateway = {
  readonly id: string;
  readonly name: string;
  readonly virtualNetwork: VirtualNetwork;
  readonly subnet: Subnet;
  readonly gatewayType: 'Vpn' | 'ExpressRoute';
  readonly isBasic: boolean;
  /** what lies behind it: local network gateways, learned routes, point-to-site pools */
  readonly onPremises: readonly OnPremisesRange[];
  /** gateways of other virtual networks it has a connection with */
  readonly connectedTo: readonly Gateway[];
};

export type OnPremisesRange = {
  readonly prefix: Prefix;
  /** the local network gateway, or what the route was learned from */
  readonly site: string;
};

/** Virtual networks that Virtual Network Manager joins with one another directly (R114). */
export type ConnectedGroup = {
  readonly name: string;
  readonly members: readonly VirtualNetwork[];
  readonly isGlobal: boolean;
};

/** A security admin rule of Virtual Network Manager; it comes before the NSGs (R103). */
export type AdminRule = {
  readonly name: string;
  readonly priority: number;
  readonly direction: Direction;
  readonly access: 'Allow' | 'Deny' | 'AlwaysAllow';
  readonly protocol: Protocol | '*';
  readonly source: AddressMatch;
  readonly destination: AddressMatch;
  readonly sourcePorts: readonly PortRange[];
  readonly destinationPorts: readonly PortRange[];
  readonly appliesTo: ReadonlySet<VirtualNetwork>;
};

export const findNetworkInterface = (network: Network, id: string): NetworkInterface | null =>
  network.index.networkInterfaces.find(id) ??
  network.networkInterfaces.find((nic) => nic.name === id) ??
  null;
