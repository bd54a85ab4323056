import { describe, expect, test } from 'vitest';
import { answerQuery } from './query';
import {
  ask,
  link,
  nextHop,
  nic,
  nicId,
  nsg,
  peering,
  reach,
  reachQuery,
  table,
  topology,
  verify,
  vnet,
  vnetId,
} from './testing/builders';

const shut = topology(
  vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { nsg: 'n', table: 'rt' }] }),
  vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
  peering('a', 'b'),
  nic('vm-a', 'a/s', '10.1.1.4'),
  nic('vm-b', 'b/s', '10.2.1.4'),
  nsg('n', '100 Outbound Deny * from * to 10.2.0.0/16 port 443'),
  table('rt', { '10.2.1.9/32': 'None' }),
);

describe('R81: Network Watcher’s two questions look at one thing each', () => {
  test('next hop says Peering although an NSG denies', () => {
    expect(nextHop(shut, 'vm-a', '10.2.1.4').nextHopType).toBe('VNetPeering');
    expect(reach(shut, 'vm-a', '10.2.1.4:443')).toMatchObject({ reachable: false, reason: 'nsg-deny' });
  });
  test('IP flow verify says Allow although a route drops', () => {
    expect(verify(shut, 'vm-a', 'Outbound', '10.1.1.4', '10.2.1.9:80').access).toBe('Allow');
    expect(reach(shut, 'vm-a', '10.2.1.9:80').reason).toBe('udr-none');
  });
});

test('R35: a peering comes round neither NSGs nor user routes', () => {
  expect(reach(shut, 'vm-a', '10.2.1.4:443').reachable).toBe(false);
  expect(nextHop(shut, 'vm-a', '10.2.1.9').nextHopType).toBe('None');
});

