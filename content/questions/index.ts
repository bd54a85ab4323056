import type { Family } from '@/lib/quiz/family';
import { canTheyBePeered } from './can-they-be-peered';
import { nextHopToAPeer } from './next-hop-to-a-peer';
import { nsgOnPeeredPath } from './nsg-on-peered-path';
import { peeringRoute } from './peering-route';
import { threeNetworks } from './three-networks';
import { twoLinks } from './two-links';
import { whatToAdd } from './what-to-add';
import { whyPeering } from './why-peering';

/** Every family of questions there is. A test finds files of this folder that are missing here. */
export const FAMILIES: readonly Family[] = [
  whyPeering,
  canTheyBePeered,
  threeNetworks,
  nsgOnPeeredPath,
  nextHopToAPeer,
  twoLinks,
  whatToAdd,
  peeringRoute,
];

export const findFamily = (id: string): Family | null => FAMILIES.find((family) => family.id === id) ?? null;
