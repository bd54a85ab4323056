import { describe, expect, test } from 'vitest';
import { behaviourOf } from './behaviour';
import { resolveFlow } from './flow';
import { AZURE, semanticsOf } from './semantics';
import {
  gateway,
  idOf,
  loadBalancer,
  networkOf,
  nic,
  nicId,
  nsg,
  type Parts,
  peering,
  privateEndpoint,
  site,
  subnetId,
  table,
  vnet,
  vnetId,
} from './testing/builders';
import type { Flow, Hop, RouteLine, Step, Trace } from './trace';
import { isReachable, replyAllowed, traceFlow, tracePacket, traceReply } from './trace-packet';

const flow = (from: string, to: string, more: Partial<Flow> = {}): Flow => ({
  source: /^\d/.test(from) ? { ipAddress: from } : { networkInterface: { id: nicId(from) } },
  destination: { ipAddress: to },
  protocol: 'Tcp',
  sourcePort: 50_000,
  destinationPort: 443,
  ...more,
});

/** A trace, one line for each place and each step, with all that it says of them. */
const told = ({ hops, outcome }: Trace): string[] => [
  ...hops.flatMap(({ node, steps }: Hop) => [
    `@ ${Object.entries(node)
      .filter(([key]) => key !== 'id')
      .map(([, value]) => value)
      .join(' ')}`,
    ...steps.map(stepLine),
  ]),
  `= ${Object.values(outcome).join(' ')}`,
];
const stepLine = ({ passed, rules, kind, ...more }: Step): string =>
  [passed ? 'ok' : 'NO', kind, ...Object.values(more).map(part), rules.join('+')].filter(Boolean).join(' ');
const part = (value: unknown): string => {
  if (value === null) return 'none';
  if (Array.isArray(value)) return `[${value.map(part).join('; ')}]`;
  return typeof value === 'object' ? routeLine(value as RouteLine) : `${value}`;
};
const routeLine = (line: object): string => `(${Object.values(line).join(' ')})`;

const path = (parts: Parts, from: string, to: string, more: Partial<Flow> = {}, options = {}) =>
  told(tracePacket(networkOf(...parts), flow(from, to, more), options));

const OPEN = { allowForwardedTraffic: true };
const NVA = '10.0.1.4';
const hub = (nva: Parameters<typeof nic>[3], atNva: Record<string, string> = {}, ...more: Parts): Parts => [
  vnet('hub', '10.0.0.0/16', { nva: ['10.0.1.0/24', { table: 'rt-nva' }], GatewaySubnet: '10.0.255.0/27' }),
  vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt-a', nsg: 'n' }] }),
  vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
  peering('hub', 'a', { allowGatewayTransit: true }, { ...OPEN, useRemoteGateways: true }),
  peering('hub', 'b', {}, OPEN),
  gateway('gw', 'hub'),
  site('branch', '192.168.10.0/24', 'gw'),
  nic('nva', 'hub/nva', NVA, nva),
  nic('vm-a', 'a/s', '10.1.1.4', { nsg: 'own' }),
  nic('mate', 'a/s', '10.1.1.5'),
  nic('vm-b', 'b/s', '10.2.1.4'),
  table('rt-a', { '10.2.0.0/16': NVA }),
  table('rt-nva', atNva),
  nsg('n', '200 Inbound Deny Tcp from * to * port 20-25,80'),
  nsg('own'),
  ...more,
];

const leaving = [
  '@ nic vm-a 10.1.1.4 a s',
  'ok nsg own nic vm-a Outbound (AllowVnetOutBound 65000 Allow Outbound true VirtualNetwork VirtualNetwork * *) R89+R90',
  'ok nsg n subnet a/s Outbound (AllowVnetOutBound 65000 Allow Outbound true VirtualNetwork VirtualNetwork * *) R89+R90',
];
const intoNva = [
  ...leaving,
  'ok route a/s 10.2.1.4 (10.2.0.0/16 User VirtualAppliance 10.0.1.4 rt-a r0) [(10.0.0.0/8 Default None); (0.0.0.0/0 Default Internet)] R68+R71',
  'ok peering a hub a/a-to-hub state R24+R33',
  '@ nic nva 10.0.1.4 hub nva',
  'ok no-nsg Inbound nva R89',
];

