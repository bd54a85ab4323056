/** How well a card was remembered, from not at all to at once. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof GRADES)[number];

/** What is known of one person's memory of one card; the quantities are those of FSRS. */
export type Memory = {
  readonly due: Date;
  /** days until the chance to remember has fallen to nine in ten */
  readonly stability: number;
  /** from 1, easy, to 10 */
  readonly difficulty: number;
  readonly elapsedDays: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  /** 0 new, 1 learning, 2 review, 3 learning again */
  readonly state: number;
  readonly lastReview: Date | null;
};
