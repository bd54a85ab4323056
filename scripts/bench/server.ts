import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The application as `npm start` runs it, on a port and a database of its own that go away with it. */
export type BenchServer = { readonly origin: string; readonly stop: () => Promise<void> };

const READY = /Spokewise is at/;

/** @throws with what it printed, when it ends before it is ready */
export async function startServer(root: string): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'spokewise-bench-'));
  await chmod(folder, 0o711); // PostgreSQL's own user passes through it
  const port = await findFreePort();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      NEXTAUTH_URL: '',
      PORT: `${port}`,
      HOSTNAME: '127.0.0.1',
      SPOKEWISE_DATA_DIR: folder,
      SPOKEWISE_DEMO: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: `http://127.0.0.1:${port}`, stop };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      if (READY.test(output)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`The application ended before it was ready:\n${output}`)));
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