describe('what a trace says, step by step', () => {
  test('R83: from spoke to spoke over an appliance', () => {
    expect(path(hub({ forwards: true }), 'vm-a', '10.2.1.4')).toEqual([
      ...intoNva,
      'ok appliance 10.0.1.4 ip-forwarding R83+R84',
      'ok no-nsg Outbound nva R89',
      'ok route hub/nva 10.2.1.4 (10.2.0.0/16 Default VNetPeering b) [(10.0.0.0/8 Default None); (0.0.0.0/0 Default Internet)] R33+R68',
      'ok peering hub b hub/hub-to-b state R24+R33',
      'ok peering hub b b/b-to-hub forwarded-traffic R42+R45+R46',
      '@ nic vm-b 10.2.1.4 b s',
      'ok no-nsg Inbound vm-b R89',
      'ok delivery vm-b',
      '= delivered vm-b',
    ]);
  });
  test('R83: the reply, where the other spoke has no route', () => {
    const reply = traceReply(networkOf(...hub({ forwards: true })), flow('vm-a', '10.2.1.4'));
    expect(reply && told(reply)).toEqual([
      '@ nic vm-b 10.2.1.4 b s',
      'NO route b/s 10.1.1.4 (10.0.0.0/8 Default None) [(0.0.0.0/0 Default Internet)] R37+R63+R65+R68',
      '= dropped system-route-none vm-b peering-not-transitive',
    ]);
    expect(reply).toMatchObject({
      source: { ipAddress: '10.2.1.4' },
      destination: { ipAddress: '10.1.1.4', networkInterface: 'vm-a', subnet: 's', virtualNetwork: 'a' },
      protocol: 'Tcp',
      sourcePort: 443,
      destinationPort: 50_000,
    });
  });
  test('R84: an appliance that does not forward', () => {
    expect(path(hub({}), 'vm-a', '10.2.1.4')).toEqual([
      ...intoNva,
      'NO appliance 10.0.1.4 ip-forwarding R83+R84',
      '= dropped ip-forwarding-disabled nva',
    ]);
  });
  test('R75: an appliance whose routes lead to it', () => {
    expect(path(hub({ forwards: true }, { '10.2.0.0/16': NVA }), 'vm-a', '10.2.1.4')).toEqual([
      ...intoNva,
      'ok appliance 10.0.1.4 ip-forwarding R83+R84',
      'ok no-nsg Outbound nva R89',
      'ok route hub/nva 10.2.1.4 (10.2.0.0/16 User VirtualAppliance 10.0.1.4 rt-nva r0) [(10.0.0.0/8 Default None); (0.0.0.0/0 Default Internet); (10.2.0.0/16 Default VNetPeering b)] R68+R71',
      '@ nic nva 10.0.1.4 hub nva',
      'NO appliance 10.0.1.4 loop R75',
      '= dropped routing-loop nva',
    ]);
  });
  test('R94: inside a subnet whose NSG denies it', () => {
    expect(path(hub({}), 'mate', '10.1.1.4', { destinationPort: 22 })).toEqual([
      '@ nic mate 10.1.1.5 a s',
      'ok nsg n subnet a/s Outbound (AllowVnetOutBound 65000 Allow Outbound true VirtualNetwork VirtualNetwork * *) R94+R90',
      'ok route a/s 10.1.1.4 (10.1.0.0/16 Default VnetLocal) [(10.0.0.0/8 Default None); (0.0.0.0/0 Default Internet)] R63+R68',
      '@ nic vm-a 10.1.1.4 a s',
      'NO nsg n subnet a/s Inbound (Deny-200 200 Deny Inbound false * * 20-25, 80 Tcp) R94+R90',
      '= dropped nsg-deny n Deny-200',
    ]);
  });
  test('R51: from a spoke to on-premises, and the reply', () => {
    const network = networkOf(...hub({}));
    expect(told(tracePacket(network, flow('vm-a', '192.168.10.7')))).toEqual([
      ...leaving,
      'ok route a/s 192.168.10.7 (192.168.10.0/24 VirtualNetworkGateway VirtualNetworkGateway hub) [(192.168.0.0/16 Default None); (0.0.0.0/0 Default Internet)] R51+R67+R68',
      '@ gateway gw hub GatewaySubnet',
      'ok gateway gw present R51',
      'ok gateway gw on-premises-route R51',
      '@ onPremises branch 192.168.10.7',
      '= delivered branch',
    ]);
    const reply = traceReply(network, flow('vm-a', '192.168.10.7'));
    expect(reply && told(reply)).toEqual([
      '@ onPremises branch 192.168.10.7',
      'ok gateway gw on-premises-route R50+R51',
      '@ gateway gw hub GatewaySubnet',
      'ok route hub/GatewaySubnet 10.1.1.4 (10.1.0.0/16 Default VNetPeering a) [(10.0.0.0/8 Default None); (0.0.0.0/0 Default Internet)] R33+R68',
      'ok peering hub a hub/hub-to-a state R24+R33',
      '@ nic vm-a 10.1.1.4 a s',
      'ok delivery vm-a',
      '= delivered vm-a',
    ]);
  });
  test('R51: from on-premises to a spoke that does not borrow the gateway', () => {
    expect(path(hub({}), '192.168.10.7', '10.2.1.4')).toEqual([
      '@ onPremises branch 192.168.10.7',
      'NO gateway gw on-premises-route R50+R51',
      '= dropped on-premises-has-no-route hub/hub-to-b gateway-transit-off',
    ]);
  });
  test('R51: from on-premises behind no gateway', () => {
    expect(path(hub({}), '172.30.0.1', '10.2.1.4')).toEqual([
      '@ onPremises on-premises 172.30.0.1',
      'NO gateway none present R51',
      '= dropped no-gateway 172.30.0.1',
    ]);
  });
  test.each([
    {
      says: 'R63: to the internet',
      to: '8.8.8.8',
      is: [
        'ok route b/s 8.8.8.8 (0.0.0.0/0 Default Internet) [] R63+R68',
        '@ internet internet 8.8.8.8',
        '= left-to-internet',
      ],
    },
    {
      says: 'R65: to a private address that is nobody’s',
      to: '10.77.0.4',
      is: [
        'NO route b/s 10.77.0.4 (10.0.0.0/8 Default None) [(0.0.0.0/0 Default Internet)] R63+R65+R68',
        '= dropped system-route-none vm-b',
      ],
    },
    {
      says: 'R63: to an address in range that nobody has',
      to: '10.2.1.99',
      is: [
        'ok route b/s 10.2.1.99 (10.2.0.0/16 Default VnetLocal) [(10.0.0.0/8 Default None); (0.0.0.0/0 Default Internet)] R63+R68',
        'NO delivery 10.2.1.99 R63',
        '= dropped destination-not-found vm-b',
      ],
    },
  ])('$says', ({ to, is }) => {
    expect(path(hub({}), 'vm-b', to)).toEqual([
      '@ nic vm-b 10.2.1.4 b s',
      'ok no-nsg Outbound vm-b R89',
      ...is,
    ]);
  });

  const routed = (to: string): Parts => [
    ...hub({}),
    vnet('c', '10.9.0.0/16', { s: ['10.9.0.0/24', { table: 'rt-c' }] }),
    peering('c', 'hub'),
    nic('vm-c', 'c/s', '10.9.0.4'),
    table('rt-c', { '0.0.0.0/0': to }),
    privateEndpoint('sql', 'b/s', '10.2.1.7'),
    privateEndpoint('near', 'hub/nva', '10.0.1.7'),
  ];
  test.each([
    {
      says: 'R74: a next hop that nobody has',
      hop: '10.0.1.77',
      is: ['NO appliance 10.0.1.77 reachable R74', '= dropped next-hop-unreachable vm-c'],
    },
    {
      says: 'R74: a next hop two peerings away',
      hop: '10.2.1.4',
      is: [
        'NO appliance 10.2.1.4 reachable R37+R74',
        '= dropped next-hop-unreachable vm-c peering-not-transitive',
      ],
    },
    {
      says: 'R74: a private endpoint, which passes nothing on',
      hop: '10.0.1.7',
      is: ['NO appliance 10.0.1.7 reachable R74', '= dropped next-hop-unreachable vm-c'],
    },
  ])('$says', ({ hop, is }) => {
    expect(path(routed(hop), 'vm-c', '8.8.8.8')).toEqual([
      '@ nic vm-c 10.9.0.4 c s',
      'ok no-nsg Outbound vm-c R89',
      `ok route c/s 8.8.8.8 (0.0.0.0/0 User VirtualAppliance ${hop} rt-c r0) [(0.0.0.0/0 Default Internet)] R66+R68+R71`,
      ...is,
    ]);
  });
  test('R58: a user route to a gateway where none can be used', () => {
    const parts = [
      vnet('v', '10.3.0.0/16', { s: ['10.3.1.0/24', { table: 'rt' }] }),
      nic('vm', 'v/s', '10.3.1.4'),
      table('rt', { '0.0.0.0/0': 'VirtualNetworkGateway' }),
    ];
    expect(path(parts, 'vm', '8.8.8.8')).toEqual([
      '@ nic vm 10.3.1.4 v s',
      'ok no-nsg Outbound vm R89',
      'NO route v/s 8.8.8.8 (0.0.0.0/0 User VirtualNetworkGateway rt r0) [(0.0.0.0/0 Default Internet)] R58+R68',
      '= dropped no-gateway vm',
    ]);
  });
});

