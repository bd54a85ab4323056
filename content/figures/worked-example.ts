import type { LiveFigure, RulePlace } from '@/lib/live-figure/definition';
import { WORKED_EXAMPLE } from '../topologies/worked-example';
import { packet } from './packets';

const rule = (
  name: string,
  priority: number,
  access: 'Allow' | 'Deny',
  [protocol, sourceAddressPrefix, destinationPortRange]: readonly [string, string, string],
): RulePlace => ({
  networkSecurityGroup: 'nsg-db',
  name,
  properties: {
    priority,
    direction: 'Inbound',
    access,
    protocol,
    sourceAddressPrefix,
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange,
  },
});

/** The worked example: join the web servers and the databases, send the query, then stop it again. */
export const workedExample: LiveFigure = {
  id: 'worked-example',
  title: 'A shop in two networks',
  note: '`agw-web` is drawn, and not part of what is computed.',
  topology: WORKED_EXAMPLE,
  groups: [
    {
      legend: '1. Join them',
      switches: [
        {
          id: 'link-1',
          label: 'A link in `vnet-east-us-1` to `vnet-east-us-2`',
          kind: 'links',
          links: [{ from: 'vnet-east-us-1', to: 'vnet-east-us-2', name: 'to-east-us-2' }],
        },
        {
          id: 'link-2',
          label: 'A link in `vnet-east-us-2` to `vnet-east-us-1`',
          kind: 'links',
          links: [{ from: 'vnet-east-us-2', to: 'vnet-east-us-1', name: 'to-east-us-1' }],
        },
      ],
    },
    {
      legend: '2. Send a packet from vm-web',
      packets: [
        packet('query', 'To the database, port 1433', 'vm-web', '10.2.1.4:1433'),
        packet('ssh', 'Something else, port 22', 'vm-web', '10.2.1.4:22'),
      ],
    },
    {
      legend: '3. Stop it',
      switches: [
        {
          id: 'deny-sql',
          label: 'NSG rule: deny port 1433 from `10.1.0.0/16`',
          kind: 'rules',
          rules: [rule('deny-sql', 100, 'Deny', ['Tcp', '10.1.0.0/16', '1433'])],
        },
        {
          id: 'route',
          label: 'User route: `10.2.0.0/16` to nowhere',
          kind: 'routes',
          routes: [
            {
              routeTable: 'rt-web',
              name: 'db-to-nowhere',
              properties: { addressPrefix: '10.2.0.0/16', nextHopType: 'None' },
            },
          ],
        },
        {
          id: 'narrow',
          label: 'Two NSG rules: port 1433 from the web servers, and nothing else',
          kind: 'rules',
          rules: [
            rule('allow-sql-from-web', 110, 'Allow', ['Tcp', '10.1.1.0/24', '1433']),
            rule('deny-other-vnet', 200, 'Deny', ['*', 'VirtualNetwork', '*']),
          ],
        },
      ],
    },
  ],
  hint: 'Nothing was sent yet. Send a packet to `10.2.1.4:1433`, first as the networks are, then with one link, then with both. From then on it is sent again after every change.',
};
