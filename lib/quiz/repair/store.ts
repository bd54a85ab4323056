import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { PERSON_IS_ASKER } from '../attempt-json';
import type { DrawnFrom } from './repair';

/** What a question of the asker's own was drawn from, once it is answered or its attempt closed; null before. */
export async function findSettledDraw(
  asker: Person,
  attemptId: string,
  position: number,
): Promise<DrawnFrom | null> {
  const { rows } = await pool.query<DrawnFrom>(
    `SELECT item.family, item.seed, item.structure, item.level, item.question
     FROM "User" AS person
     JOIN "Attempt" AS attempt ON attempt."userId" = person.id
     JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id
     WHERE ${PERSON_IS_ASKER} AND attempt.id = $3::uuid AND item.position = $4::smallint
       AND (item."answeredAt" IS NOT NULL OR attempt."submittedAt" IS NOT NULL)`,
    [asker.id, asker.sessionVersion, attemptId, position],
  );
  return rows[0] ?? null;
}
