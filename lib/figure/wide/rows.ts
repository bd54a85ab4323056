import { DECK } from '../bridge';
import { moveBox } from '../move';
import type { Edge } from '../plan';
import { WIDE } from '../sizes';
import { MARGIN, type Placed, type Row } from './columns';
import type { Routing } from './routing';

/** An edge with how it runs and the lines that its words take, at most on one side. */
export type Routed = { readonly edge: Edge; readonly kind: Routing; readonly lines: number };

export type Rows = {
  readonly placed: readonly Placed[];
  readonly height: number;
  /** where the tracks of the detours begin, from above */
  readonly tracks: Readonly<Record<'over' | 'under' | 'inner-upper' | 'inner-lower', number>>;
};

const LEAST_GAP = 72;
const AROUND = 60;

/** how much height a bridge with these words takes, lying level */
export const levelHeight = (lines: number): number => 2 * (DECK + 8 + lines * WIDE.line);

/** Gives each network its place down the page: three rows, as far apart as the words between them need. */
export function placeRows(across: readonly Placed[], routed: readonly Routed[]): Rows {
  const high = across.map((one) => withHeight(one, leastHeight(one, routed)));
  const tallest = (row: Row) =>
    Math.max(0, ...high.filter((one) => one.row === row).map((one) => one.drawn.height));
  const room = (kind: Routing) =>
    routed.filter((one) => one.kind === kind).reduce((sum, one) => sum + levelHeight(one.lines), 0);
  const gap = (row: 'upper' | 'lower') => {
    const lines = routed.filter((one) => one.kind === row).map((one) => one.lines);
    return lines.length > 0 ? Math.max(LEAST_GAP, Math.max(...lines) * WIDE.line + 26) : 30;
  };

  const upperTop = MARGIN + room('over') + room('around');
  const upperBottom = upperTop + tallest('upper');
  const coreTop = tallest('upper') > 0 ? upperBottom + gap('upper') + room('inner-upper') : upperTop;
  const coreBottom = coreTop + tallest('core');
  const hasBelow = tallest('lower') > 0 || room('inner-lower') > 0;
  const lowerTop = coreBottom + (hasBelow ? gap('lower') + room('inner-lower') : 0);
  const lowerBottom = lowerTop + tallest('lower');
  const placed = high.map((one): Placed => {
    // cores share a height, so that bridges between them are level
    if (one.row === 'core') return withHeight(moved(one, coreTop), tallest('core'));
    return moved(one, one.row === 'upper' ? upperBottom - one.drawn.height : lowerTop);
  });
  return {
    placed,
    height: lowerBottom + room('under') + (room('around') > 0 ? AROUND : 0) + MARGIN,
    tracks: {
      over: MARGIN,
      under: lowerBottom,
      'inner-upper': upperBottom,
      'inner-lower': coreBottom + gap('lower'),
    },
  };
}

/** Two networks side by side are high enough for the words between them. */
function leastHeight({ box }: Placed, routed: readonly Routed[]): number {
  const beside = routed.filter(
    ({ edge, kind }) => kind === 'side' && (edge.a === box.id || edge.b === box.id),
  );
  return Math.max(0, ...beside.map((one) => levelHeight(one.lines)));
}

const withHeight = (one: Placed, height: number): Placed => ({
  ...one,
  drawn: { ...one.drawn, height: Math.max(one.drawn.height, height) },
});
const moved = (one: Placed, y: number): Placed => ({ ...one, drawn: moveBox(one.drawn, 0, y) });
