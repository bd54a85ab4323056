import { z } from 'zod';
import { GRADES } from './memory';

/** A review as a browser sends it; its id comes from the address. */
export const Review = z.object({
  reviewId: z.uuid(),
  cardId: z.string().regex(/^[a-z0-9-]{1,80}$/),
  grade: z.enum(GRADES),
});

export const ReviewId = z.uuid();
