import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypothesesOver } from './hypotheses';
import { HALF_LIFE_DAYS, posteriorOf } from './posterior';
import { answered, anyAnswers, daysBefore, decision, NOW } from './testing/any-answers';

// none 0.2, M1 0.3, M2 0.3, both 0.2
const TWO = hypothesesOver(['M1', 'M2']);
const FOUR = hypothesesOver(['M1', 'M2', 'M3', 'M4']);
const heldIn = (answers: Parameters<typeof posteriorOf>[0], now = NOW) => {
  const { knows, held } = posteriorOf(answers, now, TWO);
  return { knows, M1: held.get('M1'), M2: held.get('M2') };
};

describe('worked out by hand, with a slip of 0.1 and a guess of 0.1', () => {
  test('before any answer it is the prior', () => {
    expect(heldIn([])).toEqual({
      knows: expect.closeTo(0.2, 12),
      M1: expect.closeTo(0.5, 12),
      M2: expect.closeTo(0.5, 12),
    });
  });

  test('of four options the one that M1 owns was taken', () => {
    // P(b | none) = P(b | M2) = 0.9·0.1/3 + 0.1/4 = 0.055
    // P(b | M1)               = 0.9·0.9   + 0.1/4 = 0.835
    // P(b | both)             = 0.9·(0.5·0.9 + 0.5·0.1/3) + 0.1/4 = 0.445
    const sum = 0.2 * 0.055 + 0.3 * 0.835 + 0.3 * 0.055 + 0.2 * 0.445;
    const asked = decision(['M1'], ['M2'], []);
    expect(heldIn([answered('q', asked, 'b')])).toEqual({
      knows: expect.closeTo((0.2 * 0.055) / sum, 12),
      M1: expect.closeTo((0.3 * 0.835 + 0.2 * 0.445) / sum, 12),
      M2: expect.closeTo((0.3 * 0.055 + 0.2 * 0.445) / sum, 12),
    });
  });

  test('who holds two of which one has a say answers as that one says', () => {
    // yes or no, and only M1 says no: P(no | M1) = P(no | both) = 0.9·0.9 + 0.05, P(no | others) = 0.9·0.1 + 0.05
    const sum = 0.5 * 0.86 + 0.5 * 0.14;
    expect(heldIn([answered('q', decision(['M1']), 'b')])).toEqual({
      knows: expect.closeTo((0.2 * 0.14) / sum, 12),
      M1: expect.closeTo((0.5 * 0.86) / sum, 12),
      M2: expect.closeTo((0.3 * 0.14 + 0.2 * 0.86) / sum, 12),
    });
  });

  test('who guesses does so in all parts of a question, so two parts are less than two questions', () => {
    // P(no, no | M1) = 0.9·0.9² + 0.1/4, P(no, no | knows) = 0.9·0.1² + 0.1/4
    const asked = decision(['M1']);
    const together = heldIn([{ id: 'q', answeredAt: NOW, decisions: [asked, asked], chosen: ['b', 'b'] }]);
    const sum = 0.5 * (0.9 * 0.81 + 0.025) + 0.5 * (0.9 * 0.01 + 0.025);
    expect(together.M1).toBeCloseTo((0.5 * (0.9 * 0.81 + 0.025)) / sum, 12);
    const apart = heldIn([answered('q', asked, 'b'), answered('r', asked, 'b')]);
    expect(apart.M1).toBeGreaterThan(together.M1 ?? 1);
  });

  test('after a half-life an answer counts as its square root', () => {
    const asked = decision(['M1']);
    const root = [Math.sqrt(0.86), Math.sqrt(0.14)] as const;
    const old = heldIn([answered('q', asked, 'b', daysBefore(HALF_LIFE_DAYS))]);
    expect(old.M1).toBeCloseTo((0.5 * root[0]) / (0.5 * root[0] + 0.5 * root[1]), 12);
  });
});

test('a question about something else changes nothing', () => {
  const before = heldIn([]);
  const after = heldIn([answered('q', decision(['M7'], ['M8']), 'a')]);
  expect(after.M1).toBeCloseTo(before.M1 ?? 0, 12);
  expect(after.knows).toBeCloseTo(before.knows, 12);
});

test('the order in which answers are listed never matters', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const [there, back] = [answers, answers.toReversed()].map((each) => posteriorOf(each, NOW, FOUR));
      for (const [id, probability] of there?.held ?? [])
        expect(back?.held.get(id)).toBeCloseTo(probability, 9);
    }),
  );
});

test('probabilities add up to one, and each of them is one', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { probability, held, knows } = posteriorOf(answers, NOW, FOUR);
      expect(probability.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      for (const each of [...held.values(), knows]) {
        expect(each).toBeGreaterThanOrEqual(0);
        expect(each).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('in the long run, with no new answers, the prior comes back', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const later = new Date(NOW.getTime() + 100 * HALF_LIFE_DAYS * 86_400_000);
      const { held } = posteriorOf(answers, later, FOUR);
      const { held: prior } = posteriorOf([], NOW, FOUR);
      for (const [id, probability] of prior) expect(held.get(id)).toBeCloseTo(probability, 6);
    }),
  );
});
