import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '@/lib/refusal';
import type { Binaries } from './binaries';
import type { ServerUser } from './server-user';

/** The superuser of the embedded database, and the name of the database. */
export const DATABASE_NAME = 'spokewise';

const exists = (path: string) => stat(path).then(Boolean, () => false);

/**
 * Makes the database's files once. They are made beside their place and moved there when whole, so that an
 * interrupted first start leaves nothing half done.
 */
export async function createCluster(
  databaseFolder: string,
  password: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<void> {
  if (await exists(join(databaseFolder, 'PG_VERSION'))) return;
  const unfinished = `${databaseFolder}.unfinished`;
  const passwordFile = `${databaseFolder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await chmod(unfinished, 0o700);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    const made = await run(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${DATABASE_NAME}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // the same order of names on every system
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      dirname(databaseFolder),
      user,
    );
    if (made.code !== 0) {
      throw new Refusal(
        `PostgreSQL could not make its files in ${databaseFolder} (${lastLine(made.output)}): see to it that there is room and the right to write, or choose another folder with SPOKEWISE_DATA_DIR.`,
      );
    }
    await rm(databaseFolder, { recursive: true, force: true });
    await rename(unfinished, databaseFolder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** @throws when another major version made the files */
export async function checkVersion(databaseFolder: string, binaries: Binaries): Promise<void> {
  const made = (await readFile(join(databaseFolder, 'PG_VERSION'), 'utf8')).trim();
  const { output } = await run(binaries.postgres, ['--version'], '/', null);
  const ours = /(\d+)/.exec(output)?.[1];
  if (ours && ours !== made) {
    throw new Refusal(
      `The database in ${databaseFolder} was made by PostgreSQL ${made} and this is ${ours}: start the former version of Spokewise to export it, or choose another folder with SPOKEWISE_DATA_DIR.`,
    );
  }
}

function run(
  command: string,
  args: string[],
  cwd: string,
  user: ServerUser,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

const lastLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => /error|fatal|could not|denied/i.test(line)) ?? 'no reason given';
