import type { DrawnAttachment, DrawnNode, DrawnSubnet, TextLine } from './drawing';
import type { Figure, FigureNode, FigureNsg, FigureRouteTable, FigureSubnet } from './model';
import { noteOf } from './note';
import { routeLines, ruleLines } from './rule-lines';
import { SIGN, type Sizes } from './sizes';
import { type Face, textWidth, wrapText } from './text';

const INSET = 12;
/** of an NSG or a route table as many lines are drawn; the table beside the figure has all */
const MAX_RULES = 4;

type Context = { readonly sizes: Sizes; readonly figure: Figure };

/** A subnet with what is attached to it and what is in it, its top left corner at 0, 0. */
export function layoutSubnet(subnet: FigureSubnet, width: number, context: Context): DrawnSubnet {
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

/** Adds each line, wrapped into the room. Returns where the next one may begin. */
export function addLines(
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
