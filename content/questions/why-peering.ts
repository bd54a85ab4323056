import { WHY_PEERING } from './authored/why-peering';
import { authoredFamily } from './parts/authored-family';

/** What peering is for, and what it leaves alone. */
export const whyPeering = authoredFamily({
  id: 'why-peering',
  title: 'What peering is for',
  questions: WHY_PEERING,
});
