import { expect, test } from 'vitest';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { deniedBy, shownBy } from './decision';
import { decisionsOf, evidenceOf, type KeyedQuestion } from './evidence';
import { NOW } from './testing/any-answers';

type Owners = Readonly<Record<string, readonly MisconceptionId[]>>;
const keyed = (
  form: Partial<KeyedQuestion['public']>,
  right: readonly string[],
  owners: Owners,
  alsoRight?: readonly (readonly string[])[],
): KeyedQuestion => ({
  public: { prompt: 'What?', ...form } as KeyedQuestion['public'],
  key: {
    right,
    ...(alsoRight && { alsoRight }),
    byChoice: Object.fromEntries(
      Object.entries(owners).map(([id, ids]) => [id, { misconceptions: ids.map((each) => ({ id: each })) }]),
    ),
  },
});
const choices = (...ids: readonly string[]) => ids.map((id) => ({ id, text: id }));
const read = (question: KeyedQuestion, ...response: readonly string[]) =>
  evidenceOf('q', question, response, NOW);
const shown = (question: KeyedQuestion, ...response: readonly string[]) => [
  ...shownBy(read(question, ...response)),
];

const single = keyed({ kind: 'single-choice', choices: choices('a', 'b', 'c') }, ['a'], {
  b: ['M1', 'M2'],
  c: ['M3'],
});

test('a single choice is one decision between its options', () => {
  expect(decisionsOf(single)).toEqual([
    {
      possible: 3,
      right: 'a',
      believed: new Map([
        ['M1', ['b']],
        ['M2', ['b']],
        ['M3', ['c']],
      ]),
    },
  ]);
  expect(shown(single, 'b')).toEqual(['M1', 'M2']);
  expect([...deniedBy(read(single, 'a'))]).toEqual(['M1', 'M2', 'M3']);
  expect(deniedBy(read(single, 'b')).size).toBe(0);
});

test('each part is a decision of its own, and one without an answer says nothing', () => {
  const parts = [
    { id: 'p', label: 'one', choices: choices('a', 'b') },
    { id: 'q', label: 'two', choices: choices('c', 'd') },
  ];
  const question = keyed({ kind: 'fill-in', title: '', parts }, ['a', 'c'], { b: ['M1'], d: ['M1', 'M2'] });
  expect(decisionsOf(question).map(({ right }) => right)).toEqual(['a', 'c']);
  expect(read(question, 'd').chosen).toEqual(['d']);
  expect(read(question).decisions).toEqual([]);
  expect(shown(question, 'a', 'd')).toEqual(['M1', 'M2']);
  // one part speaks for M1, so the other does not speak against it
  expect([...deniedBy(read(question, 'a', 'd'))]).toEqual([]);
  expect([...deniedBy(read(question, 'a', 'c'))]).toEqual(['M1', 'M2']);
});

const two = keyed({ kind: 'multiple-response', pick: 2, choices: choices('a', 'b', 'c', 'd') }, ['a', 'b'], {
  c: ['M1'],
  d: ['M1', 'M2'],
});

test('of several to be picked it counts which wrong ones are among them', () => {
  const [only] = decisionsOf(two);
  // none of the two wrong ones, either, or both
  expect(only?.possible).toBe(4);
  expect(only?.believed.get('M2')).toEqual(['with d']);
  expect(only?.believed.get('M1')).toEqual(['with c d']);
  expect(shown(two, 'd', 'c')).toEqual(['M1']);
  expect(shown(two, 'a', 'd')).toEqual(['M2']);
  expect([...deniedBy(read(two, 'b', 'a'))]).toEqual(['M1', 'M2']);
  expect(read(two, 'a').decisions).toEqual([]);
});

test('steps in any order that does are right, in another they show nothing', () => {
  const question = keyed(
    { kind: 'order', pick: 2, choices: choices('a', 'b', 'c') },
    ['a', 'b'],
    { c: ['M5'] },
    [['b', 'a']],
  );
  expect(decisionsOf(question)[0]?.possible).toBe(3);
  expect([...deniedBy(read(question, 'b', 'a'))]).toEqual(['M5']);
  expect(shown(question, 'c', 'a')).toEqual(['M5']);
  const strict = keyed({ kind: 'order', pick: 2, choices: choices('a', 'b', 'c') }, ['a', 'b'], {
    c: ['M5'],
  });
  expect(shown(strict, 'b', 'a')).toEqual([]);
  expect(deniedBy(read(strict, 'b', 'a')).size).toBe(0);
});

test('where the documentation leaves two readings nothing is read from the answer', () => {
  const question = { ...single, public: { ...single.public, contested: true as const } };
  expect(read(question, 'b').decisions).toEqual([]);
});
