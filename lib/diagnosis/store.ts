import 'server-only';
import type { Person } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { PERSON_IS_ASKER } from '@/lib/quiz/attempt-json';
import type { AnsweredQuestion } from './decision';
import { diagnose } from './diagnose';
import { evidenceOf, type KeyedQuestion } from './evidence';

/** How many of the latest answers are read; by half-lives those before them count for little. */
const MOST_ANSWERS = 1000;

/** Where an answer was given. */
export type AnswerPlace = {
  readonly attemptId: string;
  /** from 0 */
  readonly position: number;
  readonly answeredAt: Date;
  readonly isSubmitted: boolean;
  /** in practice, not in a quiz */
  readonly practice: boolean;
};

/** Something a person's answers fit, or fitted once. */
export type PersonalFinding = {
  readonly id: MisconceptionId;
  readonly probability: number;
  /** answers that show it, the latest first */
  readonly signs: readonly AnswerPlace[];
  /** how many answers speak against it */
  readonly against: number;
};

export type PersonalDiagnosis = {
  /** on how many answered questions it rests */
  readonly answers: number;
  readonly named: readonly PersonalFinding[];
  readonly cleared: readonly PersonalFinding[];
};

/** What a person's latest answers say, in quizzes and in practice. */
export const listEvidence = async (asker: Person, most = MOST_ANSWERS): Promise<AnsweredQuestion[]> =>
  evidenceIn(await listAnswers(asker, most));

/** What all of a person's own answers come to: what is to be said of it, and nothing under the threshold. */
export async function findPersonalDiagnosis(asker: Person, now: Date): Promise<PersonalDiagnosis> {
  const rows = await listAnswers(asker, MOST_ANSWERS);
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const answers = evidenceIn(rows);
  const { findings } = diagnose(answers, now);
  const placesOf = (ids: readonly string[]) =>
    ids.toReversed().flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const { attemptId, position, answeredAt, isSubmitted, practice } = row;
      return [{ attemptId, position, answeredAt, isSubmitted, practice }];
    });
  const inState = (wanted: 'named' | 'cleared') =>
    findings
      .filter(({ state }) => state === wanted)
      .map(({ id, probability, signs, against }) => ({
        id,
        probability,
        signs: placesOf(signs),
        against: against.length,
      }));
  return { answers: answers.length, named: inState('named'), cleared: inState('cleared') };
}

type AnsweredItem = AnswerPlace & KeyedQuestion & { readonly response: readonly string[] };

const idOf = ({ attemptId, position }: AnswerPlace) => `${attemptId}/${position}`;

const evidenceIn = (rows: readonly AnsweredItem[]) =>
  rows.map((row) => evidenceOf(idOf(row), row, row.response, row.answeredAt));

/** The latest first. */
async function listAnswers(asker: Person, most: number): Promise<readonly AnsweredItem[]> {
  const { rows } = await pool.query<AnsweredItem>({
    name: 'list-answers-to-diagnose',
    // of a key, most is paths to be drawn: here only who owns which option is wanted
    text: `
      SELECT attempt.id AS "attemptId", item.position::int AS position, item."answeredAt", item.response,
        attempt."submittedAt" IS NOT NULL AS "isSubmitted", attempt.practice,
        jsonb_strip_nulls(jsonb_build_object('kind', item.kind, 'pick', item.question -> 'pick',
          'contested', item.question -> 'contested', 'choices', item.question -> 'choices',
          'parts', item.question -> 'parts')) AS public,
        jsonb_strip_nulls(jsonb_build_object('right', to_jsonb(item."right"), 'alsoRight', item.key -> 'alsoRight',
          'byChoice', (SELECT jsonb_object_agg(choice.key, jsonb_build_object('misconceptions',
             coalesce(choice.value -> 'misconceptions', '[]'))) FROM jsonb_each(item.key -> 'byChoice') AS choice)))
          AS key
      FROM "User" AS person
      JOIN "Attempt" AS attempt ON attempt."userId" = person.id
      JOIN "AttemptItem" AS item ON item."attemptId" = attempt.id AND item."answeredAt" IS NOT NULL
      WHERE ${PERSON_IS_ASKER}
      ORDER BY item."answeredAt" DESC, item.position DESC LIMIT $3::int`,
    values: [asker.id, asker.sessionVersion, most],
  });
  return rows;
}
