import { expect, test } from 'vitest';
import { madeUpQuiz } from '../testing/made-up-quiz';
import { type OpenDrawer, Stock } from './stock';

const quiz = (seed: string) => ({ ...madeUpQuiz([]), seed });

/** A drawer that delivers when told to, named by how often one was opened. */
function setUp(size: number) {
  const drawer = { opened: 0, requests: 0, deliver: () => {}, fail: () => {} };
  let drawnHere = 0;
  const open: OpenDrawer = (deliver, fail) => {
    drawer.opened += 1;
    let delivered = 0;
    drawer.deliver = () => deliver(quiz(`${drawer.opened}-${++delivered}`));
    drawer.fail = fail;
    return {
      request: () => {
        drawer.requests += 1;
      },
    };
  };
  const stock = new Stock(size, open, () => quiz(`here-${++drawnHere}`));
  return { stock, drawer, seedOf: async () => (await stock.take()).seed };
}

test('until the drawer has shown that it works, quizzes are drawn here, and the stock is asked for', async () => {
  const { drawer, seedOf } = setUp(3);
  expect(await seedOf()).toBe('here-1');
  expect(await seedOf()).toBe('here-2');
  expect(drawer).toMatchObject({ opened: 1, requests: 3 });
});

test('what was drawn is given out once each, and replaced', async () => {
  const { drawer, seedOf } = setUp(3);
  await seedOf();
  for (let times = 0; times < 3; times += 1) drawer.deliver();
  expect([await seedOf(), await seedOf(), await seedOf()]).toEqual(['1-1', '1-2', '1-3']);
  expect(drawer.requests).toBe(6);
});

test('more at once than the stock holds wait in turn for what is being drawn', async () => {
  const { drawer, seedOf } = setUp(2);
  await seedOf();
  drawer.deliver();
  drawer.deliver();
  const five = [seedOf(), seedOf(), seedOf(), seedOf(), seedOf()];
  for (let times = 0; times < 5; times += 1) drawer.deliver();
  expect(await Promise.all(five)).toEqual(['1-1', '1-2', '1-3', '1-4', '1-5']);
});

test('when the drawer ends, nobody is left waiting, and another is opened', async () => {
  const { drawer, seedOf } = setUp(1);
  await seedOf();
  drawer.deliver();
  expect(await seedOf()).toBe('1-1');
  const waiting = [seedOf(), seedOf()];
  drawer.fail();
  expect(await Promise.all(waiting)).toEqual(['here-2', 'here-3']);
  expect(await seedOf()).toBe('here-4');
  expect(drawer.opened).toBe(2);
  drawer.deliver();
  expect(await seedOf()).toBe('2-1');
});
