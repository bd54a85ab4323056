import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@/lib/refusal';
import { findNext } from './build';
import { SCRIPT_HASHES_FILE } from './script-hashes';
import type { Settings } from './settings';

const START_TIMEOUT_MS = 120_000;

/**
 * Starts Next and waits until it answers. What it prints while starting is kept back, unless it fails; from then on
 * it goes through.
 */
export async function startWebServer(
  root: string,
  settings: Settings,
  environment: Record<string, string>,
): Promise<ChildProcess> {
  const endWithParent = import.meta.resolve('./end-with-parent.mjs');
  const guardRequests = import.meta.resolve('./guard-requests.mjs');
  const pagePolicy = import.meta.resolve('./page-policy.mjs');
  const child = spawn(
    process.execPath,
    [
      `--import=${endWithParent}`,
      `--import=${pagePolicy}`,
      // the page's own tools send more in development
      ...(settings.isDevelopment ? [] : [`--import=${guardRequests}`]),
      findNext(),
      settings.isDevelopment ? 'dev' : 'start',
      '--port',
      `${settings.port}`,
      ...(settings.host ? ['--hostname', settings.host] : []),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: settings.isDevelopment ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        SPOKEWISE_STARTED_BY: `${process.pid}`,
        SPOKEWISE_SCRIPT_HASHES: join(root, SCRIPT_HASHES_FILE),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true, // Ctrl-C in the terminal is for us alone, so that everything ends in order
    },
  );
  let output = '';
  let isUp = false;
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.on('data', (data) => {
      if (isUp) target.write(data);
      else output += data;
    });
  }
  const gone = once(child, 'exit').catch(() => {});
  const address = `http://${settings.host ?? '127.0.0.1'}:${settings.port}/api/health`;
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end && isRunning(child); ) {
    const response = await Promise.race([fetch(address).catch(() => null), gone.then(() => null)]);
    if (response?.ok) {
      isUp = true;
      return child;
    }
    await sleep(30);
  }
  await stopWebServer(child);
  process.stderr.write(output);
  throw new Refusal('The web server did not start, for the reason above: mend it and start again.');
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Lets requests that run finish, for a few seconds. */
export async function stopWebServer(child: ChildProcess, atOnce = false): Promise<void> {
  if (!isRunning(child)) return;
  const gone = once(child, 'exit');
  child.kill(atOnce ? 'SIGKILL' : 'SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(impatience);
}
