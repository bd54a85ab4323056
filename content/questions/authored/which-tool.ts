import {
  FAQ,
  IP_FLOW_VERIFY,
  MEND_PEERING,
  NEXT_HOP,
  NSG,
  ROUTING,
  ROUTING_PROBLEM,
} from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

/** What next hop, IP flow verify and effective routes tell, what they leave open, and which to ask first. */
export const WHICH_TOOL: readonly AuthoredQuestion[] = [
  {
    id: 'first-look',
    level: 1,
    concepts: ['peering-troubleshooting', 'peering-links-and-states'],
    scene: 'peered',
    prompt: [
      '{a.vm} gets no answer from {b.vm}, and somebody says that the networks are peered. What is the first thing to check?',
      'Two networks are said to be peered, but {a.vm} doesn’t reach {b.vm}. With what does one begin?',
    ],
    right: ['The state of both links', 'The state of the link on either side'],
    wrong: [
      {
        text: 'The state of {a>b}',
        from: ['M4'],
        remark: 'A peering is two links. Only when both are Connected does it carry anything.',
      },
      {
        text: 'The names: can {b.vm} be found',
        from: ['M29'],
        remark: 'A peering doesn’t carry names, so what it does or not can’t be told from them.',
      },
      {
        text: 'The next hop, and then no more',
        from: ['M36'],
        remark:
          'Next hop is worth a look after that, and it isn’t the last: NSGs and the way back don’t show in it.',
      },
    ],
    headline: 'First: are both links Connected?',
    why: 'Without two Connected links {a} has no route to {b.range}, and every further check only shows that. With them, routes come next, and then NSGs.',
    source: {
      url: MEND_PEERING,
      says: 'To find out why peered networks don’t reach each other, one first checks that the links of both show Connected.',
    },
    rules: ['R24'],
  },
  {
    id: 'next-hop-says',
    level: 1,
    concepts: ['effective-routes-and-next-hop', 'peering-troubleshooting'],
    scene: 'peered-near',
    prompt: [
      'Network Watcher’s next hop, asked at {a.vm} for {b.ip}, answers VNetPeering. What is known by that?',
      'Asked for the next hop from {a.vm} to {b.ip}, Network Watcher says VNetPeering. What does that prove?',
    ],
    right: ['That the packets are sent to {b}, and no more'],
    wrong: [
      {
        text: 'That {a.vm} and {b.vm} can connect',
        from: ['M36'],
        remark: 'NSGs on either side can still stop the packets. Next hop doesn’t look at them.',
      },
      {
        text: 'That packets get to {b.vm}, and replies come back',
        from: ['M24'],
        remark: 'The way back is decided by the routes of {b}, which this answer says nothing about.',
      },
    ],
    headline: 'Next hop is about routes, one way',
    why: 'The answer means that of the routes of {a.vm} the peering’s fits {b.ip} best. Whether NSGs let the packets pass, and where {b.vm} sends its replies, takes further questions.',
    source: {
      url: NEXT_HOP,
      says: 'Next hop tells by which route a packet leaves a machine for an address: the type of hop, and the route table behind it.',
    },
    rules: ['R81'],
  },
  {
    id: 'next-hop-none',
    level: 1,
    concepts: ['effective-routes-and-next-hop', 'system-routes', 'non-transitivity'],
    scene: 'hub',
    prompt: [
      'Asked at {a.vm} for {b.ip}, next hop answers None. What does Azure do with packets for that address?',
      'The next hop from {a.vm} to {b.ip} is None. What does Azure do with packets to that address?',
    ],
    right: ['It drops them: no route leads on', 'It drops them, as None is the end'],
    wrong: [
      {
        text: 'It sends them out to the internet',
        from: ['M22'],
        remark:
          'For private addresses that nobody has, Azure has routes that lead nowhere. That is what None means.',
      },
      {
        text: 'It sends them by {hub}, its peer',
        from: ['M1'],
        remark:
          '{hub} is a peer of both, and passes nothing on. If it did, its name or address would be the next hop.',
      },
    ],
    headline: 'None means dropped',
    why: '{a} has a route to {hub.range} and none to {b.range}. What fits {b.ip} is one of Azure’s routes for private addresses, and its next hop is None.',
    source: {
      url: ROUTING,
      says: 'Traffic whose route has the next hop None is dropped. Azure makes such routes for the private ranges that a network doesn’t use.',
    },
    rules: ['R65', 'R37'],
  },
  {
    id: 'route-is-missing',
    level: 2,
    concepts: ['peering-troubleshooting', 'peering-links-and-states', 'effective-routes-and-next-hop'],
    scene: 'half',
    prompt: [
      'Among the effective routes of {a.vm} there is none of a peering, neither Active nor Invalid. What explains that?',
      'In the effective routes of {a.vm} no row for {b.range} is to be found. What can be the cause?',
    ],
    right: ['A link between {a} and {b} isn’t Connected'],
    wrong: [
      {
        text: 'A link has virtual network access turned off',
        from: ['M14'],
        remark:
          'Turned off, the route is still listed. What changes is whom the tag VirtualNetwork includes.',
      },
      {
        text: 'A table has gateway propagation turned off',
        from: ['M33'],
        remark: 'That removes gateway routes. Routes of a peering are system routes and stay.',
      },
      {
        text: 'A name in {b} can’t be resolved from {a}',
        from: ['M29'],
        remark: 'Routes are about addresses. Whether names resolve changes nothing in them.',
      },
    ],
    headline: 'No row, no Connected peering',
    why: 'The route to {b.range} is there as soon as both links are Connected, and only then. So a missing row sends one back to the states: here {a>b} is Initiated, as {b} has no link.',
    source: {
      url: ROUTING_PROBLEM,
      says: 'The effective routes of a NIC list all routes that apply to it, those of its peerings included.',
    },
    rules: ['R31', 'R40'],
  },
  {
    id: 'flow-is-allowed',
    level: 2,
    concepts: ['ip-flow-verify', 'service-tags'],
    scene: 'peered',
    prompt: [
      'IP flow verify at {b.vm}, for packets that come from {a.ip}, answers: allowed, by AllowVnetInBound. What does that tell?',
      'For an inbound flow from {a.ip}, IP flow verify at {b.vm} names the rule AllowVnetInBound. How is that read?',
    ],
    right: ['Its NSGs let {a.ip} in; routes are another matter'],
    wrong: [
      {
        text: 'The rule is meant for {b} alone, so the answer is wrong',
        from: ['M28'],
        remark: 'The rule is for the tag VirtualNetwork, and with the peering {a.range} belongs to that.',
      },
      {
        text: 'It means nothing: peers aren’t subject to NSGs',
        from: ['M13'],
        remark: 'They are. It is by a rule of the NSG that these packets get in.',
      },
    ],
    headline: 'IP flow verify is about rules',
    why: 'AllowVnetInBound lets in what belongs to VirtualNetwork, and {a.range} does since the peering. Whether packets of {a.vm} ever come as far as {b.vm} is up to routes, and next hop tells.',
    source: {
      url: IP_FLOW_VERIFY,
      says: 'IP flow verify says whether a packet is allowed or denied at a machine, and by which rule. It goes by security rules, not by routes.',
    },
    rules: ['R104', 'R96'],
  },
  {
    id: 'whose-routes',
    level: 2,
    concepts: ['effective-routes-and-next-hop', 'peering-troubleshooting'],
    scene: 'peered',
    prompt: [
      'A capture at {b.vm} shows requests from {a.ip} and replies going out. At {a.vm} no reply arrives. Whose effective routes are looked at?',
      'Requests of {a.vm} arrive at {b.vm}, and its replies get lost. Where are the routes that decide about them?',
    ],
    right: ['At {b.vm}, where the replies start'],
    wrong: [
      {
        text: 'At {a.vm}, whose routes work both ways',
        from: ['M24'],
        remark: 'Each direction is routed by the machine it starts from. The replies start at {b.vm}.',
      },
      {
        text: 'At neither, as no route overrides a peering',
        from: ['M13'],
        remark: 'A user route in {b} that is as long as {a.range}, or longer, overrides the peering there.',
      },
    ],
    headline: 'Replies are routed where they start',
    why: 'Effective routes decide about what a NIC sends. So the replies of {b.vm} go by the routes of its own subnet, which can differ from those in {a}.',
    source: {
      url: ROUTING_PROBLEM,
      says: 'Effective routes are read at the NIC that sends: they show which way its traffic takes.',
    },
    rules: ['R62', 'R71'],
  },
  {
    id: 'invalid-row',
    level: 3,
    concepts: ['effective-routes-and-next-hop', 'route-selection', 'user-defined-routes'],
    scene: 'hub-appliance-for-all',
    prompt: [
      'Since yesterday the table of {a} has a user route for {hub.range} too. In the effective routes of {a.vm} the row of the peering for {hub.range} shows Invalid. What does that mean?',
      'In the effective routes of {a.vm}, {hub.range} stands twice: as a route of the peering with the state Invalid, and as a user route with Active. How is that read?',
    ],
    right: ['The user route, of equal length, has replaced it'],
    wrong: [
      {
        text: 'The peering is over: access has been turned off',
        from: ['M14'],
        remark:
          'Without access the row would still be Active. Invalid means that another route took its place.',
      },
      {
        text: 'The ranges have changed, and a link disconnected',
        from: ['M8'],
        remark:
          'With a Disconnected link the row would be gone. Invalid means that another route took its place.',
      },
      {
        text: 'The table no longer propagates gateway routes',
        from: ['M33'],
        remark:
          'That concerns routes with the source VirtualNetworkGateway. The peering’s is a system route.',
      },
    ],
    headline: 'Invalid: a route of the same prefix is used instead',
    why: 'Both rows are for {hub.range}, and between equal prefixes the user route wins. The peering’s row stays in the list, out of use, and comes back when the user route is removed.',
    source: {
      url: ROUTING,
      says: 'Between routes with the same prefix a user route is preferred to a system route.',
    },
    rules: ['R70', 'R68'],
  },
  {
    id: 'second-leg',
    level: 3,
    concepts: ['nva-transit', 'effective-routes-and-next-hop'],
    scene: 'hub-appliance',
    prompt: [
      'Next hop at {a.vm} for {b.ip} answers {nva.ip}, the appliance {nva}. Where does one see how it goes on from there?',
      'By its routes {a.vm} sends packets for {b.ip} to {nva}. What shows where they go afterwards?',
    ],
    right: ['The effective routes at the NIC of {nva}'],
    wrong: [
      {
        text: 'The routing table in the system of {nva}',
        from: ['M23'],
        remark:
          'Its system decides to send the packet on. Where Azure takes it is up to the routes of its NIC.',
      },
      {
        text: 'The same answer: the way is now known',
        from: ['M36'],
        remark: 'It tells the first hop. From {nva} on, routes and NSGs of other networks decide.',
      },
    ],
    headline: 'The second leg is routed by the appliance’s NIC',
    why: 'What {nva} sends on is a packet that leaves its NIC, and so the effective routes there decide. They have the peering’s route to {b.range}, if {hub} and {b} are peered.',
    source: {
      url: ROUTING_PROBLEM,
      says: 'Routes are worked out for each NIC. An appliance that forwards is looked at like any machine that sends.',
    },
    rules: ['R85'],
  },
  {
    id: 'enough-checks',
    level: 3,
    concepts: ['ip-flow-verify', 'nsg-rules', 'peering-troubleshooting'],
    scene: 'peered',
    prompt: [
      '{a.vm} is to open connections to {b.address}. With which checks of IP flow verify is it known whether NSGs allow that?',
      'Whether NSGs let {a.vm} connect to {b.address} is to be settled with IP flow verify. What has to be asked?',
    ],
    right: ['Outbound at {a.vm} and inbound at {b.vm}'],
    wrong: [
      {
        text: 'Both directions at {a.vm} and both at {b.vm}',
        from: ['M26'],
        remark: 'NSGs are stateful: replies of a connection that was let in are not asked about.',
      },
      {
        text: 'None, as it is said by next hop at {a.vm}',
        from: ['M36'],
        remark: 'Next hop knows routes. Whether an NSG denies the packet doesn’t show in it.',
      },
      {
        text: 'None, as the networks are peered',
        from: ['M13'],
        remark: 'Being peered settles the route. NSGs at both ends are read all the same.',
      },
    ],
    headline: 'A connection is checked where it leaves and where it arrives',
    why: 'The first packet goes out at {a.vm} and comes in at {b.vm}: two checks. The replies belong to a flow that is known by then, and pass.',
    source: {
      url: NSG,
      says: 'NSGs keep a record of each flow: the answers to traffic that was allowed need no rule in the other direction.',
    },
    rules: ['R93', 'R104'],
  },
  {
    id: 'office-is-missing',
    level: 3,
    concepts: ['peering-troubleshooting', 'gateway-transit-flags', 'route-propagation'],
    scene: 'hub-gateway',
    prompt: [
      '{a.vm} reaches {hub}, and not the office. Its effective routes have no row with the source VirtualNetworkGateway. What is checked first?',
      'From {a} the office, behind {gateway}, has become unreachable; {hub} still answers. There are no gateway routes at {a.vm}. What is worth checking?',
    ],
    right: ['Whether both transit flags are still set as shown'],
    wrong: [
      {
        text: 'Whether `allowGatewayTransit` is set in {a} too',
        from: ['M15'],
        remark: 'That flag belongs to {hub}, which owns the gateway. In {a} it is `useRemoteGateways`.',
      },
      {
        text: 'Whether {hub} is peered with the office as well',
        from: ['M1'],
        remark:
          'Offices aren’t peered, and peers of {hub} wouldn’t come along. The gateway’s routes need both flags.',
      },
    ],
    headline: 'No gateway routes: look at both flags',
    why: 'Routes of {gateway} come to {a} with `allowGatewayTransit` on {hub>a} and `useRemoteGateways` on {a>hub}. Without either there is no row for {office}, although the peering itself works.',
    source: {
      url: FAQ,
      says: 'For a peer to use a gateway, its link must use remote gateways and the link of the gateway’s network must allow transit.',
    },
    rules: ['R50', 'R51'],
  },
];
