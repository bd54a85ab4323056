import { boxContext, layoutBox } from './box';
import { buildBridge, DECK, laneLines, placeLines } from './bridge';
import type { Drawing, DrawnBox, DrawnBridge, Point, TextLine } from './drawing';
import type { Figure } from './model';
import { moveBox } from './move';
import { type Edge, planFigure } from './plan';
import { lengthOf, reverseLine } from './polyline';
import { NARROW } from './sizes';
import { type Item, type Run, type Stack, stackPlan } from './stack';
import { drawPacket } from './way';

/** 14 units of text stay above 13 px where this is shown at 288 px, which is what a screen of 320 px leaves */
const WIDTH = 300;
const MARGIN = 2;
/** the strip left of the leaves in which the spine of their core runs, and the strip of a bridge that passes others */
const INDENT = 44;
const STRIP = 40;
const MOST_STRIPS = 84;
const BETWEEN = 14;
const WORDS_PAD = 12;
const LEAST_BRIDGE = 52;
/** a bridge on a spine breaks this far from its leaf, where no other one runs */
const BREAK = 14;

type Words = {
  readonly edge: Edge;
  readonly lines: Pick<TextLine, 'text' | 'tone'>[];
  readonly ownLines: number;
  readonly owner: string;
};
type Placed = { readonly box: DrawnBox; readonly words: readonly (Words & { readonly y: number })[] };

/**
 * The layout for a phone: the networks below one another at full width, a core between its leaves, the words of each
 * bridge beside it. It is laid out again, not shrunk.
 */
export function layoutNarrow(figure: Figure): Drawing {
  const stack = stackPlan(planFigure(figure));
  const strip = Math.min(STRIP, MOST_STRIPS / Math.max(1, stack.strips));
  const left = MARGIN + stack.strips * strip;
  const wordsLeft = left + 2 * DECK + 8;
  const { placed, bottom } = placeItems(figure, stack, left, WIDTH - MARGIN - wordsLeft);
  const boxes = placed.map((one) => one.box);
  const sides = new Map<string, number>();
  const bridges = stack.runs.map((run) => bridgeOf(run));
  const packet = drawPacket(figure, boxes, bridges);
  return { width: WIDTH, height: bottom + MARGIN, boxes, bridges, ...(packet && { packet }) };

  function bridgeOf(run: Run): DrawnBridge {
    const { edge } = run;
    const middle = middleOf(run);
    const words = placed.flatMap((one) => one.words).find((one) => one.edge === edge);
    const place = { x: wordsLeft, y: words?.y ?? 0, anchor: 'start', grow: 'down' } as const;
    const lines = placeLines(words?.lines ?? [], place, NARROW.text, NARROW.line);
    const own = lines.slice(0, words?.ownLines);
    const other = lines.slice(words?.ownLines);
    const labels = words?.owner === edge.a ? { out: own, back: other } : { out: other, back: own };
    const whole = lengthOf(middle);
    const leafFirst = stack.items[stack.indexOf(edge.a)]?.role !== 'core';
    const breakAt = run.kind === 'spine' ? (leafFirst ? BREAK : whole - BREAK) : whole / 2;
    return buildBridge(edge, middle, labels, figure, breakAt);
  }

  /** From `edge.a` to `edge.b`. */
  function middleOf({ edge, kind, strip: column }: Run): Point[] {
    const flipped = stack.indexOf(edge.a) > stack.indexOf(edge.b);
    const [first, last] = flipped ? [edge.b, edge.a] : [edge.a, edge.b];
    const above = boxes[stack.indexOf(first)] as DrawnBox;
    const below = boxes[stack.indexOf(last)] as DrawnBox;
    const spine = left + DECK + 4;
    const down = (): Point[] => {
      if (kind === 'straight')
        return [
          { x: spine, y: above.y + above.height },
          { x: spine, y: below.y },
        ];
      if (kind === 'strip') {
        const x = MARGIN + column * strip + Math.min(STRIP, strip + 10) / 2;
        const from = sideOf(above, 'leave');
        const to = sideOf(below, 'enter');
        return [
          { x: above.x, y: from },
          { x, y: from },
          { x, y: to },
          { x: below.x, y: to },
        ];
      }
      if (stack.items[stack.indexOf(last)]?.role === 'lower') {
        const level = below.y + 26;
        return [
          { x: spine, y: above.y + above.height },
          { x: spine, y: level },
          { x: below.x, y: level },
        ];
      }
      const level = above.y + above.height - 26;
      return [
        { x: above.x, y: level },
        { x: spine, y: level },
        { x: spine, y: below.y },
      ];
    };
    return flipped ? reverseLine(down()) : down();
  }

  /** Where a bridge from a strip meets a network: each at another height. */
  function sideOf(box: DrawnBox, way: 'leave' | 'enter'): number {
    const key = `${box.id} ${way}`;
    const taken = sides.get(key) ?? 0;
    sides.set(key, taken + 1);
    const step = DECK + 5;
    return way === 'leave' ? box.y + box.height - 24 - taken * step : box.y + 24 + taken * step;
  }
}

/** The boxes below one another, with room for the words of their bridges between them. */
function placeItems(
  figure: Figure,
  stack: Stack,
  left: number,
  wordsRoom: number,
): { placed: Placed[]; bottom: number } {
  const context = boxContext(figure, NARROW);
  const placed: Placed[] = [];
  let y = MARGIN;
  for (const [index, item] of stack.items.entries()) {
    const words = wordsOf(item, stack, figure, wordsRoom);
    const before = item.role === 'upper' ? [] : putWords(words);
    const x = left + (item.role === 'core' || item.alone ? 0 : INDENT);
    const box = moveBox(layoutBox(item.box, WIDTH - MARGIN - x, context), x, y);
    y += box.height;
    const after = item.role === 'upper' ? putWords(words) : [];
    placed.push({ box, words: [...before, ...after] });
    if (index < stack.items.length - 1) y += BETWEEN;
  }
  return { placed, bottom: y };

  function putWords(words: readonly Words[]) {
    let top = y + WORDS_PAD / 2;
    const put = words.map((one) => {
      const here = { ...one, y: top };
      top += one.lines.length * NARROW.line + WORDS_PAD;
      return here;
    });
    if (words.length > 0) y += Math.max(top - y, LEAST_BRIDGE);
    return put;
  }
}

/** The words of the bridges that stand with this network: above the later of the two, or below the upper leaf. */
function wordsOf({ box }: Item, { items, runs, indexOf }: Stack, figure: Figure, room: number): Words[] {
  return runs.flatMap(({ edge }): Words[] => {
    const [first, last] = indexOf(edge.a) < indexOf(edge.b) ? [edge.a, edge.b] : [edge.b, edge.a];
    const belowLeaf = items[indexOf(first)]?.role === 'upper' && items[indexOf(last)]?.role !== 'upper';
    if ((belowLeaf ? first : last) !== box.id) return [];
    const other = items[indexOf(edge.a === box.id ? edge.b : edge.a)]?.box.name ?? '';
    const [own, back] = edge.a === box.id ? [edge.out, edge.back] : [edge.back, edge.out];
    const ownLines = laneLines(own, edge, room, NARROW.text, figure, `to ${other}`);
    const backLines = laneLines(back, edge, room, NARROW.text, figure, `from ${other}`);
    return [{ edge, lines: [...ownLines, ...backLines], ownLines: ownLines.length, owner: box.id }];
  });
}
