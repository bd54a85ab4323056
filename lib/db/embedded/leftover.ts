import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@/lib/refusal';
import { findCommand, hasEnded } from './process';

/**
 * Clears what a server left behind whose parent was killed: the server itself, which goes on without us, or its
 * `postmaster.pid`, whose number may by now be another program's. Nothing that was committed is lost.
 */
export async function stopLeftover(databaseFolder: string): Promise<void> {
  const pidFile = join(databaseFolder, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => null);
  if (content === null) return;
  const pid = Number(content.split('\n')[0]);
  if (!findCommand(pid)?.includes(databaseFolder)) {
    await rm(pidFile, { force: true });
    return;
  }
  // fast, then immediate: the second one leaves the tidying up to the recovery at the next start
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      break;
    }
    if (await hasEnded(pid, 20_000)) return;
  }
  if (findCommand(pid) === null) return;
  throw new Refusal(
    `A PostgreSQL from an earlier start (process ${pid}) holds ${databaseFolder} and does not stop: end it with "kill ${pid}" and start again.`,
  );
}
