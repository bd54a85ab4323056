import { FAQ, LIMITS, MANAGE_PEERING, RESIZE_PEERED } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

/** Planning ahead, how many peers there can be, and what to do before a network moves or goes. */
export const PLANS_AND_LIMITS: readonly AuthoredQuestion[] = [
  {
    id: 'same-range-for-all',
    level: 1,
    concepts: ['address-space-planning', 'peering-validity'],
    scene: 'hub',
    prompt: [
      'To keep things simple, somebody wants to give each new spoke of {hub} the range {a.range}, which {a} has. What speaks against it?',
      'A colleague proposes {a.range}, the range of {a}, for all further spokes of {hub}. Is that a good plan?',
    ],
    right: ['A bad plan: {hub} can be peered with one of them only'],
    wrong: [
      {
        text: 'A good plan, as spokes aren’t peered with one another',
        from: ['M10'],
        remark:
          '{hub} would have two routes for the same addresses. It refuses a peer that overlaps one it has.',
      },
      {
        text: 'A good plan, if the subnets in use are kept different',
        from: ['M9'],
        remark: 'Azure compares whole address spaces. Which subnets are in use plays no part.',
      },
    ],
    headline: 'Ranges are planned before networks are made',
    why: '{hub} is peered with {a} and so has a route to {a.range}. A further network with the same range can’t become its peer, so each needs a range of its own from the start.',
    source: {
      url: FAQ,
      says: 'Networks with overlapping address ranges can’t be peered.',
    },
    rules: ['R16', 'R15'],
  },
  {
    id: 'another-region',
    level: 1,
    concepts: ['hub-and-spoke', 'regional-vs-global-peering', 'non-transitivity'],
    scene: 'hub-far',
    prompt: [
      'The company opens a network in Japan West, whose machines need the servers in {hub}. What does that take at the least?',
      'A new network in Japan West is to use what runs in {hub}. How is it joined, with no more to run than needed?',
    ],
    note: '{where}',
    right: ['A peering of the new network with {hub}'],
    wrong: [
      {
        text: 'A peering of the new network with {b}',
        from: ['M1'],
        remark: 'That would give it {b} and no more. Peers of {b}, such as {hub}, stay out of reach.',
      },
      {
        text: 'A VPN from the new network to {hub}',
        from: ['M11'],
        remark: 'It could be done, and isn’t needed: peering works across regions, without gateways.',
      },
      {
        text: 'A link from the new network to {hub}',
        from: ['M4'],
        remark: 'That is one half. {hub} needs a link to the new network too.',
      },
    ],
    headline: 'A spoke may be in any region',
    why: 'A network that needs {hub} is peered with {hub}. That it is far away makes it global peering, with a link on each side and no gateway.',
    source: {
      url: MANAGE_PEERING,
      says: 'Networks in different Azure regions can be peered.',
    },
    rules: ['R18', 'R37'],
  },
  {
    id: 'move-a-peered-network',
    level: 2,
    concepts: ['peering-validity', 'cross-subscription-peering', 'peering-links-and-states'],
    scene: 'peered',
    prompt: [
      '{a} is to move to another subscription; it is peered with {b}, which stays. What has to be done about the peering?',
      'Azure refuses to move {a} to another subscription, since it is peered with {b}. What is the way to do it?',
    ],
    right: ['Delete both links, move {a}, and make both links again'],
    wrong: [
      {
        text: 'Delete {a>b} alone, move {a}, and make {a>b} again',
        from: ['M5'],
        remark:
          '{b>a} would be left behind, Disconnected, and one new link carries nothing. Both have to go and come back.',
      },
      {
        text: 'Delete both links, move {a}, and make one of them again',
        from: ['M4'],
        remark: 'After the move, too, a peering takes two links.',
      },
      {
        text: 'Delete both links, and move {b} along with {a}',
        from: ['M12'],
        remark: '{b} may stay where it is: peers can belong to different subscriptions.',
      },
    ],
    headline: 'A network moves without its peerings',
    why: 'As long as {a} is peered it can’t be moved to another resource group or subscription. Afterwards the peering is made anew with two links, and the two subscriptions are no obstacle.',
    source: {
      url: MANAGE_PEERING,
      says: 'A peered network can’t be moved to another resource group or subscription. Its peerings are deleted before the move and made again after it.',
    },
    rules: ['R21'],
  },
  {
    id: 'network-deleted',
    level: 2,
    concepts: ['peering-links-and-states'],
    scene: 'peered',
    prompt: [
      'Somebody deletes {b} with everything in it. What about {a>b}, the link that {a} had to it?',
      '{b} is deleted by mistake and made again at once, with the same name and range. What about {a>b}?',
    ],
    right: ['It turns Disconnected, and stands in the way of a new {b>a}'],
    wrong: [
      {
        text: 'It stays Connected, as it is a link that {a} has',
        from: ['M4'],
        remark: 'One link by itself is never Connected. Without its other half it turns Disconnected.',
      },
      {
        text: 'It reconnects as soon as {b} has {b>a} again',
        from: ['M5'],
        remark: 'Azure refuses to make {b>a} while {a>b} is Disconnected. The old link goes first.',
      },
    ],
    headline: 'What is left of a peering blocks a new one',
    why: 'With {b} its link {b>a} is gone, so {a>b} turns Disconnected and stays. The documented way back is to delete it and then to make both links, as if for the first time.',
    source: {
      url: FAQ,
      says: 'When the other link or the other network is deleted, a link shows Disconnected. To peer the networks again, that link is deleted and both are made anew.',
    },
    rules: ['R21', 'R26'],
  },
  {
    id: 'two-plants-alike',
    level: 2,
    concepts: ['address-space-planning', 'peering-validity', 'hub-and-spoke'],
    scene: 'new-spoke',
    prompt: [
      'A copy of {a}, range {a.range} included, runs in another subscription for a second plant. It is to become a spoke of {hub} as well. What has to change?',
      'The network of a second plant was made from the same template as {a}, so it has {a.range} too. What does it take to peer it with {hub}?',
    ],
    right: ['The range of the copy, which must be a different one'],
    wrong: [
      {
        text: 'The subnets of the copy, which must be different ones',
        from: ['M9'],
        remark: 'Other subnets of the same range help nothing. It is the ranges that Azure compares.',
      },
      {
        text: 'The subscription of the copy, which must be that of {hub}',
        from: ['M12'],
        remark: 'Subscriptions may differ. The range is what stands in the way.',
      },
      {
        text: 'Nothing, as {a} and its copy aren’t peered together',
        from: ['M10'],
        remark: '{hub} has {a.range} among its routes already, and refuses a second peer with it.',
      },
    ],
    headline: 'Spokes of one hub may not overlap',
    why: '{hub} is peered with {a} and so knows {a.range}. A second peer with {a.range} is refused, until the copy has a range that no peer of {hub} uses.',
    source: {
      url: MANAGE_PEERING,
      says: 'Address spaces of peered networks must not overlap.',
    },
    rules: ['R16'],
  },
  {
    id: 'six-hundred-spokes',
    level: 3,
    concepts: ['peering-validity', 'hub-and-spoke', 'virtual-network-manager'],
    scene: 'hub',
    prompt: [
      '{hub} is to get 600 spokes such as {a} and {b}. A network takes at most 500 links. What is a way?',
      'A company plans 600 networks as spokes of {hub}, more than the 500 links that a network can have. What can it do?',
    ],
    right: ['Have Virtual Network Manager build the hub and its spokes'],
    wrong: [
      {
        text: 'Make links in the spokes, and none back in the hub',
        from: ['M4'],
        remark:
          'Links without a counterpart stay Initiated. Each spoke needs a link of {hub}, and those are limited.',
      },
      {
        text: 'Peer 100 of the spokes with {a}, which is peered with {hub}',
        from: ['M1'],
        remark: 'Those 100 would reach {a} and not {hub}: a peering isn’t passed on.',
      },
      {
        text: 'Peer 100 of the spokes with {a}, allowing forwarded traffic',
        from: ['M2'],
        remark: 'The flag makes no route, and nothing in {a} forwards packets to {hub}.',
      },
    ],
    headline: 'Five hundred links, or a managed hub',
    why: 'Made by hand, {hub} ends at 500 peers. A hub that Virtual Network Manager builds can have 1,000 spokes; or a second hub takes some of them.',
    source: {
      url: LIMITS,
      says: 'A virtual network can have up to 500 peerings. With Virtual Network Manager a hub can have 1,000.',
    },
    rules: ['R20'],
  },
  {
    id: 'hub-grows',
    level: 3,
    concepts: ['address-space-sync', 'hub-and-spoke', 'address-space-planning'],
    scene: 'hub',
    prompt: [
      '{hub} runs out of addresses and gets a second range, while both spokes are in use. What has to follow?',
      'A second range is added to {hub}. Which steps make it known to {a} and {b}?',
    ],
    right: ['Two syncs: of {a>hub} and of {b>hub}'],
    wrong: [
      {
        text: 'Two syncs: of {hub>a} and of {hub>b}',
        from: ['M7'],
        remark:
          '{hub} knows its own ranges. The outdated picture is in the spokes, and their links are synced.',
      },
      {
        text: 'New peerings, with the old ones deleted first',
        from: ['M6'],
        remark: 'It would cost an outage for nothing. The range is added while the peerings stand.',
      },
      {
        text: 'New links in both spokes, as theirs disconnect',
        from: ['M8'],
        remark: 'All links stay Connected. The spokes only don’t know the new range until a sync.',
      },
    ],
    headline: 'Each peer of a network that grew is synced',
    why: '{a} and {b} still route by the ranges of {hub} as last synced. So the link of each spoke is synced, and in the meantime {hub.range} works as before.',
    source: {
      url: RESIZE_PEERED,
      says: 'Ranges are added to a peered network without downtime. Afterwards every peer of it is synced to learn them.',
    },
    rules: ['R29', 'R11'],
  },
];
