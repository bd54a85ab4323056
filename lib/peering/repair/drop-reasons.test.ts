import { expect, test } from 'vitest';
import {
  ask,
  gateway,
  link,
  nic,
  nsg,
  type Parts,
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

const flow = (from: string, to: string) => reachQuery(from, to) as unknown as Flow;

const spokes = (...more: Parts) =>
  topology(
    vnet('hub', '10.0.0.0/16', { nva: '10.0.1.0/24', GatewaySubnet: '10.0.255.0/27' }),
    vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt' }] }),
    vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
    nic('nva', 'hub/nva', '10.0.1.4', { forwards: true }),
    nic('a', 'a/s', '10.1.1.4'),
    nic('b', 'b/s', '10.2.1.4'),
    ...more,
  );

/** Each row: what is wrong, why the packet is dropped, and the known fewest changes. */
const ROWS: readonly { reason: string; given: Topology; from?: string; to: string; changes: string[] }[] = [
  {
    reason: 'vnet-access-blocked',
    given: spokes(table('rt', {}), peering('a', 'b', {}, { allowVirtualNetworkAccess: false })),
    to: '10.2.1.4',
    changes: ['Set `allowVirtualNetworkAccess` on link `b/b-to-a`.'],
  },
  {
    reason: 'next-hop-unreachable',
    given: spokes(table('rt', { '10.2.0.0/16': '10.0.1.99' }), peering('a', 'hub'), peering('a', 'b')),
    to: '10.2.1.4',
    changes: ['Remove route `r0` from route table `rt`.'],
  },
  {
    reason: 'no-gateway',
    given: spokes(table('rt', { '10.2.0.0/16': 'VirtualNetworkGateway' }), peering('a', 'b')),
    to: '10.2.1.4',
    changes: ['Remove route `r0` from route table `rt`.'],
  },
  {
    reason: 'private-address-to-internet',
    given: spokes(table('rt', { '10.2.0.0/16': 'Internet' }), peering('a', 'b')),
    to: '10.2.1.4',
    changes: ['Remove route `r0` from route table `rt`.'],
  },
  {
    reason: 'routing-loop',
    given: topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24', nva: ['10.1.2.0/24', { table: 'rt' }] }),
      vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
      peering('a', 'b'),
      table('rt', { '10.2.0.0/16': '10.1.2.4' }),
      nic('nva', 'a/nva', '10.1.2.4', { forwards: true }),
      nic('a', 'a/nva', '10.1.2.5'),
      nic('b', 'b/s', '10.2.1.4'),
    ),
    to: '10.2.1.4',
    changes: ['Remove route `r0` from route table `rt`.'],
  },
  {
    reason: 'on-premises-has-no-route',
    given: spokes(
      table('rt', {}),
      gateway('gw', 'hub'),
      site('branch', '192.168.0.0/16', 'gw'),
      peering('hub', 'a', { allowGatewayTransit: true }),
    ),
    from: '192.168.1.4',
    to: '10.1.1.4',
    changes: ['Set `useRemoteGateways` on link `a/a-to-hub`.'],
  },
  {
    reason: 'system-route-none',
    given: spokes(
      table('rt', {}, { disableBgpRoutePropagation: true }),
      gateway('gw', 'hub'),
      site('branch', '192.168.0.0/16', 'gw'),
      peering('hub', 'a', { allowGatewayTransit: true }, { useRemoteGateways: true }),
    ),
    to: '192.168.1.4',
    changes: ['Switch gateway route propagation on in route table `rt`.'],
  },
  {
    reason: 'nsg-deny',
    given: topology(
      vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { nsg: 'n' }] }),
      vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
      nsg('n', '4096 Outbound Deny Tcp from * to * port 443'),
      peering('a', 'b'),
      nic('a', 'a/s', '10.1.1.4'),
      nic('b', 'b/s', '10.2.1.4'),
    ),
    to: '10.2.1.4',
    changes: ['Add to NSG `n` rule 100, outbound: allow Tcp from `10.1.1.4` to `10.2.1.4`, port `443`.'],
  },
  {
    reason: 'nsg-deny',
    given: topology(
      vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { nsg: 'n' }] }),
      vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
      nsg('n'),
      link('a', 'b'),
      nic('a', 'a/s', '10.1.1.4'),
      nic('b', 'b/s', '10.2.1.4'),
    ),
    to: '10.2.1.4',
    changes: ['Add a link from `b` to `a`.'],
  },
];

test.each(ROWS)('$reason: $changes', ({ reason, given, from = 'a', to, changes }) => {
  expect(ask(given, reachQuery(from, to))).toMatchObject({ reachable: false, reason });
  const repair = smallestRepair(given, { flow: flow(from, to) });
  if (!repair.ok) throw new Error(repair.error.message);
  expect(repair.value.changes.map(describeChange)).toEqual(changes);
  expect(ask(repair.value.topology, reachQuery(from, to))).toMatchObject({
    reachable: true,
    replyAllowed: true,
  });
});

test('without the reply, what only the way back needs is not asked for', () => {
  const given = spokes(
    table('rt', { '10.2.0.0/16': '10.0.1.4' }),
    peering('a', 'hub', { allowForwardedTraffic: true }),
    peering('b', 'hub', {}),
  );
  const only = smallestRepair(given, { flow: flow('a', '10.2.1.4'), withReply: false });
  expect(only.ok && only.value.changes.map(describeChange)).toEqual([
    'Set `allowForwardedTraffic` on link `b/b-to-hub`.',
  ]);
  const both = smallestRepair(given, { flow: flow('a', '10.2.1.4') });
  expect(both.ok && both.value.changes).toHaveLength(2);
});

test('a flow that is to stay as it is rules out the plainest repair, and the next one is found', () => {
  const given = topology(
    vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt' }] }),
    vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
    vnet('nva', '10.3.0.0/16', { s: '10.3.1.0/24' }),
    table('rt', { '10.2.0.0/16': 'None' }),
    peering('a', 'b'),
    peering('a', 'nva', { allowForwardedTraffic: true }),
    peering('nva', 'b', {}, { allowForwardedTraffic: true }),
    nic('nva', 'nva/s', '10.3.1.4', { forwards: true }),
    nic('a', 'a/s', '10.1.1.4'),
    nic('b', 'b/s', '10.2.1.4'),
    nic('c', 'b/s', '10.2.1.5'),
  );
  const plain = smallestRepair(given, { flow: flow('a', '10.2.1.4') });
  expect(plain.ok && plain.value.changes.map(({ kind }) => kind)).toEqual(['remove-route']);
  const kept = smallestRepair(given, { flow: flow('a', '10.2.1.4'), keep: [flow('a', '10.2.1.5')] });
  expect(kept.ok && kept.value.changes.map(describeChange)).toEqual([
    'Add to route table `rt` a route for `10.2.1.4/32` to `VirtualAppliance 10.3.1.4`.',
  ]);
  expect(kept.ok && ask(kept.value.topology, reachQuery('a', '10.2.1.5'))).toMatchObject({
    reason: 'udr-none',
  });
});
