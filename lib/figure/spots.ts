import type { Drawing, Point, Rect } from './drawing';
import { isAt } from './note';

/** Where a part of the figure can be pressed, and where its number stands. */
export type DrawnSpot = {
  readonly shape:
    | ({ readonly kind: 'rect' } & Rect)
    /** a lane: pressed anywhere along it */
    | { readonly kind: 'line'; readonly points: readonly Point[] };
  readonly badge: Point;
};

/** half the side of the least that can be pressed by a finger, in the drawing's units */
const REACH = 16;

/** The places in a drawing that an id names: an NSG that is attached twice has two. Empty where it isn't drawn. */
export function spotsOf({ boxes, bridges }: Drawing, id: string): DrawnSpot[] {
  const found: DrawnSpot[] = [];
  const atRect = (rect: Rect) =>
    found.push({
      shape: { kind: 'rect', x: rect.x, y: rect.y, width: rect.width, height: rect.height },
      badge: { x: rect.x + rect.width - 4, y: rect.y + 4 },
    });
  const atSign = ({ x, y }: Point) =>
    found.push({
      shape: { kind: 'rect', x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH },
      // names stand to the right of signs, what belongs to one below
      badge: { x: x - REACH, y },
    });
  for (const box of boxes) {
    if (isAt(box.id, id)) atRect(box);
    for (const subnet of box.subnets) {
      if (isAt(subnet.id, id)) atRect(subnet);
      for (const sign of [
        ...subnet.attachments,
        ...subnet.nodes,
        ...subnet.nodes.flatMap((node) => node.attachments),
      ])
        if (isAt(sign.id, id)) atSign(sign);
    }
  }
  for (const { track, ...lane } of bridges.flatMap(({ lanes }) => lanes))
    if (lane.id !== undefined && isAt(lane.id, id))
      found.push({ shape: { kind: 'line', points: track }, badge: middleOf(track) });
  return found;
}

/** The middle of the line's longest piece: clear of the boxes at its ends. */
function middleOf(points: readonly Point[]): Point {
  let longest = { length: -1, x: 0, y: 0 };
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length > longest.length) longest = { length, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  }
  return longest;
}
