import {
  GATEWAY_TRANSIT,
  MANAGE_PEERING,
  OTHER_SUBSCRIPTION,
  PEERING,
  ROUTING,
  VIRTUAL_WAN,
} from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

const FAR_GATEWAY = 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-different-region';

/** Peering beside what else joins networks: VPN gateways, ExpressRoute, Virtual WAN. */
export const PEERING_OR_GATEWAY: readonly AuthoredQuestion[] = [
  {
    id: 'two-regions-one-app',
    level: 1,
    concepts: ['peering-purpose', 'regional-vs-global-peering'],
    scene: 'apart-far',
    prompt: [
      'An app in {a} writes to a database in {b}, by private addresses and with as little to run as possible. What joins the two networks?',
      '{a.vm} is to reach {b.vm} privately, with nothing to operate in between. How are {a} and {b} joined?',
    ],
    note: '{where} They belong to different subscriptions.',
    right: ['By a global peering', 'By peering one with the other'],
    wrong: [
      {
        text: 'By a VPN gateway in each',
        from: ['M11'],
        remark:
          'That would work, with two gateways to run and pay for. Peering crosses regions without them.',
      },
      {
        text: 'By a move into one subscription',
        from: ['M12'],
        remark: 'Subscriptions may differ, and being in one wouldn’t join the networks either.',
      },
    ],
    headline: 'Across regions it is global peering',
    why: '{a.region} and {b.region} are two regions of one cloud, and so {a} and {b} can be peered. Packets take the backbone from network to network, and nothing stands between that somebody has to run.',
    source: {
      url: PEERING,
      says: 'Global peering connects networks of different regions over Microsoft’s backbone, with no gateway.',
    },
    rules: ['R34'],
  },
  {
    id: 'what-to-run',
    level: 1,
    concepts: ['peering-purpose', 'peering-routes'],
    scene: 'peered-far',
    prompt: [
      'Once {a} is peered with {b}, what has to be operated for it from then on?',
      'A manager wants to know what has to be kept running for the peering of {a} and {b}. What is it?',
    ],
    note: '{where}',
    right: ['Nothing: the platform carries the packets'],
    wrong: [
      {
        text: 'A gateway in each: the regions differ',
        from: ['M11'],
        remark: 'Global peering needs no gateway. Those are for places outside Azure, or for tunnels.',
      },
      {
        text: 'A route table in each: it names the peering',
        from: ['M34'],
        remark: 'The routes of a peering are made by Azure, and a route table couldn’t name a peering.',
      },
    ],
    headline: 'A peering is nothing to run',
    why: 'The peering is a setting of {a} and a setting of {b}. No machine and no gateway takes part, so none has to be sized, patched or paid by the hour.',
    source: {
      url: PEERING,
      says: 'Peered networks exchange their traffic over Microsoft’s backbone, with no gateway and no way over the internet.',
    },
    rules: ['R33'],
  },
  {
    id: 'replace-the-vpn',
    level: 2,
    concepts: ['peering-cost', 'peering-purpose', 'regional-vs-global-peering'],
    scene: 'peered-far',
    prompt: [
      '{a} and {b} used to be joined by a VPN with a gateway in each. Now they are peered and both gateways are gone. What is paid for their traffic?',
      'The VPN between {a} and {b} is replaced by a peering, and its gateways are deleted. What remains on the bill?',
    ],
    note: '{where}',
    right: ['The data at both ends, and no gateway hours'],
    wrong: [
      {
        text: 'The data at its sender, and no gateway hours',
        from: ['M31'],
        remark: 'What comes into the other network is charged too.',
      },
      {
        text: 'No data any more, and no gateway hours either',
        from: ['M31'],
        remark: 'The hours are gone indeed. Data over a peering is charged by the gigabyte.',
      },
      {
        text: 'The data, and a hidden gateway for two regions',
        from: ['M11'],
        remark: 'There is no gateway in a global peering, hidden or not.',
      },
    ],
    headline: 'No gateway hours, but data at both ends',
    why: 'A peering has nothing that is paid by the hour. What {a} and {b} exchange is charged where it leaves and where it comes in, and more between regions than inside one.',
    source: {
      url: PEERING,
      says: 'A peering has no price of its own; its traffic is charged in both directions. A gateway would add its hours.',
    },
    rules: ['R119'],
  },
  {
    id: 'the-partner',
    level: 2,
    concepts: ['cross-subscription-peering', 'peering-purpose'],
    scene: 'apart',
    prompt: [
      'A partner runs {b} in Azure, in a tenant of its own. {a} is to exchange data with it, without gateways. What is possible?',
      '{b} is the network of a partner company, in another Entra tenant. How can {a} be joined to it if nobody wants to run a VPN?',
    ],
    note: 'The address ranges don’t overlap.',
    right: ['A peering, with a link made on each side'],
    wrong: [
      {
        text: 'Nothing: across tenants it takes a VPN',
        from: ['M12'],
        remark:
          'Networks of different tenants can be peered. What it takes is an account with rights on both.',
      },
      {
        text: 'A peering, with a link made on one side',
        from: ['M4'],
        remark: 'One link stays Initiated. The partner’s network needs one too.',
      },
    ],
    headline: 'Peering does not end at the tenant',
    why: 'As long as {b} is an Azure network in the same cloud, it can be peered with {a}, whoever owns it. A guest account or a service principal with rights on both makes the two links.',
    source: {
      url: OTHER_SUBSCRIPTION,
      says: 'A peering can be made between networks of different subscriptions and Microsoft Entra tenants.',
    },
    rules: ['R19'],
  },
  {
    id: 'borrow-from-afar',
    level: 2,
    concepts: ['gateway-transit-flags', 'regional-vs-global-peering'],
    scene: 'hub-gateway-far',
    prompt: [
      '{a} reaches the office by {gateway} in {hub}. {b} is in another region and needs the office as well. Does it take a gateway of its own?',
      'The office is joined to {gateway} in {hub}. Can {b}, in {b.region}, use it too?',
    ],
    note: '{where}',
    right: ['It can use the one in {hub}, by gateway transit'],
    wrong: [
      {
        text: 'It can’t use the one in {hub}, as its region differs',
        from: ['M17'],
        remark: 'Gateway transit works over global peering as well.',
      },
      {
        text: 'It uses the one in {hub} already, being its peer',
        from: ['M1'],
        remark:
          'What {hub} is joined to doesn’t come with the peering. `allowGatewayTransit` and `useRemoteGateways` bring it.',
      },
      {
        text: 'It can use the one in {hub} with one of its own besides',
        from: ['M16'],
        remark: 'A network with a gateway of its own can’t borrow another.',
      },
    ],
    headline: 'A gateway can be borrowed from another region',
    why: 'With `allowGatewayTransit` on {hub>b} and `useRemoteGateways` on {b>hub}, {b} learns the routes to the office. That {b.region} isn’t the gateway’s region is no obstacle.',
    source: {
      url: FAR_GATEWAY,
      says: 'Gateway transit can be set up for networks in different regions, over global peering.',
    },
    rules: ['R50'],
  },
  {
    id: 'the-office-too',
    level: 2,
    concepts: ['gateway-transit-flags', 'hub-and-spoke'],
    scene: 'hub',
    prompt: [
      'The office needs the machines of {a} and {b}, by VPN and with as few gateways as possible. What is set up?',
      'By one VPN the office is to reach both spokes of {hub}. What does that take, with no more gateways than needed?',
    ],
    right: ['A gateway in {hub}, which allows transit; {a} and {b} use it'],
    wrong: [
      {
        text: 'A gateway in {hub}, and no more; {a} and {b} are its peers',
        from: ['M1'],
        remark:
          'What {hub} is joined to doesn’t come to its peers by itself. Both sides of each peering have to be set for it.',
      },
      {
        text: 'A gateway in {hub}, which uses transit; {a} and {b} allow it',
        from: ['M15'],
        remark:
          'It is the other way round: the owner of the gateway allows transit, and the borrowers use it.',
      },
      {
        text: 'A gateway in {hub}, which {a} and {b} use beside their own',
        from: ['M16'],
        remark:
          'A network with a gateway of its own can’t use another, and there is no need for more than one.',
      },
    ],
    headline: 'One gateway in the hub serves the spokes',
    why: 'With `allowGatewayTransit` on the links of {hub} and `useRemoteGateways` on {a>hub} and {b>hub}, both spokes learn the way to the office, and the office learns {a.range} and {b.range}.',
    source: {
      url: GATEWAY_TRANSIT,
      says: 'With gateway transit, spokes use the VPN gateway of the hub instead of having one each.',
    },
    rules: ['R50', 'R51'],
  },
  {
    id: 'vpn-and-peering-at-once',
    level: 3,
    concepts: ['peering-purpose', 'route-selection'],
    scene: 'peered',
    prompt: [
      '{a} and {b} have a gateway each and a VPN between these, which exchange routes by BGP. Then the two networks are peered as well. Which way do packets from {a.vm} to {b.vm} take?',
      'A VPN with BGP joins {a} and {b}, and since yesterday a peering does, too. By which of them does {a.vm} reach {b.ip}?',
    ],
    note: 'There is no route table. The gateways are not drawn.',
    right: ['By the peering, whatever the gateways announce'],
    wrong: [
      {
        text: 'By the VPN, as BGP routes precede system routes',
        from: ['M19'],
        remark: 'Routes of a peering are an exception to that order: they are preferred to BGP routes.',
      },
      {
        text: 'By the VPN where it announces longer prefixes',
        from: ['M20'],
        remark: 'Even a longer BGP route is set aside where a peering covers the same addresses.',
      },
    ],
    headline: 'A peering is preferred to a VPN beside it',
    why: '{a} now has a peering route to {b.range} and gateway routes for the same addresses. Azure prefers the peering’s, so packets go straight to {b}, and the VPN carries none of them.',
    source: {
      url: MANAGE_PEERING,
      says: 'Networks that are joined by gateways can be peered too. Traffic between them then takes the peering.',
    },
    rules: ['R36', 'R69'],
  },
  {
    id: 'everybody-to-everybody',
    level: 3,
    concepts: ['hub-and-spoke', 'non-transitivity'],
    scene: 'hub',
    prompt: [
      'Forty networks like {a} and {b} are to reach each other through hubs, in several regions. Nobody wants to keep route tables or appliances for it. What fits?',
      'A company wants all its networks to reach each other by way of hubs that Azure runs, without route tables of its own. What does it need?',
    ],
    right: ['A Standard Virtual WAN, whose hubs pass traffic on'],
    wrong: [
      {
        text: 'A hub network, with which all the others are peered',
        from: ['M1'],
        remark: 'Spokes of one hub reach the hub, and not each other: peering isn’t transitive.',
      },
      {
        text: 'A hub network, with forwarded traffic allowed on all links',
        from: ['M2'],
        remark: 'The flag lets forwarded packets in. It forwards none, and makes no route.',
      },
      {
        text: 'A hub network, whose VPN gateway all the others use',
        from: ['M3'],
        remark:
          'A borrowed gateway brings routes to the office, not to other spokes. Those would be user routes.',
      },
    ],
    headline: 'Virtual WAN hubs pass traffic on, peerings do not',
    why: 'A hub network like {hub} joins its spokes with itself alone, unless an appliance and routes are added. The managed hubs of a Standard Virtual WAN connect the networks attached to them, across regions too.',
    source: {
      url: VIRTUAL_WAN,
      says: 'The hubs of a Standard Virtual WAN are connected with each other and pass traffic between the networks attached to them.',
    },
    rules: ['R87'],
  },
  {
    id: 'hairpin-at-expressroute',
    level: 3,
    concepts: ['gateway-transit-flags', 'user-defined-routes', 'non-transitivity'],
    scene: 'hub-expressroute',
    prompt: [
      'Both spokes use {gateway}, an ExpressRoute gateway, to reach the office. Could it also carry traffic between {a} and {b}, by user routes in both?',
      'Spoke to spoke, somebody wants to send packets by {gateway} in {hub}, which is an ExpressRoute gateway. What comes of user routes for that?',
    ],
    right: ['They don’t work: an ExpressRoute gateway can’t be their next hop'],
    wrong: [
      {
        text: 'They work: a user route may lead to any gateway that is borrowed',
        from: ['M34'],
        remark: 'A user route can lead to a VPN gateway, not to one for ExpressRoute.',
      },
      {
        text: 'They aren’t needed: spokes with one gateway reach each other',
        from: ['M3'],
        remark:
          'A borrowed gateway brings the routes to the office. The ranges of other spokes aren’t among them.',
      },
    ],
    headline: 'No user route leads to an ExpressRoute gateway',
    why: 'Through a VPN gateway in {hub} such routes would do. Through {gateway} they can’t, so {a} and {b} are peered directly, or routes lead to an appliance in {hub}.',
    source: {
      url: ROUTING,
      says: 'A user route with the next hop type virtual network gateway works for VPN gateways, not for ExpressRoute.',
    },
    rules: ['R58', 'R57'],
  },
  {
    id: 'basic-vpn-gateway',
    level: 3,
    concepts: ['gateway-transit-flags'],
    scene: 'hub-gateway',
    prompt: [
      'To save money, {gateway} is to be replaced by one of the SKU Basic. What does that do to {a} and {b}, which borrow it?',
      '{a} and {b} use {gateway} by gateway transit. Somebody suggests the SKU Basic for it. What follows?',
    ],
    right: ['They lose the office: transit takes a better SKU than Basic'],
    wrong: [
      {
        text: 'They keep the office: being peers of {hub} is what counts',
        from: ['M1'],
        remark:
          'Being a peer gives them {hub} and no more. The office comes by gateway transit, which Basic can’t do.',
      },
      {
        text: 'They keep the office, if each has a second gateway to borrow',
        from: ['M16'],
        remark: 'A network can borrow one gateway at most, so there is no second one to fall back on.',
      },
    ],
    headline: 'A Basic gateway can’t be borrowed',
    why: 'Gateway transit works with every VPN gateway SKU but Basic. {a} and {b} would still reach {hub}, and no longer {office}.',
    source: {
      url: GATEWAY_TRANSIT,
      says: 'Gateway transit works with all VPN gateway SKUs except Basic.',
    },
    rules: ['R56'],
  },
];
