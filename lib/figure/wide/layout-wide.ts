import { boxContext } from '../box';
import { buildBridge, laneLines, placeLines } from '../bridge';
import type { Drawing } from '../drawing';
import type { Figure } from '../model';
import { type Edge, planFigure } from '../plan';
import { WIDE } from '../sizes';
import { drawPacket } from '../way';
import { BETWEEN, placeColumns, SPAN } from './columns';
import { Middles } from './middles';
import { CLEAR, labelPlaces, type Routing, routingOf } from './routing';
import { placeRows } from './rows';

/** width for the words of a detour, which lie on its long level piece */
const DETOUR_WORDS = 200;
/** room at the right for a bridge that goes around both rows */
const AROUND = 60;

/** The layout for a screen: cores in a row in the middle, their leaves above and below, bridges straight between them. */
export function layoutWide(figure: Figure): Drawing {
  const plan = planFigure(figure);
  const across = placeColumns(plan, boxContext(figure, WIDE));
  const besideLanes = (across.leafWidth + BETWEEN) / 2 - CLEAR - 8;
  const wordsOf = (edge: Edge, kind: Routing) => {
    const room =
      kind === 'side' ? SPAN - 16 : kind === 'upper' || kind === 'lower' ? besideLanes : DETOUR_WORDS;
    return {
      out: laneLines(edge.out, edge, room, WIDE.text, figure),
      back: laneLines(edge.back, edge, room, WIDE.text, figure),
    };
  };
  const routed = plan.edges.map((edge) => {
    const kind = routingOf(edge, across.placed);
    const words = wordsOf(edge, kind);
    return { edge, kind, words, lines: Math.max(words.out.length, words.back.length) };
  });
  const rows = placeRows(across.placed, routed);
  const goesAround = routed.some((one) => one.kind === 'around');
  const middles = new Middles(rows, across.width + AROUND / 4);
  const bridges = routed.map((one) => {
    const middle = middles.of(one);
    const places = labelPlaces(middle, one.kind);
    const labels = {
      out: placeLines(one.words.out, places.out, WIDE.text, WIDE.line),
      back: placeLines(one.words.back, places.back, WIDE.text, WIDE.line),
    };
    return buildBridge(one.edge, middle, labels, figure);
  });
  const boxes = rows.placed.map((one) => one.drawn);
  const packet = drawPacket(figure, boxes, bridges);
  return {
    width: across.width + (goesAround ? AROUND : 0),
    height: rows.height,
    boxes,
    bridges,
    ...(packet && { packet }),
  };
}
