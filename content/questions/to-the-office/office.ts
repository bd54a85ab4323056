import type { ReachAnswer } from '@/lib/quiz/ask';
import { arrives } from '@/lib/quiz/phrase';
import { lastSubnetOf } from '../../topologies/addresses';
import { idOf } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

export const OFFICE = '10.254.0.0/16';
/** a machine in the office */
export const DESK = '10.254.3.20';

export const gatewaySubnet = (site: Site) => ({
  name: 'GatewaySubnet',
  range: lastSubnetOf(site.range, 27),
});
export const gatewayName = (hub: Site): string => `vgw-${hub.workload}`;

const CONNECTION = { protocol: 'Tcp' as const, sourcePort: 50_000, destinationPort: 443 };

export const flowTo = (from: Site, address: string) => ({
  kind: 'reach' as const,
  source: { networkInterface: { id: idOf('nic', from.vm) } },
  destination: { ipAddress: address },
  ...CONNECTION,
});
export const flowFromOffice = (to: Site) => ({
  kind: 'reach' as const,
  source: { ipAddress: DESK },
  destination: { ipAddress: to.ip },
  ...CONNECTION,
});

/** Both ways: a connection takes replies. */
export const connects = (answer: unknown): boolean => {
  const reached = answer as ReachAnswer;
  return arrives(reached) && reached.replyAllowed;
};
