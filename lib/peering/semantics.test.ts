import { describe, expect, test } from 'vitest';
import { behaviourOf } from './behaviour';
import type { Link } from './network';
import { answerQuery } from './query';
import { AZURE, semanticsOf } from './semantics';
import {
  ask,
  gateway,
  idOf,
  link,
  loadBalancer,
  networkOf,
  nic,
  nicId,
  nsg,
  type Parts,
  peering,
  reachQuery,
  site,
  table,
  topology,
  vnet,
  vnetId,
} from './testing/builders';
import { agrees } from './testing/cases';
import type { Topology } from './topology';

/** A topology where one misconception answers differently from Azure, and both answers. */
type Parting = {
  readonly id: string;
  readonly says: string;
  readonly topology: Topology;
  readonly query: Record<string, unknown>;
  readonly azure: Record<string, unknown>;
  readonly believed: Record<string, unknown>;
};

const OPEN = { allowForwardedTraffic: true };
const vm = (name: string, subnet: string) => nic(name, `${name}/s`, subnet);
const plain = (name: string, range: string, more: Record<string, string> = {}, region?: string) =>
  vnet(name, `${range}.0.0/16`, { s: [`${range}.1.0/24`, more] }, region);

const line = (flags = {}) =>
  topology(
    plain('a', '10.1'),
    plain('b', '10.2'),
    plain('c', '10.3'),
    peering('a', 'b', {}, flags),
    peering('b', 'c', flags),
    vm('a', '10.1.1.4'),
    vm('c', '10.3.1.4'),
  );
const pair = (onA = {}, onB = {}, regionB?: string, ...more: Parts) =>
  topology(
    plain('a', '10.1'),
    plain('b', '10.2', {}, regionB),
    peering('a', 'b', onA, onB),
    vm('a', '10.1.1.4'),
    vm('b', '10.2.1.4'),
    ...more,
  );
/** `a` has a route table, and the NSG `n` on its subnet; `b` is its peer. */
const routed = (rt: Record<string, string>, rules: string[] = [], properties = {}) =>
  topology(
    plain('a', '10.1', { table: 'rt', nsg: 'n' }),
    plain('b', '10.2'),
    peering('a', 'b'),
    vm('a', '10.1.1.4'),
    vm('b', '10.2.1.4'),
    nic('fw', 'b/s', '10.2.1.9', { forwards: true }),
    table('rt', rt, properties),
    nsg('n', ...rules),
  );
const hub = (nva: { forwards: boolean }, back: boolean) =>
  topology(
    plain('hub', '10.0'),
    plain('a', '10.1', { table: 'rt' }),
    plain('b', '10.2', { table: 'rt' }),
    peering('hub', 'a', {}, OPEN),
    peering('hub', 'b', {}, OPEN),
    nic('hub', 'hub/s', '10.0.1.4', nva),
    vm('a', '10.1.1.4'),
    vm('b', '10.2.1.4'),
    table('rt', back ? { '10.0.0.0/8': '10.0.1.4' } : { '10.2.0.0/16': '10.0.1.4' }),
  );
const transit = (region?: string, onHub = {}, onSpoke = {}) =>
  topology(
    vnet('hub', '10.0.0.0/16', { s: '10.0.1.0/24', GatewaySubnet: '10.0.255.0/27' }),
    plain('a', '10.1', {}, region),
    plain('b', '10.2'),
    peering('hub', 'a', { allowGatewayTransit: true, ...onHub }, { useRemoteGateways: true, ...onSpoke }),
    peering('hub', 'b', { allowGatewayTransit: true }, { useRemoteGateways: true }),
    gateway('gw', 'hub'),
    site('branch', '192.168.10.0/24', 'gw'),
    vm('a', '10.1.1.4'),
    vm('b', '10.2.1.4'),
  );
/** `b` in a subscription of its own. */
const elsewhere = (): Topology =>
  JSON.parse(JSON.stringify(pair()).replaceAll(vnetId('b'), vnetId('b').replace('1111-', '2222-')));
