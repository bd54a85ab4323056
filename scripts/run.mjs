// Runs a TypeScript file of this project: `node scripts/run.mjs scripts/peering.ts -- query`.
// `react-server` lets server-only modules load outside Next.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const child = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', ...process.argv.slice(2)],
  { cwd: process.env.INIT_CWD ?? root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
