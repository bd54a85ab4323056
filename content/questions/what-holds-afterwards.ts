import type { Family } from '@/lib/quiz/family';
import { drawHubGrows } from './what-holds-afterwards/a-hub-grows';
import { drawRangeAdded } from './what-holds-afterwards/a-range-is-added';
import { drawDeletedAndMade } from './what-holds-afterwards/links-deleted-and-made';
import { drawMadeOneByOne } from './what-holds-afterwards/made-one-by-one';

/** Links are made and deleted, ranges added and synced: which statements hold when all is done? */
export const whatHoldsAfterwards: Family = {
  id: 'what-holds-afterwards',
  title: 'What holds afterwards?',
  concepts: ['peering-links-and-states', 'address-space-sync'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M7', 'M5', 'M8', 'M4', 'M9', 'M6', 'M11'],
  structures: [
    { name: 'made-one-by-one', levels: [1, 2], draw: drawMadeOneByOne },
    { name: 'a-range-is-added', levels: [1, 2, 3], draw: drawRangeAdded },
    { name: 'links-deleted-and-made', levels: [2, 3], draw: drawDeletedAndMade },
    { name: 'a-hub-grows', levels: [2, 3], draw: drawHubGrows },
  ],
};
