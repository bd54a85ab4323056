import { describe, expect, test } from 'vitest';
import {
  gateway,
  idOf,
  nextHop,
  nic,
  nsg,
  type Parts,
  peering,
  reach,
  routeRows,
  site,
  table,
  topology,
  verify,
  vnet,
} from './testing/builders';

const TRANSIT = { allowGatewayTransit: true };
const BORROW = { useRemoteGateways: true };
const BRANCH = '192.168.10.7';

type Estate = {
  readonly onHub?: Record<string, unknown>;
  readonly onSpoke?: Record<string, unknown>;
  readonly rt?: Record<string, string>;
  readonly propagates?: boolean;
  readonly atGateway?: Record<string, string>;
  readonly gatewayType?: string;
  readonly sku?: string;
  readonly spokeRegion?: string;
  readonly more?: Parts;
};

/** A hub with a gateway to one site on-premises, a spoke that borrows it, and a second spoke that does too. */
const estate = ({
  onHub = TRANSIT,
  onSpoke = BORROW,
  rt = {},
  propagates = true,
  atGateway = {},
  gatewayType = 'Vpn',
  sku = 'VpnGw1',
  spokeRegion = 'westeurope',
  more = [],
}: Estate = {}) =>
  topology(
    vnet('hub', '10.0.0.0/16', {
      s: '10.0.1.0/24',
      nva: '10.0.2.0/24',
      GatewaySubnet: ['10.0.255.0/27', { table: 'rt-gateway' }],
    }),
    vnet('spoke', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt' }] }, spokeRegion),
    vnet('spoke2', '10.2.0.0/16', { s: ['10.2.1.0/24', { table: 'rt2' }] }),
    peering('hub', 'spoke', onHub, onSpoke),
    peering('hub', 'spoke2', TRANSIT, BORROW),
    gateway('gw', 'hub', { gatewayType, sku: { name: sku } }),
    site('branch', '192.168.10.0/24', 'gw'),
    nic('hubvm', 'hub/s', '10.0.1.4'),
    nic('nva', 'hub/nva', '10.0.2.4', { forwards: true }),
    nic('vm', 'spoke/s', '10.1.1.4'),
    nic('vm2', 'spoke2/s', '10.2.1.4'),
    table('rt', rt, { disableBgpRoutePropagation: !propagates }),
    table('rt2', { '10.1.0.0/16': 'VirtualNetworkGateway' }),
    table('rt-gateway', atGateway),
    ...more,
  );

describe('R50, R51: gateway transit', () => {
  test('the borrower has the gateway’s routes and reaches what lies behind it', () => {
    const t = estate();
    expect(routeRows(t, 'vm')).toContain(
      '192.168.10.0/24 VirtualNetworkGateway Active VirtualNetworkGateway',
    );
    expect(reach(t, 'vm', BRANCH)).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['VirtualNetworkGateway'],
    });
  });
  test('the gateway’s own network needs no flag', () => {
    expect(reach(estate({ onHub: {}, onSpoke: {} }), 'hubvm', BRANCH)).toMatchObject({
      reachable: true,
      replyAllowed: true,
    });
  });
  test.each([
    { says: 'transit allowed but not used', onHub: TRANSIT, onSpoke: {}, dropAt: 'spoke/spoke-to-hub' },
    { says: 'used but not allowed', onHub: {}, onSpoke: BORROW, dropAt: 'hub/hub-to-spoke' },
    { says: 'neither', onHub: {}, onSpoke: {}, dropAt: 'hub/hub-to-spoke' },
    { says: 'each flag on the wrong link', onHub: BORROW, onSpoke: TRANSIT, dropAt: 'hub/hub-to-spoke' },
  ])('$says: no way there, and none back', ({ onHub, onSpoke, dropAt }) => {
    const t = estate({ onHub, onSpoke });
    expect(reach(t, 'vm', BRANCH)).toMatchObject({
      reason: 'system-route-none',
      cause: 'gateway-transit-off',
      dropAt: 'vm',
    });
    expect(reach(t, BRANCH, '10.1.1.4')).toMatchObject({
      reason: 'on-premises-has-no-route',
      cause: 'gateway-transit-off',
      dropAt,
    });
  });
  test('R53: transit allowed without a gateway has no effect', () => {
    const { resources } = estate();
    const t = topology(...resources.filter(({ type }) => !/Gateways|connections/.test(type)));
    expect(routeRows(t, 'vm').some((row) => row.includes('VirtualNetworkGateway'))).toBe(false);
  });
  test('R55: a network with a gateway of its own does not use a peer’s', () => {
    const { resources } = estate();
    const t = topology(
      ...resources.filter(({ name }) => name !== 'spoke'),
      vnet('spoke', '10.1.0.0/16', { s: '10.1.1.0/24', GatewaySubnet: '10.1.255.0/27' }),
      gateway('own', 'spoke'),
      site('lab', '192.168.20.0/24', 'own'),
    );
    expect(nextHop(t, 'vm', '192.168.20.1').nextHopType).toBe('VirtualNetworkGateway');
    expect(nextHop(t, 'vm', BRANCH).nextHopType).toBe('None');
  });
  test('R56: it works over a global peering, for ExpressRoute as well, and not for the Basic SKU', () => {
    expect(nextHop(estate({ spokeRegion: 'eastus' }), 'vm', BRANCH).nextHopType).toBe(
      'VirtualNetworkGateway',
    );
    expect(nextHop(estate({ gatewayType: 'ExpressRoute' }), 'vm', BRANCH).nextHopType).toBe(
      'VirtualNetworkGateway',
    );
    expect(nextHop(estate({ sku: 'Basic' }), 'vm', BRANCH).nextHopType).toBe('None');
  });
  test('R57: what is borrowed stops at the direct peer, and a spoke is not told of another', () => {
    const t = estate({
      more: [
        vnet('beyond', '10.3.0.0/16', { s: '10.3.1.0/24' }),
        peering('spoke', 'beyond'),
        nic('far', 'beyond/s', '10.3.1.4'),
      ],
    });
    expect(reach(t, 'far', BRANCH)).toMatchObject({
      reason: 'system-route-none',
      cause: 'peering-not-transitive',
    });
    expect(nextHop(t, 'vm', '10.2.1.4').nextHopType).toBe('None');
  });
});

