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

/** SQL that leads from the migrations so far to `prisma/schema.prisma`; needs a server where a database may be made. */
export async function findMissingMigration(root: string, connectionString: string): Promise<string | null> {
  const path = join(root, 'prisma/schema.prisma');
  const migrationsList = await readMigrations(root);
  const { stdout } = await withSchemaEngine(poolInParts(connectionString), async (engine) =>
    engine.diff({
      from:
        migrationsList.migrationDirectories.length === 0
          ? { tag: 'empty' }
          : { tag: 'migrations', ...migrationsList },
      to: { tag: 'schemaDatamodel', files: [{ path, content: await readFile(path, 'utf8') }] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  return stdout === null || stdout.includes('This is an empty migration') ? null : stdout;
}

/** A connection string would win over the name of the shadow database that a diff makes beside this one. */
function poolInParts(connectionString: string): Pool {
  const { hostname, port, username, password, pathname } = new URL(connectionString);
  return new Pool({
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  });
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
