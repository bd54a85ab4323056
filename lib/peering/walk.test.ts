import { describe, expect, test } from 'vitest';
import { gateway, nic, nicId, nsg, peering, reach, table, topology, verify, vnet } from './testing/builders';

const toNic = (name: string) => ({ destination: { networkInterface: { id: nicId(name) } } });

describe('a packet meant for one NIC has not arrived at another with its address', () => {
  test('R15: of two networks with one range, a NIC in the other is out of reach', () => {
    const twins = topology(
      vnet('a', '10.0.0.0/16', { s: '10.0.0.0/24' }),
      vnet('c', '10.0.0.0/16', { s: '10.0.0.0/24' }),
      nic('vm-a', 'a/s', '10.0.0.5'),
      nic('near', 'a/s', '10.0.0.4'),
      nic('far', 'c/s', '10.0.0.4'),
    );
    expect(reach(twins, 'vm-a', '10.0.0.4')).toMatchObject({ reachable: true });
    expect(reach(twins, 'vm-a', '10.0.0.4', toNic('near'))).toMatchObject({ reachable: true });
    expect(reach(twins, 'vm-a', '10.0.0.4', toNic('far'))).toMatchObject({
      reachable: false,
      reason: 'destination-not-found',
    });
  });
});

test('R1: a public range that a network uses is not reached over the internet', () => {
  const apart = topology(
    vnet('a', '10.1.0.0/16', { s: '10.1.0.0/24' }),
    vnet('b', '20.0.0.0/16', { s: '20.0.0.0/24' }),
    nic('vm-a', 'a/s', '10.1.0.4'),
    nic('vm-b', 'b/s', '20.0.0.4'),
  );
  expect(reach(apart, 'vm-a', '20.0.0.4')).toMatchObject({ reachable: false });
  expect(reach(apart, 'vm-a', '20.1.0.4')).toMatchObject({ reachable: true, hops: ['Internet'] });
});

test('R50: a user route to a gateway that the hub keeps to itself names the flag as the cause', () => {
  const spokes = topology(
    vnet('hub', '10.0.0.0/16', { GatewaySubnet: '10.0.255.0/27' }),
    vnet('a', '10.1.0.0/16', { s: ['10.1.0.0/24', { table: 'rt' }] }),
    vnet('b', '10.2.0.0/16', { s: '10.2.0.0/24' }),
    peering('hub', 'a'),
    peering('hub', 'b'),
    gateway('vgw', 'hub'),
    table('rt', { '10.2.0.0/16': 'VirtualNetworkGateway' }),
    nic('vm-a', 'a/s', '10.1.0.4'),
    nic('vm-b', 'b/s', '10.2.0.4'),
  );
  expect(reach(spokes, 'vm-a', '10.2.0.4')).toMatchObject({
    reachable: false,
    reason: 'no-gateway',
    cause: 'gateway-transit-off',
  });
});

describe('R101: DNS and metadata of the platform', () => {
  const closed = (...more: string[]) =>
    topology(
      vnet('a', '10.1.0.0/16', { s: ['10.1.0.0/24', { nsg: 'n' }] }),
      nic('vm-a', 'a/s', '10.1.0.4'),
      nsg('n', ...more, '4000 Outbound Deny * from * to * port *'),
    );
  test('a rule that denies everything does not stop them', () => {
    expect(verify(closed(), 'vm-a', 'Outbound', '10.1.0.4', '168.63.129.16:53').access).toBe('Allow');
    expect(verify(closed(), 'vm-a', 'Outbound', '10.1.0.4', '20.1.1.1:53').access).toBe('Deny');
  });
  test('a rule that names their tag does', () => {
    const named = closed('100 Outbound Deny * from * to AzurePlatformDNS port *');
    expect(verify(named, 'vm-a', 'Outbound', '10.1.0.4', '168.63.129.16:53')).toMatchObject({
      access: 'Deny',
      ruleName: 'Deny-100-out',
    });
  });
});
