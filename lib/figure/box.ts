import type { DrawnBox, DrawnSubnet, TextLine } from './drawing';
import type { Figure, FigureSubnet } from './model';
import { moveSubnet } from './move';
import { noteOf } from './note';
import type { PlanBox } from './plan';
import { GUTTER, SIGN, type Sizes } from './sizes';
import { addLines, layoutSubnet } from './subnet-box';
import { textWidth, wrapText } from './text';

const BAND = 12;

export type BoxContext = { readonly sizes: Sizes; readonly figure: Figure; readonly showLocation: boolean };
export function boxContext(figure: Figure, sizes: Sizes): BoxContext {
  const locations = new Set(figure.vnets.map((vnet) => vnet.location).filter(Boolean));
  return { sizes, figure, showLocation: locations.size > 1 };
}

/** A network with everything in it, its top left corner at 0, 0. */
export function layoutBox(box: PlanBox, width: number, context: BoxContext): DrawnBox {
  const { sizes } = context;
  const text: TextLine[] = [];
  let y = BAND;
  y = headLines(text, box, width, y, context);
  const note = noteOf(box.id, GUTTER + SIGN / 2, y, width - 2 * GUTTER - SIGN - 6, context);
  if (note) y = note.bottom;
  const { subnets, bottom } = layoutSubnets(box.vnet?.subnets ?? [], width, y + 4, context);
  const height = (subnets.length > 0 ? bottom : y) + (subnets.length > 0 ? GUTTER : BAND);
  return {
    id: box.id,
    kind: box.kind,
    x: 0,
    y: 0,
    width,
    height: Math.max(height, 3 * sizes.line + BAND),
    title: box.name,
    text,
    subnets,
    ...(note && { note: note.drawn }),
  };
}

/** Name and ranges: on one line where they fit, else below one another. Returns where the next thing may begin. */
function headLines(text: TextLine[], box: PlanBox, width: number, top: number, context: BoxContext): number {
  const { sizes, showLocation } = context;
  const room = width - 2 * GUTTER;
  const names = wrapText(box.name, room, sizes.name, 'sans', 2);
  let y = top;
  for (const line of names) {
    y += sizes.name + 4;
    text.push({ x: GUTTER, y: y - 2, text: line, size: sizes.name, face: 'sans', tone: 'name' });
  }
  const ranges = box.vnet?.addressPrefixes ?? box.site?.addressPrefixes ?? [];
  const [only] = ranges;
  const nameEnd = GUTTER + textWidth(names.at(-1) ?? '', sizes.name) + 14;
  if (
    only &&
    ranges.length === 1 &&
    names.length === 1 &&
    nameEnd + textWidth(only, sizes.text, 'mono') <= width - GUTTER
  ) {
    text.push({
      x: width - GUTTER,
      y: y - 2,
      text: only,
      size: sizes.text,
      face: 'mono',
      tone: 'quiet',
      anchor: 'end',
    });
  } else {
    y = addLines(text, ranges, GUTTER, y, room, 'mono', 'quiet', context);
  }
  const more =
    box.kind === 'site'
      ? 'on-premises'
      : box.kind === 'absent'
        ? 'not in this topology'
        : showLocation
          ? box.vnet?.location
          : '';
  if (more) y = addLines(text, [more], GUTTER, y, room, 'sans', 'quiet', context);
  return y + 4;
}

function layoutSubnets(subnets: readonly FigureSubnet[], width: number, top: number, context: BoxContext) {
  const room = width - 2 * GUTTER;
  const least = context.sizes.text * 14;
  const columns = Math.max(1, Math.min(subnets.length, Math.floor((room + GUTTER) / (least + GUTTER))));
  const each = (room - (columns - 1) * GUTTER) / columns;
  const drawn: DrawnSubnet[] = [];
  let y = top;
  for (let row = 0; row < subnets.length; row += columns) {
    const inRow = subnets.slice(row, row + columns).map((subnet, column) => {
      const piece = layoutSubnet(subnet, each, context);
      return moveSubnet(piece, GUTTER + column * (each + GUTTER), y);
    });
    const tallest = Math.max(...inRow.map((subnet) => subnet.height));
    drawn.push(...inRow.map((subnet) => ({ ...subnet, height: tallest })));
    y += tallest + 10;
  }
  return { subnets: drawn, bottom: subnets.length > 0 ? y - 10 : top };
}
