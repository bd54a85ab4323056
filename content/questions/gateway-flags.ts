import type { Family } from '@/lib/quiz/family';
import { drawMakeRoom } from './gateway-flags/make-room';
import { drawWhichGateway } from './gateway-flags/which-gateway';
import { drawWhoMayBorrow } from './gateway-flags/who-may-borrow';

/** When may a network use the gateway of its peer? */
export const gatewayFlags: Family = {
  id: 'gateway-flags',
  title: 'Using the neighbour’s gateway',
  concepts: ['gateway-transit-flags'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M15', 'M16', 'M17'],
  structures: [
    { name: 'who-may-borrow', draw: drawWhoMayBorrow },
    { name: 'make-room', levels: [2, 3], draw: drawMakeRoom },
    { name: 'which-gateway', draw: drawWhichGateway },
  ],
};
