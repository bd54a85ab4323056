import type { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { findCoverage, findMeasures } from './reckon';

type Thread = EventEmitter & { readonly task: { readonly family?: string } };
const threads: Thread[] = [];
vi.mock('node:worker_threads', async () => {
  const { EventEmitter } = await import('node:events');
  return {
    Worker: class extends EventEmitter {
      readonly task: unknown;
      constructor(_: URL, { workerData }: { workerData: unknown }) {
        super();
        this.task = workerData;
        threads.push(this as unknown as Thread);
      }
      unref() {}
    },
  };
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

afterEach(() => vi.unstubAllEnvs());

test('families are measured one after another, each once, and one that fails holds up none', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const first = findMeasures('a');
  const second = findMeasures('b').catch((error: Error) => error.message);
  const third = findMeasures('c');
  expect(findMeasures('a')).toBe(first);
  await settled();
  expect(threads.map(({ task }) => task.family)).toEqual(['a']);
  threads[0]?.emit('message', 'measures of a');
  threads[0]?.emit('exit');
  expect(await first).toBe('measures of a');
  await settled();
  expect(threads).toHaveLength(2);
  threads[1]?.emit('exit');
  expect(await second).toMatch(/ended without a result/);
  await settled();
  expect(threads).toHaveLength(3);
  threads[2]?.emit('message', 'measures of c');
  expect(await third).toBe('measures of c');
  // what failed is tried again
  void findMeasures('b');
  await settled();
  expect(threads.map(({ task }) => task.family)).toEqual(['a', 'b', 'c', 'b']);
  // there is one of it alone, which need not wait
  void findCoverage();
  await settled();
  expect(threads).toHaveLength(5);
});
