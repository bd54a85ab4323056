import type { Family } from '@/lib/quiz/family';
import { drawNetworks } from './access-switched-off/routes';
import { drawRows } from './access-switched-off/rows';
import { drawStates } from './access-switched-off/states';
import { drawVerdict } from './access-switched-off/verdict';
import { drawWhoAnswers } from './access-switched-off/who-answers';

/** `allowVirtualNetworkAccess` is a matter of the VirtualNetwork tag, not of routes or states. */
export const accessSwitchedOff: Family = {
  id: 'access-switched-off',
  title: 'Access switched off',
  concepts: ['flag-virtual-network-access', 'service-tags', 'peering-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M13', 'M14', 'M18', 'M28', 'M36'],
  structures: [
    { name: 'networks-with-a-route', draw: drawNetworks },
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'states', draw: drawStates },
    { name: 'rows', levels: [2, 3], draw: drawRows },
    { name: 'verdict', levels: [2, 3], draw: drawVerdict },
  ],
};
