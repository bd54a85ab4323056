import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a mutant of the engine is tried against: its table tests. The laws take too long for each of a thousand mutants. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // one worker for all files: a mutant costs a second instead of ten
    isolate: false,
    fileParallelism: false,
    include: ['lib/peering/*.test.ts', 'lib/peering/explain/*.test.ts'],
    exclude: [
      '**/laws.test.ts',
      '**/readme.test.ts',
      '**/address.test.ts',
      '**/misconceptions.test.ts',
      '**/build-network.test.ts',
    ],
  },
});
