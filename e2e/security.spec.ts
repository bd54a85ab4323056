import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from './fixtures';
import { answerQuiz, startQuiz } from './quiz-journey';

const FOREIGN = { origin: 'https://evil.example' };

test('pages run only their own scripts, and nothing may frame them or be sent elsewhere', async ({
  request,
}) => {
  const policies = await Promise.all(
    ['/', '/lessons/virtual-network-peering', '/quiz', '/sign-in', '/classes', '/no/such/page'].map(
      async (path) => (await request.get(path)).headers()['content-security-policy'] ?? '',
    ),
  );
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'( 'sha256-[\w+/=]+')+;/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
    expect(policy.length).toBeLessThan(3_000); // proxies give a reply's headers 4 kB
  }
  expect(new Set(policies.map((policy) => /nonce-[^']+/.exec(policy)?.[0])).size).toBe(policies.length);
});

test('a script that got into a page does not run', async ({ page }) => {
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch();
    const planted = `<script>window.planted = 1</script><img src="x" onerror="window.planted = 2">`;
    await route.fulfill({ response, body: (await response.text()).replace('<main', `${planted}<main`) });
  });
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeVisible();
  expect(await page.evaluate(() => 'planted' in window)).toBe(false);
});

test('every reply says what a browser may not do with it', async ({ request }) => {
  for (const path of ['/', '/api/health', '/icon.svg', '/no/such/page']) {
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }
  const policy = (await request.get('/api/health')).headers()['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
});

test('the session cookie can’t be read by scripts, isn’t sent by other sites, and holds nothing to read', async ({
  context,
  signIn,
}) => {
  const account = await signIn({ role: 'student' });
  const cookie = (await context.cookies()).find(({ name }) => name.includes('session-token'));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  for (const part of cookie?.value.split('.') ?? []) {
    expect(Buffer.from(part, 'base64url').toString()).not.toContain(account.id);
  }
});

test('whatever changes something refuses other sites', async ({ page, signIn }) => {
  await signIn({ role: 'student' });
  const attempt = await startQuiz(page);
  const { request } = page;
  const replies = [
    await request.post('/api/attempts', { headers: FOREIGN, form: { quiz: 'virtual-network-peering' } }),
    await request.put(`/api/attempts/${attempt}/answers`, { headers: FOREIGN, data: {} }),
    await request.post(`/api/attempts/${attempt}/submit`, { headers: FOREIGN, data: {} }),
    await request.put(`/api/reviews/${randomUUID()}`, { headers: FOREIGN, data: {} }),
    await request.delete(`/api/reviews/${randomUUID()}`, { headers: FOREIGN }),
  ];
  expect(replies.map((reply) => reply.status())).toEqual([403, 403, 403, 403, 403]);
});

test('a forged, a cut and somebody else’s token are nobody’s', async ({
  page,
  context,
  signIn,
  playwright,
  baseURL,
}) => {
  await signIn({ role: 'student' });
  const attempt = await answerQuiz(page);
  const cookie = (await context.cookies()).find(({ name }) => name.includes('session-token'));
  if (!cookie) throw new Error('no cookie');
  const statusWith = async (value: string) => {
    const other = await playwright.request.newContext({
      baseURL: baseURL ?? '',
      extraHTTPHeaders: { cookie: `${cookie.name}=${value}` },
    });
    const reply = await other.get(`/api/attempts/${attempt}`);
    await other.dispose();
    return reply.status();
  };
  const { value } = cookie;
  const flipped = `${value.slice(0, -6)}${value.at(-6) === 'A' ? 'B' : 'A'}${value.slice(-5)}`;
  expect(await statusWith(value)).toBe(200);
  expect(await statusWith(flipped)).toBe(401);
  expect(await statusWith(value.slice(0, 40))).toBe(401);
  expect(await statusWith('')).toBe(401);
});

test('a session that was ended everywhere neither reads nor writes, and a disabled person neither', async ({
  page,
  signIn,
  query,
}) => {
  const account = await signIn({ role: 'student' });
  const attempt = await startQuiz(page);
  const statuses = async () => [
    (await page.request.get(`/api/attempts/${attempt}`)).status(),
    (
      await page.request.put(`/api/attempts/${attempt}/answers`, {
        data: { answerId: randomUUID(), position: 0, response: ['a'] },
      })
    ).status(),
    (await page.request.post(`/api/attempts/${attempt}/submit`, { data: {} })).status(),
  ];
  await query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [account.id]);
  for (const status of await statuses()) expect([401, 404]).toContain(status);
  await query('UPDATE "User" SET "disabledAt" = NULL, "sessionVersion" = 7 WHERE id = $1', [account.id]);
  for (const status of await statuses()) expect([401, 404]).toContain(status);
  const [saved] = await query<{ answered: number }>(
    'SELECT count(response)::int AS answered FROM "AttemptItem" WHERE "attemptId" = $1',
    [attempt],
  );
  expect(saved?.answered).toBe(0);
});

test('guessing a password is stopped, and says for how long', async ({ page, makeAccount }) => {
  const { email } = await makeAccount('student');
  await page.goto('/sign-in');
  for (let tries = 0; tries < 20; tries += 1) {
    const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
    await page.request.post('/api/auth/callback/credentials', {
      form: { csrfToken, email, password: `guess ${tries}`, json: 'true' },
    });
  }
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('one more guess');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: /too many tries\. Wait 1\d minutes/ }),
  ).toBeVisible();
});

test('a made-up address doesn’t start the count of tries anew', async ({ request, query }) => {
  const madeUp = '198.51.100.77';
  await request.get('/join/AAAAAAAA', { headers: { 'x-forwarded-for': madeUp } });
  const keys = await query<{ key: string }>(`SELECT key FROM "Throttle" WHERE key LIKE 'join:address:%'`);
  const digest = createHash('sha256').update(madeUp).digest('base64url');
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.map(({ key }) => key)).not.toContain(`join:address:${digest}`);
});

test('nobody makes the server read more than a form holds', async ({ request }) => {
  const data = { quiz: 'a'.repeat(100_000) };
  expect((await request.post('/api/attempts', { form: data })).status()).toBe(413);
  expect((await request.put(`/api/reviews/${randomUUID()}`, { data })).status()).toBe(413);
  expect((await request.post('/api/auth/callback/credentials', { form: data })).status()).toBe(413);
});

test('a guest who signs in to an account brings along what was answered, and the guest is gone', async ({
  page,
  makeAccount,
  query,
}) => {
  const account = await makeAccount('student');
  const attempt = await answerQuiz(page);
  await page.goto('/sign-in?callbackUrl=/progress');
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/progress');
  await expect(page.getByRole('link', { name: 'Virtual Network Peering' }).first()).toBeVisible();
  const rows = await query('SELECT "userId" FROM "Attempt" WHERE id = $1', [attempt]);
  expect(rows).toEqual([{ userId: account.id }]);
});

test('the demonstration can be looked around in with the sign-in of the first start', async ({
  page,
  demo,
}) => {
  await page.goto('/sign-in?callbackUrl=/classes');
  await page.getByLabel('Email').fill(demo.email);
  await page.getByLabel('Password').fill(demo.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Azure networking, autumn group' }).click();
  await expect(page.getByRole('row')).toHaveCount(25);
});
