// Checks lessons, families, quizzes and flashcards; the build runs it first. Prints each mistake as `file:line: …`, and ends with 1.
import { fileURLToPath } from 'node:url';
import { checkAuthored } from '@/content/questions/parts/authored-check';
import { checkBank } from '@/lib/content/check-bank';
import { readLessons } from '@/lib/content/lessons';
import { formatProblem } from '@/lib/content/problem';
import { readAuthored, readBank } from '@/lib/content/read-bank';

const root = fileURLToPath(new URL('..', import.meta.url));
readAuthored(root)
  .then((authored) => [
    ...[...readLessons(root).problems, ...checkBank(readBank(root))].map(formatProblem),
    ...checkAuthored(authored),
  ])
  .then((problems) => {
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  });
