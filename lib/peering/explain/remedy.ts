import type { Outcome } from '../trace';
import type { Cause, DropReason } from '../vocabulary';

/** What to change so that a dropped packet arrives, in one sentence; null for a packet that was not dropped. */
export function remedyForDrop(outcome: Outcome): string | null {
  if (outcome.kind !== 'dropped') return null;
  return outcome.cause ? BY_CAUSE[outcome.cause] : BY_REASON[outcome.reason];
}

const BY_CAUSE: Readonly<Record<Cause, string>> = {
  'peering-not-transitive':
    'Peer the two networks directly, or route both through an appliance or gateway that both can reach.',
  'peering-initiated': 'Create the missing link from the other virtual network.',
  'peering-disconnected': 'Delete the link that is left, then create both links again.',
  'peering-not-synced': 'Run sync on the link that says LocalNotInSync.',
  'gateway-transit-off':
    'Set allowGatewayTransit on the link beside the gateway, and useRemoteGateways on the opposite one.',
  'propagation-disabled':
    'Let the route table take gateway routes, or give it a user route to the virtual network gateway.',
};

const BY_REASON: Readonly<Record<DropReason, string>> = {
  'nsg-deny': 'Add an allow rule with a lower number in the NSG that denied.',
  'security-admin-deny': 'Change the security admin rule: no NSG can outrank it.',
  'system-route-none': 'Add a route to this address: a peering, a gateway, or a user route.',
  'udr-none': 'Remove the user route with next hop None, or add a longer one.',
  'no-gateway': 'Deploy a VPN gateway, or use the one of a peered network.',
  'next-hop-unreachable': 'Name the address of an appliance in this or a directly peered network.',
  'ip-forwarding-disabled': 'Switch enableIPForwarding on for the NIC of the appliance.',
  'forwarded-traffic-not-allowed':
    'Set allowForwardedTraffic on the link of the network that receives the packet.',
  'vnet-access-blocked': 'Set allowVirtualNetworkAccess on that link.',
  'subnet-not-peered': 'Add the subnet to the names on both links.',
  'basic-lb-global-peering': 'Use a Standard load balancer, or address its backends directly.',
  'destination-not-found': 'Check the address: nothing in range has it.',
  'private-address-to-internet': 'Route private addresses somewhere other than the internet.',
  'on-premises-has-no-route':
    'Let the gateway announce the network: check the transit flags and what is peered with it.',
  'routing-loop': 'Give the appliance’s subnet routes that do not lead back to the appliance.',
};
