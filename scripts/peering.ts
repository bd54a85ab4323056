import type { Said } from './peering/command';
import { HELP } from './peering/help';

const [command = '', ...args] = process.argv.slice(2);

/** What a command writes itself as it goes, with its exit status. Each is loaded when asked for: templates take time to load. */
const STREAMING = {
  query: () =>
    import('./peering/query').then(({ answerLines }) => answerLines(process.stdin, process.stdout)),
  check: () => import('./peering/check-command').then(({ runCheck }) => runCheck(args, process)),
};
const SAYING = {
  trace: () => import('./peering/trace').then(({ trace }) => trace(args)),
  routes: () => import('./peering/routes').then(({ routes }) => routes(args)),
  matrix: () => import('./peering/matrix').then(({ matrix }) => matrix(args)),
  export: () => import('./peering/export').then(({ exportTopology }) => exportTopology(args)),
};

async function run(): Promise<number> {
  const asksHelp = args.includes('--help') || args.includes('-h');
  if (Object.hasOwn(STREAMING, command) && !(asksHelp && command === 'query'))
    return STREAMING[command as keyof typeof STREAMING]();
  const { text, status, isError } = await say(asksHelp);
  (isError ? process.stderr : process.stdout).write(`${text}\n`);
  return status;
}

async function say(asksHelp: boolean): Promise<Said> {
  if (asksHelp || ['help', '--help', '-h'].includes(command)) return { text: HELP, status: 0 };
  if (Object.hasOwn(SAYING, command)) return SAYING[command as keyof typeof SAYING]();
  return {
    text: command === '' ? HELP : `There is no command ${command}.\n\n${HELP}`,
    status: 2,
    isError: true,
  };
}

try {
  process.exitCode = await run();
} catch (error) {
  // what parseArgs says of an unknown option
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
