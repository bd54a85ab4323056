import { z } from 'zod';

/** An answer as a browser sends it; the attempt's id comes from the address. */
export const Answer = z.object({
  attemptId: z.uuid(),
  answerId: z.uuid(),
  position: z.int().min(0).max(99),
  /** ids of choices, as the question's kind has it */
  response: z
    .array(z.string().regex(/^[a-z0-9-]{1,32}$/))
    .min(1)
    .max(12),
  // a tab that stood open overnight took no day to answer: longer than an hour says nothing
  timeTakenMs: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .transform((ms) => (ms === null ? null : Math.min(ms, 3_600_000))),
});
export type Answer = z.infer<typeof Answer>;

export const Submission = z.object({
  attemptId: z.uuid(),
  /** close the attempt although questions are unanswered */
  finishUnanswered: z.boolean().default(false),
});

export const AttemptId = z.uuid();
