import type { Family } from '@/lib/quiz/family';
import { drawStillReaches } from './to-the-office/still-reaches';
import { drawFromTheOffice, drawWhoGetsThere } from './to-the-office/who-gets-there';

/** Which machines reach the office through a gateway, and why the others don't. */
export const toTheOffice: Family = {
  id: 'to-the-office',
  title: 'Who reaches the office?',
  concepts: ['gateway-transit-flags', 'route-propagation', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M3', 'M11', 'M15', 'M17', 'M24', 'M33'],
  structures: [
    {
      name: 'who-gets-there',
      levels: [1, 2],
      concepts: ['gateway-transit-flags', 'hub-and-spoke'],
      draw: drawWhoGetsThere,
    },
    {
      name: 'from-the-office',
      levels: [2, 3],
      concepts: ['gateway-transit-flags', 'hub-and-spoke'],
      draw: drawFromTheOffice,
    },
    { name: 'still-reaches', draw: drawStillReaches },
  ],
};
