import type { RuleId } from '@/lib/peering/vocabulary';
import type { Level } from './question';

/** A concept that questions and flashcards are tagged with, by the id it keeps. */
export type Concept = {
  readonly title: string;
  /** the first exam that asks for it; absent, as `after` and `rules` are, for a concept the map does not know */
  readonly level?: Level;
  /** ids of the concepts it builds on */
  readonly after?: readonly string[];
  /** what Azure does that this concept is about */
  readonly rules?: readonly RuleId[];
  /** where it is taught: the lesson and the anchor of its section; absent where no lesson has it yet */
  readonly taught?: { readonly lesson: string; readonly section: string };
};
type MappedConcept = Concept & Required<Pick<Concept, 'level' | 'after' | 'rules'>>;

const peering = (section: string) => ({ lesson: 'virtual-network-peering', section });

/** The map of what there is to learn, and what builds on what. */
export const CONCEPTS: Readonly<Record<string, MappedConcept>> = {
  'vnet-basics': {
    title: 'Virtual networks',
    level: 1,
    after: [],
    rules: ['R1', 'R12'],
    taught: peering('what-peering-is'),
  },
  'cidr-and-subnets': {
    title: 'Address ranges and subnets',
    level: 2,
    after: ['vnet-basics'],
    rules: ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R13'],
    taught: peering('plan-address-spaces'),
  },
  'address-space-planning': {
    title: 'Planning address spaces',
    level: 2,
    after: ['cidr-and-subnets'],
    rules: ['R9', 'R10', 'R11', 'R15'],
    taught: peering('plan-address-spaces'),
  },
  'peering-purpose': {
    title: 'What peering is for',
    level: 1,
    after: ['vnet-basics'],
    rules: ['R33', 'R34', 'R35', 'R36'],
    taught: peering('what-peering-is'),
  },
  'regional-vs-global-peering': {
    title: 'Regional and global peering',
    level: 1,
    after: ['peering-purpose'],
    rules: ['R18', 'R33', 'R105'],
    taught: peering('what-peering-is'),
  },
  'peering-links-and-states': {
    title: 'Links and their states',
    level: 2,
    after: ['peering-purpose'],
    rules: ['R24', 'R25', 'R26', 'R27', 'R31'],
    taught: peering('how-it-works'),
  },
  'peering-validity': {
    title: 'What can be peered',
    level: 2,
    after: ['address-space-planning', 'peering-links-and-states'],
    rules: ['R15', 'R16', 'R17', 'R18', 'R19', 'R20', 'R21', 'R22', 'R23'],
    taught: peering('plan-address-spaces'),
  },
  'address-space-sync': {
    title: 'Resizing while peered',
    level: 2,
    after: ['peering-links-and-states', 'address-space-planning'],
    rules: ['R9', 'R11', 'R28', 'R29', 'R30', 'R31'],
    taught: peering('how-it-works'),
  },
  'cross-subscription-peering': {
    title: 'Other subscriptions and tenants',
    level: 2,
    after: ['peering-links-and-states'],
    rules: ['R19', 'R21'],
    taught: peering('what-peering-is'),
  },
  'peering-cost': {
    title: 'What peering costs',
    level: 1,
    after: ['peering-purpose'],
    rules: ['R119'],
    taught: peering('what-peering-is'),
  },
  'system-routes': {
    title: 'System routes',
    level: 2,
    after: ['cidr-and-subnets'],
    rules: ['R62', 'R63', 'R64', 'R65'],
    taught: peering('how-it-works'),
  },
  'peering-routes': {
    title: 'Peering routes',
    level: 2,
    after: ['system-routes', 'peering-links-and-states'],
    rules: ['R33', 'R67'],
    taught: peering('how-it-works'),
  },
  'user-defined-routes': {
    title: 'User-defined routes',
    level: 2,
    after: ['system-routes'],
    rules: ['R71', 'R73', 'R74', 'R79'],
    taught: peering('what-blocks-traffic'),
  },
  'route-selection': {
    title: 'Which route wins',
    level: 2,
    after: ['user-defined-routes', 'peering-routes'],
    rules: ['R66', 'R68', 'R69', 'R70', 'R71', 'R72'],
    taught: peering('what-blocks-traffic'),
  },
  'effective-routes-and-next-hop': {
    title: 'Effective routes and next hop',
    level: 2,
    after: ['route-selection'],
    rules: ['R62', 'R70', 'R80', 'R81'],
    taught: peering('what-blocks-traffic'),
  },
  'nsg-rules': {
    title: 'Security rules',
    level: 2,
    after: ['cidr-and-subnets'],
    rules: ['R90', 'R91', 'R92', 'R93', 'R94', 'R95'],
    taught: peering('what-blocks-traffic'),
  },
  'nsg-order-nic-subnet': {
    title: 'NSGs of subnet and NIC',
    level: 2,
    after: ['nsg-rules'],
    rules: ['R89', 'R94'],
    taught: peering('what-blocks-traffic'),
  },
  'service-tags': {
    title: 'Service tags',
    level: 2,
    after: ['nsg-rules', 'peering-purpose'],
    rules: ['R96', 'R97', 'R98', 'R99', 'R100', 'R101'],
    taught: peering('what-blocks-traffic'),
  },
  'application-security-groups': {
    title: 'Application security groups',
    level: 2,
    after: ['nsg-rules'],
    rules: ['R102'],
    taught: peering('what-blocks-traffic'),
  },
  'ip-flow-verify': {
    title: 'Checking a flow against NSGs',
    level: 2,
    after: ['nsg-order-nic-subnet', 'service-tags'],
    rules: ['R81', 'R104'],
    taught: peering('what-blocks-traffic'),
  },
  'flag-virtual-network-access': {
    title: 'The flag for virtual network access',
    level: 2,
    after: ['peering-links-and-states', 'service-tags'],
    rules: ['R38', 'R39', 'R40', 'R41'],
    taught: peering('what-blocks-traffic'),
  },
  'flag-forwarded-traffic': {
    title: 'The flag for forwarded traffic',
    level: 2,
    after: ['peering-links-and-states', 'non-transitivity'],
    rules: ['R42', 'R43', 'R44', 'R45', 'R46', 'R47', 'R48', 'R49'],
    taught: peering('hub-and-spoke'),
  },
  'non-transitivity': {
    title: 'Peering is not transitive',
    level: 1,
    after: ['peering-purpose'],
    rules: ['R37'],
    taught: peering('not-transitive'),
  },
  'hub-and-spoke': {
    title: 'Hub and spoke',
    level: 1,
    after: ['non-transitivity', 'peering-validity'],
    rules: ['R82', 'R83', 'R84', 'R85', 'R86', 'R87', 'R88'],
    taught: peering('hub-and-spoke'),
  },
  'nva-transit': {
    title: 'Transit through an appliance',
    level: 3,
    after: ['hub-and-spoke', 'route-selection', 'flag-forwarded-traffic'],
    rules: ['R83', 'R84', 'R85', 'R86', 'R75'],
    taught: peering('hub-and-spoke'),
  },
  'gateway-transit-flags': {
    title: 'Borrowing a gateway',
    level: 2,
    after: ['hub-and-spoke', 'peering-links-and-states'],
    rules: ['R50', 'R51', 'R52', 'R53', 'R54', 'R55', 'R56', 'R57', 'R58'],
    taught: peering('hub-and-spoke'),
  },
  'route-propagation': {
    title: 'Gateway routes and how to stop them',
    level: 3,
    after: ['gateway-transit-flags', 'route-selection'],
    rules: ['R51', 'R59', 'R69'],
    taught: peering('hub-and-spoke'),
  },
  'dns-over-peering': {
    title: 'Names across a peering',
    level: 2,
    after: ['peering-purpose'],
    rules: ['R108', 'R109', 'R110'],
    taught: peering('how-it-works'),
  },
  'subnet-peering': {
    title: 'Peering parts of networks',
    level: 3,
    after: ['peering-validity'],
    rules: ['R111', 'R112', 'R113'],
    taught: peering('plan-address-spaces'),
  },
  'virtual-network-manager': {
    title: 'Virtual Network Manager',
    level: 3,
    after: ['hub-and-spoke'],
    rules: ['R20', 'R88', 'R114', 'R115'],
    taught: peering('hub-and-spoke'),
  },
  'peering-troubleshooting': {
    title: 'Finding what blocks',
    level: 2,
    after: ['effective-routes-and-next-hop', 'ip-flow-verify', 'peering-links-and-states'],
    rules: ['R27', 'R28', 'R31', 'R45', 'R62', 'R81', 'R84', 'R104'],
    taught: peering('what-blocks-traffic'),
  },
};

/** A concept that has no entry is shown by its id: an old attempt may carry one that was renamed since. */
export function conceptOf(id: string): Concept {
  // an id may come out of an address, and every object has a `constructor`
  return (Object.hasOwn(CONCEPTS, id) && CONCEPTS[id]) || { title: id.replaceAll('-', ' ') };
}
