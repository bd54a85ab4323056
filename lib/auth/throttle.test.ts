import { expect, test } from 'vitest';
import { addressOf } from './throttle';

const from = (address: string) => addressOf(new Headers(address ? { 'x-forwarded-for': address } : {}));

test('what a client claims before the last entry tells nothing', () => {
  expect(from('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(from('')).toBe('unknown');
});

test('an IPv6 network is one address, and an IPv4 address is the same in both notations', () => {
  expect(from('2001:db8:1:2:aaaa::1')).toBe(from('2001:db8:1:2:bbbb::2'));
  expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'));
  expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9');
});
