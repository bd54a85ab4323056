import type { Family } from '@/lib/quiz/family';
import { drawGateways } from './would-azure-accept/borrowed-gateways';
import { drawChanges } from './would-azure-accept/changes-to-a-peered-network';
import { drawNewPeers } from './would-azure-accept/new-peers-of-a-hub';

/** Peerings, gateways, ranges and routes that somebody asks for: would Azure accept them? */
export const wouldAzureAccept: Family = {
  id: 'would-azure-accept',
  title: 'Would Azure accept it?',
  concepts: ['peering-validity', 'address-space-planning', 'gateway-transit-flags'],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M10', 'M9', 'M12', 'M16', 'M17', 'M34', 'M6', 'M11', 'M15'],
  structures: [
    { name: 'new-peers-of-a-hub', levels: [1, 2, 3], draw: drawNewPeers },
    { name: 'borrowed-gateways', levels: [2, 3], draw: drawGateways, concepts: ['gateway-transit-flags'] },
    {
      name: 'changes-to-a-peered-network',
      levels: [2, 3],
      draw: drawChanges,
      concepts: ['address-space-sync', 'address-space-planning', 'user-defined-routes'],
    },
  ],
};
