import type { Family } from '@/lib/quiz/family';
import { drawBesideUserRoutes } from './peering-route/beside-user-routes';
import { drawKnownAddresses, drawWhoseAddresses } from './peering-route/known-addresses';
import { drawRanges } from './peering-route/ranges';
import { drawSwitchedOff } from './peering-route/switched-off';

/** What a peering puts into the effective routes, and when it puts nothing there. */
export const peeringRoute: Family = {
  id: 'peering-route',
  title: 'The route a peering brings',
  concepts: ['peering-routes', 'regional-vs-global-peering', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M8', 'M11', 'M13', 'M14', 'M18', 'M21', 'M33'],
  structures: [
    { name: 'known-addresses', levels: [1], concepts: ['peering-routes'], draw: drawKnownAddresses },
    {
      name: 'whose-addresses',
      levels: [1],
      concepts: ['peering-routes', 'regional-vs-global-peering'],
      draw: drawWhoseAddresses,
    },
    { name: 'ranges', levels: [2, 3], draw: drawRanges },
    { name: 'switched-off', levels: [2, 3], draw: drawSwitchedOff },
    { name: 'beside-user-routes', levels: [2, 3], draw: drawBesideUserRoutes },
  ],
};
