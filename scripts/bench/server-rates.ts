import { setTimeout as sleep } from 'node:timers/promises';
import { expectStatus } from './http-client';
import { guestJourney, saveAnswer, startQuiz } from './journey';
import { type Measured, measured, ratePerSecond } from './load';

const RUNS = 3;

/** Whole journeys in a second, after some that warm the server up. */
export async function journeyRate(origin: string, clients: number): Promise<Measured> {
  await ratePerSecond(clients, 2 * clients, () => guestJourney(origin));
  const count = Math.max(160, 6 * clients);
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    rates.push(await ratePerSecond(clients, count, () => guestJourney(origin)));
  return measured(rates);
}

const ATTEMPTS = 240;
const ANSWERS_EACH = 8;
/** the server draws quizzes for whoever comes next; the clock waits until it has */
const SETTLE_MS = 3_000;

type Begun = Awaited<ReturnType<typeof startQuiz>>;

async function begin(origin: string, clients: number): Promise<Begun[]> {
  const begun: Begun[] = [];
  await ratePerSecond(clients, ATTEMPTS, async () => {
    begun.push(await startQuiz(origin));
  });
  await sleep(SETTLE_MS);
  return begun;
}

/** Answers saved in a second, eight to each attempt, one after another. */
async function answerRate(begun: readonly Begun[], clients: number): Promise<number> {
  const attemptsPerSecond = await ratePerSecond(clients, begun.length, async (index) => {
    const { visitor, attempt } = begun[index] as Begun;
    for (let position = 0; position < ANSWERS_EACH; position += 1)
      await saveAnswer(visitor, attempt, position);
    visitor.leave();
  });
  return attemptsPerSecond * ANSWERS_EACH;
}

/** As many requests to a handler of the same server that reads nothing, asks nobody and says two words. */
async function emptyRate(begun: readonly Begun[], clients: number): Promise<number> {
  const attemptsPerSecond = await ratePerSecond(clients, begun.length, async (index) => {
    const { visitor } = begun[index] as Begun;
    for (let times = 0; times < ANSWERS_EACH; times += 1)
      expectStatus(await visitor.get('/api/health'), 200, 'empty handler');
  });
  return attemptsPerSecond * ANSWERS_EACH;
}

/** Both by the same visitors, run after run, so that whatever else the machine does meets both; `share` is the one in the other. */
export async function answerRates(
  origin: string,
  clients: number,
): Promise<{ readonly answers: Measured; readonly empty: Measured; readonly share: Measured }> {
  const empty: number[] = [];
  const answers: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const begun = await begin(origin, clients);
    empty.push(await emptyRate(begun, clients));
    answers.push(await answerRate(begun, clients));
  }
  // the first run of each warmed the server up
  const [emptyRuns, answerRuns] = [empty.slice(1), answers.slice(1)];
  const share = answerRuns.map((rate, run) => rate / (emptyRuns[run] ?? Number.NaN));
  return { answers: measured(answerRuns), empty: measured(emptyRuns), share: measured(share) };
}
