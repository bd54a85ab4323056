import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { AuthoredDraft } from '@/lib/quiz/family';
import { randomOf } from '@/lib/random';
import { FAMILIES } from '..';
import { type AuthoredFile, checkAuthored } from '../parts/authored-check';
import { drawAuthored } from '../parts/authored-family';
import type { AuthoredQuestion } from '../parts/authored-question';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const FILES: readonly AuthoredFile[] = await Promise.all(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(async (name) => ({
      path: `content/questions/authored/${name}`,
      text: readFileSync(`${FOLDER}/${name}`, 'utf8'),
      questions: Object.values(
        (await import(`./${name.slice(0, -'.ts'.length)}.ts`)) as Record<string, readonly AuthoredQuestion[]>,
      ).flat(),
    })),
);

test('the check of content finds nothing', () => {
  expect(checkAuthored(FILES)).toEqual([]);
});

test('there are at least 48 questions, no two of which are asked alike', () => {
  const questions = FILES.flatMap((file) => file.questions);
  expect(questions.length).toBeGreaterThanOrEqual(48);
  expect(new Set(questions.map(({ prompt }) => prompt[0])).size).toBe(questions.length);
});

test('the right option is no more often the longest or the shortest than by chance', () => {
  const drawn = FILES.flatMap((file) => file.questions).flatMap((question) =>
    Array.from({ length: 20 }, (_, seed) => drawAuthored(question, randomOf(`${question.id} ${seed}`))),
  ) as AuthoredDraft[];
  const lengths = drawn.map(({ right, wrong }) =>
    [right, ...wrong.map(({ text }) => text)].map((text) => text.replaceAll('`', '').length),
  );
  const share = (most: (...numbers: number[]) => number) =>
    mean(
      lengths.map((each) =>
        each[0] === most(...each) ? 1 / each.filter((length) => length === each[0]).length : 0,
      ),
    );
  const chance = mean(lengths.map((each) => 1 / each.length));
  expect(Math.abs(share(Math.max) - chance)).toBeLessThan(0.07);
  expect(Math.abs(share(Math.min) - chance)).toBeLessThan(0.07);
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(FILES)('$path', ({ path, questions }) => {
  const id = path.replace(/^.*\/|\.ts$/g, '');
  const family = FAMILIES.find((each) => each.id === id);

  test('is drawn from by the family of that name, every question of it', () => {
    expect(family?.structures.map(({ name }) => name).toSorted()).toEqual(
      expect.arrayContaining(questions.map((question) => question.id).toSorted()),
    );
  });

  test('has questions of all three levels', () => {
    expect([...new Set(questions.map(({ level }) => level))].toSorted()).toEqual([1, 2, 3]);
  });
});
