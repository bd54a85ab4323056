import type { Family } from '@/lib/quiz/family';
import { drawOneGroup } from './nsg-on-peered-path/one-group';
import { drawPriorities } from './nsg-on-peered-path/priorities';
import { drawReply } from './nsg-on-peered-path/reply';
import { drawTwoGroups } from './nsg-on-peered-path/two-groups';
import { drawWhoGetsIn } from './nsg-on-peered-path/who-gets-in';

/** Peered networks, and NSGs that have their say. */
export const nsgOnPeeredPath: Family = {
  id: 'nsg-on-peered-path',
  title: 'Security groups on a peered path',
  concepts: ['nsg-rules', 'nsg-order-nic-subnet', 'service-tags'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M24', 'M25', 'M26', 'M27', 'M28', 'M36'],
  structures: [
    { name: 'one-group', levels: [1, 2], concepts: ['nsg-rules', 'service-tags'], draw: drawOneGroup },
    { name: 'who-gets-in', concepts: ['nsg-rules', 'service-tags'], draw: drawWhoGetsIn },
    {
      name: 'two-groups',
      levels: [2, 3],
      concepts: ['nsg-order-nic-subnet', 'nsg-rules'],
      draw: drawTwoGroups,
    },
    { name: 'priorities', levels: [2, 3], concepts: ['nsg-rules', 'service-tags'], draw: drawPriorities },
    { name: 'reply', levels: [2, 3], concepts: ['nsg-rules'], draw: drawReply },
  ],
};
