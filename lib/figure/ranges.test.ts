import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixOf } from '@/lib/peering/address';
import { compareRanges } from './ranges';

const bars = (a: string, b: string) => {
  const result = compareRanges(a, b);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

test.each([
  ['10.1.0.0/16', '10.2.0.0/16', false, 'touch'],
  ['10.1.0.0/16', '10.1.128.0/17', true, '`10.1.128.0/17` lies inside `10.1.0.0/16`'],
  ['10.1.4.0/24', '10.0.0.0/8', true, '`10.1.4.0/24` lies inside `10.0.0.0/8`'],
  ['10.1.0.0/16', '10.1.0.0/16', true, 'same range twice'],
  ['192.168.0.0/24', '10.0.0.0/8', false, '`10.0.0.0/8` ends at `10.255.255.255`'],
  ['10.0.0.0/8', 'fd00::/8', false, 'IPv6'],
])('%s and %s: overlap is %s', (a, b, overlap, why) => {
  expect(bars(a, b).overlap).toBe(overlap);
  expect(bars(a, b).why).toContain(why);
});

test('what is wrong is said of the one it is wrong with, and how to write it', () => {
  expect(compareRanges('10.1.0.0', '10.2.0.0/16')).toEqual({
    ok: false,
    error: { a: expect.stringContaining('CIDR') },
  });
  expect(compareRanges('10.1.0.0/16', '10.2.3.4/16')).toEqual({
    ok: false,
    error: { b: expect.stringContaining('10.2.0.0/16') },
  });
});

describe('for any two ranges', () => {
  const anyRange = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 32 }))
    .map(([address, length]) => formatPrefix(prefixOf(address, length)));

  test('both bars can be seen, and lie over each other only where the ranges do', () => {
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        const drawn = bars(a, b);
        for (const one of [drawn.a, drawn.b]) {
          expect(one.from).toBeGreaterThanOrEqual(0);
          expect(one.to).toBeLessThanOrEqual(1 + 1e-9);
          expect(one.to - one.from).toBeGreaterThan(0.06);
        }
        const meet = drawn.a.from < drawn.b.to - 1e-9 && drawn.b.from < drawn.a.to - 1e-9;
        expect(meet).toBe(drawn.overlap);
        expect(bars(b, a).overlap).toBe(drawn.overlap);
      }),
    );
  });
});
