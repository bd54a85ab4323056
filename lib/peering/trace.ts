import type { Cause, Direction, DropReason, NextHopType, Protocol, RuleId } from './vocabulary';

/** One packet's question: from where, to where. Addresses are text. */
export type Flow = {
  /** a NIC by resource id, or an address on-premises */
  readonly source: { readonly networkInterface: { readonly id: string } } | { readonly ipAddress: string };
  readonly destination:
    | { readonly ipAddress: string }
    | { readonly networkInterface: { readonly id: string } };
  readonly protocol: Protocol;
  readonly sourcePort: number;
  readonly destinationPort: number;
};

/**
 * What happened to one packet, as data: quiz, figures, tests and explanation all read this one value.
 * It is plain JSON (addresses and prefixes as text, resources by name and id), so it can be stored and sent.
 */
export type Trace = {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly protocol: Protocol;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly hops: readonly Hop[];
  readonly outcome: Outcome;
};

export type Endpoint = {
  readonly ipAddress: string;
  readonly networkInterface?: string;
  readonly subnet?: string;
  readonly virtualNetwork?: string;
};

/** One place the packet was handled at; the first is its source, the last where it arrived or stopped. */
export type Hop = { readonly node: Node; readonly steps: readonly Step[] };

export type Node = {
  readonly kind:
    | 'nic'
    | 'firewall'
    | 'loadBalancer'
    | 'privateEndpoint'
    | 'gateway'
    | 'onPremises'
    | 'internet';
  readonly name: string;
  readonly id?: string;
  readonly ipAddress?: string;
  readonly virtualNetwork?: string;
  readonly subnet?: string;
};

/** A route as the trace mentions it. */
export type RouteLine = {
  readonly addressPrefix: string;
  readonly source: 'User' | 'VirtualNetworkGateway' | 'Default';
  readonly nextHopType: NextHopType;
  readonly nextHopIpAddress?: string;
  readonly routeTable?: string;
  readonly routeName?: string;
  /** for peering routes: the virtual network it leads to */
  readonly virtualNetwork?: string;
};

/** A security rule as the trace mentions it. */
export type RuleLine = {
  readonly name: string;
  readonly priority: number;
  readonly access: 'Allow' | 'Deny';
  readonly direction: Direction;
  readonly isDefault: boolean;
  /** readable forms, as written in the rule */
  readonly source: string;
  readonly destination: string;
  readonly destinationPort: string;
  readonly protocol: string;
};

/** One thing that was checked. `passed: false` only on the step that stopped the packet. `rules` are the facts it rests on. */
export type Step = { readonly passed: boolean; readonly rules: readonly RuleId[] } & (
  | {
      readonly kind: 'nsg';
      readonly networkSecurityGroup: string;
      readonly at: 'subnet' | 'nic';
      readonly attachedTo: string;
      readonly direction: Direction;
      readonly rule: RuleLine;
    }
  /** a place where no NSG is attached, and so nothing is filtered */
  | { readonly kind: 'no-nsg'; readonly direction: Direction; readonly at: string }
  | {
      readonly kind: 'route';
      readonly subnet: string;
      readonly destination: string;
      readonly chosen: RouteLine | null;
      readonly beaten: readonly RouteLine[];
    }
  | {
      readonly kind: 'peering';
      readonly from: string;
      readonly to: string;
      /** `vnet/link` of the link whose property was checked */
      readonly link: string;
      readonly check: 'state' | 'access' | 'forwarded-traffic' | 'subnet' | 'basic-load-balancer' | 'synced';
    }
  | {
      readonly kind: 'appliance';
      readonly ipAddress: string;
      readonly check: 'reachable' | 'ip-forwarding' | 'loop';
    }
  | { readonly kind: 'gateway'; readonly name: string; readonly check: 'present' | 'on-premises-route' }
  | { readonly kind: 'security-admin'; readonly rule: string; readonly direction: Direction }
  | { readonly kind: 'delivery'; readonly to: string }
);

export type Outcome =
  | { readonly kind: 'delivered'; readonly to: string }
  | { readonly kind: 'left-to-internet' }
  | {
      readonly kind: 'dropped';
      readonly reason: DropReason;
      readonly cause?: Cause;
      /** NIC name, `vnet/link`, or NSG name */
      readonly dropAt: string;
      readonly ruleName?: string;
    };
