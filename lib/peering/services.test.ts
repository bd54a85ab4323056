import { describe, expect, test } from 'vitest';
import {
  loadBalancer,
  nextHop,
  nic,
  nsg,
  type Parts,
  peering,
  privateEndpoint,
  reach,
  routeRows,
  subnetId,
  topology,
  verify,
  vnet,
  vnetId,
} from './testing/builders';
import type { Resource } from './topology';

describe('R105: load balancers', () => {
  const balanced = (sku: 'Basic' | 'Standard', region: string, rules: Record<string, unknown>[] = []) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('b', '10.2.0.0/16', { s: ['10.2.1.0/24', { nsg: 'n' }] }, region),
      peering('a', 'b'),
      nic('client', 'a/s', '10.1.1.4'),
      nic('neighbour', 'b/s', '10.2.1.9'),
      nic('web', 'b/s', '10.2.1.5'),
      loadBalancer('lb', sku, 'b/s', '10.2.1.100', ['web'], rules),
      nsg('n', '100 Inbound Deny Tcp from * to 10.2.1.5 port 8080'),
    );
  test.each([
    { sku: 'Basic', region: 'eastus', is: { reason: 'basic-lb-global-peering', dropAt: 'a/a-to-b' } },
    { sku: 'Basic', region: 'westeurope', is: { reachable: true, replyAllowed: true } },
    { sku: 'Standard', region: 'eastus', is: { reachable: true, replyAllowed: true } },
  ] as const)('the frontend of a $sku one, peer in $region', ({ sku, region, is }) => {
    expect(reach(balanced(sku, region), 'client', '10.2.1.100:80')).toMatchObject(is);
  });
  test('its backends are reached by their own addresses, over a global peering too', () => {
    expect(reach(balanced('Basic', 'eastus'), 'client', '10.2.1.5:80').reachable).toBe(true);
    expect(reach(balanced('Basic', 'eastus'), 'neighbour', '10.2.1.100:80').reachable).toBe(true);
  });
  test('the NSG sees the backend’s address and port', () => {
    const rules = [{ protocol: 'Tcp', frontendPort: 80, backendPort: 8080 }];
    const answer = reach(balanced('Standard', 'eastus', rules), 'client', '10.2.1.100:80');
    expect(answer).toMatchObject({ reason: 'nsg-deny', ruleName: 'Deny-100', dropAt: 'n' });
  });
  test('a port no rule takes leads nowhere', () => {
    const rules = [{ protocol: 'Tcp', frontendPort: 80, backendPort: 80 }];
    const t = balanced('Standard', 'eastus', rules);
    expect(reach(t, 'client', '10.2.1.100:80').reachable).toBe(true);
    expect(reach(t, 'client', '10.2.1.100:443').reason).toBe('destination-not-found');
  });
});

describe('R67, R72: private endpoints', () => {
  const endpoint = (policies: string | null, ...rules: string[]) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('b', '10.2.0.0/16', {
        pe: ['10.2.1.0/24', { nsg: 'n', ...(policies ? { privateEndpointNetworkPolicies: policies } : {}) }],
      }),
      vnet('c', '10.3.0.0/16', { s: '10.3.1.0/24' }),
      peering('a', 'b'),
      peering('a', 'c'),
      privateEndpoint('sql', 'b/pe', '10.2.1.5'),
      nic('vm', 'a/s', '10.1.1.4'),
      nic('far', 'c/s', '10.3.1.4'),
      nsg('n', ...rules),
    );
  test('is reached from a peer by a route of its own, and from no further', () => {
    expect(reach(endpoint(null), 'vm', '10.2.1.5')).toMatchObject({
      reachable: true,
      hops: ['InterfaceEndpoint'],
    });
    expect(reach(endpoint(null), 'far', '10.2.1.5')).toMatchObject({
      reason: 'system-route-none',
      cause: 'peering-not-transitive',
    });
  });
  test.each([
    { policies: null, reachable: true },
    { policies: 'RouteTableEnabled', reachable: true },
    { policies: 'NetworkSecurityGroupEnabled', reachable: false },
    { policies: 'Enabled', reachable: false },
  ])('an NSG on its subnet counts with policies $policies: $reachable', ({ policies, reachable }) => {
    expect(
      reach(endpoint(policies, '100 Inbound Deny * from * to * port *'), 'vm', '10.2.1.5').reachable,
    ).toBe(reachable);
  });
});

