import { MANY_NETWORKS } from './authored/many-networks';
import { authoredFamily } from './parts/authored-family';

/** Shapes for many networks, Virtual Network Manager, subnet peering. */
export const manyNetworks = authoredFamily({
  id: 'many-networks',
  title: 'Many networks, or parts of them',
  questions: MANY_NETWORKS,
});
