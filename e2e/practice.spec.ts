import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { firstChoices } from '../lib/quiz/testing/first-choices';
import { madeUpOf } from '../lib/quiz/testing/made-up-kinds';
import { expect, test } from './fixtures';
import { insertQuestions } from './insert-questions';
import { practise, startPractice } from './practice-journey';

const verdict = (page: Page) =>
  page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / });
const question = (page: Page, number: number) => page.getByText(`question ${number} ·`);

/** Starts to practise as a stranger does. @returns the attempt's id */
async function start(page: Page): Promise<string> {
  await page.goto('/practice');
  await page.getByRole('button', { name: 'Start practising' }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}/);
  await expect(question(page, 1)).toBeVisible();
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** Answers the question on the page with its first choices, whatever its kind: as a program, then seen by the page. */
async function answer(page: Page, attemptId: string, position: number): Promise<void> {
  const { items } = await (await page.request.get(`/api/attempts/${attemptId}`)).json();
  const data = { answerId: randomUUID(), position, response: firstChoices(items[position].question) };
  expect((await page.request.put(`/api/attempts/${attemptId}/answers`, { data })).status()).toBe(200);
  await page.reload();
  await expect(verdict(page)).toBeVisible();
}

/** The question was put there behind the page's back. */
async function showQuestion(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole('radio').first()).toBeVisible();
}

test('a guest practises: answers, goes on, wants another like it, skips, stops, and sees what was practised', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await start(page);
  await insertQuestions(query, attemptId, [madeUpOf('single-choice')]);
  await showQuestion(page);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(question(page, 2)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await answer(page, attemptId, 1);
  await page.getByRole('button', { name: 'Another like this' }).click();
  await expect(question(page, 3)).toBeVisible();
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await expect(question(page, 4)).toBeVisible();
  await page.getByRole('button', { name: 'Question before' }).click();
  await expect(page.getByText('question 3 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();

  await expect(page.getByTestId('practised')).toHaveText(/^2 questions answered: .* and 2 skipped\./);
  await expect(page.getByText('Skipped:')).toHaveCount(2);
  await expectAccessible(page);
  const drawn = await query<{ family: string; structure: string }>(
    'SELECT family, structure FROM "AttemptItem" WHERE "attemptId" = $1 ORDER BY position',
    [attemptId],
  );
  expect(drawn[2]).toEqual(drawn[1]);

  await page.goto('/progress');
  await expect(page.getByRole('row').filter({ hasText: '2 answered, no score' })).toBeVisible();
  await page.getByRole('row').filter({ hasText: 'Peering is not transitive' }).getByRole('button').click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}\?concept=non-transitivity/);
  await expect(page.getByText('Practice: Peering is not transitive')).toBeVisible();
});

test('practice begun is gone on with, or ended for a new one', async ({ page }) => {
  const attemptId = await start(page);
  await answer(page, attemptId, 0);
  await page.goto('/practice');
  await expect(page.getByText('one question is answered so far')).toBeVisible();
  await page.getByRole('button', { name: 'Go on practising' }).dblclick();
  await page.waitForURL(`**/practice/${attemptId}*`);
  await page.goto('/practice');
  await page.getByLabel('What to practise').selectOption('Names across a peering');
  await page.getByRole('button', { name: 'End that and start anew' }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}\?concept=dns-over-peering/);
  expect(page.url()).not.toContain(attemptId);
  await page.goto(`/practice/${attemptId}`);
  await expect(page.getByText('This practice has ended.')).toBeVisible();
});

test('a double click and a second tab get one question', async ({ page, context, query }) => {
  const attemptId = await start(page);
  const second = await context.newPage();
  await second.goto(`/practice/${attemptId}`);
  await expect(question(second, 1)).toBeVisible();
  await page.getByRole('button', { name: 'Skip', exact: true }).dblclick();
  await second.getByRole('button', { name: 'Skip', exact: true }).click();
  await expect(page.getByText('question 2')).toBeVisible();
  await expect(second.getByText('question 2')).toBeVisible();
  const prompt = await page.getByRole('heading', { level: 1 }).textContent();
  await second.goto(`/practice/${attemptId}#question-2`);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(prompt ?? '');
  const rows = await query<{ position: number }>(
    'SELECT position FROM "AttemptItem" WHERE "attemptId" = $1 AND position <= 1',
    [attemptId],
  );
  expect(rows).toHaveLength(2);
});

