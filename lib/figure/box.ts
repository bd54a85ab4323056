import type {
  DrawnAttachment,
  DrawnBox,
  DrawnNode,
  DrawnNote,
  DrawnSubnet,
  Point,
  TextLine,
} from './drawing';
import type { Figure, FigureNode, FigureNsg, FigureRouteTable, FigureSubnet } from './model';
import type { PlanBox } from './plan';
import { type Face, textWidth, wrapText } from './text';

/** Sizes of one layout. On a phone the texts are larger, since there the drawing is as wide as the screen. */
export type Sizes = {
  readonly name: number;
  readonly text: number;
  readonly line: number;
};
export const WIDE: Sizes = { name: 15, text: 13, line: 17 };
export const NARROW: Sizes = { name: 16, text: 14, line: 19 };

/** the free strips between a network's edge and its subnets: the packet runs in them */
export const GUTTER = 16;
const BAND = 12;
const INSET = 12;
const SIGN = 18;
const MAX_RULES = 4;

type Context = { readonly sizes: Sizes; readonly figure: Figure; readonly showLocation: boolean };
export type BoxContext = Context;

export function boxContext(figure: Figure, sizes: Sizes): BoxContext {
  const locations = new Set(figure.vnets.map((vnet) => vnet.location).filter(Boolean));
  return { sizes, figure, showLocation: locations.size > 1 };
}

