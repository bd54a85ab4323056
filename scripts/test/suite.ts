import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a suite came to. A test that was skipped counts as failed, and so does a suite in which nothing ran. */
export type Count = { readonly passed: number; readonly failed: number };

export type Suite = { readonly name: string; run(): Promise<Count> };

/** Runs a tool that npm has installed, its output shown. @returns its exit code */
export function runTool(
  tool: string,
  args: readonly string[],
  environment: Record<string, string | undefined> = {},
): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin', tool), ...args], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** A tool that only says yes or no: one test. */
export function suiteOf(name: string, ...steps: (() => Promise<number>)[]): Suite {
  return {
    name,
    async run() {
      for (const step of steps) {
        if ((await step()) !== 0) return { passed: 0, failed: 1 };
      }
      return { passed: 1, failed: 0 };
    },
  };
}

/** @returns the sum; a suite that throws counts as one that failed */
export async function runSuites(suites: readonly Suite[]): Promise<Count> {
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of suites) {
    const began = Date.now();
    console.log(`\n── ${name} ──`);
    const count = await run().catch((error: unknown): Count => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    const failed = count.passed + count.failed === 0 ? 1 : count.failed;
    if (count.passed + count.failed === 0) console.error(`${name}: no test ran, which counts as failed.`);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${name}: ${count.passed} of ${count.passed + failed} passed in ${seconds} s`);
    total.passed += count.passed;
    total.failed += failed;
  }
  return total;
}
