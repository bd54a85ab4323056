import { describe, expect, test } from 'vitest';
import type { Topology } from '@/lib/peering/topology';
import type { Trace } from '@/lib/peering/trace';
import { buildFigure } from './build';

const vnet = (name: string, range: string, properties: object = {}, location = 'eastus') => ({
  type: 'Microsoft.Network/virtualNetworks',
  name,
  location,
  properties: { addressSpace: { addressPrefixes: [range] }, ...properties },
});
const idOf = (type: string, name: string) => ({ id: `/x/providers/Microsoft.Network/${type}/${name}` });
const peering = (name: string, to: string, properties: object = {}) => ({
  name,
  properties: { remoteVirtualNetwork: idOf('virtualNetworks', to), ...properties },
});
const nicIn = (
  name: string,
  vnetName: string,
  subnet: string,
  privateIPAddress?: string,
  properties: object = {},
) => ({
  type: 'Microsoft.Network/networkInterfaces',
  name,
  properties: {
    ipConfigurations: [
      {
        name: 'a',
        properties: {
          subnet: { id: `/x/providers/Microsoft.Network/virtualNetworks/${vnetName}/subnets/${subnet}` },
          ...(privateIPAddress && { privateIPAddress }),
        },
      },
    ],
    ...properties,
  },
});
const subnet = (name: string, addressPrefix: string, properties: object = {}) => ({
  name,
  properties: { addressPrefix, ...properties },
});

const pair: Topology = {
  resources: [
    vnet('a', '10.1.0.0/16', {
      subnets: [subnet('web', '10.1.1.0/24', { routeTable: idOf('routeTables', 'rt') })],
      virtualNetworkPeerings: [peering('to-b', 'b', { allowForwardedTraffic: true })],
    }),
    vnet(
      'b',
      '10.2.0.0/16',
      {
        subnets: [
          subnet('db', '10.2.1.0/24', { networkSecurityGroup: idOf('networkSecurityGroups', 'nsg-db') }),
        ],
        virtualNetworkPeerings: [peering('to-a', 'a')],
      },
      'westeurope',
    ),
    nicIn('vm-web', 'a', 'web', '10.1.1.4'),
    nicIn('vm-db', 'b', 'db'),
    nicIn('nva', 'b', 'db', '10.2.1.9'),
    {
      type: 'Microsoft.Network/routeTables',
      name: 'rt',
      properties: {
        routes: [
          {
            name: 'all',
            properties: {
              addressPrefix: '0.0.0.0/0',
              nextHopType: 'VirtualAppliance',
              nextHopIpAddress: '10.2.1.9',
            },
          },
        ],
      },
    },
    {
      type: 'Microsoft.Network/networkSecurityGroups',
      name: 'nsg-db',
      properties: {
        securityRules: [
          {
            name: 'late',
            properties: {
              priority: 200,
              direction: 'Inbound',
              access: 'Allow',
              protocol: '*',
              sourceAddressPrefix: '*',
              destinationAddressPrefix: '*',
              sourcePortRange: '*',
              destinationPortRange: '*',
            },
          },
          {
            name: 'deny-sql',
            properties: {
              priority: 100,
              direction: 'Inbound',
              access: 'Deny',
              protocol: 'Tcp',
              sourceAddressPrefixes: ['10.1.0.0/16', '10.9.0.0/16'],
              destinationAddressPrefix: '*',
              sourcePortRange: '*',
              destinationPortRange: '1433',
            },
          },
        ],
      },
    },
  ],
};

test('a link without a state has the one that the two sides make', () => {
  expect(buildFigure(pair).links.map((link) => [link.id, link.state, link.isGlobal])).toEqual([
    ['link:a/to-b', 'Connected', true],
    ['link:b/to-a', 'Connected', true],
  ]);
  const alone = {
    resources: [
      vnet('a', '10.1.0.0/16', { virtualNetworkPeerings: [peering('to-b', 'b')] }),
      vnet('b', '10.2.0.0/16'),
    ],
  };
  expect(buildFigure(alone).links.map((link) => link.state)).toEqual(['Initiated']);
});

test('what is attached to a subnet stands with it, the rules by priority, lists joined', () => {
  const [a, b] = buildFigure(pair).vnets;
  expect(a?.subnets[0]?.routeTable?.routes[0]?.nextHopIpAddress).toBe('10.2.1.9');
  expect(b?.subnets[0]?.networkSecurityGroup?.rules.map((rule) => [rule.name, rule.source])).toEqual([
    ['deny-sql', '10.1.0.0/16, 10.9.0.0/16'],
    ['late', '*'],
  ]);
});