describe('R105: which backend a frontend’s packet reaches, and on which port', () => {
  const balanced = (rule: Record<string, unknown>): Parts => [
    ...hub({}),
    nic('web', 'b/s', '10.2.1.9', { nsg: 'ports' }),
    nsg('ports', '100 Inbound Deny Tcp from * to * port 8443'),
    loadBalancer('lb', 'Standard', 'b/s', '10.2.1.100', ['web'], [rule]),
  ];
  const DENIED = '= dropped nsg-deny ports Deny-100';
  const DELIVERED = '= delivered web';
  test.each([
    { says: 'its port', rule: { protocol: 'Tcp', frontendPort: 443, backendPort: 443 }, is: DELIVERED },
    {
      says: 'another port behind',
      rule: { protocol: 'Tcp', frontendPort: 443, backendPort: 8443 },
      is: DENIED,
    },
    { says: 'all ports', rule: { protocol: 'All', frontendPort: 0, backendPort: 0 }, is: DELIVERED },
    {
      says: 'all ports, where the port is denied',
      rule: { protocol: 'All', frontendPort: 0, backendPort: 0 },
      port: 8443,
      is: DENIED,
    },
    {
      says: 'the frontend’s address kept',
      rule: { protocol: 'Tcp', frontendPort: 443, backendPort: 8443, enableFloatingIP: true },
      is: DELIVERED,
    },
  ])('a rule for $says', ({ rule, is, port = 443 }) => {
    const lines = path(balanced(rule), 'vm-b', '10.2.1.100', { destinationPort: port });
    expect(lines.slice(3, 5)).toEqual(['@ loadBalancer lb 10.2.1.100 b s', '@ nic web 10.2.1.9 b s']);
    expect(lines.at(-1)).toBe(is);
  });
  test.each([
    { says: 'another protocol', rule: { protocol: 'Udp', frontendPort: 443, backendPort: 443 } },
    { says: 'another port', rule: { protocol: 'Tcp', frontendPort: 80, backendPort: 80 } },
  ])('a rule for $says takes nothing', ({ rule }) => {
    expect(path(balanced(rule), 'vm-b', '10.2.1.100').slice(3)).toEqual([
      '@ loadBalancer lb 10.2.1.100 b s',
      'NO delivery 10.2.1.100',
      '= dropped destination-not-found lb',
    ]);
  });
});

