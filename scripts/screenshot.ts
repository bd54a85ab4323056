/**
 * `npm run screenshot`: starts the application on a database of its own, answers the question about three networks as
 * if peering were transitive, and writes the picture that the README shows, docs/question.png.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startApplication } from '@/lib/testing/application';
import { findReachablePostgres, makeTestFolder, removeTestFolder } from '@/lib/testing/temporary-folder';
import { findBrowser } from './test/browser';

const picture = fileURLToPath(new URL('../docs/question.png', import.meta.url));
/** Each is a new quiz: not every one has this option, and some networks are too tall for a picture. */
const TRIES = 15;
const QUESTION = 3;
const SIZE = { width: 1200, height: 1000 };

const folder = await makeTestFolder();
const dataFolder = join(folder, 'data');
await mkdir(dataFolder, { mode: 0o755 });
const postgres = await findReachablePostgres(folder);
const application = await startApplication({
  dataFolder,
  environment: { SPOKEWISE_DEMO: 'off', ...(postgres && { SPOKEWISE_POSTGRES_BIN: postgres }) },
});
try {
  const { path } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  await take(browser);
  await browser.close();
  console.log(`Wrote ${picture}. Look at it before committing it.`);
} finally {
  await application.stop();
  await removeTestFolder(folder);
}

/** Of several quizzes the one whose answered question is shortest, down to the end of the two paths. */
async function take(browser: Browser): Promise<void> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const context = await browser.newContext({ baseURL: application.url, viewport: SIZE, locale: 'en-GB' });
    const page = await context.newPage();
    const end = (await answerWrongly(page)) ? await endOfPaths(page) : Number.POSITIVE_INFINITY;
    if (end < shortest) {
      shortest = end;
      await page.screenshot({
        path: picture,
        fullPage: true,
        clip: { x: 0, y: 0, width: SIZE.width, height: end },
      });
    }
    await context.close();
  }
  if (shortest === Number.POSITIVE_INFINITY) throw new Error(`No quiz of ${TRIES} had the option`);
}

function endOfPaths(page: Page): Promise<number> {
  const believed = page.getByRole('heading', { name: 'What your answer supposes' });
  return believed.evaluate((heading) =>
    Math.ceil((heading.closest('section')?.getBoundingClientRect().bottom ?? 0) + 12),
  );
}

/** @returns whether it had the option, and both paths are shown */
async function answerWrongly(page: Page): Promise<boolean> {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await page.getByRole('link', { name: `Question ${QUESTION}:` }).click();
  await page.getByText(`question ${QUESTION} of 8`).waitFor();
  const option = page.getByRole('radio', { name: 'by way of' });
  if ((await option.count()) === 0) return false;
  await option.first().check();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('heading', { name: 'What Azure does' }).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate(() => scrollTo(0, 0));
  return page.getByRole('heading', { name: 'What your answer supposes' }).isVisible();
}
