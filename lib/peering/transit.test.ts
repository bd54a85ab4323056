import { describe, expect, test } from 'vitest';
import {
  firewall,
  link,
  loadBalancer,
  nic,
  nsg,
  peering,
  reach,
  table,
  topology,
  vnet,
} from './testing/builders';

type Hub = {
  readonly rt1?: Record<string, string>;
  readonly rt2?: Record<string, string>;
  readonly atNva?: Record<string, string>;
  readonly forwards?: boolean;
  readonly onSpoke1?: Record<string, unknown>;
  readonly onSpoke2?: Record<string, unknown>;
  readonly onHub?: Record<string, unknown>;
  readonly nvaNsg?: readonly string[];
  readonly spokeNsg?: boolean;
};

const NVA = '10.0.1.4';
const OPEN = { allowForwardedTraffic: true };

/** A hub with an appliance and two spokes, with all that spoke-to-spoke traffic takes unless a test says otherwise. */
const hub = ({
  rt1 = { '10.2.0.0/16': NVA },
  rt2 = { '10.1.0.0/16': NVA },
  atNva = {},
  forwards = true,
  onSpoke1 = OPEN,
  onSpoke2 = OPEN,
  onHub = {},
  nvaNsg,
  spokeNsg = false,
}: Hub = {}) =>
  topology(
    vnet('hub', '10.0.0.0/16', { nva: ['10.0.1.0/24', { table: 'rt-nva' }], shared: '10.0.2.0/24' }),
    vnet('spoke1', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt1' }] }),
    vnet('spoke2', '10.2.0.0/16', {
      s: ['10.2.1.0/24', { table: 'rt2', ...(spokeNsg ? { nsg: 'spoke' } : {}) }],
    }),
    peering('hub', 'spoke1', onHub, onSpoke1),
    peering('hub', 'spoke2', onHub, onSpoke2),
    nic('nva', 'hub/nva', NVA, { forwards, ...(nvaNsg ? { nsg: 'nva' } : {}) }),
    nic('hubvm', 'hub/shared', '10.0.2.4'),
    nic('vm1', 'spoke1/s', '10.1.1.4'),
    nic('vm2', 'spoke2/s', '10.2.1.4'),
    table('rt1', rt1),
    table('rt2', rt2),
    table('rt-nva', atNva),
    nvaNsg ? nsg('nva', ...nvaNsg) : [],
    spokeNsg ? nsg('spoke') : [],
  );

describe('R37: peering is not transitive', () => {
  test('a peer’s peer is out of reach, and that is said to be why', () => {
    expect(reach(hub({ rt1: {}, rt2: {} }), 'vm1', '10.2.1.4')).toMatchObject({
      reachable: false,
      reason: 'system-route-none',
      cause: 'peering-not-transitive',
      dropAt: 'vm1',
      hops: [],
    });
  });
  test('R43: nor does allowing forwarded traffic on all links change that', () => {
    expect(reach(hub({ rt1: {}, rt2: {}, onHub: OPEN }), 'vm1', '10.2.1.4').reachable).toBe(false);
  });
});

describe('R83: an appliance in the hub', () => {
  test('with routes in both spokes, IP forwarding, and forwarded traffic allowed on both spoke links, it works', () => {
    expect(reach(hub(), 'vm1', '10.2.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: [`VirtualAppliance:${NVA}`, 'VNetPeering'],
    });
  });
  test('R47: the hub’s links need nothing', () => {
    expect(reach(hub({ onHub: { allowForwardedTraffic: false } }), 'vm1', '10.2.1.4').reachable).toBe(true);
  });
  test('R45: without the flag on the link of the spoke that receives, the packet is dropped there', () => {
    expect(reach(hub({ onSpoke2: {} }), 'vm1', '10.2.1.4')).toMatchObject({
      reachable: false,
      reason: 'forwarded-traffic-not-allowed',
      dropAt: 'spoke2/spoke2-to-hub',
    });
  });
  test('R45: on the sender’s link it matters for the reply only', () => {
    expect(reach(hub({ onSpoke1: {} }), 'vm1', '10.2.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: false,
    });
  });
  test('R46: by the other reading the flag drops nothing', () => {
    const answer = reach(hub({ onSpoke1: {}, onSpoke2: {} }), 'vm1', '10.2.1.4', { mode: 'tag-only' });
    expect(answer).toMatchObject({ reachable: true, replyAllowed: true });
  });
  test('R42: traffic of the hub itself needs no flag', () => {
    expect(reach(hub({ onSpoke2: {} }), 'hubvm', '10.2.1.4').reachable).toBe(true);
    expect(reach(hub({ onSpoke2: {} }), 'nva', '10.2.1.4').reachable).toBe(true);
  });
  test('R84: without IP forwarding on its NIC Azure drops what is not for it', () => {
    const t = hub({ forwards: false });
    expect(reach(t, 'vm1', '10.2.1.4')).toMatchObject({
      reachable: false,
      reason: 'ip-forwarding-disabled',
      dropAt: 'nva',
    });
    expect(reach(t, 'vm1', NVA).reachable).toBe(true);
  });
  test('a route to the appliance’s own address through itself ends there', () => {
    const t = hub({ rt1: { '10.0.0.0/16': NVA }, forwards: false });
    expect(reach(t, 'vm1', NVA)).toMatchObject({ reachable: true, hops: [`VirtualAppliance:${NVA}`] });
  });
  test('R83: a route in one spoke only leaves the reply without a way', () => {
    expect(reach(hub({ rt2: {} }), 'vm1', '10.2.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: false,
    });
    expect(reach(hub({ rt2: {} }), 'vm2', '10.1.1.4')).toMatchObject({
      reachable: false,
      replyAllowed: true,
    });
  });
  test('R66: a default route alone carries spoke to spoke, since it removes the reserved ranges', () => {
    const t = hub({ rt1: { '0.0.0.0/0': NVA }, rt2: { '0.0.0.0/0': NVA } });
    expect(reach(t, 'vm1', '10.2.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
  });
  test('R86: it does not take the traffic to the hub', () => {
    expect(reach(hub({ rt1: { '0.0.0.0/0': NVA } }), 'vm1', '10.0.2.4').hops).toEqual(['VNetPeering']);
  });
  test('R85: the second leg goes by the appliance’s own routes', () => {
    expect(reach(hub({ atNva: { '10.2.0.0/16': 'None' } }), 'vm1', '10.2.1.4')).toMatchObject({
      reason: 'udr-none',
      dropAt: 'nva',
    });
  });
  test('R75: an appliance in a subnet whose routes lead to it goes round in circles', () => {
    expect(reach(hub({ atNva: { '10.2.0.0/16': NVA } }), 'vm1', '10.2.1.4')).toMatchObject({
      reason: 'routing-loop',
      dropAt: 'nva',
    });
    expect(reach(hub({ atNva: { '10.2.0.0/16': NVA } }), 'nva', '10.2.1.4').reason).toBe('routing-loop');
  });
  test('R85: of two appliances in a row, each is asked for its own routes', () => {
    const chain = (onSecond: Record<string, string>) =>
      topology(
        vnet('v', '10.0.0.0/16', {
          s: ['10.0.1.0/24', { table: 'first' }],
          one: ['10.0.2.0/24', { table: 'second' }],
          two: ['10.0.3.0/24', { table: 'third' }],
          t: '10.0.4.0/24',
        }),
        nic('vm', 'v/s', '10.0.1.4'),
        nic('nva1', 'v/one', '10.0.2.4', { forwards: true }),
        nic('nva2', 'v/two', '10.0.3.4', { forwards: true }),
        nic('target', 'v/t', '10.0.4.4'),
        table('first', { '10.0.4.0/24': '10.0.2.4' }),
        table('second', onSecond),
        table('third', {}),
      );
    expect(reach(chain({ '10.0.4.0/24': '10.0.3.4' }), 'vm', '10.0.4.4').hops).toEqual([
      'VirtualAppliance:10.0.2.4',
      'VirtualAppliance:10.0.3.4',
      'VnetLocal',
    ]);
    expect(reach(chain({}), 'vm', '10.0.4.4').hops).toEqual(['VirtualAppliance:10.0.2.4', 'VnetLocal']);
  });
});

describe('R74: what an appliance’s address must be', () => {
  test.each([
    { says: 'one that nobody has', rt1: { '10.2.0.0/16': '10.0.1.77' }, cause: undefined },
    { says: 'one two peerings away', rt1: { '10.2.0.0/16': '10.2.1.4' }, cause: 'peering-not-transitive' },
    { says: 'one in no network', rt1: { '10.2.0.0/16': '172.20.0.4' }, cause: undefined },
  ])('$says is not reached', ({ rt1, cause }) => {
    const answer = reach(hub({ rt1 }), 'vm1', '10.2.1.4');
    // 10.2.1.4 is its own next hop only where it can be reached directly
    expect(answer).toMatchObject({ reachable: false, reason: 'next-hop-unreachable', dropAt: 'vm1' });
    expect(answer.cause).toBe(cause);
  });
  test('it is reached directly, whatever a user route says of it', () => {
    expect(
      reach(hub({ rt1: { '10.2.0.0/16': NVA, '10.0.0.0/16': 'None' } }), 'vm1', '10.2.1.4').reachable,
    ).toBe(true);
  });
  test('over a peering that is down it is out of reach', () => {
    const t = hub({
      onSpoke1: { ...OPEN, peeringState: 'Disconnected' },
      onHub: { peeringState: 'Connected' },
    });
    expect(reach(t, 'vm1', '10.2.1.4')).toMatchObject({
      reason: 'next-hop-unreachable',
      cause: 'peering-disconnected',
    });
  });
  test('Azure Firewall forwards with no setting of ours', () => {
    const t = topology(
      vnet('hub', '10.0.0.0/16', { AzureFirewallSubnet: '10.0.3.0/26' }),
      vnet('spoke1', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt' }] }),
      vnet('spoke2', '10.2.0.0/16', { s: ['10.2.1.0/24', { table: 'rt' }] }),
      peering('hub', 'spoke1', {}, OPEN),
      peering('hub', 'spoke2', {}, OPEN),
      firewall('fw', 'hub/AzureFirewallSubnet', '10.0.3.4'),
      nic('vm1', 'spoke1/s', '10.1.1.4'),
      nic('vm2', 'spoke2/s', '10.2.1.4'),
      table('rt', { '0.0.0.0/0': '10.0.3.4' }),
    );
    expect(reach(t, 'vm1', '10.2.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
    expect(reach(t, 'vm1', '8.8.8.8')).toMatchObject({
      reachable: true,
      hops: ['VirtualAppliance:10.0.3.4', 'Internet'],
    });
  });
  test.each([
    {
      forwards: true,
      rules: [],
      is: { reachable: true, hops: ['VirtualAppliance:10.0.1.100', 'VNetPeering'] },
    },
    { forwards: false, rules: [], is: { reason: 'ip-forwarding-disabled', dropAt: 'nva' } },
    {
      forwards: true,
      rules: [{ protocol: 'All', frontendPort: 0, backendPort: 0 }],
      is: { reachable: true },
    },
    {
      forwards: true,
      rules: [{ protocol: 'Tcp', frontendPort: 80, backendPort: 80 }],
      is: { reason: 'next-hop-unreachable' },
    },
  ])(
    'R84: appliances behind a load balancer forward on their own NICs ($forwards, $rules)',
    ({ forwards, rules, is }) => {
      const t = hub({ rt1: { '10.2.0.0/16': '10.0.1.100' }, forwards });
      const balanced = topology(
        ...t.resources,
        loadBalancer('lb', 'Standard', 'hub/nva', '10.0.1.100', ['nva'], rules),
      );
      expect(reach(balanced, 'vm1', '10.2.1.4')).toMatchObject(is);
    },
  );
});

describe('R99: the NSG at the appliance sees the packet’s own ends', () => {
  test('spoke to spoke passes by default, both being its peers', () => {
    expect(reach(hub({ nvaNsg: [] }), 'vm1', '10.2.1.4').reachable).toBe(true);
  });
  test('what is bound for the internet is denied on its way in', () => {
    const t = hub({ rt1: { '0.0.0.0/0': NVA }, nvaNsg: [] });
    expect(reach(t, 'vm1', '8.8.8.8')).toMatchObject({
      reason: 'nsg-deny',
      dropAt: 'nva',
      ruleName: 'DenyAllInBound',
    });
  });
  test('a rule against the receiver stops it at the appliance, in or out', () => {
    const incoming = hub({ nvaNsg: ['100 Inbound Deny * from 10.1.0.0/16 to 10.2.0.0/16 port *'] });
    expect(reach(incoming, 'vm1', '10.2.1.4').ruleName).toBe('Deny-100');
    const outgoing = hub({ nvaNsg: ['100 Outbound Deny * from 10.1.0.0/16 to 10.2.0.0/16 port *'] });
    expect(reach(outgoing, 'vm1', '10.2.1.4').ruleName).toBe('Deny-100-out');
    // R93: an established flow's reply is let through
    expect(reach(outgoing, 'vm2', '10.1.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
  });
  test('R98: the receiver lets it in by default only where a user route names the sender', () => {
    expect(reach(hub({ spokeNsg: true }), 'vm1', '10.2.1.4').reachable).toBe(true);
    expect(reach(hub({ spokeNsg: true, rt2: {} }), 'vm1', '10.2.1.4')).toMatchObject({
      reason: 'nsg-deny',
      ruleName: 'DenyAllInBound',
    });
  });
});

describe('where packets end that nobody takes', () => {
  test('R71: a user route None', () => {
    expect(reach(hub({ rt1: { '10.0.0.0/16': 'None' } }), 'vm1', '10.0.2.4')).toMatchObject({
      reason: 'udr-none',
      dropAt: 'vm1',
    });
  });
  test('an address in range that nobody has', () => {
    const t = hub();
    expect(reach(t, 'vm1', '10.1.1.99')).toMatchObject({
      reason: 'destination-not-found',
      replyAllowed: false,
    });
    expect(reach(t, 'vm1', '10.0.2.99').reason).toBe('destination-not-found');
  });
  test('a private address sent to the internet', () => {
    expect(reach(hub({ rt1: { '10.2.0.0/16': 'Internet' } }), 'vm1', '10.2.1.4')).toMatchObject({
      reason: 'private-address-to-internet',
      cause: 'peering-not-transitive',
    });
  });
  test('a public address leaves', () => {
    expect(reach(hub(), 'vm1', '8.8.8.8')).toMatchObject({
      reachable: true,
      hops: ['Internet'],
      replyAllowed: true,
    });
  });
  test('one’s own address needs no route', () => {
    expect(reach(hub({ rt1: { '10.1.0.0/16': 'None' } }), 'vm1', '10.1.1.4')).toMatchObject({
      reachable: true,
      hops: [],
    });
  });
});

describe('R38 to R41: access switched off', () => {
  const pair = (
    onA: Record<string, unknown>,
    onB: Record<string, unknown>,
    nsgA?: string[],
    nsgB?: string[],
  ) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', nsgA ? { nsg: 'na' } : {}] }),
      vnet('b', '10.2.0.0/16', { s: ['10.2.1.0/24', nsgB ? { nsg: 'nb' } : {}] }),
      peering('a', 'b', onA, onB),
      nic('vm-a', 'a/s', '10.1.1.4'),
      nic('vm-b', 'b/s', '10.2.1.4'),
      nsgA ? nsg('na', ...nsgA) : [],
      nsgB ? nsg('nb', ...nsgB) : [],
    );
  const OFF = { allowVirtualNetworkAccess: false };
  const allowOut = ['100 Outbound Allow * from * to 10.2.0.0/16 port *'];
  const allowIn = ['100 Inbound Allow * from 10.1.0.0/16 to * port *'];
  test.each([
    {
      says: 'R41: off at the sender, no NSG',
      t: pair(OFF, {}),
      is: { reason: 'vnet-access-blocked', dropAt: 'a/a-to-b' },
    },
    {
      says: 'R41: off at the receiver, no NSG',
      t: pair({}, OFF),
      is: { reason: 'vnet-access-blocked', dropAt: 'b/b-to-a' },
    },
    {
      says: 'R39: off at the sender, default rules',
      t: pair(OFF, {}, []),
      is: { reason: 'nsg-deny', dropAt: 'na', ruleName: 'DenyAllOutBound' },
    },
    {
      says: 'R39: off at the receiver, default rules',
      t: pair({}, OFF, undefined, []),
      is: { reason: 'nsg-deny', dropAt: 'nb', ruleName: 'DenyAllInBound' },
    },
    {
      says: 'R40: off at the sender, an explicit allow',
      t: pair(OFF, {}, allowOut),
      is: { reachable: true, replyAllowed: true },
    },
    {
      says: 'R40: off at the receiver, an explicit allow',
      t: pair({}, OFF, undefined, allowIn),
      is: { reachable: true, replyAllowed: true },
    },
    {
      says: 'R39: an allow on the other side does not help',
      t: pair(OFF, {}, [], allowIn),
      is: { reason: 'nsg-deny', dropAt: 'na' },
    },
    {
      says: 'R41: off at the receiver’s side, where nobody has the address',
      t: topology(...pair({}, OFF).resources.filter(({ name }) => name !== 'vm-b')),
      is: { reason: 'vnet-access-blocked', dropAt: 'b/b-to-a' },
    },
    { says: 'R40: the route stays', t: pair(OFF, OFF), is: { hops: ['VNetPeering'] } },
  ])('$says', ({ t, is }) => {
    expect(reach(t, 'vm-a', '10.2.1.4')).toMatchObject(is);
  });
  test('R41: by the other reading it blocks nothing where no NSG is, and still takes the peer out of the tag', () => {
    expect(reach(pair(OFF, OFF), 'vm-a', '10.2.1.4', { mode: 'tag-only' }).reachable).toBe(true);
    expect(reach(pair(OFF, OFF, []), 'vm-a', '10.2.1.4', { mode: 'tag-only' }).reason).toBe('nsg-deny');
  });
});

describe('R24, R31: why there is no route', () => {
  const joined = (onA: Record<string, unknown> | null, onB: Record<string, unknown> | null) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
      onA ? (peering('a', 'b', onA)[0] ?? []) : [],
      onB ? (peering('a', 'b', {}, onB)[1] ?? []) : [],
      nic('vm-a', 'a/s', '10.1.1.4'),
      nic('vm-b', 'b/s', '10.2.1.4'),
    );
  test.each([
    { says: 'only the own link exists', t: joined({}, null), cause: 'peering-initiated' },
    { says: 'only the other link exists', t: joined(null, {}), cause: 'peering-initiated' },
    {
      says: 'the other link was deleted',
      t: joined({ peeringState: 'Disconnected' }, null),
      cause: 'peering-disconnected',
    },
    { says: 'nothing joins them', t: joined(null, null), cause: undefined },
    {
      says: 'the new range was not synced',
      t: joined({ remoteAddressSpace: { addressPrefixes: ['10.2.9.0/24'] } }, {}),
      cause: 'peering-not-synced',
    },
  ])('$says: $cause', ({ t, cause }) => {
    const answer = reach(t, 'vm-a', '10.2.1.4');
    expect(answer.reason).toBe('system-route-none');
    expect(answer.cause).toBe(cause);
  });
  test('the other range of a network whose link is alone', () => {
    const t = topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('b', ['10.2.0.0/16', '10.9.0.0/16'], {}),
      link('a', 'b'),
      nic('vm-a', 'a/s', '10.1.1.4'),
    );
    expect(reach(t, 'vm-a', '10.9.1.4').cause).toBe('peering-initiated');
  });
  test('both links, neither with a state, are Connected', () => {
    expect(reach(joined({}, {}), 'vm-a', '10.2.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
  });
});

describe('R24: a peer that is not part of the topology', () => {
  const alone = (properties: Record<string, unknown>) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      link('a', 'far', {
        remoteAddressSpace: { addressPrefixes: ['10.8.0.0/16', '10.9.0.0/16'] },
        ...properties,
      }),
      nic('vm-a', 'a/s', '10.1.1.4'),
    );
  test.each([
    {
      peeringState: 'Connected',
      is: { hops: ['VNetPeering'], reason: 'destination-not-found', dropAt: 'vm-a' },
    },
    { peeringState: 'Initiated', is: { hops: [], reason: 'system-route-none', cause: 'peering-initiated' } },
    {
      peeringState: 'Disconnected',
      is: { hops: [], reason: 'system-route-none', cause: 'peering-disconnected' },
    },
  ])('$peeringState', ({ peeringState, is }) => {
    expect(reach(alone({ peeringState }), 'vm-a', '10.9.1.4')).toMatchObject(is);
  });
  test('an address that it does not have is not laid at its door', () => {
    const answer = reach(alone({ peeringState: 'Disconnected' }), 'vm-a', '10.77.1.4');
    expect(answer.reason).toBe('system-route-none');
    expect(answer).not.toHaveProperty('cause');
  });
  test('R42: its leave for forwarded traffic is not known, and nothing is dropped for the lack of it', () => {
    const t = topology(
      ...hub({ rt1: { '10.9.0.0/16': NVA } }).resources,
      link('hub', 'far', {
        peeringState: 'Connected',
        remoteAddressSpace: { addressPrefixes: ['10.9.0.0/16'] },
      }),
    );
    expect(reach(t, 'vm1', '10.9.1.4')).toMatchObject({ reason: 'destination-not-found', dropAt: 'nva' });
  });
});

test('R105: over a global peering, an address that nobody has is no load balancer’s', () => {
  const t = topology(
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }, 'eastus'),
    peering('a', 'b'),
    nic('vm-a', 'a/s', '10.1.1.4'),
  );
  expect(reach(t, 'vm-a', '10.2.1.4')).toMatchObject({
    hops: ['VNetGlobalPeering'],
    reason: 'destination-not-found',
  });
});

test('R78: a packet that a service tag’s route might take has no sure path', () => {
  const t = hub({ rt1: { Storage: 'Internet' } });
  expect(reach(t, 'vm1', '20.60.1.1')).toHaveProperty('notModelled');
  expect(reach(t, 'vm1', '10.0.2.4').reachable).toBe(true);
});