const hop = (destinationIPAddress: string) => ({
  kind: 'nextHop',
  targetNicResourceId: nicId('a'),
  destinationIPAddress,
});
const verifyQuery = (direction: string, remoteIPAddress: string) => ({
  kind: 'ipFlowVerify',
  targetNicResourceId: nicId('a'),
  direction,
  protocol: 'Tcp',
  localIPAddress: '10.1.1.4',
  localPort: '80',
  remoteIPAddress,
  remotePort: '50000',
});

const TO_C = reachQuery('a', '10.3.1.4');
const TO_B = reachQuery('a', '10.2.1.4');
const OUT_OF_REACH = { reachable: false };
const REACHED = { reachable: true };

const PARTINGS: readonly Parting[] = [
  {
    id: 'M1',
    says: 'a peer’s peer',
    topology: line(),
    query: TO_C,
    azure: { reachable: false, cause: 'peering-not-transitive' },
    believed: { reachable: true, hops: ['VNetPeering'] },
  },
  {
    id: 'M2',
    says: 'with forwarded traffic allowed',
    topology: line(OPEN),
    query: TO_C,
    azure: OUT_OF_REACH,
    believed: REACHED,
  },
  {
    id: 'M3',
    says: 'two spokes of one gateway',
    topology: transit(),
    query: TO_B,
    azure: OUT_OF_REACH,
    believed: { reachable: true, hops: ['VirtualNetworkGateway', 'VNetPeering'] },
  },
  {
    id: 'M4',
    says: 'one link',
    topology: topology(
      plain('a', '10.1'),
      plain('b', '10.2'),
      link('a', 'b'),
      vm('a', '10.1.1.4'),
      vm('b', '10.2.1.4'),
    ),
    query: TO_B,
    azure: { reachable: false, cause: 'peering-initiated' },
    believed: { reachable: true, replyAllowed: true },
  },
  {
    id: 'M8',
    says: 'an unsynced range',
    topology: pair({ peeringSyncLevel: 'LocalNotInSync' }, { peeringSyncLevel: 'RemoteNotInSync' }),
    query: TO_B,
    azure: REACHED,
    believed: { reachable: false, cause: 'peering-disconnected' },
  },
  {
    id: 'M11',
    says: 'two regions',
    topology: pair({}, {}, 'eastus'),
    query: TO_B,
    azure: { reachable: true, hops: ['VNetGlobalPeering'] },
    believed: OUT_OF_REACH,
  },
  {
    id: 'M13',
    says: 'a user route',
    topology: routed({ '10.2.0.0/16': 'None' }),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'None' },
    believed: { nextHopType: 'VNetPeering' },
  },
  {
    id: 'M13',
    says: 'an NSG',
    topology: routed({}, ['100 Outbound Deny * from * to * port *']),
    query: TO_B,
    azure: { reachable: false, reason: 'nsg-deny' },
    believed: REACHED,
  },
  {
    id: 'M14',
    says: 'access off',
    topology: pair({ allowVirtualNetworkAccess: false }),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'VNetPeering' },
    believed: { nextHopType: 'None' },
  },
  {
    id: 'M15',
    says: 'transit on the hub',
    topology: transit(),
    query: hop('192.168.10.1'),
    azure: { nextHopType: 'VirtualNetworkGateway' },
    believed: { nextHopType: 'None' },
  },
  {
    id: 'M16',
    says: 'a second hub’s gateway',
    topology: topology(
      ...transit().resources,
      vnet('hub2', '10.9.0.0/16', { GatewaySubnet: '10.9.255.0/27' }),
      peering('hub2', 'a', { allowGatewayTransit: true }, { useRemoteGateways: true }),
      gateway('gw2', 'hub2'),
      site('lab', '192.168.20.0/24', 'gw2'),
    ),
    query: hop('192.168.20.1'),
    azure: { nextHopType: 'None' },
    believed: { nextHopType: 'VirtualNetworkGateway' },
  },
  {
    id: 'M17',
    says: 'a gateway in another region',
    topology: transit('eastus'),
    query: hop('192.168.10.1'),
    azure: { nextHopType: 'VirtualNetworkGateway' },
    believed: { nextHopType: 'None' },
  },
  {
    id: 'M18',
    says: 'the peer’s range',
    topology: pair(),
    query: { kind: 'effectiveRoutes', targetNicResourceId: nicId('a') },
    azure: { includes: [{ addressPrefix: '10.2.0.0/16' }], excludes: [{ addressPrefix: '10.2.1.0/24' }] },
    believed: { includes: [{ addressPrefix: '10.2.1.0/24' }], excludes: [{ addressPrefix: '10.2.0.0/16' }] },
  },
  {
    id: 'M19',
    says: 'a short user route',
    topology: routed({ '10.0.0.0/8': '10.2.1.9' }),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'VNetPeering' },
    believed: { nextHopType: 'VirtualAppliance' },
  },
  {
    id: 'M20',
    says: 'a longer learned route',
    topology: {
      ...transit(),
      gatewayLearnedRoutes: [
        {
          virtualNetworkGateway: { id: idOf('virtualNetworkGateways', 'gw') },
          value: [{ network: '10.0.1.0/24', origin: 'EBgp' }],
        },
      ],
    },
    query: hop('10.0.1.4'),
    azure: { nextHopType: 'VNetPeering' },
    believed: { nextHopType: 'VirtualNetworkGateway' },
  },
  {
    id: 'M21',
    says: 'a default route',
    topology: routed({ '0.0.0.0/0': '10.2.1.9' }),
    query: TO_B,
    azure: { hops: ['VNetPeering'] },
    believed: { hops: ['VirtualAppliance:10.2.1.9', 'VnetLocal'] },
  },
  {
    id: 'M22',
    says: 'an unknown private address',
    topology: pair(),
    query: reachQuery('a', '10.77.1.4'),
    azure: { reachable: false, reason: 'system-route-none' },
    believed: { reachable: true, hops: ['Internet'] },
  },
  {
    id: 'M23',
    says: 'IP forwarding off',
    topology: hub({ forwards: false }, true),
    query: TO_B,
    azure: { reachable: false, reason: 'ip-forwarding-disabled' },
    believed: REACHED,
  },
  {
    id: 'M24',
    says: 'a route in one spoke',
    topology: hub({ forwards: true }, false),
    query: TO_B,
    azure: { reachable: true, replyAllowed: false },
    believed: { reachable: true, replyAllowed: true },
  },
  {
    id: 'M25',
    says: 'two NSGs that deny',
    topology: topology(
      plain('a', '10.1', { nsg: 'subnet-nsg' }),
      nic('a', 'a/s', '10.1.1.4', { nsg: 'nic-nsg' }),
      nsg('subnet-nsg'),
      nsg('nic-nsg'),
    ),
    query: verifyQuery('Inbound', '203.0.113.7'),
    azure: { networkSecurityGroup: 'subnet-nsg' },
    believed: { networkSecurityGroup: 'nic-nsg' },
  },
  {
    id: 'M26',
    says: 'no rule for the reply',
    topology: routed({}, ['100 Inbound Deny * from * to * port *']),
    query: TO_B,
    azure: { reachable: true, replyAllowed: true },
    believed: { reachable: true, replyAllowed: false },
  },
  {
    id: 'M27',
    says: 'inside a subnet',
    topology: topology(
      ...routed({}, ['100 Inbound Deny * from * to * port *']).resources,
      nic('mate', 'a/s', '10.1.1.5'),
    ),
    query: reachQuery('mate', '10.1.1.4'),
    azure: { reachable: false, reason: 'nsg-deny' },
    believed: REACHED,
  },
  {
    id: 'M28',
    says: 'a peer by the default rules',
    topology: routed({}),
    query: verifyQuery('Inbound', '10.2.1.4'),
    azure: { access: 'Allow' },
    believed: { access: 'Deny', ruleName: 'DenyAllInBound' },
  },
  {
    id: 'M30',
    says: 'a group across a peering',
    topology: topology(
      plain('a', '10.1', { nsg: 'n' }),
      plain('b', '10.2'),
      peering('a', 'b'),
      vm('a', '10.1.1.4'),
      nic('b', 'b/s', '10.2.1.4', { groups: ['web'] }),
      nsg('n', '100 Inbound Deny * from asg:web to * port *'),
    ),
    query: reachQuery('b', '10.1.1.4'),
    azure: REACHED,
    believed: { reachable: false, ruleName: 'Deny-100' },
  },
  {
    id: 'M32',
    says: 'a Basic frontend in another region',
    topology: pair({}, {}, 'eastus', loadBalancer('lb', 'Basic', 'b/s', '10.2.1.100', ['b'])),
    query: reachQuery('a', '10.2.1.100'),
    azure: { reachable: false, reason: 'basic-lb-global-peering' },
    believed: REACHED,
  },
  {
    id: 'M33',
    says: 'propagation off',
    topology: routed({}, [], { disableBgpRoutePropagation: true }),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'VNetPeering' },
    believed: { nextHopType: 'None' },
  },
  {
    id: 'M36',
    says: 'a route, and an NSG that denies',
    topology: routed({}, ['100 Outbound Deny * from * to * port *']),
    query: TO_B,
    azure: { reachable: false, reason: 'nsg-deny' },
    believed: { reachable: true, replyAllowed: true },
  },
  {
    id: 'M33',
    says: 'propagation off, and a peer in another region',
    topology: topology(
      plain('a', '10.1', { table: 'rt' }),
      plain('b', '10.2', {}, 'eastus'),
      peering('a', 'b'),
      vm('a', '10.1.1.4'),
      table('rt', {}, { disableBgpRoutePropagation: true }),
    ),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'VNetGlobalPeering' },
    believed: { nextHopType: 'None' },
  },
  {
    id: 'M21',
    says: 'a default route beside another',
    topology: routed({ '0.0.0.0/0': '10.2.1.9', '10.9.0.0/16': 'None' }),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'VNetPeering' },
    believed: { nextHopType: 'VirtualAppliance' },
  },
  {
    id: 'M36',
    says: 'a route, and access off',
    topology: pair({ allowVirtualNetworkAccess: false }),
    query: TO_B,
    azure: { reachable: false, reason: 'vnet-access-blocked' },
    believed: { reachable: true, replyAllowed: true },
  },
  {
    id: 'M13',
    says: 'an NSG where a peer’s packet comes in',
    topology: topology(
      ...routed({}, ['100 Inbound Deny * from * to * port *']).resources,
      plain('c', '10.3'),
      peering('a', 'c'),
    ),
    query: reachQuery('b', '10.1.1.4'),
    azure: { reachable: false, reason: 'nsg-deny' },
    believed: REACHED,
  },
  {
    id: 'M14',
    says: 'access off on the other side',
    topology: pair({}, { allowVirtualNetworkAccess: false }),
    query: hop('10.2.1.4'),
    azure: { nextHopType: 'VNetPeering' },
    believed: { nextHopType: 'None' },
  },
  {
    id: 'M15',
    says: 'each flag on the other link',
    topology: transit(
      undefined,
      { allowGatewayTransit: false, useRemoteGateways: true },
      { useRemoteGateways: false, allowGatewayTransit: true },
    ),
    query: hop('192.168.10.1'),
    azure: { nextHopType: 'None' },
    believed: { nextHopType: 'VirtualNetworkGateway' },
  },
  {
    id: 'M12',
    says: 'a peer in another subscription',
    topology: elsewhere(),
    query: TO_B,
    azure: REACHED,
    believed: OUT_OF_REACH,
  },
  {
    id: 'M1',
    says: 'three peerings in a row, past others',
    topology: topology(
      plain('x', '10.8'),
      plain('y', '10.7'),
      peering('b', 'x'),
      peering('y', 'c'),
      ...line().resources,
      plain('d', '10.4'),
      peering('c', 'd'),
      vm('d', '10.4.1.4'),
    ),
    query: reachQuery('a', '10.4.1.4'),
    azure: OUT_OF_REACH,
    believed: { reachable: true, replyAllowed: true },
  },
  // what Azure accepts, and what the links then say
  {
    id: 'M9',
    says: 'ranges overlap, subnets do not',
    topology: topology(
      vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
      vnet('b', '10.1.0.0/16', { s: '10.1.2.0/24' }),
    ),
    query: {
      kind: 'canPeer',
      operation: 'createPeering',
      localVirtualNetwork: { id: vnetId('a') },
      remoteVirtualNetwork: { id: vnetId('b') },
    },
    azure: { allowed: false, reason: 'address-spaces-overlap' },
    believed: { allowed: true },
  },
  {
    id: 'M10',
    says: 'two spokes overlap',
    topology: topology(
      plain('a', '10.1'),
      plain('b', '10.2'),
      vnet('twin', '10.1.0.0/16', { s: '10.1.9.0/24' }),
      peering('a', 'b'),
    ),
    query: {
      kind: 'canPeer',
      operation: 'createPeering',
      localVirtualNetwork: { id: vnetId('twin') },
      remoteVirtualNetwork: { id: vnetId('b') },
    },
    azure: { allowed: false, reason: 'overlaps-peered-vnet' },
    believed: { allowed: true },
  },
  {
    id: 'M35',
    says: 'the smallest subnet',
    topology: topology(plain('a', '10.1')),
    query: {
      kind: 'canPeer',
      operation: 'createSubnet',
      virtualNetwork: { id: vnetId('a') },
      addressPrefix: '10.1.9.0/29',
    },
    azure: { usableAddresses: 3 },
    believed: { usableAddresses: 6 },
  },
  {
    id: 'M34',
    says: 'a user route to a peering',
    topology: routed({}),
    query: {
      kind: 'canPeer',
      operation: 'createRoute',
      routeTable: { id: idOf('routeTables', 'rt') },
      properties: { addressPrefix: '10.9.0.0/16', nextHopType: 'VNetPeering' },
    },
    azure: { allowed: false, reason: 'next-hop-type-not-allowed' },
    believed: { allowed: true },
  },
  {
    id: 'M6',
    says: 'a range added while peered',
    topology: pair(),
    query: {
      kind: 'canPeer',
      operation: 'addAddressPrefix',
      virtualNetwork: { id: vnetId('a') },
      addressPrefix: '10.9.0.0/16',
    },
    azure: { allowed: true },
    believed: { allowed: false },
  },
  {
    id: 'M5',
    says: 'the deleted link created again',
    topology: pair(),
    query: {
      kind: 'canPeer',
      operation: 'createPeering',
      after: [{ op: 'deletePeering', peering: { id: link('a', 'b').id } }],
      localVirtualNetwork: { id: vnetId('a') },
      remoteVirtualNetwork: { id: vnetId('b') },
    },
    azure: { allowed: false, reason: 'remote-peering-disconnected' },
    believed: { allowed: true },
  },
  {
    id: 'M7',
    says: 'sync where the range was added',
    topology: pair(),
    query: {
      kind: 'peeringState',
      after: [
        { op: 'addAddressPrefix', virtualNetwork: { id: vnetId('a') }, addressPrefix: '10.9.0.0/16' },
        { op: 'syncPeering', peering: { id: link('a', 'b').id } },
      ],
    },
    azure: { peerings: { 'b/b-to-a': { peeringSyncLevel: 'LocalNotInSync' } } },
    believed: { peerings: { 'b/b-to-a': { peeringSyncLevel: 'FullyInSync' } } },
  },
  {
    id: 'M12',
    says: 'another subscription',
    topology: topology(plain('a', '10.1'), {
      ...plain('b', '10.2'),
      id: vnetId('b').replace('1111-', '2222-'),
    }),
    query: {
      kind: 'canPeer',
      operation: 'createPeering',
      localVirtualNetwork: { id: vnetId('a') },
      remoteVirtualNetwork: { id: vnetId('b').replace('1111-', '2222-') },
    },
    azure: { allowed: true },
    believed: { allowed: false },
  },
];

