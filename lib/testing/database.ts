import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';

/**
 * Gives each file of integration tests a database of its own, migrated and empty, before the file is loaded: it may
 * import `db` and `pool` as the application does.
 */
const template = new URL(inject('templateUrl'));
const own = new URL(template);
own.pathname = `/test_${randomBytes(6).toString('hex')}`;

async function onServer(...statements: string[]): Promise<void> {
  const server = new URL(template);
  server.pathname = '/postgres';
  const client = new Client({ connectionString: server.href });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

// The lock: Postgres refuses to copy a database that is just being copied.
await onServer(
  'SELECT pg_advisory_lock(1)',
  `CREATE DATABASE ${own.pathname.slice(1)} TEMPLATE ${template.pathname.slice(1)}`,
);

process.env.DATABASE_URL = own.href;
process.env.NEXTAUTH_SECRET = 'a secret that is only used in tests';

afterAll(async () => {
  const shared = globalThis as { spokewiseDatabase?: { pool: { end(): Promise<void> } } };
  await shared.spokewiseDatabase?.pool.end();
  await onServer(`DROP DATABASE ${own.pathname.slice(1)} WITH (FORCE)`);
});
