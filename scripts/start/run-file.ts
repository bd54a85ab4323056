import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findCommand } from '@/lib/db/embedded/process';
import { codeOf, Refusal } from '@/lib/refusal';

type Run = { readonly pid: number; readonly address: string };

/**
 * Marks the data folder as in use by this process: two servers in one folder would end each other's database.
 * A mark whose process is gone (it was killed) is taken over.
 * @returns gives the folder free again
 */
export async function takeDataFolder(dataFolder: string, address: string): Promise<() => void> {
  const file = join(dataFolder, 'run.json');
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, address }), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const other = readRun(file);
    if (other && other.pid !== process.pid && findCommand(other.pid)?.includes('start.mjs')) {
      throw new Refusal(
        `Spokewise is running from this folder already (process ${other.pid}, ${other.address}): stop it first, or give this one a data folder of its own with SPOKEWISE_DATA_DIR.`,
      );
    }
    rmSync(file, { force: true });
    await sleep(200); // the web server of the one that was killed is just noticing
  }
}

function readRun(file: string): Run | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
