import { z } from 'zod';

/** The form that starts a quiz. */
export const AttemptRequest = z.object({
  /** slug of the lesson whose quiz it is */
  quiz: z.string().regex(/^[a-z0-9-]{1,80}$/),
  /** draw new questions although an attempt is open */
  again: z
    .literal('yes')
    .optional()
    .transform((again) => again === 'yes'),
});
