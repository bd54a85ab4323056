import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findFamily } from '../content/questions';
import { drawQuestion } from '../lib/quiz/generate';
import type { Kind } from '../lib/quiz/question';
import { madeUpOf } from '../lib/quiz/testing/made-up-kinds';
import { expect, test } from './fixtures';
import { insertQuestions } from './insert-questions';
import { startQuiz } from './quiz-journey';

type Query = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** A quiz of one question of this kind, on the page. @returns the attempt's id */
async function ask(page: Page, query: Query, kind: Kind): Promise<string> {
  const attemptId = await startQuiz(page);
  await insertQuestions(query, attemptId, [madeUpOf(kind)]);
  await page.goto(`/quiz/${attemptId}`);
  await expect(page.getByText('question 1 of 1')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return attemptId;
}

const answerButton = (page: Page) => page.getByRole('button', { name: 'Answer', exact: true });
const verdict = (page: Page) =>
  page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / });

/** Moves the focus forward until it is on what is wanted. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
      return [
        focused?.getAttribute('aria-label'),
        focused?.textContent,
        ...labels.map((it) => it.textContent),
      ];
    });
    if (found.some((text) => text && name.test(text))) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

async function stored(query: Query, attemptId: string) {
  const [row] = await query<{ response: string[]; points: number; maxPoints: number }>(
    'SELECT response, points, "maxPoints" FROM "AttemptItem" WHERE "attemptId" = $1',
    [attemptId],
  );
  return row;
}

/** It fits a phone and is accessible, before and after. */
async function expectSound(page: Page, expectAccessible: (page: Page) => Promise<void>): Promise<void> {
  await expectAccessible(page);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  if (size) await page.setViewportSize(size);
}

test('multiple response: numbers tick, a tick too many is said to cost all, and one right of two gives one point', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'multiple-response');
  await expect(page.getByText('Choose two.')).toBeVisible();
  for (const key of ['1', '3']) await page.keyboard.press(key);
  await expect(page.getByRole('checkbox', { name: 'From vm-a to vm-c' })).toBeFocused();
  await expect(page.getByText('2 of 2 chosen.')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('3 chosen. Take one away: with more than two none would count.')).toBeVisible();
  await expect(answerButton(page)).toBeDisabled();
  await page.keyboard.press('2');
  await expectSound(page, expectAccessible);
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/^Partly right: .*1 of 2 points$/);
  await expect(verdict(page)).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: 'Your answer · Right answer' })).toHaveCount(1);
  await expectSound(page, expectAccessible);
  expect(await stored(query, attemptId)).toEqual({ response: ['a', 'c'], points: 1, maxPoints: 2 });
});

test('hot spot: the place is chosen in the figure or in the list, by keyboard, and both show it', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'hot-spot');
  await tabTo(page, /^2: On the link from b to c$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'On the link from b to c' })).toBeChecked();
  await page.keyboard.press('1');
  const inFigure = page.getByRole('button', { name: '1: At vm-a, which has no way there' });
  await expect(inFigure).toHaveAttribute('aria-pressed', 'true');
  await expectSound(page, expectAccessible);
  await page.getByRole('button', { name: '3: In the subnet of vm-c' }).click();
  await expect(page.getByRole('radio', { name: 'In the subnet of vm-c' })).toBeChecked();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/^Right: /);
  await expect(inFigure).toHaveCount(0);
  await expectSound(page, expectAccessible);
  expect(await stored(query, attemptId)).toEqual({ response: ['a'], points: 1, maxPoints: 1 });
});

test('yes-no series: every statement is answered before all are, and each has its reasons', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'yes-no-series');
  await tabTo(page, /^Yes$/);
  await page.keyboard.press('Space');
  await expect(answerButton(page)).toBeDisabled();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(answerButton(page)).toBeEnabled();
  await expectSound(page, expectAccessible);
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/2 of 3 points$/);
  await expect(page.getByText('This is why p2 is so.')).toBeVisible();
  await expect(page.getByText('This is why p1 is so.')).toBeHidden();
  await expectSound(page, expectAccessible);
  expect(await stored(query, attemptId)).toEqual({
    response: ['p1-1', 'p2-2', 'p3-1'],
    points: 2,
    maxPoints: 3,
  });
});

