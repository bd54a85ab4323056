import { ADMIN_RULES, FAQ, MANAGER, SUBNET_PEERING } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

const HUB_SPOKE = 'https://learn.microsoft.com/azure/architecture/networking/architecture/hub-spoke';

/** Many networks at once, or only parts of them: shapes, Virtual Network Manager, subnet peering. */
export const MANY_NETWORKS: readonly AuthoredQuestion[] = [
  {
    id: 'shared-services',
    level: 1,
    concepts: ['hub-and-spoke', 'address-space-planning'],
    scene: 'hub',
    prompt: [
      'Twenty networks like {a} and {b} need the DNS and the firewall in {hub}, and nothing of each other. How does each of them join?',
      'A company has shared servers in {hub}. Each new network needs them, and no other network. What does a new one get?',
    ],
    right: ['A range of its own and a peering with {hub}'],
    wrong: [
      {
        text: 'The range of all spokes and a peering with {hub}',
        from: ['M10'],
        remark: '{hub} couldn’t tell spokes of one range apart, and refuses the second of them.',
      },
      {
        text: 'A range of its own and a peering with its neighbour',
        from: ['M1'],
        remark:
          'In a chain each network reaches its neighbours, and only those. {hub} has to be peered with each.',
      },
      {
        text: 'A range of its own and a link that leads to {hub}',
        from: ['M4'],
        remark: 'That is half of a peering. {hub} needs a link to the new network, too.',
      },
    ],
    headline: 'Hub and spoke: shared things in the middle',
    why: 'Peered with {hub}, each network reaches what is shared. The spokes don’t reach each other, which nobody asked for here, and their ranges differ so that {hub} can route to all.',
    source: {
      url: HUB_SPOKE,
      says: 'In a hub-and-spoke network the hub holds shared services, and each spoke is peered with the hub.',
    },
    rules: ['R16', 'R37'],
  },
  {
    id: 'all-with-all',
    level: 1,
    concepts: ['virtual-network-manager', 'non-transitivity'],
    scene: 'hub-near',
    prompt: [
      'Sixty networks in {hub.region}, {hub}, {a} and {b} among them, are all to reach each other directly, as are those that will be added. What helps?',
      'Every one of sixty networks in {hub.region} is to reach all others, with no hop in between. What saves making 1,770 peerings by hand?',
    ],
    right: ['Virtual Network Manager, with all of them in a mesh'],
    wrong: [
      {
        text: 'A hub like {hub}, with which the others are peered',
        from: ['M1'],
        remark:
          'Through a shared peer networks don’t reach each other. The hub alone would be reached by all.',
      },
      {
        text: 'A hub like {hub}, with forwarded traffic allowed',
        from: ['M2'],
        remark: 'The flag lets forwarded packets in, and there is nothing in {hub} that forwards them.',
      },
    ],
    headline: 'A mesh joins each with each',
    why: 'A peering joins two networks and no third. Virtual Network Manager takes a group of networks and joins all its members, and new ones as they come.',
    source: {
      url: MANAGER,
      says: 'In a mesh of Virtual Network Manager all networks of a group can reach each other directly.',
    },
    rules: ['R37'],
  },
  {
    id: 'direct-connectivity',
    level: 2,
    concepts: ['virtual-network-manager', 'hub-and-spoke'],
    scene: 'managed-hub',
    prompt: [
      'Virtual Network Manager has joined {a} and {b} to {hub}, as hub and spoke. Now the two spokes must reach each other without passing {hub}. What is changed?',
      '{a} and {b} are spokes that Virtual Network Manager keeps. What lets them exchange packets with no hop in {hub}?',
    ],
    right: ['Direct connectivity is turned on for their group'],
    wrong: [
      {
        text: 'Nothing: as spokes of one hub they can do so',
        from: ['M1'],
        remark: 'The manager made ordinary peerings, and those aren’t transitive.',
      },
      {
        text: 'Forwarded traffic is allowed on all four links',
        from: ['M2'],
        remark: 'The flag makes no route between the spokes, and would not spare them the hop.',
      },
      {
        text: 'The hub is made the gateway of their group',
        from: ['M3'],
        remark:
          'That brings the routes of the hub’s gateway, such as those to the office. Other spokes aren’t among them.',
      },
    ],
    headline: 'Direct connectivity joins the spokes of a group',
    why: 'A hub and spoke from the manager is made of peerings: {a} with {hub}, {b} with {hub}. Direct connectivity adds a connected group of the spokes, in which {a} and {b} reach each other.',
    source: {
      url: MANAGER,
      says: 'With direct connectivity the spokes of a group are joined with each other besides being peered with the hub.',
    },
    rules: ['R115'],
  },
  {
    id: 'admin-rule-denies',
    level: 2,
    concepts: ['virtual-network-manager', 'nsg-rules', 'nsg-order-nic-subnet'],
    scene: 'managed-hub',
    prompt: [
      'A security admin rule of the company denies SSH into {a}. The NSG at the NIC of {a.vm} allows it from {hub}. What becomes of SSH from {hub.vm} to {a.vm}?',
      'For all networks of the group a security admin rule denies inbound SSH. The team of {a} allows it from {hub} in the NSG at the NIC of {a.vm}. What holds?',
    ],
    right: ['It is denied: admin rules precede NSGs'],
    wrong: [
      {
        text: 'It is allowed: peers aren’t filtered',
        from: ['M13'],
        remark: 'Neither NSGs nor security admin rules make an exception for peers.',
      },
      {
        text: 'It is allowed: the NIC’s NSG is asked first',
        from: ['M25'],
        remark:
          'Inbound, the NIC’s NSG comes last: after security admin rules, and after the NSG of the subnet.',
      },
    ],
    headline: 'Security admin rules come before NSGs',
    why: 'The admin rule’s Deny ends the evaluation, so no NSG of {a} is even read. That is their point: a company sets limits that no team can lift.',
    source: {
      url: ADMIN_RULES,
      says: 'Security admin rules are evaluated before NSG rules. What they deny stays denied.',
    },
    rules: ['R103'],
  },
  {
    id: 'admin-rule-allows',
    level: 3,
    concepts: ['virtual-network-manager', 'nsg-rules', 'effective-routes-and-next-hop'],
    scene: 'managed-hub',
    prompt: [
      'A security admin rule with the action Allow lets SSH from {hub} into {a}. The NSG on the subnet of {a.vm} denies it. Next hop at {hub.vm} names the peering. What becomes of SSH to {a.vm}?',
      'The security admin rule says Allow for SSH from {hub} to {a}, the NSG at {a.vm} says Deny, and next hop shows the peering. Does {hub.vm} get its SSH session?',
    ],
    right: ['It is stopped: after Allow the NSG is read, and denies'],
    wrong: [
      {
        text: 'It gets through: over the peering no NSG applies',
        from: ['M13'],
        remark: 'NSGs apply to peered traffic like to any other.',
      },
      {
        text: 'It gets through: next hop says the way is open',
        from: ['M36'],
        remark: 'Next hop tells where packets are sent. The NSG at the far end is none of its concern.',
      },
    ],
    headline: 'Allow hands over to the NSG, Always Allow does not',
    why: 'An admin rule with Allow only means that the company doesn’t object: the NSG of {a} has the last word and denies. With Always Allow the session would come about.',
    source: {
      url: ADMIN_RULES,
      says: 'Traffic that an admin rule allows goes on to the NSGs. Always Allow and Deny end the evaluation there.',
    },
    rules: ['R103', 'R35'],
  },
  {
    id: 'mesh-across-regions',
    level: 3,
    concepts: ['virtual-network-manager', 'regional-vs-global-peering'],
    scene: 'apart-far',
    prompt: [
      'Virtual Network Manager holds {a}, {b} and ten more networks in one mesh. {a} reaches all others in {a.region}, but not {b}. What is missing?',
      'All members of a mesh in {a.region}, {a} among them, reach each other. {b}, a member in {b.region}, reaches none of these. What has to be done?',
    ],
    note: '{where}',
    right: ['The mesh has to be made global in its configuration'],
    wrong: [
      {
        text: 'The mesh has to be given a gateway in each region',
        from: ['M11'],
        remark: 'A mesh crosses regions without gateways, as soon as it is set to be global.',
      },
      {
        text: 'The mesh has to be given a peering of {b} with {a}',
        from: ['M1'],
        remark: 'That would join {b} with {a} alone, and not with the other members.',
      },
    ],
    headline: 'A mesh is regional unless made global',
    why: 'By default the members of a mesh are joined inside each region. {a.region} and {b.region} are two, so the option for a global mesh is what joins {b} to the others.',
    source: {
      url: MANAGER,
      says: 'A mesh connects the networks of one region. With global mesh enabled it connects networks of different regions.',
    },
    rules: ['R114'],
  },
  {
    id: 'overlap-elsewhere',
    level: 3,
    concepts: ['subnet-peering', 'peering-validity'],
    scene: 'apart',
    prompt: [
      'Beside the ranges shown, {a} and {b} both have `10.250.0.0/16`, which can’t be changed. Only {a.subnet} and {b.subnet} are to be joined. How is it done?',
      '{a.subnet} in {a} and {b.subnet} in {b} must reach each other. Both networks also have the range `10.250.0.0/16` for other purposes. What joins the two subnets?',
    ],
    right: ['A subnet peering that names only the two'],
    wrong: [
      {
        text: 'A usual peering, as subnets don’t collide',
        from: ['M9'],
        remark: 'For a usual peering whole address spaces are compared, and these share `10.250.0.0/16`.',
      },
      {
        text: 'A peering of both with a hub between them',
        from: ['M10'],
        remark: 'The hub would refuse the second of them, since it overlaps the first.',
      },
    ],
    headline: 'Subnet peering leaves the rest out',
    why: 'A peering that is limited to {a.subnet} and {b.subnet} looks at these subnets and the ranges they lie in. What {a} and {b} have in common elsewhere takes no part in it.',
    source: {
      url: SUBNET_PEERING,
      says: 'With subnet peering only chosen subnets are joined, and the rest of the address spaces may overlap.',
    },
    rules: ['R111', 'R15'],
  },
  {
    id: 'isolated-spokes',
    level: 2,
    concepts: ['hub-and-spoke', 'non-transitivity'],
    scene: 'hub',
    prompt: [
      'An auditor asks what keeps {a} and {b} apart, two spokes that share {hub}. There is no NSG and no route table. What does?',
      '{a} and {b} must not reach each other, and both need {hub}. Without NSGs or route tables, what separates them?',
    ],
    right: ['The peerings: none of them joins {a} and {b}'],
    wrong: [
      {
        text: 'Nothing: by way of {hub} they reach each other',
        from: ['M1'],
        remark: '{hub} passes nothing on by itself. A peering joins two networks and no third.',
      },
      {
        text: 'The flags: forwarded traffic is off on the links',
        from: ['M2'],
        remark:
          'Switched on, the flag would still make no route between the two. It is the missing peering that separates them.',
      },
    ],
    headline: 'Spokes are apart because nothing joins them',
    why: '{a} has routes to its own range and to {hub.range}. For {b.range} it has none, and nothing in {hub} forwards. A peering of the two, or an appliance with routes, would change that.',
    source: {
      url: FAQ,
      says: 'Two networks that are each peered with a third aren’t joined with each other.',
    },
    rules: ['R37', 'R43'],
  },
];
