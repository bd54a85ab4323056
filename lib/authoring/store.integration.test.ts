import { beforeEach, expect, test } from 'vitest';
import { makePerson } from '@/lib/classes/testing';
import { pool } from '@/lib/db/client';
import { listFamilyUsage } from './store';

beforeEach(async () => {
  await pool.query('TRUNCATE "User", "Class" CASCADE');
});

type Item = {
  readonly family: string;
  readonly isRight?: boolean;
  readonly timeTakenMs?: number;
  readonly shows?: readonly string[];
};

/** Every item in an attempt of its own, of a person of its own. */
async function show(...items: readonly Item[]): Promise<void> {
  for (const { family, isRight, timeTakenMs, shows = [] } of items) {
    const { id } = await makePerson(null);
    await pool.query(
      `WITH attempt AS (
         INSERT INTO "Attempt" ("userId", quiz, seed, "contentVersion", "engineVersion", total)
         VALUES ($1, 'virtual-network-peering', 'seed', '1', '1', 1) RETURNING id
       )
       INSERT INTO "AttemptItem" ("attemptId", position, family, seed, structure, concepts, question, kind, choices, "right", key, "maxPoints", "isRight", misconceptions, "timeTakenMs", "answeredAt")
       SELECT id, 0, $2, 'seed', 'structure', '{}', '{}', 'single-choice', '{}', '{}', '{}', 1, $3, $4, $5, $6 FROM attempt`,
      [id, family, isRight ?? null, shows, timeTakenMs ?? null, isRight === undefined ? null : new Date()],
    );
  }
}

test('each family is counted over everybody: shown, answered, right, and what the answers showed', async () => {
  await show(
    { family: 'two-links', isRight: true },
    { family: 'two-links', isRight: false, shows: ['M4'] },
    { family: 'two-links', isRight: false, shows: ['M4', 'M22'] },
    { family: 'two-links' },
    { family: 'three-networks' },
  );
  expect(await listFamilyUsage()).toEqual([
    { family: 'three-networks', shown: 1, answered: 0, right: 0, medianMs: null, misconceptions: [] },
    {
      family: 'two-links',
      shown: 4,
      answered: 3,
      right: 1,
      medianMs: null,
      misconceptions: [
        { id: 'M4', answers: 2 },
        { id: 'M22', answers: 1 },
      ],
    },
  ]);
});

test('the median time is that of the middle answer, to 2 %; answers without a time don’t count', async () => {
  const answer = (timeTakenMs?: number): Item => ({
    family: 'two-links',
    isRight: true,
    ...(timeTakenMs !== undefined && { timeTakenMs }),
  });
  await show(answer(0), answer(12_000), answer(40_000), answer(41_500), answer(900_000), answer());
  const [usage] = await listFamilyUsage();
  expect((usage?.medianMs ?? 0) / 40_000).toBeGreaterThan(0.98);
  expect((usage?.medianMs ?? 0) / 40_000).toBeLessThan(1.02);
});

test('where nothing was ever shown there is nothing', async () => {
  expect(await listFamilyUsage()).toEqual([]);
});
