import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { Refusal } from '@/lib/refusal';

export type Browser = { readonly path: string; readonly origin: string };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser that is there already: the one named, an installed Chromium or Chrome, or Playwright's own. */
export function findInstalledBrowser(): Browser | null {
  const named = process.env.SPOKEWISE_BROWSER;
  if (named) return { path: named, origin: 'named by SPOKEWISE_BROWSER' };
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...APPLICATIONS,
  ];
  const installed = candidates.find(canRun);
  if (installed) return { path: installed, origin: 'installed on this machine' };
  const own = chromium.executablePath();
  return canRun(own) ? { path: own, origin: 'downloaded by Playwright' } : null;
}

/**
 * A browser for the end-to-end tests; only where there is none, one is installed.
 * @throws Refusal when none can be had
 */
export async function findBrowser(): Promise<Browser> {
  const found = findInstalledBrowser() ?? installWithPlaywright() ?? installWithApt();
  if (found) return found;
  throw new Refusal(
    'No browser for the end-to-end tests: install Chromium or Chrome, or name one in SPOKEWISE_BROWSER.',
  );
}

function installWithPlaywright(): Browser | null {
  console.log('No browser found: asking Playwright to download one …');
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli.js'));
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 240_000,
  });
  const path = chromium.executablePath();
  return canRun(path) ? { path, origin: 'downloaded by Playwright just now' } : null;
}

function installWithApt(): Browser | null {
  if (process.getuid?.() !== 0 || !findOnPath('apt-get')) return null;
  console.log('Playwright could not: installing Debian’s chromium …');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
  const path = findOnPath('chromium');
  return path ? { path, origin: 'installed with apt-get just now' } : null;
}

const findOnPath = (name: string) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(canRun);

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
