import { expect, test } from 'vitest';
import type { Drawn } from './draw';
import { type OpenDrawer, Pool } from './pool';

const drawn = (family: string, structure: string) => ({ family, structure }) as Drawn;

function setUp(families: readonly string[]) {
  const drawer = { opened: 0, requests: [] as string[], deliver: (_: Drawn) => {}, fail: () => {} };
  const open: OpenDrawer = (deliver, fail) => {
    drawer.opened += 1;
    drawer.deliver = deliver;
    drawer.fail = fail;
    return { request: (family) => void drawer.requests.push(family) };
  };
  return { pool: new Pool(families, open), drawer };
}

test('asking makes it draw one of every family; until they come there is nothing', () => {
  const { pool, drawer } = setUp(['a', 'b']);
  expect(drawer.opened).toBe(0);
  expect(pool.candidates()).toEqual([]);
  expect(pool.candidates()).toEqual([]);
  expect(drawer).toMatchObject({ opened: 1, requests: ['a', 'b'] });
});

test('what is taken is gone, once, and another of its family is drawn', () => {
  const { pool, drawer } = setUp(['a', 'b']);
  pool.candidates();
  const [first, second] = [drawn('a', '1'), drawn('b', '1')];
  drawer.deliver(first);
  drawer.deliver(second);
  pool.take(first);
  pool.take(first);
  expect(pool.candidates()).toEqual([second]);
  expect(drawer.requests).toEqual(['a', 'b', 'a']);
});

test('what was looked at stays as it was while something is taken or delivered', () => {
  const { pool, drawer } = setUp(['a']);
  pool.candidates();
  drawer.deliver(drawn('a', '1'));
  const seen = pool.candidates();
  drawer.deliver(drawn('a', '2'));
  expect(seen).toHaveLength(1);
});

test('when the drawer ends, what is there stays, and the next who asks opens another for what is missing', () => {
  const { pool, drawer } = setUp(['a', 'b']);
  pool.candidates();
  drawer.deliver(drawn('a', '1'));
  drawer.fail();
  expect(pool.candidates()).toHaveLength(1);
  expect(drawer).toMatchObject({ opened: 2, requests: ['a', 'b', 'b'] });
});
