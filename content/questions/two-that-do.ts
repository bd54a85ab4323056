import type { Family } from '@/lib/quiz/family';
import { drawMissing } from './two-that-do/missing-on-the-way';
import { drawNewPeers } from './two-that-do/new-peers';
import { drawRequests } from './two-that-do/requests';

/** Two of several requests that Azure carries out, or two things that are missing together. */
export const twoThatDo: Family = {
  id: 'two-that-do',
  title: 'Two that do',
  concepts: ['peering-validity', 'gateway-transit-flags', 'nva-transit'],
  levels: [1, 2, 3],
  kind: 'multiple-response',
  misconceptions: ['M10', 'M9', 'M16', 'M34', 'M23', 'M24', 'M15', 'M2', 'M1'],
  structures: [
    {
      name: 'new-peers',
      levels: [1, 2, 3],
      draw: drawNewPeers,
      concepts: ['peering-validity', 'address-space-planning'],
    },
    { name: 'requests', levels: [2, 3], draw: drawRequests },
    {
      name: 'missing-on-the-way',
      levels: [2, 3],
      draw: drawMissing,
      concepts: ['nva-transit', 'hub-and-spoke'],
    },
  ],
};
