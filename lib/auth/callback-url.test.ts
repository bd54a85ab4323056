import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCallbackUrl } from './callback-url';

test.each(['/progress', '/quiz/1/review?from=mail#top', '/'])('%s stays as it is', (path) => {
  expect(parseCallbackUrl(path)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'progress',
  '',
  undefined,
  ['/a', '/b'],
])('%j leads to the start page', (text) => {
  expect(parseCallbackUrl(text)).toBe('/');
});

test('no text leads to another host', () => {
  const text = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('/', '\\', '\t', '\n', '.', '..', '@', ':', 'evil.example', '%2f', ' '))
      .map((parts) => `/${parts.join('')}`),
  );
  fc.assert(
    fc.property(text, (path) => {
      expect(new URL(parseCallbackUrl(path), 'https://quiz.example').origin).toBe('https://quiz.example');
    }),
    { numRuns: 2_000 },
  );
});