/** A network with everything in it, its top left corner at 0, 0. */
export function layoutBox(box: PlanBox, width: number, context: Context): DrawnBox {
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
function headLines(text: TextLine[], box: PlanBox, width: number, top: number, context: Context): number {
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

function layoutSubnets(subnets: readonly FigureSubnet[], width: number, top: number, context: Context) {
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

function layoutSubnet(subnet: FigureSubnet, width: number, context: Context): DrawnSubnet {
  const { sizes } = context;
  const text: TextLine[] = [];
  const room = width - 2 * INSET;
  let y = 6;
  const names = wrapText(subnet.name, room, sizes.text, 'sans', 2);
  for (const line of names) {
    y += sizes.line;
    text.push({ x: INSET, y: y - 4, text: line, size: sizes.text, face: 'sans', tone: 'quiet' });
  }
  const [only] = subnet.addressPrefixes;
  const nameEnd = INSET + textWidth(names.at(-1) ?? '', sizes.text) + 12;
  if (
    only &&
    subnet.addressPrefixes.length === 1 &&
    names.length === 1 &&
    nameEnd + textWidth(only, sizes.text, 'mono') <= width - INSET
  ) {
    text.push({
      x: width - INSET,
      y: y - 4,
      text: only,
      size: sizes.text,
      face: 'mono',
      tone: 'quiet',
      anchor: 'end',
    });
  } else {
    y = addLines(text, subnet.addressPrefixes, INSET, y, room, 'mono', 'quiet', context);
  }
  const note = noteOf(subnet.id, INSET + SIGN / 2, y, room - SIGN - 6, context);
  if (note) y = note.bottom;

  const attachments: DrawnAttachment[] = [];
  const attached: (readonly ['nsg', FigureNsg] | readonly ['routeTable', FigureRouteTable])[] = [];
  if (subnet.networkSecurityGroup) attached.push(['nsg', subnet.networkSecurityGroup]);
  if (subnet.routeTable) attached.push(['routeTable', subnet.routeTable]);
  for (const [kind, value] of attached) {
    const piece = layoutAttachment(
      kind,
      `${value.id}@${subnet.id}`,
      value.name,
      kind === 'nsg' ? ruleLines(value) : routeLines(value),
      // its sign stands on the subnet's own edge, as a guard at the gate
      2,
      y + 4,
      width - INSET,
      context,
    );
    attachments.push(piece.drawn);
    y = piece.bottom;
  }
  y += 4;
  const nodes: DrawnNode[] = [];
  for (const node of subnet.nodes) {
    const piece = layoutNode(node, width, y, context);
    nodes.push(piece.drawn);
    y = piece.bottom;
  }
  return {
    id: subnet.id,
    x: 0,
    y: 0,
    width,
    height: y + 6,
    title: subnet.name,
    text,
    attachments,
    nodes,
    ...(note && { note: note.drawn }),
  };
}

function layoutNode(node: FigureNode, width: number, top: number, context: Context) {
  const { sizes } = context;
  const text: TextLine[] = [];
  const left = INSET + SIGN + 10;
  const room = width - left - INSET / 2;
  let y = top + 2;
  for (const line of wrapText(node.name, room, sizes.text + 0.5, 'sans', 2)) {
    y += sizes.line;
    text.push({ x: left, y: y - 4, text: line, size: sizes.text + 0.5, face: 'sans', tone: 'plain' });
  }
  if (node.ipAddress) y = addLines(text, [node.ipAddress], left, y, room, 'mono', 'quiet', context);
  if (node.ipForwarding !== undefined) {
    const says = node.ipForwarding ? 'IP forwarding on' : 'IP forwarding off';
    y = addLines(text, [says], left, y, room, 'sans', node.ipForwarding ? 'go' : 'warn', context);
  }
  const attachments: DrawnAttachment[] = [];
  if (node.networkSecurityGroup) {
    const nsg = node.networkSecurityGroup;
    const piece = layoutAttachment(
      'nsg',
      `${nsg.id}@${node.id}`,
      nsg.name,
      ruleLines(nsg),
      left + 6,
      y + 2,
      width - INSET / 2,
      context,
    );
    attachments.push(piece.drawn);
    y = piece.bottom;
  }
  const channel = y + 7;
  y += 14;
  const note = noteOf(node.id, INSET + SIGN / 2, y, width - INSET - SIGN - 12, context);
  if (note) y = note.bottom + 2;
  const drawn: DrawnNode = {
    id: node.id,
    kind: node.kind,
    x: INSET + SIGN / 2,
    y: top + 2 + sizes.line,
    title: node.name,
    text,
    attachments,
    channel,
    ...(node.ipForwarding !== undefined && { ipForwarding: node.ipForwarding }),
    ...(note && { note: note.drawn }),
  };
  return { drawn, bottom: y };
}

function layoutAttachment(
  kind: DrawnAttachment['kind'],
  id: string,
  name: string,
  lines: readonly string[],
  x: number,
  top: number,
  right: number,
  context: Context,
): { drawn: DrawnAttachment; bottom: number } {
  const { sizes } = context;
  const text: TextLine[] = [];
  const left = Math.max(x + SIGN / 2 + 7, INSET + 6);
  let y = top;
  y = addLines(
    text,
    wrapText(name, right - left, sizes.text, 'sans', 2),
    left,
    y,
    right - left,
    'sans',
    'plain',
    context,
  );
  const shown = lines.length > MAX_RULES ? lines.slice(0, MAX_RULES - 1) : lines;
  for (const line of shown) {
    const wrapped = wrapText(line, right - left, sizes.text, 'mono', 4);
    y = addLines(text, wrapped, left, y, right - left, 'mono', 'quiet', context);
  }
  if (lines.length > shown.length) {
    y = addLines(
      text,
      [`and ${lines.length - shown.length} more`],
      left,
      y,
      right - left,
      'sans',
      'quiet',
      context,
    );
  }
  const note = noteOf(id, left + 8, y, right - left - SIGN - 6, context);
  if (note) y = note.bottom;
  const drawn = {
    id,
    kind,
    x,
    y: top + sizes.line / 2 + 2,
    title: name,
    text,
    ...(note && { note: note.drawn }),
  };
  return { drawn, bottom: y + 4 };
}

const NOTHING = '—';

/** A rule in one line: `100 Deny in Tcp 10.1.0.0/16 → *:1433` */
export function ruleLines(nsg: FigureNsg): string[] {
  return nsg.rules.map(
    (rule) =>
      `${rule.priority} ${rule.access} ${rule.direction === 'Inbound' ? 'in' : 'out'} ${rule.protocol === '*' ? 'any' : rule.protocol} ${rule.source} → ${rule.destination}${rule.destinationPort === '*' ? '' : `:${rule.destinationPort}`}`,
  );
}

/** A route in one line: `10.3.0.0/16 → 10.2.0.4`, or the next hop's type where there is no address. */
export function routeLines(table: FigureRouteTable): string[] {
  const lines = table.routes.map(
    (route) => `${route.addressPrefix} → ${route.nextHopIpAddress ?? (route.nextHopType || NOTHING)}`,
  );
  return table.disableBgpRoutePropagation ? [...lines, 'no gateway routes'] : lines;
}

function addLines(
  into: TextLine[],
  lines: readonly string[],
  x: number,
  top: number,
  room: number,
  face: Face,
  tone: TextLine['tone'],
  { sizes }: Context,
): number {
  let y = top;
  for (const line of lines) {
    for (const part of wrapText(line, room, sizes.text, face, 3)) {
      y += sizes.line;
      into.push({ x, y: y - 4, text: part, size: sizes.text, face, tone });
    }
  }
  return y;
}

const ENDS: Record<DrawnNote['outcome'], { word: string; tone: TextLine['tone'] }> = {
  delivered: { word: 'Arrives', tone: 'go' },
  dropped: { word: 'Dropped', tone: 'stop' },
  'left-to-internet': { word: 'Leaves for the internet', tone: 'warn' },
};

/** The packet's end, if it is here: `x` is the middle of the sign, the words stand to its right. */
export function noteOf(
  id: string,
  x: number,
  top: number,
  room: number,
  { figure, sizes }: Pick<Context, 'figure' | 'sizes'>,
): { drawn: DrawnNote; bottom: number } | null {
  const { packet } = figure;
  if (!packet || !isAt(id, endOf(packet))) return null;
  const { word, tone } = ENDS[packet.outcome];
  const words = packet.label ? `${word}: ${packet.label}` : word;
  let y = top;
  const text = wrapText(words, room, sizes.text, 'sans', 5).map((line): TextLine => {
    y += sizes.line;
    return { x: x + SIGN / 2 + 6, y: y - 4, text: line, size: sizes.text, face: 'sans', tone };
  });
  return { drawn: { x, y: top + sizes.line / 2 + 1, outcome: packet.outcome, text }, bottom: y + 4 };
}

/** Whether a drawn thing is meant: attachments carry where they are attached, which a reference may leave out. */
export const isAt = (id: string, meant: string | undefined): boolean =>
  meant !== undefined && (id === meant || id.startsWith(`${meant}@`));

/** Where the packet's way ends: what stopped it, else the last place it passed. */
export const endOf = (packet: NonNullable<Figure['packet']>): string | undefined =>
  packet.stoppedAt ?? packet.way.at(-1);

const movePoint = <P extends Point>(point: P, dx: number, dy: number): P => ({
  ...point,
  x: point.x + dx,
  y: point.y + dy,
});
const moveText = (text: readonly TextLine[], dx: number, dy: number) =>
  text.map((line) => movePoint(line, dx, dy));

export const moveNote = (note: DrawnNote, dx: number, dy: number): DrawnNote => ({
  ...movePoint(note, dx, dy),
  text: moveText(note.text, dx, dy),
});

const moveAttachment = (sign: DrawnAttachment, dx: number, dy: number): DrawnAttachment => ({
  ...movePoint(sign, dx, dy),
  text: moveText(sign.text, dx, dy),
  ...(sign.note && { note: moveNote(sign.note, dx, dy) }),
});

const moveSubnet = (subnet: DrawnSubnet, dx: number, dy: number): DrawnSubnet => ({
  ...movePoint(subnet, dx, dy),
  text: moveText(subnet.text, dx, dy),
  attachments: subnet.attachments.map((sign) => moveAttachment(sign, dx, dy)),
  nodes: subnet.nodes.map((node) => ({
    ...movePoint(node, dx, dy),
    channel: node.channel + dy,
    text: moveText(node.text, dx, dy),
    attachments: node.attachments.map((sign) => moveAttachment(sign, dx, dy)),
    ...(node.note && { note: moveNote(node.note, dx, dy) }),
  })),
  ...(subnet.note && { note: moveNote(subnet.note, dx, dy) }),
});

export const moveBox = (box: DrawnBox, dx: number, dy: number): DrawnBox => ({
  ...movePoint(box, dx, dy),
  text: moveText(box.text, dx, dy),
  subnets: box.subnets.map((subnet) => moveSubnet(subnet, dx, dy)),
  ...(box.note && { note: moveNote(box.note, dx, dy) }),
});
