import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');

/** The variables of the first block that follows the selector. */
function tokens(selector: string): Record<string, string> {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const GROUNDS = ['paper', 'sheet', 'vnet', 'subnet'];
/** text needs 4.5 : 1 on every ground it may stand on; the outline of a control or of a drawn thing 3 : 1 */
const TEXT: [string, string[]][] = [
  ['ink', [...GROUNDS, 'accent-soft', 'stop-soft', 'go-soft', 'warn-soft']],
  ['quiet', [...GROUNDS, 'accent-soft']],
  ['accent', [...GROUNDS, 'accent-soft']],
  ['stop', [...GROUNDS, 'stop-soft']],
  ['go', [...GROUNDS, 'go-soft']],
  ['warn', [...GROUNDS, 'warn-soft']],
  ['on-accent', ['accent']],
];

describe.each([
  ['light', ':root'],
  ['dark by the system', ':root:not([data-theme="light"])'],
  ['dark by choice', ':root[data-theme="dark"]'],
])('%s', (_, selector) => {
  const colour = tokens(selector);
  const pairs = TEXT.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));
  test.each(pairs)('%s is readable on %s', (text, ground) => {
    expect(contrast(colour[text] as string, colour[ground] as string)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(GROUNDS)('the edge of a control is seen on %s', (ground) => {
    expect(contrast(colour.edge as string, colour[ground] as string)).toBeGreaterThanOrEqual(3);
  });
});

test('both ways into the dark give the same colours', () => {
  expect(tokens(':root[data-theme="dark"]')).toEqual(tokens(':root:not([data-theme="light"])'));
});