describe('each misconception answers differently from Azure somewhere', () => {
  test.each(PARTINGS.map((each) => [`${each.id}: ${each.says}`, each] as const))('%s', (_, parting) => {
    const azure = ask(parting.topology, parting.query);
    const believed = ask(parting.topology, { ...parting.query, misconception: parting.id });
    if (!agrees(parting.azure, azure)) expect(azure).toEqual(parting.azure);
    if (!agrees(parting.believed, believed)) expect(believed).toEqual(parting.believed);
    expect(agrees(parting.azure, believed)).toBe(false);
  });

  test('there is such a place for every misconception the engine can hold', () => {
    const all = Array.from({ length: 36 }, (_, index) => `M${index + 1}`).filter((id) => semanticsOf(id));
    expect(new Set(PARTINGS.map(({ id }) => id))).toEqual(new Set(all));
  });
});

describe('what a misconception leaves as it is', () => {
  const half = (state: string) =>
    topology(
      plain('a', '10.1'),
      plain('b', '10.2'),
      plain('x', '10.8'),
      link('a', 'b', { peeringState: state }),
      link('b', 'x'),
      vm('a', '10.1.1.4'),
      vm('b', '10.2.1.4'),
    );
  const NOT = { reachable: false };
  test.each([
    { id: 'M4', says: 'a Disconnected link', t: half('Disconnected'), query: TO_B, is: NOT },
    {
      id: 'M4',
      says: 'its way back',
      t: half('Disconnected'),
      query: reachQuery('b', '10.1.1.4'),
      is: NOT,
    },
    {
      id: 'M4',
      says: 'a network without any link',
      t: topology(...half('Initiated').resources, plain('c', '10.3'), vm('c', '10.3.1.4')),
      query: reachQuery('a', '10.3.1.4'),
      is: NOT,
    },
    { id: 'M8', says: 'a peering in sync', t: pair(), query: TO_B, is: REACHED },
    { id: 'M12', says: 'a peering in one subscription', t: pair(), query: TO_B, is: REACHED },
    { id: 'M14', says: 'a peering with access', t: pair(), query: TO_B, is: REACHED },
    {
      id: 'M15',
      says: 'one flag only',
      t: transit(undefined, {}, { useRemoteGateways: false }),
      query: hop('192.168.10.1'),
      is: { nextHopType: 'None' },
    },
    {
      id: 'M13',
      says: 'an NSG against the internet',
      t: routed({}, ['100 Outbound Deny * from * to * port *']),
      query: reachQuery('a', '8.8.8.8'),
      is: { reachable: false, reason: 'nsg-deny' },
    },
    {
      id: 'M13',
      says: 'an NSG inside the network',
      t: topology(
        ...routed({}, ['100 Inbound Deny * from * to * port *']).resources,
        nic('mate', 'a/s', '10.1.1.5'),
      ),
      query: reachQuery('mate', '10.1.1.4'),
      is: { reachable: false, reason: 'nsg-deny' },
    },
    {
      id: 'M27',
      says: 'an NSG against another subnet',
      t: routed({}, ['100 Inbound Deny * from * to * port *']),
      query: reachQuery('b', '10.1.1.4'),
      is: { reachable: false, reason: 'nsg-deny' },
    },
    {
      id: 'M4',
      says: 'a network that others’ lone links do not lead to',
      t: topology(...half('Initiated').resources, plain('c', '10.3'), vm('c', '10.3.1.4')),
      query: reachQuery('c', '10.2.1.4'),
      is: NOT,
    },
    {
      id: 'M21',
      says: 'a default route to nowhere',
      t: routed({ '0.0.0.0/0': 'None' }),
      query: hop('10.2.1.4'),
      is: { nextHopType: 'VNetPeering' },
    },
    {
      id: 'M21',
      says: 'a shorter route to an appliance',
      t: routed({ '10.0.0.0/8': '10.2.1.9' }),
      query: hop('10.2.1.4'),
      is: { nextHopType: 'VNetPeering' },
    },
    {
      id: 'M13',
      says: 'a user route for what is no peer’s',
      t: routed({ '10.1.0.0/16': 'None' }),
      query: hop('10.1.9.4'),
      is: { nextHopType: 'None' },
    },
    { id: 'M2', says: 'a chain that forwards nothing', t: line(), query: TO_C, is: NOT },
    {
      id: 'M1',
      says: 'a chain with a link that is down',
      t: topology(
        plain('a', '10.1'),
        plain('b', '10.2'),
        plain('c', '10.3'),
        peering('a', 'b'),
        link('b', 'c', { peeringState: 'Disconnected' }),
        vm('a', '10.1.1.4'),
        vm('c', '10.3.1.4'),
      ),
      query: TO_C,
      is: NOT,
    },
  ])('$id: $says', ({ id, t, query, is }) => {
    expect(ask(t, { ...query, misconception: id })).toMatchObject(is);
  });
  test('M11: what only a misconception keeps apart has no cause of Azure’s', () => {
    const answer = ask(pair({}, {}, 'eastus'), { ...TO_B, misconception: 'M11' });
    expect(answer.reachable).toBe(false);
    expect(answer).not.toHaveProperty('cause');
  });
  test('M1: a link that is believed in is like any other, and knows what it leads through', () => {
    const network = networkOf(
      plain('a', '10.1'),
      plain('b', '10.2'),
      plain('c', '10.3'),
      plain('d', '10.4', {}, 'eastus'),
      peering('a', 'b'),
      peering('b', 'c'),
      peering('c', 'd'),
    );
    const a = network.virtualNetworks.find(({ name }) => name === 'a');
    const links = a ? behaviourOf(network, { semantics: semanticsOf('M1') ?? AZURE }).linksOf(a) : [];
    const half = (from: string, to: string) => ({
      id: `${vnetId(from)}/virtualNetworkPeerings/${from}-to-${to}`.toLowerCase(),
      name: `${from}-to-${to}`,
      label: `${from}/${from}-to-${to}`,
      peeringState: 'Connected',
      peeringSyncLevel: 'FullyInSync',
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: true,
      allowGatewayTransit: false,
      useRemoteGateways: false,
      isGlobal: true,
      isIpv6Only: false,
    });
    const lower = (link: Link | null | undefined) => link && { ...link, id: link.id.toLowerCase() };
    const names = (link: Link | null | undefined) => link?.through?.map(({ name }) => name);
    expect(links.map(({ name }) => name)).toEqual(['a-to-b', 'a-to-c', 'a-to-d']);
    const toD = links[2];
    expect(links[1]?.isGlobal).toBe(false);
    expect(lower(toD)).toMatchObject(half('a', 'd'));
    expect(lower(toD?.opposite)).toMatchObject(half('d', 'a'));
    expect([names(toD), names(toD?.opposite)]).toEqual([
      ['b', 'c'],
      ['c', 'b'],
    ]);
  });
  test('M1: a direct peer keeps its own link, and no network is its own peer', () => {
    const rows = ask(line(), {
      kind: 'effectiveRoutes',
      targetNicResourceId: nicId('a'),
      misconception: 'M1',
    }).value as { addressPrefix: string; nextHopType: string }[];
    expect(
      rows.filter(({ nextHopType }) => nextHopType === 'VNetPeering').map((row) => row.addressPrefix),
    ).toEqual(['10.2.0.0/16', '10.3.0.0/16']);
  });
});

test('names and prices are knowledge the engine does not hold', () => {
  for (const misconception of ['M29', 'M31'])
    expect(ask(pair(), { ...TO_B, misconception })).toHaveProperty('notModelled');
});

test('an unknown misconception is an error that names what there is', () => {
  expect(answerQuery(pair(), { ...TO_B, misconception: 'M99' })).toMatchObject({
    ok: false,
    error: { path: 'query.misconception' },
  });
});

test('a misconception bends one rule and no other', () => {
  for (const { id } of PARTINGS) {
    const semantics = semanticsOf(id);
    const differing = Object.entries(semantics ?? {}).filter(
      ([key, value]) => Reflect.get(AZURE, key) !== value,
    );
    expect(differing).toHaveLength(2);
    expect(differing).toContainEqual(['misconception', id]);
  }
});
