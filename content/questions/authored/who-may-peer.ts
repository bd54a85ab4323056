import { MANAGE_PEERING, OTHER_SUBSCRIPTION } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

/** Subscriptions, tenants and rights. */
export const WHO_MAY_PEER: readonly AuthoredQuestion[] = [
  {
    id: 'what-rules-it-out',
    level: 1,
    concepts: ['cross-subscription-peering', 'regional-vs-global-peering'],
    scene: 'apart-far',
    prompt: [
      '{a} is in {a.region} and belongs to the subscription Shop. {b} is in {b.region} and belongs to Finance. What of this stands in the way of a peering?',
      'Two networks differ in their region ({a.region}, {b.region}) and in their subscription. Which difference rules out a peering?',
    ],
    note: 'The address ranges don’t overlap, and the administrator has the right to change both networks.',
    right: ['Neither of the two'],
    wrong: [
      {
        text: 'The subscriptions',
        from: ['M12'],
        remark: 'Subscriptions may differ, and even tenants. What counts is the right on both networks.',
      },
      {
        text: 'The regions',
        from: ['M11'],
        remark: 'Networks in different regions are peered like any others: that is global peering.',
      },
    ],
    headline: 'Regions and subscriptions may differ',
    why: '{a} and {b} can be peered as they are. Azure insists on ranges that don’t overlap and on somebody who may change both networks.',
    source: {
      url: MANAGE_PEERING,
      says: 'Networks can be peered across regions, and across subscriptions and tenants too.',
    },
    rules: ['R19'],
  },
  {
    id: 'other-subscription',
    level: 1,
    concepts: ['cross-subscription-peering'],
    scene: 'apart',
    prompt: [
      'The sales team has {a} in its subscription, the finance team has {b} in another. Can the two networks be peered?',
      '{a} and {b} belong to different subscriptions of one company. Is a peering between them possible?',
    ],
    note: 'The address ranges don’t overlap.',
    right: ['Yes, across subscriptions, given rights on both'],
    wrong: [
      {
        text: 'No, not before one of them moves to where the other is',
        from: ['M12'],
        remark: 'Nothing has to be moved. A peering may lead from one subscription to another.',
      },
      {
        text: 'Yes, by one team, with one link in the network it owns',
        from: ['M4'],
        remark: 'One link isn’t enough, here as anywhere. The other network needs one as well.',
      },
    ],
    headline: 'A peering may cross subscriptions',
    why: 'A link in {a} and a link in {b} make the peering, in two subscriptions as in one. Whoever makes them needs rights on both networks.',
    source: {
      url: OTHER_SUBSCRIPTION,
      says: 'Networks of different subscriptions are peered with a link on each side, by accounts that have rights on both.',
    },
  },
  {
    id: 'which-role',
    level: 2,
    concepts: ['cross-subscription-peering'],
    scene: 'apart-far',
    prompt: [
      '{a} and {b} belong to different subscriptions of one company. What does the administrator who peers them need?',
      'An administrator is to peer {a} with {b}, which another subscription owns. What has to be asked for?',
    ],
    note: '{where}',
    right: ['Network Contributor on both of the networks', 'The role Network Contributor on both networks'],
    wrong: [
      {
        text: 'Both networks moved to one subscription',
        from: ['M12'],
        remark: 'Subscriptions may differ. Nothing has to be moved.',
      },
      {
        text: 'Network Contributor on {a}, where the link is made',
        from: ['M4'],
        remark: 'A peering is two links, one in each network, so the right is needed on both.',
      },
      {
        text: 'A gateway in both networks, since regions differ',
        from: ['M11'],
        remark: 'Between regions it is global peering, which needs no gateway.',
      },
    ],
    headline: 'What counts is the right on both networks',
    why: 'Azure asks whether the caller may write peerings in {a} and in {b}. Whether that is one subscription or two is of no importance.',
    source: {
      url: OTHER_SUBSCRIPTION,
      says: 'Whoever peers networks of two subscriptions needs Network Contributor, or a role with the same actions, on each of them.',
    },
  },
  {
    id: 'right-on-one-side',
    level: 2,
    concepts: ['cross-subscription-peering', 'peering-links-and-states'],
    scene: 'apart',
    prompt: [
      'An administrator is Network Contributor on {a} and has no role on {b}. What comes of the attempt to make a link from {a} to {b}?',
      'Somebody with Network Contributor on {a}, and no rights on {b}, wants to peer the two. What happens?',
    ],
    right: ['Azure refuses, as the right on {b} is missing'],
    wrong: [
      {
        text: 'The link is made, which is enough for traffic',
        from: ['M4'],
        remark: 'One link carries nothing, and without rights on {b} it is not even made.',
      },
      {
        text: 'Azure refuses unless both have one subscription',
        from: ['M12'],
        remark: 'The subscription is not the point. The right on the other network is.',
      },
    ],
    headline: 'A link needs rights on both networks',
    why: 'A link in {a} names {b} as its peer, so Azure checks the right on {b} as well. Network Contributor there settles it.',
    source: {
      url: MANAGE_PEERING,
      says: 'To peer one network with another an account needs the peering’s write action on the first and the peer action on the second.',
    },
    rules: ['R19'],
  },
  {
    id: 'two-teams',
    level: 2,
    concepts: ['cross-subscription-peering', 'peering-links-and-states'],
    scene: 'half',
    prompt: [
      '{b} belongs to another subscription. The team of {a} has made {a>b}, and it shows Initiated. What is missing?',
      'Two teams, two subscriptions: {a>b} exists, shows Initiated and carries nothing. What has to be done?',
    ],
    right: ['A link in {b} that leads to {a}'],
    wrong: [
      {
        text: 'Only time: {b} answers by itself',
        from: ['M4'],
        remark: '{b} doesn’t answer by itself. Somebody has to make a link there.',
      },
      {
        text: 'A move of {b} to the subscription of {a}',
        from: ['M12'],
        remark: 'That subscriptions differ is no obstacle, and no reason for Initiated.',
      },
    ],
    headline: 'Initiated waits for the other link',
    why: 'A link is Initiated as long as it is alone. With {b>a}, made by somebody with rights on both networks, both turn Connected.',
    source: {
      url: OTHER_SUBSCRIPTION,
      says: 'Across subscriptions the second link is made in the other network. The first shows Initiated until then, and both show Connected afterwards.',
    },
    rules: ['R24'],
  },
  {
    id: 'two-tenants',
    level: 3,
    concepts: ['cross-subscription-peering'],
    scene: 'apart',
    prompt: [
      '{b} belongs to a partner with an Entra tenant of its own. How can it be peered with {a}?',
      'Two companies, two Entra tenants: what does a peering of {a} with {b} take?',
    ],
    note: 'The address ranges don’t overlap.',
    right: [
      'Two links, by service principals with rights on both',
      'Two links, by accounts or guests with rights on both',
    ],
    wrong: [
      {
        text: 'A move of one network to the tenant of the other beforehand',
        from: ['M12'],
        remark: 'Tenants may differ. One side invites the other as a guest, or a service principal is used.',
      },
      {
        text: 'One link, by either company, with rights on its own network',
        from: ['M4'],
        remark: 'Two links are needed here as well, one from each side, and rights on both networks.',
      },
    ],
    headline: 'Tenants may differ',
    why: 'A peering across tenants works like any other: a link in {a} and a link in {b}. Whoever makes them needs rights on both, which a guest account or a service principal can have.',
    source: {
      url: OTHER_SUBSCRIPTION,
      says: 'For networks of two tenants, accounts are invited as guests into the other tenant, or service principals are used.',
    },
  },
  {
    id: 'linked-authorization',
    level: 3,
    concepts: ['cross-subscription-peering', 'peering-links-and-states'],
    scene: 'apart',
    prompt: [
      'A pipeline makes {a>b} and fails with `LinkedAuthorizationFailed`: it lacks `Microsoft.Network/virtualNetworks/peer/action` on {b}, in another subscription. What helps?',
      'Creating {a>b} ends in `LinkedAuthorizationFailed`: no permission for `Microsoft.Network/virtualNetworks/peer/action` on {b}, which another subscription owns. What has to change?',
    ],
    right: ['A role with that action on {b}, for the same identity'],
    wrong: [
      {
        text: 'A common subscription, in which the action is granted',
        from: ['M12'],
        remark: 'The action can be granted on {b} wherever it is. The subscription may stay what it is.',
      },
      {
        text: 'A retry with {b>a} left out, since one link is enough',
        from: ['M4'],
        remark: 'It is {a>b} itself that failed, and it takes both links to carry anything.',
      },
    ],
    headline: 'The other network has to agree to be peered',
    why: 'Making {a>b} takes the right to write peerings in {a}, which is there, and `peer/action` on {b}, which is missing. Network Contributor on {b} contains it.',
    source: {
      url: MANAGE_PEERING,
      says: 'Two actions are needed: `virtualNetworkPeerings/write` on the own network and `virtualNetworks/peer/action` on the remote one.',
    },
    rules: ['R19'],
  },
  {
    id: 'bought-company',
    level: 3,
    concepts: ['cross-subscription-peering', 'hub-and-spoke'],
    scene: 'new-spoke',
    prompt: [
      'The company buys another one, whose {b} ({b.range}) is in a tenant of its own. It is to become a spoke of {hub}. What has to happen first?',
      'After a takeover {b}, in the tenant of the bought company, is to be peered with {hub}. What comes before that?',
    ],
    note: 'No address ranges overlap.',
    right: ['An account gets rights on both {hub} and {b}'],
    wrong: [
      {
        text: '{b} is moved to the tenant that {hub} is in',
        from: ['M12'],
        remark: 'Peering works across tenants. A move can come later, or never.',
      },
      {
        text: '{a} is peered with {b}, and so is {hub} through it',
        from: ['M1'],
        remark: 'A peering of {a} and {b} would join those two alone. {hub} needs its own peering with {b}.',
      },
      {
        text: '{hub} gets one link to {b}, which then answers',
        from: ['M4'],
        remark:
          'Nothing answers by itself: {b} needs a link to {hub} too. And without rights on {b} neither is made.',
      },
    ],
    headline: 'A peer in another tenant is a peer like any other',
    why: '{b.range} overlaps neither {hub.range} nor {a.range}. So two more links are all it takes, made by somebody with rights on {hub} and on {b}.',
    source: {
      url: OTHER_SUBSCRIPTION,
      says: 'Networks of different Entra tenants can be peered, by an account or a service principal with rights in both.',
    },
  },
];
