import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { applyMigrations, findMissingMigration } from './migrations';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the migrations lead to the schema, so that nothing waits to be written', async () => {
  expect(await findMissingMigration(root, process.env.DATABASE_URL ?? '')).toBeNull();
});

test('applied again, also by several at once, they change nothing', async () => {
  const url = process.env.DATABASE_URL ?? '';
  expect(await Promise.all([1, 2, 3].map(() => applyMigrations(root, url)))).toEqual([[], [], []]);
});
