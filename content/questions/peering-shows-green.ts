import type { Family } from '@/lib/quiz/family';
import { drawPorts } from './peering-shows-green/ports';
import { drawRequest } from './peering-shows-green/request-and-reply';
import { drawWhoAnswers } from './peering-shows-green/who-answers';

/** The peering is up and next hop says so, and still it may not work: what stops the packet? */
export const peeringShowsGreen: Family = {
  id: 'peering-shows-green',
  title: 'Everything shows green',
  concepts: ['peering-troubleshooting', 'effective-routes-and-next-hop', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M13', 'M18', 'M19', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'request-and-reply', levels: [2, 3], draw: drawRequest },
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'port-by-port', draw: drawPorts },
  ],
};
