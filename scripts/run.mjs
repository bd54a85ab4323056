// Runs a TypeScript file of this project from any folder: `node scripts/run.mjs scripts/peering.ts query`.
// `react-server` lets server-only modules load outside Next.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script = '', ...args] = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [
    '--conditions=react-server',
    '--import',
    import.meta.resolve('tsx'),
    fileURLToPath(new URL(script, `file://${root}`)),
    ...args,
  ],
  {
    // npm runs scripts in the project's folder; paths a person types are meant from where they stand
    cwd: process.env.INIT_CWD ?? root,
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}tsconfig.json` },
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
