import { rule } from './rule';
import { MANAGER, SUBNET_PEERING } from './sources';

/** Subnet peering, and what Virtual Network Manager builds. */
export const AT_SCALE = {
  R111: rule(
    'Subnet peering joins only the subnets that the links name. The networks may overlap elsewhere, but each of those subnets, and the range it lies in, must be found once only.',
    SUBNET_PEERING,
  ),
  R112: rule(
    'Subnet peering gives routes for the remote subnets it names, and gives them to every local subnet. Packets from a subnet that takes no part are dropped all the same.',
    SUBNET_PEERING,
  ),
  R113: rule(
    'Two networks are peered either whole or by subnets, and later it cannot be changed. Up to 200 subnets of a side take part; `enableOnlyIPv6Peering` joins the IPv6 part alone.',
    SUBNET_PEERING,
  ),
  R114: rule(
    'A mesh of Virtual Network Manager makes no peerings: its networks form a connected group, with next hop type `ConnectedGroup`, in one region unless it is made global. Members may overlap, but nothing reaches the addresses they share.',
    MANAGER,
  ),
  R115: rule(
    'A hub and spoke of Virtual Network Manager is made of ordinary peerings, and direct connectivity adds a connected group of the spokes. Using the hub as a gateway sets the transit flags and fails without a gateway there.',
    MANAGER,
  ),
};
