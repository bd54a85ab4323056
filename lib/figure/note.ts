import type { DrawnNote, TextLine } from './drawing';
import type { Figure } from './model';
import { SIGN, type Sizes } from './sizes';
import { wrapText } from './text';

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
  { figure, sizes }: { readonly figure: Figure; readonly sizes: Sizes },
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
