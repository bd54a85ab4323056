import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { recordAnswer, submitAttempt } from '@/lib/quiz/answering/store';
import type { Question } from '@/lib/quiz/question';
import { createAttempt } from '@/lib/quiz/store';
import { madeUpQuestion, madeUpQuiz } from '@/lib/quiz/testing/made-up-quiz';
import { findPersonalDiagnosis } from './store';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-03-02T09:00:00.000Z');
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

/** Option b is owned by these, c by M9; a is right. */
function owned(number: number, ...owners: readonly MisconceptionId[]): Question {
  const question = madeUpQuestion(number);
  const { byChoice } = question.key;
  const { b, c } = byChoice as Record<string, NonNullable<(typeof byChoice)[string]>>;
  if (!b || !c) throw new Error('a made-up question has options b and c');
  return {
    ...question,
    key: {
      ...question.key,
      byChoice: {
        ...byChoice,
        b: { ...b, misconceptions: owners.map((id) => ({ id, belief: id })) },
        c: { ...c, misconceptions: [{ id: 'M9', belief: 'M9' }] },
      },
    },
  };
}

/** A guest who answers these questions at these times. */
async function begin(questions: readonly Question[]) {
  const created = await createAttempt(null, madeUpQuiz(questions), NOW);
  if (!created) throw new Error('a guest gets an attempt');
  const answer = (position: number, response: readonly string[], at = NOW) =>
    recordAnswer(
      created.person,
      { attemptId: created.attemptId, answerId: randomUUID(), position, response, timeTakenMs: null },
      at,
    );
  return { ...created, answer };
}

const four = [1, 2, 3, 4].map((number) => owned(number, 'M1'));

test('what is named comes with the places of its signs, the latest first; one answer names nothing', async () => {
  const { person, attemptId, answer } = await begin(four);
  expect(await findPersonalDiagnosis(person, NOW)).toEqual({ answers: 0, named: [], cleared: [] });
  await answer(0, ['b']);
  expect(await findPersonalDiagnosis(person, NOW)).toEqual({ answers: 1, named: [], cleared: [] });
  await answer(1, ['b'], later(1));
  await answer(2, ['b'], later(2));
  const found = await findPersonalDiagnosis(person, later(2));
  expect(found).toMatchObject({ answers: 3, cleared: [], named: [{ id: 'M1', against: 0 }] });
  expect(found.named[0]?.signs).toMatchObject(
    [2, 1, 0].map((position) => ({ attemptId, position, answeredAt: later(position), isSubmitted: false })),
  );
  await submitAttempt(person, attemptId, true, later(3));
  expect((await findPersonalDiagnosis(person, later(3))).named[0]?.signs[0]?.isSubmitted).toBe(true);
});

test('answers of all attempts count, and later right ones clear what was named', async () => {
  const first = await begin(four);
  for (const position of [0, 1, 2]) await first.answer(position, ['b']);
  await submitAttempt(first.person, first.attemptId, true, NOW);
  const second = await createAttempt(first.person, madeUpQuiz(four), later(30));
  if (!second) throw new Error('the guest gets another attempt');
  expect(second.person.id).toBe(first.person.id);
  for (const position of [0, 1, 2, 3])
    await recordAnswer(
      second.person,
      { attemptId: second.attemptId, answerId: randomUUID(), position, response: ['a'], timeTakenMs: null },
      later(31),
    );
  const found = await findPersonalDiagnosis(first.person, later(31));
  expect(found).toMatchObject({ answers: 7, named: [], cleared: [{ id: 'M1', against: 4 }] });
});

test('questions in parts count part by part', async () => {
  const inParts = [1, 2, 3].map((number): Question => {
    const question = owned(number, 'M1');
    const parts = [
      {
        id: 'p',
        label: 'one',
        choices: [
          { id: 'a', text: 'A' },
          { id: 'b', text: 'B' },
        ],
      },
      {
        id: 'q',
        label: 'two',
        choices: [
          { id: 'd', text: 'D' },
          { id: 'c', text: 'C' },
        ],
      },
    ];
    return {
      ...question,
      kind: 'yes-no-series',
      public: { prompt: 'Which are so?', kind: 'yes-no-series', parts },
      key: {
        ...question.key,
        right: ['a', 'd'],
        byChoice: { ...question.key.byChoice, d: { misconceptions: [], remark: 'Yes.' } },
      },
    };
  });
  const { person, answer } = await begin(inParts);
  for (const position of [0, 1, 2]) await answer(position, ['b', 'd']);
  const { named } = await findPersonalDiagnosis(person, NOW);
  expect(named.map(({ id }) => id)).toEqual(['M1']);
});

test('nothing of it is there for another person, nor for a session that was signed out', async () => {
  const { person, answer } = await begin(four);
  for (const position of [0, 1, 2]) await answer(position, ['b']);
  const { person: stranger } = await begin(four);
  expect((await findPersonalDiagnosis(stranger, NOW)).answers).toBe(0);
  const stale = { ...person, sessionVersion: 2 };
  expect((await findPersonalDiagnosis(stale, NOW)).answers).toBe(0);
});
