import { beforeEach, expect, test, vi } from 'vitest';
import { randomOf } from '@/lib/random';

/** Each test loads every family anew. */
const LOADING = 60_000;
const asked: string[] = [];
vi.mock('node:worker_threads', () => ({
  /** draws nothing, however long one waits */
  Worker: class {
    unref() {}
    on() {}
    once() {}
    postMessage(family: string) {
      asked.push(family);
    }
  },
}));

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  asked.length = 0;
});

const open = async (concept?: string) => {
  const { openStock } = await import('./stock');
  return openStock(randomOf('stock'), concept).candidates;
};

test(
  'while the thread that draws does not keep up, few are drawn in its place for each who asks',
  async () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(await open()).toHaveLength(4);
    expect(asked.length).toBeGreaterThan(12);
  },
  LOADING,
);

test(
  'where no thread draws there is enough to choose among',
  async () => {
    expect(await open()).toHaveLength(12);
    expect(asked).toEqual([]);
  },
  LOADING,
);

test.each(['no-such-concept', 'constructor'])(
  'on %s, of which there is nothing, there is something else',
  async (concept) => {
    expect(await open(concept)).toHaveLength(1);
  },
  LOADING,
);
