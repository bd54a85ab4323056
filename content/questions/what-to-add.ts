import type { Family } from '@/lib/quiz/family';
import { drawAppliance, drawFirewall } from './what-to-add/appliance';
import { drawBorrowTheGateway, drawThroughTheGateway } from './what-to-add/gateway';
import { drawInspectTheHub } from './what-to-add/inspect-the-hub';
import { drawConnectTwo, drawJoinTwoSpokes } from './what-to-add/links';

/** What has to be added so that the packet gets there, and its reply back? */
export const whatToAdd: Family = {
  id: 'what-to-add',
  title: 'What has to be added?',
  concepts: ['hub-and-spoke', 'nva-transit', 'gateway-transit-flags', 'flag-forwarded-traffic'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M3', 'M4', 'M13', 'M15', 'M19', 'M21', 'M23', 'M24'],
  structures: [
    { name: 'connect-two', levels: [1], concepts: ['hub-and-spoke'], draw: drawConnectTwo },
    {
      name: 'join-two-spokes',
      concepts: ['hub-and-spoke', 'flag-forwarded-traffic'],
      draw: drawJoinTwoSpokes,
    },
    { name: 'appliance', levels: [2, 3], draw: drawAppliance },
    { name: 'firewall', levels: [2, 3], draw: drawFirewall },
    {
      name: 'through-the-gateway',
      levels: [3],
      concepts: ['hub-and-spoke', 'gateway-transit-flags'],
      draw: drawThroughTheGateway,
    },
    {
      name: 'borrow-the-gateway',
      levels: [2, 3],
      concepts: ['gateway-transit-flags'],
      draw: drawBorrowTheGateway,
    },
    { name: 'inspect-the-hub', levels: [2, 3], concepts: ['nva-transit'], draw: drawInspectTheHub },
  ],
};
