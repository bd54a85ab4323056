import { DECK, type LabelPlace } from '../bridge';
import type { Point } from '../drawing';
import type { Edge } from '../plan';
import type { Placed } from './columns';

/**
 * How a bridge runs. Straight: `side` between two networks of a row, `upper` and `lower` between a core and its leaf.
 * With a detour: `over` or `under` the rows between two leaves of one row, `around` between leaves of both,
 * `inner-upper` or `inner-lower` between the rows, from a core to what is not beside it.
 */
export type Routing =
  | 'side'
  | 'upper'
  | 'lower'
  | 'over'
  | 'under'
  | 'around'
  | 'inner-upper'
  | 'inner-lower';
export const isStraight = (kind: Routing): boolean => kind === 'side' || kind === 'upper' || kind === 'lower';

export function routingOf(edge: Edge, placed: readonly Placed[]): Routing {
  const a = placed.find((one) => one.box.id === edge.a);
  const b = placed.find((one) => one.box.id === edge.b);
  if (!a || !b) return 'side';
  if (a.row === 'core' && b.row === 'core') return Math.abs(a.core - b.core) === 1 ? 'side' : 'inner-lower';
  if (a.row === 'core' || b.row === 'core') {
    const leaf = a.row === 'core' ? b : a;
    const row = leaf.row === 'upper' ? 'upper' : 'lower';
    return a.core === b.core ? row : `inner-${row}`;
  }
  if (a.row !== b.row) return 'around';
  if (a.core === b.core && Math.abs(a.order - b.order) === 1) return 'side';
  return a.row === 'upper' ? 'over' : 'under';
}

/** how far from the middle of a bridge its words begin */
export const CLEAR = DECK + 7;

/** The words of each lane stand on the lane's own side: traffic keeps to the right. */
export function labelPlaces(middle: readonly Point[], kind: Routing): { out: LabelPlace; back: LabelPlace } {
  // a detour has its words on its long level piece
  const [from, to] = (isStraight(kind) ? middle : middle.slice(1)) as [Point, Point];
  const at = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (Math.abs(from.x - to.x) < 1) {
    const left: LabelPlace = { x: at.x - CLEAR, y: at.y, anchor: 'end', grow: 'middle' };
    const right: LabelPlace = { x: at.x + CLEAR, y: at.y, anchor: 'start', grow: 'middle' };
    return to.y > from.y ? { out: left, back: right } : { out: right, back: left };
  }
  const above: LabelPlace = { x: at.x, y: at.y - DECK - 5, anchor: 'middle', grow: 'up' };
  const below: LabelPlace = { x: at.x, y: at.y + DECK + 2, anchor: 'middle', grow: 'down' };
  return to.x > from.x ? { out: below, back: above } : { out: above, back: below };
}
