import { defineConfig } from '@playwright/test';
import { findInstalledBrowser } from './scripts/test/browser';

const executablePath = findInstalledBrowser()?.path;
// known once the setup has run; the processes that run the tests read this file after it
const baseURL = process.env.E2E_URL;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // starts the application as a person would, on a free port and in a data folder of its own
  globalSetup: './e2e/setup/start-application.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // for a machine that does much else beside; on an idle one the longest journey takes a third of it
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...(baseURL && { baseURL }),
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
  },
});
