import type { Family } from '@/lib/quiz/family';
import { drawChooseRange } from './can-they-be-peered/choose-a-range';
import { drawWhichJoinTheHub } from './can-they-be-peered/join-the-hub';
import { drawNewcomer } from './can-they-be-peered/newcomer';
import { drawAsTheyAre, drawWhichOfTwo } from './can-they-be-peered/two-networks';

/** Address spaces, regions and owners: what keeps two networks from being peered, and what does not. */
export const canTheyBePeered: Family = {
  id: 'can-they-be-peered',
  title: 'May these two be peered?',
  concepts: ['peering-validity', 'address-space-planning', 'regional-vs-global-peering'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M9', 'M10', 'M11', 'M12'],
  structures: [
    { name: 'as-they-are', levels: [1], draw: drawAsTheyAre },
    { name: 'which-of-two', levels: [1, 2], draw: drawWhichOfTwo },
    { name: 'which-join-the-hub', levels: [2, 3], draw: drawWhichJoinTheHub },
    { name: 'answer-to-a-newcomer', levels: [2, 3], draw: drawNewcomer },
    {
      name: 'choose-a-range',
      concepts: ['address-space-planning', 'peering-validity'],
      draw: drawChooseRange,
    },
  ],
};
