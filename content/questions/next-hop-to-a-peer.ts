import type { Family } from '@/lib/quiz/family';
import { drawOfficeSummary } from './next-hop-to-a-peer/office-summary';
import { drawOneLink } from './next-hop-to-a-peer/one-link';
import { drawOtherSpoke } from './next-hop-to-a-peer/other-spoke';
import { drawSameOrLonger } from './next-hop-to-a-peer/same-or-longer';
import { drawWhereItGoes } from './next-hop-to-a-peer/where-it-goes';
import { drawWhichGoThrough } from './next-hop-to-a-peer/which-go-through';

const ROUTES = ['route-selection', 'user-defined-routes', 'effective-routes-and-next-hop'] as const;

/** User routes beside a peering route: which of them does a packet take? */
export const nextHopToAPeer: Family = {
  id: 'next-hop-to-a-peer',
  title: 'User routes against the peering',
  concepts: [
    'route-selection',
    'user-defined-routes',
    'effective-routes-and-next-hop',
    'peering-routes',
    'system-routes',
  ],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M3', 'M4', 'M11', 'M13', 'M18', 'M19', 'M20', 'M21', 'M22'],
  structures: [
    {
      name: 'where-it-goes',
      levels: [1],
      concepts: ['peering-routes', 'system-routes'],
      draw: drawWhereItGoes,
    },
    { name: 'which-go-through', concepts: ROUTES, draw: drawWhichGoThrough },
    { name: 'same-or-longer', levels: [2, 3], concepts: ROUTES, draw: drawSameOrLonger },
    {
      name: 'one-link',
      levels: [2, 3],
      concepts: ['peering-routes', 'system-routes', 'effective-routes-and-next-hop'],
      draw: drawOneLink,
    },
    { name: 'other-spoke', levels: [2, 3], concepts: ROUTES, draw: drawOtherSpoke },
    { name: 'office-summary', levels: [3], concepts: ROUTES, draw: drawOfficeSummary },
  ],
};
