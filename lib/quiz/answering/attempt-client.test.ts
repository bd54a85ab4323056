import { describe, expect, test } from 'vitest';
import type { AttemptView, Feedback } from '../attempt';
import { AttemptClient } from './attempt-client';
import { addUnsaved, readUnsaved, storageInMemory } from './unsaved';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const attempt: AttemptView = {
  id: ID,
  quiz: 'virtual-network-peering',
  practice: false,
  startedAt: '2026-03-02T09:00:00.000Z',
  submittedAt: null,
  score: null,
  items: [0, 1].map((position) => ({
    position,
    question: {
      kind: 'single-choice',
      prompt: `Question ${position}`,
      choices: [
        { id: 'a', text: 'A' },
        { id: 'b', text: 'B' },
      ],
    },
    answer: null,
    key: null,
  })),
};
const feedback = (position: number, response: readonly string[], answerId: string): Feedback => ({
  position,
  answer: {
    answerId,
    response,
    isRight: response[0] === 'a',
    points: response[0] === 'a' ? 1 : 0,
    maxPoints: 1,
    answeredAt: '2026-03-02T09:01:00.000Z',
  },
  key: { right: ['a'], headline: 'H', why: 'W', facts: [], path: { steps: [] }, concepts: [] },
});

type Reply = Response | 'no reply';
type Sent = { answerId: string; position: number; response: string[] };

