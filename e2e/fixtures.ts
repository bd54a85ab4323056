import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { hash } from '@node-rs/argon2';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Client } from 'pg';

export { expect };

export type Role = 'student' | 'instructor';
export type Account = {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
};

type Fixtures = {
  /** statements on the application's database, for what a page can't show */
  query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
  makeAccount: (role: Role) => Promise<Account>;
  /** makes an account and signs the browser of `page`, or another one, in to it */
  signIn: (options: { readonly role: Role; readonly context?: BrowserContext }) => Promise<Account>;
  /** the sign-in that the first start printed */
  demo: { readonly email: string; readonly password: string; readonly signIn: () => Promise<void> };
  /** no rule of WCAG 2.2 AA that a program can check is broken on the page as it stands */
  expectAccessible: (page: Page) => Promise<void>;
};

const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by the setup that starts the application`);
  return value;
};

const PASSWORD = 'a password for tests';

/** As a program signs in: with next-auth's own endpoints. */
async function signInTo(
  { request }: BrowserContext,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  const url = needed('E2E_URL');
  const { csrfToken } = await (await request.get(`${url}/api/auth/csrf`)).json();
  const reply = await request.post(`${url}/api/auth/callback/credentials`, {
    form: { csrfToken, email, password, json: 'true' },
  });
  expect(reply.ok(), await reply.text()).toBe(true);
}

export const test = base.extend<Fixtures, { passwordHash: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  passwordHash: [async ({}, use) => use(await hash(PASSWORD)), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  query: async ({}, use) => {
    const client = new Client({ connectionString: needed('E2E_DATABASE_URL') });
    await client.connect();
    await use(async (sql, values) => (await client.query(sql, values)).rows);
    await client.end();
  },

  makeAccount: async ({ query, passwordHash }, use) => {
    await use(async (role) => {
      const id = randomUUID();
      const name = role === 'student' ? 'Robin Student' : 'Kim Instructor';
      const email = `${role}-${id}@example.org`;
      await query(
        'INSERT INTO "User" (id, email, name, "passwordHash", role) VALUES ($1, $2, $3, $4, $5::"Role")',
        [id, email, name, passwordHash, role],
      );
      return { id, email, name, password: PASSWORD };
    });
  },

  signIn: async ({ makeAccount, context }, use) => {
    await use(async ({ role, context: other }) => {
      const account = await makeAccount(role);
      await signInTo(other ?? context, account);
      return account;
    });
  },

  demo: async ({ context }, use) => {
    const printed = /^ +instructor +(\S+@\S+) +(\S+)$/m.exec(needed('E2E_START_OUTPUT'));
    const [, email, password] = printed ?? [];
    if (!email || !password) throw new Error('The first start printed no sign-in of the demonstration');
    await use({ email, password, signIn: () => signInTo(context, { email, password }) });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      const found = violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
      );
      expect(found, page.url()).toEqual([]);
    });
  },
});
