import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { codeOf, Refusal } from '@/lib/refusal';
import type { Binaries } from './binaries';
import { DATABASE_NAME } from './cluster';
import type { ServerUser } from './server-user';

export type Launch = {
  readonly binaries: Binaries;
  readonly databaseFolder: string;
  readonly logFile: string;
  readonly user: ServerUser;
  readonly port: number;
  readonly password: string;
};

/** Recovery after a crash may take its time. */
const START_TIMEOUT_MS = 120_000;
/** After a SIGKILL the old server's children hold its memory for a moment longer. */
const MEMORY_TRIES = 40;

export const connectionStringOf = ({ password, port }: Launch, database: string = DATABASE_NAME) =>
  `postgresql://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Starts the server process and waits until it answers and the database is there.
 * @returns the process, or 'port-taken' when another program was quicker
 * @throws Refusal when it doesn't start
 */
export async function launchServer(launch: Launch): Promise<ChildProcess | 'port-taken'> {
  for (let tries = 1; ; tries += 1) {
    const logFrom = await sizeOf(launch.logFile);
    const child = spawnServer(launch);
    if (await answers(child, launch)) return child;
    await endServer(child, 'SIGINT');
    const log = (await readFile(launch.logFile)).subarray(logFrom).toString();
    if (/could not create any TCP\/IP sockets/.test(log)) return 'port-taken';
    if (tries < MEMORY_TRIES && /pre-existing shared memory block/.test(log)) {
      await sleep(100);
      continue;
    }
    const reason = /(?:FATAL|PANIC):\s+(.+)/.exec(log)?.[1] ?? 'it gives no reason';
    throw new Refusal(
      `The database in ${launch.databaseFolder} does not start (${reason}): see its log, ${launch.logFile}.`,
    );
  }
}

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

function spawnServer({ binaries, databaseFolder, logFile, port, user }: Launch): ChildProcess {
  // A file and not a pipe: the server outlives us when we are killed, and must not fail at writing its log.
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(
    binaries.postgres,
    // without a socket in the file system there is no path that may be too long and nothing left behind in /tmp
    ['-D', databaseFolder, '-p', `${port}`, '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
    {
      cwd: databaseFolder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C in the terminal is for us alone: the server ends after those who use it
      ...(user && { uid: user.uid, gid: user.gid }),
    },
  );
  child.on('error', () => {}); // shows as a process without a number
  closeSync(log);
  return child;
}

const isGone = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function answers(child: ChildProcess, launch: Launch): Promise<boolean> {
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; await sleep(40)) {
    if (isGone(child)) return false;
    const client = new Client({ connectionString: connectionStringOf(launch, 'postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
    } catch (error) {
      if (codeOf(error) !== '28P01') continue;
      await endServer(child, 'SIGINT');
      throw new Refusal(
        `The password kept for the database in ${launch.databaseFolder} is not its own: put back the installation.json that belongs beside it, or move the data folder away to begin anew.`,
      );
    }
    try {
      const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
      return true;
    } finally {
      await client.end();
    }
  }
  return false;
}

/** @param signal SIGINT breaks off what runs and shuts down; SIGQUIT stops at once and leaves the rest to recovery */
export async function endServer(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (isGone(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await gone;
  clearTimeout(impatience);
}
