import { expect, test } from 'vitest';
import {
  ask,
  gateway,
  link,
  nextHop,
  nic,
  nicId,
  peering,
  privateEndpoint,
  routeRows,
  site,
  table,
  topology,
  vnet,
} from './testing/builders';

const NONE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
const alone = (ranges: string | readonly string[], subnet: string) =>
  topology(vnet('v', ranges, { s: subnet }), nic('vm', 'v/s', subnet.replace(/0\/\d+$/, '4')));

test('R63: a lone network has its ranges, the internet, and four ranges that lead nowhere', () => {
  expect(routeRows(alone(['10.0.0.0/16', '10.9.0.0/16'], '10.0.1.0/24'), 'vm')).toEqual(
    [
      '10.0.0.0/16 Default Active VnetLocal',
      '10.9.0.0/16 Default Active VnetLocal',
      '0.0.0.0/0 Default Active Internet',
      ...NONE.map((range) => `${range} Default Active None`),
    ].sort(),
  );
});

test.each([
  {
    says: 'R64: a range identical to a reserved one takes its place',
    range: '192.168.0.0/16',
    subnet: '192.168.1.0/24',
    gone: '192.168.0.0/16',
  },
  {
    says: 'R64: a range that contains a reserved one removes it',
    range: '100.0.0.0/8',
    subnet: '100.1.1.0/24',
    gone: '100.64.0.0/10',
  },
])('$says', ({ range, subnet, gone }) => {
  const rows = routeRows(alone(range, subnet), 'vm');
  expect(rows).not.toContain(`${gone} Default Active None`);
  expect(rows).toContain(`${range} Default Active VnetLocal`);
  expect(rows.filter((row) => row.endsWith('None'))).toHaveLength(3);
});

test('R65: a range inside a reserved one leaves it in place, so unknown private addresses are dropped', () => {
  const t = alone('10.0.0.0/16', '10.0.1.0/24');
  expect(nextHop(t, 'vm', '10.77.0.4')).toEqual({ nextHopType: 'None', routeTableId: 'System Route' });
  expect(nextHop(t, 'vm', '198.51.100.9').nextHopType).toBe('Internet');
});

const withTable = (routes: Record<string, string>, properties = {}) =>
  topology(
    vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { table: 'rt' }] }),
    vnet('w', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    peering('v', 'w'),
    nic('vm', 'v/s', '10.0.1.4'),
    table('rt', routes, properties),
  );

test('R66: a user route for everything removes the reserved ranges; a shorter range than that does not', () => {
  const rows = routeRows(withTable({ '0.0.0.0/0': '10.0.2.4' }), 'vm');
  expect(rows.filter((row) => row.endsWith('None'))).toEqual([]);
  expect(rows).toContain('0.0.0.0/0 Default Invalid Internet');
  expect(rows).toContain('0.0.0.0/0 User Active VirtualAppliance 10.0.2.4');
  const half = routeRows(withTable({ '0.0.0.0/1': '10.0.2.4', '128.0.0.0/1': '10.0.2.4' }), 'vm');
  expect(half.filter((row) => row.endsWith('None'))).toHaveLength(4);
});

test.each([
  {
    says: 'R68: the longest prefix decides, whatever its source',
    routes: { '10.0.0.0/8': '10.0.2.4' },
    to: '10.1.1.4',
    via: 'VNetPeering',
  },
  {
    says: 'R71: a user route as long as the peer’s range overrides the peering',
    routes: { '10.1.0.0/16': '10.0.2.4' },
    to: '10.1.1.4',
    via: 'VirtualAppliance',
  },
  { says: 'R71: None cuts a peer off', routes: { '10.1.0.0/16': 'None' }, to: '10.1.1.4', via: 'None' },
  {
    says: 'R71: VnetLocal keeps a subnet inside',
    routes: { '10.0.0.0/16': '10.0.2.4', '10.0.1.0/24': 'VnetLocal' },
    to: '10.0.1.9',
    via: 'VnetLocal',
  },
  {
    says: 'R71: a user route for the network’s own range takes traffic inside it',
    routes: { '10.0.0.0/16': '10.0.2.4' },
    to: '10.0.3.4',
    via: 'VirtualAppliance',
  },
  {
    says: 'R86: a supernet catches unknown neighbours but not the peer',
    routes: { '10.0.0.0/8': '10.0.2.4' },
    to: '10.2.1.4',
    via: 'VirtualAppliance',
  },
])('$says', ({ routes, to, via }) => {
  expect(nextHop(withTable(routes), 'vm', to).nextHopType).toBe(via);
});

