import { NAMES_OVER_PEERING } from './authored/names-over-peering';
import { authoredFamily } from './parts/authored-family';

/** Names and peering have nothing to do with each other. */
export const namesOverPeering = authoredFamily({
  id: 'names-over-peering',
  title: 'Names over a peering',
  questions: NAMES_OVER_PEERING,
});