test('a NIC that a route names as next hop is an appliance, and says whether it may forward', () => {
  const nodes = buildFigure(pair).vnets.flatMap((one) => one.subnets.flatMap((each) => each.nodes));
  expect(nodes.find((node) => node.name === 'nva')).toMatchObject({ kind: 'appliance', ipForwarding: false });
  expect(nodes.find((node) => node.name === 'vm-web')).toMatchObject({ kind: 'nic', id: 'nic:vm-web' });
});

test('an address that is left to Azure is the one the engine gives', () => {
  const nodes = buildFigure(pair).vnets.flatMap((one) => one.subnets.flatMap((each) => each.nodes));
  expect(nodes.find((node) => node.name === 'vm-db')?.ipAddress).toBe('10.2.1.4');
});

test.each([
  ['nothing', { resources: [] }],
  ['no list of resources', {} as Topology],
  [
    'a network without an address space',
    { resources: [{ type: 'Microsoft.Network/virtualNetworks', name: 'a' }] },
  ],
  ['a NIC in a subnet that is not there', { resources: [nicIn('x', 'nowhere', 's', '10.0.0.4')] }],
  [
    'a peering to a network that is not there',
    { resources: [vnet('a', '10.1.0.0/16', { virtualNetworkPeerings: [peering('p', 'gone')] })] },
  ],
])('a topology with %s is drawn as far as it goes', (_, topology) => {
  expect(() => buildFigure(topology as Topology)).not.toThrow();
});

describe('the packet of a trace', () => {
  const trace = (over: Partial<Trace>): Trace => ({
    source: { ipAddress: '10.1.1.4', networkInterface: 'vm-web' },
    destination: { ipAddress: '10.2.1.4', networkInterface: 'vm-db' },
    protocol: 'Tcp',
    sourcePort: 50000,
    destinationPort: 1433,
    hops: [],
    outcome: { kind: 'delivered', to: 'vm-db' },
    ...over,
  });
  const web = { kind: 'nic', name: 'vm-web' } as const;
  const db = { kind: 'nic', name: 'vm-db' } as const;
  const crossing = {
    kind: 'peering',
    passed: true,
    rules: [],
    from: 'a',
    to: 'b',
    link: 'b/to-a',
    check: 'forwarded-traffic',
  } as const;

  test('takes the lane of the network it leaves, whichever link was checked', () => {
    const { packet } = buildFigure(
      pair,
      trace({
        hops: [
          { node: web, steps: [crossing] },
          { node: db, steps: [] },
        ],
      }),
    );
    expect(packet).toEqual({ way: ['nic:vm-web', 'link:a/to-b', 'nic:vm-db'], outcome: 'delivered' });
  });

  test('stops at the NSG, where it is attached', () => {
    const nsg = {
      kind: 'nsg',
      passed: false,
      rules: [],
      networkSecurityGroup: 'nsg-db',
      at: 'subnet',
      attachedTo: 'b/db',
      direction: 'Inbound',
      rule: {
        name: 'deny-sql',
        priority: 100,
        access: 'Deny',
        direction: 'Inbound',
        isDefault: false,
        source: '',
        destination: '',
        destinationPort: '1433',
        protocol: 'Tcp',
      },
    } as const;
    const { packet } = buildFigure(
      pair,
      trace({
        hops: [
          { node: web, steps: [crossing] },
          { node: db, steps: [nsg] },
        ],
        outcome: { kind: 'dropped', reason: 'nsg-deny', dropAt: 'nsg-db', ruleName: 'deny-sql' },
      }),
    );
    expect(packet?.stoppedAt).toBe('nsg:nsg-db@subnet:b/db');
    expect(packet?.label).toBe('rule deny-sql');
    // it never reached the machine
    expect(packet?.way).toEqual(['nic:vm-web', 'link:a/to-b']);
  });

  test('says the route that dropped it', () => {
    const route = {
      kind: 'route',
      passed: false,
      rules: [],
      subnet: 'a/web',
      destination: '10.3.0.4',
      chosen: { addressPrefix: '10.0.0.0/8', source: 'Default', nextHopType: 'None' },
      beaten: [],
    } as const;
    const { packet } = buildFigure(
      pair,
      trace({
        hops: [{ node: web, steps: [route] }],
        outcome: { kind: 'dropped', reason: 'system-route-none', dropAt: 'vm-web' },
      }),
    );
    expect(packet).toEqual({
      way: ['nic:vm-web'],
      outcome: 'dropped',
      stoppedAt: 'nic:vm-web',
      label: '10.0.0.0/8 → None',
    });
  });
});