test('R105: each frontend has rules of its own', () => {
  const frontend = (name: string, privateIPAddress: string) => ({
    name,
    properties: { privateIPAddress, subnet: { id: subnetId('v/s') } },
  });
  const pool = (name: string) => ({
    name,
    properties: { backendIPConfigurations: [{ id: `${nicId(name)}/ipConfigurations/ipconfig1` }] },
  });
  const id = idOf('loadBalancers', 'lb');
  const rule = (name: string, at: string, to: string) => ({
    name,
    properties: {
      protocol: 'Tcp',
      frontendPort: 443,
      backendPort: 443,
      frontendIPConfiguration: { id: `${id}/frontendIPConfigurations/${at}` },
      backendAddressPool: { id: `${id}/backendAddressPools/${to}` },
    },
  });
  const parts: Parts = [
    vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' }),
    nic('vm', 'v/s', '10.0.1.4'),
    nic('one', 'v/s', '10.0.1.5'),
    nic('two', 'v/s', '10.0.1.6'),
    {
      type: 'Microsoft.Network/loadBalancers',
      name: 'lb',
      id,
      sku: { name: 'Standard' },
      properties: {
        frontendIPConfigurations: [frontend('f1', '10.0.1.101'), frontend('f2', '10.0.1.102')],
        backendAddressPools: [pool('one'), pool('two')],
        loadBalancingRules: [rule('r1', 'f1', 'one'), rule('r2', 'f2', 'two')],
      },
    },
  ];
  expect(path(parts, 'vm', '10.0.1.101').at(-1)).toBe('= delivered one');
  expect(path(parts, 'vm', '10.0.1.102').at(-1)).toBe('= delivered two');
});