test('R70: an overridden route stays listed as Invalid, and a longer user route leaves a shorter one Active', () => {
  const rows = routeRows(withTable({ '10.1.0.0/16': 'None', '10.0.5.0/24': '10.0.2.4' }), 'vm');
  expect(rows).toContain('10.1.0.0/16 Default Invalid VNetPeering');
  expect(rows).toContain('10.1.0.0/16 User Active None');
  expect(rows).toContain('10.0.0.0/16 Default Active VnetLocal');
});

test('R79: a table has no effect on subnets it is not associated with', () => {
  const t = topology(
    vnet('v', '10.0.0.0/16', { a: ['10.0.1.0/24', { table: 'rt' }], b: '10.0.2.0/24' }),
    nic('in-a', 'v/a', '10.0.1.4'),
    nic('in-b', 'v/b', '10.0.2.4'),
    table('rt', { '0.0.0.0/0': 'None' }),
  );
  expect(nextHop(t, 'in-a', '8.8.8.8').nextHopType).toBe('None');
  expect(nextHop(t, 'in-b', '8.8.8.8').nextHopType).toBe('Internet');
});

test('R78: a table with a service tag route cannot be answered for public addresses, and is for private ones', () => {
  const t = withTable({ Storage: 'Internet' });
  expect(nextHop(t, 'vm', '20.60.1.1')).toHaveProperty('notModelled');
  expect(nextHop(t, 'vm', '10.1.1.4').nextHopType).toBe('VNetPeering');
});

test('R33: a peering brings one route for each range of the peer, into every subnet, never one for each subnet', () => {
  const t = topology(
    vnet('v', '10.0.0.0/16', { a: '10.0.1.0/24', b: '10.0.2.0/24' }),
    vnet('w', ['10.1.0.0/16', '10.9.0.0/24'], { s: '10.1.1.0/24' }, 'northeurope'),
    peering('v', 'w'),
    nic('in-a', 'v/a', '10.0.1.4'),
    nic('in-b', 'v/b', '10.0.2.4'),
  );
  const peers = (name: string) => routeRows(t, name).filter((row) => row.includes('Peering'));
  expect(peers('in-a')).toEqual([
    '10.1.0.0/16 Default Active VNetGlobalPeering',
    '10.9.0.0/24 Default Active VNetGlobalPeering',
  ]);
  expect(peers('in-b')).toEqual(peers('in-a'));
});

test.each([
  { says: 'R31: a lone link brings no route', links: [link('v', 'w')] },
  {
    says: 'R31: a Disconnected link brings no route',
    links: [link('v', 'w', { peeringState: 'Disconnected' })],
  },
  {
    says: 'R24: nor do two links of which one is not Connected',
    links: [link('v', 'w', { peeringState: 'Connected' }), link('w', 'v', { peeringState: 'Disconnected' })],
  },
])('$says', ({ links }) => {
  const t = topology(
    vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' }),
    vnet('w', '10.1.0.0/16', {}),
    links,
    nic('vm', 'v/s', '10.0.1.4'),
  );
  expect(routeRows(t, 'vm').filter((row) => row.includes('Peering'))).toEqual([]);
});

test('R30: routes follow the ranges as last synced, not the present ones', () => {
  const t = topology(
    vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' }),
    vnet('w', ['10.1.0.0/16', '10.99.0.0/16'], {}),
    peering('v', 'w', { remoteAddressSpace: { addressPrefixes: ['10.1.0.0/16'] } }),
    nic('vm', 'v/s', '10.0.1.4'),
  );
  expect(nextHop(t, 'vm', '10.1.1.4').nextHopType).toBe('VNetPeering');
  expect(nextHop(t, 'vm', '10.99.1.4').nextHopType).toBe('None');
});

const learned =
  (...networks: string[]) =>
  (rt: Record<string, string> = {}) => ({
    ...topology(
      vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { table: 'rt' }], GatewaySubnet: '10.0.255.0/27' }),
      vnet('w', '10.1.0.0/16', {}),
      peering('v', 'w'),
      gateway('gw', 'v'),
      nic('vm', 'v/s', '10.0.1.4'),
      table('rt', rt),
    ),
    gatewayLearnedRoutes: [
      {
        virtualNetworkGateway: { id: gateway('gw', 'v').id ?? '' },
        value: networks.map((network) => ({ network, origin: 'EBgp', nextHop: '192.0.2.1' })),
      },
    ],
  });

