import { expect, test } from './fixtures';

test('a stranger learns the cards by keyboard, undoes a grade, and is told when to come back', async ({
  page,
  query,
  expectAccessible,
}) => {
  await page.goto('/flashcards');
  await expect(page.getByText('5 cards due today')).toBeVisible();
  const front = page.getByRole('heading', { level: 2 });
  const first = await front.textContent();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('3');
  await expect(page.getByText('4 cards due today')).toBeVisible();
  await expect(front).not.toHaveText(first ?? '');
  await expect(front).toBeFocused();

  await page.getByRole('button', { name: 'Undo “good”' }).click();
  await expect(page.getByText('5 cards due today')).toBeVisible();
  for (let left = 4; left >= 0; left -= 1) {
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await page.getByRole('button', { name: /^Easy/ }).click();
    if (left > 0)
      await expect(page.getByText(left === 1 ? '1 card due today' : `${left} cards due today`)).toBeVisible();
  }
  await expect(page.getByText('Done for today')).toBeVisible();
  await expect(page.getByText(/^The next card is due on /)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText('Done for today')).toBeVisible();

  // the guest that the first grade made is one
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name)).toContain('next-auth.session-token');
  const rows = await query<{ reviews: number }>(
    'SELECT count(*)::int AS reviews FROM "Review" GROUP BY "userId" ORDER BY max("reviewedAt") DESC LIMIT 1',
  );
  expect(rows).toEqual([{ reviews: 5 }]);
});

test('a grade that could not be saved stays on the page and counts once when tried again', async ({
  page,
  query,
}) => {
  let failing = true;
  await page.route('**/api/reviews/*', async (route) => {
    if (!failing) return route.continue();
    failing = false;
    await route.abort();
  });
  await page.goto('/flashcards');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('button', { name: /^Good/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved yet.' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('4 cards due today')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved yet.' })).toBeHidden();
  expect(await query('SELECT 1 FROM "Review" LIMIT 1')).toHaveLength(1);
});
