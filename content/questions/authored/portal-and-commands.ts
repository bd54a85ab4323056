import { FAQ, MANAGE_PEERING, ROUTING } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

const PEERING_COMMANDS = 'https://learn.microsoft.com/cli/azure/network/vnet/peering';

/** What the portal’s words mean, what a command makes, and how an error is read. */
export const PORTAL_AND_COMMANDS: readonly AuthoredQuestion[] = [
  {
    id: 'says-connected',
    level: 1,
    concepts: ['peering-links-and-states', 'peering-purpose'],
    scene: 'peered',
    prompt: [
      'On the page Peerings of {a} the portal shows Connected. What does that word promise?',
      'The portal says Connected for {a>b}. What can be relied on?',
    ],
    right: ['That {b} has a link to {a} as well'],
    wrong: [
      {
        text: 'That NSGs let the two exchange packets',
        from: ['M13'],
        remark: 'The state is about the links. NSGs are read for each packet, and can stop it.',
      },
      {
        text: 'That names of {b} resolve in {a}',
        from: ['M29'],
        remark: 'Names aren’t part of a peering. They take private zones or a DNS server.',
      },
      {
        text: 'That peers of {b} can be reached too',
        from: ['M1'],
        remark: 'A peering is about two networks. What else {b} is peered with doesn’t come along.',
      },
    ],
    headline: 'Connected: both links exist',
    why: '{a>b} alone would show Initiated. Connected means that {b>a} is there too, so routes lead both ways. NSGs, names and other networks are not part of it.',
    source: {
      url: FAQ,
      says: 'A peering is Connected once links were made from both networks; with one of them it is Initiated.',
    },
    rules: ['R24', 'R35'],
  },
  {
    id: 'unexpected-link',
    level: 1,
    concepts: ['peering-links-and-states'],
    scene: 'peered',
    prompt: [
      'An administrator peers {a} with {b} in the portal. Later the team of {b} finds {b>a} among its settings, which nobody there has made, and thinks of deleting it. What would that do?',
      'The portal made {b>a} along with {a>b}. The owners of {b} wonder whether they need it. What if they delete it?',
    ],
    right: ['The peering would carry nothing, in either direction'],
    wrong: [
      {
        text: 'The peering would go on by means of {a>b}',
        from: ['M4'],
        remark: 'A peering is two links, one in each network. With one of them it carries nothing.',
      },
      {
        text: 'The peering would pause until {b>a} is remade',
        from: ['M5'],
        remark: 'Making {b>a} again is refused while {a>b} is Disconnected. Both would have to be made anew.',
      },
    ],
    headline: 'Both links are needed, whoever made them',
    why: 'In the portal one form makes the two links at once: {a>b} in {a} and {b>a} in {b}. If one goes, the other carries nothing, and the way back is to make both again.',
    source: {
      url: MANAGE_PEERING,
      says: 'The portal adds the link of this network and that of the remote network in one go.',
    },
    rules: ['R24', 'R25'],
  },
  {
    id: 'one-command',
    level: 2,
    concepts: ['peering-links-and-states', 'cross-subscription-peering', 'regional-vs-global-peering'],
    scene: 'apart-far',
    prompt: [
      '`az network vnet peering create` is run once, with {a} as the network and {b} as the remote one. What is there afterwards?',
      'A script calls `az network vnet peering create` a single time, for {a} with {b} as its remote network. What does it leave?',
    ],
    note: '{where} They belong to different subscriptions; the caller has rights on both.',
    right: ['A link in {a}, with the state Initiated'],
    wrong: [
      {
        text: 'A link in {a}, with the state Connected',
        from: ['M4'],
        remark: 'Connected takes a link in {b}, too: the command is run a second time, the other way round.',
      },
      {
        text: 'An error, since the regions are two',
        from: ['M11'],
        remark: 'Different regions make it global peering. The command is the same.',
      },
      {
        text: 'An error, since the subscriptions are two',
        from: ['M12'],
        remark: 'Subscriptions may differ, given rights on both networks. The remote one is named by its id.',
      },
    ],
    headline: 'One command makes one link',
    why: 'Each call makes the link of one network. {a>b} stays Initiated until a second call makes {b>a}; then both show Connected.',
    source: {
      url: PEERING_COMMANDS,
      says: 'For a working peering the command is called twice, with the network and the remote network exchanged.',
    },
    rules: ['R24'],
  },
  {
    id: 'box-for-the-gateway',
    level: 2,
    concepts: ['gateway-transit-flags'],
    scene: 'hub-gateway',
    prompt: [
      'A further spoke is to use {gateway} in {hub}, as {a} and {b} do. Its link to {hub} is being written. Which property does it need?',
      'A new spoke of {hub} is to reach the office by {gateway}. What has to be true on the link from the spoke to {hub}?',
    ],
    right: ['`useRemoteGateways`'],
    wrong: [
      {
        text: '`allowGatewayTransit`',
        from: ['M15'],
        remark: 'That one belongs on the link from {hub}: it lends its gateway. The spoke borrows.',
      },
      {
        text: '`allowForwardedTraffic`',
        from: ['M2'],
        remark:
          'It lets in what an appliance passes on. It brings no routes, and a VPN gateway doesn’t need it.',
      },
    ],
    headline: 'The borrower uses, the owner allows',
    why: '{hub} owns {gateway} and sets `allowGatewayTransit` on its link. The spoke sets `useRemoteGateways` on its own, and gets the routes to {office}.',
    source: {
      url: MANAGE_PEERING,
      says: 'The network with the gateway allows transit on its link. The other one chooses to use the remote gateway on its own.',
    },
    rules: ['R50'],
  },
  {
    id: 'box-for-forwarded',
    level: 2,
    concepts: ['flag-forwarded-traffic', 'non-transitivity'],
    scene: 'hub-forwarded',
    prompt: [
      'In the portal “forwarded traffic” is allowed on all four links of {hub} and its spokes. What is new by that?',
      'Somebody turns on `allowForwardedTraffic` for {a>hub}, {hub>a}, {b>hub} and {hub>b}. What changes for {a} and {b}?',
    ],
    note: 'There is no route table and no appliance.',
    right: ['Nothing yet: no packet is forwarded from {a} to {b}'],
    wrong: [
      {
        text: 'From now on {a} and {b} reach each other',
        from: ['M2'],
        remark: 'The flag makes no route and no appliance. Without both, {a} and {b} stay apart.',
      },
      {
        text: 'Nothing: {a} and {b} could always connect',
        from: ['M1'],
        remark: 'They couldn’t: a shared peer doesn’t join two networks.',
      },
    ],
    headline: 'The flag lets in, it does not forward',
    why: 'With the flag on, packets that something in {hub} passes on may enter a spoke. Here nothing does, and neither {a} nor {b} has a route to the other.',
    source: {
      url: MANAGE_PEERING,
      says: 'Allowing forwarded traffic lets packets of other origin in. It makes no user routes and no appliance; those are set up apart.',
    },
    rules: ['R43'],
  },
  {
    id: 'box-for-access',
    level: 2,
    concepts: ['flag-virtual-network-access', 'service-tags'],
    scene: 'peered-no-access',
    prompt: [
      'On {a>b} virtual network access is turned off: in the portal, the box that lets {a} access {b} is cleared. What has {a} lost by that?',
      'The box “allow {a} to access {b}” is cleared on {a>b}. What does {a} lose?',
    ],
    right: ['{b.range} as a part of its tag VirtualNetwork'],
    wrong: [
      {
        text: '{b.range} as a row in its effective routes',
        from: ['M14'],
        remark:
          'The route stays. Packets are stopped by rules, since {b} no longer counts as VirtualNetwork.',
      },
      {
        text: 'Nothing: {b.range} never was VirtualNetwork',
        from: ['M28'],
        remark: 'A peer’s range does belong to the tag, as long as access is on.',
      },
    ],
    headline: 'Turning access off changes a tag, not a route',
    why: 'The peering stays Connected and its route stays. But in the NSGs of {a} the default rules for VirtualNetwork no longer fit {b.range}, so what is left for it is the deny at the end.',
    source: {
      url: MANAGE_PEERING,
      says: 'With access on, the remote address space belongs to the tag VirtualNetwork of this network. With access off it doesn’t.',
    },
    rules: ['R39', 'R40'],
  },
  {
    id: 'route-form',
    level: 2,
    concepts: ['user-defined-routes', 'peering-routes'],
    scene: 'peered-far',
    prompt: [
      'For documentation somebody wants to write the way from {a} to {b.range}, over the peering, into a route table. Which next hop type is chosen?',
      'A route table for {a} is to contain a route to {b.range} by the peering. What does the list of next hop types offer for that?',
    ],
    note: '{where}',
    right: ['No type at all: that route is Azure’s own'],
    wrong: [
      {
        text: 'VNetGlobalPeering, as in effective routes',
        from: ['M34'],
        remark: 'That type shows in effective routes, and can’t be chosen for a user route.',
      },
      {
        text: 'Virtual network gateway, for two regions',
        from: ['M11'],
        remark: 'It would look for a gateway, and global peering has none.',
      },
    ],
    headline: 'A user route can’t name a peering',
    why: 'The route to {b.range} is made by Azure when the links are Connected. User routes lead to an appliance, a VPN gateway, the own network, the internet or nowhere.',
    source: {
      url: ROUTING,
      says: 'Virtual network peering and service endpoint can’t be given as the next hop type of a user route.',
    },
    rules: ['R73'],
  },
  {
    id: 'box-for-propagation',
    level: 3,
    concepts: ['route-propagation', 'peering-routes'],
    scene: 'hub-no-propagation',
    prompt: [
      'On the route table of {a}’s subnet “Propagate gateway routes” is set to No. Which effective routes does {a.vm} lose?',
      'A route table with `disableBgpRoutePropagation` set to true is put on the subnet of {a.vm}. What disappears from its effective routes?',
    ],
    right: ['The one to {office}, behind {gateway}'],
    wrong: [
      {
        text: 'Those to {office} and to {hub.range}',
        from: ['M33'],
        remark: '{hub.range} comes from the peering. That is a system route, and it stays.',
      },
      {
        text: 'Those to {office} and to {b.range}',
        from: ['M3'],
        remark:
          'There never was a route to {b.range}: a borrowed gateway doesn’t bring those of other spokes.',
      },
    ],
    headline: 'Propagation is about gateway routes',
    why: 'The setting keeps out routes with the source VirtualNetworkGateway: here the one to {office}. {a} still has the peering’s route to {hub.range} and its own.',
    source: {
      url: ROUTING,
      says: 'With propagation of gateway routes off, a subnet gets no routes from the virtual network gateway.',
    },
    rules: ['R59'],
  },
  {
    id: 'error-names-a-third',
    level: 3,
    concepts: ['peering-validity', 'hub-and-spoke', 'address-space-planning'],
    scene: 'new-spoke',
    prompt: [
      'A script peers a new network, `vnet-new`, with {hub} and gets `VnetAddressSpaceOverlapsWithAlreadyPeeredVnet`. The message names {a}. What is wrong?',
      'Peering `vnet-new` with {hub} fails: `VnetAddressSpaceOverlapsWithAlreadyPeeredVnet`, with {a} in the text. How is the error read?',
    ],
    right: ['A range of `vnet-new` overlaps that of {a}'],
    wrong: [
      {
        text: 'A range of `vnet-new` overlaps that of {hub}',
        from: ['M10'],
        remark:
          'That is another error. This one is about {a}: peers of one hub may not overlap one another either.',
      },
      {
        text: 'A subnet of `vnet-new` is in use in {a} too',
        from: ['M9'],
        remark: 'Subnets don’t come into it. Azure compares whole address spaces.',
      },
    ],
    headline: 'A hub refuses what overlaps a peer it has',
    why: '{hub} has a route to {a.range}. If `vnet-new` has any of these addresses, {hub} would have two ways for them, and so the peering is refused until its range is another one.',
    source: {
      url: MANAGE_PEERING,
      says: 'The address spaces of networks that are to be peered must not overlap.',
    },
    rules: ['R16'],
  },
  {
    id: 'error-no-gateways',
    level: 3,
    concepts: ['gateway-transit-flags', 'regional-vs-global-peering'],
    scene: 'hub-gateway-subnet',
    prompt: [
      'Setting `useRemoteGateways` on {b>hub} fails with `RemoteVnetHasNoGateways`. In {hub} a GatewaySubnet exists since yesterday. What is missing?',
      'A template sets `useRemoteGateways` on {b>hub} and ends in `RemoteVnetHasNoGateways`, although {hub} has got a GatewaySubnet. What does it take?',
    ],
    note: '{where}',
    right: ['A gateway in that subnet, fully deployed'],
    wrong: [
      {
        text: 'The flag on {hub>b}, in place of {b>hub}',
        from: ['M15'],
        remark: '`useRemoteGateways` is right on {b>hub}: {b} is the one that borrows.',
      },
      {
        text: 'A spoke that is in the region of {hub}',
        from: ['M17'],
        remark: 'A gateway can be borrowed from another region as well.',
      },
    ],
    headline: 'A subnet for a gateway is no gateway',
    why: 'The flag makes {b} use a gateway of {hub}, and so there has to be one when it is set. A GatewaySubnet is the place for it and no more.',
    source: {
      url: MANAGE_PEERING,
      says: 'To use a remote gateway, the peered network must have a gateway, and its link must allow transit.',
    },
    rules: ['R54'],
  },
];