test.each([
  {
    says: 'R68: on equal prefixes a user route comes before a gateway route',
    networks: ['10.50.0.0/16'],
    rt: { '10.50.0.0/16': 'None' },
    to: '10.50.1.1',
    via: 'None',
  },
  {
    says: 'R68: a longer gateway route comes before a shorter user route',
    networks: ['10.50.1.0/24'],
    rt: { '10.50.0.0/16': 'None' },
    to: '10.50.1.1',
    via: 'VirtualNetworkGateway',
  },
  {
    says: 'R69: a longer gateway route does not take a peer’s addresses',
    networks: ['10.1.1.0/24'],
    rt: {},
    to: '10.1.1.4',
    via: 'VNetPeering',
  },
  { says: 'R69: nor the network’s own', networks: ['10.0.1.0/28'], rt: {}, to: '10.0.1.9', via: 'VnetLocal' },
  {
    says: 'R69: only a user route does',
    networks: ['10.1.1.0/24'],
    rt: { '10.1.1.0/24': 'None' },
    to: '10.1.1.4',
    via: 'None',
  },
  {
    says: 'R77: a learned default route comes before Azure’s own',
    networks: ['0.0.0.0/0'],
    rt: {},
    to: '8.8.8.8',
    via: 'VirtualNetworkGateway',
  },
  {
    says: 'R65: it leaves the reserved ranges in place',
    networks: ['0.0.0.0/0'],
    rt: {},
    to: '10.77.0.1',
    via: 'None',
  },
])('$says', ({ networks, rt, to, via }) => {
  expect(nextHop(learned(...networks)(rt), 'vm', to).nextHopType).toBe(via);
});

test('R69: gateway routes that were set aside are not listed; one that covers more than the peer is', () => {
  const rows = routeRows(learned('10.1.1.0/24', '10.1.0.0/16', '10.0.0.0/12')(), 'vm');
  expect(rows.filter((row) => row.includes(' VirtualNetworkGateway '))).toEqual([
    '10.0.0.0/12 VirtualNetworkGateway Active VirtualNetworkGateway',
  ]);
});

test('R77: the default route that was overridden stays listed as Invalid', () => {
  const rows = routeRows(learned('0.0.0.0/0')(), 'vm');
  expect(rows).toContain('0.0.0.0/0 Default Invalid Internet');
  expect(rows).toContain('0.0.0.0/0 VirtualNetworkGateway Active VirtualNetworkGateway');
});

test('R67: rows of origin Network, which are the gateway’s own side, teach nothing new', () => {
  const { resources } = learned()();
  const own = { network: '10.0.0.0/16', origin: 'Network' };
  const t = {
    resources,
    gatewayLearnedRoutes: [{ virtualNetworkGateway: { id: gateway('gw', 'v').id ?? '' }, value: [own] }],
  };
  expect(routeRows(t, 'vm').some((row) => row.includes(' VirtualNetworkGateway '))).toBe(false);
});

test('R59: without propagation a subnet has no gateway routes, static ones included, and keeps its peering routes', () => {
  const t = topology(
    vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { table: 'rt' }], GatewaySubnet: '10.0.255.0/27' }),
    vnet('w', '10.1.0.0/16', {}),
    peering('v', 'w'),
    gateway('gw', 'v'),
    site('branch', '192.168.10.0/24', 'gw'),
    nic('vm', 'v/s', '10.0.1.4'),
    table('rt', {}, { disableBgpRoutePropagation: true }),
  );
  const rows = routeRows(t, 'vm');
  expect(rows.some((row) => row.includes('VirtualNetworkGateway'))).toBe(false);
  expect(rows).toContain('10.1.0.0/16 Default Active VNetPeering');
});

const withEndpoint = (policies: string | undefined, routes: Record<string, string>) =>
  topology(
    vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { table: 'rt' }] }),
    vnet('w', '10.1.0.0/16', {
      pe: ['10.1.1.0/24', policies ? { privateEndpointNetworkPolicies: policies } : {}],
    }),
    vnet('x', '10.2.0.0/16', { s: '10.2.1.0/24' }),
    peering('v', 'w'),
    peering('x', 'v'),
    privateEndpoint('sql', 'w/pe', '10.1.1.5'),
    nic('vm', 'v/s', '10.0.1.4'),
    nic('far', 'x/s', '10.2.1.4'),
    table('rt', routes),
  );

test('R67: a private endpoint is a /32 in its own network and the directly peered ones, and no further', () => {
  const t = withEndpoint(undefined, {});
  expect(routeRows(t, 'vm')).toContain('10.1.1.5/32 Default Active InterfaceEndpoint');
  expect(routeRows(t, 'far').some((row) => row.startsWith('10.1.1.5/32'))).toBe(false);
});

