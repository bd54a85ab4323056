import type { RuleId } from './vocabulary';

/** A fact about Azure in our own words, with the public page it is told on. */
export type Rule = { readonly text: string; readonly url: string };

const DOCS = 'https://learn.microsoft.com/azure';
const PEERING = `${DOCS}/virtual-network/virtual-network-peering-overview`;
const MANAGE = `${DOCS}/virtual-network/virtual-network-manage-peering`;
const FAQ = `${DOCS}/virtual-network/virtual-networks-faq`;
const ROUTES = `${DOCS}/virtual-network/virtual-networks-udr-overview`;
const VNET = `${DOCS}/virtual-network/manage-virtual-network`;
const RESIZE = `${DOCS}/virtual-network/update-virtual-network-peering-address-space`;
const SUBNET_PEERING = `${DOCS}/virtual-network/how-to-configure-subnet-peering`;
const SUBSCRIPTIONS = `${DOCS}/virtual-network/create-peering-different-subscriptions`;
const ROUTING_PROBLEM = `${DOCS}/virtual-network/diagnose-network-routing-problem`;
const NSG = `${DOCS}/virtual-network/network-security-groups-overview`;
const NSG_ORDER = `${DOCS}/virtual-network/network-security-group-how-it-works`;
const TAGS = `${DOCS}/virtual-network/service-tags-overview`;
const ASG = `${DOCS}/virtual-network/application-security-groups`;
const LIMITS = `${DOCS}/azure-resource-manager/management/azure-subscription-service-limits`;
const TRANSIT = `${DOCS}/vpn-gateway/vpn-gateway-peering-gateway-transit`;
const GATEWAY_SETTINGS = `${DOCS}/vpn-gateway/vpn-gateway-about-vpn-gateway-settings`;
const ENDPOINT_POLICY = `${DOCS}/private-link/disable-private-endpoint-network-policy`;
const NEXT_HOP = `${DOCS}/network-watcher/network-watcher-next-hop-overview`;
const FLOW_VERIFY = `${DOCS}/network-watcher/network-watcher-ip-flow-verify-overview`;
const DNS_LINKS = `${DOCS}/dns/private-dns-virtual-network-links`;
const NAMES = `${DOCS}/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances`;
const HUB = `${DOCS}/architecture/networking/architecture/hub-spoke`;
const MANAGER = `${DOCS}/virtual-network-manager/concept-connectivity-configuration`;
const MANAGER_LIMITS = `${DOCS}/virtual-network-manager/concept-limitations`;
const ADMIN_RULES = `${DOCS}/virtual-network-manager/concept-security-admins`;
const WAN = `${DOCS}/virtual-wan/virtual-wan-faq`;
const REST = 'https://learn.microsoft.com/rest/api/virtualnetwork/virtual-network-peerings/get';
const PRICES = 'https://azure.microsoft.com/pricing/details/virtual-network/';
const REPAIR =
  'https://learn.microsoft.com/troubleshoot/azure/virtual-network/virtual-network-troubleshoot-peering-issues';

const rule = (text: string, url: string): Rule => ({ text, url });

