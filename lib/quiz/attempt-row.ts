import { type AttemptItemView, type AttemptView, type Feedback, type SavedAnswer, shownKey } from './attempt';
import type { PublicQuestion, QuestionKey } from './question';

/**
 * The condition that the row `person` is who asks, given as a statement's first two parameters: id and session version.
 * It stands in every statement, so that signing out everywhere and disabling an account count at once.
 */
export const PERSON_IS_ASKER = `person.id = $1::uuid AND person."sessionVersion" = $2::int AND person."disabledAt" IS NULL`;

/** One question of an attempt as the statements of the quiz read it. */
export type ItemRow = {
  position: number;
  question: PublicQuestion;
  concepts: string[];
  key: QuestionKey | null;
  answerId: string | null;
  choice: string | null;
  isRight: boolean | null;
  answeredAt: Date | null;
};

export type AttemptRow = {
  id: string;
  quiz: string;
  startedAt: Date;
  submittedAt: Date | null;
  correct: number | null;
  total: number;
};

/**
 * What a statement selects of `attempt` and `item`. The key of an unanswered question of an open attempt doesn't even
 * leave the database.
 */
export const ATTEMPT_COLUMNS = `attempt.id, attempt.quiz, attempt."startedAt", attempt."submittedAt", attempt.correct, attempt.total,
  item.position, item.question, item.concepts, item."answerId", item.choice, item."isRight", item."answeredAt",
  CASE WHEN item."answeredAt" IS NOT NULL OR attempt."submittedAt" IS NOT NULL THEN item.key END AS key`;

/** @param rows of one attempt, in the order of their positions; none is null */
export function attemptView(rows: readonly (AttemptRow & ItemRow)[]): AttemptView | null {
  const [attempt] = rows;
  if (!attempt) return null;
  const { id, quiz, startedAt, submittedAt, correct, total } = attempt;
  return {
    id,
    quiz,
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    score: correct === null ? null : { correct, total },
    items: rows.map(itemView),
  };
}

function itemView(row: ItemRow): AttemptItemView {
  const { position, question, key, concepts, choice } = row;
  return { position, question, answer: savedAnswer(row), key: key && shownKey(key, concepts, choice) };
}

function savedAnswer({ answerId, choice, isRight, answeredAt }: ItemRow): SavedAnswer | null {
  if (answerId === null || choice === null || isRight === null || answeredAt === null) return null;
  return { answerId, choice, isRight, answeredAt: answeredAt.toISOString() };
}

/** Null for a question that is not answered. */
export function feedbackOf(row: ItemRow): Feedback | null {
  const answer = savedAnswer(row);
  return answer && row.key
    ? { position: row.position, answer, key: shownKey(row.key, row.concepts, answer.choice) }
    : null;
}
