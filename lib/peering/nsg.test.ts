import { describe, expect, test } from 'vitest';
import {
  firewall,
  gateway,
  link,
  nic,
  nsg,
  peering,
  reach,
  site,
  table,
  topology,
  verify,
  vnet,
} from './testing/builders';

/** One network with NSGs on subnet and NIC, as the tests need them. */
const guarded = (onSubnet: readonly string[] | null, onNic: readonly string[] | null) =>
  topology(
    vnet('v', '10.0.0.0/16', {
      s: ['10.0.1.0/24', onSubnet ? { nsg: 'subnet-nsg' } : {}],
      other: '10.0.2.0/24',
    }),
    nic('vm', 'v/s', '10.0.1.4', onNic ? { nsg: 'nic-nsg' } : {}),
    nic('mate', 'v/s', '10.0.1.5'),
    nic('far', 'v/other', '10.0.2.4'),
    onSubnet ? nsg('subnet-nsg', ...onSubnet) : [],
    onNic ? nsg('nic-nsg', ...onNic) : [],
  );
const verdict = (answer: ReturnType<typeof verify>) =>
  `${answer.access} ${answer.networkSecurityGroup}/${answer.ruleName}`;

describe('R89: which NSGs are read, and in which order', () => {
  const deny = ['100 Inbound Deny * from * to * port *', '100 Outbound Deny * from * to * port *'];
  test.each([
    {
      says: 'inbound the subnet’s is first',
      onSubnet: deny,
      onNic: deny,
      direction: 'Inbound',
      is: 'Deny subnet-nsg/Deny-100',
    },
    {
      says: 'outbound the NIC’s is first',
      onSubnet: deny,
      onNic: deny,
      direction: 'Outbound',
      is: 'Deny nic-nsg/Deny-100-out',
    },
    {
      says: 'inbound both must allow',
      onSubnet: [],
      onNic: deny,
      direction: 'Inbound',
      is: 'Deny nic-nsg/Deny-100',
    },
    {
      says: 'outbound both must allow',
      onSubnet: deny,
      onNic: [],
      direction: 'Outbound',
      is: 'Deny subnet-nsg/Deny-100-out',
    },
    {
      says: 'where all allow, the last one read is named: inbound the NIC’s',
      onSubnet: [],
      onNic: [],
      direction: 'Inbound',
      is: 'Allow nic-nsg/AllowVnetInBound',
    },
    {
      says: 'and outbound the subnet’s',
      onSubnet: [],
      onNic: [],
      direction: 'Outbound',
      is: 'Allow subnet-nsg/AllowVnetOutBound',
    },
    {
      says: 'R104: without any, it is allowed by no rule',
      onSubnet: null,
      onNic: null,
      direction: 'Inbound',
      is: 'Allow null/null',
    },
  ] as const)('$says', ({ onSubnet, onNic, direction, is }) => {
    expect(verdict(verify(guarded(onSubnet, onNic), 'vm', direction, '10.0.1.4:80', '10.0.2.4'))).toBe(is);
  });

  test('R94: the subnet’s NSG filters traffic inside the subnet', () => {
    const t = guarded(['100 Inbound Deny Tcp from * to * port 22'], null);
    expect(reach(t, 'mate', '10.0.1.4:22')).toMatchObject({
      reachable: false,
      reason: 'nsg-deny',
      dropAt: 'subnet-nsg',
      ruleName: 'Deny-100',
    });
    expect(reach(t, 'mate', '10.0.1.4:23').reachable).toBe(true);
  });
});

