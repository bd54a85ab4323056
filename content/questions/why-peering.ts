import type { Family } from '@/lib/quiz/family';
import { WHY_PEERING } from './authored/why-peering';
import { authoredFamily } from './parts/authored-family';
import { drawWhichIsSo } from './why-peering/which-is-so';

const byHand = authoredFamily({
  id: 'why-peering',
  title: 'What peering is for',
  questions: WHY_PEERING,
});

/** What peering is for, and what it leaves alone: one thing at a time, or one of several statements. */
export const whyPeering: Family = {
  ...byHand,
  misconceptions: [
    ...new Set([
      ...byHand.misconceptions,
      ...(['M2', 'M3', 'M5', 'M6', 'M12', 'M15', 'M16', 'M20', 'M21', 'M24', 'M33', 'M36'] as const),
    ]),
  ],
  structures: [...byHand.structures, { name: 'which-is-so', draw: drawWhichIsSo }],
};
