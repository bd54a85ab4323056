import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { recordAnswer, submitAttempt } from '../answering/store';
import { startAttempt } from '../start/start';
import { madeUpQuestion, madeUpQuiz } from '../testing/made-up-quiz';
import { findSettledDraw } from './store';

const NOW = new Date('2026-03-02T09:00:00.000Z');

async function start() {
  const drawn = madeUpQuiz([1, 2].map((number) => madeUpQuestion(number)));
  const started = await startAttempt(null, 'virtual-network-peering', false, async () => drawn, NOW);
  if (!started) throw new Error('the quiz is there');
  return started;
}

test('what a question was drawn from is told once it is answered, and of all once the attempt is closed', async () => {
  const { person, attemptId } = await start();
  expect(await findSettledDraw(person, attemptId, 0)).toBeNull();
  await recordAnswer(
    person,
    { attemptId, answerId: randomUUID(), position: 0, response: ['b'], timeTakenMs: null },
    NOW,
  );
  expect(await findSettledDraw(person, attemptId, 0)).toMatchObject({
    family: 'made-up',
    seed: 'seed-1',
    structure: 'three-in-a-row',
    level: 1,
    question: { kind: 'single-choice' },
  });
  expect(await findSettledDraw(person, attemptId, 1)).toBeNull();
  await submitAttempt(person, attemptId, true, NOW);
  expect(await findSettledDraw(person, attemptId, 1)).toMatchObject({ seed: 'seed-2' });
});

test('it is told to nobody else', async () => {
  const { person, attemptId } = await start();
  await submitAttempt(person, attemptId, true, NOW);
  const other = await start();
  expect(await findSettledDraw(other.person, attemptId, 0)).toBeNull();
  expect(await findSettledDraw({ ...person, sessionVersion: 2 }, attemptId, 0)).toBeNull();
  expect(await findSettledDraw(person, attemptId, 0)).not.toBeNull();
});
