/**
 * Database migrations without Prisma's native engine:
 *   node scripts/run.mjs scripts/migrate.ts diff <name>    writes the migration that prisma/schema.prisma needs
 *   node scripts/run.mjs scripts/migrate.ts apply          applies what is missing to DATABASE_URL
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyMigrations, findMissingMigration } from '@/lib/db/migrations';

const root = fileURLToPath(new URL('..', import.meta.url));
const [command, name] = process.argv.slice(2);
const connectionString = process.env.DATABASE_URL ?? '';

if (command === 'apply' && connectionString) {
  const applied = await applyMigrations(root, connectionString);
  console.log(applied.length === 0 ? 'Nothing to apply.' : `Applied ${applied.join(', ')}.`);
} else if (command === 'diff' && name && /^[a-z0-9_]+$/.test(name)) {
  const sql = await findMissingMigration(root, connectionString);
  if (sql === null) {
    console.log('The migrations already lead to prisma/schema.prisma.');
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(root, 'prisma/migrations', `${stamp}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migration.sql'), sql);
    console.log(`Wrote ${folder}/migration.sql. Read it before committing it.`);
  }
} else {
  console.error('Usage: migrate.ts diff <name_in_lower_case> | DATABASE_URL=… migrate.ts apply');
  process.exit(2);
}
process.exit(0); // the engine keeps its pool open
