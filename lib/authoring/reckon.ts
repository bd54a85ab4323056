import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Coverage } from '@/lib/diagnosis/coverage';
import type { Measures } from '@/lib/quiz/measure';
import { carryOut, type Task } from './tasks';

/** The measures of a family over a hundred seeds. */
export const findMeasures = (family: string): Promise<Measures> =>
  once(`measures of ${family}`, { kind: 'measures', family }) as Promise<Measures>;

/** What the whole bank can tell apart. */
export const findCoverage = (): Promise<Coverage> =>
  once('coverage', { kind: 'coverage' }) as Promise<Coverage>;

/**
 * Content doesn't change while a server runs, and in development this file is loaded again when it does. So each is
 * reckoned once; one for each family at most.
 */
const reckoned = new Map<string, Promise<Measures | Coverage>>();

function once(name: string, task: Task): Promise<Measures | Coverage> {
  const known = reckoned.get(name);
  if (known) return known;
  const result =
    process.env.NODE_ENV === 'production' ? inThread(task) : Promise.resolve().then(() => carryOut(task));
  reckoned.set(name, result);
  // what failed is tried again when it is next asked for
  result.catch(() => reckoned.delete(name));
  return result;
}

let before: Promise<unknown> = Promise.resolve();

/**
 * In a thread of its own: here it would hold up every answer that a student gives meanwhile. One family after another, since
 * a thread of each at once would take the machine.
 */
function inThread(task: Task): Promise<Measures | Coverage> {
  if (task.kind === 'coverage') return runThread(task);
  const result = before.then(() => runThread(task));
  before = result.catch(() => undefined);
  return result;
}

function runThread(task: Task): Promise<Measures | Coverage> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reckon-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`The thread for ${task.kind} ended without a result.`)));
  });
}
