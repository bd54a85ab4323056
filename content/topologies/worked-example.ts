import type { Resource, Topology } from '@/lib/peering/topology';
import type { Flow } from '@/lib/peering/trace';
import {
  idOf,
  linkId,
  networkSecurityGroup,
  nic,
  routeTable,
  subnet,
  subnetId,
  virtualNetwork,
  vnetId,
} from './resources';

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

/** What the reader can do, in the engine's own form: each is carried out, or refused with Azure's reason. */
export const OPERATIONS = {
  linkFrom1: {
    op: 'createPeering',
    virtualNetwork: { id: vnetId('vnet-east-us-1') },
    name: 'to-east-us-2',
    properties: { remoteVirtualNetwork: { id: vnetId('vnet-east-us-2') } },
  },
  linkFrom2: {
    op: 'createPeering',
    virtualNetwork: { id: vnetId('vnet-east-us-2') },
    name: 'to-east-us-1',
    properties: { remoteVirtualNetwork: { id: vnetId('vnet-east-us-1') } },
  },
  unlink1: { op: 'deletePeering', peering: { id: linkId('vnet-east-us-1', 'to-east-us-2') } },
  unlink2: { op: 'deletePeering', peering: { id: linkId('vnet-east-us-2', 'to-east-us-1') } },
  allowSql: {
    op: 'createSecurityRule',
    networkSecurityGroup: { id: idOf('networkSecurityGroups', 'nsg-db') },
    name: 'allow-sql-from-web',
    properties: inbound(110, 'Allow', 'Tcp', '10.1.1.0/24', '1433'),
  },
  denyRest: {
    op: 'createSecurityRule',
    networkSecurityGroup: { id: idOf('networkSecurityGroups', 'nsg-db') },
    name: 'deny-other-vnet',
    properties: inbound(200, 'Deny', '*', 'VirtualNetwork', '*'),
  },
  denySql: {
    op: 'createSecurityRule',
    networkSecurityGroup: { id: idOf('networkSecurityGroups', 'nsg-db') },
    name: 'deny-sql',
    properties: inbound(100, 'Deny', 'Tcp', '10.1.0.0/16', '1433'),
  },
  routeToNowhere: {
    op: 'createRoute',
    routeTable: { id: idOf('routeTables', 'rt-web') },
    name: 'db-to-nowhere',
    properties: { addressPrefix: '10.2.0.0/16', nextHopType: 'None' },
  },
} as const;

function inbound(priority: number, access: 'Allow' | 'Deny', protocol: string, from: string, port: string) {
  return {
    priority,
    direction: 'Inbound',
    access,
    protocol,
    sourceAddressPrefix: from,
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: port,
  } as const;
}

/** The packet: from the web server to the database's address, to this port. */
export const packetTo = (destinationPort: number): Flow => ({
  source: { networkInterface: { id: idOf('networkInterfaces', 'vm-web') } },
  destination: { ipAddress: '10.2.1.4' },
  protocol: 'Tcp',
  sourcePort: 50_000,
  destinationPort,
});

/** Takes rules out of `nsg-db`, or routes out of `rt-web`, by name: that is nothing Azure could refuse. */
export function without(topology: Topology, names: readonly string[]): Topology {
  const keep = (list: unknown): unknown =>
    Array.isArray(list) ? list.filter((one) => !names.includes(String(one?.name))) : list;
  return {
    ...topology,
    resources: topology.resources
      .filter((resource) => !names.includes(resource.name.split('/').at(-1) ?? ''))
      .map((resource): Resource => {
        const { properties } = resource;
        if (!properties) return resource;
        return {
          ...resource,
          properties: {
            ...properties,
            ...('securityRules' in properties && { securityRules: keep(properties.securityRules) }),
            ...('routes' in properties && { routes: keep(properties.routes) }),
          },
        };
      }),
  };
}