/** The one table of rules. Which file of the engine each of them lives in stands in this folder's README. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  R1: rule('A virtual network has one or more address ranges, which do not overlap one another.', VNET),
  R2: rule(
    'Private ranges are recommended: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, and 100.64.0.0/10 is treated as one.',
    FAQ,
  ),
  R3: rule(
    'Multicast, broadcast, loopback, link-local and 168.63.129.16 cannot be part of an address space.',
    FAQ,
  ),
  R4: rule('A subnet lies inside one range of its network and overlaps no other subnet.', VNET),
  R5: rule('Azure keeps five addresses of each subnet: the first four and the last.', FAQ),
  R6: rule('The smallest IPv4 subnet is a /29. IPv6 subnets are exactly /64.', FAQ),
  R7: rule('A subnet can be resized only while nothing is deployed in it.', FAQ),
  R8: rule('A range can be made larger or smaller as long as it still holds its subnets.', VNET),
  R9: rule(
    'Ranges can be added, changed and removed while peered, without downtime for those already peered.',
    RESIZE,
  ),
  R10: rule('A new range must not overlap a peered network nor a connected on-premises one.', VNET),
  R11: rule('After a change each peer has to be synced; until then it knows only the old ranges.', RESIZE),
  R12: rule('A virtual network belongs to one region and one subscription.', VNET),
  R13: rule(
    'GatewaySubnet and AzureFirewallSubnet have fixed names and rules of their own.',
    GATEWAY_SETTINGS,
  ),
  R14: rule(
    'Networks, subnets, routes and rules have upper limits for each subscription and region.',
    LIMITS,
  ),
  R15: rule(
    'Two networks can be peered only if no range of one overlaps a range of the other. Which part is used by subnets does not matter.',
    FAQ,
  ),
  R16: rule('A network refuses a new peer that overlaps one it is already peered with.', MANAGE),
  R17: rule('A network has one link at most to another network.', MANAGE),
  R18: rule('Networks in different regions can be peered: global peering. Different clouds cannot.', PEERING),
  R19: rule(
    'Subscriptions and tenants may differ, as long as whoever makes the links has the right on both networks.',
    SUBSCRIPTIONS,
  ),
  R20: rule('A network can have up to 500 peerings.', LIMITS),
  R21: rule('A peered network cannot be moved to another resource group or subscription.', MANAGE),
  R22: rule('Networks of the classic model follow rules of their own.', MANAGE),
  R23: rule('Making a peering causes no downtime in either network.', PEERING),
  R24: rule(
    'A peering is two links. The first is Initiated; once the second exists both are Connected, and only then does traffic flow.',
    MANAGE,
  ),
  R25: rule('When one link is deleted, the other becomes Disconnected.', FAQ),
  R26: rule(
    'A Disconnected peering is repaired by deleting the link that is left and creating both again.',
    REPAIR,
  ),
  R27: rule(
    'A link is Initiated, Connected or Disconnected. That its provisioning succeeded says nothing about this.',
    REST,
  ),
  R28: rule(
    'When a network changes its ranges, its own link shows RemoteNotInSync and the other side LocalNotInSync. Both stay Connected.',
    REST,
  ),
  R29: rule('Sync is run on the link that shows LocalNotInSync: in the network that did not change.', RESIZE),
  R30: rule('Routes and tags follow the ranges as they were last synced.', REST),
  R31: rule('A link that is Initiated or Disconnected brings no route.', ROUTING_PROBLEM),
  R32: rule(
    'New routes may take seconds to reach all NICs; point-to-site clients need a new package.',
    ROUTING_PROBLEM,
  ),
  R33: rule(
    "A peering adds one route for each range of the peer's address space to every subnet: VNetPeering in one region, VNetGlobalPeering across regions.",
    ROUTES,
  ),
  R34: rule(
    "Peered traffic uses private addresses and stays on Microsoft's backbone. No gateway and no public address take part.",
    PEERING,
  ),
  R35: rule('A peering overrides neither network security groups nor user routes.', PEERING),
  R36: rule('Where two networks are joined both by gateways and by a peering, the peering is used.', MANAGE),
  R37: rule(
    'Peering is not transitive: if A is peered with B, and B with C, then A is not peered with C.',
    FAQ,
  ),
  R38: rule("With access allowed, the peer's ranges belong to the local VirtualNetwork tag.", MANAGE),
  R39: rule(
    "With access off, the peer's ranges leave the local VirtualNetwork tag, so that the default rules no longer let them in.",
    MANAGE,
  ),
  R40: rule(
    'With access off, the peering and its route stay, and a rule that allows the addresses by name still does.',
    MANAGE,
  ),
  R41: rule('Without access, traffic between the two networks is blocked.', MANAGE),
  R42: rule(
    'Forwarded traffic is what comes over a peering from an address outside the network that sent it on. The receiving link has to allow it.',
    MANAGE,
  ),
  R43: rule('Allowing forwarded traffic makes no route and no appliance.', MANAGE),
  R44: rule('Allowing forwarded traffic does not change effective routes.', MANAGE),
  R45: rule(
    'It is the link of the network which receives the packet that has to allow forwarded traffic.',
    MANAGE,
  ),
  R46: rule('Without the flag, forwarded packets are not delivered.', MANAGE),
  R47: rule(
    'Spoke to spoke through an appliance in the hub needs the flag on the two links that lie in the spokes.',
    MANAGE,
  ),
  R48: rule("From on-premises through an appliance to a spoke needs the flag on the spoke's link.", MANAGE),
  R49: rule('Traffic that an Azure gateway passes on does not need the flag.', MANAGE),
  R50: rule(
    '`allowGatewayTransit` is set on the link of the network that has the gateway, `useRemoteGateways` on the link of the one that borrows it. It takes both.',
    TRANSIT,
  ),
  R51: rule(
    "Whoever borrows a gateway gets its routes, and the gateway's side learns the borrower's ranges.",
    TRANSIT,
  ),
  R52: rule('`doNotVerifyRemoteGateways` skips the check that the remote gateway is ready.', REST),
  R53: rule('`allowGatewayTransit` without a gateway is accepted and has no effect.', MANAGE),
  R54: rule(
    '`useRemoteGateways` needs a gateway in the remote network, and `allowGatewayTransit` on its link.',
    MANAGE,
  ),
  R55: rule('A network uses one remote gateway at most, and none beside a gateway of its own.', MANAGE),
  R56: rule(
    'Gateway transit works across regions, for VPN and ExpressRoute, with any VPN gateway but a Basic one.',
    TRANSIT,
  ),
  R57: rule(
    "Borrowed routes end at the network that borrows. A spoke's range does not appear in another spoke.",
    TRANSIT,
  ),
  R58: rule(
    "Spoke to spoke through the hub's VPN gateway takes user routes in both spokes. An ExpressRoute gateway cannot be a user route's next hop.",
    ROUTES,
  ),
  R59: rule(
    'A route table with gateway route propagation off keeps gateway routes out of its subnets. Peering routes stay.',
    ROUTES,
  ),
  R60: rule('GatewaySubnet takes no user route 0.0.0.0/0 and no network security group.', GATEWAY_SETTINGS),
  R61: rule('A virtual network has at most one VPN gateway and one ExpressRoute gateway.', GATEWAY_SETTINGS),
  R62: rule(
    'Effective routes belong to a NIC and decide about what it sends, not about what it gets.',
    ROUTING_PROBLEM,
  ),
  R63: rule(
    'Every subnet has routes for its own network, 0.0.0.0/0 to the internet, and None for the private ranges.',
    ROUTES,
  ),
  R64: rule('A network range that equals one of the None routes takes its place.', ROUTES),
  R65: rule(
    'A network range inside one of the None ranges leaves the None route in place: private addresses nobody has are dropped.',
    ROUTES,
  ),
  R66: rule(
    'A user route 0.0.0.0/0 removes the None routes, so that unknown private addresses follow it.',
    ROUTES,
  ),
  R67: rule('Peerings, gateways, service endpoints and private endpoints add routes of their own.', ROUTES),
  R68: rule(
    'The longest matching prefix wins. Between equal prefixes a user route comes before BGP, and BGP before a system route.',
    ROUTES,
  ),
  R69: rule(
    'Routes of the network, its peerings and service endpoints are preferred to BGP routes, even to more specific ones.',
    ROUTES,
  ),
  R70: rule('A route overridden by another with the same prefix stays listed as Invalid.', ROUTES),
  R71: rule(
    "To take over a peer's traffic, a user route must be at least as long as the peer's range.",
    ROUTES,
  ),
  R72: rule(
    "Only with network policies on for its subnet can a user route take over a private endpoint's traffic.",
    ENDPOINT_POLICY,
  ),
  R73: rule(
    'A user route leads to a virtual appliance, a virtual network gateway, the virtual network, the internet or None. A peering cannot be chosen.',
    ROUTES,
  ),
  R74: rule("An appliance's address must lie in the own network or in a directly peered one.", ROUTES),
  R75: rule(
    'An appliance belongs into another subnet than its clients, or its own packets come back to it.',
    ROUTES,
  ),
  R76: rule('A user route 0.0.0.0/0 takes traffic to Azure services along with it.', ROUTES),
  R77: rule('A 0.0.0.0/0 learned by BGP overrides the system route to the internet.', ROUTES),
  R78: rule('A user route can name a service tag instead of a range.', ROUTES),
  R79: rule(
    'A route table affects only the subnets it is associated with, and a subnet has one at most.',
    ROUTES,
  ),
  R80: rule('Network Watcher names a next hop by its type, with the route table it comes from.', NEXT_HOP),
  R81: rule('Next hop looks at routes only, IP flow verify at security rules only.', NEXT_HOP),
  R82: rule('Two networks whose peers are joined reach each other once they are peered directly.', MANAGE),
  R83: rule(
    'Transit through an appliance takes user routes in both spokes, IP forwarding on its NIC, and forwarded traffic allowed on the spokes’ links.',
    HUB,
  ),
  R84: rule('Unless IP forwarding is on for a NIC, Azure drops what is not meant for its address.', ROUTES),
  R85: rule('What an appliance passes on is routed by the effective routes of its own NIC.', ROUTING_PROBLEM),
  R86: rule(
    "A supernet route takes the traffic to unknown ranges, not that to peers: a peering's route is longer.",
    ROUTES,
  ),
  R87: rule(
    'Virtual WAN hubs give transit between networks; ordinary hubs need an appliance or a gateway.',
    WAN,
  ),
  R88: rule('Virtual Network Manager can join spokes directly.', MANAGER),
  R89: rule(
    "Inbound, the subnet's NSG comes first and the NIC's second; outbound it is the other way round. All must allow.",
    NSG_ORDER,
  ),
  R90: rule('Rules are tried by ascending priority number; the first that matches decides.', NSG),
  R91: rule(
    'The default rules allow traffic within VirtualNetwork and deny the rest of what comes in. They cannot be removed, only outranked.',
    NSG,
  ),
  R92: rule('A rule matches on source, destination, their ports, and the protocol.', NSG),
  R93: rule('NSGs are stateful: the reply of an allowed flow passes without a rule.', NSG),
  R94: rule("A subnet's NSG filters traffic inside the subnet too.", NSG_ORDER),
  R95: rule('NSGs see private addresses.', NSG),
  R96: rule(
    'The VirtualNetwork tag holds the own ranges, the peered ones, connected on-premises ranges and prefixes of user routes.',
    TAGS,
  ),
  R97: rule('With a user route 0.0.0.0/0 to an appliance, the VirtualNetwork tag holds every address.', TAGS),
  R98: rule(
    'A network behind an appliance is outside the VirtualNetwork tag unless a user route names it.',
    TAGS,
  ),
  R99: rule("At an appliance's NIC the NSG sees the packet's final destination.", TAGS),
  R100: rule(
    'The Internet tag holds public addresses outside the network. Private addresses that nobody has are in no tag.',
    TAGS,
  ),
  R101: rule('The AzureLoadBalancer tag stands for health probes only.', TAGS),
  R102: rule(
    'All NICs of an application security group, and all groups in one rule, belong to the same virtual network.',
    ASG,
  ),
  R103: rule('Security admin rules come before network security groups.', ADMIN_RULES),
  R104: rule('IP flow verify says which rule lets one flow of a NIC pass or stops it.', FLOW_VERIFY),
  R105: rule('The frontend of a Basic load balancer cannot be reached over a global peering.', FAQ),
  R106: rule('Some application gateways do not pass traffic between peers while access is off.', MANAGE),
  R107: rule('Multicast, broadcast and GRE are blocked in virtual networks.', FAQ),
  R108: rule("Azure's own names resolve inside one virtual network only.", NAMES),
  R109: rule('A private DNS zone answers in every network it is linked to, peered or not.', DNS_LINKS),
  R110: rule('DNS servers are set for each virtual network and do not follow a peering.', NAMES),
  R111: rule(
    'With subnet peering only the named subnets take part, and the networks may overlap elsewhere.',
    SUBNET_PEERING,
  ),
  R112: rule('Subnet peering gives routes for the chosen remote subnets only.', SUBNET_PEERING),
  R113: rule(
    'Whether a peering joins whole networks or subnets cannot be changed afterwards.',
    SUBNET_PEERING,
  ),
  R114: rule(
    'A mesh of Virtual Network Manager joins its members directly, with next hop ConnectedGroup.',
    MANAGER,
  ),
  R115: rule('Hub and spoke in Virtual Network Manager makes ordinary peerings.', MANAGER_LIMITS),
  R116: rule(
    'A link names its remote network, its four flags, its state and the ranges of both sides.',
    REST,
  ),
  R117: rule('An effective route has a source, a state, a prefix and a next hop.', ROUTES),
  R118: rule('A security rule has a priority, a direction, an access, and what it matches.', NSG),
  R119: rule('Making a peering is free; data is charged at both ends, coming in and going out.', PRICES),
};
