import type { Said } from './peering/commands';
import { HELP } from './peering/help';

const [command = '', ...args] = process.argv.slice(2);

async function run(): Promise<Said> {
  if (args.includes('--help') || ['', 'help', '--help', '-h'].includes(command))
    return { text: HELP, status: command === '' ? 2 : 0 };
  // loaded when asked for: `query` answers a thousand lines in the time that reading templates takes to load
  const commands = await import('./peering/commands');
  const known = { trace: commands.trace, routes: commands.routes, check: commands.check };
  const found = Object.hasOwn(known, command) ? known[command as keyof typeof known] : null;
  return found
    ? found(args)
    : { text: `There is no command ${command}.\n\n${HELP}`, status: 2, isError: true };
}

if (command === 'query' && !args.includes('--help')) {
  const { answerLines } = await import('./peering/query');
  process.exitCode = await answerLines(process.stdin, process.stdout);
} else {
  try {
    const { text, status, isError } = await run();
    (isError ? process.stderr : process.stdout).write(`${text}\n`);
    process.exitCode = status;
  } catch (error) {
    // what parseArgs says of an unknown option
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
