/** A concept that questions and flashcards are tagged with, by the id it keeps. */
export type Concept = {
  readonly title: string;
  /** where it is taught: the lesson and the anchor of its section; absent where no lesson has it yet */
  readonly taught?: { readonly lesson: string; readonly section: string };
};

const peering = (section: string) => ({ lesson: 'virtual-network-peering', section });

const CONCEPTS: Readonly<Record<string, Concept>> = {
  'vnet-basics': { title: 'Virtual networks', taught: peering('what-peering-is') },
  'cidr-and-subnets': { title: 'Address ranges and subnets', taught: peering('plan-address-spaces') },
  'address-space-planning': { title: 'Planning address spaces', taught: peering('plan-address-spaces') },
  'peering-purpose': { title: 'What peering is for', taught: peering('what-peering-is') },
  'regional-vs-global-peering': { title: 'Regional and global peering', taught: peering('what-peering-is') },
  'peering-links-and-states': { title: 'Links and their states', taught: peering('how-it-works') },
  'peering-validity': { title: 'What can be peered', taught: peering('plan-address-spaces') },
  'address-space-sync': { title: 'Resizing while peered', taught: peering('how-it-works') },
  'cross-subscription-peering': {
    title: 'Other subscriptions and tenants',
    taught: peering('what-peering-is'),
  },
  'peering-cost': { title: 'What peering costs', taught: peering('what-peering-is') },
  'system-routes': { title: 'System routes', taught: peering('how-it-works') },
  'peering-routes': { title: 'Peering routes', taught: peering('how-it-works') },
  'user-defined-routes': { title: 'User-defined routes', taught: peering('what-blocks-traffic') },
  'route-selection': { title: 'Which route wins', taught: peering('what-blocks-traffic') },
  'effective-routes-and-next-hop': {
    title: 'Effective routes and next hop',
    taught: peering('what-blocks-traffic'),
  },
  'nsg-rules': { title: 'Security rules', taught: peering('what-blocks-traffic') },
  'nsg-order-nic-subnet': { title: 'NSGs of subnet and NIC', taught: peering('what-blocks-traffic') },
  'service-tags': { title: 'Service tags', taught: peering('what-blocks-traffic') },
  'application-security-groups': {
    title: 'Application security groups',
    taught: peering('what-blocks-traffic'),
  },
  'ip-flow-verify': { title: 'Checking a flow against NSGs', taught: peering('what-blocks-traffic') },
  'flag-virtual-network-access': {
    title: 'The flag for virtual network access',
    taught: peering('what-blocks-traffic'),
  },
  'flag-forwarded-traffic': { title: 'The flag for forwarded traffic', taught: peering('hub-and-spoke') },
  'non-transitivity': { title: 'Peering is not transitive', taught: peering('not-transitive') },
  'hub-and-spoke': { title: 'Hub and spoke', taught: peering('hub-and-spoke') },
  'nva-transit': { title: 'Transit through an appliance', taught: peering('hub-and-spoke') },
  'gateway-transit-flags': { title: 'Borrowing a gateway', taught: peering('hub-and-spoke') },
  'route-propagation': { title: 'Gateway routes and how to stop them', taught: peering('hub-and-spoke') },
  'dns-over-peering': { title: 'Names across a peering', taught: peering('how-it-works') },
  'subnet-peering': { title: 'Peering parts of networks', taught: peering('plan-address-spaces') },
  'virtual-network-manager': { title: 'Virtual Network Manager', taught: peering('hub-and-spoke') },
  'peering-troubleshooting': { title: 'Finding what blocks', taught: peering('what-blocks-traffic') },
};

/** A concept that has no entry is shown by its id: an old attempt may carry one that was renamed since. */
export function conceptOf(id: string): Concept {
  return CONCEPTS[id] ?? { title: id.replaceAll('-', ' ') };
}
