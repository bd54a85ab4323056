import { expect, test } from 'vitest';
import { formatDay, formatMoment } from './time';

const newYear = new Date('2026-12-31T23:30:00Z');

test('a moment is told in the time zone of who reads it', () => {
  expect(formatMoment(newYear, 'UTC')).toBe('31 Dec 2026, 23:30');
  expect(formatMoment(newYear, 'Asia/Tokyo')).toBe('1 Jan 2027, 08:30');
});

test('a day has its year when that is not the reader’s', () => {
  expect(formatDay(newYear, 'UTC', new Date('2026-12-31T23:59:00Z'))).toBe('31 Dec');
  expect(formatDay(newYear, 'UTC', new Date('2027-01-01T00:01:00Z'))).toBe('31 Dec 2026');
  expect(formatDay(newYear, 'Asia/Tokyo', new Date('2027-01-01T00:01:00Z'))).toBe('1 Jan');
});
