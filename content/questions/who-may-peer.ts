import { WHO_MAY_PEER } from './authored/who-may-peer';
import { authoredFamily } from './parts/authored-family';

/** Subscriptions, tenants and rights. */
export const whoMayPeer = authoredFamily({
  id: 'who-may-peer',
  title: 'Who may peer?',
  questions: WHO_MAY_PEER,
});
