import type { Point } from './drawing';

/** Lines of right-angled pieces: the lanes and the packet's way are all made of them. */
export type Polyline = readonly Point[];

export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

export const lengthOf = (line: Polyline): number =>
  line.reduce((sum, point, index) => sum + (index > 0 ? distance(line[index - 1] as Point, point) : 0), 0);

/**
 * The same line, `by` units to the right as one travels along it (to the left when negative). Right is what it is for
 * someone driving: travelling down the page it is the side of the smaller x.
 */
export function shiftLine(line: Polyline, by: number): Point[] {
  const normals = line.slice(1).map((point, index) => {
    const from = line[index] as Point;
    const length = distance(from, point) || 1;
    return { x: -(point.y - from.y) / length, y: (point.x - from.x) / length };
  });
  return line.map((point, index) => {
    const before = normals[index - 1] ?? normals[index];
    const after = normals[index] ?? before;
    if (!before || !after) return point;
    const stretch = 1 + before.x * after.x + before.y * after.y;
    // a turn right back has no mitre; it doesn't occur between two boxes
    const scale = stretch < 0.01 ? 0 : by / stretch;
    return { x: point.x + (before.x + after.x) * scale, y: point.y + (before.y + after.y) * scale };
  });
}

/** The first `length` units of the line. */
export function cutLine(line: Polyline, length: number): Point[] {
  const kept: Point[] = [];
  let left = length;
  for (const [index, point] of line.entries()) {
    const from = line[index - 1];
    if (!from) {
      kept.push(point);
      continue;
    }
    const piece = distance(from, point);
    if (piece >= left) {
      kept.push(between(from, point, piece === 0 ? 0 : left / piece));
      return kept;
    }
    kept.push(point);
    left -= piece;
  }
  return kept;
}

export const reverseLine = (line: Polyline): Point[] => [...line].reverse();

/** The point `length` units along the line, and the direction of travel there in degrees. */
export function pointAt(line: Polyline, length: number): Point & { angle: number } {
  const cut = cutLine(line, Math.max(0.01, length));
  const end = cut.at(-1) ?? { x: 0, y: 0 };
  const before = cut.at(-2) ?? end;
  return { ...end, angle: (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI };
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** SVG path data with rounded corners. */
export function pathData(line: Polyline, radius = 7): string {
  const points = line.filter(
    (point, index) => index === 0 || distance(point, line[index - 1] as Point) > 0.1,
  );
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${text(point)}`;
      if (!after) return `L${text(point)}`;
      const round = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      const start = between(point, before, round / distance(before, point));
      const end = between(point, after, round / distance(point, after));
      return `L${text(start)}Q${text(point)} ${text(end)}`;
    })
    .join('');
}

const text = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
