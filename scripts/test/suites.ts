import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfOutdated } from '../start/build';
import { findBrowser } from './browser';
import { countPlaywright, countVitest } from './count';
import { type Count, root, runTool, type Suite, suiteOf } from './suite';

const next =
  (...args: string[]) =>
  () =>
    runTool('next', args);
const typescript = () => runTool('tsc', ['--noEmit', '--incremental', 'false']);

export const types = suiteOf('types', next('typegen'), typescript);

export const lint = suiteOf('lint', () => runTool('biome', ['ci', '--error-on-warnings', '.']));

export const build = suiteOf('build', async () => {
  await buildIfOutdated(root, console.log);
  return 0;
});

export const unit = vitest('unit');
export const sweep = vitest('sweep');
export const integration = vitest('integration');

function vitest(project: 'unit' | 'sweep' | 'integration'): Suite {
  return {
    name: project,
    run: () =>
      withReport(async (report) => {
        await runTool('vitest', [
          'run',
          '--project',
          project,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ]);
        return countVitest(JSON.parse(await readFile(report, 'utf8')));
      }),
  };
}

export const endToEnd: Suite = {
  name: 'end-to-end',
  run: () =>
    withReport(async (report) => {
      const browser = await findBrowser();
      console.log(`Browser: ${browser.path} (${browser.origin})`);
      await runTool('playwright', ['test', '--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        SPOKEWISE_BROWSER: browser.path,
      });
      return countPlaywright(JSON.parse(await readFile(report, 'utf8')));
    }),
};

/** Where a report is missing the tool broke before it could write one: the suite fails. */
async function withReport(use: (path: string) => Promise<Count>): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'spokewise-report-'));
  try {
    return await use(join(folder, 'report.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
