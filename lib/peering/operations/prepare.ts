import type { Topology } from '../topology';
import { withCanonicalIds } from './canonical-ids';
import { withInlineChildren } from './inline-children';
import { withLinkStates } from './links';

/**
 * A topology as operations work on it: children inline, ids whole, every link with state and ranges.
 */
export function prepare(topology: Topology): Topology {
  const known = prepared.get(topology);
  if (known) return known;
  const ready = withLinkStates(withCanonicalIds(withInlineChildren(topology)));
  prepared.set(topology, ready);
  return ready;
}

const prepared = new WeakMap<Topology, Topology>();
