import type { LiveFigure, RoutePlace, RulePlace } from '@/lib/live-figure/definition';
import { link, networkSecurityGroup, nic, routeTable, subnet, virtualNetwork } from '../topologies/resources';
import { packet } from './packets';

const rule = (
  networkSecurityGroup: string,
  name: string,
  properties: RulePlace['properties'],
): RulePlace => ({
  networkSecurityGroup,
  name,
  properties: { protocol: '*', sourcePortRange: '*', destinationPortRange: '*', ...properties },
});
const DENY_INTERNET = rule('nsg-app', 'deny-internet', {
  priority: 200,
  direction: 'Outbound',
  access: 'Deny',
  sourceAddressPrefix: '*',
  destinationAddressPrefix: 'Internet',
});
const DENY_PEERS = rule('nsg-db', 'deny-peers', {
  priority: 200,
  direction: 'Inbound',
  access: 'Deny',
  sourceAddressPrefix: 'VirtualNetwork',
  destinationAddressPrefix: '*',
});
const ALLOW_APP = rule('nsg-db', 'allow-app', {
  priority: 110,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  sourceAddressPrefix: '10.60.1.0/24',
  destinationAddressPrefix: '*',
  destinationPortRange: '5432',
});
const QUARANTINE: RoutePlace = {
  routeTable: 'rt-app',
  name: 'quarantine',
  properties: { addressPrefix: '10.70.1.0/24', nextHopType: 'None' },
};

/** What blocks traffic: the peering is up, two things are in the way, and others only look as if they were. */
export const whatBlocks: LiveFigure = {
  id: 'what-blocks',
  title: 'Connected, and still nothing arrives',
  note: 'Somebody tightened things last night. Both links say Connected.',
  topology: {
    resources: [
      virtualNetwork('vnet-app', '10.60.0.0/16', {
        subnets: [subnet('app', '10.60.1.0/24', { routeTable: 'rt-app', networkSecurityGroup: 'nsg-app' })],
        peerings: [link('app-to-db', 'vnet-db')],
      }),
      virtualNetwork('vnet-db', '10.70.0.0/16', {
        subnets: [subnet('db', '10.70.1.0/24', { networkSecurityGroup: 'nsg-db' })],
        peerings: [link('db-to-app', 'vnet-app')],
      }),
      nic('vm-app', ['vnet-app', 'app'], '10.60.1.4'),
      nic('vm-db', ['vnet-db', 'db'], '10.70.1.4'),
      networkSecurityGroup('nsg-app', [DENY_INTERNET]),
      networkSecurityGroup('nsg-db', [DENY_PEERS]),
      routeTable('rt-app', [QUARANTINE]),
    ],
  },
  groups: [
    {
      legend: '1. Send the query',
      packets: [
        packet('query', 'vm-app to vm-db, port 5432', 'vm-app', '10.70.1.4:5432'),
        packet('ssh', 'The same, port 22', 'vm-app', '10.70.1.4:22'),
      ],
    },
    {
      legend: '2. Untick what blocks it, and nothing else',
      switches: [
        {
          id: 'deny-internet',
          label: '`nsg-app`: deny outbound to the tag `Internet`',
          kind: 'rules',
          rules: [DENY_INTERNET],
        },
        {
          id: 'quarantine',
          label: '`rt-app`: a user route `10.70.1.0/24` to `None`',
          kind: 'routes',
          routes: [QUARANTINE],
        },
        {
          id: 'deny-peers',
          label: '`nsg-db`: deny inbound from the tag `VirtualNetwork`, priority 200',
          kind: 'rules',
          rules: [DENY_PEERS],
        },
      ],
    },
    {
      legend: '3. Or keep the deny, and let in only the query',
      switches: [
        {
          id: 'allow-app',
          label: '`nsg-db`: allow port 5432 from `10.60.1.0/24`, priority 110',
          kind: 'rules',
          rules: [ALLOW_APP],
        },
      ],
    },
  ],
  hint: 'Send the query, and see how far it comes. When one thing is out of the way, the next one shows.',
  routesOf: ['vm-app'],
};
