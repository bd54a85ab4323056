import { storedItems } from '../lib/quiz/attempt';
import type { Question } from '../lib/quiz/question';

type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

/** Puts these questions in the place of those of an attempt, of which none is answered. */
export async function insertQuestions(
  query: Query,
  attemptId: string,
  questions: readonly Question[],
): Promise<void> {
  await query('DELETE FROM "AttemptItem" WHERE "attemptId" = $1', [attemptId]);
  await query('UPDATE "Attempt" SET total = $2 WHERE id = $1', [attemptId, questions.length]);
  for (const item of storedItems(questions))
    await query(
      `INSERT INTO "AttemptItem" ("attemptId", position, family, seed, structure, kind, level, concepts, question, choices,
         "right", "maxPoints", key, misconceptions)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '{}')`,
      [
        attemptId,
        item.position,
        item.family,
        item.seed,
        item.structure,
        item.kind,
        item.level,
        item.concepts,
        item.question,
        item.choices,
        item.right,
        item.maxPoints,
        item.key,
      ],
    );
}
