import type { Family } from '@/lib/quiz/family';
import { drawInbound } from './verify-a-flow/inbound';
import { drawOutbound } from './verify-a-flow/outbound';
import { drawTwoGroups } from './verify-a-flow/two-groups';
import { drawWidenedTag } from './verify-a-flow/widened-tag';

/** What IP flow verify says at one NIC, and by which rule. */
export const verifyAFlow: Family = {
  id: 'verify-a-flow',
  title: 'IP flow verify',
  concepts: ['ip-flow-verify', 'service-tags', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M11', 'M13', 'M14', 'M25', 'M28'],
  structures: [
    { name: 'from-another-network', draw: drawInbound },
    { name: 'to-another-network', levels: [2, 3], draw: drawOutbound },
    { name: 'two-groups', levels: [2, 3], draw: drawTwoGroups },
    { name: 'widened-tag', levels: [3], draw: drawWidenedTag },
  ],
};