describe('R58: spoke to spoke through the hub’s gateway', () => {
  const rt = { '10.2.0.0/16': 'VirtualNetworkGateway' };
  test('with user routes in both spokes it works; R49: no link has to allow forwarded traffic', () => {
    expect(reach(estate({ rt }), 'vm', '10.2.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['VirtualNetworkGateway', 'VNetPeering'],
    });
  });
  test('with one in the sender only, the reply has no way', () => {
    expect(reach(estate(), 'vm2', '10.1.1.4')).toMatchObject({ reachable: true, replyAllowed: false });
  });
  test('not through an ExpressRoute gateway, nor where both kinds stand', () => {
    expect(reach(estate({ rt, gatewayType: 'ExpressRoute' }), 'vm', '10.2.1.4').reason).toBe('no-gateway');
    const both = estate({ rt, more: [gateway('er', 'hub', { gatewayType: 'ExpressRoute' })] });
    expect(reach(both, 'vm', '10.2.1.4').reason).toBe('no-gateway');
  });
  test('without a gateway to use, the packet is dropped', () => {
    const t = estate({ rt, onSpoke: {} });
    expect(reach(t, 'vm', '10.2.1.4')).toMatchObject({ reason: 'no-gateway', dropAt: 'vm' });
  });
  test('a gateway does not send to the internet for others', () => {
    const t = estate({ rt: { '0.0.0.0/0': 'VirtualNetworkGateway' } });
    expect(reach(t, 'vm', '8.8.8.8')).toMatchObject({ reason: 'on-premises-has-no-route', dropAt: 'gw' });
  });
});

