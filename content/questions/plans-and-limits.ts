import { PLANS_AND_LIMITS } from './authored/plans-and-limits';
import { authoredFamily } from './parts/authored-family';

/** Planning ahead, and what becomes of peerings when networks move, grow or go. */
export const plansAndLimits = authoredFamily({
  id: 'plans-and-limits',
  title: 'Plans, limits and moves',
  questions: PLANS_AND_LIMITS,
});
