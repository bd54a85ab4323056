/**
 * How wide a text will be, without a browser: the figure is laid out on the server too. Advance widths of IBM Plex Sans
 * SemiBold for U+0020 to U+007E in thousandths of the size, measured in Chromium; the lighter weights are a little
 * narrower, so a text that fits by this table fits. IBM Plex Mono is 600 throughout.
 */
const SANS = [
  236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 299, 402, 299, 437, 600, 600, 600, 600, 600,
  600, 600, 600, 600, 600, 319, 319, 600, 600, 600, 493, 899, 672, 663, 642, 689, 600, 577, 712, 719, 423,
  545, 678, 521, 817, 719, 712, 641, 712, 664, 611, 580, 689, 638, 949, 655, 632, 599, 329, 437, 329, 600,
  559, 600, 559, 600, 513, 600, 558, 350, 545, 588, 275, 275, 562, 294, 888, 588, 563, 600, 600, 393, 499,
  374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
];
/** arrows, signs and letters from elsewhere come from some other font: counted as a whole square */
const UNKNOWN = 1000;

export type Face = 'sans' | 'mono';

/** Width in the unit that `size` is in. */
export function textWidth(text: string, size: number, face: Face = 'sans'): number {
  let thousandths = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const known = code >= 32 && code <= 126;
    thousandths += known ? (face === 'mono' ? 600 : (SANS[code - 32] ?? UNKNOWN)) : UNKNOWN;
  }
  return (thousandths * size) / 1000;
}

/**
 * Breaks a text into lines no wider than `width`: at spaces; a word that is wider by itself after a hyphen, slash, dot,
 * comma or underscore, or before a capital within it; a part that is still wider anywhere. What does not fit into `maxLines` is cut off and marked
 * with an ellipsis.
 */
export function wrapText(
  text: string,
  width: number,
  size: number,
  face: Face = 'sans',
  maxLines = 3,
): string[] {
  const fits = (line: string) => textWidth(line.trimEnd(), size, face) <= width;
  const lines: string[] = [];
  let line = '';
  const add = (piece: string, finer: readonly RegExp[]) => {
    if (fits(line + piece)) {
      line += piece;
      return;
    }
    const [next, ...rest] = finer;
    if (next && !fits(piece)) {
      if (line) lines.push(line.trimEnd());
      line = '';
      for (const part of piece.split(next)) add(part, rest);
      return;
    }
    if (line) lines.push(line.trimEnd());
    line = piece;
  };
  for (const word of text.split(/(?<=\s)/)) add(word, [/(?<=[-/.,_:])|(?<=[a-z])(?=[A-Z])/, /(?:)/u]);
  if (line.trimEnd()) lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  let last = kept[maxLines - 1] ?? '';
  while (last && !fits(`${last}…`)) last = last.slice(0, -1);
  kept[maxLines - 1] = `${last}…`;
  return kept;
}