test('R62: routes are a subnet’s, and decide about what leaves it only', () => {
  expect(reach(shut, 'vm-b', '10.1.1.4').hops).toEqual(['VNetPeering']);
  expect(reach(shut, 'vm-b', '10.1.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
});

test('a trace says what decided, step by step, in plain JSON', () => {
  const { trace } = reach(shut, 'vm-a', '10.2.1.4:443');
  expect(trace).toMatchObject({
    source: { ipAddress: '10.1.1.4', networkInterface: 'vm-a', subnet: 's', virtualNetwork: 'a' },
    destination: { ipAddress: '10.2.1.4', networkInterface: 'vm-b', virtualNetwork: 'b' },
    hops: [
      {
        node: { kind: 'nic', name: 'vm-a', id: nicId('vm-a') },
        steps: [
          {
            kind: 'nsg',
            passed: false,
            networkSecurityGroup: 'n',
            at: 'subnet',
            attachedTo: 'a/s',
            direction: 'Outbound',
            rule: {
              name: 'Deny-100-out',
              priority: 100,
              access: 'Deny',
              isDefault: false,
              destination: '10.2.0.0/16',
              destinationPort: '443',
            },
          },
        ],
      },
    ],
    outcome: { kind: 'dropped', reason: 'nsg-deny', dropAt: 'n', ruleName: 'Deny-100-out' },
  });
});

test('operations in `after` come first, whatever is asked', () => {
  const apart = topology(...shut.resources.filter(({ name }) => !name.includes('-to-')));
  const after = [
    {
      op: 'createPeering',
      virtualNetwork: { id: vnetId('a') },
      name: 'a-to-b',
      properties: { remoteVirtualNetwork: { id: vnetId('b') } },
    },
    {
      op: 'createPeering',
      virtualNetwork: { id: vnetId('b') },
      name: 'b-to-a',
      properties: { remoteVirtualNetwork: { id: vnetId('a') } },
    },
  ];
  const asked = (more = {}) => reach(apart, 'vm-b', '10.1.1.4:80', more);
  expect(asked()).toMatchObject({ reachable: false, reason: 'system-route-none' });
  expect(asked({ after: after.slice(0, 1) })).toMatchObject({ reachable: false, cause: 'peering-initiated' });
  expect(asked({ after })).toMatchObject({ reachable: true, replyAllowed: true });
  const deleted = [{ op: 'deletePeering', peering: { id: link('a', 'b').id } }];
  expect(nextHop(shut, 'vm-a', '10.2.1.4', { after: deleted }).nextHopType).toBe('None');
  expect(answerQuery(shut, { ...reachQuery('vm-a', '10.2.1.4'), after: [{ op: 'dance' }] })).toMatchObject({
    ok: false,
    error: { path: 'query.after[0]' },
  });
});

test('names compare without case', () => {
  const query = { ...reachQuery('vm-a', '10.2.1.4:80'), kind: 'REACH', protocol: 'tcp' };
  expect(ask(shut, query)).toMatchObject({ reachable: true });
  expect(
    ask(shut, { ...query, source: { networkInterface: { id: nicId('VM-A').toUpperCase() } } }),
  ).toMatchObject({ reachable: true });
  expect(
    verify(shut, 'VM-A', 'Inbound', '10.1.1.4:80', '10.2.1.4', { direction: 'inbound', protocol: 'TCP' })
      .access,
  ).toBe('Allow');
});

test('R82: peering the two ends of a line directly joins them', () => {
  const three = [
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    vnet('b', '10.2.0.0/16', {}),
    vnet('c', '10.3.0.0/16', { s: '10.3.1.0/24' }),
    peering('a', 'b'),
    peering('b', 'c'),
    nic('vm-a', 'a/s', '10.1.1.4'),
    nic('vm-c', 'c/s', '10.3.1.4'),
  ];
  expect(reach(topology(...three), 'vm-a', '10.3.1.4').reachable).toBe(false);
  expect(reach(topology(...three, peering('a', 'c')), 'vm-a', '10.3.1.4')).toMatchObject({
    reachable: true,
    hops: ['VNetPeering'],
  });
});

test('R11: a range that was added reaches the peer’s side with the sync, and not before', () => {
  const apart = topology(
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    vnet('b', '10.2.0.0/16', { s: '10.2.1.0/24' }),
    peering('a', 'b'),
    nic('vm-a', 'a/s', '10.1.1.4'),
  );
  const grown = { op: 'addAddressPrefix', virtualNetwork: { id: vnetId('b') }, addressPrefix: '10.9.0.0/16' };
  const synced = { op: 'syncPeering', peering: { id: link('a', 'b').id } };
  const via = (after: unknown[]) => nextHop(apart, 'vm-a', '10.9.1.4', { after }).nextHopType;
  expect([via([]), via([grown]), via([grown, synced])]).toEqual(['None', 'None', 'VNetPeering']);
});

test('R27: a link has one of three states, whatever its provisioning says', () => {
  const succeeded = { provisioningState: 'Succeeded' };
  const t = topology(vnet('a', '10.1.0.0/16'), vnet('b', '10.2.0.0/16'), link('a', 'b', succeeded));
  expect(ask(t, { kind: 'peeringState', after: [] })).toMatchObject({
    peerings: { 'a/a-to-b': { peeringState: 'Initiated' } },
    trafficFlows: false,
  });
  const wrong = topology(
    vnet('a', '10.1.0.0/16'),
    vnet('b', '10.2.0.0/16'),
    link('a', 'b', { peeringState: 'Succeeded' }),
  );
  expect(answerQuery(wrong, { kind: 'peeringState' }).ok).toBe(false);
});

test('R117: rows of effective routes have Azure’s names, an address only where there is one', () => {
  const { value } = ask(shut, { kind: 'effectiveRoutes', targetNicResourceId: nicId('vm-a') });
  expect(value).toContainEqual({
    source: 'User',
    state: 'Active',
    addressPrefix: '10.2.1.9/32',
    nextHopType: 'None',
  });
  expect(value).toContainEqual({
    source: 'Default',
    state: 'Active',
    addressPrefix: '10.2.0.0/16',
    nextHopType: 'VNetPeering',
  });
});
