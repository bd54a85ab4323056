import { beforeAll, expect, test } from 'vitest';
import { choicesOf } from '../question';
import { drawAttempt, newSeed } from './draw';

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://nowhere';
  process.env.NEXTAUTH_SECRET ??= 'a secret that is only used in tests';
});

const LESSON = 'virtual-network-peering';

test('the lesson’s quiz has eight questions, each offering its right option once', () => {
  const { items } = drawAttempt(LESSON, newSeed()) ?? { items: [] };
  expect(items).toHaveLength(8);
  for (const [position, item] of items.entries()) {
    expect(item.position).toBe(position);
    expect(item.choices.filter((choice) => item.right.includes(choice))).toHaveLength(item.maxPoints);
    expect(choicesOf(item.question).map(({ id }) => id)).toEqual(item.choices);
    expect(new Set(item.choices).size).toBe(item.choices.length);
  }
});

test('one seed gives one quiz, but for the ids of the options, which no seed gives', () => {
  const seed = newSeed();
  const texts = (drawn: ReturnType<typeof drawAttempt>) =>
    drawn?.items.map(({ question }) => [question.prompt, choicesOf(question).map(({ text }) => text)]);
  const ids = (drawn: ReturnType<typeof drawAttempt>) => drawn?.items.flatMap(({ choices }) => choices);
  const [first, second] = [drawAttempt(LESSON, seed), drawAttempt(LESSON, seed)];
  expect(texts(second)).toEqual(texts(first));
  expect(ids(second)).not.toEqual(ids(first));
  expect(texts(drawAttempt(LESSON, newSeed()))).not.toEqual(texts(first));
});

test('what the browser gets holds nothing of the key: no field of the question beyond the public ones', () => {
  for (const { question } of drawAttempt(LESSON, newSeed())?.items ?? []) {
    expect(
      Object.keys(question).filter(
        (key) => !['kind', 'prompt', 'note', 'title', 'figure', 'choices', 'parts', 'pick'].includes(key),
      ),
    ).toEqual([]);
    expect(question.figure?.packet).toBeUndefined();
    for (const choice of choicesOf(question)) expect(Object.keys(choice).sort()).toEqual(['id', 'text']);
  }
});

test('a seed has 128 bits and is never the same', () => {
  const seeds = Array.from({ length: 100 }, newSeed);
  for (const seed of seeds) expect(seed).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(seeds).size).toBe(100);
});

test('a lesson without a quiz has none', () => {
  expect(drawAttempt('no-such-lesson', newSeed())).toBeNull();
});
