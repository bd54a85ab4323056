import type { Family } from '@/lib/quiz/family';
import { drawWhatIsReached } from './app-groups/what-is-reached';
import { drawNoSuchSource, drawWhichSource } from './app-groups/which-source';
import { drawWhoGetsIn } from './app-groups/who-gets-in';

/** Application security groups end at the network; address ranges don't. */
export const appGroups: Family = {
  id: 'app-groups',
  title: 'Groups of machines in rules',
  concepts: ['application-security-groups', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M13', 'M26', 'M27', 'M28', 'M30', 'M36'],
  structures: [
    { name: 'who-gets-in', draw: drawWhoGetsIn },
    { name: 'what-is-reached', draw: drawWhatIsReached },
    {
      name: 'which-source',
      draw: (random, level) => (random.oneIn(2) ? drawWhichSource : drawNoSuchSource)(random, level),
    },
  ],
};
