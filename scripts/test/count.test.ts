import { expect, test, vi } from 'vitest';
import { countPlaywright, countVitest } from './count';
import { runSuites } from './suite';

const file = (status: string, ...tests: string[]) => ({
  name: 'some.test.ts',
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test('skipped and pending tests count as failed', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped', 'pending', 'todo')] };
  expect(countVitest(report)).toEqual({ passed: 1, failed: 3 });
});

test('a file that fails to load, or fails outside its tests, is a failure', () => {
  expect(countVitest({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 });
  expect(countVitest({ testResults: [file('failed', 'passed', 'passed')] })).toEqual({
    passed: 2,
    failed: 1,
  });
  expect(countVitest({ testResults: [file('failed', 'passed', 'failed')] })).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('in the browser, what was skipped or passed only at the second try counts as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 5 });
});

test('a suite in which nothing ran, and one that could not run, are failures each', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  const total = await runSuites([
    { name: 'nothing', run: async () => ({ passed: 0, failed: 0 }) },
    { name: 'broken', run: () => Promise.reject(new Error('no browser')) },
    { name: 'good', run: async () => ({ passed: 3, failed: 0 }) },
  ]);
  vi.restoreAllMocks();
  expect(total).toEqual({ passed: 3, failed: 2 });
});
