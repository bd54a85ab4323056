import { type Card, createEmptyCard, type Grade as FsrsGrade, fsrs, Rating } from 'ts-fsrs';
import type { Grade, Memory } from './memory';

// Without chance in the intervals, the same reviews always give the same days: a state can be rebuilt from its log.
const scheduler = fsrs({ enable_fuzz: false });

const RATINGS: Record<Grade, FsrsGrade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/**
 * What is remembered of a card after a review.
 * @param before null for a card never reviewed
 */
export function review(before: Memory | null, grade: Grade, now: Date): Memory {
  return toMemory(scheduler.next(toCard(before, now), now, RATINGS[grade]).card);
}

/** When the card would be due after each of the four grades. */
export function previewDue(before: Memory | null, now: Date): Readonly<Record<Grade, Date>> {
  const preview = scheduler.repeat(toCard(before, now), now);
  return {
    again: preview[Rating.Again].card.due,
    hard: preview[Rating.Hard].card.due,
    good: preview[Rating.Good].card.due,
    easy: preview[Rating.Easy].card.due,
  };
}

function toCard(memory: Memory | null, now: Date): Card {
  if (!memory) return createEmptyCard(now);
  return {
    due: memory.due,
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: memory.elapsedDays,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.state,
    ...(memory.lastReview && { last_review: memory.lastReview }),
  };
}

function toMemory(card: Card): Memory {
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    elapsedDays: card.elapsed_days,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    lastReview: card.last_review ?? null,
  };
}