test('fill in: drop-downs, kept over a reload, and struck out where they were wrong', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'fill-in');
  await page.getByRole('combobox', { name: 'Source' }).focus();
  await page.keyboard.type('De');
  await expect(page.getByRole('combobox', { name: 'Source' })).toHaveValue('p1-1');
  await page.getByRole('combobox', { name: 'Address prefix' }).selectOption('10.0.0.0/8');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Address prefix' })).toHaveValue('p2-3');
  await expect(answerButton(page)).toBeDisabled();
  await page.getByRole('combobox', { name: 'Next hop type' }).selectOption('VNet peering');
  await expectSound(page, expectAccessible);
  await answerButton(page).click();
  await expect(verdict(page)).toHaveText(/2 of 3 points$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Right is 10.2.0.0/16' })).toBeVisible();
  await expectSound(page, expectAccessible);
  expect((await stored(query, attemptId))?.response).toEqual(['p1-1', 'p2-3', 'p3-1']);
});

test('order: steps are added, moved and removed by keyboard, and it is said where each went', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'order');
  const said = page.getByRole('status').filter({ hasText: /step|Step|Taken/ });
  await tabTo(page, /^Add: Add 10\.4\.0\.0\/16/);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Step 1: Add 10.4.0.0/16 to the address space of a');
  await tabTo(page, /^Add: Delete both links/);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Remove: Delete both links' }).press('Enter');
  await expect(said).toHaveText('Taken out: Delete both links');
  await expect(page.getByRole('button', { name: 'Add: Delete both links' })).toBeFocused();
  await page.getByRole('button', { name: 'Add: Check that' }).press('Enter');
  await page.getByRole('button', { name: 'Move up: Check that' }).press('Enter');
  await expect(said).toHaveText('Now step 1 of 2: Check that 10.4.0.0/16 overlaps nothing in b');
  await expect(page.getByRole('button', { name: 'Move down: Check that' })).toBeFocused();
  await page.getByRole('button', { name: 'Add: Sync' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Add: Delete both links' })).toBeDisabled();
  await expectSound(page, expectAccessible);
  await page.reload();
  await expect(page.getByRole('list').getByText('Sync the peering from a')).toBeVisible();
  await answerButton(page).press('Enter');
  await expect(verdict(page)).toHaveText(/^Right: .*3 of 3 points$/);
  await expectSound(page, expectAccessible);
  expect((await stored(query, attemptId))?.response).toEqual(['b', 'a', 'c']);
});

test('order: a step is dragged to its place', async ({ page, query }) => {
  await ask(page, query, 'order');
  const step = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await step('Sync the peering').dragTo(step('Add three steps from below'));
  await step('Check that').dragTo(step('Sync the peering'));
  await expect(
    page
      .getByRole('region', { name: /^Your order/ })
      .getByRole('listitem')
      .first(),
  ).toContainText('Check that');
});

test('problem and solutions: one at a time, no way back, not even by reloading, and one answer at the end', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'problem-solution');
  await expect(page.getByText('You can’t go back')).toBeVisible();
  await expect(page.getByText('Solution 1 of 3')).toBeVisible();
  await tabTo(page, /^Yes$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Lock and go on$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Solution 2 of 3')).toBeVisible();
  await expect(page.getByText('allowGatewayTransit')).toBeVisible();
  await expectSound(page, expectAccessible);
  await page.reload();
  await expect(page.getByText('Solution 2 of 3')).toBeVisible();
  await expect(page.getByText('Solution 1: Yes')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('button', { name: 'Lock and go on' }).click();
  await expect(answerButton(page)).toBeDisabled();
  await page.getByRole('radio', { name: 'Yes' }).check();
  await answerButton(page).click();
  await expect(verdict(page)).toHaveText(/2 of 3 points$/);
  await expectSound(page, expectAccessible);
  expect((await stored(query, attemptId))?.response).toEqual(['p1-1', 'p2-2', 'p3-1']);
});

