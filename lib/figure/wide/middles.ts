import type { DrawnBox, Point } from '../drawing';
import type { Edge } from '../plan';
import { MARGIN } from './columns';
import type { Routing } from './routing';
import { levelHeight, type Routed, type Rows } from './rows';

/** how far beside the straight bridges a detour leaves its network */
const ASIDE = 44;

/** Draws the middle line of one bridge after the other; each detour takes the next free track. */
export class Middles {
  private readonly next: { -readonly [K in keyof Rows['tracks']]: number };
  private readonly taken = new Map<string, number>();

  constructor(
    private readonly rows: Rows,
    private readonly right: number,
  ) {
    this.next = { ...rows.tracks };
  }

  /** From `edge.a` to `edge.b`. */
  of({ edge, kind, lines }: Routed): Point[] {
    const [a, b] = [this.box(edge.a), this.box(edge.b)];
    switch (kind) {
      case 'side': {
        const [left, right] = a.x < b.x ? [a, b] : [b, a];
        const y = Math.max(a.y, b.y) + Math.min(a.height, b.height) / 2;
        return towards(left === a, [
          { x: left.x + left.width, y },
          { x: right.x, y },
        ]);
      }
      case 'upper':
      case 'lower': {
        const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
        const leaf = kind === 'upper' ? top : bottom;
        const x = leaf.x + leaf.width / 2;
        return towards(top === a, [
          { x, y: top.y + top.height },
          { x, y: bottom.y },
        ]);
      }
      case 'around':
        return this.around(edge, lines);
      default: {
        const y = this.track(kind, lines);
        const [from, to] = [this.end(edge.a, kind), this.end(edge.b, kind)];
        return [from, { x: from.x, y }, { x: to.x, y }, to];
      }
    }
  }

  /** Over the upper row, down at the right, and up from below. */
  private around(edge: Edge, lines: number): Point[] {
    const [a, b] = [this.box(edge.a), this.box(edge.b)];
    const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
    const high = this.track('over', lines);
    const low = this.rows.height - MARGIN - 26;
    const from = { x: top.x + top.width / 2, y: top.y };
    const to = { x: bottom.x + bottom.width / 2, y: bottom.y + bottom.height };
    const corners = [
      { x: from.x, y: high },
      { x: this.right, y: high },
      { x: this.right, y: low },
      { x: to.x, y: low },
    ];
    return towards(top === a, [from, ...corners, to]);
  }

  private track(kind: keyof Rows['tracks'], lines: number): number {
    const size = levelHeight(lines);
    const middle = this.next[kind] + size / 2;
    this.next[kind] += size;
    return middle;
  }

  /** Where a detour leaves its network: beside the straight bridges and beside other detours. */
  private end(id: string, kind: Routing): Point {
    const box = this.box(id);
    const row = this.rows.placed.find((one) => one.box.id === id)?.row;
    const atTop =
      kind === 'over' ||
      (kind === 'inner-lower' && row === 'lower') ||
      (kind === 'inner-upper' && row === 'core');
    const key = `${id} ${atTop}`;
    const taken = this.taken.get(key) ?? 0;
    this.taken.set(key, taken + 1);
    const isOuter = kind === 'over' || kind === 'under';
    const aside = (isOuter ? taken : taken + 1) * ASIDE * (taken % 2 === 0 ? 1 : -1);
    return { x: box.x + box.width / 2 + aside, y: atTop ? box.y : box.y + box.height };
  }

  private box(id: string): DrawnBox {
    const found = this.rows.placed.find((one) => one.box.id === id);
    if (!found) throw new Error(`the plan has an edge to ${id}, which it doesn't place`);
    return found.drawn;
  }
}

const towards = (isForward: boolean, line: Point[]): Point[] => (isForward ? line : line.reverse());
