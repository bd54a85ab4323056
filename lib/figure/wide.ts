import { boxContext, layoutBox, moveBox, WIDE } from './box';
import { buildBridge, DECK, type LabelPlace, laneLines, placeLines } from './bridge';
import type { Drawing, DrawnBox, DrawnBridge, Point } from './drawing';
import type { Figure } from './model';
import { type Core, type Edge, type PlanBox, planFigure } from './plan';
import { drawPacket } from './way';

const MARGIN = 16;
const BETWEEN = 22;
/** room for two lanes and their words between two networks side by side */
const SPAN = 172;
const CLEAR = DECK + 7;

type Row = 'upper' | 'core' | 'lower';
type Placed = {
  readonly box: PlanBox;
  readonly core: number;
  readonly row: Row;
  readonly order: number;
  drawn: DrawnBox;
};

/** The layout for a screen: cores in a row in the middle, their leaves above and below, bridges straight between them. */
export function layoutWide(figure: Figure): Drawing {
  const plan = planFigure(figure);
  const context = boxContext(figure, WIDE);
  const linked = (a: string, b: string) =>
    plan.edges.some((edge) => (edge.a === a && edge.b === b) || (edge.a === b && edge.b === a));

  const columnsOf = (core: Core) => Math.max(1, core.upper.length, core.lower.length);
  const columns = plan.cores.reduce((sum, core) => sum + columnsOf(core), 0);
  const leafWidth = columns <= 1 ? 400 : columns === 2 ? (plan.cores.length === 2 ? 240 : 292) : 228;
  const gapIn = (core: Core) => {
    const pairs = [core.upper, core.lower].flatMap((row) =>
      row.slice(1).map((box, at) => [row[at]?.id ?? '', box.id] as const),
    );
    return pairs.some(([a, b]) => linked(a, b)) ? SPAN : BETWEEN;
  };

  // across: where each network's left edge is
  const placed = new Map<string, Placed>();
  let x = MARGIN;
  for (const [at, core] of plan.cores.entries()) {
    const gap = gapIn(core);
    const count = columnsOf(core);
    const groupWidth = count * leafWidth + (count - 1) * gap;
    for (const row of ['upper', 'lower'] as const) {
      const boxes = core[row];
      const rowWidth = boxes.length * leafWidth + (boxes.length - 1) * gap;
      const left = x + (groupWidth - rowWidth) / 2;
      for (const [order, box] of boxes.entries()) {
        const drawn = moveBox(layoutBox(box, leafWidth, context), left + order * (leafWidth + gap), 0);
        placed.set(box.id, { box, core: at, row, order, drawn });
      }
    }
    const subnets = core.box.vnet?.subnets.length ?? 0;
    const coreWidth =
      count === 1 || subnets > 2 ? groupWidth : Math.max(leafWidth + 60, groupWidth - leafWidth + 150);
    const drawn = moveBox(layoutBox(core.box, coreWidth, context), x + (groupWidth - coreWidth) / 2, 0);
    placed.set(core.box.id, { box: core.box, core: at, row: 'core', order: 0, drawn });
    const next = plan.cores[at + 1];
    // two networks keep their distance while they aren't peered: so nothing moves when they are
    const apart =
      next && (placed.size + (next ? 1 : 0) === 2 || linked(core.box.id, next.box.id)) ? SPAN : BETWEEN + 10;
    x += groupWidth + (next ? apart : 0);
  }

  const routed = plan.edges.map((edge) => ({ edge, ...routeOf(edge, placed) }));
  const detours = (kind: Routing) => routed.filter((one) => one.kind === kind).length;
  const width = x + MARGIN + (routed.some((one) => one.kind === 'around') ? 60 : 0);

  // down: how much room the words beside the lanes need
  const labelRoom = (leafWidth + BETWEEN) / 2 - CLEAR - 8;
  const linesOf = (edge: Edge, room: number) => ({
    out: laneLines(edge.out, edge, room, WIDE.text, figure),
    back: laneLines(edge.back, edge, room, WIDE.text, figure),
  });
  const gapOf = (row: Row) => {
    const crossing = routed.filter((one) => one.kind === row);
    const most = Math.max(
      0,
      ...crossing.map(({ edge }) => {
        const { out, back } = linesOf(edge, labelRoom);
        return Math.max(out.length, back.length);
      }),
    );
    return crossing.length > 0 ? Math.max(72, most * WIDE.line + 26) : 30;
  };
  const tallest = (row: Row) =>
    Math.max(0, ...[...placed.values()].filter((one) => one.row === row).map((one) => one.drawn.height));
  const track = (edge: Edge) => {
    const { out, back } = linesOf(edge, 200);
    return 2 * (DECK + 8 + Math.max(out.length, back.length) * WIDE.line);
  };
  const tracks = (kind: Routing) =>
    routed.filter((one) => one.kind === kind).reduce((sum, { edge }) => sum + track(edge), 0);

  // two networks side by side are high enough for the words between them
  for (const { edge, kind } of routed) {
    if (kind !== 'side') continue;
    const { out, back } = linesOf(edge, SPAN - 16);
    const least = 2 * (DECK + 8 + Math.max(out.length, back.length) * WIDE.line);
    for (const id of [edge.a, edge.b]) {
      const one = placed.get(id);
      if (one && one.drawn.height < least) one.drawn = { ...one.drawn, height: least };
    }
  }
  const heights = { upper: tallest('upper'), core: tallest('core'), lower: tallest('lower') };
  const ringTop = tracks('over') + tracks('around');
  const upperTop = MARGIN + ringTop;
  const innerUpper = tracks('inner-upper');
  const coreTop = heights.upper > 0 ? upperTop + heights.upper + gapOf('upper') + innerUpper : upperTop;
  const lowerTop =
    coreTop +
    heights.core +
    (heights.lower > 0 || detours('inner-lower') > 0 ? gapOf('lower') + tracks('inner-lower') : 0);
  const ringBottom = tracks('under') + (detours('around') > 0 ? 60 : 0);
  const height = lowerTop + heights.lower + ringBottom + MARGIN;

  for (const one of placed.values()) {
    const y =
      one.row === 'upper'
        ? upperTop + heights.upper - one.drawn.height
        : one.row === 'core'
          ? coreTop
          : lowerTop;
    one.drawn = moveBox(one.drawn, 0, y);
    // cores share a height, so that bridges between them are level
    if (one.row === 'core') one.drawn = { ...one.drawn, height: heights.core };
  }

  // the lines
  let over = MARGIN;
  let under = lowerTop + heights.lower;
  let innerDown = coreTop + heights.core + gapOf('lower');
  let innerUp = upperTop + heights.upper;
  const ends = new Map<string, number>();
  const bridges: DrawnBridge[] = routed.map(({ edge, kind }) => {
    const a = boxOf(edge.a);
    const b = boxOf(edge.b);
    const words = linesOf(
      edge,
      kind === 'side' ? SPAN - 16 : kind === 'upper' || kind === 'lower' ? labelRoom : 200,
    );
    const middle = middleOf();
    const { out, back } = labelPlaces(middle, kind);
    return buildBridge(
      edge,
      middle,
      {
        out: placeLines(words.out, out, WIDE.text, WIDE.line),
        back: placeLines(words.back, back, WIDE.text, WIDE.line),
      },
      figure,
    );

    function middleOf(): Point[] {
      const size = track(edge);
      switch (kind) {
        case 'side': {
          const [left, right] = a.x < b.x ? [a, b] : [b, a];
          const level = Math.max(a.y, b.y) + Math.min(a.height, b.height) / 2;
          const line = [
            { x: left.x + left.width, y: level },
            { x: right.x, y: level },
          ];
          return left === a ? line : line.reverse();
        }
        case 'upper':
        case 'lower': {
          const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
          const leaf = kind === 'upper' ? top : bottom;
          const at = leaf.x + leaf.width / 2;
          const line = [
            { x: at, y: top.y + top.height },
            { x: at, y: bottom.y },
          ];
          return top === a ? line : line.reverse();
        }
        case 'over':
        case 'under':
        case 'inner-lower':
        case 'inner-upper': {
          const up = kind === 'over' || kind === 'inner-lower';
          let level: number;
          if (kind === 'over') {
            level = over + size / 2;
            over += size;
          } else if (kind === 'under') {
            level = under + size / 2;
            under += size;
          } else if (kind === 'inner-lower') {
            level = innerDown + size / 2;
            innerDown += size;
          } else {
            level = innerUp + size / 2;
            innerUp += size;
          }
          const from = edgePoint(edge.a, kind, up);
          const to = edgePoint(edge.b, kind, up);
          return [from, { x: from.x, y: level }, { x: to.x, y: level }, to];
        }
        case 'around': {
          const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
          const level = over + size / 2;
          over += size;
          const from = { x: top.x + top.width / 2, y: top.y };
          const to = { x: bottom.x + bottom.width / 2, y: bottom.y + bottom.height };
          const out = x + 30;
          const low = height - MARGIN - 26;
          const line = [
            from,
            { x: from.x, y: level },
            { x: out, y: level },
            { x: out, y: low },
            { x: to.x, y: low },
            to,
          ];
          return top === a ? line : line.reverse();
        }
      }
    }
  });

  const boxes = [...placed.values()].map((one) => one.drawn);
  const packet = drawPacket(figure, boxes, bridges);
  return { width, height, boxes, bridges, ...(packet && { packet }) };

  function boxOf(id: string): DrawnBox {
    const found = placed.get(id);
    if (!found) throw new Error(`the plan has an edge to ${id}, which it doesn't place`);
    return found.drawn;
  }

  /** Where a detour leaves its box: beside the straight bridges and beside other detours. */
  function edgePoint(id: string, kind: Routing, _up: boolean): Point {
    const box = boxOf(id);
    const row = placed.get(id)?.row;
    const top =
      kind === 'over' ||
      (kind === 'inner-lower' && row === 'lower') ||
      (kind === 'inner-upper' && row === 'core');
    const key = `${id} ${top}`;
    const taken = ends.get(key) ?? 0;
    ends.set(key, taken + 1);
    const outer = kind === 'over' || kind === 'under';
    const aside = (outer ? taken : taken + 1) * 44 * (taken % 2 === 0 ? 1 : -1);
    return { x: box.x + box.width / 2 + aside, y: top ? box.y : box.y + box.height };
  }
}