/** A server that saves every answer, unless `replies` has something else for the next request that saves. */
function setUp({ replies = [] as Reply[], storage = storageInMemory(), isOnline = true } = {}) {
  const sent: Sent[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let ids = 0;
  const world = { isOnline, told: 0, loads: 0 };
  const client = new AttemptClient(ID, {
    fetch: async (_url, init) => {
      if (!init?.method) {
        world.loads += 1;
        return Response.json(attempt);
      }
      const body = JSON.parse(String(init.body)) as Sent;
      sent.push(body);
      const reply = replies.shift();
      if (reply === 'no reply') throw new TypeError('fetch failed');
      return reply ?? Response.json(feedback(body.position, body.response, body.answerId));
    },
    storage,
    isOnline: () => world.isOnline,
    newId: () => `answer-${++ids}`,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
    tellOtherTabs: () => {
      world.told += 1;
    },
  });
  const ready = () => {
    if (client.state.kind !== 'ready') throw new Error(`the client is ${client.state.kind}`);
    return client.state;
  };
  return { client, ready, sent, timers, world, storage };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('an answer', () => {
  test('is kept before it is sent, and forgotten once acknowledged', async () => {
    const { client, ready, storage, world } = setUp();
    await client.load();
    client.answer(0, ['b'], 900);
    expect(readUnsaved(storage, ID)).toMatchObject([{ position: 0, response: ['b'], timeTakenMs: 900 }]);
    expect(ready().delivery).toBe('sending');
    await settled();
    expect(readUnsaved(storage, ID)).toEqual([]);
    expect(ready()).toMatchObject({ delivery: 'idle', unsaved: [] });
    expect(ready().attempt.items[0]).toMatchObject({ answer: { response: ['b'] }, key: { right: ['a'] } });
    expect(world.told).toBe(1);
  });

  test('is sent again with the same id after no reply, later each time', async () => {
    const { client, ready, sent, timers } = setUp({
      replies: ['no reply', new Response(null, { status: 503 })],
    });
    await client.load();
    client.answer(0, ['a'], null);
    await settled();
    expect(ready().delivery).toBe('waiting');
    expect(timers.map(({ ms }) => ms)).toEqual([1_000]);
    timers.pop()?.run();
    await settled();
    expect(timers.map(({ ms }) => ms)).toEqual([2_000]);
    timers.pop()?.run();
    await settled();
    expect(ready().delivery).toBe('idle');
    expect(new Set(sent.map(({ answerId }) => answerId)).size).toBe(1);
    expect(sent).toHaveLength(3);
  });

  test('given twice counts once', async () => {
    const { client, sent } = setUp();
    await client.load();
    client.answer(0, ['a'], null);
    client.answer(0, ['b'], null);
    await settled();
    client.answer(0, ['b'], null);
    await settled();
    expect(sent).toMatchObject([{ response: ['a'] }]);
  });

  test('given offline waits for the connection', async () => {
    const { client, ready, sent, world } = setUp({ isOnline: false });
    await client.load();
    client.answer(0, ['a'], null);
    client.answer(1, ['b'], null);
    await settled();
    expect(ready()).toMatchObject({ delivery: 'offline', unsaved: [{ position: 0 }, { position: 1 }] });
    expect(sent).toEqual([]);
    world.isOnline = true;
    client.retry();
    await settled();
    expect(sent.map(({ position }) => position)).toEqual([0, 1]);
    expect(ready().delivery).toBe('idle');
  });

  test('is tried now and then even where the browser says it is offline', async () => {
    const { client, sent, timers } = setUp({ isOnline: false });
    await client.load();
    client.answer(0, ['a'], null);
    await settled();
    timers.pop()?.run();
    await settled();
    expect(sent).toHaveLength(1);
  });

  test('that a closed tab left behind is sent when the attempt is opened again', async () => {
    const storage = storageInMemory();
    addUnsaved(storage, ID, { answerId: 'left-behind', position: 1, response: ['a'], timeTakenMs: null });
    const { client, ready, sent } = setUp({ storage });
    await client.load();
    await settled();
    expect(sent).toMatchObject([{ answerId: 'left-behind', position: 1 }]);
    expect(ready().attempt.items[1]?.answer?.response).toEqual(['a']);
  });

  test('to a question that another tab answered otherwise gives way to what is saved', async () => {
    const saved = feedback(0, ['b'], 'of-the-other-tab');
    const { client, ready } = setUp({
      replies: [Response.json({ error: 'already-answered', saved }, { status: 409 })],
    });
    await client.load();
    client.answer(0, ['a'], null);
    await settled();
    expect(ready()).toMatchObject({ unsaved: [], refused: null });
    expect(ready().attempt.items[0]?.answer).toEqual(saved.answer);
  });

  test('that the server refuses for good is dropped, said, and the attempt is looked at again', async () => {
    const { client, ready, storage, world } = setUp({
      replies: [Response.json({ error: 'closed' }, { status: 409 })],
    });
    await client.load();
    client.answer(0, ['a'], null);
    await settled();
    expect(ready()).toMatchObject({ unsaved: [], refused: 0 });
    expect(readUnsaved(storage, ID)).toEqual([]);
    expect(world.loads).toBe(2);
  });

  test('stays kept while its author is signed out', async () => {
    const { client, ready, storage, timers } = setUp({
      replies: [Response.json({ error: 'signed-out' }, { status: 401 })],
    });
    await client.load();
    client.answer(0, ['a'], null);
    await settled();
    expect(ready().delivery).toBe('signed-out');
    expect(readUnsaved(storage, ID)).toHaveLength(1);
    expect(timers).toEqual([]);
  });
});

test.each([
  { status: 404, problem: 'not-found' },
  { status: 401, problem: 'signed-out' },
  { status: 500, problem: 'unreachable' },
])('an attempt that gets a $status is $problem', async ({ status, problem }) => {
  const client = new AttemptClient(ID, {
    fetch: async () => Response.json({}, { status }),
    storage: storageInMemory(),
    isOnline: () => true,
    newId: () => 'id',
    after: () => () => {},
    tellOtherTabs: () => {},
  });
  await client.load();
  expect(client.state).toEqual({ kind: 'failed', problem });
});

describe('waiting until everything is saved', () => {
  test('ends with yes once the last answer is acknowledged', async () => {
    const { client, ready } = setUp();
    await client.load();
    client.answer(0, ['a'], null);
    client.answer(1, ['a'], null);
    expect(await client.saved()).toBe(true);
    expect(ready().attempt.items.every(({ answer }) => answer)).toBe(true);
    expect(await client.saved()).toBe(true);
  });

  test('ends with no where an answer has to wait', async () => {
    const { client } = setUp({ replies: ['no reply'] });
    await client.load();
    client.answer(0, ['a'], null);
    expect(await client.saved()).toBe(false);
    const offline = setUp({ isOnline: false });
    await offline.client.load();
    offline.client.answer(0, ['a'], null);
    expect(await offline.client.saved()).toBe(false);
  });
});

test('a question that was added stands after the others, once', async () => {
  const { client, ready, world } = setUp();
  await client.load();
  const [first] = attempt.items;
  if (!first) throw new Error('the attempt has questions');
  client.add({ ...first, position: 2 });
  client.add({ ...first, position: 2 });
  expect(ready().attempt.items.map(({ position }) => position)).toEqual([0, 1, 2]);
  expect(world.told).toBe(1);
});
