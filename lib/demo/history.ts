import { CARDS } from '@/lib/flashcards/cards';
import { GRADES, type Grade, type Memory } from '@/lib/flashcards/memory';
import { review } from '@/lib/flashcards/schedule';
import type { NewAttempt, StoredItem } from '@/lib/quiz/attempt';
import { isFull, scoreResponse } from '@/lib/quiz/kinds';
import type { QuestionResponse } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { afterAttempt, answerOf, type Mind, timeTakenMs } from './answer';
import { studyTimes } from './calendar';
import type { DemoStudent } from './student';

export type DemoAnswer = {
  readonly response: QuestionResponse;
  readonly timeTakenMs: number;
  readonly answeredAt: Date;
};

export type DemoAttempt = NewAttempt & {
  readonly startedAt: Date;
  /** null where it was left open */
  readonly submittedAt: Date | null;
  /** in the order of the items; null from where it was left */
  readonly answers: readonly (DemoAnswer | null)[];
};

export type DemoReview = {
  readonly cardId: string;
  /** 1 to 4, as in the log */
  readonly rating: number;
  readonly reviewedAt: Date;
  readonly before: Memory | null;
};

/** When it happened: not before the class began, and not after now. */
type Span = { readonly from: Date; readonly until: Date };

/** The attempts of one student, each drawn afresh, answered by a mind that learns from one to the next. */
export function attemptsOf(
  student: DemoStudent,
  { from, until }: Span,
  draw: (seed: string) => NewAttempt,
  random: Random,
): DemoAttempt[] {
  const times = studyTimes(student.attempts, from, until, random);
  let mind: Mind = student;
  return times.map((startedAt, index) => {
    const isLeft = student.leavesOneOpen && index === times.length - 1;
    const drawn = draw(random.id(32));
    const attempt = take(
      drawn,
      mind,
      startedAt,
      isLeft ? random.int(2, drawn.items.length - 2) : null,
      random,
    );
    mind = afterAttempt(mind, random);
    return attempt;
  });
}

function take(
  drawn: NewAttempt,
  mind: Mind,
  startedAt: Date,
  leftAfter: number | null,
  random: Random,
): DemoAttempt {
  let clock = startedAt.getTime();
  const answers = drawn.items.map((item, position): DemoAnswer | null => {
    if (leftAfter !== null && position >= leftAfter) return null;
    const took = timeTakenMs(item.choices.length, random);
    clock += took + 1000 * random.int(3, 40); // and the time to read why
    return { response: answerOf(mind, item, random), timeTakenMs: took, answeredAt: new Date(clock) };
  });
  return {
    ...drawn,
    startedAt,
    submittedAt: leftAfter === null ? new Date(clock + 4_000) : null,
    answers,
  };
}

/** Questions fully right. */
export const correctIn = (items: readonly StoredItem[], answers: readonly (DemoAnswer | null)[]): number =>
  items.filter((item, position) => {
    const answer = answers[position];
    return answer && isFull(scoreResponse(item.question, item.key, answer.response));
  }).length;

/** The flashcard reviews of one student: at each sitting all that is due, oldest first. */
export function reviewsOf(
  student: DemoStudent,
  { from, until }: Span,
  random: Random,
): { readonly reviews: DemoReview[]; readonly memories: ReadonlyMap<string, Memory> } {
  const memories = new Map<string, Memory>();
  const reviews: DemoReview[] = [];
  if (!student.reviewsFlashcards) return { reviews, memories };
  for (const sitting of studyTimes(random.int(2, 9), from, until, random)) {
    let clock = sitting.getTime();
    for (const { id } of CARDS) {
      const before = memories.get(id) ?? null;
      if (before && before.due > sitting) continue;
      clock += 1000 * random.int(6, 25);
      const reviewedAt = new Date(clock);
      const grade = gradeOf(student, random);
      reviews.push({ cardId: id, rating: GRADES.indexOf(grade) + 1, reviewedAt, before });
      memories.set(id, review(before, grade, reviewedAt));
    }
  }
  return { reviews, memories };
}

function gradeOf({ ability }: DemoStudent, random: Random): Grade {
  if (random.int(1, 100) > ability * 100) return random.pick(['again', 'hard'] as const);
  return random.oneIn(4) ? 'easy' : 'good';
}
