import { stripVTControlCharacters } from 'node:util';

const isColoured =
  process.env.NO_COLOR === undefined &&
  (process.stdout.isTTY === true || process.env.FORCE_COLOR !== undefined);

const paint = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);
export const cyan = paint(36);

/** Words with `code` in them, the code in its own colour. */
export const words = (text: string): string => text.replace(/`([^`]*)`/g, (_, inner: string) => cyan(inner));

/** Rows as columns that line up; widths are counted without colours. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, stripVTControlCharacters(cell).length);
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - stripVTControlCharacters(cell).length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
