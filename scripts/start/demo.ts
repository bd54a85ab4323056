import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@/lib/refusal';
import { type Installation, recordInstallation } from './installation';

/**
 * Puts the demonstration into a new embedded database, once. Nobody can have signed up before it is in, so one that
 * was interrupted is thrown away and made again.
 * @returns the sign-in to print, the one time it is made
 */
export async function seedDemoOnce(
  root: string,
  dataFolder: string,
  installation: Installation,
  environment: Record<string, string>,
): Promise<string | null> {
  if (installation.demoSeededAt !== null || !existsSync(join(root, 'scripts/seed-demo.ts'))) return null;
  const { code, output, errors } = await runSeed(root, environment);
  if (code !== 0) {
    process.stderr.write(errors);
    throw new Refusal(
      'The demonstration could not be put in, for the reason above: start with SPOKEWISE_DEMO=off to go without it.',
    );
  }
  await recordInstallation(dataFolder, { ...installation, demoSeededAt: new Date().toISOString() });
  return output.trim();
}

function runSeed(
  root: string,
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'scripts/seed-demo.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    errors += data;
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      process.off('exit', stop);
      resolve({ code, output, errors });
    });
  });
}
