import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findDatabaseUrl, startApplication } from '@/lib/testing/application';
import {
  findReachablePostgres,
  makeTestFolder,
  removeTestFolder,
  sweepTestFolders,
} from '@/lib/testing/temporary-folder';

/** One application for the whole run; what each test needs it makes anew, so that tests may run side by side. */
export default async function startForTests(): Promise<() => Promise<void>> {
  await sweepTestFolders();
  const folder = await makeTestFolder();
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder, { mode: 0o755 });
  const postgres = await findReachablePostgres(folder);
  const application = await startApplication({
    dataFolder,
    environment: postgres ? { SPOKEWISE_POSTGRES_BIN: postgres } : {},
  });
  // read by the fixtures, in processes that get this one's environment
  process.env.E2E_URL = application.url;
  process.env.E2E_DATABASE_URL = await findDatabaseUrl(dataFolder);
  process.env.E2E_START_OUTPUT = application.output();
  return async () => {
    await application.stop();
    await removeTestFolder(folder);
  };
}