describe('R111 to R113: subnet peering', () => {
  const names = (local: string[], remote: string[]) => ({
    peerCompleteVnets: false,
    localSubnetNames: local,
    remoteSubnetNames: remote,
  });
  // the same range stands in both networks, outside what is peered
  const t = topology(
    vnet('a', ['10.1.0.0/16', '10.9.0.0/16'], { in: '10.1.1.0/24', out: '10.1.2.0/24', same: '10.9.1.0/24' }),
    vnet('b', ['10.2.0.0/16', '10.9.0.0/16'], { in: '10.2.1.0/24', out: '10.2.2.0/24', same: '10.9.1.0/24' }),
    peering('a', 'b', names(['in'], ['in']), names(['in'], ['in'])),
    nic('a-in', 'a/in', '10.1.1.4'),
    nic('a-out', 'a/out', '10.1.2.4'),
    nic('b-in', 'b/in', '10.2.1.4'),
    nic('b-out', 'b/out', '10.2.2.4'),
  );
  test('R112: every local subnet has routes to the remote subnets, and to those only', () => {
    for (const name of ['a-in', 'a-out'])
      expect(routeRows(t, name).filter((row) => row.includes('Peering'))).toEqual([
        '10.2.1.0/24 Default Active VNetPeering',
      ]);
  });
  test('between subnets that take part it works', () => {
    expect(reach(t, 'a-in', '10.2.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
  });
  test('R112: from a local subnet that does not take part, packets are dropped', () => {
    expect(reach(t, 'a-out', '10.2.1.4')).toMatchObject({ reason: 'subnet-not-peered', dropAt: 'a/a-to-b' });
  });
  test.each([
    { says: 'whose local subnets leave the receiver out', local: ['out'], remote: ['in'] },
    { says: 'whose remote subnets leave the sender out', local: ['in'], remote: ['out'] },
  ])('R112: by the other link, $says, packets are dropped', ({ local, remote }) => {
    const uneven = topology(
      ...t.resources.filter(({ name }) => name !== 'b/b-to-a'),
      peering('a', 'b', {}, names(local, remote))[1] ?? [],
    );
    expect(reach(uneven, 'a-in', '10.2.1.4')).toMatchObject({
      reason: 'subnet-not-peered',
      dropAt: 'b/b-to-a',
    });
  });
  test('a remote subnet that does not take part has no route', () => {
    const answer = reach(t, 'a-in', '10.2.2.4');
    expect(answer.reason).toBe('system-route-none');
    // left out on purpose: no sync would bring it
    expect(answer).not.toHaveProperty('cause');
  });
  test('R112: a private endpoint in a remote subnet that does not take part has no route', () => {
    const rows = routeRows(
      topology(
        ...t.resources,
        privateEndpoint('in', 'b/in', '10.2.1.9'),
        privateEndpoint('out', 'b/out', '10.2.2.9'),
      ),
      'a-in',
    );
    expect(rows.filter((row) => row.includes('InterfaceEndpoint'))).toEqual([
      '10.2.1.9/32 Default Active InterfaceEndpoint',
    ]);
  });
  test('R113: with IPv6 peering only, the other version has no route', () => {
    const dual = topology(
      vnet('a', ['10.1.0.0/16', 'fd00:a::/48'], { s: '10.1.1.0/24,fd00:a::/64' }),
      vnet('b', ['10.2.0.0/16', 'fd00:b::/48'], { s: '10.2.1.0/24,fd00:b::/64' }),
      peering('a', 'b', { enableOnlyIPv6Peering: true }, { enableOnlyIPv6Peering: true }),
      nic('vm', 'a/s', ['10.1.1.4', 'fd00:a::4']),
    );
    expect(nextHop(dual, 'vm', '10.2.1.4').nextHopType).toBe('None');
    expect(nextHop(dual, 'vm', 'fd00:b::4').nextHopType).toBe('VNetPeering');
    expect(reach(dual, 'vm', '10.2.1.4')).not.toHaveProperty('cause');
  });
});

describe('R114, R115: Virtual Network Manager', () => {
  const managed = (configuration: Record<string, unknown>, members: string[], ...more: Parts) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
      vnet('c', '10.3.0.0/16', { s: '10.3.1.0/24' }, 'eastus'),
      nic('vm-a', 'a/s', '10.1.1.4'),
      nic('vm-b', 'b/s', '10.2.1.4'),
      nic('vm-c', 'c/s', '10.3.1.4'),
      ...manager(configuration, members),
      ...more,
    );
  const manager = (configuration: Record<string, unknown>, members: string[]): Resource[] => [
    { type: 'Microsoft.Network/networkManagers', name: 'm' },
    { type: 'Microsoft.Network/networkManagers/networkGroups', name: 'm/g' },
    ...members.map((each) => ({
      type: 'Microsoft.Network/networkManagers/networkGroups/staticMembers',
      name: `m/g/${each}`,
      properties: { resourceId: vnetId(each) },
    })),
    {
      type: 'Microsoft.Network/networkManagers/connectivityConfigurations',
      name: 'm/c',
      properties: configuration,
    },
  ];
  const groups = (more: Record<string, unknown> = {}) => [
    { networkGroupId: 'networkManagers/m/networkGroups/g', ...more },
  ];

  test('a mesh joins its members directly, with no peering, in one region', () => {
    const t = managed({ connectivityTopology: 'Mesh', appliesToGroups: groups() }, ['a', 'b', 'c']);
    expect(reach(t, 'vm-a', '10.2.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['ConnectedGroup'],
    });
    expect(reach(t, 'vm-a', '10.3.1.4').reason).toBe('system-route-none');
  });
  test('R96: the VirtualNetwork tag holds the members that the mesh joins', () => {
    const inbound = (isGlobal: string) => {
      const t = managed(
        { connectivityTopology: 'Mesh', isGlobal, appliesToGroups: groups() },
        ['a', 'b', 'c'],
        nsg('n'),
        nic('guarded', 'a/s', '10.1.1.9', { nsg: 'n' }),
      );
      return ['10.2.1.4', '10.3.1.4'].map(
        (from) => verify(t, 'guarded', 'Inbound', '10.1.1.9:80', from).access,
      );
    };
    expect(inbound('False')).toEqual(['Allow', 'Deny']);
    expect(inbound('True')).toEqual(['Allow', 'Allow']);
  });
  test('a global mesh joins them across regions', () => {
    const t = managed({ connectivityTopology: 'Mesh', isGlobal: 'True', appliesToGroups: groups() }, [
      'a',
      'b',
      'c',
    ]);
    expect(reach(t, 'vm-a', '10.3.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
  });
  test('members may overlap; what goes to such addresses is dropped', () => {
    const t = managed(
      { connectivityTopology: 'Mesh', appliesToGroups: groups() },
      ['a', 'b', 'twin'],
      vnet('twin', '10.2.0.0/16', { s: '10.2.1.0/24' }),
    );
    expect(reach(t, 'vm-a', '10.2.1.4')).toMatchObject({ reachable: false, reason: 'system-route-none' });
  });
  test('R114: a member whose range lies inside another’s is out of reach there, and the rest is not', () => {
    const t = managed(
      { connectivityTopology: 'Mesh', appliesToGroups: groups() },
      ['a', 'b', 'twin'],
      vnet('twin', ['10.2.1.0/24', '10.6.0.0/16'], { s: '10.6.1.0/24' }),
    );
    expect(routeRows(t, 'vm-a').filter((row) => row.includes('ConnectedGroup'))).toEqual([
      '10.6.0.0/16 Default Active ConnectedGroup',
    ]);
  });
  test('R114: where two members are peered as well, the peering’s route is the one', () => {
    const t = managed(
      { connectivityTopology: 'Mesh', appliesToGroups: groups() },
      ['a', 'b'],
      peering('a', 'b'),
    );
    expect(routeRows(t, 'vm-a').filter((row) => row.startsWith('10.2.0.0/16'))).toEqual([
      '10.2.0.0/16 Default Active VNetPeering',
    ]);
  });
  test('hub and spoke makes ordinary peerings, and directly connected spokes a group', () => {
    const configuration = (groupConnectivity: string) => ({
      connectivityTopology: 'HubAndSpoke',
      hubs: [{ resourceId: vnetId('c'), resourceType: 'Microsoft.Network/virtualNetworks' }],
      appliesToGroups: groups({ groupConnectivity }),
    });
    const apart = managed(configuration('None'), ['a', 'b']);
    expect(reach(apart, 'vm-a', '10.3.1.4').hops).toEqual(['VNetGlobalPeering']);
    expect(reach(apart, 'vm-a', '10.2.1.4').reachable).toBe(false);
    const direct = managed(configuration('DirectlyConnected'), ['a', 'b']);
    expect(reach(direct, 'vm-a', '10.2.1.4').hops).toEqual(['ConnectedGroup']);
  });
  test('use of the hub’s gateway fails on the spoke’s link where the hub has none', () => {
    const t = managed(
      {
        connectivityTopology: 'HubAndSpoke',
        hubs: [{ resourceId: vnetId('c') }],
        appliesToGroups: groups({ useHubGateway: 'True' }),
      },
      ['a'],
    );
    expect(reach(t, 'vm-a', '10.3.1.4')).toMatchObject({ reachable: false, cause: 'peering-initiated' });
  });
});

describe('IPv6 beside IPv4', () => {
  const dual = topology(
    vnet('a', ['10.1.0.0/16', 'fd00:a::/48'], { s: ['10.1.1.0/24,fd00:a::/64', { nsg: 'n' }] }),
    vnet('b', ['10.2.0.0/16', 'fd00:b::/48'], { s: '10.2.1.0/24,fd00:b::/64' }),
    vnet('c', '10.3.0.0/16', { s: '10.3.1.0/24' }),
    peering('a', 'b'),
    peering('b', 'c'),
    nic('vm-a', 'a/s', ['10.1.1.4', 'fd00:a::4']),
    nic('vm-b', 'b/s', ['10.2.1.4', 'fd00:b::4']),
    nic('vm-c', 'c/s', '10.3.1.4'),
    nsg('n', '100 Inbound Deny Tcp from fd00:b::/48 to * port 22'),
  );
  test('each version has routes of its own', () => {
    expect(routeRows(dual, 'vm-a')).toEqual(
      expect.arrayContaining([
        'fd00:a::/48 Default Active VnetLocal',
        'fd00:b::/48 Default Active VNetPeering',
        '::/0 Default Active Internet',
        '10.2.0.0/16 Default Active VNetPeering',
      ]),
    );
  });
  test('the source’s address is the one of the destination’s version', () => {
    expect(reach(dual, 'vm-a', '[fd00:b::4]:443')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['VNetPeering'],
    });
    expect(reach(dual, 'vm-b', '[fd00:a::4]:443').reachable).toBe(true);
  });
  test('rules mean the version they are written in', () => {
    expect(reach(dual, 'vm-b', '[fd00:a::4]:22')).toMatchObject({ reason: 'nsg-deny', ruleName: 'Deny-100' });
    expect(reach(dual, 'vm-b', '10.1.1.4:22').reachable).toBe(true);
  });
  test('a private IPv6 address that is nobody’s goes nowhere', () => {
    expect(reach(dual, 'vm-b', '[fd00:dead::4]:443').reason).toBe('private-address-to-internet');
  });
  test('a NIC named as destination is meant by the version both ends have', () => {
    const t = reach(dual, 'vm-c', '10.2.1.4', {
      destination: { networkInterface: { id: nic('vm-b', 'b/s', '10.2.1.4').id } },
    });
    expect(t).toMatchObject({ reachable: true });
  });
});

test('a firewall, endpoint or NIC that asks for no address gets the first free one', () => {
  const t = topology(
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    nic('fixed', 'a/s', '10.1.1.4'),
    ...['zeta', 'beta'].map(
      (name): Resource => ({
        type: 'Microsoft.Network/networkInterfaces',
        name,
        properties: { ipConfigurations: [{ name: 'ip', properties: { subnet: { id: subnetId('a/s') } } }] },
      }),
    ),
  );
  const answer = reach(t, 'fixed', '10.1.1.5');
  expect(answer.trace).toMatchObject({ destination: { networkInterface: 'beta' } });
  expect(reach(t, 'fixed', '10.1.1.6').trace).toMatchObject({ destination: { networkInterface: 'zeta' } });
});
