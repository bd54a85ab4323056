import { expect, test } from './fixtures';

test('an account is made, left and come back to', async ({ page }) => {
  const email = `${crypto.randomUUID()}@example.org`;
  await page.goto('/sign-up?callbackUrl=/classes');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill(`  ${email.toUpperCase()} `);
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/Choose at least 10 characters/);
  await expect(page.getByLabel('Name')).toHaveValue('Ada');
  await page.getByLabel('Password').fill('long enough now');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL((url) => url.pathname === '/classes');

  await page.goto('/settings');
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/settings');
  await page.waitForURL('**/sign-in?callbackUrl=%2Fsettings');

  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('not my password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No account has this email' })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await expect(page.getByLabel('Password')).toHaveValue('');
  await page.getByLabel('Password').fill('long enough now');
  await page.getByRole('button', { name: 'Sign in' }).dblclick();
  await page.waitForURL((url) => url.pathname === '/settings');

  await page.goBack();
  await expect(page.getByText('You are signed in as Ada')).toBeVisible();
});

test('signing in leads only to this site', async ({ page, makeAccount }) => {
  const { email, password } = await makeAccount('student');
  await page.goto('/sign-in?callbackUrl=https://evil.example/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('signing out everywhere else ends the session of another browser and not this one', async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  const account = await signIn({ role: 'student' });
  const other = await browser.newContext({ baseURL: baseURL ?? '' });
  const elsewhere = await other.newPage();
  await elsewhere.goto('/sign-in?callbackUrl=/settings');
  await elsewhere.getByLabel('Email').fill(account.email);
  await elsewhere.getByLabel('Password').fill(account.password);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByText(account.email)).toBeVisible();

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'everywhere but here' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(account.email)).toBeVisible();
  await elsewhere.reload();
  await elsewhere.waitForURL('**/sign-in?**');
  await other.close();
});

test('a new password takes the place of the old one', async ({ page, signIn }) => {
  const account = await signIn({ role: 'student' });
  await page.goto('/settings');
  await page.getByLabel('Password now').fill('not it at all');
  await page.getByLabel('New password').fill('a newer password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByLabel('Password now')).toHaveAccessibleDescription(/not your password/);
  await page.getByLabel('Password now').fill(account.password);
  await page.getByLabel('New password').fill('a newer password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'password is changed' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(account.email)).toBeVisible();
});