describe('R89, R90: the NSGs that were read, each with its rule', () => {
  const guarded = (...onSubnet: string[]): Parts => [
    vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'n' }], t: '10.0.2.0/24' }),
    nic('vm', 'v/s', '10.0.1.4', { nsg: 'own' }),
    nic('mate', 'v/s', '10.0.1.5'),
    nic('far', 'v/t', '10.0.2.4'),
    nsg('n', ...onSubnet),
    nsg('own'),
  ];
  const OWN = 'nsg own nic vm';
  const INTO = 'Inbound (AllowVnetInBound 65000 Allow Inbound true VirtualNetwork VirtualNetwork * *)';
  test('R94: inside the subnet, the subnet’s only because of that', () => {
    expect(path(guarded(), 'mate', '10.0.1.4').slice(4, 6)).toEqual([
      `ok nsg n subnet v/s ${INTO} R94+R90`,
      `ok ${OWN} ${INTO} R89+R90`,
    ]);
  });
  test('R89: from another subnet', () => {
    expect(path(guarded(), 'far', '10.0.1.4').slice(4, 6)).toEqual([
      `ok nsg n subnet v/s ${INTO} R89+R90`,
      `ok ${OWN} ${INTO} R89+R90`,
    ]);
  });
  test('R89: one that allowed is told as passed where the next one denies', () => {
    expect(path(guarded('100 Outbound Deny * from * to * port 0-1023,1024-65535'), 'vm', '10.0.2.4')).toEqual(
      [
        '@ nic vm 10.0.1.4 v s',
        `ok ${OWN} Outbound (AllowVnetOutBound 65000 Allow Outbound true VirtualNetwork VirtualNetwork * *) R89+R90`,
        'NO nsg n subnet v/s Outbound (Deny-100-out 100 Deny Outbound false * * 0-1023, 1024-65535 *) R89+R90',
        '= dropped nsg-deny n Deny-100-out',
      ],
    );
  });
});