describe('R90, R92: which rule decides', () => {
  test.each([
    {
      says: 'the lowest number first',
      rules: ['200 Inbound Allow Tcp from * to * port 22', '100 Inbound Deny Tcp from * to * port 22'],
      port: 22,
      is: 'Deny nic-nsg/Deny-100',
    },
    {
      says: 'a rule of the other direction does not count',
      rules: ['100 Outbound Deny * from * to * port *'],
      port: 22,
      is: 'Allow nic-nsg/AllowVnetInBound',
    },
    {
      says: 'a rule for another protocol does not count',
      rules: ['100 Inbound Deny Udp from * to * port *'],
      port: 22,
      is: 'Allow nic-nsg/AllowVnetInBound',
    },
    {
      says: 'a range of ports includes its first',
      rules: ['100 Inbound Deny Tcp from * to * port 20-25'],
      port: 20,
      is: 'Deny nic-nsg/Deny-100',
    },
    {
      says: 'and its last',
      rules: ['100 Inbound Deny Tcp from * to * port 20-25'],
      port: 25,
      is: 'Deny nic-nsg/Deny-100',
    },
    {
      says: 'and nothing beyond',
      rules: ['100 Inbound Deny Tcp from * to * port 20-25'],
      port: 26,
      is: 'Allow nic-nsg/AllowVnetInBound',
    },
    {
      says: 'any port of a list',
      rules: ['100 Inbound Deny Tcp from * to * port 80,443'],
      port: 443,
      is: 'Deny nic-nsg/Deny-100',
    },
    {
      says: 'any source of a list',
      rules: ['100 Inbound Deny Tcp from 10.9.0.0/16,10.0.2.4 to * port *'],
      port: 22,
      is: 'Deny nic-nsg/Deny-100',
    },
    {
      says: 'a destination that is not meant does not count',
      rules: ['100 Inbound Deny Tcp from * to 10.0.1.5 port *'],
      port: 22,
      is: 'Allow nic-nsg/AllowVnetInBound',
    },
  ])('$says', ({ rules, port, is }) => {
    expect(verdict(verify(guarded(null, rules), 'vm', 'Inbound', `10.0.1.4:${port}`, '10.0.2.4'))).toBe(is);
  });

  test('a source port is told from a destination port', () => {
    const t = guarded(null, ['100 Inbound Deny Tcp from * to * port 50000']);
    expect(verify(t, 'vm', 'Inbound', '10.0.1.4:80', '10.0.2.4:50000').access).toBe('Allow');
    expect(verify(t, 'vm', 'Outbound', '10.0.1.4:80', '10.0.2.4:50000').access).toBe('Allow');
  });

  test('protocols without ports are meant by rules for all ports only', () => {
    const t = guarded(null, ['100 Inbound Deny * from * to * port 22']);
    expect(verify(t, 'vm', 'Inbound', '10.0.1.4:22', '10.0.2.4', { protocol: 'Icmp' }).access).toBe('Allow');
    const all = guarded(null, ['100 Inbound Deny Icmp from * to * port *']);
    expect(verify(all, 'vm', 'Inbound', '10.0.1.4', '10.0.2.4', { protocol: 'Icmp' }).access).toBe('Deny');
  });
});

describe('R91: the default rules', () => {
  test.each([
    { local: '10.0.1.4:80', remote: '10.0.2.4', direction: 'Inbound', is: 'Allow nic-nsg/AllowVnetInBound' },
    {
      local: '10.0.1.4:80',
      remote: '168.63.129.16',
      direction: 'Inbound',
      is: 'Allow nic-nsg/AllowVnetInBound',
    },
    { local: '10.0.1.4:80', remote: '203.0.113.7', direction: 'Inbound', is: 'Deny nic-nsg/DenyAllInBound' },
    {
      local: '10.0.1.4',
      remote: '10.0.2.4:80',
      direction: 'Outbound',
      is: 'Allow nic-nsg/AllowVnetOutBound',
    },
    {
      local: '10.0.1.4',
      remote: '13.107.21.200:80',
      direction: 'Outbound',
      is: 'Allow nic-nsg/AllowInternetOutBound',
    },
    // R100: a private address that belongs to nobody is in no tag
    {
      local: '10.0.1.4',
      remote: '172.31.0.100:80',
      direction: 'Outbound',
      is: 'Deny nic-nsg/DenyAllOutBound',
    },
    { local: '10.0.1.4', remote: '100.64.3.1:80', direction: 'Outbound', is: 'Deny nic-nsg/DenyAllOutBound' },
  ] as const)('$direction with $remote: $is', ({ local, remote, direction, is }) => {
    expect(verdict(verify(guarded(null, []), 'vm', direction, local, remote))).toBe(is);
  });

  test('R101: probes come in by a rule of their own where a custom rule keeps the network out', () => {
    const t = guarded(null, [
      '100 Inbound Deny * from 10.0.0.0/8 to * port *',
      '110 Inbound Allow * from AzureLoadBalancer to * port *',
    ]);
    expect(verdict(verify(t, 'vm', 'Inbound', '10.0.1.4:80', '168.63.129.16'))).toBe(
      'Allow nic-nsg/Allow-110',
    );
  });
});

