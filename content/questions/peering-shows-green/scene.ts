import type { NsgPlan, RoutePlan } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

export const tableOf = (site: Site) => `rt-${site.workload}`;
export const groupOf = (site: Site) => `nsg-${site.workload}`;

/** What stands in the way, or seems to. */
export type Matter =
  | 'far-rules'
  | 'tag'
  | 'locked-out'
  | 'cut-there'
  | 'cut-back'
  | 'wide-there'
  | 'wide-back';

export const cut = (site: Site, prefix: string): RoutePlan[] => [
  { name: 'quarantine', prefix, nextHop: 'None' },
  { name: `partner-of-${site.workload}`, prefix: '198.51.100.0/24', nextHop: 'Internet' },
];

export const otherPort = (site: Site) => (site.role.port === 443 ? '8443' : '443');

export function rulesOf(matter: Matter, to: Site): NsgPlan['rules'] {
  const port = matter === 'far-rules' ? otherPort(to) : String(to.role.port);
  return [
    {
      name: matter === 'far-rules' ? `AllowPort${port}` : 'AllowVnet',
      priority: 300,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      source: 'VirtualNetwork',
      port,
    },
    { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
    ...(matter === 'locked-out'
      ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
      : []),
  ];
}
