// Checks families, quizzes and flashcards; the build runs it first. Prints each mistake as `file:line: …`, and ends with 1.
import { fileURLToPath } from 'node:url';
import { checkBank } from '@/lib/content/check-bank';
import { formatProblem } from '@/lib/content/problem';
import { readBank } from '@/lib/content/read-bank';

const problems = checkBank(readBank(fileURLToPath(new URL('..', import.meta.url))));
for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
