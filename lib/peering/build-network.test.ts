import { describe, expect, test } from 'vitest';
import { buildNetwork } from './build-network';
import {
  gateway,
  idOf,
  link,
  nic,
  nicId,
  nsg,
  peering,
  reach,
  site,
  subnetId,
  table,
  topology,
  vnet,
  vnetId,
} from './testing/builders';
import type { Resource, Topology } from './topology';

const problemsOf = (given: Topology) => {
  const built = buildNetwork(given);
  return built.ok ? [] : built.error;
};
const codes = (given: Topology) => problemsOf(given).map(({ code }) => code);

describe('each thing that is wrong is named with its resource and place', () => {
  const good = vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' });
  const rows: readonly { says: string; given: Topology; code: string; resource: string; path: string }[] = [
    {
      says: 'R1: ranges that overlap',
      given: topology(vnet('v', ['10.0.0.0/16', '10.0.9.0/24'])),
      code: 'range-overlaps',
      resource: vnetId('v'),
      path: 'properties.addressSpace.addressPrefixes[1]',
    },
    {
      says: 'R3: a forbidden range',
      given: topology(vnet('v', '169.254.7.0/24')),
      code: 'forbidden-range',
      resource: vnetId('v'),
      path: 'properties.addressSpace.addressPrefixes[0]',
    },
    {
      says: 'R3: a range that takes in a forbidden address',
      given: topology(vnet('v', '168.63.0.0/16')),
      code: 'forbidden-range',
      resource: vnetId('v'),
      path: 'properties.addressSpace.addressPrefixes[0]',
    },
    {
      says: 'R4: a subnet outside',
      given: topology(vnet('v', '10.0.0.0/16', { s: '10.1.1.0/24' })),
      code: 'subnet-outside-vnet',
      resource: vnetId('v'),
      path: 'properties.subnets[0].properties.addressPrefix',
    },
    {
      says: 'R4: subnets that overlap',
      given: topology(vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24', t: '10.0.1.128/25' })),
      code: 'subnet-overlaps',
      resource: vnetId('v'),
      path: 'properties.subnets[1].properties.addressPrefix',
    },
    {
      says: 'R6: a subnet too small',
      given: topology(vnet('v', '10.0.0.0/16', { s: '10.0.1.0/30' })),
      code: 'subnet-too-small',
      resource: vnetId('v'),
      path: 'properties.subnets[0].properties.addressPrefix',
    },
    {
      says: 'R6: an IPv6 subnet that is no /64',
      given: topology(vnet('v', 'fd00::/48', { s: 'fd00::/56' })),
      code: 'subnet-too-large',
      resource: vnetId('v'),
      path: 'properties.subnets[0].properties.addressPrefix',
    },
    {
      says: 'a network without a range',
      given: topology(vnet('v', [])),
      code: 'address-space-missing',
      resource: vnetId('v'),
      path: 'properties.addressSpace.addressPrefixes',
    },
    {
      says: 'a range with host bits',
      given: topology(vnet('v', '10.0.1.0/16')),
      code: 'host-bits-set',
      resource: vnetId('v'),
      path: 'properties.addressSpace.addressPrefixes[0]',
    },
    {
      says: 'a malformed range',
      given: topology(vnet('v', '10.0.0/16')),
      code: 'malformed-prefix',
      resource: vnetId('v'),
      path: 'properties.addressSpace.addressPrefixes[0]',
    },
    {
      says: 'a subnet whose NSG is not there',
      given: topology(vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'gone' }] })),
      code: 'reference-not-found',
      resource: vnetId('v'),
      path: 'properties.subnets[0].properties.networkSecurityGroup',
    },
    {
      says: 'a NIC outside its subnet',
      given: topology(good, nic('vm', 'v/s', '10.0.2.4')),
      code: 'address-outside-subnet',
      resource: nicId('vm'),
      path: 'properties.ipConfigurations',
    },
    {
      says: 'a NIC in a subnet that is not there',
      given: topology(good, nic('vm', 'v/gone', '10.0.1.4')),
      code: 'reference-not-found',
      resource: nicId('vm'),
      path: 'properties.ipConfigurations[0].properties.subnet',
    },
    {
      says: 'an address two NICs want',
      given: topology(good, nic('vm', 'v/s', '10.0.1.4'), nic('vm2', 'v/s', '10.0.1.4')),
      code: 'address-taken',
      resource: nicId('vm2'),
      path: 'properties.ipConfigurations',
    },
    {
      says: 'R90: two rules of one priority',
      given: topology(
        nsg('n', '100 Inbound Deny Tcp from * to * port 22', '100 Inbound Allow Udp from * to * port 22'),
      ),
      code: 'priority-taken',
      resource: idOf('networkSecurityGroups', 'n'),
      path: 'properties.securityRules',
    },
    {
      says: 'R90: a priority out of range',
      given: topology(nsg('n', '4097 Inbound Deny Tcp from * to * port 22')),
      code: 'priority-out-of-range',
      resource: idOf('networkSecurityGroups', 'n'),
      path: 'properties.securityRules[0].properties.priority',
    },
    {
      says: 'a port that is none',
      given: topology(nsg('n', '100 Inbound Deny Tcp from * to * port 90000')),
      code: 'malformed-port',
      resource: idOf('networkSecurityGroups', 'n'),
      path: 'properties.securityRules[0].properties.destinationPortRanges',
    },
    {
      says: 'R73: a next hop type no user route has',
      given: topology(table('rt', { '10.0.0.0/8': 'VNetPeering' })),
      code: 'unknown-value',
      resource: idOf('routeTables', 'rt'),
      path: 'properties.routes[0].properties.nextHopType',
    },
    {
      says: 'R73: an appliance without an address',
      given: topology(table('rt', { '10.0.0.0/8': 'VirtualAppliance' })),
      code: 'next-hop-address-missing',
      resource: idOf('routeTables', 'rt'),
      path: 'properties.routes[0].properties.nextHopIpAddress',
    },
    {
      says: 'R17: two links to one network',
      given: topology(good, vnet('w', '10.1.0.0/16'), link('v', 'w'), {
        ...link('v', 'w'),
        name: 'v/again',
        id: `${vnetId('v')}/virtualNetworkPeerings/again`,
      }),
      code: 'already-peered',
      resource: `${vnetId('v')}/virtualNetworkPeerings/again`,
      path: 'properties.remoteVirtualNetwork',
    },
    {
      says: 'a link to itself',
      given: topology(good, link('v', 'v')),
      code: 'peering-to-itself',
      resource: link('v', 'v').id ?? '',
      path: 'properties.remoteVirtualNetwork',
    },
    {
      says: 'R15: peers that overlap',
      given: topology(good, vnet('w', '10.0.0.0/20'), peering('v', 'w')),
      code: 'address-spaces-overlap',
      resource: link('v', 'w').id ?? '',
      path: 'properties.remoteVirtualNetwork',
    },
    {
      says: 'a link of a network that is not there',
      given: topology(good, link('gone', 'v')),
      code: 'parent-not-found',
      resource: link('gone', 'v').id ?? '',
      path: 'name',
    },
    {
      says: 'a connection of a gateway that is not there',
      given: topology(site('branch', '192.168.1.0/24', 'gone')),
      code: 'reference-not-found',
      resource: idOf('connections', 'cn-branch'),
      path: 'properties.virtualNetworkGateway1',
    },
    {
      says: 'a gateway in a subnet that is not there',
      given: topology(good, gateway('gw', 'v')),
      code: 'reference-not-found',
      resource: idOf('virtualNetworkGateways', 'gw'),
      path: 'properties.subnet',
    },
    {
      says: 'one id twice',
      given: topology(good, { ...good, name: 'V', id: vnetId('V') }),
      code: 'duplicate-resource',
      resource: vnetId('V'),
      path: 'resources[1].id',
    },
    {
      says: 'a resource without a type',
      given: { resources: [{ name: 'x' } as unknown as Resource] },
      code: 'type-missing',
      resource: 'x',
      path: 'resources[0].type',
    },
    {
      says: 'a flag that is neither true nor false',
      given: topology(good, vnet('w', '10.1.0.0/16'), link('v', 'w', { allowForwardedTraffic: 'maybe' })),
      code: 'malformed',
      resource: link('v', 'w').id ?? '',
      path: 'properties.allowForwardedTraffic',
    },
  ];
  test.each(rows)('$says', ({ given, code, resource, path }) => {
    expect(problemsOf(given)).toContainEqual({
      code,
      resource,
      path,
      message: expect.stringMatching(/\w.*\.$/),
    });
  });
});

