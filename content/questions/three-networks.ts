import type { Family } from '@/lib/quiz/family';
import { drawChain } from './three-networks/chain';
import { drawFirewallInTheMiddle } from './three-networks/firewall';
import { drawSharedGateway } from './three-networks/gateway';
import { drawNextHop } from './three-networks/next-hop';
import { drawWithinReach } from './three-networks/within-reach';

/** A and B are peered, and B and C: what does that mean for A and C? */
export const threeNetworks: Family = {
  id: 'three-networks',
  title: 'A network in the middle',
  concepts: ['non-transitivity', 'hub-and-spoke', 'nva-transit', 'gateway-transit-flags', 'system-routes'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M2', 'M3', 'M4', 'M11', 'M13', 'M17', 'M19', 'M21', 'M22', 'M23'],
  structures: [
    { name: 'chain', levels: [1, 2], concepts: ['non-transitivity'], draw: drawChain },
    { name: 'within-reach', concepts: ['non-transitivity', 'hub-and-spoke'], draw: drawWithinReach },
    {
      name: 'firewall-in-the-middle',
      levels: [2, 3],
      concepts: ['nva-transit', 'non-transitivity', 'hub-and-spoke'],
      draw: drawFirewallInTheMiddle,
    },
    {
      name: 'shared-gateway',
      levels: [2, 3],
      concepts: ['hub-and-spoke', 'gateway-transit-flags', 'non-transitivity'],
      draw: drawSharedGateway,
    },
    { name: 'next-hop', levels: [2, 3], concepts: ['non-transitivity', 'system-routes'], draw: drawNextHop },
  ],
};
