import { expectStatus, Visitor } from './http-client';
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

/** Answers saved in a second; attempts to be answered are made before the clock runs. */
async function answerRate(origin: string, clients: number): Promise<number> {
  const started: Awaited<ReturnType<typeof startQuiz>>[] = [];
  await ratePerSecond(clients, ATTEMPTS, async () => {
    started.push(await startQuiz(origin));
  });
  const attemptsPerSecond = await ratePerSecond(clients, ATTEMPTS, async (index) => {
    const { visitor, attempt } = started[index] as (typeof started)[number];
    for (let position = 0; position < ANSWERS_EACH; position += 1)
      await saveAnswer(visitor, attempt, position);
  });
  for (const { visitor } of started) visitor.leave();
  return attemptsPerSecond * ANSWERS_EACH;
}

/** Requests in a second to a handler of the same server that reads nothing, asks nobody and says two words. */
async function emptyRate(origin: string, clients: number): Promise<number> {
  const visitors = Array.from({ length: ATTEMPTS }, () => new Visitor(origin));
  // connected beforehand, as those that answer are
  await ratePerSecond(clients, ATTEMPTS, async (index) => void (await visitors[index]?.get('/api/health')));
  const rate = await ratePerSecond(clients, ATTEMPTS, async (index) => {
    for (let times = 0; times < ANSWERS_EACH; times += 1) {
      const reply = await visitors[index]?.get('/api/health');
      if (reply) expectStatus(reply, 200, 'empty handler');
    }
  });
  for (const visitor of visitors) visitor.leave();
  return rate * ANSWERS_EACH;
}

/** Both in turn, run after run, so that whatever else the machine does meets both; `share` is the one in the other. */
export async function answerRates(
  origin: string,
  clients: number,
): Promise<{ readonly answers: Measured; readonly empty: Measured; readonly share: Measured }> {
  await emptyRate(origin, clients);
  await answerRate(origin, clients);
  const empty: number[] = [];
  const answers: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    empty.push(await emptyRate(origin, clients));
    answers.push(await answerRate(origin, clients));
  }
  const share = answers.map((rate, run) => rate / (empty[run] ?? Number.NaN));
  return { answers: measured(answers), empty: measured(empty), share: measured(share) };
}
