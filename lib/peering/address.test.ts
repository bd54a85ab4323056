import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contains,
  containsPrefix,
  formatAddress,
  formatPrefix,
  overlaps,
  type Prefix,
  parseAddress,
  parseLoosePrefix,
  parsePrefix,
  prefixOf,
} from './address';

const anyIpv4 = fc.nat(2 ** 32 - 1);
const anyIpv6 = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const anyPrefix: fc.Arbitrary<Prefix> = fc.oneof(
  fc.tuple(anyIpv4, fc.nat(32)).map(([address, length]) => prefixOf(address, length)),
  fc.tuple(anyIpv6, fc.nat(128)).map(([address, length]) => prefixOf(address, length)),
);

test('what is formatted parses back to the same address', () => {
  fc.assert(
    fc.property(fc.oneof(anyIpv4, anyIpv6), (address) => {
      expect(parseAddress(formatAddress(address))).toEqual({ ok: true, value: address });
    }),
  );
});

test('what is formatted parses back to the same range', () => {
  fc.assert(
    fc.property(anyPrefix, (prefix) => {
      expect(parsePrefix(formatPrefix(prefix))).toEqual({ ok: true, value: prefix });
    }),
  );
});

test('two ranges overlap exactly if one contains the other', () => {
  fc.assert(
    fc.property(anyPrefix, anyPrefix, (a, b) => {
      expect(overlaps(a, b)).toBe(containsPrefix(a, b) || containsPrefix(b, a));
    }),
  );
});

test('no text makes parsing throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.anything()), (text) => {
      for (const parse of [parseAddress, parsePrefix, parseLoosePrefix])
        expect(typeof parse(text).ok).toBe('boolean');
    }),
  );
});

test.each([
  '',
  '10.0.0',
  '10.0.0.256',
  '010.0.0.1',
  '10.0.0.0.1',
  ' 10.0.0.1',
  '1e1.0.0.1',
  ':::',
  '1::2::3',
  '12345::',
  'fd00:::1',
  '1:2:3:4:5:6:7',
  '::1.2.3',
  '1.2.3.4::',
])('%j is not an address', (text) => {
  expect(parseAddress(text)).toMatchObject({ ok: false, error: { code: 'malformed-address' } });
});

test.each([
  '10.0.0.0',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  'fd00::/129',
  '/8',
  null,
  10,
])('%j is not a range', (text) => {
  expect(parsePrefix(text)).toMatchObject({ ok: false, error: { code: 'malformed-prefix' } });
});

test('a range with host bits is refused, and the range that was meant is named', () => {
  const parsed = parsePrefix('10.1.2.3/16');
  expect(parsed).toMatchObject({ ok: false, error: { code: 'host-bits-set' } });
  expect(!parsed.ok && parsed.error.message).toContain('10.1.0.0/16');
});

test('in a security rule an address stands for itself and host bits are cleared', () => {
  expect(parseLoosePrefix('10.1.2.3')).toEqual(parsePrefix('10.1.2.3/32'));
  expect(parseLoosePrefix('10.1.2.3/16')).toEqual(parsePrefix('10.1.0.0/16'));
  expect(parseLoosePrefix('fd00::1')).toEqual(parsePrefix('fd00::1/128'));
});

test('IPv6 is written as RFC 5952 asks', () => {
  for (const [written, expected] of [
    ['FD00:0:0:1:0:0:0:4', 'fd00:0:0:1::4'],
    ['::', '::'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::ffff:10.0.0.1', '::ffff:a00:1'],
    ['2001:db8::', '2001:db8::'],
  ] as const) {
    const parsed = parseAddress(written);
    expect(parsed.ok && formatAddress(parsed.value)).toBe(expected);
  }
});

test('a range never contains an address of the other version', () => {
  expect(contains(prefixOf(0n, 0), 5)).toBe(false);
  expect(contains(prefixOf(0, 0), 5n)).toBe(false);
  expect(contains(prefixOf(0, 0), 2 ** 32 - 1)).toBe(true);
});
