import { z } from 'zod';

/** Of which question, and of which of its parts, the repair is asked for. */
export const RepairRequest = z.object({
  attemptId: z.uuid(),
  position: z.coerce.number().int().min(0).max(99),
  part: z.coerce.number().int().min(0).max(20).nullable(),
});
