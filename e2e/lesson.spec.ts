import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';

const LESSON = '/lessons/virtual-network-peering';

/** Scrolled to, and usable: the engine has been fetched. */
async function figure(page: Page, id: string): Promise<Locator> {
  const found = page.locator(`#figure-${id}`);
  await found.scrollIntoViewIfNeeded();
  await expect(found.getByRole('button', { name: 'Start over' })).toBeEnabled();
  return found;
}
const flip = (within: Locator, name: string | RegExp) => within.getByRole('checkbox', { name }).click();
const verdict = (within: Locator) => within.locator('[aria-live="polite"]');
const rows = (within: Locator, nic: string) =>
  within.getByRole('group', { name: `Effective routes of ${nic}` }).getByRole('row');

test('two links: each changes states and routes, and a deleted one can’t be mended from its side alone', async ({
  page,
}) => {
  await page.goto(LESSON);
  const links = await figure(page, 'two-links');
  await flip(links, 'In vnet-a, a link to vnet-b');
  await expect(verdict(links)).toContainText('Initiated: there is no link back yet, so nothing crosses');
  await flip(links, 'In vnet-b, a link to vnet-a');
  await expect(verdict(links)).toContainText('joined by a connected peering');
  await expect(rows(links, 'vm-a').filter({ hasText: 'new' })).toContainText('10.2.0.0/16');
  await expect(rows(links, 'vm-b').filter({ hasText: 'new' })).toContainText('10.1.0.0/16');

  await flip(links, 'In vnet-a, a link to vnet-b');
  await expect(verdict(links)).toContainText('Disconnected');
  await flip(links, 'In vnet-a, a link to vnet-b');
  await expect(verdict(links)).toContainText('Azure refuses that');
  await expect(links.getByRole('checkbox', { name: 'In vnet-a, a link to vnet-b' })).not.toBeChecked();

  await links.getByRole('button', { name: 'Start over' }).click();
  await expect(verdict(links)).not.toContainText('Azure refuses that');
  await expect(rows(links, 'vm-a').filter({ hasText: 'new' })).toHaveCount(0);
});

test('three networks: no single setting makes it transitive, three together do', async ({ page }) => {
  await page.goto(LESSON);
  const three = await figure(page, 'three-networks');
  await expect(verdict(three)).toContainText('Peering is not transitive');
  await flip(three, /Allow forwarded traffic/);
  await expect(verdict(three)).toContainText('Peering is not transitive');
  await flip(three, /User routes in both spokes/);
  await expect(verdict(three)).toContainText('ip-forwarding-disabled');
  await flip(three, /IP forwarding/);
  await expect(verdict(three)).toContainText('The packet from vm-web to 10.30.1.4 arrives.');
});

test('hub and spoke: Azure refuses the flags in the wrong order; the table says who reaches whom', async ({
  page,
}) => {
  await page.goto(LESSON);
  const hub = await figure(page, 'hub-and-spoke');
  await flip(hub, /Use the remote gateway/);
  await expect(verdict(hub)).toContainText('Azure refuses that');
  await flip(hub, /Allow gateway transit/);
  await flip(hub, /Use the remote gateway/);
  await expect(hub.getByRole('button', { name: 'office to vm-web: reaches' })).toBeVisible();
  const between = hub.getByRole('button', { name: 'vm-web to vm-sql: dropped' });
  await between.click();
  await expect(verdict(hub)).toContainText('The packet from vm-web to 10.30.1.4 is dropped');
});

