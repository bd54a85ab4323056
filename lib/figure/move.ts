import type { DrawnAttachment, DrawnBox, DrawnNote, DrawnSubnet, Point, TextLine } from './drawing';

const movePoint = <P extends Point>(point: P, dx: number, dy: number): P => ({
  ...point,
  x: point.x + dx,
  y: point.y + dy,
});
const moveText = (text: readonly TextLine[], dx: number, dy: number) =>
  text.map((line) => movePoint(line, dx, dy));

const moveNote = (note: DrawnNote, dx: number, dy: number): DrawnNote => ({
  ...movePoint(note, dx, dy),
  text: moveText(note.text, dx, dy),
});

const moveAttachment = (sign: DrawnAttachment, dx: number, dy: number): DrawnAttachment => ({
  ...movePoint(sign, dx, dy),
  text: moveText(sign.text, dx, dy),
  ...(sign.note && { note: moveNote(sign.note, dx, dy) }),
});

export const moveSubnet = (subnet: DrawnSubnet, dx: number, dy: number): DrawnSubnet => ({
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