describe('R96: what the VirtualNetwork tag holds', () => {
  const peered = (onV: Record<string, unknown> = {}, rt: Record<string, string> = {}) =>
    topology(
      vnet('v', '10.0.0.0/16', {
        s: ['10.0.1.0/24', { nsg: 'n', table: 'rt' }],
        plain: ['10.0.2.0/24', { nsg: 'n' }],
      }),
      vnet('w', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('x', '10.2.0.0/16', { s: '10.2.1.0/24' }),
      peering('v', 'w', onV),
      peering('w', 'x'),
      nic('vm', 'v/s', '10.0.1.4'),
      nic('plain', 'v/plain', '10.0.2.4'),
      nsg('n'),
      table('rt', rt),
    );
  const inbound = (t: ReturnType<typeof peered>, from: string, target = 'vm') =>
    verify(t, target, 'Inbound', target === 'vm' ? '10.0.1.4:80' : '10.0.2.4:80', from).access;

  test('R38: the ranges of a peer', () => {
    expect(inbound(peered(), '10.1.1.4')).toBe('Allow');
  });
  test('R39: not with access switched off on the own link', () => {
    expect(inbound(peered({ allowVirtualNetworkAccess: false }), '10.1.1.4')).toBe('Deny');
  });
  test('R37: not those of a peer’s peer', () => {
    expect(inbound(peered(), '10.2.1.4')).toBe('Deny');
  });
  test('R98: those that a user route of the subnet names, and only at that subnet', () => {
    const t = peered({}, { '10.2.0.0/16': '10.1.1.9' });
    expect(inbound(t, '10.2.1.4')).toBe('Allow');
    expect(inbound(t, '10.2.1.4', 'plain')).toBe('Deny');
  });
  test.each([
    ['VirtualNetworkGateway', 'Allow'],
    ['VnetLocal', 'Allow'],
    ['None', 'Deny'],
    ['Internet', 'Deny'],
  ])('a user route to %s: %s', (hop, access) => {
    expect(inbound(peered({}, { '10.2.0.0/16': hop }), '10.2.1.4')).toBe(access);
  });
  test('R97: with a default route to an appliance it is everything, so a rule against it cuts the internet as well', () => {
    const open = peered({}, { '0.0.0.0/0': '10.1.1.9' });
    expect(inbound(open, '203.0.113.7')).toBe('Allow');
    expect(verdict(verify(open, 'vm', 'Outbound', '10.0.1.4', '8.8.8.8:53'))).toBe(
      'Allow n/AllowVnetOutBound',
    );
    const { resources } = open;
    const strict = {
      resources: [
        ...resources.filter(({ name }) => name !== 'n'),
        nsg('n', '100 Outbound Deny * from * to VirtualNetwork port *'),
      ],
    };
    expect(verify(strict, 'vm', 'Outbound', '10.0.1.4', '8.8.8.8:53').access).toBe('Deny');
  });
  test('R97: yet the internet stays the internet', () => {
    const { resources } = peered({}, { '0.0.0.0/0': '10.1.1.9' });
    const t = {
      resources: [
        ...resources.filter(({ name }) => name !== 'n'),
        nsg('n', '100 Outbound Deny * from * to Internet port *'),
      ],
    };
    expect(verify(t, 'vm', 'Outbound', '10.0.1.4', '8.8.8.8:53').access).toBe('Deny');
    expect(verify(t, 'vm', 'Outbound', '10.0.1.4', '10.1.1.4:53').access).toBe('Allow');
  });
  test('R51: what lies on-premises, behind the own gateway or a borrowed one', () => {
    const t = topology(
      vnet('hub', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'n' }], GatewaySubnet: '10.0.255.0/27' }),
      vnet('spoke', '10.1.0.0/16', { s: ['10.1.1.0/24', { nsg: 'n' }] }),
      vnet('other', '10.2.0.0/16', { s: ['10.2.1.0/24', { nsg: 'n' }] }),
      peering('hub', 'spoke', { allowGatewayTransit: true }, { useRemoteGateways: true }),
      peering('hub', 'other'),
      gateway('gw', 'hub'),
      site('branch', '192.168.10.0/24', 'gw'),
      nic('in-hub', 'hub/s', '10.0.1.4'),
      nic('in-spoke', 'spoke/s', '10.1.1.4'),
      nic('in-other', 'other/s', '10.2.1.4'),
      nsg('n'),
    );
    const from = (target: string, local: string) =>
      verify(t, target, 'Inbound', local, '192.168.10.7').access;
    expect([from('in-hub', '10.0.1.4'), from('in-spoke', '10.1.1.4'), from('in-other', '10.2.1.4')]).toEqual([
      'Allow',
      'Allow',
      'Deny',
    ]);
  });
  test('R30: a peer’s range that was not synced is not in it', () => {
    const t = topology(
      vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'n' }] }),
      vnet('w', ['10.1.0.0/16', '10.99.0.0/16'], {}),
      peering('v', 'w', { remoteAddressSpace: { addressPrefixes: ['10.1.0.0/16'] } }),
      nic('vm', 'v/s', '10.0.1.4'),
      nsg('n'),
    );
    expect(verify(t, 'vm', 'Inbound', '10.0.1.4:80', '10.1.1.4').access).toBe('Allow');
    expect(verify(t, 'vm', 'Inbound', '10.0.1.4:80', '10.99.1.4').access).toBe('Deny');
  });
  test('R24: a peer whose link is not Connected is not in it', () => {
    const t = topology(
      vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'n' }] }),
      vnet('w', '10.1.0.0/16', {}),
      link('v', 'w'),
      nic('vm', 'v/s', '10.0.1.4'),
      nsg('n'),
    );
    expect(verify(t, 'vm', 'Inbound', '10.0.1.4:80', '10.1.1.4').access).toBe('Deny');
  });
});

