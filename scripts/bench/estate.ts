import { hubAndSpokes } from '../../lib/peering/testing/hub-and-spoke';
import type { Topology } from '../../lib/peering/topology';

export const HTTPS = { protocol: 'Tcp', destinationPort: 443 } as const;

/** An estate of so many virtual networks: four meshed hubs with their spokes, two where there are fewer than 20. */
export function estateOf(virtualNetworks: number): Topology {
  const hubs = virtualNetworks < 20 ? 2 : 4;
  return hubAndSpokes(hubs, Math.round(virtualNetworks / hubs) - 1);
}