test('all problems come at once', () => {
  const given = topology(
    vnet('v', '10.0.0.0/16', { s: '10.9.1.0/24' }),
    vnet('w', '127.0.0.0/8'),
    nsg('n', '50 Inbound Deny Tcp from 10.0.0.300 to * port 22'),
  );
  expect(codes(given).sort()).toEqual([
    'forbidden-range',
    'malformed-address',
    'priority-out-of-range',
    'subnet-outside-vnet',
  ]);
});

test.each([
  null,
  1,
  'x',
  [],
  {},
  { resources: null },
  { resources: [null, 1, []] },
  { resources: [{ type: 'a/b', name: 'x', properties: 1 }] },
])('%j is no topology, and that is said', (given) => {
  expect(codes(given as unknown as Topology)).not.toEqual([]);
});

describe('R111: overlap that is allowed', () => {
  test('between subnet-peered networks', () => {
    const names = { peerCompleteVnets: false, localSubnetNames: ['in'], remoteSubnetNames: ['in'] };
    const given = topology(
      vnet('a', ['10.1.0.0/16', '10.9.0.0/16'], { in: '10.1.1.0/24' }),
      vnet('b', ['10.2.0.0/16', '10.9.0.0/16'], { in: '10.2.1.0/24' }),
      peering('a', 'b', names, names),
    );
    expect(codes(given)).toEqual([]);
  });
  test('with a link that is left over', () => {
    const given = topology(
      vnet('a', '10.1.0.0/16'),
      vnet('b', '10.1.0.0/16'),
      link('a', 'b', { peeringState: 'Disconnected' }),
    );
    expect(codes(given)).toEqual([]);
  });
});