test('a rule that names a service’s tag cannot be answered for public addresses, and is for private ones', () => {
  const t = guarded(null, ['100 Outbound Deny * from * to Storage.WestEurope port *']);
  expect(verify(t, 'vm', 'Outbound', '10.0.1.4', '20.60.1.1:443')).toHaveProperty('notModelled');
  expect(verify(t, 'vm', 'Outbound', '10.0.1.4', '10.0.2.4:443').access).toBe('Allow');
  expect(reach(t, 'vm', '20.60.1.1:443')).toHaveProperty('notModelled');
  // another condition of the rule may settle it without the tag
  const udp = guarded(null, ['100 Outbound Deny Udp from * to Storage port *']);
  expect(verify(udp, 'vm', 'Outbound', '10.0.1.4', '20.60.1.1:443').access).toBe('Allow');
});

describe('R102: application security groups', () => {
  const rules = [
    '100 Inbound Allow Tcp from asg:web to asg:db port 1433',
    '110 Inbound Deny Tcp from * to asg:db port 1433',
  ];
  const t = topology(
    vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'n' }] }),
    vnet('w', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    peering('v', 'w'),
    nic('web', 'v/s', '10.0.1.4', { groups: ['web'] }),
    nic('plain', 'v/s', '10.0.1.5'),
    nic('db', 'v/s', '10.0.1.6', { groups: ['db'] }),
    nic('far-web', 'w/s', '10.1.1.4', { groups: ['web'] }),
    nsg('n', ...rules),
  );
  test.each([
    { says: 'a member is meant', from: 'web', to: '10.0.1.6:1433', is: true },
    { says: 'who is no member is not', from: 'plain', to: '10.0.1.6:1433', is: false },
    { says: 'a rule for a group leaves other NICs alone', from: 'plain', to: '10.0.1.4:1433', is: true },
    { says: 'a member in a peered network is not meant', from: 'far-web', to: '10.0.1.6:1433', is: false },
  ])('$says', ({ from, to, is }) => {
    expect(reach(t, from, to).reachable).toBe(is);
  });
});

