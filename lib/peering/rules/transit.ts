import { rule } from './rule';
import { MANAGE_PEERING, MANAGER, PEERING, ROUTING, ROUTING_PROBLEM, VIRTUAL_WAN } from './sources';

/** Ways to join networks that are not peered with each other. */
export const TRANSIT = {
  R82: rule('The plain way to join two spokes is to peer them with each other as well.', MANAGE_PEERING),
  R83: rule(
    'An appliance in the hub joins spokes if all of this holds: both are peered with the hub, both have user routes to it, its NIC has IP forwarding on, the links in both spokes allow forwarded traffic, and NSGs let the packet pass at each stop.',
    PEERING,
  ),
  R84: rule(
    'Without IP forwarding on a NIC, Azure drops what is not addressed to it, whatever the operating system does. Azure Firewall needs no such setting; appliances behind a load balancer do.',
    ROUTING_PROBLEM,
  ),
  R85: rule(
    "From an appliance on, the packet follows the effective routes of the appliance's own NIC. Routes in its operating system make up for none that Azure lacks.",
    ROUTING,
  ),
  R86: rule(
    "A user route for a wide prefix such as `10.0.0.0/8` catches the other spokes. It misses the hub, whose peering route is longer, and the network's own ranges.",
    ROUTING,
  ),
  R87: rule(
    'A VPN gateway in the hub can join spokes by user routes, and the hub of a Standard Virtual WAN joins its networks without any. Route Server does not overrule a peering, since BGP routes come after it.',
    VIRTUAL_WAN,
  ),
  R88: rule(
    'Virtual Network Manager can join spokes directly, as a mesh or as a hub and spoke whose spokes form a connected group.',
    MANAGER,
  ),
};
