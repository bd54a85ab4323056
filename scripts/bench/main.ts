/**
 * `npm run bench`: one run, a table each for the engine, for the study of simulated learners, and for the server. Times are
 * medians of three. It asks only the server that it starts itself. `npm run bench -- engine`, `-- learners` and
 * `-- server` run one of the three.
 */
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchEngine } from './engine';
import { benchLearners } from './learners';
import type { Measured } from './load';
import { BARE_PAGE, laterScriptBytes, scriptBytes } from './script-size';
import { startServer } from './server';
import { answerRates, journeyRate } from './server-rates';
import { formatTable, type Row } from './table';

const root = fileURLToPath(new URL('../..', import.meta.url));

const row = (what: string, { median, runs }: Measured, digits: number, unit: string, aim: string): Row => ({
  what,
  median: `${median.toFixed(digits)}${unit}`,
  runs: runs.map((run) => run.toFixed(digits)).join(' · '),
  aim,
});

async function serverRows(): Promise<Row[]> {
  const server = await startServer(root);
  try {
    const { answers, empty, share } = await answerRates(server.origin, 8);
    const few = await journeyRate(server.origin, 8);
    const many = await journeyRate(server.origin, 32);
    return [
      row('guest journeys, 8 clients', few, 1, '/s', 'at least 40'),
      row('guest journeys, 32 clients', many, 1, '/s', 'at least 40'),
      row('answers saved, 8 clients', answers, 0, '/s', ''),
      row('empty handler, 8 clients', empty, 0, '/s', ''),
      row('an answer, of the empty handler', share, 2, '', 'at least 0.55'),
    ];
  } finally {
    await server.stop();
  }
}

async function pageRows(): Promise<Row[]> {
  const bare = await scriptBytes(root, BARE_PAGE);
  const pages = [
    ['lesson', 'lessons/virtual-network-peering'],
    ['quiz', 'quiz/attempt'],
    ['review', 'quiz/attempt/review'],
    ['practice', 'practice/attempt'],
    ['flashcards', 'flashcards'],
  ] as const;
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const rows = await Promise.all(
    pages.map(async ([name, route]) => {
      const bytes = await scriptBytes(root, route);
      const above = kilobytes(bytes - bare);
      return {
        what: `script of the ${name} page above a bare page`,
        median: above,
        runs: `${kilobytes(bytes)} in all`,
        aim: 'at most 50 kB',
      };
    }),
  );
  const later = await laterScriptBytes(root, 'lessons/virtual-network-peering');
  return [
    { what: 'script of a bare page', median: kilobytes(bare), runs: '', aim: '' },
    ...rows,
    {
      what: 'what figures and questions of the lesson fetch beside, as its reader comes near',
      median: kilobytes(later),
      runs: '',
      aim: '',
    },
  ];
}

console.log(
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}; server, PostgreSQL and the load share them.\n`,
);
const asked = process.argv.slice(2);
const isAsked = (part: 'engine' | 'learners' | 'server') => asked.length === 0 || asked.includes(part);
if (isAsked('engine')) {
  const lines = await benchEngine();
  console.log(formatTable(lines.map(({ what, result }) => ({ what, median: result, runs: '', aim: '' }))));
  console.log();
}
if (isAsked('learners')) {
  const start = performance.now();
  const head = { what: '2,000 simulated learners', median: 'share', runs: 'counted', aim: 'aim' };
  console.log(formatTable(benchLearners(), head));
  console.log(`in ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
}
if (isAsked('server')) console.log(formatTable([...(await serverRows()), ...(await pageRows())]));
