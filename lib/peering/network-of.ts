import type { Result } from '../result';
import { buildNetwork } from './build-network';
import type { Network } from './network';
import type { Problem } from './problem';
import type { Topology } from './topology';

// apart from the queries, which bring the operations with them: a figure in the browser needs neither
const networks = new WeakMap<object, Result<Network, readonly Problem[]>>();

/** The network of a topology, built once for each topology value. */
export function networkOf(topology: Topology): Result<Network, readonly Problem[]> {
  if (typeof topology !== 'object' || topology === null) return buildNetwork(topology);
  const known = networks.get(topology);
  if (known) return known;
  const built = buildNetwork(topology);
  networks.set(topology, built);
  return built;
}
