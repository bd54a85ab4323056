import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTopology } from '../testing/any-topology';
import {
  ask,
  gateway,
  link,
  nic,
  nsg,
  peering,
  reachQuery,
  site,
  table,
  topology,
  vnet,
} from '../testing/builders';
import type { Topology } from '../topology';
import type { Flow } from '../trace';
import { describeChange } from './change';
import { smallestRepair } from './repair';

const flow = (from: string, to: string): Flow => reachQuery(from, to) as unknown as Flow;
const OPEN = { allowForwardedTraffic: true };

const hub = (
  more: {
    rt1?: Record<string, string>;
    rt2?: Record<string, string>;
    forwards?: boolean;
    on2?: object;
    nva?: boolean;
  } = {},
) =>
  topology(
    vnet('hub', '10.0.0.0/16', { nva: '10.0.1.0/24' }),
    vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt1' }] }),
    vnet('b', '10.2.0.0/16', { s: ['10.2.1.0/24', { table: 'rt2' }] }),
    peering('hub', 'a', {}, OPEN),
    peering('hub', 'b', {}, { ...OPEN, ...more.on2 }),
    more.nva === false ? [] : nic('nva', 'hub/nva', '10.0.1.4', { forwards: more.forwards ?? true }),
    nic('a', 'a/s', '10.1.1.4'),
    nic('b', 'b/s', '10.2.1.4'),
    table('rt1', more.rt1 ?? { '10.2.0.0/16': '10.0.1.4' }),
    table('rt2', more.rt2 ?? { '10.1.0.0/16': '10.0.1.4' }),
  );
const pair = (onA: object | null, onB: object | null, ...rules: string[]) =>
  topology(
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    vnet('b', '10.2.0.0/16', { s: ['10.2.1.0/24', { nsg: 'n' }] }),
    onA ? link('a', 'b', { ...onA }) : [],
    onB ? link('b', 'a', { ...onB }) : [],
    nic('a', 'a/s', '10.1.1.4'),
    nic('b', 'b/s', '10.2.1.4'),
    nsg('n', ...rules),
  );
const transit = (onHub: object, onSpoke: object) =>
  topology(
    vnet('hub', '10.0.0.0/16', { GatewaySubnet: '10.0.255.0/27' }),
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    peering('hub', 'a', { ...onHub }, { ...onSpoke }),
    gateway('gw', 'hub'),
    site('branch', '192.168.10.0/24', 'gw'),
    nic('a', 'a/s', '10.1.1.4'),
  );