describe('ids', () => {
  const resources: Resource[] = [
    {
      type: 'microsoft.network/VIRTUALNETWORKS',
      name: 'hub',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [{ name: 'S', properties: { addressPrefix: '10.0.1.0/24' } }],
      },
    },
    {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      name: 'hub/t',
      properties: { addressPrefix: '10.0.2.0/24' },
    },
    nic('vm', 'HUB/s', '10.0.1.4'),
    nic('vm2', 'hub/T', '10.0.2.4'),
  ];
  test('compare without case, and are derived where they are missing', () => {
    expect(reach({ resources }, 'VM', '10.0.2.4')).toMatchObject({ reachable: true });
  });
  test('a child declared on its own counts like one inside its parent, and wins over it', () => {
    const own: Resource = {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      name: 'v/s',
      id: subnetId('v/s'),
      properties: { addressPrefix: '10.0.7.0/24' },
    };
    const built = buildNetwork(
      topology(vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' }), own, nic('vm', 'v/s', '10.0.7.4')),
    );
    expect(built.ok && built.value.virtualNetworks[0]?.subnets).toHaveLength(1);
  });
});

describe('R24: states', () => {
  const statesOf = (onA: Record<string, unknown> | null, onB: Record<string, unknown> | null) => {
    const built = buildNetwork(
      topology(
        vnet('a', '10.1.0.0/16'),
        vnet('b', '10.2.0.0/16'),
        onA ? link('a', 'b', onA) : [],
        onB ? link('b', 'a', onB) : [],
      ),
    );
    if (!built.ok) throw new Error(built.error[0]?.message);
    return built.value.virtualNetworks.flatMap(({ links }) =>
      links.map((each) => `${each.label} ${each.peeringState} ${each.peeringSyncLevel}`),
    );
  };
  test.each([
    {
      says: 'both links',
      onA: {},
      onB: {},
      is: ['a/a-to-b Connected FullyInSync', 'b/b-to-a Connected FullyInSync'],
    },
    { says: 'one link', onA: {}, onB: null, is: ['a/a-to-b Initiated RemoteNotInSync'] },
    {
      says: 'one left over',
      onA: { peeringState: 'Disconnected' },
      onB: null,
      is: ['a/a-to-b Disconnected RemoteNotInSync'],
    },
    {
      says: 'a new one beside one left over',
      onA: { peeringState: 'Disconnected' },
      onB: {},
      is: ['a/a-to-b Disconnected FullyInSync', 'b/b-to-a Initiated RemoteNotInSync'],
    },
    {
      says: 'R28: b has grown since',
      onA: { remoteAddressSpace: { addressPrefixes: ['10.2.0.0/17'] } },
      onB: {},
      is: ['a/a-to-b Connected LocalNotInSync', 'b/b-to-a Connected RemoteNotInSync'],
    },
  ])('$says', ({ onA, onB, is }) => {
    expect(statesOf(onA, onB)).toEqual(is);
  });
});

test('what the engine leaves out is said', () => {
  const built = buildNetwork(
    topology(
      vnet('v', '10.0.0.0/16'),
      table('rt', { Storage: 'Internet' }),
      { type: 'Microsoft.Network/applicationGateways', name: 'waf' },
      { type: 'Microsoft.Compute/virtualMachines', name: 'vm' },
    ),
  );
  expect(built.ok && built.value.notModelled).toEqual([
    'route r0 (Storage) of table rt: the ranges of a service tag are not known',
    'Microsoft.Compute/virtualMachines',
    'applicationGateways',
  ]);
});

test('R78: a route cannot name the VirtualNetwork tag', () => {
  expect(codes(topology(table('rt', { VirtualNetwork: 'None' })))).toEqual(['malformed-prefix']);
});

test('R67: service endpoints are said to be left out', () => {
  const subnet = {
    name: 's',
    properties: { addressPrefix: '10.0.0.0/24', serviceEndpoints: [{ service: 'Microsoft.Storage' }] },
  };
  const network = vnet('v', '10.0.0.0/16');
  const built = buildNetwork(
    topology({ ...network, properties: { ...network.properties, subnets: [subnet] } }),
  );
  expect(built.ok && built.value.notModelled).toEqual([
    'service endpoints of subnet s: the ranges they route are not known',
  ]);
});

test('R114: members of a network group need no names', () => {
  const manager: Resource = {
    type: 'Microsoft.Network/networkManagers/networkGroups',
    name: 'avnm/group',
    properties: { staticMembers: [{ properties: { resourceId: vnetId('v') } }] },
  };
  expect(codes(topology(vnet('v', '10.0.0.0/16'), manager))).toEqual([]);
});
