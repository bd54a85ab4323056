import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatJoinCode,
  JOIN_CODE_ALPHABET,
  JOIN_CODE_LENGTH,
  makeJoinCode,
  parseJoinCode,
} from './join-code';

const anyCode = fc
  .array(fc.constantFrom(...JOIN_CODE_ALPHABET), { minLength: JOIN_CODE_LENGTH, maxLength: JOIN_CODE_LENGTH })
  .map((letters) => letters.join(''));

test('what is shown can be typed back, in any case and spacing', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(parseJoinCode(formatJoinCode(code))).toBe(code);
      expect(parseJoinCode(` ${code.toLowerCase().slice(0, 3)} ${code.slice(3)}\n`)).toBe(code);
    }),
  );
});

test('every byte is as likely to give any letter as another', () => {
  const times = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 8) {
    const code = makeJoinCode(() => Uint8Array.from({ length: 8 }, (_, index) => byte + index));
    for (const letter of code) times.set(letter, (times.get(letter) ?? 0) + 1);
  }
  expect([...times.keys()].sort().join('')).toBe([...JOIN_CODE_ALPHABET].sort().join(''));
  expect(new Set(times.values())).toEqual(new Set([8]));
});

test('a made code is one that can be typed, and two are not the same', () => {
  const codes = Array.from({ length: 200 }, () => makeJoinCode(randomBytes));
  expect(codes.map(parseJoinCode)).toEqual(codes);
  expect(new Set(codes).size).toBe(200);
});

test.each([
  '',
  'ABCD',
  'ABCD-EFGHJ',
  'ABCDEFG0',
  'ABCDEFGO',
  'ABCDEFG1',
  'ABCDEFGI',
  'ABCD_EFGH',
  "ABCD'EFG",
])('%j is not a code', (text) => {
  expect(parseJoinCode(text)).toBeNull();
});