describe('R59: propagation switched off', () => {
  test('the subnet loses the way there, and that is said to be why', () => {
    expect(reach(estate({ propagates: false }), 'vm', BRANCH)).toMatchObject({
      reason: 'system-route-none',
      cause: 'propagation-disabled',
    });
  });
  test('on-premises still sends to it, and has no answer', () => {
    expect(reach(estate({ propagates: false }), BRANCH, '10.1.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: false,
    });
  });
  test('a user route to the gateway brings it back', () => {
    const t = estate({ propagates: false, rt: { '192.168.10.0/24': 'VirtualNetworkGateway' } });
    expect(reach(t, 'vm', BRANCH)).toMatchObject({ reachable: true, replyAllowed: true });
  });
});

describe('from on-premises', () => {
  test('into the hub and into a spoke', () => {
    expect(reach(estate(), BRANCH, '10.0.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['VnetLocal'],
    });
    expect(reach(estate(), BRANCH, '10.1.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['VNetPeering'],
    });
  });
  test('NSGs on the way in take it for part of the VirtualNetwork', () => {
    const t = estate({ more: [nsg('n')] });
    const { resources } = t;
    const guarded = topology(
      ...resources.filter(({ name }) => name !== 'vm'),
      nic('vm', 'spoke/s', '10.1.1.4', { nsg: 'n' }),
    );
    expect(reach(guarded, BRANCH, '10.1.1.4').reachable).toBe(true);
    expect(verify(guarded, 'vm', 'Inbound', '10.1.1.4:443', '192.168.99.1:50000').access).toBe('Deny');
  });
  test('an address behind no gateway has no way in', () => {
    expect(reach(estate(), '172.30.0.1', '10.0.1.4')).toMatchObject({
      reachable: false,
      reason: 'no-gateway',
    });
  });
  test('a network nothing joins to the hub is not known there', () => {
    const t = estate({
      more: [vnet('island', '10.8.0.0/16', { s: '10.8.1.0/24' }), nic('lone', 'island/s', '10.8.1.4')],
    });
    const answer = reach(t, BRANCH, '10.8.1.4');
    expect(answer).toMatchObject({ reason: 'on-premises-has-no-route', dropAt: 'gw', replyAllowed: false });
    expect(answer).not.toHaveProperty('cause');
  });
  test('R48: through an appliance into a spoke, whose link then has to allow forwarded traffic', () => {
    const atGateway = { '10.1.0.0/16': '10.0.2.4' };
    expect(reach(estate({ atGateway }), BRANCH, '10.1.1.4')).toMatchObject({
      reason: 'forwarded-traffic-not-allowed',
      dropAt: 'spoke/spoke-to-hub',
    });
    const open = estate({ atGateway, onSpoke: { ...BORROW, allowForwardedTraffic: true } });
    expect(reach(open, BRANCH, '10.1.1.4')).toMatchObject({
      reachable: true,
      hops: ['VirtualAppliance:10.0.2.4', 'VNetPeering'],
    });
  });
  test('point-to-site clients count as on-premises', () => {
    const t = topology(
      vnet('hub', '10.0.0.0/16', { s: '10.0.1.0/24', GatewaySubnet: '10.0.255.0/27' }),
      gateway('gw', 'hub', {
        vpnClientConfiguration: { vpnClientAddressPool: { addressPrefixes: ['172.16.201.0/24'] } },
      }),
      nic('vm', 'hub/s', '10.0.1.4'),
    );
    expect(reach(t, '172.16.201.3', '10.0.1.4')).toMatchObject({ reachable: true, replyAllowed: true });
    expect(nextHop(t, 'vm', '172.16.201.3').nextHopType).toBe('VirtualNetworkGateway');
  });
});