test.each([
  { says: 'nothing, where it works', given: hub(), to: '10.2.1.4', changes: [] },
  {
    says: 'the flag on the receiver’s link',
    given: hub({ on2: { allowForwardedTraffic: false } }),
    to: '10.2.1.4',
    changes: ['Set `allowForwardedTraffic` on link `b/b-to-hub`.'],
  },
  {
    says: 'IP forwarding',
    given: hub({ forwards: false }),
    to: '10.2.1.4',
    changes: ['Switch IP forwarding on for `nva`.'],
  },
  {
    says: 'the route back',
    given: hub({ rt2: {} }),
    to: '10.2.1.4',
    changes: ['Add to route table `rt2` a route for `10.1.0.0/16` to `VirtualAppliance 10.0.1.4`.'],
  },
  {
    says: 'a user route that drops',
    given: hub({ rt1: { '10.2.0.0/16': '10.0.1.4', '10.2.1.0/24': 'None' } }),
    to: '10.2.1.4',
    changes: ['Remove route `r1` from route table `rt1`.'],
  },
  {
    says: 'the other half of a peering',
    given: pair({}, null),
    to: '10.2.1.4',
    changes: ['Add a link from `b` to `a`.'],
  },
  {
    says: 'both halves',
    given: pair(null, null),
    to: '10.2.1.4',
    changes: ['Add a link from `a` to `b`.', 'Add a link from `b` to `a`.'],
  },
  {
    says: 'a link left over, then its other half',
    given: pair({ peeringState: 'Disconnected' }, null),
    to: '10.2.1.4',
    changes: [
      'Update the Disconnected link `a/a-to-b`, which sets it back to Initiated.',
      'Add a link from `b` to `a`.',
    ],
  },
  {
    says: 'a sync',
    given: pair({ remoteAddressSpace: { addressPrefixes: ['10.2.0.0/24'] } }, {}),
    to: '10.2.1.4',
    changes: ['Run sync on link `a/a-to-b`.'],
  },
  {
    says: 'a rule',
    given: pair({}, {}, '200 Inbound Deny * from * to * port *'),
    to: '10.2.1.4',
    changes: ['Add to NSG `n` rule 100, inbound: allow Tcp from `10.1.1.4` to `10.2.1.4`, port `443`.'],
  },
  {
    says: 'both gateway flags',
    given: transit({}, {}),
    to: '192.168.10.7',
    changes: [
      'Set `allowGatewayTransit` on link `hub/hub-to-a`.',
      'Set `useRemoteGateways` on link `a/a-to-hub`.',
    ],
  },
])('the fewest changes: $says', ({ given, to, changes }) => {
  const repair = smallestRepair(given, { flow: flow('a', to) });
  if (!repair.ok) throw new Error(repair.error.message);
  expect(repair.value.changes.map(describeChange)).toEqual(changes);
  expect(repair.value.trace.outcome.kind).toBe('delivered');
  expect(ask(repair.value.topology, reachQuery('a', to))).toMatchObject({
    reachable: true,
    replyAllowed: true,
  });
});

test('spokes with neither routes nor flags: a direct peering takes two changes, and the appliance more', () => {
  const repair = smallestRepair(hub({ rt1: {}, rt2: {} }), { flow: flow('a', '10.2.1.4') });
  expect(repair.ok && repair.value.changes.map(({ kind }) => kind)).toEqual(['add-link', 'add-link']);
});

test('what must stay as it is rules a change out', () => {
  // a deny by address for both ports of b: allowing one NIC must not let the other in
  const given = topology(...pair({}, {}, '100 Inbound Deny * from * to * port *').resources);
  expect(smallestRepair(given, { flow: flow('a', '10.2.1.4') })).toMatchObject({
    ok: false,
    error: { reason: 'none-within-bound' },
  });
  const other = hub({ rt1: { '10.2.0.0/16': 'None' }, rt2: {}, nva: false });
  const peered = smallestRepair(other, { flow: flow('a', '10.2.1.4') });
  expect(peered.ok).toBe(true);
  expect(smallestRepair(other, { flow: flow('a', '10.2.1.4'), keep: [flow('a', '10.2.1.4')] }).ok).toBe(
    false,
  );
});

test('what cannot be read is said', () => {
  expect(smallestRepair({ resources: [] }, { flow: flow('a', '10.2.1.4') })).toMatchObject({
    ok: false,
    error: { reason: 'unreadable' },
  });
  expect(smallestRepair(null as unknown as Topology, { flow: flow('a', '10.2.1.4') }).ok).toBe(false);
});

test('a repair always does what it says, and no prefix of it does', () => {
  fc.assert(
    fc.property(anyTopology, fc.nat(), ({ topology: given, packets }, pick) => {
      const between = packets.filter(({ from, toNic }) => toNic !== null && toNic !== from);
      const packet = between[pick % between.length];
      fc.pre(packet !== undefined);
      const repair = smallestRepair(
        given,
        { flow: flow(packet.from, packet.to) },
        { maxChanges: 2, maxTried: 60 },
      );
      if (!repair.ok) return;
      expect(ask(repair.value.topology, reachQuery(packet.from, packet.to))).toMatchObject({
        reachable: true,
        replyAllowed: true,
      });
      const { reachable, replyAllowed } = ask(given, reachQuery(packet.from, packet.to));
      expect(repair.value.changes.length === 0).toBe(reachable === true && replyAllowed === true);
    }),
    { numRuns: 40 },
  );
});