type Routing = 'side' | 'upper' | 'lower' | 'over' | 'under' | 'around' | 'inner-upper' | 'inner-lower';

/**
 * How a bridge runs: straight where its two networks are neighbours on the page; else over or under the rows (two
 * leaves), or between the rows (a core).
 */
function routeOf(edge: Edge, placed: ReadonlyMap<string, Placed>): { kind: Routing } {
  const a = placed.get(edge.a);
  const b = placed.get(edge.b);
  if (!a || !b) return { kind: 'side' };
  if (a.row === 'core' && b.row === 'core')
    return { kind: Math.abs(a.core - b.core) === 1 ? 'side' : 'inner-lower' };
  if (a.row === 'core' || b.row === 'core') {
    const leaf = a.row === 'core' ? b : a;
    const row = leaf.row === 'upper' ? 'upper' : 'lower';
    return { kind: a.core === b.core ? row : `inner-${row}` };
  }
  if (a.row !== b.row) return { kind: 'around' };
  if (a.core === b.core && Math.abs(a.order - b.order) === 1) return { kind: 'side' };
  return { kind: a.row === 'upper' ? 'over' : 'under' };
}

/** The words of each lane stand on the lane's own side: traffic keeps to the right. */
function labelPlaces(middle: readonly Point[], kind: Routing): { out: LabelPlace; back: LabelPlace } {
  const [start, second] = kind === 'side' || kind === 'upper' || kind === 'lower' ? middle : middle.slice(1);
  const from = start as Point;
  const to = second as Point;
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
