import type { Count } from './suite';

/** The parts of vitest's JSON report that are counted. */
export type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** A file that could not be loaded has no tests to fail: it counts as one failure itself. */
export function countVitest({ testResults }: VitestReport): Count {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const good = assertionResults.filter((test) => test.status === 'passed').length;
    passed += good;
    failed += assertionResults.length - good;
    if (assertionResults.length === 0 || (status === 'failed' && good === assertionResults.length))
      failed += 1;
  }
  return { passed, failed };
}

/** The parts of Playwright's JSON report that are counted. */
export type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
};

export function countPlaywright({ stats, errors }: PlaywrightReport): Count {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  };
}
