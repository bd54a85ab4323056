import type { Family } from '@/lib/quiz/family';
import { drawNextHop, drawPacket } from './nobodys-address/one-address';
import { drawDropped, drawLeaving } from './nobodys-address/which-are';

/** Private addresses that no known network has: dropped, sent out, or taken along by a route for everything? */
export const nobodysAddress: Family = {
  id: 'nobodys-address',
  title: 'An address that nobody has',
  concepts: ['system-routes', 'non-transitivity'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M11', 'M19', 'M21', 'M22'],
  structures: [
    { name: 'which-are-dropped', draw: drawDropped },
    { name: 'which-leave-for-the-internet', draw: drawLeaving },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
    { name: 'packet', levels: [2, 3], draw: drawPacket },
  ],
};
