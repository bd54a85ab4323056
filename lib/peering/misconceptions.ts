import type { MisconceptionId, RuleId } from './vocabulary';

/** What somebody may believe about Azure that is not so, and what is so, in words for whoever believes it. */
export type Misconception = {
  /** as its holder would say it */
  readonly belief: string;
  /** what Azure does instead */
  readonly instead: string;
  /** the rules it goes against; the first is the one to read */
  readonly rules: readonly RuleId[];
  /** ids of the concepts to look at again, the nearest first */
  readonly concepts: readonly string[];
};

/** The one table of misconceptions. Which rule of the engine each of them bends stands in `semantics.ts`. */
export const MISCONCEPTIONS = {
  M1: {
    belief: 'Peering is transitive: a peer of my peer is within reach.',
    instead:
      'A peering joins two networks and no third. Each network learns the ranges of the networks it is itself peered with.',
    rules: ['R37'],
    concepts: ['non-transitivity'],
  },
  M2: {
    belief: 'Allowing forwarded traffic connects the networks behind a hub.',
    instead:
      'The flag only lets forwarded packets in. It makes no route and forwards nothing: that takes user routes and an appliance.',
    rules: ['R43', 'R42'],
    concepts: ['flag-forwarded-traffic', 'non-transitivity'],
  },
  M3: {
    belief: "Spokes that use the hub's gateway reach each other through it.",
    instead:
      'A borrowed gateway brings the on-premises routes, not those of other spokes. Spoke to spoke through it takes user routes in both.',
    rules: ['R57', 'R58'],
    concepts: ['gateway-transit-flags', 'non-transitivity'],
  },
  M4: {
    belief: 'One link is enough to peer two networks.',
    instead:
      'A peering is two links, one from each side. Until the second exists the first stays Initiated and carries nothing.',
    rules: ['R24'],
    concepts: ['peering-links-and-states'],
  },
  M5: {
    belief: 'A Disconnected peering is mended by creating the deleted link again.',
    instead:
      'Azure refuses that while the other link is Disconnected. Delete the remaining link, then create both.',
    rules: ['R26'],
    concepts: ['peering-links-and-states'],
  },
  M6: {
    belief: 'Address ranges can be changed only after the peering is deleted.',
    instead: 'A range can be added while the peering stands. Each peer is synced afterwards.',
    rules: ['R9'],
    concepts: ['address-space-sync'],
  },
  M7: {
    belief: 'Sync is run in the network whose ranges were changed.',
    instead:
      'Sync is run on the link of the other network: the one that shows LocalNotInSync, since its picture is out of date.',
    rules: ['R29', 'R28'],
    concepts: ['address-space-sync'],
  },
  M8: {
    belief: 'Changing an address space disconnects the peering.',
    instead:
      'The links stay Connected and the old ranges keep working. Only the new range is missing until the sync.',
    rules: ['R28', 'R9'],
    concepts: ['address-space-sync', 'peering-links-and-states'],
  },
  M9: {
    belief: 'Networks overlap only where their subnets do.',
    instead: 'Azure compares whole address spaces. Which part of them is used by subnets does not matter.',
    rules: ['R15'],
    concepts: ['peering-validity', 'address-space-planning'],
  },
  M10: {
    belief: 'Spokes may overlap one another, since only the hub is peered with them.',
    instead:
      'The hub would have two routes for the same addresses, so it refuses a peer that overlaps one it has.',
    rules: ['R16'],
    concepts: ['peering-validity', 'hub-and-spoke'],
  },
  M11: {
    belief: 'Peering stays inside one region; across regions it takes a gateway.',
    instead: 'Networks in different regions can be peered as well: global peering, with no gateway.',
    rules: ['R18', 'R34'],
    concepts: ['regional-vs-global-peering'],
  },
  M12: {
    belief: 'Both networks must belong to one subscription or tenant.',
    instead:
      'Subscriptions and tenants may differ. Whoever makes the links needs the right to do so on both sides.',
    rules: ['R19'],
    concepts: ['cross-subscription-peering'],
  },
  M13: {
    belief: 'A peering comes before NSGs and user routes.',
    instead:
      'A peering offers a way and no more. User routes can take the packet elsewhere, and NSGs can stop it.',
    rules: ['R35'],
    concepts: ['user-defined-routes', 'nsg-rules'],
  },
  M14: {
    belief: 'Turning off virtual network access removes the peering and its routes.',
    instead:
      'The links stay and so do the routes. What changes is that the peer leaves the VirtualNetwork tag.',
    rules: ['R39', 'R40'],
    concepts: ['flag-virtual-network-access'],
  },
  M15: {
    belief: '`allowGatewayTransit` belongs on the link of the spoke.',
    instead:
      '`allowGatewayTransit` goes on the link of the network that has the gateway. The network that borrows it sets `useRemoteGateways`.',
    rules: ['R50'],
    concepts: ['gateway-transit-flags'],
  },
  M16: {
    belief: 'A spoke may use several gateways: those of two hubs, or its own beside one.',
    instead: 'One remote gateway at most, and none beside a gateway of its own.',
    rules: ['R55'],
    concepts: ['gateway-transit-flags'],
  },
  M17: {
    belief: 'A gateway cannot be borrowed across regions.',
    instead: 'Gateway transit works over global peering as well.',
    rules: ['R56'],
    concepts: ['gateway-transit-flags', 'regional-vs-global-peering'],
  },
  M18: {
    belief: "A peering brings one route for each of the peer's subnets.",
    instead:
      "A peering brings one route for each range of the peer's address space, whatever its subnets are.",
    rules: ['R33'],
    concepts: ['peering-routes'],
  },
  M19: {
    belief: 'User routes come first, then BGP, then system routes, whatever their prefix.',
    instead:
      'The longest matching prefix comes first. The source decides only between routes of the same prefix.',
    rules: ['R68'],
    concepts: ['route-selection'],
  },
  M20: {
    belief: 'A more specific route from the gateway beats the peering.',
    instead:
      'Routes of the network itself and of its peerings are preferred to gateway routes, even to longer ones.',
    rules: ['R69'],
    concepts: ['route-selection', 'route-propagation'],
  },
  M21: {
    belief: 'A route 0.0.0.0/0 to the firewall takes the traffic to peers as well.',
    instead:
      "The peering's route is longer, and so it wins. To inspect that traffic the user route must be at least as long.",
    rules: ['R71', 'R86'],
    concepts: ['route-selection', 'nva-transit'],
  },
  M22: {
    belief: 'Private addresses that nobody has go to the internet.',
    instead:
      'Azure has None routes for the private ranges, so such packets are dropped. Only a user route `0.0.0.0/0` takes them elsewhere.',
    rules: ['R65', 'R66', 'R63'],
    concepts: ['system-routes'],
  },
  M23: {
    belief: 'Forwarding in the operating system makes a machine an appliance.',
    instead: 'Azure drops packets that are not meant for a NIC, unless IP forwarding is on for that NIC.',
    rules: ['R84', 'R83'],
    concepts: ['nva-transit'],
  },
  M24: {
    belief: 'A route on the way there is enough; the reply finds its way.',
    instead:
      'The reply is routed like any packet, by the table of the subnet it starts from. It needs a route of its own.',
    rules: ['R83'],
    concepts: ['nva-transit'],
  },
  M25: {
    belief: "Inbound traffic meets the NIC's NSG first.",
    instead:
      "Inbound, the subnet's NSG is read first, then the NIC's; outbound, the NIC's first, then the subnet's.",
    rules: ['R89'],
    concepts: ['nsg-order-nic-subnet'],
  },
  M26: {
    belief: 'The reply needs a security rule of its own.',
    instead: 'NSGs are stateful: the reply of an allowed flow passes.',
    rules: ['R93'],
    concepts: ['nsg-rules'],
  },
  M27: {
    belief: 'Machines in one subnet are not filtered from one another.',
    instead: "The subnet's NSG applies to traffic between its own machines too.",
    rules: ['R94'],
    concepts: ['nsg-order-nic-subnet'],
  },
  M28: {
    belief: 'The VirtualNetwork tag means my own virtual network.',
    instead:
      'The tag also covers peered networks, connected on-premises ranges and the prefixes of user routes.',
    rules: ['R96', 'R97'],
    concepts: ['service-tags'],
  },
  M29: {
    belief: 'Names resolve across a peering.',
    instead:
      'The names that Azure gives resolve inside one network only. For both, link a private DNS zone to each, or use a DNS server of your own.',
    rules: ['R108', 'R109'],
    concepts: ['dns-over-peering'],
  },
  M30: {
    belief: 'An application security group can hold machines of a peered network.',
    instead: 'All NICs of a group, and all groups of one rule, belong to one virtual network.',
    rules: ['R102'],
    concepts: ['application-security-groups'],
  },
  M31: {
    belief: 'Traffic over a peering is free, or only the sender pays for it.',
    instead: 'Making the peering is free. Data is charged at both ends, coming in and going out.',
    rules: ['R119'],
    concepts: ['peering-cost'],
  },
  M32: {
    belief: 'A Basic load balancer answers over any peering.',
    instead: 'Over a global peering its frontend is out of reach; the machines behind it are not.',
    rules: ['R105'],
    concepts: ['regional-vs-global-peering'],
  },
  M33: {
    belief: 'Switching gateway route propagation off removes the peering routes too.',
    instead: 'Only gateway routes go. Peering routes are system routes and stay.',
    rules: ['R59'],
    concepts: ['route-propagation', 'peering-routes'],
  },
  M34: {
    belief: 'A user route can name a peering or an ExpressRoute gateway as its next hop.',
    instead:
      'A user route can lead to a virtual appliance, a virtual network gateway (VPN only), the virtual network, the internet or nowhere (None).',
    rules: ['R73', 'R58'],
    concepts: ['user-defined-routes'],
  },
  M35: {
    belief: 'A subnet has all its addresses but two.',
    instead: 'Azure keeps five: the first four and the last.',
    rules: ['R5'],
    concepts: ['cidr-and-subnets'],
  },
  M36: {
    belief: 'Where next hop names a peering, the connection works.',
    instead: 'Next hop looks at routes only, neither at NSGs nor at the far side.',
    rules: ['R81'],
    concepts: ['effective-routes-and-next-hop'],
  },
} as const satisfies Record<MisconceptionId, Misconception>;

export const misconceptionOf = (id: MisconceptionId): Misconception | null =>
  (MISCONCEPTIONS as Readonly<Record<string, Misconception>>)[id] ?? null;
