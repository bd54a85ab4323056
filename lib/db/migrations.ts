import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { Client, Pool } from 'pg';
import { withSchemaEngine } from './schema-engine';

const NO_FILTER = { externalTables: [], externalEnums: [] };
/** Any number, as long as every instance takes the same lock. */
const MIGRATION_LOCK = 7_367_001;

/**
 * Brings the database up to the migrations in `prisma/migrations`. Several instances may call this at once: an
 * advisory lock lets one work and the others wait and then find nothing to do.
 * @param root the project's folder
 * @returns the names of the migrations applied by this call
 */
export async function applyMigrations(root: string, connectionString: string): Promise<string[]> {
  const migrationsList = await readMigrations(root);
  const lock = new Client({ connectionString });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await isUpToDate(lock, migrationsList)) return [];
    const { appliedMigrationNames } = await withSchemaEngine(new Pool({ connectionString }), (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
    );
    return appliedMigrationNames;
  } finally {
    await lock.end(); // lets go of the lock too
  }
}

/**
 * What `prisma/schema.prisma` has and the migrations have not. The schema they lead to is kept beside them, since the
 * engine can't read one back from a database through this driver.
 * @param connectionString of any database: the engine wants one open, and changes nothing in it
 * @returns SQL, or null when nothing is missing
 */
export async function findMissingMigration(root: string, connectionString: string): Promise<string | null> {
  const schema = async (file: string) => {
    const path = join(root, file);
    return { tag: 'schemaDatamodel' as const, files: [{ path, content: await readFile(path, 'utf8') }] };
  };
  const from = await schema('prisma/migrations/schema.prisma');
  const to = await schema('prisma/schema.prisma');
  const { stdout } = await withSchemaEngine(new Pool({ connectionString }), (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER }),
  );
  return stdout === null || stdout.includes('This is an empty migration') ? null : stdout;
}

async function readMigrations(root: string): Promise<MigrationList> {
  const baseDir = join(root, 'prisma/migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const read = (name: string) => readFile(join(baseDir, name), 'utf8');
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await read(`${name}/migration.sql`) },
        },
      })),
    ),
  };
}

/** Spares the usual start the half second that loading the engine takes. */
async function isUpToDate(client: Client, { migrationDirectories }: MigrationList): Promise<boolean> {
  const table = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
  if (table.rows[0]?.name === null) return false;
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrationDirectories.every(({ path }) => applied.has(path));
}
