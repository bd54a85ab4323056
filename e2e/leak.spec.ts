import type { Page } from '@playwright/test';
import { choose } from './answering';
import { expect, test } from './fixtures';
import { findLeaks, KEYS_SQL, type KeyRow, receive, type Secrets, secretsOf } from './leaks';

type Query = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

async function start(page: Page): Promise<string> {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeVisible();
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

async function secretsLeft(query: Query, attemptId: string): Promise<Secrets[]> {
  return secretsOf(await query<KeyRow>(KEYS_SQL, [attemptId]));
}

test('no key, seed or explanation reaches the browser before its question is answered', async ({
  page,
  query,
}) => {
  const received = receive(page);
  const attemptId = await start(page);
  for (let left = 8; left > 0; left -= 1) {
    const secrets = await secretsLeft(query, attemptId);
    expect(secrets.length).toBe(left);
    for (const { seeds, sentences } of secrets) {
      expect(seeds.every((seed) => seed.length >= 8)).toBe(true);
      expect(sentences.length).toBeGreaterThanOrEqual(1);
    }
    const all = await received();
    // keys of answered questions have come by now: only what is still secret counts
    const kinds = left === 8 ? all : all.map((each) => ({ ...each, kind: 'code' as const }));
    expect(findLeaks(kinds, secrets)).toEqual([]);
    await choose(page);
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(
      page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / }),
    ).toBeVisible();
    if (left > 1) await page.getByRole('button', { name: 'Next question' }).click();
  }
});

test('practice gives away no key either: not with a question, nor with the one drawn after it, nor when it is skipped', async ({
  page,
  query,
}) => {
  const received = receive(page);
  await page.goto('/practice');
  await page.getByRole('button', { name: 'Start practising' }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}/);
  const attemptId = new URL(page.url()).pathname.split('/')[2] ?? '';
  for (let number = 1; number <= 6; number += 1) {
    await expect(page.getByText(`question ${number} ·`)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const secrets = await secretsLeft(query, attemptId);
    // what is skipped is still unanswered, and its key still a secret
    expect(secrets).toHaveLength(number);
    expect(findLeaks(await received(), secrets)).toEqual([]);
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
  }
});

test('an unanswered question arrives as its public part and nothing else, whichever option is right', async ({
  page,
  query,
}) => {
  const attemptId = await start(page);
  const reply = await page.request.get(`/api/attempts/${attemptId}`);
  const { items } = await reply.json();
  const stored = await query<{ position: number; question: unknown; choices: string[]; right: string[] }>(
    'SELECT position, question, choices, "right" FROM "AttemptItem" WHERE "attemptId" = $1 ORDER BY position',
    [attemptId],
  );
  expect(items).toEqual(
    stored.map(({ position, question }) => ({ position, question, answer: null, key: null })),
  );
  for (const { question, choices, right } of stored) {
    const { choices: own = [], parts = [] } = question as {
      choices?: object[];
      parts?: { choices: object[] }[];
    };
    const shown = [...own, ...parts.flatMap((part) => part.choices)];
    expect(shown.map((choice) => Object.keys(choice).sort())).toEqual(choices.map(() => ['id', 'text']));
    expect(choices).toEqual(expect.arrayContaining(right));
  }
});

const escaped = (text: string) =>
  text.replaceAll(/[^a-z0-9 ]/gi, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

const PLANTS = {
  'the right choice in the attempt’s data': {
    url: '**/api/attempts/*',
    plant: (body: string) => body.replace(/"answer" *:/, '"right" : ["a"], $&'),
  },
  'a sentence of the key in the attempt’s data': {
    url: '**/api/attempts/*',
    plant: (body: string, [why]: readonly string[]) =>
      body.replace(/"prompt" *: *"/, `$&${JSON.stringify(why).slice(1, -1)} `),
  },
  'a seed in the page': {
    url: '**/quiz/*',
    plant: (body: string, _: readonly string[], seed: string) =>
      body.replace('</body>', `<i hidden data-x="${seed}"></i></body>`),
  },
  'a sentence of the key, escaped, in a script': {
    url: '**/*.js',
    plant: (body: string, [why]: readonly string[]) => `${body}\n;var x="${escaped(why ?? '')}";`,
  },
} as const;

for (const [what, { url, plant }] of Object.entries(PLANTS)) {
  test(`the search finds a planted leak: ${what}`, async ({ page, query }) => {
    const attemptId = await start(page);
    const secrets = await secretsLeft(query, attemptId);
    const rows = await query<KeyRow>(KEYS_SQL, [attemptId]);
    const sentences = rows.map(({ key }) => key.why);
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      const planted = plant(body, sentences, rows[5]?.seed ?? '');
      if (planted === body) throw new Error(`Nothing was planted in ${response.url()}`);
      await route.fulfill({ response, body: planted });
    });
    const received = receive(page);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeVisible();
    expect(findLeaks(await received(), secrets)).not.toEqual([]);
  });
}
