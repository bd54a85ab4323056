import type { Family } from '@/lib/quiz/family';
import { drawNewSpoke } from './fill-in-the-form/a-new-spoke';
import { drawPeersPeer } from './fill-in-the-form/a-peers-peer';
import { drawAnotherHub } from './fill-in-the-form/beside-another-hub';

/** The portal's forms for a new network and a new peering: what goes into each field so that it does what it is for? */
export const fillInTheForm: Family = {
  id: 'fill-in-the-form',
  title: 'Fill in the form',
  concepts: ['peering-validity', 'cidr-and-subnets', 'gateway-transit-flags', 'peering-links-and-states'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M35', 'M10', 'M9', 'M16', 'M15', 'M4', 'M1', 'M2'],
  structures: [
    { name: 'a-new-spoke', levels: [1, 2, 3], draw: drawNewSpoke },
    { name: 'a-peers-peer', levels: [1, 2], draw: drawPeersPeer },
    { name: 'beside-another-hub', levels: [2, 3], draw: drawAnotherHub },
  ],
};