test('offline: what was answered is kept, it is said that the next question is not there, and it goes on after', async ({
  page,
  context,
  query,
  expectAccessible,
}) => {
  const attemptId = await start(page);
  await insertQuestions(query, attemptId, [madeUpOf('single-choice')]);
  await showQuestion(page);
  await context.setOffline(true);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('save-state')).toContainText('Not saved yet');
  await expect(page.getByRole('button', { name: 'Next question' })).toBeDisabled();
  await context.setOffline(false);
  await expect(verdict(page)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Next question' }).click();
  await expect(page.getByText('The next question couldn’t be fetched.')).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(question(page, 2)).toBeVisible();
});

test('what hangs on a contested rule is marked before the answer, and both readings are explained after', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await start(page);
  const made = madeUpOf('single-choice');
  await insertQuestions(query, attemptId, [
    {
      ...made,
      public: { ...made.public, contested: true },
      key: {
        ...made.key,
        alsoRight: [['b']],
        otherReading: {
          answer: 'It goes through `b`.',
          choice: 'b',
          path: { steps: [{ title: 'Through `b`, as others read it', verdict: 'arrive' }] },
        },
      },
    },
  ]);
  await showQuestion(page);
  await expect(page.getByText('Azure’s documentation can be read in two ways here.')).toBeVisible();
  await expect(page.getByText('as others read it')).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/^Right: /);
  await expect(page.getByRole('heading', { name: 'Read the other way' })).toBeVisible();
  await expect(page.getByText('Through b, as others read it')).toBeVisible();
  await expect(page.getByText('Right as others read the rule')).toBeVisible();
  await expectAccessible(page);
});

test('practice is its owner’s: not another person’s, no teacher’s, and no quiz', async ({
  page,
  browser,
  baseURL,
}) => {
  const attemptId = await practise(page, 1);
  const other = await browser.newContext({ baseURL: baseURL ?? '' });
  const stranger = await other.newPage();
  await startPractice(stranger);
  for (const path of [
    `/practice/${attemptId}`,
    `/practice/${attemptId}/review`,
    `/practice/${randomUUID()}`,
  ]) {
    await stranger.goto(path);
    await expect(stranger.getByRole('heading', { name: 'No such practice of yours' })).toBeVisible();
  }
  for (const [path, data] of [
    [`/api/practice/${attemptId}/next`, { position: 1, skip: true }],
    [`/api/practice/${attemptId}/stop`, {}],
    [`/api/attempts/${attemptId}/submit`, { finishUnanswered: true }],
  ] as const)
    expect((await other.request.post(path, { data })).status()).toBe(404);
  await other.close();
  // at the address of a quiz, practice is shown as what it is
  await page.goto(`/quiz/${attemptId}`);
  await page.waitForURL(`**/practice/${attemptId}*`);
  expect((await page.request.post(`/api/attempts/${attemptId}/submit`, { data: {} })).status()).toBe(404);
});

test('a form on another site, a link, or a program without a session makes nothing', async ({
  page,
  baseURL,
  playwright,
}) => {
  const sent = (origin: string) =>
    page.request.post('/api/practice', { headers: { origin }, form: {}, maxRedirects: 0 });
  expect((await page.request.get('/api/practice')).status()).toBe(405);
  expect((await sent('https://evil.example')).status()).toBe(403);
  expect((await page.request.post('/api/practice', { form: { concept: 'no-such' } })).status()).toBe(404);
  expect((await page.request.post('/api/practice', { form: { concept: '../x' } })).status()).toBe(400);
  expect(await page.context().cookies()).toEqual([]);
  const attemptId = await startPractice(page);
  const next = (data: object, headers = {}) =>
    page.request.post(`/api/practice/${attemptId}/next`, { data, headers });
  expect((await next({ position: 1 })).status()).toBe(409);
  expect((await next({ position: 0, skip: true })).status()).toBe(400);
  expect((await next({ position: 1, skip: true }, { origin: 'https://evil.example' })).status()).toBe(403);
  const nobody = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  expect(
    (await nobody.post(`/api/practice/${attemptId}/next`, { data: { position: 1, skip: true } })).status(),
  ).toBe(401);
  await nobody.dispose();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('nothing is wider than the page', async ({ page }) => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    const attemptId = await start(page);
    expect(await width()).toBe(320);
    await answer(page, attemptId, 0);
    expect(await width()).toBe(320);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByTestId('practised')).toBeVisible();
    expect(await width()).toBe(320);
  });
});
