import { expect, test } from 'vitest';
import { madeUpQuestion } from '@/lib/quiz/testing/made-up-quiz';
import { answerTo } from './answer-to';

const now = new Date('2026-01-12T10:00:00Z');

test('a wrong answer gets the reasons, and of the options only its own', () => {
  const question = madeUpQuestion(1);
  const { answer, shown } = answerTo(question, ['b'], now);
  expect(answer).toMatchObject({ response: ['b'], isRight: false, points: 0, maxPoints: 1 });
  expect(shown).toMatchObject({ right: ['a'], why: question.key.why, concepts: question.concepts });
  expect(Object.keys(shown.chosen ?? {})).toEqual(['b']);
  expect(shown).not.toHaveProperty('byChoice');
});

test('a right answer gets all points', () => {
  expect(answerTo(madeUpQuestion(1), ['a'], now).answer).toMatchObject({ isRight: true, points: 1 });
});