describe('R103: security admin rules come first', () => {
  const managed = (access: string, onNsg: readonly string[]) =>
    topology(
      vnet('v', '10.0.0.0/16', { s: ['10.0.1.0/24', { nsg: 'n' }] }),
      vnet('w', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      peering('v', 'w'),
      nic('vm', 'v/s', '10.0.1.4'),
      nic('peer', 'w/s', '10.1.1.4'),
      nsg('n', ...onNsg),
      {
        type: 'Microsoft.Network/networkManagers',
        name: 'manager',
        properties: {
          networkGroups: [{ name: 'prod', properties: { members: [{ resourceId: vnet('v', []).id }] } }],
          securityAdminConfigurations: [
            {
              name: 'base',
              properties: {
                ruleCollections: [
                  {
                    name: 'all',
                    properties: {
                      appliesToGroups: [{ networkGroupId: 'networkManagers/manager/networkGroups/prod' }],
                      rules: [
                        {
                          name: 'ssh',
                          properties: {
                            direction: 'Inbound',
                            access,
                            priority: 10,
                            protocol: 'Tcp',
                            sources: [{ addressPrefix: '*', addressPrefixType: 'IPPrefix' }],
                            destinations: [{ addressPrefix: '10.0.0.0/16', addressPrefixType: 'IPPrefix' }],
                            destinationPortRanges: ['22'],
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
    );
  const deny = ['100 Inbound Deny * from * to * port *'];
  test.each([
    {
      access: 'Deny',
      onNsg: ['100 Inbound Allow * from * to * port *'],
      is: { reachable: false, reason: 'security-admin-deny', ruleName: 'ssh' },
    },
    { access: 'AlwaysAllow', onNsg: deny, is: { reachable: true } },
    { access: 'Allow', onNsg: deny, is: { reachable: false, reason: 'nsg-deny', ruleName: 'Deny-100' } },
    { access: 'Allow', onNsg: [], is: { reachable: true } },
  ])('$access, NSG $onNsg', ({ access, onNsg, is }) => {
    expect(reach(managed(access, onNsg), 'peer', '10.0.1.4:22')).toMatchObject(is);
  });
  test('another port is left to the NSG', () => {
    expect(reach(managed('Deny', []), 'peer', '10.0.1.4:23').reachable).toBe(true);
  });
});

test('R89: the NSG of its subnet does not filter a firewall, whatever the subnet’s policies for endpoints', () => {
  const t = topology(
    vnet('v', '10.0.0.0/16', {
      s: '10.0.1.0/24',
      AzureFirewallSubnet: ['10.0.3.0/26', { nsg: 'n', privateEndpointNetworkPolicies: 'Enabled' }],
    }),
    nic('vm', 'v/s', '10.0.1.4'),
    firewall('fw', 'v/AzureFirewallSubnet', '10.0.3.4'),
    nsg('n', '100 Inbound Deny * from * to * port *'),
  );
  expect(reach(t, 'vm', '10.0.3.4').reachable).toBe(true);
});

describe('R101: what reaches the platform is told with the rule that let it pass', () => {
  test.each([
    { says: 'a default rule', rules: [], is: 'Allow nic-nsg/AllowVnetOutBound' },
    {
      says: 'a rule against VirtualNetwork, which the host is part of, does not stop it',
      rules: ['100 Outbound Deny * from * to VirtualNetwork port *'],
      is: 'Allow null/null',
    },
  ])('$says', ({ rules, is }) => {
    expect(verdict(verify(guarded(null, rules), 'vm', 'Outbound', '10.0.1.4', '168.63.129.16:53'))).toBe(is);
  });
});

test('R92: a rule for a source port is for that port only', () => {
  const t = guarded(null, []);
  const { resources } = t;
  const rule = {
    name: 'from-dns',
    properties: {
      priority: 100,
      direction: 'Inbound',
      access: 'Deny',
      protocol: '*',
      sourcePortRange: '53',
      destinationPortRange: '*',
      sourceAddressPrefix: '*',
      destinationAddressPrefix: '*',
    },
  };
  const strict = topology(...resources.filter(({ name }) => name !== 'nic-nsg'), {
    ...nsg('nic-nsg'),
    properties: { securityRules: [rule] },
  });
  expect(verify(strict, 'vm', 'Inbound', '10.0.1.4:80', '10.0.2.4:53').access).toBe('Deny');
  expect(verify(strict, 'vm', 'Inbound', '10.0.1.4:80', '10.0.2.4:54').access).toBe('Allow');
});

describe('R92: each condition of a rule counts', () => {
  const into = (rule: string, remote: string, more = {}) =>
    verify(guarded(null, [rule]), 'vm', 'Inbound', '10.0.1.4:53', remote, more);
  const DEFAULT = 'Deny nic-nsg/DenyAllInBound';
  test('a tag that is not known leaves the answer open, as source too', () => {
    expect(into('100 Inbound Deny * from Storage to * port *', '20.60.1.1')).toHaveProperty('notModelled');
  });
  test('unless the other end is not meant', () => {
    expect(verdict(into('100 Inbound Allow * from Storage to 10.0.1.5 port *', '20.60.1.1'))).toBe(DEFAULT);
    const out = guarded(null, ['100 Outbound Deny * from 10.9.0.0/16 to Storage port *']);
    expect(verdict(verify(out, 'vm', 'Outbound', '10.0.1.4', '20.60.1.1:443'))).toBe(
      'Allow nic-nsg/AllowInternetOutBound',
    );
  });
  test.each([
    { ports: '53', protocol: 'Udp', is: 'Deny' },
    { ports: '54', protocol: 'Udp', is: 'Allow' },
    { ports: '0-1023', protocol: 'Icmp', is: 'Allow' },
    { ports: '53-65535', protocol: 'Icmp', is: 'Allow' },
    { ports: '0-65535', protocol: 'Icmp', is: 'Deny' },
  ])('ports $ports for $protocol: $is', ({ ports, protocol, is }) => {
    expect(into(`100 Inbound Deny * from * to * port ${ports}`, '10.0.2.4', { protocol }).access).toBe(is);
  });
});
