import type { PeeringState, Refusal, RuleId } from '../vocabulary';

/**
 * One thing Azure looks at before it carries out an operation, as data: questions show it, the explanation is made
 * from it. Ranges are text, networks and links go by name. `passed: false` only on the check that refused.
 */
export type Check = {
  readonly passed: boolean;
  /** the facts it rests on */
  readonly rules: readonly RuleId[];
  /** on the check that refused */
  readonly refusal?: Refusal;
  /** Azure's own code, where it is known for this operation */
  readonly errorCode?: string;
} & CheckDetail;

export type CheckDetail =
  /** the request itself, or a thing it names that is not there */
  | { readonly kind: 'request'; readonly message: string }
  | {
      readonly kind: 'permission';
      readonly local: string;
      readonly remote: string;
      /** what parts the two networks: nothing, the subscription, or the tenant */
      readonly across: 'nothing' | 'subscription' | 'tenant';
    }
  | { readonly kind: 'self'; readonly virtualNetwork: string; readonly remote: string }
  | { readonly kind: 'cloud'; readonly left: Place; readonly right: Place }
  | { readonly kind: 'region'; readonly left: Place; readonly right: Place; readonly isGlobal: boolean }
  | {
      readonly kind: 'peering-limit';
      readonly virtualNetwork: string;
      readonly peerings: number;
      readonly limit: number;
      readonly of: 'peerings' | 'subnets';
    }
  | {
      readonly kind: 'already-peered';
      readonly virtualNetwork: string;
      readonly remote: string;
      /** `vnet/link` of the link that is there already */
      readonly link: string | null;
      /** what the two share: the remote network, or only the name */
      readonly because: 'remote' | 'name' | null;
    }
  | {
      readonly kind: 'overlap';
      readonly compared: 'address-spaces' | 'subnets';
      readonly left: Ranges;
      readonly right: Ranges;
      readonly overlapping: readonly RangePair[];
    }
  | {
      readonly kind: 'peer-overlap';
      /** the network that would be peered */
      readonly left: Ranges;
      /** the one that `via` is peered with already */
      readonly right: Ranges;
      readonly via: string;
      readonly link: string;
      readonly linkState: PeeringState;
      readonly overlapping: readonly RangePair[];
    }
  | {
      readonly kind: 'opposite-link';
      readonly from: string;
      readonly to: string;
      readonly link: string | null;
      readonly state: PeeringState | null;
    }
  | { readonly kind: 'peering-type'; readonly link: string }
  | {
      readonly kind: 'remote-gateway';
      readonly virtualNetwork: string;
      readonly gateway: string | null;
      readonly hasGatewaySubnet: boolean;
    }
  | {
      readonly kind: 'gateway-transit';
      readonly from: string;
      readonly to: string;
      /** the link that has to allow transit; null while it does not exist yet */
      readonly link: string | null;
      readonly allowGatewayTransit: boolean;
    }
  | { readonly kind: 'transit-region'; readonly left: Place; readonly right: Place }
  | { readonly kind: 'local-gateway'; readonly virtualNetwork: string; readonly gateway: string | null }
  | { readonly kind: 'other-remote-gateways'; readonly virtualNetwork: string; readonly link: string | null }
  | { readonly kind: 'gateway-sku'; readonly gateway: string; readonly sku: string | null }
  | {
      readonly kind: 'peered';
      readonly virtualNetwork: string;
      readonly links: readonly string[];
      readonly operation: 'move' | 'change';
    }
  | { readonly kind: 'forbidden-range'; readonly range: string; readonly forbidden: string | null }
  | {
      readonly kind: 'own-overlap';
      readonly range: string;
      readonly other: string | null;
      readonly virtualNetwork: string;
    }
  | {
      readonly kind: 'neighbour-overlap';
      readonly range: string;
      readonly neighbour: string;
      readonly neighbourIs: 'peer' | 'on-premises';
      readonly ranges: readonly string[];
      readonly other: string | null;
    }
  | {
      readonly kind: 'range-holds';
      readonly virtualNetwork: string;
      readonly subnet: string;
      readonly range: string;
      /** the new range it lies in */
      readonly inside: string | null;
    }
  | {
      readonly kind: 'in-use';
      readonly of: 'subnet' | 'virtual-network';
      readonly name: string;
      readonly by: string | null;
    }
  | {
      readonly kind: 'subnet-size';
      readonly range: string;
      readonly smallest: number;
      readonly largest: number;
    }
  | {
      readonly kind: 'subnet-inside';
      readonly range: string;
      readonly virtualNetwork: string;
      readonly ranges: readonly string[];
      readonly inside: string | null;
    }
  | {
      readonly kind: 'subnet-overlap';
      readonly range: string;
      readonly virtualNetwork: string;
      readonly subnet: string | null;
      readonly other: string | null;
    }
  | { readonly kind: 'next-hop-type'; readonly nextHopType: string }
  | {
      readonly kind: 'next-hop-address';
      readonly nextHopType: string;
      readonly nextHopIpAddress: string | null;
    }
  | {
      readonly kind: 'route-gateway';
      readonly route: string;
      readonly subnet: string;
      readonly gateways: readonly { readonly name: string; readonly isVpn: boolean }[];
    }
  | { readonly kind: 'gatewaysubnet-route'; readonly subnet: string; readonly route: string | null }
  | { readonly kind: 'subnet-nsg'; readonly subnet: string; readonly networkSecurityGroup: string }
  | { readonly kind: 'priority-range'; readonly priority: number }
  | {
      readonly kind: 'priority-unique';
      readonly priority: number;
      readonly direction: string;
      readonly networkSecurityGroup: string;
      readonly rule: string | null;
    }
  | {
      readonly kind: 'application-security-groups';
      readonly groups: readonly string[];
      readonly virtualNetworks: readonly string[];
    };

export type Place = { readonly virtualNetwork: string; readonly location: string | null };
export type Ranges = { readonly virtualNetwork: string; readonly ranges: readonly string[] };
export type RangePair = { readonly left: string; readonly right: string };

type Refusing = { readonly refusal: Refusal; readonly errorCode?: string };

/** A check that passed, or, given what it then refuses with, one that did not. */
export function check(
  passed: boolean,
  rules: readonly RuleId[],
  detail: CheckDetail,
  refusing: Refusing = { refusal: 'malformed' },
): Check {
  return passed ? { passed, rules, ...detail } : { passed, rules, ...refusing, ...detail };
}

/** A request that cannot be carried out as written. */
export const malformed = (message: string, errorCode?: string): Check =>
  check(false, [], { kind: 'request', message }, errorCode ? { refusal: 'malformed', errorCode } : undefined);

/** The checks in order, up to and including the one that refuses. */
export function runChecks(checks: Iterable<Check>): readonly Check[] {
  const done: Check[] = [];
  for (const item of checks) {
    done.push(item);
    if (!item.passed) break;
  }
  return done;
}
