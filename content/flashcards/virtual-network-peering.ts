import type { Flashcard } from '@/lib/flashcards/card';

const MANUAL = 'https://learn.microsoft.com/azure/virtual-network';
const OVERVIEW = {
  title: 'Virtual network peering',
  url: `${MANUAL}/virtual-network-peering-overview`,
};
const MANAGE = {
  title: 'Create, change, or delete a peering',
  url: `${MANUAL}/virtual-network-manage-peering`,
};
const FAQ = { title: 'Virtual network FAQ', url: `${MANUAL}/virtual-networks-faq` };
const ROUTING = { title: 'Traffic routing', url: `${MANUAL}/virtual-networks-udr-overview` };
const NSG = { title: 'Network security groups', url: `${MANUAL}/network-security-groups-overview` };
const HUB_AND_SPOKE = {
  title: 'Hub-spoke network topology',
  url: 'https://learn.microsoft.com/azure/architecture/networking/architecture/hub-spoke',
};

const lesson = 'virtual-network-peering';

/** What to remember for the exam, one card each. */
export const CARDS: readonly Flashcard[] = [
  {
    id: 'peering-connects',
    lesson,
    section: 'what-peering-is',
    concept: 'peering-purpose',
    front: 'Two virtual networks can’t reach each other. What does peering them change?',
    back: 'Machines on either side reach the other by private address, over Microsoft’s own backbone: no gateway, no public address. It works within a region and between regions.',
    sources: [OVERVIEW, FAQ],
  },
  {
    id: 'no-overlap',
    lesson,
    section: 'plan-address-spaces',
    concept: 'address-space-planning',
    front: '`10.1.0.0/16` is to be peered with a network that has `10.1.128.0/17`. What happens?',
    back: 'Azure refuses: the address spaces overlap, whether or not the shared addresses are in use. Plan the ranges before building.',
    sources: [MANAGE, FAQ],
  },
  {
    id: 'not-transitive',
    lesson,
    section: 'not-transitive',
    concept: 'non-transitivity',
    front: 'A is peered with B, and B with C. Can A reach C?',
    back: 'Not through those two peerings: a peering brings only the direct neighbour’s ranges. Peer A with C, or let an appliance or gateway in B forward on purpose.',
    sources: [FAQ, MANAGE],
  },
  {
    id: 'overrides-nothing',
    lesson,
    section: 'what-blocks-traffic',
    concept: 'peering-troubleshooting',
    front:
      'A peering says Connected, yet the packets don’t arrive. Which two things do you look at, in this order?',
    back: 'The network security groups at both ends, then the user-defined routes. A peering overrides neither of them.',
    sources: [NSG, ROUTING],
  },
  {
    id: 'hub-and-spoke',
    lesson,
    section: 'hub-and-spoke',
    concept: 'hub-and-spoke',
    front: 'What shape do most companies give their peered networks, and what stands in the middle?',
    back: 'Hub and spoke. The hub holds what all share (VPN gateway, firewall, DNS); each spoke holds one workload and is peered with the hub.',
    sources: [HUB_AND_SPOKE, OVERVIEW],
  },
];
