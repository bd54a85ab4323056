import { z } from 'zod';

const Concept = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** The form that starts practising. */
export const PracticeRequest = z.object({
  /** practise this concept alone; a form's empty choice means all */
  concept: z.union([z.literal('').transform(() => undefined), Concept]).optional(),
  /** end what is open and begin anew */
  again: z
    .literal('yes')
    .optional()
    .transform((again) => again === 'yes'),
});

export const NextRequest = z.object({
  attemptId: z.uuid(),
  /** of the question that is asked for: as many as there are so far. A repeat gets the same question again */
  position: z.int().min(1).max(99),
  /** the last question may be left unanswered */
  skip: z.boolean().default(false),
  concept: Concept.optional(),
  /** another variant of the question at this position */
  like: z.int().min(0).max(99).optional(),
});
export type NextRequest = z.infer<typeof NextRequest>;

/** The most questions one session holds: a page that shows them all stays light. */
export const MOST_QUESTIONS = 100;
