import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Random } from '@/lib/random';
import { type Drawn, type DrawRequest, drawOn, drawSome, REQUESTS } from './draw';
import { type OpenDrawer, Pool } from './pool';

/** So many are enough to choose among; with fewer, some are drawn here and now. */
const ENOUGH = 12;

let pool: Pool | undefined;

/** Chooses among what is drawn, so that each question is given out once. */
export type Stock = {
  readonly candidates: readonly Drawn[];
  readonly take: (drawn: Drawn) => void;
  readonly giveBack: (drawn: Drawn) => void;
};

/** @param concept of which there have to be some */
export function openStock(random: Random, concept?: string): Stock {
  // who writes questions wants to see them as they are now
  const shared = process.env.NODE_ENV === 'production' ? sharedPool() : null;
  const there = shared?.candidates() ?? [];
  const onConcept = concept ? there.filter(({ concepts }) => concepts.includes(concept)) : there;
  const here =
    concept && onConcept.length < 2
      ? drawOn(concept, random, 3)
      : there.length < ENOUGH
        ? drawSome(random, ENOUGH)
        : [];
  return {
    candidates: [...there, ...here],
    take: (drawn) => void shared?.take(drawn),
    giveBack: (drawn) => shared?.giveBack(drawn),
  };
}

const sharedPool = () => {
  pool ??= new Pool(REQUESTS, thread);
  return pool;
};

const thread: OpenDrawer = (deliver, fail) => {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
    // drawing leaves much behind that is soon forgotten and little that stays
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
  });
  worker.unref();
  worker.on('message', ({ request, drawn }: { request: DrawRequest; drawn: Drawn }) =>
    deliver(request, drawn),
  );
  worker.once('error', (error) =>
    console.error('The thread that draws questions for practice ended:', error),
  );
  worker.once('exit', fail);
  return { request: (request) => worker.postMessage(request) };
};
