import type { NextHopType, PeeringState } from '@/lib/peering/vocabulary';

export { idOf, linkName, type ResourceType } from './plan-ids';
export { buildTopology } from './plan-to-topology';

/** A network in a few lines, from which `buildTopology` writes Azure's own JSON. Things refer to one another by name. */
export type NetworkPlan = {
  readonly vnets: readonly VnetPlan[];
  readonly links?: readonly LinkPlan[];
  readonly nics?: readonly NicPlan[];
  readonly nsgs?: readonly NsgPlan[];
  readonly routeTables?: readonly RouteTablePlan[];
  readonly firewalls?: readonly FirewallPlan[];
  readonly gateways?: readonly GatewayPlan[];
  readonly sites?: readonly SitePlan[];
  readonly loadBalancers?: readonly LoadBalancerPlan[];
  readonly asgs?: readonly string[];
  readonly managers?: readonly ManagerPlan[];
};

export type VnetPlan = {
  readonly name: string;
  readonly ranges: readonly string[];
  /** as Azure spells it: `westeurope` */
  readonly region: string;
  readonly subnets: readonly SubnetPlan[];
};
export type SubnetPlan = {
  readonly name: string;
  readonly range: string;
  readonly nsg?: string;
  readonly routeTable?: string;
};

/** One of a peering's two links. Its state is worked out from the other side unless given. */
export type LinkPlan = {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  readonly state?: PeeringState;
  /** the remote ranges that were last synced, where they are not the present ones */
  readonly remoteRanges?: readonly string[];
  readonly access?: boolean;
  readonly forwarded?: boolean;
  readonly transit?: boolean;
  readonly remoteGateways?: boolean;
  /** subnet peering: the subnets that take part, on this side and on the other */
  readonly subnets?: { readonly local: readonly string[]; readonly remote: readonly string[] };
};

export type NicPlan = {
  readonly name: string;
  readonly vnet: string;
  readonly subnet: string;
  readonly ip: string;
  readonly nsg?: string;
  readonly ipForwarding?: boolean;
  readonly asg?: string;
};

export type NsgPlan = { readonly name: string; readonly rules: readonly RulePlan[] };
export type RulePlan = {
  readonly name: string;
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  /** absent: any */
  readonly protocol?: 'Tcp' | 'Udp' | 'Icmp';
  readonly source?: string;
  readonly destination?: string;
  readonly port?: string;
  /** application security groups, in place of the address prefixes */
  readonly sourceAsg?: string;
  readonly destinationAsg?: string;
};

export type RouteTablePlan = {
  readonly name: string;
  readonly routes: readonly RoutePlan[];
  readonly disableBgpRoutePropagation?: boolean;
};
export type RoutePlan = {
  readonly name: string;
  readonly prefix: string;
  readonly nextHop: Extract<
    NextHopType,
    'VirtualAppliance' | 'VirtualNetworkGateway' | 'VnetLocal' | 'Internet' | 'None'
  >;
  readonly ip?: string;
};

/** An Azure Firewall in the `AzureFirewallSubnet` of its network. */
export type FirewallPlan = { readonly name: string; readonly vnet: string; readonly ip: string };
/** A gateway in the `GatewaySubnet` of its network. */
export type GatewayPlan = {
  readonly name: string;
  readonly vnet: string;
  readonly type?: 'Vpn' | 'ExpressRoute';
  readonly sku?: string;
  /** ranges it learns by BGP */
  readonly bgp?: readonly string[];
};
/** A place on-premises, joined to a VPN gateway by a site-to-site connection. */
export type SitePlan = {
  readonly name: string;
  readonly ranges: readonly string[];
  readonly gateway: string;
};
/** An internal load balancer in front of NICs. */
export type LoadBalancerPlan = {
  readonly name: string;
  readonly vnet: string;
  readonly subnet: string;
  readonly ip: string;
  readonly sku: 'Basic' | 'Standard';
  readonly backends: readonly string[];
};

/** A Virtual Network Manager with one group of networks and one connectivity configuration for it. */
export type ManagerPlan = {
  readonly name: string;
  readonly members: readonly string[];
  /** with a hub: hub and spoke; without: a mesh of the members */
  readonly hub?: string;
  /** hub and spoke: whether the spokes are also joined with one another */
  readonly direct?: boolean;
};

/** Both links of a peering. `sides` sets flags on each: the first leads from `a` to `b`. */
export function peer(
  a: string,
  b: string,
  sides: readonly [Partial<LinkPlan>?, Partial<LinkPlan>?] = [],
): readonly [LinkPlan, LinkPlan] {
  return [
    { ...sides[0], from: a, to: b },
    { ...sides[1], from: b, to: a },
  ];
}
