import { expect, test } from 'vitest';
import { randomOf } from './random';

test('the same seed makes the same choices, and a seed one letter away makes others', () => {
  const draw = (seed: string) => {
    const random = randomOf(seed);
    return [random.int(0, 1e9), random.id(), ...random.shuffle([1, 2, 3, 4, 5, 6, 7, 8])];
  };
  expect(draw('seed-1')).toEqual(draw('seed-1'));
  expect(draw('seed-1')).not.toEqual(draw('seed-2'));
});

test('consecutive seeds are unrelated: each of four places is first about as often', () => {
  const first = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed++) {
    const [place = 0] = randomOf(String(seed)).shuffle([0, 1, 2, 3]);
    first[place] = (first[place] ?? 0) + 1;
  }
  // five standard deviations of a fair draw: √(4000 · ¼ · ¾) ≈ 27
  for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(137);
});

test('a shuffle keeps every item, a sample takes different ones', () => {
  const random = randomOf('shuffle');
  const items = ['a', 'b', 'c', 'd', 'e'];
  expect(random.shuffle(items).toSorted()).toEqual(items);
  expect(new Set(random.sample(items, 3)).size).toBe(3);
  expect(random.sample(items, 9)).toHaveLength(5);
});

test('both ends of a range are reached', () => {
  const random = randomOf('ends');
  const seen = new Set(Array.from({ length: 200 }, () => random.int(2, 5)));
  expect([...seen].toSorted()).toEqual([2, 3, 4, 5]);
});

test('an id is made of lowercase letters and digits', () => {
  expect(randomOf('ids').id(12)).toMatch(/^[a-z0-9]{12}$/);
});

test('nothing can be picked from an empty list', () => {
  expect(() => randomOf('x').pick([])).toThrow('nothing to pick from');
});
