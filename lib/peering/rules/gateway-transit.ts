import { rule } from './rule';
import {
  ADVERTISED_PREFIXES,
  GATEWAY_SETTINGS,
  GATEWAY_TRANSIT,
  MANAGE_PEERING,
  NO_GATEWAY_REPORT,
  PEERING,
  ROUTING,
} from './sources';

/** What borrowing a gateway takes, and how far it goes. */
export const GATEWAY_TRANSIT_RULES = {
  R54: rule(
    '`useRemoteGateways` is refused while the other network has no gateway, or its link does not allow gateway transit. An empty `GatewaySubnet` is no gateway.',
    NO_GATEWAY_REPORT,
  ),
  R55: rule(
    'A network that has a gateway cannot use a remote one, and no network uses remote gateways over more than one peering. Two networks that each have a gateway can still be peered.',
    PEERING,
  ),
  R56: rule(
    'Gateway transit works over global peering, for ExpressRoute and for every VPN gateway but those of the Basic SKU.',
    GATEWAY_TRANSIT,
  ),
  R57: rule(
    "A gateway's routes go as far as the network that is peered with its owner and borrows it. They are not handed on to a further peering, nor are a spoke's ranges given to other spokes.",
    MANAGE_PEERING,
  ),
  R58: rule(
    'For spoke to spoke through the VPN gateway of the hub, each spoke needs a user route for the other with next hop `VirtualNetworkGateway`. That type never stands for an ExpressRoute gateway.',
    ROUTING,
  ),
  R59: rule(
    'A route table with `disableBgpRoutePropagation` keeps all gateway routes, static ones too, out of its subnets. Peering routes stay, and on-premises still learns the network.',
    ROUTING,
  ),
  R60: rule(
    '`GatewaySubnet` takes no NSG and no user route for `0.0.0.0/0`. User routes that send traffic for the spokes to an appliance are fine there.',
    GATEWAY_SETTINGS,
  ),
  R61: rule(
    'A network holds at most one VPN gateway and one ExpressRoute gateway. Summarised prefixes of a hub change what on-premises hears, not what spokes learn.',
    ADVERTISED_PREFIXES,
  ),
};
