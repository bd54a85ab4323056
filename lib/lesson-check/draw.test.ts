import { expect, test } from 'vitest';
import { lessons } from '@/lib/content/lessons';
import { choicesOf } from '@/lib/quiz/question';
import { drawCheck, judge, newCheckSeed } from './draw';

const CHECKS = lessons().flatMap(({ checks }) => checks);
const SEEDS = Array.from({ length: 12 }, (_, index) => index.toString(16).padStart(16, '0'));

test.each(CHECKS)('$id: every seed draws a question of its levels that can be judged', (check) => {
  for (const seed of SEEDS) {
    const { question } = drawCheck(check, seed);
    expect(question.contested).toBeUndefined();
    const judged = choicesOf(question).map(({ id }) => judge(check, seed, [id]));
    expect(judged.filter((one) => one.ok && one.value.answer.isRight)).toHaveLength(1);
    for (const one of judged) expect(one.ok && one.value.key.why).toBeTruthy();
  }
});

test('one seed gives one question, another seed another; before and after do not ask the same', () => {
  const [check, ...others] = CHECKS;
  const [seed = ''] = SEEDS;
  if (!check) throw new Error('the lesson has no checks');
  expect(drawCheck(check, seed)).toEqual(drawCheck(check, seed));
  expect(new Set(SEEDS.map((one) => JSON.stringify(drawCheck(check, one).question))).size).toBeGreaterThan(6);
  for (const other of others)
    expect(drawCheck(other, seed).question).not.toEqual(drawCheck(check, seed).question);
});

test('what is asked holds nothing of the key', () => {
  for (const check of CHECKS) {
    const { question } = drawCheck(check, newCheckSeed());
    expect(question.figure?.packet).toBeUndefined();
    for (const choice of choicesOf(question)) expect(Object.keys(choice).toSorted()).toEqual(['id', 'text']);
  }
});

test('a choice that was not offered is refused', () => {
  const [check] = CHECKS;
  if (!check) throw new Error('the lesson has no checks');
  expect(judge(check, newCheckSeed(), ['nonsense'])).toEqual({ ok: false, error: 'choice-not-offered' });
});
