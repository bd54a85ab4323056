import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind, QuestionForm, QuestionResponse } from '../question';
import { isComplete, isFull, responseProblem, scoreResponse } from '.';

const choices = (...ids: string[]) => ids.map((id) => ({ id, text: `option ${id}` }));
const parts = [
  { id: 'p1', label: 'first', choices: choices('a', 'b') },
  { id: 'p2', label: 'second', choices: choices('c', 'd') },
  { id: 'p3', label: 'third', choices: choices('e', 'f') },
];

/** One question of each kind, with its key. */
const QUESTIONS: { readonly [K in Kind]: { form: Extract<QuestionForm, { kind: K }>; right: string[] } } = {
  'single-choice': { form: { kind: 'single-choice', choices: choices('a', 'b', 'c') }, right: ['b'] },
  'hot-spot': {
    form: {
      kind: 'hot-spot',
      choices: choices('a', 'b').map((choice) => ({ ...choice, at: `nic:${choice.id}` })),
    },
    right: ['a'],
  },
  'multiple-response': {
    form: { kind: 'multiple-response', choices: choices('a', 'b', 'c', 'd'), pick: 2 },
    right: ['a', 'c'],
  },
  order: { form: { kind: 'order', choices: choices('a', 'b', 'c', 'd'), pick: 3 }, right: ['a', 'b', 'c'] },
  'yes-no-series': { form: { kind: 'yes-no-series', parts }, right: ['a', 'd', 'e'] },
  'problem-solution': { form: { kind: 'problem-solution', parts }, right: ['a', 'd', 'e'] },
  'fill-in': { form: { kind: 'fill-in', title: 'Routes', parts }, right: ['a', 'd', 'e'] },
  command: { form: { kind: 'command', command: ['az ', { part: 'p1' }], parts }, right: ['a', 'd', 'e'] },
};
const KINDS = Object.keys(QUESTIONS) as Kind[];

describe.each(KINDS)('%s', (kind) => {
  const { form, right } = QUESTIONS[kind];

  test('takes its key as an answer, complete and worth all points', () => {
    expect(responseProblem(form, right)).toBeNull();
    expect(isComplete(form, right)).toBe(true);
    expect(isFull(scoreResponse(form, { right }, right))).toBe(true);
  });

  test.each<{ says: string; response: QuestionResponse; problem: string }>([
    { says: 'nothing', response: [], problem: 'empty' },
    { says: 'a choice it does not offer', response: ['z'], problem: 'choice-not-offered' },
    { says: 'a choice twice', response: ['a', 'a'], problem: 'repeated-choice' },
  ])('does not take $says', ({ response, problem }) => {
    expect(responseProblem(form, response)).toBe(problem);
  });

  test('gives from none to all points, and all only for what is right', () => {
    const ids = 'parts' in form ? form.parts.flatMap((part) => part.choices) : form.choices;
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          ids.map(({ id }) => id),
          { minLength: 1 },
        ),
        (response) => {
          fc.pre(responseProblem(form, response) === null);
          const credit = scoreResponse(form, { right }, response);
          expect(credit.points).toBeGreaterThanOrEqual(0);
          expect(credit.points).toBeLessThanOrEqual(credit.of);
          expect(credit.verdicts).toHaveLength(credit.of);
          const same =
            kind === 'order'
              ? response.join() === right.join()
              : response.toSorted().join() === right.toSorted().join();
          expect(isFull(credit)).toBe(same);
        },
      ),
    );
  });
});

test.each<{ kind: Kind; response: QuestionResponse }>([
  { kind: 'single-choice', response: ['a', 'b'] },
  { kind: 'hot-spot', response: ['a', 'b'] },
  { kind: 'order', response: ['a', 'b', 'c', 'd'] },
  { kind: 'yes-no-series', response: ['a', 'b'] },
  { kind: 'command', response: ['c', 'd', 'e'] },
])('two choices where there is room for one are too many: $kind', ({ kind, response }) => {
  expect(responseProblem(QUESTIONS[kind].form, response)).toBe('too-many');
});

test.each<{ says: string; kind: Kind; response: QuestionResponse; points: number; verdicts: string[] }>([
  {
    says: 'one of two',
    kind: 'multiple-response',
    response: ['a', 'b'],
    points: 1,
    verdicts: ['right', 'wrong'],
  },
  {
    says: 'one ticked where two are asked for',
    kind: 'multiple-response',
    response: ['c'],
    points: 1,
    verdicts: ['right', 'unanswered'],
  },
  {
    says: 'more ticked than asked for gives none',
    kind: 'multiple-response',
    response: ['a', 'b', 'c'],
    points: 0,
    verdicts: ['wrong', 'wrong'],
  },
  {
    says: 'two statements of three',
    kind: 'yes-no-series',
    response: ['a', 'c', 'e'],
    points: 2,
    verdicts: ['right', 'wrong', 'right'],
  },
  {
    says: 'a part left open is not wrong',
    kind: 'fill-in',
    response: ['e'],
    points: 1,
    verdicts: ['unanswered', 'unanswered', 'right'],
  },
  {
    says: 'one step in its place',
    kind: 'order',
    response: ['b', 'a', 'c'],
    points: 1,
    verdicts: ['wrong', 'wrong', 'right'],
  },
])('$says: $points point(s) of a $kind', ({ kind, response, points, verdicts }) => {
  const { form, right } = QUESTIONS[kind];
  expect(responseProblem(form, response)).toBeNull();
  expect(scoreResponse(form, { right }, response)).toMatchObject({ points, verdicts });
});

test('of several orders that do, the one that gives most points counts', () => {
  const { form } = QUESTIONS.order;
  const key = { right: ['a', 'b', 'c'], alsoRight: [['a', 'c', 'b']] };
  expect(isFull(scoreResponse(form, key, ['a', 'c', 'b']))).toBe(true);
  expect(scoreResponse(form, key, ['a', 'c', 'd'])).toMatchObject({ points: 2 });
});
