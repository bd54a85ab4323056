import { contestedRule, rule } from './rule';
import {
  FIREWALL_HYBRID,
  GATEWAY_TRANSIT,
  MANAGE_PEERING,
  PEERING_API,
  TRANSIT_FLAG_REPORT,
} from './sources';

/** The flags that each link has of its own. */
export const FLAGS = {
  R38: rule(
    'With `allowVirtualNetworkAccess` on a link, as it is by default, the ranges of the other network count as part of the local `VirtualNetwork` tag.',
    MANAGE_PEERING,
  ),
  R39: rule(
    "With `allowVirtualNetworkAccess` off, the other network's ranges drop out of the local `VirtualNetwork` tag: the default allow rules no longer fit and the last rule denies. The tag on the far side depends on the far side's own link.",
    MANAGE_PEERING,
  ),
  R40: rule(
    'Turning `allowVirtualNetworkAccess` off takes away neither peering nor route. An NSG rule that allows the addresses themselves still lets them through.',
    MANAGE_PEERING,
  ),
  R41: contestedRule(
    'With `allowVirtualNetworkAccess` off, traffic with the other network is blocked even where no NSG is attached.',
    MANAGE_PEERING,
    {
      readings: [
        'The flag blocks the traffic between the two networks.',
        'The flag changes the `VirtualNetwork` tag and nothing else, so without an NSG packets pass.',
      ],
      taken: 'The first, as exams read it. The mode `tag-only` takes the second.',
    },
  ),
  R42: rule(
    'Traffic is forwarded if it comes across the peering from a source outside the address space of the network it comes from: an appliance there passed it on. Only such traffic needs `allowForwardedTraffic`.',
    MANAGE_PEERING,
  ),
  R43: rule(
    '`allowForwardedTraffic` is a permission. It makes no route and sets up nothing that would forward.',
    MANAGE_PEERING,
  ),
  R44: rule('Effective routes are the same with `allowForwardedTraffic` on or off.', MANAGE_PEERING),
  R45: contestedRule(
    '`allowForwardedTraffic` counts on the link that lies in the network which receives the packet.',
    MANAGE_PEERING,
    {
      readings: [
        'The link of the receiving network has to allow it.',
        'The link of the sending network has to allow it.',
      ],
      taken:
        "The first: the portal, Azure Firewall's tutorial and older API texts agree. The second is from newer API texts.",
    },
  ),
  R46: contestedRule('Without `allowForwardedTraffic`, forwarded packets are dropped.', MANAGE_PEERING, {
    readings: [
      'Forwarded packets are not delivered while the flag is off.',
      'The flag only changes what the `VirtualNetwork` tag covers, and packets get through.',
    ],
    taken:
      'The first, as exams read it. The mode `tag-only` takes the second, which people have reported from practice: do not use the flag to protect anything.',
  }),
  R47: contestedRule(
    'From spoke to spoke through an appliance in the hub, the links in the two spokes need `allowForwardedTraffic`. Where the hub receives the packet, its source is still the spoke it came from.',
    FIREWALL_HYBRID,
    {
      readings: ['Only the links in the spokes need the flag.', 'The links in the hub need it too.'],
      taken:
        'The first: what enters the hub comes from the spoke itself. Setting the flag everywhere does no harm.',
    },
  ),
  R48: rule(
    'From on-premises through a gateway and an appliance in the hub, the link in the spoke needs `allowForwardedTraffic`, since the source lies outside the hub.',
    FIREWALL_HYBRID,
  ),
  R49: contestedRule(
    'Traffic that an Azure VPN gateway passes on across a peering does not need `allowForwardedTraffic`.',
    TRANSIT_FLAG_REPORT,
    {
      readings: [
        'Gateway transit works without the flag.',
        'Gateway transit needs the flag on the links as well.',
      ],
      taken:
        'The first: the flag is about appliances, and the reference architecture asked for it to be on the safe side.',
    },
  ),
  R50: rule(
    '`allowGatewayTransit` goes on the link of the network that owns the gateway or Route Server, `useRemoteGateways` on the link of the network that borrows it. One without the other does nothing.',
    GATEWAY_TRANSIT,
  ),
  R51: rule(
    "Whoever borrows a gateway gets all its routes, with `VirtualNetworkGateway` as source and next hop type. On-premises learns the borrower's ranges, and the on-premises ranges join the borrower's `VirtualNetwork` tag.",
    GATEWAY_TRANSIT,
  ),
  R52: rule(
    '`doNotVerifyRemoteGateways` leaves out the check that the remote gateway is fully provisioned.',
    PEERING_API,
  ),
  R53: contestedRule(
    '`allowGatewayTransit` on a network without a gateway is accepted and has no effect.',
    MANAGE_PEERING,
    {
      readings: [
        'It is accepted, and does nothing until there is a gateway.',
        'It can be set only where there is a gateway.',
      ],
      taken: 'The first, which is what the API does. The portal greys the box out.',
    },
  ),
};
