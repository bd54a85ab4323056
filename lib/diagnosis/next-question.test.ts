import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomOf } from '@/lib/random';
import { hypothesesOver } from './hypotheses';
import { informationOf, nextQuestion, weighable } from './next-question';
import { posteriorOf } from './posterior';
import { opinionsOn, outcomesOf } from './response-model';
import { answered, anyAnswers, decision, NOW } from './testing/any-answers';

const FOUR = hypothesesOver(['M1', 'M2', 'M3', 'M4']);
const TWO = hypothesesOver(['M1', 'M2']);
const at = (answers: Parameters<typeof posteriorOf>[0], hypotheses = FOUR) =>
  posteriorOf(answers, NOW, hypotheses);

test('the information of a yes or no about one of two, by hand', () => {
  // M1 is held with 0.5 and then answers no with 0.86, else with 0.14: I = 1 − H(0.14)
  const entropy = -(0.14 * Math.log2(0.14) + 0.86 * Math.log2(0.86));
  const weighed = weighable([decision(['M1'])], TWO);
  expect(informationOf(weighed, at([], TWO))).toBeCloseTo(1 - entropy, 12);
});

test('between the two likeliest, the question that tells them apart is chosen', () => {
  const signs = ['q', 'r', 's'].map((id) => answered(id, decision(['M1', 'M2'], ['M3'], ['M4']), 'b'));
  const candidates = [
    [decision(['M1', 'M2'], ['M3'], ['M4'])],
    [decision(['M1'], ['M2'], ['M3'])],
    [decision(['M3'], ['M4'])],
  ].map((decisions) => weighable(decisions, FOUR));
  expect(nextQuestion(at(signs), candidates, randomOf('x'))?.index).toBe(1);
});

test('of equals chance chooses, and the same chance the same one', () => {
  const same = Array.from({ length: 20 }, () => weighable([decision(['M1'])], FOUR));
  const chosen = (seed: string) => nextQuestion(at([]), same, randomOf(seed))?.index;
  expect(chosen('a')).toBe(chosen('a'));
  expect(new Set(Array.from({ length: 30 }, (_, seed) => chosen(String(seed)))).size).toBeGreaterThan(5);
});

test('without candidates there is none', () => {
  expect(nextQuestion(at([]), [], randomOf('x'))).toBeNull();
});

test('what can come out adds up to one under every opinion, and no answer is expected to say less than nothing', () => {
  fc.assert(
    fc.property(anyAnswers, anyAnswers, (answers, [asked]) => {
      if (!asked) return;
      for (const outcomes of outcomesOf(opinionsOn(asked.decisions, FOUR)))
        expect(outcomes.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      const bits = informationOf(weighable(asked.decisions, FOUR), at(answers));
      expect(bits).toBeGreaterThanOrEqual(0);
      expect(bits).toBeLessThanOrEqual(asked.decisions.length * 2);
    }),
  );
});

test('200 candidates are weighed in well under a tenth of a second', () => {
  const candidates = Array.from({ length: 200 }, () =>
    weighable([decision(['M1', 'M2'], ['M3'], ['M4']), decision(['M5'], ['M6'])]),
  );
  const posterior = posteriorOf([], NOW);
  const start = performance.now();
  for (let run = 0; run < 5; run += 1) nextQuestion(posterior, candidates, randomOf('x'));
  expect((performance.now() - start) / 5).toBeLessThan(100);
});
