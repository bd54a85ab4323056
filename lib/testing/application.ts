import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASE_NAME } from '@/lib/db/embedded/cluster';
import { findFreePort } from '@/lib/db/embedded/free-port';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Application = {
  readonly url: string;
  readonly child: ChildProcess;
  /** what it has printed so far */
  output(): string;
  /** ends as Ctrl-C ends it */
  stop(): Promise<void>;
};

export type StartOptions = {
  readonly dataFolder: string;
  readonly port?: number;
  readonly environment?: Record<string, string>;
};

/** Starts the application with the command of `npm start` and waits until it says where it is. */
export async function startApplication(options: StartOptions): Promise<Application> {
  const port = options.port ?? (await findFreePort());
  const { child, output, gone } = launch({ ...options, port });
  const up = new Promise<void>((resolve) => {
    child.stdout?.on('data', () => /Spokewise is at/.test(output()) && resolve());
  });
  await Promise.race([up, gone]);
  if (child.exitCode !== null) throw new Error(`The application did not start:\n${output()}`);
  return {
    url: `http://localhost:${port}`,
    child,
    output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await gone;
    },
  };
}

/** Starts it where it should refuse. */
export async function runRefusedStart(
  options: StartOptions & { readonly uid?: number },
): Promise<{ code: number | null; output: string }> {
  const { child, output, gone } = launch({ ...options, port: options.port ?? (await findFreePort()) });
  await gone;
  return { code: child.exitCode, output: output() };
}

function launch({ dataFolder, port, environment }: StartOptions & { readonly port: number }) {
  const {
    DATABASE_URL: _,
    NEXTAUTH_SECRET: __,
    NEXTAUTH_URL: ___,
    npm_lifecycle_event: ____,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'production',
      SPOKEWISE_DATA_DIR: dataFolder,
      PORT: `${port}`,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      text += data;
    });
  }
  return { child, output: () => text, gone: once(child, 'close') };
}

/** The address of the embedded database of a running application. */
export async function findDatabaseUrl(dataFolder: string): Promise<string> {
  const { databasePassword } = JSON.parse(await readFile(join(dataFolder, 'installation.json'), 'utf8'));
  const postmaster = await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8');
  const port = postmaster.split('\n')[3];
  return `postgresql://${DATABASE_NAME}:${databasePassword}@127.0.0.1:${port}/${DATABASE_NAME}`;
}
