import { answerLines } from './peering/query';

const [command] = process.argv.slice(2);
if (command === 'query') process.exitCode = await answerLines(process.stdin, process.stdout);
else {
  process.stderr.write('Usage: npm run -s peering -- query < lines.jsonl\n');
  process.exitCode = 2;
}
