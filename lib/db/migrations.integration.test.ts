import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pool } from './client';
import { Prisma } from './generated/client';
import { applyMigrations, findMissingMigration } from './migrations';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the migrations lead to the schema, so that nothing waits to be written', async () => {
  expect(await findMissingMigration(root, process.env.DATABASE_URL ?? '')).toBeNull();
});

test('applied again, also by several at once, they change nothing', async () => {
  const url = process.env.DATABASE_URL ?? '';
  expect(await Promise.all([1, 2, 3].map(() => applyMigrations(root, url)))).toEqual([[], [], []]);
});

test('every column of the schema is in the database', async () => {
  const { rows } = await pool.query<{ column: string }>(
    `SELECT table_name || '.' || column_name AS column FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const columns = new Set(rows.map(({ column }) => column));
  const names = Object.values(Prisma.ModelName);
  const fields: Record<string, Record<string, string>> = {};
  for (const name of names) {
    const key = `${name}ScalarFieldEnum` as keyof typeof Prisma;
    fields[name] = Prisma[key] as Record<string, string>;
  }
  const wanted = names.flatMap((name) =>
    Object.values(fields[name] ?? {}).map((field) => `${name}.${field}`),
  );
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter((column) => !columns.has(column))).toEqual([]);
});
