import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { answerByKeys, choose } from './answering';
import { expect, test } from './fixtures';

const prompt = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (page: Page) => page.getByRole('button', { name: 'Answer', exact: true });
const saveState = (page: Page) => page.getByTestId('save-state');

/** Starts the quiz as a stranger does, who becomes a guest by it. */
async function start(page: Page): Promise<string> {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await expect(button(page)).toBeVisible();
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

async function answer(page: Page, option = 0): Promise<void> {
  await choose(page, option);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(saveState(page)).toHaveText(/^Saved \d\d:\d\d$/);
}

/** Answers every question that is open and hands the quiz in. */
async function finish(page: Page): Promise<void> {
  for (let position = 0; position < 8; position += 1) {
    await page.getByRole('link', { name: `Question ${position + 1}:` }).click();
    await expect(page.getByText(`question ${position + 1} of 8`)).toBeVisible();
    if (await page.getByRole('button', { name: 'Answer', exact: true }).isVisible()) await answer(page);
  }
  await page.getByRole('button', { name: 'See the result' }).click();
  await page.waitForURL(/\/review$/);
}

test('a guest takes the quiz, signs up, and finds the result under progress', async ({
  page,
  expectAccessible,
}) => {
  await start(page);
  await expectAccessible(page);
  await answer(page);
  await expect(
    page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / }),
  ).toBeFocused();
  await expect(page.getByRole('list', { name: 'The rules this rests on' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next question' }).click();
  await expect(prompt(page)).toBeFocused();
  await finish(page);
  const score = page.getByTestId('score');
  await expect(score).toHaveText(/^\d of 8: between \d+\s% and \d+\s%$/);
  const result = (await score.textContent())?.split(':')[0] ?? '';
  await expect(page.getByRole('list', { name: 'Questions' }).locator('> li')).toHaveCount(8);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Keep my results' }).click();
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill(`${randomUUID()}@example.org`);
  await page.getByLabel('Password').fill('long enough now');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('link', { name: 'Ada' })).toBeVisible();
  await page.goto('/progress');
  await expect(page.getByRole('row').filter({ hasText: result }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Virtual Network Peering' }).first().click();
  await expect(page.getByTestId('score')).toHaveText(new RegExp(`^${result}:`));
});

test('the quiz is taken with the keyboard alone', async ({ page }) => {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).focus();
  await page.keyboard.press('Enter');
  for (let position = 1; position <= 8; position += 1) {
    await expect(page.getByText(`question ${position} of 8`)).toBeVisible();
    await expect(button(page)).toBeVisible();
    await answerByKeys(page);
    await expect(
      page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
  }
  const result = page.getByRole('button', { name: 'See the result' });
  for (
    let presses = 0;
    presses < 60 && !(await result.evaluate((it) => it === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('score')).toBeVisible();
});

test('an answer given offline is kept, said to be unsaved, and sent when the connection is back', async ({
  page,
  context,
  query,
  expectAccessible,
}) => {
  const attemptId = await start(page);
  await context.setOffline(true);
  await choose(page);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(saveState(page)).toContainText('Not saved yet');
  await expect(page.getByRole('link', { name: 'Question 1: not saved yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next question' }).click();
  await expect(page.getByText('question 2 of 8')).toBeVisible();
  expect(await savedAnswers(query, attemptId)).toBe(0);

  await context.setOffline(false);
  await expect(
    page.getByRole('link', { name: /^Question 1: (right|partly right|not right)$/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: /^Question 1: (Right|Partly right|Not right)\. Saved\.$/ }),
  ).toBeAttached();
  expect(await savedAnswers(query, attemptId)).toBe(1);
});

test('an answer whose tab was closed before it was saved is sent when the quiz is opened again', async ({
  page,
  context,
  query,
}) => {
  const attemptId = await start(page);
  await context.route('**/answers', (route) => route.abort());
  await choose(page);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(saveState(page)).toContainText('will try again');
  await page.close();
  await context.unroute('**/answers');
  const again = await context.newPage();
  await again.goto(`/quiz/${attemptId}`);
  await expect(
    again.getByRole('link', { name: /^Question 1: (right|partly right|not right)$/ }),
  ).toBeVisible();
  expect(await savedAnswers(query, attemptId)).toBe(1);
});

test('a reply that was lost is asked for again and counts once', async ({ page, context, query }) => {
  const attemptId = await start(page);
  let lost = 0;
  await context.route('**/answers', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await answer(page);
  expect(lost).toBe(1);
  expect(await savedAnswers(query, attemptId)).toBe(1);
});

test('two tabs of one quiz show the same: what one saves the other sees, and the first answer counts', async ({
  page,
  context,
}) => {
  const attemptId = await start(page);
  const second = await context.newPage();
  await second.goto(`/quiz/${attemptId}`);
  await expect(button(second)).toBeVisible();
  await answer(page, 1);
  await expect(
    second.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / }),
  ).toBeVisible();

  // a tab that heard nothing: its own answer gives way to the one that is saved
  await second.getByRole('button', { name: 'Next question' }).click();
  await page.getByRole('button', { name: 'Next question' }).click();
  await second.route(`**/api/attempts/${attemptId}`, (route) => route.abort());
  await answer(page, 0);
  await choose(second, 1);
  await second.getByRole('button', { name: 'Answer', exact: true }).click();
  const given = (tab: Page) => tab.getByText(/^Your answer: /);
  await expect(given(page).first()).toBeVisible();
  await expect(given(second)).toHaveText(await given(page).allTextContents());
});

test('reloading keeps the place, and Back goes to the question before', async ({ page }) => {
  await start(page);
  await answer(page);
  await page.getByRole('button', { name: 'Next question' }).click();
  await answer(page);
  await page.reload();
  await expect(page.getByText('question 2 of 8')).toBeVisible();
  await expect(
    page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / }),
  ).toBeVisible();
  await page.goBack();
  await expect(page.getByText('question 1 of 8')).toBeVisible();
  await page.goForward();
  await expect(page.getByText('question 2 of 8')).toBeVisible();
});

test('starting again goes on with the open attempt, and with new questions only when asked for', async ({
  page,
  query,
}) => {
  const attemptId = await start(page);
  await answer(page);
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Go on with the quiz' }).dblclick();
  await page.waitForURL(`**/quiz/${attemptId}*`);
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start again with new questions' }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await expect(button(page)).toBeVisible();
  expect(page.url()).not.toContain(attemptId);
  const rows = await query<{ submitted: boolean }>(
    'SELECT "submittedAt" IS NOT NULL AS submitted FROM "Attempt" WHERE id = $1',
    [attemptId],
  );
  expect(rows).toEqual([{ submitted: true }]);
});

test('finishing early names what is open, and counts it as not right', async ({ page }) => {
  await start(page);
  await answer(page);
  await page.getByRole('link', { name: 'Question 8: open' }).click();
  await expect(page.getByText('7 questions are still open')).toBeVisible();
  await page.getByRole('button', { name: 'Finish with 7 unanswered' }).click();
  await expect(page.getByTestId('score')).toHaveText(/^[01] of 8:/);
  await expect(page.getByText('Not answered:')).toHaveCount(7);
});

test('another person’s quiz is not there, nor is one that never was', async ({ page, browser, baseURL }) => {
  const attemptId = await start(page);
  const other: BrowserContext = await browser.newContext({ baseURL: baseURL ?? '' });
  const stranger = await other.newPage();
  await stranger.goto(`/quiz/${attemptId}`);
  await expect(stranger.getByRole('heading', { name: 'Sign in to see this quiz' })).toBeVisible();
  await start(stranger);
  for (const path of [`/quiz/${attemptId}`, `/quiz/${attemptId}/review`, `/quiz/${randomUUID()}`]) {
    await stranger.goto(path);
    await expect(stranger.getByRole('heading', { name: 'No such quiz of yours' })).toBeVisible();
  }
  expect((await other.request.get(`/api/attempts/${attemptId}`)).status()).toBe(404);
  const saved = await other.request.put(`/api/attempts/${attemptId}/answers`, {
    data: { answerId: randomUUID(), position: 0, response: ['a'] },
  });
  expect(saved.status()).toBe(404);
  expect((await other.request.post(`/api/attempts/${attemptId}/submit`, { data: {} })).status()).toBe(404);
  await other.close();
});

test('following a link to the quiz, or a form on another site, makes nothing', async ({ page, baseURL }) => {
  const sent = (origin: string) =>
    page.request.post('/api/attempts', {
      headers: { origin },
      form: { quiz: 'virtual-network-peering' },
      maxRedirects: 0,
    });
  expect((await page.request.get('/api/attempts')).status()).toBe(405);
  expect((await sent('https://evil.example')).status()).toBe(403);
  expect(await page.context().cookies()).toEqual([]);
  expect((await sent(baseURL ?? '')).status()).toBe(303);
  expect(await page.context().cookies()).toHaveLength(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('nothing is wider than the page', async ({ page }) => {
    await start(page);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(320);
    await answer(page, 1);
    expect(await width()).toBe(320);
    await finish(page);
    await expect(page.getByTestId('score')).toBeVisible();
    expect(await width()).toBe(320);
  });
});

async function savedAnswers(
  query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>,
  attemptId: string,
): Promise<number> {
  const [row] = await query<{ saved: number }>(
    'SELECT count(*)::int AS saved FROM "AttemptItem" WHERE "attemptId" = $1 AND "answeredAt" IS NOT NULL',
    [attemptId],
  );
  return row?.saved ?? -1;
}
