// Lets the rest be TypeScript, in this same process: one process less to signal and to lose.
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
let tsx;
try {
  tsx = await import('tsx/esm/api');
} catch {
  console.error(`The packages Spokewise is made of are missing: run "npm ci" in ${root} and start again.`);
  process.exit(1);
}
tsx.register({ tsconfig: `${root}tsconfig.json` });
await import('./main.ts');
