// The bank of questions on the command line: what there is, what it draws, the key of each, and what answers say.
import { readArguments, UsageError } from './questions/arguments';
import { coverage } from './questions/coverage';
import { runDiagnose } from './questions/diagnose';
import { draw } from './questions/draw';
import { HELP } from './questions/help';
import { list } from './questions/list';
import { quiz } from './questions/quiz';
import { sweep } from './questions/sweep';

const [command = '', ...args] = process.argv.slice(2);
const print = (line: unknown) =>
  process.stdout.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);

async function run(): Promise<number> {
  const values = readArguments(args);
  if (values.help || ['help', '--help', '-h'].includes(command)) {
    process.stdout.write(HELP);
    return 0;
  }
  switch (command) {
    case 'list':
      for (const line of list()) print(line);
      return 0;
    case 'draw':
      for (const line of draw(values)) print(line);
      return 0;
    case 'quiz':
      for (const line of quiz(values)) print(line);
      return 0;
    case 'sweep':
      for (const line of sweep(values)) print(line);
      return 0;
    case 'coverage': {
      const { lines, status } = coverage(values);
      for (const line of lines) print(line);
      return status;
    }
    case 'diagnose':
      print(await runDiagnose(values, process.stdin, new Date()));
      return 0;
    default:
      process.stderr.write(command === '' ? HELP : `There is no command ${command}.\n\n${HELP}`);
      return 2;
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  // parseArgs names an option there is not; anything else is a mistake in the bank, and its stack is wanted
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${isUsage ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
}
