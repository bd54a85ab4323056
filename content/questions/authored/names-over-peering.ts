import { DNS_LINKS, MANAGE_NETWORK, MANAGE_PEERING } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

/** Names and peerings have nothing to do with each other: what DNS answers, and what it takes. */
export const NAMES_OVER_PEERING: readonly AuthoredQuestion[] = [
  {
    id: 'what-is-needed',
    level: 1,
    concepts: ['dns-over-peering'],
    scene: 'peered',
    prompt: [
      '{a.vm} reaches {b.ip} over the peering. It also has to find that machine by a name. What does that take?',
      'The networks are peered, and packets flow. Machines of both must now find each other by name as well. What is needed?',
    ],
    right: [
      'A private DNS zone that is linked to both of the networks',
      'A private DNS zone with a link to each of the two networks',
    ],
    wrong: [
      {
        text: 'The peering as it is, which joins names as well',
        from: ['M29'],
        remark:
          'Azure’s own names end at the network. {b.vm} has one in {b}, and nobody in {a} can ask for it.',
      },
      {
        text: 'A private DNS zone that is linked to {b}, where the machine is',
        from: ['M29'],
        remark:
          'A zone answers in the networks it is linked to, and the peering doesn’t pass that on. {a} needs a link of its own.',
      },
    ],
    headline: 'Names need zones, not peerings',
    why: 'The peering carries packets between {a.range} and {b.range}. For names, a private DNS zone is linked to {a} and to {b}, or both ask a DNS server that knows them.',
    source: {
      url: DNS_LINKS,
      says: 'A private DNS zone answers in the virtual networks it is linked to, and several can be linked to one zone.',
    },
    rules: ['R108'],
  },
  {
    id: 'name-or-address',
    level: 1,
    concepts: ['dns-over-peering', 'regional-vs-global-peering'],
    scene: 'peered-far',
    prompt: [
      '{a} and {b} have just been peered; nobody has set anything for DNS. What can a program on {a.vm} connect to?',
      'Right after the peering, without any DNS setting, a user on {a.vm} tries {b.ip} and then the name {b.vm}. What works?',
    ],
    note: '{where} No NSG is in use.',
    right: ['{b.ip}, but not the name {b.vm}'],
    wrong: [
      {
        text: '{b.ip} and also the name {b.vm}',
        from: ['M29'],
        remark:
          'The name {b.vm} is known inside {b} only. {a} would need a zone or a DNS server that knows it.',
      },
      {
        text: 'Neither, until gateways join the regions',
        from: ['M11'],
        remark: 'Between {a.region} and {b.region} it is global peering, which takes no gateway.',
      },
    ],
    headline: 'A peering brings addresses within reach, not names',
    why: 'The peering gives {a} a route to {b.range}, so {b.ip} answers. The name that Azure gave to {b.vm} resolves in {b} alone.',
    source: {
      url: MANAGE_PEERING,
      says: 'Azure’s built-in name resolution doesn’t find names in a peered virtual network.',
    },
    rules: ['R109'],
  },
  {
    id: 'zone-without-peering',
    level: 2,
    concepts: ['dns-over-peering'],
    scene: 'apart',
    prompt: [
      '{a} and {b} are not peered. Machines of both are to look up names of the private zone {zone}. What is the least that is needed?',
      'The private zone {zone} is to answer in {a} and in {b}, which have no peering. What has to be set up at the least?',
    ],
    right: ['Links of the zone to both networks, and no peering'],
    wrong: [
      {
        text: 'A link of the zone to {a}, and a peering with {b}',
        from: ['M29'],
        remark: 'The peering would join addresses. {b} still couldn’t ask the zone, as it has no link to it.',
      },
      {
        text: 'A peering of the networks, and no link of the zone',
        from: ['M29'],
        remark: 'A zone that isn’t linked answers nobody, and peers don’t share names by themselves.',
      },
    ],
    headline: 'A zone’s links do not depend on peerings',
    why: '{zone} answers in every network it is linked to, so it takes two links: one to {a}, one to {b}. Reaching the addresses it gives is another matter, and would take a peering.',
    source: {
      url: DNS_LINKS,
      says: 'Linking a network to a private zone lets its machines resolve the zone’s names. Networks that are linked to the same zone needn’t be peered.',
    },
  },
  {
    id: 'zone-in-the-hub',
    level: 2,
    concepts: ['dns-over-peering', 'hub-and-spoke'],
    scene: 'hub',
    prompt: [
      'The private zone {zone} is linked to {hub}. Machines of both spokes are to resolve its names too. What is still missing?',
      '{zone}, a private zone with a link to {hub}, is meant to serve {a} and {b} as well. What does that take?',
    ],
    note: 'No network has DNS servers of its own.',
    right: ['A link of the zone to each of the spokes', 'Two more links of the zone, to {a} and {b}'],
    wrong: [
      {
        text: 'Nothing: the peerings with {hub} pass it on',
        from: ['M29'],
        remark:
          'A zone’s link counts for the network it names. That {a} and {b} are peers of {hub} gives them nothing of it.',
      },
      {
        text: 'A link to one spoke, as both share {hub}',
        from: ['M29'],
        remark: 'Each network that is to ask the zone needs a link of its own, whatever it is peered with.',
      },
    ],
    headline: 'A zone answers where it is linked',
    why: '{zone} is linked to {hub} and answers there. {a} and {b} need a link each, or a DNS server in {hub} that they ask.',
    source: {
      url: DNS_LINKS,
      says: 'A network that is to resolve the names of a private zone is linked to that zone. One zone can have many linked networks.',
    },
  },
  {
    id: 'own-server',
    level: 2,
    concepts: ['dns-over-peering', 'hub-and-spoke'],
    scene: 'hub',
    prompt: [
      'A DNS server is set up at {hub.ip} in {hub}. The machines of both spokes are to ask it. What has to be set?',
      '{hub.ip} is now the company’s DNS server. How do the machines of {a} and {b} come to use it?',
    ],
    right: ['{hub.ip} as the DNS server of each of the two spokes'],
    wrong: [
      {
        text: '{hub.ip} as the DNS server of {hub}, which its spokes follow',
        from: ['M29'],
        remark: 'DNS servers are a setting of one network. A peering passes on routes, not settings.',
      },
      {
        text: 'Nothing: a spoke asks its hub’s DNS server',
        from: ['M29'],
        remark:
          'Who is asked is said by the DNS setting of each network. A hub is a peer like any other in this.',
      },
    ],
    headline: 'DNS settings do not follow a peering',
    why: 'Each virtual network says which servers its machines ask. The peerings let {a.vm} reach {hub.ip}; that it does so for names has to be set in {a}, and in {b} too.',
    source: {
      url: MANAGE_NETWORK,
      says: 'DNS servers are set for one virtual network. Its machines take a change over with a restart or when their lease is renewed.',
    },
    rules: ['R110'],
  },
  {
    id: 'one-link-deleted',
    level: 2,
    concepts: ['dns-over-peering', 'peering-links-and-states'],
    scene: 'leftover',
    prompt: [
      'The private zone {zone} is linked to {a} and to {b}. Somebody has deleted {b>a}, the link of {b}’s side. What still works between the two?',
      '{zone} is a private zone with links to both networks. Since {b>a} was deleted, {a>b} shows Disconnected. What is left?',
    ],
    right: ['Names resolve, but packets don’t cross'],
    wrong: [
      {
        text: 'Neither names nor packets get across',
        from: ['M29'],
        remark:
          'The zone is linked to each network by itself. {a.vm} still gets the address {b.ip}; it just can’t reach it.',
      },
      {
        text: 'Names resolve, and packets cross as before',
        from: ['M4'],
        remark: 'A peering is two links. Without {b>a} the other carries nothing.',
      },
    ],
    headline: 'Zones and peerings are separate things',
    why: '{zone} answers in both networks as long as both are linked to it. But {a} has no route to {b.range} any more, so names are found and connections fail.',
    source: {
      url: DNS_LINKS,
      says: 'Whether a zone answers in a network depends on the link between the two. Peerings play no part in it.',
    },
    rules: ['R31'],
  },
  {
    id: 'found-by-address',
    level: 2,
    concepts: ['dns-over-peering', 'peering-troubleshooting'],
    scene: 'peered',
    prompt: [
      'From {a.vm} a connection to {b.address} succeeds, and one to the name {b.vm} fails: the name isn’t found. Where is the fault?',
      '{b.ip} answers {a.vm}. The name {b.vm} doesn’t resolve there. Where does one look?',
    ],
    right: ['At DNS: nothing that {a} asks knows that name', 'At DNS, since in {a} nobody knows the name'],
    wrong: [
      {
        text: 'At the peering: a sound one resolves names too',
        from: ['M29'],
        remark: 'The peering is sound: {b.ip} answers. Names are none of its business.',
      },
      {
        text: 'At {a.vm} itself: with a next hop all else works',
        from: ['M36'],
        remark:
          'A next hop says where packets go. Whether a name is known isn’t in it, and is not up to {a.vm} alone.',
      },
    ],
    headline: 'An address that answers leaves DNS to look at',
    why: 'Packets cross, so links, routes and NSGs are in order. What is missing is somebody in {a} who knows {b.vm}: a linked private zone, or a DNS server.',
    source: {
      url: MANAGE_PEERING,
      says: 'For names in a peered network one uses private DNS zones or a DNS server of one’s own, as Azure’s built-in names end at the network.',
    },
  },
  {
    id: 'server-out-of-reach',
    level: 3,
    concepts: ['dns-over-peering', 'non-transitivity'],
    scene: 'hub',
    prompt: [
      'A DNS server runs at {b.ip} in {b}. {a} is given that address as its DNS server. What comes of it?',
      'The team of {a} enters {b.ip}, a machine in {b}, as the DNS server of its network. What do its machines get?',
    ],
    note: 'There is no route table and no appliance.',
    right: ['No answers: {a} and {b} are not peered with each other'],
    wrong: [
      {
        text: 'Answers: {hub} is peered with both and joins them',
        from: ['M1'],
        remark: 'Peering isn’t transitive. {a} reaches {hub}, and not what {hub} is peered with.',
      },
      {
        text: 'Answers, once the links allow forwarded traffic',
        from: ['M2'],
        remark: 'The flag lets forwarded packets in. In {hub} there is nothing that forwards any.',
      },
    ],
    headline: 'A DNS server has to be within reach',
    why: 'A DNS server is reached like any other machine, and {a} can’t reach {b.ip}: there is no peering between {a} and {b}, and nothing in {hub} forwards the questions.',
    source: {
      url: MANAGE_PEERING,
      says: 'A DNS server of one’s own serves peered networks, provided that their machines can reach it.',
    },
    rules: ['R37'],
  },
  {
    id: 'registration',
    level: 3,
    concepts: ['dns-over-peering'],
    scene: 'peered',
    prompt: [
      'Machines of {a} and of {b} are to have records in {zone} by themselves, and to find one another. Which links of the zone does that take?',
      '{zone} is to hold the machines of {a} and {b} without anybody entering them. How is the zone linked?',
    ],
    right: ['To each of the two networks, with registration on both links'],
    wrong: [
      {
        text: 'To {a}, with registration; the peering adds {b}',
        from: ['M29'],
        remark: 'A link registers the machines of the network it names. Peers of that network take no part.',
      },
      {
        text: 'To neither: the names of peers are known already',
        from: ['M29'],
        remark: 'Peers know each other’s ranges, not each other’s names.',
      },
    ],
    headline: 'A link registers its own network',
    why: 'A link with registration enters the machines of one network, here {a} or {b}, and lets them ask the zone as well. Two networks take two of them.',
    source: {
      url: DNS_LINKS,
      says: 'With autoregistration on, a link enters the machines of its network in the zone. A network can register in one zone only and resolve from many.',
    },
  },
  {
    id: 'resolver-in-the-hub',
    level: 3,
    concepts: ['dns-over-peering', 'hub-and-spoke'],
    scene: 'hub',
    prompt: [
      'The private zones of a company are linked to {hub} alone, where a DNS Private Resolver answers at an address of {hub.range}. What makes the machines of the spokes use it?',
      'A DNS Private Resolver in {hub} knows all private zones; none is linked to a spoke. How do {a} and {b} come to resolve them?',
    ],
    right: ['A DNS setting in each of the spokes that names the resolver'],
    wrong: [
      {
        text: 'The peerings: a hub’s zones answer in its spokes as well',
        from: ['M29'],
        remark: 'Zones answer where they are linked, and that is {hub}. A spoke has to be told whom to ask.',
      },
      {
        text: 'A DNS setting in {hub}, which the spokes then inherit',
        from: ['M29'],
        remark: 'The setting of {hub} counts for the machines of {hub}. Peers don’t take it over.',
      },
    ],
    headline: 'Spokes must be told whom to ask',
    why: 'The peerings let {a.vm} and {b.vm} reach the resolver in {hub.range}. That they ask it for names is a setting of {a} and of {b}, and then no zone has to be linked to either.',
    source: {
      url: MANAGE_PEERING,
      says: 'Names across peered networks take private zones, a DNS server of one’s own or a resolver that the networks are told to ask.',
    },
    rules: ['R109', 'R110'],
  },
];