describe('R103: a security admin rule comes first, and is told first', () => {
  const managed = (access: string, destination = '10.0.0.0/16', addressPrefixType = 'IPPrefix'): Parts => [
    vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24', t: '10.0.2.0/24' }),
    nic('vm', 'v/s', '10.0.1.4'),
    nic('far', 'v/t', '10.0.2.4'),
    {
      type: 'Microsoft.Network/networkManagers',
      name: 'm',
      properties: {
        networkGroups: [{ name: 'g', properties: { members: [{ resourceId: vnetId('v') }] } }],
        securityAdminConfigurations: [
          {
            name: 'base',
            properties: {
              ruleCollections: [
                {
                  name: 'all',
                  properties: {
                    appliesToGroups: [{ networkGroupId: 'networkManagers/m/networkGroups/g' }],
                    rules: [
                      {
                        name: 'web',
                        properties: {
                          direction: 'Outbound',
                          access,
                          priority: 10,
                          protocol: 'Tcp',
                          sources: [{ addressPrefix: '*', addressPrefixType: 'IPPrefix' }],
                          destinations: [{ addressPrefix: destination, addressPrefixType }],
                          destinationPortRanges: ['443'],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ];
  test.each([
    {
      access: 'Deny',
      first: 'NO security-admin web Outbound R103',
      end: '= dropped security-admin-deny vm web',
    },
    { access: 'Allow', first: 'ok security-admin web Outbound R103', end: '= delivered far' },
    { access: 'AlwaysAllow', first: 'ok security-admin web Outbound R103', end: '= delivered far' },
  ])('$access', ({ access, first, end }) => {
    const lines = path(managed(access), 'vm', '10.0.2.4');
    expect([lines[1], lines.at(-1)]).toEqual([first, end]);
  });
  test('it leaves other networks and the other direction alone', () => {
    const parts = [
      ...managed('Deny', '*'),
      vnet('w', '10.9.0.0/16', { s: '10.9.1.0/24' }),
      peering('v', 'w'),
      nic('outsider', 'w/s', '10.9.1.4'),
    ];
    expect(path(parts, 'outsider', '10.0.1.4').at(-1)).toBe('= delivered vm');
    expect(path(parts, 'vm', '10.9.1.4').at(-1)).toBe('= dropped security-admin-deny vm web');
  });
  test('one that hangs on a service’s public ranges has no sure answer', () => {
    const network = networkOf(...managed('Deny', 'Storage', 'ServiceTag'));
    const resolved = resolveFlow(network, flow('vm', '20.60.1.1'));
    expect(resolved.ok && traceFlow(resolved.value, behaviourOf(network))).toMatchObject({
      unknownTag: 'storage',
    });
  });
});

test('what a network’s rules come to is worked out once, and kept for each set of rules', () => {
  const network = networkOf(...hub({}));
  const behaviour = behaviourOf(network);
  const [subnet] = network.virtualNetworks.flatMap(({ subnets }) => subnets);
  expect(behaviourOf(network)).toBe(behaviour);
  expect(behaviourOf(network, { mode: 'tag-only' })).not.toBe(behaviour);
  expect(behaviourOf(network, { semantics: semanticsOf('M1') ?? AZURE })).not.toBe(behaviour);
  expect(subnet && behaviour.routesOf(subnet)).toBe(subnet && behaviour.routesOf(subnet));
  expect(subnet && behaviour.tagOf(subnet)).toBe(subnet && behaviour.tagOf(subnet));
});

describe('one network, asked in several ways', () => {
  const network = networkOf(
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
    vnet('c', '10.3.0.0/16', { s: '10.3.1.0/24' }),
    peering('a', 'b', { allowVirtualNetworkAccess: false }),
    peering('b', 'c'),
    nic('vm-a', 'a/s', '10.1.1.4'),
    nic('vm-b', 'b/s', '10.2.1.4'),
    nic('vm-c', 'c/s', '10.3.1.4'),
  );
  const M1 = semanticsOf('M1') ?? AZURE;
  test('R41: each reading and each set of rules has answers of its own', () => {
    const toB = flow('vm-a', '10.2.1.4');
    const toC = flow('vm-b', '10.3.1.4');
    for (let again = 0; again < 2; again += 1) {
      expect(isReachable(tracePacket(network, toB))).toBe(false);
      expect(isReachable(tracePacket(network, toB, { mode: 'tag-only' }))).toBe(true);
      expect(isReachable(tracePacket(network, toC))).toBe(true);
      expect(replyAllowed(network, toC)).toBe(true);
      expect(replyAllowed(network, toB)).toBe(false);
      const legs = tracePacket(network, flow('vm-a', '10.3.1.4'), { semantics: M1 })
        .hops.flatMap(({ steps }) => steps)
        .flatMap((step) => (step.kind === 'peering' && step.check === 'state' ? step.link : []));
      expect(legs).toEqual(['a/a-to-b', 'b/b-to-c']);
      const far = flow('vm-c', '10.1.1.4');
      expect(isReachable(tracePacket(network, far))).toBe(false);
      expect(tracePacket(network, far, { semantics: M1 }).hops.flatMap(({ steps }) => steps)).toContainEqual({
        kind: 'peering',
        passed: true,
        rules: ['R24', 'R33'],
        from: 'b',
        to: 'a',
        link: 'b/b-to-a',
        check: 'state',
      });
    }
  });
  test('a flow whose source does not exist is an error that names it', () => {
    expect(() => tracePacket(network, flow('nobody', '10.2.1.4'))).toThrow(/nobody/);
  });
  test('R93: a reply from the internet or a private endpoint is nobody’s to trace', () => {
    const plain = networkOf(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      nic('vm-a', 'a/s', '10.1.1.4'),
      privateEndpoint('sql', 'a/s', '10.1.1.5'),
    );
    for (const to of ['8.8.8.8', '10.1.1.5', '10.1.1.77'])
      expect(traceReply(plain, flow('vm-a', to))).toBeNull();
    expect(replyAllowed(plain, flow('vm-a', '8.8.8.8'))).toBe(true);
    expect(replyAllowed(plain, flow('vm-a', '10.1.1.5'))).toBe(true);
    expect(replyAllowed(plain, flow('vm-a', '10.1.1.77'))).toBe(false);
  });
});
