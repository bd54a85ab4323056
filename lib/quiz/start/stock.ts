import 'server-only';
import { Worker } from 'node:worker_threads';
import { findBlueprint } from '@/content/quizzes';
import { type ReadyAttempt, readyAttempt } from '../attempt';
import { drawAttempt, newSeed } from './draw';

/** Draws quizzes of one lesson elsewhere; each call of `request` brings one call of `deliver` or of `fail`. */
export type Drawer = { readonly request: () => void };
export type OpenDrawer = (deliver: (drawn: ReadyAttempt) => void, fail: () => void) => Drawer;

/**
 * Quizzes of one lesson, drawn before anybody asks: proving that each wrong option is somebody's belief takes longer than
 * all else a student's attempt costs, and a class begins at once. Every quiz is given out once.
 */
export class Stock {
  private readonly drawn: ReadyAttempt[] = [];
  private readonly waiting: ((drawn: ReadyAttempt) => void)[] = [];
  private requested = 0;
  private hasDelivered = false;
  private drawer: Drawer | null = null;

  /** @param draw makes one here and now, where the drawer can't */
  constructor(
    private readonly size: number,
    private readonly open: OpenDrawer,
    private readonly draw: () => ReadyAttempt,
  ) {}

  async take(): Promise<ReadyAttempt> {
    const drawn = this.drawn.shift();
    this.fill();
    if (drawn) return drawn;
    // the drawer takes a while to begin; until it has shown that it works nobody waits for it
    if (!this.hasDelivered) return this.draw();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.fill();
    });
  }

  private fill(): void {
    while (this.drawn.length + this.requested < this.size + this.waiting.length) {
      this.drawer ??= this.open(this.deliver, this.fail);
      this.requested += 1;
      this.drawer.request();
    }
  }

  private readonly deliver = (drawn: ReadyAttempt) => {
    this.requested -= 1;
    this.hasDelivered = true;
    const next = this.waiting.shift();
    if (next) next(drawn);
    else this.drawn.push(drawn);
  };

  /** The drawer is gone: whoever waits gets a quiz drawn here, and the next who asks opens another. */
  private readonly fail = () => {
    this.requested = 0;
    this.hasDelivered = false;
    this.drawer = null;
    for (const resolve of this.waiting.splice(0)) resolve(this.draw());
  };
}

/** A whole class may begin within a second; drawing as many again takes another. */
const SIZE = 40;

const stocks = new Map<string, Stock>();

/**
 * A quiz that nobody has had.
 * @returns null where the lesson has no quiz
 */
export async function takeDrawnAttempt(lesson: string): Promise<ReadyAttempt | null> {
  if (!findBlueprint(lesson)) return null;
  // who writes questions wants to see them as they are now
  if (process.env.NODE_ENV !== 'production') return drawHere(lesson);
  const stock = stocks.get(lesson) ?? new Stock(SIZE, threadFor(lesson), () => drawHere(lesson));
  stocks.set(lesson, stock);
  return stock.take();
}

function drawHere(lesson: string): ReadyAttempt {
  const drawn = drawAttempt(lesson, newSeed());
  if (!drawn) throw new Error(`${lesson} has a blueprint and draws nothing`);
  return readyAttempt(drawn);
}

const threadFor =
  (lesson: string): OpenDrawer =>
  (deliver, fail) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
      // drawing leaves much behind that is soon forgotten and little that stays
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
    });
    worker.unref();
    worker.on('message', deliver);
    worker.once('error', (error) => console.error('The thread that draws quizzes ended:', error));
    worker.once('exit', fail);
    return { request: () => worker.postMessage(lesson) };
  };
