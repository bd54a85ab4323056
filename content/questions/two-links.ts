import type { Family } from '@/lib/quiz/family';
import { drawAddedRange } from './two-links/added-range';
import { drawPutRight } from './two-links/put-right';
import { drawRangeAndSync } from './two-links/range-and-sync';
import { drawWhatFollows } from './two-links/what-follows';
import { drawWhichFlow } from './two-links/which-flow';

/** A peering is two links: how they come about, what they show, and how they are put right. */
export const twoLinks: Family = {
  id: 'two-links',
  title: 'One link, two links',
  concepts: ['peering-links-and-states', 'address-space-sync'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M11', 'M12'],
  structures: [
    { name: 'which-flow', draw: drawWhichFlow },
    { name: 'what-follows', concepts: ['peering-links-and-states'], draw: drawWhatFollows },
    { name: 'added-range', draw: drawAddedRange },
    { name: 'range-and-sync', levels: [2, 3], concepts: ['address-space-sync'], draw: drawRangeAndSync },
    { name: 'put-right', levels: [2, 3], draw: drawPutRight },
  ],
};
