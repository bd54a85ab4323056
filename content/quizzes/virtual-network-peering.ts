import type { Blueprint } from '@/lib/quiz/quiz';
import { canTheyBePeered } from '../questions/can-they-be-peered';
import { nextHopToAPeer } from '../questions/next-hop-to-a-peer';
import { nsgOnPeeredPath } from '../questions/nsg-on-peered-path';
import { peeringRoute } from '../questions/peering-route';
import { threeNetworks } from '../questions/three-networks';
import { twoLinks } from '../questions/two-links';
import { whatToAdd } from '../questions/what-to-add';
import { whyPeering } from '../questions/why-peering';

/** The eight questions at the end of the lesson. */
export const virtualNetworkPeering: Blueprint = {
  id: 'virtual-network-peering',
  title: 'Virtual Network Peering',
  places: [
    { family: whyPeering, levels: [1, 2] },
    { family: canTheyBePeered, levels: [1, 2] },
    { family: threeNetworks, levels: [1, 2] },
    { family: nsgOnPeeredPath, levels: [1, 2] },
    { family: nextHopToAPeer, levels: [2] },
    { family: twoLinks, levels: [1, 2] },
    { family: whatToAdd, levels: [2] },
    { family: peeringRoute, levels: [1, 2] },
  ],
};
