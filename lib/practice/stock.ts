import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Random } from '@/lib/random';
import { type Drawn, drawOn, drawSome, FAMILY_IDS } from './draw';
import { type OpenDrawer, Pool } from './pool';

/** So many are enough to choose among; what is missing is drawn here and now. */
const ENOUGH = 12;
/** The same for one concept, on which there are few families. */
const ENOUGH_ON_ONE = 2;
/**
 * The same where a thread draws and doesn't keep up: what is drawn here holds up everybody's answers meanwhile, and the next
 * to ask finds more.
 */
const ENOUGH_IN_A_RUSH = 4;

let pool: Pool | undefined;

/** What can be chosen among now. Whatever is taken is nobody else's. */
export type Stock = { readonly candidates: readonly Drawn[]; readonly take: (drawn: Drawn) => void };

/** @param concept of which there have to be some, if there is any family on it; else there is something */
export function openStock(random: Random, concept?: string): Stock {
  // who writes questions wants to see them as they are now
  const shared = process.env.NODE_ENV === 'production' ? sharedPool() : null;
  const there = shared?.candidates() ?? [];
  const fitting = concept ? there.filter(({ concepts }) => concepts.includes(concept)).length : there.length;
  const enough = concept ? ENOUGH_ON_ONE : shared ? ENOUGH_IN_A_RUSH : ENOUGH;
  const missing = Math.max(0, enough - fitting);
  const here = concept ? drawOn(concept, random, missing) : drawSome(random, missing);
  const candidates = [...there, ...here];
  return {
    candidates: candidates.length > 0 ? candidates : drawSome(random, 1),
    take: (drawn) => shared?.take(drawn),
  };
}

const sharedPool = () => {
  pool ??= new Pool(FAMILY_IDS, thread);
  return pool;
};

const thread: OpenDrawer = (deliver, fail) => {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
    // drawing leaves much behind that is soon forgotten and little that stays
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
  });
  worker.unref();
  worker.on('message', deliver);
  worker.once('error', (error) =>
    console.error('The thread that draws questions for practice ended:', error),
  );
  worker.once('exit', fail);
  return { request: (family) => worker.postMessage(family) };
};
