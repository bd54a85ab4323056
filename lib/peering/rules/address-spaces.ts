import { contestedRule, rule } from './rule';
import { FAQ, GATEWAY_SETTINGS, LIMITS, MANAGE_NETWORK, RESIZE_PEERED } from './sources';

/** What a virtual network and its subnets may hold. */
export const ADDRESS_SPACES = {
  R1: rule(
    'The address space of a virtual network is a list of ranges that do not overlap one another. They may be public: then only this network and those joined to it reach those addresses.',
    MANAGE_NETWORK,
  ),
  R2: rule(
    'Private ranges are the safe choice: `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16`. Azure treats `100.64.0.0/10` as private as well.',
    FAQ,
  ),
  R3: rule(
    'Multicast `224.0.0.0/4`, broadcast `255.255.255.255/32`, loopback `127.0.0.0/8`, link-local `169.254.0.0/16` and `168.63.129.16/32` cannot be in an address space.',
    FAQ,
  ),
  R4: rule(
    'A subnet lies within a single range of its virtual network and shares no address with another subnet.',
    MANAGE_NETWORK,
  ),
  R5: rule(
    'Azure keeps five addresses of each subnet for itself: the first four and the last. A `/29` so has 3 to give out, a `/28` 11, a `/24` 251, and the first is `.4`.',
    FAQ,
  ),
  R6: contestedRule(
    'No IPv4 subnet is smaller than a `/29`. An IPv6 subnet is a `/64`, neither more nor less.',
    FAQ,
    {
      readings: ['The largest IPv4 subnet is a `/2`.', 'The largest IPv4 subnet is a `/8`.'],
      taken: 'The first: it is the newer wording of the same page.',
    },
  ),
  R7: rule('The range of a subnet can be changed only as long as the subnet is empty.', FAQ),
  R8: rule(
    'A range of a virtual network may grow, or shrink as far as its subnets allow. While it holds a subnet it cannot be removed.',
    MANAGE_NETWORK,
  ),
  R9: rule(
    'Ranges can be added, changed or removed while the network is peered. What was peered before keeps working, and the peering is not deleted for it.',
    RESIZE_PEERED,
  ),
  R10: rule(
    'A range that is added must be free in every network peered directly, and in the on-premises networks that are connected.',
    MANAGE_NETWORK,
  ),
  R11: rule(
    'Peers learn of a changed address space by a sync. Before it they have no route to the new range, and it is in none of their tags.',
    RESIZE_PEERED,
  ),
  R12: rule(
    'A virtual network belongs to one region and one subscription, and so do the machines in it.',
    MANAGE_NETWORK,
  ),
  R13: rule(
    '`GatewaySubnet` takes a gateway and must be called exactly that; it is ideally a `/27` or larger, with no NSG and no user route for `0.0.0.0/0`. `AzureFirewallSubnet` is a `/26` and has no NSG either.',
    GATEWAY_SETTINGS,
  ),
  R14: rule(
    'Azure has upper limits: among them 1,000 virtual networks for a subscription in one region, 3,000 subnets in a network, 400 routes in a route table and 1,000 rules in an NSG.',
    LIMITS,
  ),
};
