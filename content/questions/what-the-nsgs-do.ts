import type { Family } from '@/lib/quiz/family';
import { drawAccessOff } from './what-the-nsgs-do/access-off';
import { drawGroups } from './what-the-nsgs-do/groups-of-machines';
import { drawTwoGroups } from './what-the-nsgs-do/two-groups';

/** Two groups at one machine, groups of machines in rules, a link with access off: which statements hold? */
export const whatTheNsgsDo: Family = {
  id: 'what-the-nsgs-do',
  title: 'What the NSGs do',
  concepts: [
    'nsg-order-nic-subnet',
    'nsg-rules',
    'application-security-groups',
    'flag-virtual-network-access',
  ],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M25', 'M30', 'M14', 'M27', 'M26', 'M28', 'M13', 'M36', 'M18'],
  structures: [
    {
      name: 'two-groups',
      levels: [1, 2, 3],
      draw: drawTwoGroups,
      concepts: ['nsg-order-nic-subnet', 'nsg-rules', 'ip-flow-verify'],
    },
    {
      name: 'groups-of-machines',
      levels: [2, 3],
      draw: drawGroups,
      concepts: ['application-security-groups', 'nsg-rules'],
    },
    {
      name: 'access-off',
      levels: [2, 3],
      draw: drawAccessOff,
      concepts: ['flag-virtual-network-access', 'service-tags'],
    },
  ],
};