describe('two networks joined by their gateways', () => {
  const joined = (alsoPeered: boolean) =>
    topology(
      vnet('a', '10.0.0.0/16', { s: '10.0.1.0/24', GatewaySubnet: '10.0.255.0/27' }),
      vnet('b', '10.1.0.0/16', { s: '10.1.1.0/24', GatewaySubnet: '10.1.255.0/27' }),
      alsoPeered ? peering('a', 'b') : [],
      gateway('gwa', 'a'),
      gateway('gwb', 'b'),
      nic('vma', 'a/s', '10.0.1.4'),
      nic('vmb', 'b/s', '10.1.1.4'),
      {
        type: 'Microsoft.Network/connections',
        name: 'a-b',
        properties: {
          connectionType: 'Vnet2Vnet',
          virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'gwa') },
          virtualNetworkGateway2: { id: idOf('virtualNetworkGateways', 'gwb') },
        },
      },
    );
  test('reach each other through both', () => {
    expect(reach(joined(false), 'vma', '10.1.1.4')).toMatchObject({
      reachable: true,
      replyAllowed: true,
      hops: ['VirtualNetworkGateway', 'VnetLocal'],
    });
  });
  test('R36: if they are peered as well, the peering is used', () => {
    expect(reach(joined(true), 'vma', '10.1.1.4').hops).toEqual(['VNetPeering']);
  });
});

describe('R54: which peer’s gateway is used', () => {
  const hubs = (
    first: Record<string, unknown>,
    firstHas: boolean,
    second: Record<string, unknown> = BORROW,
  ) =>
    topology(
      vnet('spoke', '10.5.0.0/16', { s: '10.5.1.0/24' }),
      nic('vm', 'spoke/s', '10.5.1.4'),
      vnet('z', '10.8.0.0/16', { GatewaySubnet: '10.8.255.0/27' }),
      vnet('y', '10.9.0.0/16', { GatewaySubnet: '10.9.255.0/27' }),
      peering('z', 'spoke', TRANSIT, second),
      peering('y', 'spoke', TRANSIT, first),
      gateway('gwz', 'z'),
      site('at-z', '192.168.20.0/24', 'gwz'),
      firstHas ? [gateway('gwy', 'y'), ...site('at-y', '192.168.10.0/24', 'gwy')] : [],
    );
  const leads = (t: ReturnType<typeof hubs>) =>
    ['192.168.10.1', '192.168.20.1'].map((to) => nextHop(t, 'vm', to).nextHopType);
  const HERE = 'VirtualNetworkGateway';
  test.each([
    { says: 'the one whose link asks for it', t: hubs({}, true), is: ['None', HERE] },
    { says: 'not one that is not there', t: hubs(BORROW, false), is: ['None', HERE] },
    { says: 'of two, the first by id', t: hubs(BORROW, true), is: [HERE, 'None'] },
    { says: 'none if neither is asked for', t: hubs({}, true, {}), is: ['None', 'None'] },
  ])('$says', ({ t, is }) => {
    expect(leads(t)).toEqual(is);
  });
  test('R56: beside a gateway of the Basic SKU, the other one only', () => {
    const both = estate({
      sku: 'Basic',
      more: [
        gateway('er', 'hub', { gatewayType: 'ExpressRoute', sku: { name: 'Standard' } }),
        site('lab', '192.168.20.0/24', 'er'),
      ],
    });
    expect(nextHop(both, 'vm', BRANCH).nextHopType).toBe('None');
    expect(nextHop(both, 'vm', '192.168.20.1').nextHopType).toBe(HERE);
  });
});

test('R51: of two sites that have an address, the one with the longer range', () => {
  const t = estate({ more: site('depot', '192.168.0.0/16', 'gw') });
  expect(reach(t, 'vm', BRANCH).trace).toMatchObject({ outcome: { to: 'branch' } });
  expect(reach(t, 'vm', '192.168.20.1').trace).toMatchObject({ outcome: { to: 'depot' } });
});

test('R75: a gateway that hands to an appliance whose routes hand back goes round in circles', () => {
  const { resources } = estate({ atGateway: { '10.1.0.0/16': '10.0.2.4' } });
  const t = topology(
    ...resources.filter(({ name }) => name !== 'hub'),
    vnet('hub', '10.0.0.0/16', {
      s: '10.0.1.0/24',
      nva: ['10.0.2.0/24', { table: 'rt2' }],
      GatewaySubnet: ['10.0.255.0/27', { table: 'rt-gateway' }],
    }),
  );
  expect(reach(t, BRANCH, '10.1.1.4')).toMatchObject({ reason: 'routing-loop', dropAt: 'gw' });
});
