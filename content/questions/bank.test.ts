import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { MISCONCEPTIONS } from '@/lib/peering/misconceptions';
import { CONCEPTS } from '@/lib/quiz/concepts';
import { FAMILIES } from '.';

test('every file of this folder that makes a family is listed in index.ts', () => {
  const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)));
  const families = files.filter((file) => file.endsWith('.ts') && !/^(index|.*\.test)\.ts$/.test(file));
  expect(FAMILIES.map(({ id }) => `${id}.ts`).toSorted()).toEqual(families.toSorted());
});

test('every misconception named by a family is in the table', () => {
  for (const { misconceptions } of FAMILIES)
    for (const id of misconceptions) expect(MISCONCEPTIONS).toHaveProperty(id);
});

test('every concept named by a family is one that learners are told of', () => {
  for (const { id, concepts } of FAMILIES)
    for (const concept of concepts) expect(CONCEPTS, id).toHaveProperty(concept);
});
