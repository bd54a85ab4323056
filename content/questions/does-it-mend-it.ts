import type { Family } from '@/lib/quiz/family';
import { drawDeleted } from './does-it-mend-it/a-link-was-deleted';
import { drawTaken } from './does-it-mend-it/a-range-that-is-taken';
import { drawRange } from './does-it-mend-it/a-range-to-be-known';

/** A peering that is broken, out of date or refused, and what somebody would do about it: does it meet the goal? */
export const doesItMendIt: Family = {
  id: 'does-it-mend-it',
  title: 'Does it mend the peering?',
  concepts: ['peering-links-and-states', 'address-space-sync', 'peering-validity', 'peering-troubleshooting'],
  levels: [1, 2, 3],
  kind: 'problem-solution',
  misconceptions: ['M5', 'M7', 'M6', 'M10', 'M9', 'M4', 'M11'],
  structures: [
    { name: 'a-link-was-deleted', levels: [1, 2, 3], draw: drawDeleted },
    { name: 'a-range-to-be-known', levels: [1, 2, 3], draw: drawRange },
    { name: 'a-range-that-is-taken', levels: [2, 3], draw: drawTaken },
  ],
};
