import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { diagnose } from './diagnose';
import { answered, anyAnswers, daysBefore, decision, NOW } from './testing/any-answers';

const state = (answers: Parameters<typeof diagnose>[0], id: MisconceptionId, now = NOW) =>
  diagnose(answers, now).findings.find((finding) => finding.id === id);
const ASKS_M1 = decision(['M1'], ['M2'], ['M3']);

test('nothing is named without answers, nor after any one question, however many parts it has', () => {
  expect(diagnose([], NOW).findings.every((finding) => finding.state === 'open')).toBe(true);
  const parts = Array.from({ length: 5 }, () => ASKS_M1);
  const once = [{ id: 'q', answeredAt: NOW, decisions: parts, chosen: parts.map(() => 'b') }];
  expect(state(once, 'M1')?.probability).toBeGreaterThan(0.9);
  expect(state(once, 'M1')?.state).toBe('open');
  expect(state([...once, ...once], 'M1')?.state).toBe('open');
});

test('two questions that only one misconception explains name it, with both as signs', () => {
  const answers = [answered('q', ASKS_M1, 'b'), answered('r', ASKS_M1, 'b')];
  expect(state(answers, 'M1')).toMatchObject({ state: 'named', signs: ['q', 'r'], against: [] });
});

test('one sign is enough only where other answers rule out what else it could have been', () => {
  const shared = decision(['M1', 'M2'], [], []);
  const parts = { id: 'q', answeredAt: NOW, decisions: [shared, shared, shared], chosen: ['b', 'b', 'b'] };
  expect(state([parts], 'M1')?.state).toBe('open');
  const others = [1, 2, 3].map((number) => answered(`r${number}`, decision(['M2'], ['M3'], ['M4']), 'a'));
  expect(state([parts, ...others], 'M1')).toMatchObject({ state: 'named', signs: ['q'] });
  expect(state([parts, ...others], 'M2')?.state).toBe('open');
});

test('what was named is cleared by later answers that speak against it, and not by time alone', () => {
  const signs = ['q', 'r', 's'].map((id) => answered(id, ASKS_M1, 'b', daysBefore(300)));
  expect(state(signs, 'M1', daysBefore(299))?.state).toBe('named');
  expect(state(signs, 'M1')?.state).toBe('open');
  const since = [1, 2, 3].map((number) => answered(`n${number}`, ASKS_M1, 'a', daysBefore(number)));
  expect(state([...signs, ...since], 'M1')).toMatchObject({
    state: 'cleared',
    against: ['n1', 'n2', 'n3'].toReversed(),
  });
});

test('whoever never held it is not told that it is cleared', () => {
  const right = [1, 2, 3, 4].map((number) => answered(`n${number}`, ASKS_M1, 'a'));
  expect(state(right, 'M1')).toMatchObject({ state: 'open', signs: [] });
});

test('knowledge that no engine computes counts like the rest', () => {
  const prices = decision(['M31'], ['M29'], []);
  expect(state([answered('q', prices, 'b'), answered('r', prices, 'b')], 'M31')?.state).toBe('named');
});

test('findings come by probability, and whatever is named has signs', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { findings } = diagnose(answers, NOW);
      const probabilities = findings.map(({ probability }) => probability);
      expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
      for (const finding of findings) {
        if (finding.state === 'open') continue;
        expect(finding.signs.length).toBeGreaterThan(0);
        expect(answers.length).toBeGreaterThan(1);
      }
    }),
    { numRuns: 40 },
  );
});