test('a figure is worked by keyboard alone', async ({ page }) => {
  await page.goto(LESSON);
  const example = await figure(page, 'worked-example');
  await example.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(verdict(example)).toContainText('The packet from vm-web to 10.2.1.4 arrives.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(verdict(example)).toContainText('by rule deny-sql');
});

test('a step lights its part of the drawing, a part its step, and words of the text a part', async ({
  page,
}) => {
  await page.goto(LESSON);
  const three = await figure(page, 'three-networks');
  const lit = three.locator('.topology-wide [data-lit], svg.topology:visible [data-lit]');
  await three.getByRole('list', { name: 'The packet, step by step' }).getByRole('button').first().focus();
  await expect(lit.first()).toHaveAttribute('data-id', 'nic:vm-web');
  await page.getByRole('link', { name: 'it is peered with the hub' }).click();
  await expect(lit.first()).toHaveAttribute('data-id', 'link:spoke-shop/shop-to-hub');
  await three.locator('svg:visible [data-id="nic:vm-web"] .sign').hover();
  await expect(three.locator('.path-step[data-lit]')).toContainText('vm-web sends to');
});

test('a question before and after each section: a choice, why, and another one', async ({ page }) => {
  await page.goto(LESSON);
  await expect(page.locator('.check')).toHaveCount(12);
  const check = page.locator('.check').nth(2);
  await check.scrollIntoViewIfNeeded();
  const prompt = check.getByRole('heading', { level: 3 });
  await expect(prompt).toBeVisible();
  const asked = await check.textContent();
  await check.getByRole('radio').first().check();
  await check.getByRole('button', { name: 'That is my guess' }).click();
  await expect(check.locator('p:focus')).toHaveText(/You expected right|Many expect that/);
  await expect(check.getByText('Right answer')).toBeVisible();
  await check.getByText('Step by step, with the rules').click();
  await expect(check.getByRole('heading', { name: 'What Azure does' })).toBeVisible();
  await expect(check.getByRole('link', { name: /Azure’s manual/ }).first()).toBeVisible();
  // by chance the same question may come again, though never many times
  await expect(async () => {
    await check.getByRole('button', { name: 'Another one' }).click();
    await expect(prompt).toBeFocused();
    expect(await check.textContent()).not.toBe(asked);
    await check.getByRole('radio').first().check();
    await check.getByRole('button', { name: 'That is my guess' }).click();
  }).toPass();
});

test('a question that can’t be fetched says so, and a choice that gets lost is still there', async ({
  page,
}) => {
  await page.goto(LESSON);
  const check = page.locator('.check').first();
  await check.scrollIntoViewIfNeeded();
  await check.getByRole('radio').first().check();
  await page.route('**/api/checks/**', (route) => route.abort());
  await check.getByRole('button', { name: 'That is my guess' }).click();
  await expect(check.getByText('your choice is still here')).toBeVisible();
  await page.unroute('**/api/checks/**');
  await check.getByRole('button', { name: 'That is my guess' }).click();
  await expect(check.getByText('Right answer')).toBeVisible();
  await page.route('**/api/checks/**', (route) => route.abort());
  await check.getByRole('button', { name: 'Another one' }).click();
  await expect(check.getByText('could not be fetched')).toBeVisible();
  await page.unroute('**/api/checks/**');
  await check.getByRole('button', { name: 'Try again' }).click();
  await expect(check.getByRole('radio').first()).toBeVisible();
});

test('the address of a question takes what it should and nothing else', async ({ request }) => {
  const address = '/api/checks/virtual-network-peering/how-it-works-before';
  const first = await (await request.get(address)).json();
  const again = await (await request.get(`${address}?seed=${first.seed}`)).json();
  expect(again).toEqual(first);
  expect(Object.keys(first).toSorted()).toEqual(['question', 'seed']);
  const [choice] = first.question.choices;
  const told = await request.post(address, { data: { seed: first.seed, response: [choice.id] } });
  expect(await told.json()).toMatchObject({
    answer: { response: [choice.id] },
    key: { chosen: { [choice.id]: {} } },
  });

  const statusOf = async (path: string, data?: object) =>
    (data ? await request.post(path, { data }) : await request.get(path)).status();
  expect(await statusOf('/api/checks/virtual-network-peering/a-worked-example-before')).toBe(404);
  expect(await statusOf('/api/checks/no-such-lesson/how-it-works-before')).toBe(404);
  expect(await statusOf(`${address}?seed=x`)).toBe(400);
  expect(await statusOf(address, { seed: first.seed })).toBe(400);
  expect(await statusOf(address, { seed: first.seed, response: ['nothing'] })).toBe(400);
  expect(await statusOf(address, { seed: first.seed, response: [choice.id, choice.id] })).toBe(400);
});

test('the section that is read is marked, and what to remember leads to its section and back', async ({
  page,
}) => {
  await page.goto(`${LESSON}#not-transitive`);
  const contents = page.getByRole('navigation', { name: 'In this lesson' });
  await expect(contents.getByRole('link', { name: 'Not transitive' })).toHaveAttribute(
    'aria-current',
    'location',
  );
  await page.getByRole('link', { name: 'To remember from this: point 3' }).click();
  const point = page.locator('#remember-not-transitive');
  await expect(point).toBeInViewport();
  await point.getByRole('link', { name: 'Not transitive', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Not transitive' })).toBeInViewport();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the lesson reads whole: figures as they begin, and a way to the quiz', async ({ page }) => {
    await page.goto(LESSON);
    await expect(page.locator('#figure-three-networks')).toContainText('Peering is not transitive');
    await expect(page.locator('#figure-two-links')).toContainText('Effective routes of vm-a');
    await expect(page.locator('#figure-overlap-checker')).toContainText('They overlap: no peering.');
    await expect(page.locator('.check').first().getByRole('link', { name: 'The quiz' })).toBeVisible();
    expect(await page.locator('#figure-three-networks input:not([disabled])').count()).toBe(0);
  });
});

test('the whole lesson with everything open is accessible, on a phone too', async ({
  page,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(LESSON);
  for (const id of [
    'peered-pair',
    'two-links',
    'three-networks',
    'hub-and-spoke',
    'what-blocks',
    'worked-example',
  ])
    await figure(page, id);
  for (const nth of [0, 5, 9]) {
    const check = page.locator('.check').nth(nth);
    await check.scrollIntoViewIfNeeded();
    await check.getByRole('radio').first().check();
    await check.getByRole('button', { name: /my guess|^Answer/ }).click();
    await expect(check.getByRole('button', { name: 'Another one' })).toBeVisible();
  }
  for (const summary of await page.locator('article summary').all()) await summary.click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test('on paper: no controls, the sentences of each figure, the addresses of sources', async ({ page }) => {
  await page.goto(LESSON);
  const three = await figure(page, 'three-networks');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(three.getByRole('checkbox').first()).toBeHidden();
  await expect(
    three.getByText('Subnet web (10.20.1.0/24) holds vm-web at 10.20.1.4', { exact: false }),
  ).toBeVisible();
  await expect(page.locator('.check').first()).toBeHidden();
  const after = await page
    .getByRole('link', { name: 'without downtime' })
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(after).toContain(
    'https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview',
  );
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});
