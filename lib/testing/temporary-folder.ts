import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries } from '@/lib/db/embedded/binaries';
import { stopLeftover } from '@/lib/db/embedded/leftover';
import { findCommand } from '@/lib/db/embedded/process';
import { findClosedFolder, findServerUser } from '@/lib/db/embedded/server-user';

const PREFIX = 'spokewise-test-';
const OWNER = 'owner.pid';

/** A data folder for one run of tests that PostgreSQL's user may pass through. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await chmod(folder, 0o711);
  await writeFile(join(folder, OWNER), `${process.pid}`);
  return folder;
}

export async function removeTestFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Stops and removes what runs of tests left behind that were killed. */
export async function sweepTestFolders(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    const owner = Number(await readFile(join(folder, OWNER), 'utf8').catch(() => '0'));
    if (owner === 0 || findCommand(owner) !== null) continue;
    await stopLeftover(join(folder, 'postgres'));
    await stopLeftover(join(folder, 'data/postgres'));
    await removeTestFolder(folder);
  }
}

/**
 * A root in a folder of its own (a checkout in /root, or in what `mktemp -d` makes) can't start PostgreSQL from there.
 * Tests copy its programs to where its user may go; a start of the application says so instead.
 * @returns a folder to name in SPOKEWISE_POSTGRES_BIN, or null where none is needed
 */
export async function findReachablePostgres(copyTo: string): Promise<string | null> {
  const { folder } = await findBinaries();
  const user = await findServerUser(join(copyTo, 'postgres'));
  if (findClosedFolder(user, folder) === null) return null;
  const copy = join(copyTo, 'postgresql');
  await cp(dirname(folder), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}
