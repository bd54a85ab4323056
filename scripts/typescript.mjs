// Lets a command's TypeScript be loaded into this very process: one process less to signal and to lose.
import { fileURLToPath } from 'node:url';

/** @param {string} script path of a TypeScript file, from the folder of the commands */
export async function runTypeScript(script) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  let tsx;
  try {
    tsx = await import('tsx/esm/api');
  } catch {
    console.error(`The packages Spokewise is made of are missing: run "npm ci" in ${root} and start again.`);
    process.exit(1);
  }
  tsx.register({ tsconfig: `${root}tsconfig.json` });
  await import(new URL(script, import.meta.url).href);
}
