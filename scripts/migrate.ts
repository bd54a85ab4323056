/**
 * Database migrations without Prisma's native engine:
 *   node scripts/run.mjs scripts/migrate.ts diff <name>    writes the migration that prisma/schema.prisma needs
 *   node scripts/run.mjs scripts/migrate.ts apply          applies what is missing to DATABASE_URL
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedServer } from '@/lib/db/embedded/server';
import { applyMigrations, findMissingMigration } from '@/lib/db/migrations';
import { makeTestFolder, removeTestFolder } from '@/lib/testing/temporary-folder';

const root = fileURLToPath(new URL('..', import.meta.url));
const [command, name] = process.argv.slice(2);

if (command === 'apply' && process.env.DATABASE_URL) {
  const applied = await applyMigrations(root, process.env.DATABASE_URL);
  console.log(applied.length === 0 ? 'Nothing to apply.' : `Applied ${applied.join(', ')}.`);
} else if (command === 'diff' && name && /^[a-z0-9_]+$/.test(name)) {
  await writeMigration(name);
} else {
  console.error('Usage: migrate.ts diff <name_in_lower_case> | DATABASE_URL=… migrate.ts apply');
  process.exit(2);
}

async function writeMigration(title: string): Promise<void> {
  const sql = await withServer((url) => findMissingMigration(root, url));
  if (sql === null) {
    console.log('The migrations already lead to prisma/schema.prisma.');
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(root, 'prisma/migrations', `${stamp}_${title}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await copyFile(join(root, 'prisma/schema.prisma'), join(root, 'prisma/migrations/schema.prisma'));
  console.log(`Wrote ${folder}/migration.sql. Read it before committing it.`);
}

/** A server of its own, thrown away afterwards. */
async function withServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = await makeTestFolder();
  const say = (line: string) => console.error(line);
  const server = await startEmbeddedServer(folder, 'throwaway', { restarting: say, lost: say });
  try {
    return await use(server.connectionString);
  } finally {
    await server.stop(true);
    await removeTestFolder(folder);
  }
}
