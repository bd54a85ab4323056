import { FAQ, MANAGE_PEERING, PEERING, ROUTING, SERVICE_TAGS } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

/** What peering is for, what it gives, and what it leaves alone. */
export const WHY_PEERING: readonly AuthoredQuestion[] = [
  {
    id: 'what-it-gives',
    level: 1,
    concepts: ['peering-purpose', 'non-transitivity', 'dns-over-peering'],
    scene: 'apart',
    prompt: [
      '{a} and {b} are to be peered. What does that give them?',
      'Two teams want to join {a} and {b} by peering. What do they get?',
    ],
    note: '{where}',
    right: [
      'Machines of both reach each other by their private addresses',
      'Machines of both reach each other by private address',
    ],
    wrong: [
      {
        text: 'Machines of both reach each other, whatever NSGs say',
        from: ['M13'],
        remark:
          'The peering opens a way between {a} and {b}. NSGs and user routes on either side keep their say.',
      },
      {
        text: 'Machines of both also reach all peers of the other',
        from: ['M1'],
        remark:
          'Only {a} and {b} are joined. A third network that one of them is peered with stays out of the other’s reach.',
      },
      {
        text: 'Machines of both find each other by their Azure names',
        from: ['M29'],
        remark:
          'The names that Azure gives end at the network. For names across both, link a private DNS zone to each of them.',
      },
    ],
    headline: 'Peering joins two networks privately',
    why: 'After the peering {a} knows {b.range}, and {b} knows {a.range}. Packets between them keep their private addresses. No other network, name or security rule is touched.',
    source: {
      url: PEERING,
      says: 'Peering connects two virtual networks so that their machines reach each other by private addresses, over Microsoft’s network.',
    },
    rules: ['R35', 'R37'],
  },
  {
    id: 'what-it-takes',
    level: 1,
    concepts: ['peering-purpose', 'regional-vs-global-peering', 'cross-subscription-peering'],
    scene: 'apart-far',
    prompt: [
      '{a} and {b} belong to different subscriptions. What does it take to connect them by peering?',
      'The team of {a} wants {b}, of another subscription, as its peer. What is needed?',
    ],
    note: '{where} Whoever sets it up is Network Contributor on both.',
    right: ['A link in each of the two networks, as they are', 'A link in each of the two networks'],
    wrong: [
      {
        text: 'A VPN gateway in each of the two networks first',
        from: ['M11'],
        remark: 'That they are in {a.region} and {b.region} makes it global peering. It takes no gateway.',
      },
      {
        text: 'A move of both networks to one subscription first',
        from: ['M12'],
        remark:
          'Subscriptions may differ, and even tenants. What counts is the right to write on both networks.',
      },
      {
        text: 'A link in one of the two networks only',
        from: ['M4'],
        remark: 'One link stays Initiated and carries nothing. Each network needs its own.',
      },
    ],
    headline: 'Two links, and nothing else',
    why: '{a.range} and {b.range} don’t overlap, and that is what Azure insists on. Different regions and different subscriptions are fine, as long as a link is made on each side.',
    source: {
      url: MANAGE_PEERING,
      says: 'A peering is made of a link on each side. The networks may lie in different regions, subscriptions and tenants.',
    },
    rules: ['R24', 'R18'],
  },
  {
    id: 'who-pays',
    level: 1,
    concepts: ['peering-purpose', 'peering-cost'],
    scene: 'peered',
    prompt: [
      '{a.vm} copies {gb} GB to {b.vm} over the peering. What is charged?',
      'A nightly job sends {gb} GB from {a} to {b}, its peer. What of it is charged?',
    ],
    note: '{where}',
    right: ['Each end: going out of {a} and coming into {b}'],
    wrong: [
      {
        text: 'One end: going out of {a}, not coming into {b}',
        from: ['M31'],
        remark: 'What comes into {b} is charged as well, to the subscription that owns it.',
      },
      {
        text: 'No end: what stays on Azure’s backbone is free',
        from: ['M31'],
        remark: 'Making the peering is free. The data that crosses it is charged, on both sides.',
      },
    ],
    headline: 'Peered traffic is charged at both ends',
    why: 'The {gb} GB are counted twice: as outbound of {a} and as inbound of {b}. The peering itself costs nothing.',
    source: {
      url: FAQ,
      says: 'There is no charge for making a peering, and one by the gigabyte for data in and data out.',
    },
  },
  {
    id: 'over-which-way',
    level: 1,
    concepts: ['peering-purpose', 'regional-vs-global-peering'],
    scene: 'peered-far',
    prompt: [
      'Which way does a packet take from {a.vm} to {b.vm}, once the networks are peered?',
      '{a} and {b} are peered. How do their packets travel?',
    ],
    note: '{where} No route table is in use.',
    right: [
      'Over Microsoft’s backbone, straight to the other network',
      'Over Microsoft’s backbone, without a gateway on the way',
    ],
    wrong: [
      {
        text: 'Over Microsoft’s backbone, by way of a gateway in each network',
        from: ['M11'],
        remark: 'Peering needs no gateway, in one region or across regions.',
      },
      {
        text: 'Over Microsoft’s backbone, where NSGs count no longer',
        from: ['M13'],
        remark:
          'NSGs go on counting: whatever is attached at either end filters a peered packet like any other.',
      },
    ],
    headline: 'The backbone, with no gateway in between',
    why: '{a.vm} sends to {b.ip} as it is, and the peering’s route takes the packet straight to {b}. It never touches the internet, a public address or a gateway.',
    source: {
      url: PEERING,
      says: 'Traffic between peered networks stays on Microsoft’s backbone. It needs no gateway, no public address and no way over the internet.',
    },
    rules: ['R34'],
  },
  {
    id: 'what-changes',
    level: 2,
    concepts: ['peering-purpose', 'peering-routes', 'dns-over-peering'],
    scene: 'peered',
    prompt: [
      '{a} and {b} have just been peered. What is new in {a}?',
      'The peering of {a} with {b} is up. What does {a} have now that it didn’t have before?',
    ],
    right: ['A route to {b.range}, the address range of {b}', 'A route to {b.range}, the whole range of {b}'],
    wrong: [
      {
        text: 'A route to {b.subnet}, the one subnet of {b}',
        from: ['M18'],
        remark: 'The route names the address space, {b.range}. Subnets of {b} don’t show in it.',
      },
      {
        text: 'An exception in its NSGs for {b.range}, the range of {b}',
        from: ['M13'],
        remark:
          'NSGs are read as before. What changes for them is what the tag VirtualNetwork stands for: {b.range} now belongs to it.',
      },
      {
        text: 'A DNS entry for {b.vm}, the machine in {b}',
        from: ['M29'],
        remark:
          'Azure’s own names stay inside one network. {b.vm} is reached by {b.ip}, or by a private DNS zone linked to both.',
      },
    ],
    headline: 'A peering brings a route to the whole range',
    why: 'Every subnet of {a} gets one system route for each range of {b}: here {b.range}. The other side gets one for {a.range}.',
    source: {
      url: ROUTING,
      says: 'When two networks are peered, Azure adds a route for each address range of the other one.',
    },
    rules: ['R33', 'R35'],
  },
  {
    id: 'nothing-more-to-set',
    level: 2,
    concepts: ['peering-purpose', 'peering-routes', 'regional-vs-global-peering'],
    scene: 'peered-far',
    prompt: [
      'Both links of {a} and {b} show Connected. What else has to be set up so that {a.vm} sends to {b.ip} over the peering?',
      'The peering of {a} and {b} is Connected on both sides. What is still needed before packets for {b.ip} take it?',
    ],
    note: '{where} No NSG and no route table is in use.',
    right: ['Nothing: the routes for it came with the peering'],
    wrong: [
      {
        text: 'A user route with the peering as its next hop',
        from: ['M34'],
        remark: 'The peering’s routes are system routes. A user route couldn’t even name a peering.',
      },
      {
        text: 'A gateway in each network for the two regions',
        from: ['M11'],
        remark: 'Between {a.region} and {b.region} it is global peering. It takes no gateway.',
      },
    ],
    headline: 'Connected brings the routes along',
    why: 'Once both links are Connected, {a} has a system route to {b.range} and {b} one to {a.range}. They need no table and no gateway.',
    source: {
      url: ROUTING,
      says: 'Routes between peered networks are made by Azure. Their next hop type isn’t one that a route table can be given.',
    },
    rules: ['R33', 'R73'],
  },
  {
    id: 'default-rules',
    level: 2,
    concepts: ['peering-purpose', 'service-tags', 'nsg-rules'],
    scene: 'peered',
    prompt: [
      'The NSGs in {b} have their default rules only. What of the traffic from {a} do they let in, now that the two are peered?',
      '{b} has NSGs that nobody has added a rule to. Since {a} became its peer, what do they let in from there?',
    ],
    right: ['All of it: {a.range} is now VirtualNetwork too'],
    wrong: [
      {
        text: 'None of it: VirtualNetwork means {b.range} alone',
        from: ['M28'],
        remark:
          'The tag takes in the ranges of peers. So the default rule for VirtualNetwork fits traffic from {a} as well.',
      },
      {
        text: 'All of it: NSGs don’t see what comes from a peer',
        from: ['M13'],
        remark:
          'NSGs do see it. It is their own default rule that lets this traffic in, until a rule of yours comes before it.',
      },
    ],
    headline: 'To the default rules a peer is part of the network',
    why: 'AllowVnetInBound lets in what comes from the tag VirtualNetwork, and with the peering {a.range} belongs to it. To let in less, {b} needs a rule that denies, with a lower number.',
    source: {
      url: SERVICE_TAGS,
      says: 'The tag VirtualNetwork covers the network’s own address space and that of its peers, among others.',
    },
    rules: ['R91'],
  },
  {
    id: 'narrow-it-down',
    level: 2,
    concepts: ['peering-purpose', 'nsg-rules'],
    scene: 'peered',
    prompt: [
      '{a} and {b} are peered so that {a.vm} reaches port {b.port} of {b.vm}. Nothing else is to get from {a} to {b}. What narrows it down?',
      'From {a} only {b.address} is to be reached, but the peering opens everything. What helps?',
    ],
    note: 'The NSG on the subnet of {b.vm} has no rules of its own yet.',
    right: ['In that NSG: an allow for the port, and a deny behind it'],
    wrong: [
      {
        text: 'A firewall, as an NSG doesn’t see what a peer sends',
        from: ['M13'],
        remark: 'An NSG reads peered packets like any others. Two rules in it are enough.',
      },
      {
        text: 'In that NSG: an allow for the port, and nothing more',
        from: ['M28'],
        remark:
          'The default rule for VirtualNetwork covers peers too, so without a deny everything else gets in as well.',
      },
      {
        text: 'In that NSG: an allow for the port, and one for the replies',
        from: ['M26'],
        remark: 'Replies pass by themselves. What is missing is a deny for the rest.',
      },
    ],
    headline: 'NSGs say what of a peer’s traffic gets in',
    why: 'By default all of {a.range} gets in, as a peer belongs to VirtualNetwork. An allow for port {b.port}, and a deny for {a.range} with a higher number, leave {b.address} open and nothing else.',
    source: {
      url: PEERING,
      says: 'By default peered networks are open to each other. NSG rules on their subnets or NICs block what isn’t wanted.',
    },
    rules: ['R96', 'R90'],
  },
  {
    id: 'takes-more-than-peering',
    level: 3,
    concepts: ['peering-purpose', 'non-transitivity', 'regional-vs-global-peering'],
    scene: 'hub-far',
    prompt: [
      '{hub} is peered with {a} and with {b}. Which of these wishes takes more than that?',
      'Two peerings are in place: {hub} with {a}, and {hub} with {b}. What do they not give?',
    ],
    note: '{where} There is no route table.',
    right: ['Packets between {a} and {b}'],
    wrong: [
      {
        text: 'Packets between {hub} and {b}, in {b.region}',
        from: ['M11'],
        remark: 'The peering of {hub} and {b} gives just that, although it leads to another region.',
      },
      {
        text: 'NSGs that filter what {a} sends',
        from: ['M13'],
        remark: 'NSGs filter peered traffic as it is. Nothing has to be added for that but their rules.',
      },
    ],
    headline: 'Two peerings in a row make no third',
    why: '{a} knows {hub.range} and not {b.range}, so its packets for {b} find no way. That takes a peering of the two, or routes to an appliance in {hub}.',
    source: {
      url: FAQ,
      says: 'Peering isn’t transitive: two networks that are peered with the same third one are not connected to each other.',
    },
    rules: ['R18', 'R35'],
  },
  {
    id: 'limits-of-global',
    level: 3,
    concepts: ['regional-vs-global-peering', 'gateway-transit-flags'],
    scene: 'peered-far',
    prompt: [
      '{a} is in {a.region}, {b} in {b.region}. What works over a peering inside a region, but not over theirs?',
      'What does a regional peering carry that the global peering of {a} and {b} doesn’t?',
    ],
    right: ['Traffic to the frontend of a Basic load balancer'],
    wrong: [
      {
        text: 'The use of the gateway that the other network has',
        from: ['M17'],
        remark: 'A gateway can be borrowed over global peering as well.',
      },
      {
        text: 'Traffic that goes without a gateway on the way',
        from: ['M11'],
        remark: 'Global peering needs no gateway either.',
      },
      {
        text: 'Nothing: every peering carries just the same',
        from: ['M32'],
        remark:
          'Almost. The frontend of a Basic load balancer is the exception: it answers inside its region only.',
      },
    ],
    headline: 'Global peering stops short of Basic load balancers',
    why: 'Between {a.region} and {b.region} the frontend of a Basic load balancer is out of reach, though the machines behind it answer. A Standard load balancer works everywhere.',
    source: {
      url: FAQ,
      says: 'Resources behind the frontend address of a Basic load balancer can’t be reached by that address over global peering.',
    },
    rules: ['R105'],
  },
];
