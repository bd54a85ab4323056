import { contestedRule, rule } from './rule';
import { ENDPOINT_POLICIES, NEXT_HOP, ROUTING, ROUTING_PROBLEM } from './sources';

/** The routes a NIC has, and the one it uses. */
export const ROUTES = {
  R62: rule(
    "A NIC's effective routes are those of its subnet: system routes, routes from a gateway and those of the associated route table. They decide where outgoing packets go, never what comes in.",
    ROUTING_PROBLEM,
  ),
  R63: rule(
    'Every subnet starts with a `VnetLocal` route for each range of its network, `0.0.0.0/0` to the internet, and `None` for `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16` and `100.64.0.0/10`.',
    ROUTING,
  ),
  R64: rule(
    'A `None` route gives way if the network uses the very same prefix, which is `VnetLocal` then, or a range that contains it.',
    ROUTING,
  ),
  R65: contestedRule(
    'A network that uses part of a private range leaves the `None` route for the rest of it. Packets for private addresses that nobody has are dropped there and do not go to the internet.',
    ROUTING,
    {
      readings: [
        'The `None` routes stay beside a longer range of the network.',
        'The `None` route of a private range goes away once the network uses part of it.',
      ],
      taken: 'The first: recorded route tables show both side by side.',
    },
  ),
  R66: rule(
    'A user route for `0.0.0.0/0` removes the four `None` routes of its subnet. Packets for private addresses without a longer route follow the user route then.',
    ROUTING,
  ),
  R67: rule(
    'Peerings, gateways, service endpoints, private endpoints (a `/32` each, in their own network and its direct peers) and connected groups add further system routes.',
    ROUTING,
  ),
  R68: rule(
    'The route with the longest prefix that fits the destination wins. Only between equal prefixes does the source decide: user, then BGP, then system.',
    ROUTING,
  ),
  R69: rule(
    'Routes for the network itself, its peerings and its service endpoints are preferred to BGP routes, even longer ones. Only a user route comes before them.',
    ROUTING,
  ),
  R70: rule(
    'A route that loses to one with the same prefix stays listed as `Invalid`. A longer user route leaves the shorter system route `Active`.',
    ROUTING,
  ),
  R71: rule(
    "A user route can replace any system route. To take traffic away from a peering, its prefix must be at least as long as the peer's range.",
    ROUTING,
  ),
  R72: rule(
    "The `/32` route of a private endpoint beats shorter user routes, unless network policies for route tables are on in the endpoint's subnet. Even then a user route counts only from the length of the range of the endpoint's network on.",
    ENDPOINT_POLICIES,
  ),
  R73: rule(
    'A user route leads to `VirtualAppliance` with an address, `VirtualNetworkGateway`, `VnetLocal`, `Internet` or `None`. It cannot name a peering or a service endpoint.',
    ROUTING,
  ),
  R74: rule(
    "The address of a `VirtualAppliance` lies in the subnet's own network or in a direct peer of it. It may be a NIC, the frontend of an internal load balancer or an Azure Firewall.",
    ROUTING,
  ),
  R75: rule(
    'An appliance belongs in another subnet than the machines it serves. In theirs, its own packets would meet the route that leads back to it.',
    ROUTING,
  ),
  R76: rule(
    'A route for `0.0.0.0/0` to an appliance or gateway also takes traffic to Azure services without a service endpoint, and ends direct access from the internet to the subnet.',
    ROUTING,
  ),
  R77: rule(
    'A default route `0.0.0.0/0` learned by BGP replaces the one to the internet: all such traffic goes on-premises.',
    ROUTING,
  ),
  R78: rule(
    'A user route may name a service tag instead of a prefix, up to 25 in a table. Where the same prefix is written out in another route, that one wins.',
    ROUTING,
  ),
  R79: rule(
    'A route table works in the subnets it is associated with and nowhere else. A subnet has one at most.',
    ROUTING,
  ),
  R80: rule(
    'One next hop has several names: what the portal shows as virtual network is `VnetLocal` in the API, and virtual network peering is `VNetPeering`. For a route that no table holds, Network Watcher says `System Route`.',
    NEXT_HOP,
  ),
  R81: rule(
    'Next hop looks at routes and never at NSGs, IP flow verify at NSGs and never at routes. Either may say yes while the other is what stops the packet.',
    NEXT_HOP,
  ),
};
