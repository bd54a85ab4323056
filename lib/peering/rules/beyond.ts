import { rule } from './rule';
import { DNS_LINKS, FAQ, MANAGE_NETWORK, MANAGE_PEERING } from './sources';

/** What does not cross a peering, and how names do. */
export const BEYOND = {
  R105: rule(
    'Over a global peering the frontend of a Basic load balancer is out of reach; the machines behind it answer at their own addresses. Inside a region, or with a Standard load balancer, it works. Basic was retired in September 2025.',
    FAQ,
  ),
  R106: rule(
    'Application gateways without network isolation carry no traffic between peers whose access flag is off.',
    MANAGE_PEERING,
  ),
  R107: rule(
    'Multicast, broadcast, GRE and IP-in-IP do not work in virtual networks, peered or not. Nor does the default gateway of a subnet answer ping.',
    FAQ,
  ),
  R108: rule(
    'Names that Azure gives to machines resolve inside their own virtual network, not in a peered one.',
    MANAGE_PEERING,
  ),
  R109: rule(
    'For names across networks, link a private DNS zone to each of them, or use a DNS server or DNS Private Resolver they can reach. A network registers its machines in one zone and reads many, peered or not.',
    DNS_LINKS,
  ),
  R110: rule(
    'Each virtual network has its own DNS servers, which a NIC may override. Peers do not take them over, and machines use new ones after a restart or a renewed lease.',
    MANAGE_NETWORK,
  ),
};
