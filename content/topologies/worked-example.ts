import type { Topology } from '@/lib/peering/topology';
import { idOf, networkSecurityGroup, nic, routeTable, subnet, subnetId, virtualNetwork } from './resources';

/**
 * The lesson's worked example: web servers in one network, reached from the internet through an application gateway;
 * databases in another, never exposed. Two networks on purpose, and not peered yet.
 */
export const WORKED_EXAMPLE: Topology = {
  resources: [
    virtualNetwork('vnet-east-us-1', '10.1.0.0/16', {
      subnets: [subnet('gateway', '10.1.0.0/24'), subnet('web', '10.1.1.0/24', { routeTable: 'rt-web' })],
    }),
    virtualNetwork('vnet-east-us-2', '10.2.0.0/16', {
      subnets: [subnet('db', '10.2.1.0/24', { networkSecurityGroup: 'nsg-db' })],
    }),
    {
      type: 'Microsoft.Network/applicationGateways',
      name: 'agw-web',
      id: idOf('applicationGateways', 'agw-web'),
      properties: {
        gatewayIPConfigurations: [
          { name: 'gateway', properties: { subnet: { id: subnetId('vnet-east-us-1', 'gateway') } } },
        ],
      },
    },
    nic('vm-web', ['vnet-east-us-1', 'web'], '10.1.1.4'),
    nic('vm-db', ['vnet-east-us-2', 'db'], '10.2.1.4'),
    networkSecurityGroup('nsg-db'),
    routeTable('rt-web'),
  ],
};
