import type { Family } from '@/lib/quiz/family';
import { drawBehindATag } from './appliance-on-the-way/behind-a-tag';
import { drawOneThing } from './appliance-on-the-way/request-and-reply';
import { drawWhichSpokes } from './appliance-on-the-way/who-answers';

/** Spoke to spoke through an appliance in the hub: does the packet get there, and the reply back? */
export const applianceOnTheWay: Family = {
  id: 'appliance-on-the-way',
  title: 'Through an appliance in the hub',
  concepts: ['nva-transit', 'user-defined-routes', 'hub-and-spoke'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M11', 'M13', 'M21', 'M22', 'M23', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'request-and-reply', draw: drawOneThing },
    { name: 'behind-a-tag', levels: [3], draw: drawBehindATag },
    { name: 'who-answers', draw: drawWhichSpokes },
  ],
};
