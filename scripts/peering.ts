import { CHECK_USAGE, runCheck } from './peering/check-command';
import { answerLines } from './peering/query';

const USAGE = `npm run -s peering -- query < lines.jsonl

Answers questions about topologies, one {id, topology, query} a line.

${CHECK_USAGE}`;

const [command, ...args] = process.argv.slice(2);
switch (command) {
  case 'query':
    process.exitCode = await answerLines(process.stdin, process.stdout);
    break;
  case 'check':
    process.exitCode = await runCheck(args, process);
    break;
  case 'help':
  case '--help':
    process.stdout.write(USAGE);
    break;
  default:
    process.stderr.write(`${command === undefined ? '' : `There is no command ${command}.\n\n`}${USAGE}`);
    process.exitCode = 2;
}
