import type { Family } from '@/lib/quiz/family';
import { drawFirewall } from './does-it-route-so/past-the-firewall';
import { drawStay } from './does-it-route-so/stay-on-the-peering';
import { drawOffice } from './does-it-route-so/the-office-again';

/** A goal about the way that packets take, and route tables that may bring it about. */
export const doesItRouteSo: Family = {
  id: 'does-it-route-so',
  title: 'Does it route so?',
  concepts: ['route-selection', 'user-defined-routes', 'route-propagation'],
  levels: [2, 3],
  kind: 'problem-solution',
  misconceptions: ['M20', 'M33', 'M34', 'M21', 'M19', 'M13', 'M17', 'M11'],
  structures: [
    { name: 'past-the-firewall', draw: drawFirewall },
    { name: 'the-office-again', draw: drawOffice },
    { name: 'stay-on-the-peering', draw: drawStay },
  ],
};
