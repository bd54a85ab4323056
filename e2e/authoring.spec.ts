import { expect, test } from './fixtures';

const PAGES = ['/authoring', '/authoring/three-networks', '/authoring/coverage'];

test('keys are for who teaches: to a student there is no such page, a guest and a stranger are asked to sign in', async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  await signIn({ role: 'student' });
  await page.goto('/lessons');
  await expect(page.getByRole('link', { name: 'Robin Student' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Authoring' })).toHaveCount(0);
  for (const path of PAGES) {
    // as a browser asks for a page, and as the router does that is there already
    for (const headers of [{}, { RSC: '1' }]) {
      const reply = await (await page.request.get(path, { headers })).text();
      expect(reply, path).not.toMatch(/Wrong is|byChoice|A network in the middle|pairs can/);
    }
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'No route leads to this page' })).toBeVisible();
  }
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  for (const path of PAGES) {
    await other.goto(path);
    await expect(other).toHaveURL(/\/sign-in\?/);
  }
  await other.goto('/quiz');
  await other.getByRole('button', { name: 'Start the quiz' }).click();
  await other.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  for (const path of PAGES) {
    await other.goto(path);
    await expect(other).toHaveURL(/\/sign-in\?/);
  }
  await context.close();
});

test('a teacher finds a family, goes from seed to seed, and sees whose each wrong option is', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn({ role: 'instructor' });
  await page.goto('/lessons');
  await page.getByRole('link', { name: 'Authoring' }).click();
  await page.getByLabel('Search').fill('three-networks');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText(/^\d of \d+ families/)).toBeVisible();
  await page.getByRole('link', { name: 'A network in the middle' }).click();

  await expect(page.getByRole('heading', { name: 'Variant 1', exact: true })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Structure' })
    .getByRole('link', { name: 'chain', exact: true })
    .click();
  await expect(page).toHaveURL(/structure=chain/);
  const first = await page.getByTestId('prompt').textContent();
  await page.getByRole('link', { name: 'Next seed' }).click();
  await expect(page).toHaveURL(/seed=2&structure=chain/);
  await expect(page.getByRole('heading', { name: 'Variant 2', exact: true })).toBeVisible();
  expect(await page.getByTestId('prompt').textContent()).not.toBe(first);

  await expect(page.getByTestId('right-option')).toContainText(/^Right is \d: /);
  await expect(page.getByTestId('owners').first()).toContainText(/M\d+.+/);
  await expect(page.getByRole('heading', { name: /^What M\d+ supposes$/ }).first()).toBeAttached();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByRole('heading', { level: 3, name: /^(Right|Not right): / })).toBeVisible();
  await page.getByRole('button', { name: 'Answer again' }).click();
  await expect(page.getByRole('radio').first()).not.toBeChecked();
  await page.getByText('The topology', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'The topology' })).toContainText('virtualNetworks');
  await expect(page.getByRole('heading', { name: 'A hundred seeds together' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('heading', { name: 'Seeds 1 to 12' }).scrollIntoViewIfNeeded();
  await page.getByRole('link', { name: /^Seed 9 · chain/ }).click();
  await expect(page.getByRole('heading', { name: 'Variant 9', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Any seed' }).click();
  await expect(page).toHaveURL(/seed=\d+&structure=chain/);
});

test('a family, a seed or a structure that is not there is said, with what there is', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'instructor' });
  await page.goto('/authoring/no-such-family');
  await expect(page.getByRole('heading', { name: 'No route leads to this page' })).toBeVisible();
  await page.goto('/authoring/three-networks?seed=first&structure=ring');
  await expect(page.getByRole('alert').filter({ hasText: 'There is no such variant' })).toContainText(
    'There are: chain, ',
  );
  await page.getByRole('link', { name: 'Show seed 1' }).click();
  await expect(page.getByRole('heading', { name: 'Variant 1', exact: true })).toBeVisible();
  await page.goto('/authoring?search=nothing-is-called-so');
  await expect(page.getByText('No family fits all of that')).toBeVisible();
});

test('the coverage names what can’t be told apart, and fits a phone as a list', async ({ page, signIn }) => {
  test.slow(); // questions of every structure are drawn for it
  await signIn({ role: 'instructor' });
  await page.goto('/authoring/coverage');
  await expect(page.getByText(/pairs can(’t)? be told apart/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('table', { name: 'Structures that tell two beliefs apart' })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });
  await expect(page.getByRole('list', { name: 'Each belief beside the others' })).toBeVisible();
  await page.getByRole('link', { name: 'three-networks' }).first().click();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible();
});