test('command: gaps are filled in place, and the command that does it is shown after', async ({
  page,
  query,
  expectAccessible,
}) => {
  const attemptId = await ask(page, query, 'command');
  await page.getByRole('combobox', { name: 'Gap 1: whose link it is' }).selectOption('--vnet-name a');
  await page
    .getByRole('combobox', { name: 'Gap 2: what lets it in' })
    .selectOption('--allow-gateway-transit');
  await expectSound(page, expectAccessible);
  await answerButton(page).click();
  await expect(verdict(page)).toHaveText(/1 of 2 points$/);
  await expect(page.getByRole('deletion')).toHaveText('--allow-gateway-transit');
  await expect(page.getByRole('insertion').last()).toHaveText('--allow-vnet-access');
  await expectSound(page, expectAccessible);
  expect((await stored(query, attemptId))?.response).toEqual(['p1-1', 'p2-2']);
});

test('what is begun and not answered is handed in with the quiz, and its parts left open are not wrong', async ({
  page,
  query,
}) => {
  const attemptId = await ask(page, query, 'yes-no-series');
  await page.getByRole('radio', { name: 'Yes' }).first().check();
  await expect(page.getByText('What is chosen in it is handed in with it')).toBeVisible();
  await page.getByRole('button', { name: 'Finish with 1 unanswered' }).click();
  await expect(page.getByTestId('score')).toHaveText(/^0 of 1/);
  await expect(page.getByTestId('points')).toContainText('1 of 3 points');
  await expect(page.getByText('Left unanswered').first()).toBeVisible();
  expect(await stored(query, attemptId)).toEqual({ response: ['p1-1'], points: 1, maxPoints: 3 });
});

test('each path can be looked at in the figure', async ({ page, query }) => {
  await ask(page, query, 'hot-spot');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  const shown = page.getByRole('button', { name: 'Shown in the figure' });
  const show = page.getByRole('button', { name: 'Show in the figure' });
  await expect(shown).toHaveCount(1);
  await page.getByText('In words and as a table').first().click();
  await expect(page.getByText('and is dropped at')).toBeVisible();
  await show.click();
  await expect(page.getByText('and arrives')).toBeVisible();
  await show.click();
  await expect(page.getByText('and is dropped at')).toBeVisible();
});

test('of what is dropped the smallest change that lets it through is told when asked for', async ({
  page,
  query,
}) => {
  const family = findFamily('three-networks');
  if (!family) throw new Error('three networks in a row are asked about');
  const seeds = Array.from({ length: 40 }, (_, index) => `dropped-${index}`);
  const dropped = seeds
    .map((seed) => drawQuestion(family, seed, () => randomUUID().slice(0, 8)))
    .find(({ key, kind }) => kind === 'single-choice' && !key.figure && key.packet?.outcome === 'dropped');
  if (!dropped) throw new Error('of so many something is dropped in one');
  const attemptId = await startQuiz(page);
  await insertQuestions(query, attemptId, [dropped]);
  const asked = () => page.request.get(`/api/attempts/${attemptId}/repairs/0`);
  expect((await asked()).status()).toBe(404);
  await page.goto(`/quiz/${attemptId}`);
  await page.getByRole('radio').first().check();
  await answerButton(page).click();
  await expect(verdict(page)).toBeVisible();
  await page.getByRole('button', { name: 'What is the smallest change' }).click();
  await expect(
    page.getByRole('heading', { name: 'The smallest change that would let it through' }),
  ).toBeVisible();
  const { changes } = await (await asked()).json();
  expect(changes.length).toBeGreaterThan(0);
});
