import { WHAT_IT_COSTS } from './authored/what-it-costs';
import { authoredFamily } from './parts/authored-family';

/** What is charged for peered traffic, and to whom. */
export const whatItCosts = authoredFamily({
  id: 'what-it-costs',
  title: 'What a peering costs',
  questions: WHAT_IT_COSTS,
});