test.each([
  {
    says: 'a shorter user route does not override it',
    policies: undefined,
    routes: { '10.1.0.0/16': '10.0.2.4' },
    via: 'InterfaceEndpoint',
  },
  {
    says: 'one for the very address does',
    policies: undefined,
    routes: { '10.1.1.5/32': '10.0.2.4' },
    via: 'VirtualAppliance',
  },
  {
    says: 'with policies, one as long as the endpoint’s range does',
    policies: 'Enabled',
    routes: { '10.1.0.0/16': '10.0.2.4' },
    via: 'VirtualAppliance',
  },
  {
    says: 'with route table policies too',
    policies: 'RouteTableEnabled',
    routes: { '10.1.1.0/24': '10.0.2.4' },
    via: 'VirtualAppliance',
  },
  {
    says: 'with NSG policies only it does not',
    policies: 'NetworkSecurityGroupEnabled',
    routes: { '10.1.0.0/16': '10.0.2.4' },
    via: 'InterfaceEndpoint',
  },
  {
    says: 'a shorter one than the range never does',
    policies: 'Enabled',
    routes: { '10.0.0.0/8': '10.0.2.4' },
    via: 'InterfaceEndpoint',
  },
  {
    says: 'the default route never does',
    policies: 'Enabled',
    routes: { '0.0.0.0/0': '10.0.2.4' },
    via: 'InterfaceEndpoint',
  },
])('R72: $says', ({ policies, routes, via }) => {
  expect(nextHop(withEndpoint(policies, routes), 'vm', '10.1.1.5').nextHopType).toBe(via);
});

test('R80: the table that decided is named, and a system route is called that', () => {
  const t = withTable({ '0.0.0.0/0': '10.0.2.4' });
  expect(nextHop(t, 'vm', '8.8.8.8')).toEqual({
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: '10.0.2.4',
    routeTableId: table('rt', {}).id,
  });
  expect(nextHop(t, 'vm', '10.1.1.4')).toEqual({ nextHopType: 'VNetPeering', routeTableId: 'System Route' });
});

test('R44: allowing forwarded traffic changes no route', () => {
  const rows = (flags: Record<string, unknown>) =>
    routeRows(
      topology(
        vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' }),
        vnet('w', '10.1.0.0/16', {}),
        peering('v', 'w', flags, flags),
        nic('vm', 'v/s', '10.0.1.4'),
      ),
      'vm',
    );
  expect(rows({ allowForwardedTraffic: true })).toEqual(rows({}));
  expect(rows({ allowVirtualNetworkAccess: false })).toEqual(rows({}));
});

test('R76: a default route to an appliance takes what goes to public addresses, Azure’s own services among them', () => {
  expect(nextHop(withTable({ '0.0.0.0/0': '10.0.2.4' }), 'vm', '20.60.1.1').nextHopType).toBe(
    'VirtualAppliance',
  );
});

test('R70: the route that would be taken first is listed first, and overridden ones last', () => {
  const t = withTable({ '10.1.0.0/16': 'None', '10.0.5.0/24': '10.0.2.4' });
  const { value } = ask(t, { kind: 'effectiveRoutes', targetNicResourceId: nicId('vm') });
  const rows = (value as Record<string, unknown>[]).map(
    ({ addressPrefix, state }) => `${addressPrefix} ${state}`,
  );
  expect(rows[0]).toBe('10.0.5.0/24 Active');
  expect(rows.slice(-2)).toEqual(['0.0.0.0/0 Active', '10.1.0.0/16 Invalid']);
});

test('R72: a private endpoint’s route that a user route overrides is listed as Invalid, and others are not', () => {
  const t = withEndpoint(undefined, { '10.1.1.5/32': '10.0.2.4', '10.3.0.0/16': 'None' });
  const own = topology(...t.resources, privateEndpoint('blob', 'w/pe', '10.1.1.6'));
  expect(routeRows(own, 'vm').filter((row) => row.includes('InterfaceEndpoint'))).toEqual([
    '10.1.1.5/32 Default Invalid InterfaceEndpoint',
    '10.1.1.6/32 Default Active InterfaceEndpoint',
  ]);
});

test('R72: with policies, one route that is long enough is enough, whatever others there are', () => {
  const t = withEndpoint('Enabled', { '10.1.0.0/16': '10.0.2.4', '10.3.0.0/16': 'None' });
  expect(nextHop(t, 'vm', '10.1.1.5').nextHopType).toBe('VirtualAppliance');
});

test('R70: gateway routes are Active unless a user route has their very range', () => {
  const rows = routeRows(learned('10.50.0.0/16', '10.60.0.0/16')({ '10.50.0.0/16': 'None' }), 'vm');
  expect(rows.filter((row) => row.includes(' VirtualNetworkGateway '))).toEqual([
    '10.50.0.0/16 VirtualNetworkGateway Invalid VirtualNetworkGateway',
    '10.60.0.0/16 VirtualNetworkGateway Active VirtualNetworkGateway',
  ]);
});
