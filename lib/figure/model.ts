import type { PeeringState, PeeringSyncLevel } from '@/lib/peering/vocabulary';

/**
 * What a topology figure shows, before anything has a place on the page. The drawing, the table and the sentences
 * are all made from this one value. It is small plain JSON, since quiz steps carry it.
 *
 * Ids name what is drawn, so that a path's step can point at it: `vnet:hub`, `subnet:hub/default`, `nic:vm-web`,
 * `gateway:vgw`, `link:hub/hub-to-spoke`, `nsg:nsg-web`, `routeTable:rt-spoke`, `onPremises:branch`.
 * Whatever has an address in a subnet is `nic:…`, firewalls and load balancers too; gateways have none.
 */
export type Figure = {
  readonly vnets: readonly FigureVnet[];
  readonly links: readonly FigureLink[];
  /** sites on-premises, each joined to a gateway */
  readonly sites?: readonly FigureSite[];
  /** what stands outside any virtual network and the engine doesn't model, such as Front Door */
  readonly others?: readonly { readonly id: string; readonly name: string; readonly type: string }[];
  /** the packet's way, drawn only when the question is answered or a reader sends one */
  readonly packet?: FigurePacket;
};

export type FigureVnet = {
  readonly id: string;
  readonly name: string;
  readonly addressPrefixes: readonly string[];
  readonly location?: string;
  readonly subnets: readonly FigureSubnet[];
};

export type FigureSubnet = {
  readonly id: string;
  readonly name: string;
  readonly addressPrefixes: readonly string[];
  readonly networkSecurityGroup?: FigureNsg;
  readonly routeTable?: FigureRouteTable;
  readonly nodes: readonly FigureNode[];
};

export type FigureNode = {
  readonly id: string;
  readonly kind: 'nic' | 'appliance' | 'firewall' | 'gateway' | 'loadBalancer' | 'privateEndpoint' | 'other';
  readonly name: string;
  readonly ipAddress?: string;
  readonly networkSecurityGroup?: FigureNsg;
  /** shown on appliances: whether Azure lets the NIC forward */
  readonly ipForwarding?: boolean;
};

export type FigureNsg = {
  readonly id: string;
  readonly name: string;
  /** custom rules only; every NSG has the defaults */
  readonly rules: readonly {
    readonly priority: number;
    readonly name: string;
    readonly direction: 'Inbound' | 'Outbound';
    readonly access: 'Allow' | 'Deny';
    readonly protocol: string;
    readonly source: string;
    readonly destination: string;
    readonly destinationPort: string;
  }[];
};

export type FigureRouteTable = {
  readonly id: string;
  readonly name: string;
  readonly disableBgpRoutePropagation?: boolean;
  readonly routes: readonly {
    readonly name: string;
    readonly addressPrefix: string;
    readonly nextHopType: string;
    readonly nextHopIpAddress?: string;
  }[];
};

/** One lane: a peering's link from one virtual network to the other. A pair of lanes is a peering; one alone is half a bridge. */
export type FigureLink = {
  readonly id: string;
  readonly name: string;
  /** names of virtual networks; `to` may name one that is not in the figure */
  readonly from: string;
  readonly to: string;
  readonly state: PeeringState;
  readonly syncLevel?: PeeringSyncLevel;
  readonly isGlobal: boolean;
  readonly flags: {
    readonly allowVirtualNetworkAccess: boolean;
    readonly allowForwardedTraffic: boolean;
    readonly allowGatewayTransit: boolean;
    readonly useRemoteGateways: boolean;
  };
};

export type FigureSite = {
  readonly id: string;
  readonly name: string;
  readonly addressPrefixes: readonly string[];
  readonly gateway: string;
};

export type FigurePacket = {
  /** ids passed, in order: nodes, and the links crossed between them */
  readonly way: readonly string[];
  readonly outcome: 'delivered' | 'dropped' | 'left-to-internet';
  /** id of what stopped it; an NSG that is attached more than once is told apart by where: `nsg:web@subnet:hub/default` */
  readonly stoppedAt?: string;
  /** in a few words, for the drop's label: `10.0.0.0/8 → None` */
  readonly label?: string;
};
