import { PEERING_OR_GATEWAY } from './authored/peering-or-gateway';
import { authoredFamily } from './parts/authored-family';

/** Peering beside the other ways to join networks. */
export const peeringOrGateway = authoredFamily({
  id: 'peering-or-gateway',
  title: 'Peering or a gateway?',
  questions: PEERING_OR_GATEWAY,
});
