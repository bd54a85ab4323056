import { z } from 'zod';

/** Where in which lesson: the two last parts of the address. */
export const Place = z.object({
  lesson: z.string().regex(/^[a-z0-9-]{1,80}$/),
  place: z.string().regex(/^[a-z0-9-]{1,100}$/),
});

export const Seed = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');

export const Guess = z.object({
  seed: Seed,
  /** ids of choices, as the question's kind has it */
  response: z
    .array(z.string().regex(/^[a-z0-9-]{1,32}$/))
    .min(1)
    .max(12),
});
