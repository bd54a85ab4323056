import type { Family } from '@/lib/quiz/family';
import { drawFirewall } from './what-the-routes-say/beside-a-firewall';
import { drawPeers } from './what-the-routes-say/peers-and-others';
import { drawPropagation } from './what-the-routes-say/propagation-off';
import { drawLearned } from './what-the-routes-say/what-the-gateway-learned';

/** Rows of a machine's effective routes, and next hops: what holds? */
export const whatTheRoutesSay: Family = {
  id: 'what-the-routes-say',
  title: 'What the routes say',
  concepts: ['effective-routes-and-next-hop', 'peering-routes', 'route-selection', 'system-routes'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M20', 'M33', 'M18', 'M22', 'M19', 'M21', 'M1', 'M4', 'M11', 'M15'],
  structures: [
    { name: 'peers-and-others', levels: [1, 2], draw: drawPeers },
    { name: 'beside-a-firewall', levels: [2, 3], draw: drawFirewall },
    {
      name: 'propagation-off',
      levels: [2, 3],
      draw: drawPropagation,
      concepts: ['route-propagation', 'peering-routes'],
    },
    {
      name: 'what-the-gateway-learned',
      levels: [3],
      draw: drawLearned,
      concepts: ['route-selection', 'route-propagation'],
    },
  ],
};
