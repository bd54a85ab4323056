import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // it throws outside React's server build, and plain tests are outside
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // a third of these files import the whole bank: loading it anew for each took as long as all tests together.
          // What a test changes outside itself it has to put back.
          isolate: false,
          include: [
            'lib/**/*.test.{ts,tsx}',
            'components/**/*.test.{ts,tsx}',
            'content/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.integration.test.ts', '**/*.sweep.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          // hundreds of draws of every family of questions: too long for each look in between
          name: 'sweep',
          include: ['content/**/*.sweep.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            'lib/**/*.integration.test.ts',
            'app/**/*.integration.test.ts',
            'scripts/**/*.integration.test.ts',
          ],
          globalSetup: ['lib/testing/integration-setup.ts'],
          setupFiles: ['lib/testing/database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
