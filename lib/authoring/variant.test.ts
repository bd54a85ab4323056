import { expect, test } from 'vitest';
import { FAMILIES } from '@/content/questions';
import type { Family } from '@/lib/quiz/family';
import { drawQuestion } from '@/lib/quiz/generate';
import { listsOf } from '@/lib/quiz/lists';
import { newSeed } from '@/lib/quiz/start/draw';
import { randomOf } from '@/lib/random';
import { expectationsOf } from './expectations';
import { drawVariant, parseVariant, seedsAround, variantCommand, variantPath } from './variant';

const [bankFamily] = FAMILIES;
const draw = bankFamily?.structures[0]?.draw;
if (!bankFamily || !draw) throw new Error('the bank is empty');
const family: Family = {
  ...bankFamily,
  id: 'two-shapes',
  levels: [1, 2, 3],
  structures: [
    { name: 'chain', draw },
    { name: 'ring', levels: [2, 3], draw },
  ],
};

test('without parameters it is seed 1, its level and structure drawn', () => {
  expect(parseVariant(family, {})).toEqual({ ok: true, value: { seed: 1 } });
});

test('an address leads to the variant that it was made for', () => {
  const request = { seed: 17, level: 2, structure: 'ring' } as const;
  const query = new URL(variantPath(family.id, request), 'http://localhost').searchParams;
  expect(parseVariant(family, Object.fromEntries(query))).toEqual({ ok: true, value: request });
});

test('everything that is wrong is said at once, with what there is', () => {
  const parsed = parseVariant(family, { seed: '-3', level: '7', structure: 'star' });
  expect(parsed.ok ? [] : parsed.error).toEqual([
    expect.stringContaining('“-3”'),
    expect.stringContaining('1 (AZ-900), 2 (AZ-104), 3 (AZ-700)'),
    expect.stringContaining('There are: chain, ring.'),
  ]);
});

test('where only the structure is chosen, the level is one that it has', () => {
  const levels = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    const drawn = drawVariant(family, { seed, structure: 'ring' });
    return drawn.ok ? drawn.value.question.level : drawn.error;
  });
  expect(new Set(levels)).toEqual(new Set([2, 3]));
});

test('a structure that the level lacks is no variant', () => {
  const parsed = parseVariant(family, { level: '1', structure: 'ring' });
  expect(parsed).toEqual({ ok: false, error: [expect.stringContaining('not asked at AZ-900')] });
});

test('the seed of nobody’s quiz can be asked for', () => {
  expect(parseVariant(family, { seed: `${newSeed()}/0` }).ok).toBe(false);
});

test('it is the question that the command line draws, ids included', () => {
  const ids = randomOf('ids of 5');
  const drawn = drawVariant(family, { seed: 5, level: 2 });
  expect(drawn.ok && drawn.value.question).toEqual(drawQuestion(family, '5', () => ids.id(), { level: 2 }));
  expect(variantCommand(family.id, { seed: 5, level: 2 })).toBe(
    'npm run -s questions -- draw --family two-shapes --seed 5 --level 2',
  );
});

test('a family that proposes nothing provable is told of, not thrown at its author', () => {
  const broken = { ...family, structures: [{ name: 'empty', draw: () => null }] };
  expect(drawVariant(broken, { seed: 1 })).toEqual({
    ok: false,
    error: expect.stringContaining('structure "empty"'),
  });
});

test('seeds come in twelves that stay while one goes through them', () => {
  expect(seedsAround(1)).toEqual(seedsAround(12));
  expect(seedsAround(13)[0]).toBe(13);
  expect(seedsAround(0)).toContain(0);
});

test('what the engine is asked anew is what the key says: Azure’s answer is right, and each owner is given their option', () => {
  let compared = 0;
  for (const each of FAMILIES) {
    const drawn = drawVariant(each, { seed: 3 });
    if (!drawn.ok) throw new Error(drawn.error);
    const { question, draft } = drawn.value;
    const expected = expectationsOf(draft);
    for (const [index, { choices, right }] of listsOf(question.public, question.key).entries()) {
      const all = expected[index];
      if (!all) continue;
      const textOf = (id: string) => choices.find((choice) => choice.id === id)?.text ?? '?';
      for (const id of right) expect(all.azure, each.id).toContain(textOf(id));
      for (const { id, text } of choices)
        for (const owner of question.key.byChoice[id]?.misconceptions ?? []) {
          const says = all.others.find(({ misconception }) => misconception === owner.id)?.says;
          // of the many ways that a set or an order may have, only the first is written out
          if (draft.form !== 'combine' && draft.form !== 'order')
            expect(says, `${each.id}, ${owner.id}`).toContain(text);
          expect(says, `${each.id}, ${owner.id}`).toBeDefined();
          compared += 1;
        }
    }
  }
  expect(compared).toBeGreaterThan(30);
}, 60_000);
