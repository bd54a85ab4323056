import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startEmbeddedServer } from '@/lib/db/embedded/server';
import { applyMigrations } from '@/lib/db/migrations';
import {
  findReachablePostgres,
  makeTestFolder,
  removeTestFolder,
  sweepTestFolders,
} from './temporary-folder';

declare module 'vitest' {
  interface ProvidedContext {
    /** of a migrated and empty database, copied for each file of tests */
    templateUrl: string;
  }
}

/** One PostgreSQL for a run of the integration tests, on a port and in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepTestFolders();
  const folder = await makeTestFolder();
  const reachable = await findReachablePostgres(folder);
  if (reachable) process.env.SPOKEWISE_POSTGRES_BIN = reachable;
  const server = await startEmbeddedServer(folder, randomBytes(16).toString('base64url'), {
    restarting: (line) => console.error(line),
    lost: (line) => console.error(line),
  });
  await applyMigrations(fileURLToPath(new URL('../..', import.meta.url)), server.connectionString);
  project.provide('templateUrl', server.connectionString);
  return async () => {
    await server.stop(true);
    await removeTestFolder(folder);
  };
}
