import { expect, test } from 'vitest';
import { hash128 } from './hash';

const hex = (text: string) =>
  hash128(text)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');

test.each([
  { text: '', is: '00000000000000000000000000000000' },
  { text: 'The quick brown fox jumps over the lazy dog', is: '2f1583c3ecee2c675d7bf66ce5e91d2c' },
  { text: 'I will not buy this record, it is scratched.', is: 'a0a9683b25ac5e40d9af2895890dddf5' },
])('MurmurHash3_x86_128 of "$text" is $is', ({ text, is }) => {
  expect(hex(text)).toBe(is);
});
