import { describe, expect, test } from 'vitest';
import { semanticsOf } from '../semantics';
import type { Topology } from '../topology';
import { canPeer } from './can-peer';
import { compareDecisions, explainDecision } from './explain';
import type { Json } from './json';
import {
  createPeering,
  gateway,
  link,
  nic,
  onLink,
  onVnet,
  peeredPair,
  ref,
  resourceId,
  subnetId,
  topology,
  unpeeredPair,
  vnet,
  vnetId,
} from './test-topology';

type Row = {
  readonly says: string;
  readonly given: Topology;
  readonly asks: Json;
  /** the refusal, with Azure's code after a space; absent: allowed */
  readonly refused?: string;
  readonly gives?: Json;
};

const check = ({ given, asks, refused, gives }: Row) => {
  const { op, ...rest } = asks;
  const decision = canPeer(given, { kind: 'canPeer', operation: op, ...rest });
  const [reason, errorCode] = refused?.split(' ') ?? [];
  expect({ allowed: decision.allowed, reason: decision.reason, errorCode: decision.errorCode }).toEqual({
    allowed: refused === undefined,
    reason,
    errorCode,
  });
  expect(decision).toMatchObject(gives ?? {});
  if (refused !== undefined) expect(decision.message).toMatch(/\.$/);
  for (const step of explainDecision(decision).steps) expect(step.title).not.toMatch(/undefined|null|``/);
};

const GATEWAYS = { GatewaySubnet: '10.0.255.0/27' };
const hub = (properties: Json = {}, more: readonly Json[] = []) =>
  vnet('hub', '10.0.0.0/16', {
    subnets: GATEWAYS,
    links: [
      link('hub', 'spoke', '10.1.0.0/16', {
        peeringState: 'Initiated',
        allowGatewayTransit: true,
        ...properties,
      }),
      ...more,
    ],
  });
const spoke = vnet('spoke', '10.1.0.0/16', { subnets: { s: '10.1.1.0/24', GatewaySubnet: '10.1.255.0/27' } });
const borrowing = createPeering('spoke', 'hub', { useRemoteGateways: true });

describe('createPeering', () => {
  test.each<Row>([
    {
      says: 'R15 disjoint networks may be peered, inside one region',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'vnet2'),
      gives: { global: false },
    },
    {
      says: 'R18 networks of two regions may be peered: it is global peering',
      given: topology(vnet('a', '10.1.0.0/16'), vnet('b', '10.2.0.0/16', { location: 'West Europe' })),
      asks: createPeering('a', 'b'),
      gives: { global: true },
    },
    {
      says: 'R18 one region written in two ways is one region',
      given: topology(vnet('a', '10.1.0.0/16', { location: 'East US' }), vnet('b', '10.2.0.0/16')),
      asks: createPeering('a', 'b'),
      gives: { global: false },
    },
    {
      says: 'R15 any range of one that overlaps any range of the other forbids it',
      given: topology(vnet('a', '10.1.0.0/16 10.9.0.0/16'), vnet('b', '10.2.0.0/16 10.9.128.0/17')),
      asks: createPeering('a', 'b'),
      refused: 'address-spaces-overlap VnetAddressSpacesOverlap',
    },
    {
      says: 'R15 IPv6 ranges count as well',
      given: topology(vnet('a', '10.1.0.0/16 fd00:1::/48'), vnet('b', '10.2.0.0/16 fd00:1:0:5::/64')),
      asks: createPeering('a', 'b'),
      refused: 'address-spaces-overlap VnetAddressSpacesOverlap',
    },
    {
      says: 'R15 unused parts of an address space count as well',
      given: topology(
        vnet('a', '10.0.0.0/8', { subnets: { s: '10.1.0.0/24' } }),
        vnet('b', '10.200.0.0/16', { subnets: { s: '10.200.0.0/24' } }),
      ),
      asks: createPeering('a', 'b'),
      refused: 'address-spaces-overlap VnetAddressSpacesOverlap',
    },
    {
      says: 'R16 a second spoke may not overlap the first, asked from the hub',
      given: topology(
        vnet('hub', '10.0.0.0/16', { links: [link('hub', 'spoke1', '10.1.0.0/16')] }),
        vnet('spoke1', '10.1.0.0/16', { links: [link('spoke1', 'hub', '10.0.0.0/16')] }),
        vnet('spoke2', '10.1.128.0/17'),
      ),
      asks: createPeering('hub', 'spoke2'),
      refused: 'overlaps-peered-vnet VnetAddressSpaceOverlapsWithAlreadyPeeredVnet',
    },
    {
      says: 'R16 nor asked from the spoke',
      given: topology(
        vnet('hub', '10.0.0.0/16', { links: [link('hub', 'spoke1', '10.1.0.0/16')] }),
        vnet('spoke1', '10.1.0.0/16', { links: [link('spoke1', 'hub', '10.0.0.0/16')] }),
        vnet('spoke2', '10.1.128.0/17'),
      ),
      asks: createPeering('spoke2', 'hub'),
      refused: 'overlaps-peered-vnet VnetAddressSpaceOverlapsWithAlreadyPeeredVnet',
    },
    {
      says: 'R16 a leftover link to a deleted network counts with the ranges it still holds',
      given: topology(
        vnet('hub', '10.0.0.0/16', {
          links: [link('hub', 'gone', '10.1.0.0/16', { peeringState: 'Disconnected' })],
        }),
        vnet('spoke2', '10.1.0.0/16'),
      ),
      asks: createPeering('spoke2', 'hub'),
      refused: 'overlaps-peered-vnet VnetAddressSpaceOverlapsWithAlreadyPeeredVnet',
    },
    {
      says: 'R16 two spokes that do not overlap are fine',
      given: topology(
        vnet('hub', '10.0.0.0/16', { links: [link('hub', 'spoke1', '10.1.0.0/16')] }),
        vnet('spoke1', '10.1.0.0/16'),
        vnet('spoke2', '10.2.0.0/16'),
      ),
      asks: createPeering('hub', 'spoke2'),
    },
    {
      says: 'R17 one link to a network is the most, under whatever name',
      given: peeredPair(),
      asks: { ...createPeering('vnet1', 'vnet2'), name: 'another' },
      refused: 'already-peered AnotherPeeringAlreadyReferencesRemoteVnet',
    },
    {
      says: 'R17 asked for without a name it is refused as well',
      given: peeredPair(),
      asks: { ...createPeering('vnet1', 'vnet2'), name: undefined },
      refused: 'already-peered AnotherPeeringAlreadyReferencesRemoteVnet',
    },
    {
      says: 'R17 the same name towards the same network is an update',
      given: peeredPair(),
      asks: createPeering('vnet1', 'vnet2', { allowForwardedTraffic: true }),
    },
    {
      says: 'R17 a name is free once in a network',
      given: topology(
        vnet('a', '10.1.0.0/16', { links: [link('a', 'b', '10.2.0.0/16')] }),
        vnet('b', '10.2.0.0/16'),
        vnet('c', '10.3.0.0/16'),
      ),
      asks: { ...createPeering('a', 'c'), name: 'a-to-b' },
      refused: 'already-peered',
    },
    {
      says: 'R18 China and the public cloud do not peer',
      given: topology(vnet('a', '10.1.0.0/16'), vnet('b', '10.2.0.0/16', { location: 'chinaeast2' })),
      asks: createPeering('a', 'b'),
      refused: 'cross-cloud',
    },
    {
      says: 'R18 the US government cloud and the public one do not peer',
      given: topology(vnet('a', '10.1.0.0/16', { location: 'US Gov Virginia' }), vnet('b', '10.2.0.0/16')),
      asks: createPeering('a', 'b'),
      refused: 'cross-cloud',
    },
    {
      says: 'R18 two regions of one closed cloud do',
      given: topology(
        vnet('a', '10.1.0.0/16', { location: 'usgovvirginia' }),
        vnet('b', '10.2.0.0/16', { location: 'usdodcentral' }),
      ),
      asks: createPeering('a', 'b'),
      gives: { global: true },
    },
    {
      says: 'R19 another tenant is fine for a caller with rights on both',
      given: unpeeredPair(),
      asks: createPeering(
        'vnet1',
        'vnet2',
        {},
        {
          context: { localTenantId: 't1', remoteTenantId: 't2', callerHasNetworkContributorOnBoth: true },
        },
      ),
    },
    {
      says: 'R19 without rights on both it is refused',
      given: unpeeredPair(),
      asks: createPeering(
        'vnet1',
        'vnet2',
        {},
        {
          context: { localTenantId: 't1', remoteTenantId: 't2', callerHasNetworkContributorOnBoth: false },
        },
      ),
      refused: 'missing-permission LinkedAuthorizationFailed',
    },
    {
      says: 'R19 inside one subscription it stays open which right is missing, so there is no code',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'vnet2', {}, { context: { callerHasNetworkContributorOnBoth: false } }),
      refused: 'missing-permission',
    },
    {
      says: 'R20 the 500th peering is the last',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'vnet2', {}, { context: { existingPeeringsOnLocal: 499 } }),
    },
    {
      says: 'R20 the 501st is refused',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'vnet2', {}, { context: { existingPeeringsOnLocal: 500 } }),
      refused: 'peering-limit',
    },
    {
      says: 'R24 a network is not peered with itself',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'vnet1'),
      refused: 'peering-to-itself',
    },
    {
      says: 'R26 not while the link that leads back is Disconnected',
      given: peeredPair(),
      asks: createPeering('vnet1', 'vnet2', {}, { after: [onLink('deletePeering', 'vnet1', 'vnet2')] }),
      refused: 'remote-peering-disconnected RemotePeeringIsDisconnected',
    },
    {
      says: 'R26 once the Disconnected link was updated it is Initiated, and the other may be created',
      given: peeredPair(),
      asks: createPeering(
        'vnet1',
        'vnet2',
        {},
        {
          after: [onLink('deletePeering', 'vnet1', 'vnet2'), onLink('updatePeering', 'vnet2', 'vnet1', {})],
        },
      ),
    },
    {
      says: 'R26 after both links are deleted, both may be created',
      given: peeredPair(),
      asks: createPeering(
        'vnet1',
        'vnet2',
        {},
        {
          after: [onLink('deletePeering', 'vnet1', 'vnet2'), onLink('deletePeering', 'vnet2', 'vnet1')],
        },
      ),
    },
    {
      says: 'the remote network has to exist',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'nowhere'),
      refused: 'malformed InvalidGlobalResourceReference',
    },
    {
      says: 'a name has at most 80 characters',
      given: unpeeredPair(),
      asks: { ...createPeering('vnet1', 'vnet2'), name: 'x'.repeat(81) },
      refused: 'malformed',
    },
    {
      says: 'a flag is true or false',
      given: unpeeredPair(),
      asks: createPeering('vnet1', 'vnet2', { allowForwardedTraffic: 'perhaps' }),
      refused: 'malformed',
    },
  ])('$says', check);

  test.each<Row>([
    {
      says: 'R54 a GatewaySubnet alone is not a gateway',
      given: topology(hub(), spoke),
      asks: borrowing,
      refused: 'remote-has-no-gateway RemoteVnetHasNoGateways',
    },
    {
      says: 'R54 the opposite link has to allow transit',
      given: topology(hub({ allowGatewayTransit: false }), spoke, gateway('gw', 'hub')),
      asks: borrowing,
      refused: 'remote-gateway-transit-not-allowed',
    },
    {
      says: 'R50 both flags and a gateway: allowed',
      given: topology(hub(), spoke, gateway('gw', 'hub')),
      asks: borrowing,
    },
    {
      says: 'R54 while there is no opposite link yet, nothing refuses the borrowing one',
      given: topology(vnet('hub', '10.0.0.0/16', { subnets: GATEWAYS }), spoke, gateway('gw', 'hub')),
      asks: borrowing,
    },
    {
      says: 'R56 transit works over global peering',
      given: topology({ ...hub(), location: 'westus' }, spoke, gateway('gw', 'hub')),
      asks: borrowing,
      gives: { global: true },
    },
    {
      says: 'R55 not with a gateway of its own',
      given: topology(hub(), spoke, gateway('gw', 'hub'), gateway('own', 'spoke')),
      asks: borrowing,
      refused: 'local-gateway-exists',
    },
    {
      says: 'R55 two networks with gateways may be peered with the flags off',
      given: topology(hub(), spoke, gateway('gw', 'hub'), gateway('own', 'spoke')),
      asks: createPeering('spoke', 'hub'),
    },
    {
      says: 'R55 one peering of a network may use remote gateways',
      given: topology(
        hub(),
        vnet('hub2', '10.5.0.0/16', {
          links: [link('hub2', 'spoke', '10.1.0.0/16', { allowGatewayTransit: true })],
        }),
        vnet('spoke', '10.1.0.0/16', {
          links: [link('spoke', 'hub2', '10.5.0.0/16', { useRemoteGateways: true })],
        }),
        gateway('gw', 'hub'),
      ),
      asks: borrowing,
      refused: 'remote-gateways-already-used',
    },
    {
      says: 'R56 a Basic gateway is not lent',
      given: topology(hub(), spoke, gateway('gw', 'hub', 'Basic')),
      asks: borrowing,
      refused: 'gateway-sku-basic',
    },
    {
      says: 'R56 an ExpressRoute gateway is',
      given: topology(hub(), spoke, gateway('er', 'hub', 'Standard', 'ExpressRoute')),
      asks: borrowing,
    },
    {
      says: 'R53 allowing transit needs no gateway',
      given: topology(vnet('hub', '10.0.0.0/16'), spoke),
      asks: createPeering('hub', 'spoke', { allowGatewayTransit: true }),
    },
  ])('$says', check);

  const twoSites = topology(
    vnet('a', '10.0.0.0/16 10.1.0.0/16', { subnets: { shared: '10.0.1.0/24', own: '10.1.1.0/24' } }),
    vnet('b', '10.0.0.0/16 10.2.0.0/16', { subnets: { shared: '10.0.2.0/24', own: '10.2.1.0/24' } }),
  );
  const peersSubnets = (local: string, remote: string) => ({
    peerCompleteVnets: false,
    localSubnetNames: [local],
    remoteSubnetNames: [remote],
  });
  test.each<Row>([
    {
      says: 'R15 the whole networks overlap',
      given: twoSites,
      asks: createPeering('a', 'b'),
      refused: 'address-spaces-overlap VnetAddressSpacesOverlap',
    },
    {
      says: 'R111 the parts that take part may be unique',
      given: twoSites,
      asks: createPeering('a', 'b', peersSubnets('own', 'own')),
    },
    {
      says: 'R111 the range a part lies in has to be unique too',
      given: twoSites,
      asks: createPeering('a', 'b', peersSubnets('shared', 'shared')),
      refused: 'address-spaces-overlap VnetAddressSpacesOverlap',
    },
    ...[peersSubnets('own', 'shared'), peersSubnets('shared', 'own')].map((properties) => ({
      says: 'R111 not even when only one side lies in a range that both have',
      given: twoSites,
      asks: createPeering('a', 'b', properties),
      refused: 'address-spaces-overlap VnetAddressSpacesOverlap',
    })),
    {
      says: 'R113 200 subnets of a side are the most',
      given: twoSites,
      asks: createPeering('a', 'b', {
        ...peersSubnets('own', 'own'),
        localSubnetNames: Array.from({ length: 201 }, () => 'own'),
      }),
      refused: 'peering-limit',
    },
    {
      says: 'R111 a subnet that is not there cannot take part',
      given: twoSites,
      asks: createPeering('a', 'b', peersSubnets('own', 'nobody')),
      refused: 'malformed',
    },
    {
      says: 'R113 what a link peers is fixed',
      given: peeredPair(),
      asks: onLink('updatePeering', 'vnet1', 'vnet2', peersSubnets('s', 's')),
      refused: 'peering-type-fixed',
    },
    {
      says: 'R113 enableOnlyIPv6Peering leaves overlapping IPv4 out',
      given: topology(vnet('a', '10.1.0.0/16 fd00:1::/48'), vnet('b', '10.1.0.0/16 fd00:2::/48')),
      asks: createPeering('a', 'b', { enableOnlyIPv6Peering: true }),
    },
  ])('$says', check);
});

describe('other operations on links and networks', () => {
  test.each<Row>([
    {
      says: 'R54 an update is held to the same rules on gateways',
      given: peeredPair(),
      asks: onLink('updatePeering', 'vnet1', 'vnet2', { useRemoteGateways: true }),
      refused: 'remote-has-no-gateway RemoteVnetHasNoGateways',
    },
    {
      says: 'a link leads where it leads',
      given: peeredPair(),
      asks: onLink('updatePeering', 'vnet1', 'vnet2', { remoteVirtualNetwork: ref(vnetId('other')) }),
      refused: 'malformed',
    },
    {
      says: 'R25 a link may be deleted',
      given: peeredPair(),
      asks: onLink('deletePeering', 'vnet1', 'vnet2'),
    },
    {
      says: 'a link that is not there may not',
      given: peeredPair(),
      asks: onLink('deletePeering', 'vnet1', 'x'),
      refused: 'malformed',
    },
    { says: 'R29 a link may be synced', given: peeredPair(), asks: onLink('syncPeering', 'vnet1', 'vnet2') },
    {
      says: 'R16 a sync that would bring in the ranges of another peer is refused',
      given: topology(
        vnet('hub', '10.0.0.0/16', {
          links: [link('hub', 'a', '10.1.0.0/16'), link('hub', 'b', '10.2.0.0/16')],
        }),
        vnet('a', '10.1.0.0/16', { links: [link('a', 'hub', '10.0.0.0/16')] }),
        vnet('b', '10.2.0.0/16', { links: [link('b', 'hub', '10.0.0.0/16')] }),
      ),
      asks: {
        ...onLink('syncPeering', 'hub', 'b'),
        after: [onVnet('addAddressPrefix', 'b', { addressPrefix: '10.1.0.0/17' })],
      },
      refused: 'overlaps-peered-vnet VnetAddressSpaceOverlapsWithAlreadyPeeredVnet',
    },
    {
      says: 'R21 a peered network may be deleted',
      given: peeredPair(),
      asks: onVnet('deleteVirtualNetwork', 'vnet1'),
    },
    {
      says: 'R21 but not while a NIC lives in it',
      given: topology(vnet('a', '10.1.0.0/16', { subnets: { s: '10.1.1.0/24' } }), nic('vm', 'a', 's')),
      asks: onVnet('deleteVirtualNetwork', 'a'),
      refused: 'range-in-use InUseSubnetCannotBeDeleted',
    },
    {
      says: 'R21 a peered network may not be moved',
      given: peeredPair(),
      asks: onVnet('moveVirtualNetwork', 'vnet1', { targetResourceGroup: 'rg2' }),
      refused: 'vnet-is-peered',
    },
    {
      says: 'R21 once it is not peered it may',
      given: unpeeredPair(),
      asks: onVnet('moveVirtualNetwork', 'vnet1', { targetResourceGroup: 'rg2' }),
    },
  ])('$says', check);
});

describe('address ranges', () => {
  const add = (addressPrefix: string) => onVnet('addAddressPrefix', 'vnet1', { addressPrefix });
  const set = (...addressPrefixes: string[]) => onVnet('setAddressPrefixes', 'vnet1', { addressPrefixes });
  test.each<Row>([
    { says: 'R9 a range is added while peered', given: peeredPair(), asks: add('10.99.0.0/16') },
    {
      says: 'R1 not one that overlaps the network itself',
      given: peeredPair(),
      asks: add('10.1.128.0/17'),
      refused: 'range-overlaps',
    },
    {
      says: 'R10 nor one that overlaps a peer',
      given: peeredPair(),
      asks: add('10.2.0.0/24'),
      refused: 'range-overlaps',
    },
    { says: 'R10 without the peering it is free', given: unpeeredPair(), asks: add('10.2.0.0/24') },
    {
      says: 'R10 nor one that lies behind its gateway',
      given: topology(
        vnet('vnet1', '10.1.0.0/16', { subnets: { GatewaySubnet: '10.1.255.0/27' } }),
        gateway('gw', 'vnet1'),
        {
          type: 'Microsoft.Network/localNetworkGateways',
          name: 'branch',
          id: resourceId('localNetworkGateways', 'branch'),
          properties: { localNetworkAddressSpace: { addressPrefixes: ['192.168.0.0/16'] } },
        },
        {
          type: 'Microsoft.Network/connections',
          name: 'to-branch',
          properties: {
            virtualNetworkGateway1: ref(resourceId('virtualNetworkGateways', 'gw')),
            localNetworkGateway2: ref(resourceId('localNetworkGateways', 'branch')),
          },
        },
      ),
      asks: add('192.168.5.0/24'),
      refused: 'range-overlaps',
    },
    { says: 'R3 multicast', given: unpeeredPair(), asks: add('224.0.0.0/8'), refused: 'forbidden-range' },
    {
      says: 'R3 broadcast',
      given: unpeeredPair(),
      asks: add('255.255.255.255/32'),
      refused: 'forbidden-range',
    },
    { says: 'R3 loopback', given: unpeeredPair(), asks: add('127.0.0.0/16'), refused: 'forbidden-range' },
    { says: 'R3 link-local', given: unpeeredPair(), asks: add('169.254.0.0/16'), refused: 'forbidden-range' },
    {
      says: "R3 the host's own address",
      given: unpeeredPair(),
      asks: add('168.63.129.16/32'),
      refused: 'forbidden-range',
    },
    { says: 'R1 public ranges are allowed', given: unpeeredPair(), asks: add('11.0.0.0/16') },
    { says: 'R8 a range may be enlarged', given: peeredPair(), asks: set('10.0.0.0/15') },
    {
      says: 'R10 but not over a peer',
      given: peeredPair(),
      asks: set('10.0.0.0/14'),
      refused: 'range-overlaps',
    },
    { says: 'R8 or shrunk around its subnets', given: peeredPair(), asks: set('10.1.0.0/23') },
    {
      says: 'R8 but not from under one',
      given: peeredPair(),
      asks: set('10.1.128.0/17'),
      refused: 'range-in-use',
    },
    {
      says: 'a range has no host bits',
      given: unpeeredPair(),
      asks: add('10.99.0.1/16'),
      refused: 'malformed',
    },
    { says: 'a range is needed', given: unpeeredPair(), asks: set(), refused: 'malformed' },
  ])('$says', check);

  const subnet = (addressPrefix: string, name?: string) =>
    onVnet('createSubnet', 'vnet1', { addressPrefix, ...(name ? { name } : {}) });
  const wide = topology(vnet('vnet1', '10.0.0.0/8 fd00::/48', { subnets: { s: '10.1.1.0/24' } }));
  const used = topology(
    vnet('vnet1', '10.1.0.0/16', { subnets: { s: '10.1.1.0/24' } }),
    nic('vm', 'vnet1', 's'),
  );
  test.each<Row>([
    {
      says: 'R5 a /29 leaves three addresses',
      given: wide,
      asks: subnet('10.2.0.0/29'),
      gives: { usableAddresses: 3 },
    },
    {
      says: 'R5 a /24 leaves 251',
      given: wide,
      asks: subnet('10.2.0.0/24'),
      gives: { usableAddresses: 251 },
    },
    { says: 'R6 a /30 is too small', given: wide, asks: subnet('10.2.0.0/30'), refused: 'subnet-too-small' },
    {
      says: 'R6 a /8 is not too large',
      given: topology(vnet('vnet1', '10.0.0.0/8')),
      asks: subnet('10.0.0.0/8'),
      gives: { usableAddresses: 16777211 },
    },
    {
      says: 'R6 nor is a /2',
      given: topology(vnet('vnet1', '64.0.0.0/2')),
      asks: subnet('64.0.0.0/2'),
      gives: { usableAddresses: 2 ** 30 - 5 },
    },
    {
      says: 'R6 a /1 is',
      given: topology(vnet('vnet1', '0.0.0.0/1')),
      asks: subnet('0.0.0.0/1'),
      refused: 'subnet-too-large',
    },
    { says: 'R6 an IPv6 subnet is a /64', given: wide, asks: subnet('fd00:0:0:1::/64') },
    { says: 'R6 and no smaller', given: wide, asks: subnet('fd00:0:0:1::/80'), refused: 'subnet-too-small' },
    { says: 'R6 and no larger', given: wide, asks: subnet('fd00::/56'), refused: 'subnet-too-large' },
    {
      says: 'R4 outside every range',
      given: unpeeredPair(),
      asks: subnet('10.9.0.0/24'),
      refused: 'subnet-outside-vnet NetcfgInvalidSubnet',
    },
    {
      says: 'R4 across two ranges',
      given: topology(vnet('vnet1', '10.0.0.0/24 10.0.1.0/24')),
      asks: subnet('10.0.0.0/23'),
      refused: 'subnet-outside-vnet NetcfgInvalidSubnet',
    },
    {
      says: 'R4 over a sibling',
      given: unpeeredPair(),
      asks: subnet('10.1.1.128/25'),
      refused: 'subnet-overlaps NetcfgSubnetRangesOverlap',
    },
    { says: 'R7 an empty subnet may be resized', given: unpeeredPair(), asks: subnet('10.1.0.0/23', 's') },
    {
      says: 'R7 one in use may not',
      given: used,
      asks: subnet('10.1.0.0/23', 's'),
      refused: 'range-in-use InUsePrefixCannotBeDeleted',
    },
    { says: 'R7 leaving it as it is changes nothing', given: used, asks: subnet('10.1.1.0/24', 's') },
    {
      says: 'CIDR notation is needed',
      given: unpeeredPair(),
      asks: subnet('10.1.9.0'),
      refused: 'malformed InvalidAddressPrefixFormat',
    },
  ])('$says', check);
});

describe('routes, groups and rules', () => {
  const table = (...routes: Json[]) => ({
    type: 'Microsoft.Network/routeTables',
    name: 'rt',
    id: resourceId('routeTables', 'rt'),
    properties: { routes: routes.map((properties, index) => ({ name: `r${index}`, properties })) },
  });
  const nsg = (...rules: Json[]) => ({
    type: 'Microsoft.Network/networkSecurityGroups',
    name: 'nsg',
    id: resourceId('networkSecurityGroups', 'nsg'),
    properties: { securityRules: rules.map((properties, index) => ({ name: `rule${index}`, properties })) },
  });
  const home = vnet('hub', '10.0.0.0/16', {
    subnets: { GatewaySubnet: '10.0.255.0/27', AzureFirewallSubnet: '10.0.254.0/26', work: '10.0.1.0/24' },
  });
  const route = (properties: Json, subnet?: string) => ({
    op: 'createRoute',
    routeTable: ref(resourceId('routeTables', 'rt')),
    properties,
    ...(subnet ? { context: { subnet: ref(subnetId('hub', subnet)) } } : {}),
  });
  const attachTable = (subnet: string) => ({
    op: 'associateRouteTable',
    routeTable: ref(resourceId('routeTables', 'rt')),
    subnet: ref(subnetId('hub', subnet)),
  });
  const attachNsg = (subnet: string) => ({
    op: 'associateNetworkSecurityGroup',
    networkSecurityGroup: ref(resourceId('networkSecurityGroups', 'nsg')),
    subnet: ref(subnetId('hub', subnet)),
  });
  const toGateway = { addressPrefix: '10.9.0.0/16', nextHopType: 'VirtualNetworkGateway' };
  const byAppliance = {
    addressPrefix: '0.0.0.0/0',
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: '10.0.1.4',
  };
  test.each<Row>([
    ...['VnetLocal', 'Internet', 'None', 'virtualnetworkgateway'].map((nextHopType) => ({
      says: `R73 ${nextHopType} is a next hop`,
      given: topology(home, table()),
      asks: route({ addressPrefix: '10.9.0.0/16', nextHopType }),
    })),
    ...['VNetPeering', 'VNetGlobalPeering', 'VirtualNetworkServiceEndpoint', 'InterfaceEndpoint'].map(
      (nextHopType) => ({
        says: `R73 ${nextHopType} is none that can be set`,
        given: topology(home, table()),
        asks: route({ addressPrefix: '10.9.0.0/16', nextHopType }),
        refused: 'next-hop-type-not-allowed',
      }),
    ),
    {
      says: 'R73 an appliance with its address',
      given: topology(home, table()),
      asks: route(byAppliance, 'work'),
    },
    {
      says: 'R73 an appliance needs its address',
      given: topology(home, table()),
      asks: route({ addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' }),
      refused: 'next-hop-address-missing',
    },
    {
      says: 'R78 the tag VirtualNetwork is no destination',
      given: topology(home, table()),
      asks: route({ addressPrefix: 'VirtualNetwork', nextHopType: 'None' }),
      refused: 'malformed',
    },
    {
      says: 'R78 other tags are',
      given: topology(home, table()),
      asks: route({ addressPrefix: 'AzureCloud.eastus', nextHopType: 'Internet' }),
    },
    {
      says: 'R58 a VPN gateway may be the next hop',
      given: topology(home, table(), gateway('gw', 'hub')),
      asks: route(toGateway, 'work'),
    },
    {
      says: 'R58 an ExpressRoute gateway may not',
      given: topology(home, table(), gateway('er', 'hub', 'Standard', 'ExpressRoute')),
      asks: route(toGateway, 'work'),
      refused: 'next-hop-gateway-must-be-vpn',
    },
    {
      says: 'R58 nor a VPN gateway beside an ExpressRoute one',
      given: topology(home, table(), gateway('gw', 'hub'), gateway('er', 'hub', 'Standard', 'ExpressRoute')),
      asks: route(toGateway, 'work'),
      refused: 'next-hop-gateway-must-be-vpn',
    },
    {
      says: 'R58 a borrowed ExpressRoute gateway counts as well',
      given: topology(
        vnet('hub', '10.0.0.0/16', {
          subnets: { work: '10.0.1.0/24' },
          links: [link('hub', 'far', '10.5.0.0/16', { useRemoteGateways: true })],
        }),
        vnet('far', '10.5.0.0/16', {
          subnets: { GatewaySubnet: '10.5.255.0/27' },
          links: [link('far', 'hub', '10.0.0.0/16', { allowGatewayTransit: true })],
        }),
        gateway('er', 'far', 'Standard', 'ExpressRoute'),
        table(),
      ),
      asks: route(toGateway, 'work'),
      refused: 'next-hop-gateway-must-be-vpn',
    },
    {
      says: 'R60 the GatewaySubnet gets no route for everything',
      given: topology(home, table()),
      asks: route(byAppliance, 'GatewaySubnet'),
      refused: 'gatewaysubnet-default-route',
    },
    {
      says: 'R60 nor one for all of IPv6',
      given: topology(home, table()),
      asks: route({ addressPrefix: '::/0', nextHopType: 'None' }, 'GatewaySubnet'),
      refused: 'gatewaysubnet-default-route',
    },
    {
      says: 'R60 routes for single ranges are fine there',
      given: topology(home, table()),
      asks: route({ ...byAppliance, addressPrefix: '10.1.0.0/16' }, 'GatewaySubnet'),
    },
    {
      says: 'R60 nor a table that has one',
      given: topology(home, table(byAppliance)),
      asks: attachTable('GatewaySubnet'),
      refused: 'gatewaysubnet-default-route',
    },
    { says: 'R79 other subnets may', given: topology(home, table(byAppliance)), asks: attachTable('work') },
    {
      says: 'R60 the table of a GatewaySubnet gets no such route later',
      given: topology(home, table()),
      asks: { ...route(byAppliance), after: [attachTable('GatewaySubnet')] },
      refused: 'gatewaysubnet-default-route',
    },
    {
      says: 'R60 the GatewaySubnet bears no NSG',
      given: topology(home, nsg()),
      asks: attachNsg('GatewaySubnet'),
      refused: 'gatewaysubnet-nsg',
    },
    {
      says: 'R13 nor does the AzureFirewallSubnet',
      given: topology(home, nsg()),
      asks: attachNsg('AzureFirewallSubnet'),
      refused: 'malformed',
    },
    { says: 'other subnets may', given: topology(home, nsg()), asks: attachNsg('work') },
  ])('$says', check);

  const allow = (priority: unknown, more: Json = {}) => ({
    op: 'createSecurityRule',
    networkSecurityGroup: ref(resourceId('networkSecurityGroups', 'nsg')),
    properties: {
      priority,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      destinationPortRange: '443',
      ...more,
    },
  });
  const members = (second: string) =>
    topology(
      nsg(),
      vnet('a', '10.1.0.0/16', { subnets: { s: '10.1.1.0/24' } }),
      vnet('b', '10.2.0.0/16', { subnets: { s: '10.2.1.0/24' } }),
      nic('web1', 'a', 's', 'web'),
      nic('db1', second, 's', 'db'),
    );
  const group = (name: string) => [ref(resourceId('applicationSecurityGroups', name))];
  const betweenGroups = allow(200, {
    sourceApplicationSecurityGroups: group('web'),
    destinationApplicationSecurityGroups: group('db'),
  });
  test.each<Row>([
    { says: 'R90 100 is the lowest priority', given: topology(nsg()), asks: allow(100) },
    { says: 'R90 4096 is the highest', given: topology(nsg()), asks: allow(4096) },
    {
      says: 'R90 99 is out of range',
      given: topology(nsg()),
      asks: allow(99),
      refused: 'priority-out-of-range',
    },
    {
      says: 'R90 4097 is out of range',
      given: topology(nsg()),
      asks: allow(4097),
      refused: 'priority-out-of-range',
    },
    {
      says: 'R90 65000 belongs to the default rules',
      given: topology(nsg()),
      asks: allow(65000),
      refused: 'priority-out-of-range',
    },
    {
      says: 'R90 a priority is taken once for each direction',
      given: topology(nsg({ priority: 100, direction: 'Inbound', access: 'Deny' })),
      asks: allow(100),
      refused: 'priority-taken SecurityRuleConflict',
    },
    {
      says: 'R90 the other direction has its own',
      given: topology(nsg({ priority: 100, direction: 'Outbound', access: 'Deny' })),
      asks: allow(100),
    },
    {
      says: 'R90 a rule of the same name is replaced',
      given: topology(nsg({ priority: 100, direction: 'Inbound', access: 'Deny' })),
      asks: { ...allow(100), name: 'RULE0' },
    },
    {
      says: 'R90 a priority is a whole number',
      given: topology(nsg()),
      asks: allow('first'),
      refused: 'malformed',
    },
    {
      says: 'R92 protocols are Tcp, Udp, Icmp, Esp, Ah or *',
      given: topology(nsg()),
      asks: allow(100, { protocol: 'Gre' }),
      refused: 'malformed',
    },
    {
      says: 'R92 ranges of ports go upwards',
      given: topology(nsg()),
      asks: allow(100, { destinationPortRange: '90-80' }),
      refused: 'malformed',
    },
    {
      says: 'R92 a list of ports is fine',
      given: topology(nsg()),
      asks: allow(100, { destinationPortRanges: ['80', '8000-8080'] }),
    },
    {
      says: 'R92 an address stands for itself',
      given: topology(nsg()),
      asks: allow(100, { sourceAddressPrefix: '10.1.2.3' }),
    },
    {
      says: 'R92 nonsense does not',
      given: topology(nsg()),
      asks: allow(100, { sourceAddressPrefix: '10.1.2' }),
      refused: 'malformed',
    },
    { says: 'R102 both groups of a rule in one network', given: members('a'), asks: betweenGroups },
    {
      says: 'R102 groups of two networks',
      given: members('b'),
      asks: betweenGroups,
      refused: 'asg-spans-vnets',
    },
  ])('$says', check);
});

describe('a misconception bends one check', () => {
  type Belief = {
    readonly says: string;
    readonly id: string;
    readonly given: Topology;
    readonly asks: Json;
    readonly believed?: string;
  };
  test.each<Belief>([
    {
      says: 'M5',
      id: 'M5',
      given: peeredPair(),
      asks: createPeering('vnet1', 'vnet2', {}, { after: [onLink('deletePeering', 'vnet1', 'vnet2')] }),
    },
    {
      says: 'M6',
      id: 'M6',
      given: peeredPair(),
      asks: onVnet('addAddressPrefix', 'vnet1', { addressPrefix: '10.99.0.0/16' }),
      believed: 'vnet-is-peered',
    },
    {
      says: 'M9',
      id: 'M9',
      given: topology(
        vnet('a', '10.0.0.0/16', { subnets: { s: '10.0.1.0/24' } }),
        vnet('b', '10.0.0.0/16', { subnets: { s: '10.0.2.0/24' } }),
      ),
      asks: createPeering('a', 'b'),
    },
    {
      says: 'M10',
      id: 'M10',
      given: topology(
        vnet('hub', '10.0.0.0/16', { links: [link('hub', 'one', '10.1.0.0/16')] }),
        vnet('one', '10.1.0.0/16'),
        vnet('two', '10.1.0.0/16'),
      ),
      asks: createPeering('hub', 'two'),
    },
    {
      says: 'M11',
      id: 'M11',
      given: topology(vnet('a', '10.1.0.0/16'), vnet('b', '10.2.0.0/16', { location: 'westus' })),
      asks: createPeering('a', 'b'),
      believed: 'cross-cloud',
    },
    {
      says: 'M12',
      id: 'M12',
      given: topology(
        vnet('a', '10.1.0.0/16'),
        vnet('b', '10.2.0.0/16', { id: vnetId('b').replace('11111111', '22222222') }),
      ),
      asks: {
        ...createPeering('a', 'b'),
        properties: { remoteVirtualNetwork: ref(vnetId('b').replace('11111111', '22222222')) },
      },
      believed: 'missing-permission',
    },
    {
      says: 'M15',
      id: 'M15',
      given: topology(hub({ allowGatewayTransit: false }), spoke, gateway('gw', 'hub')),
      asks: borrowing,
    },
    {
      says: 'M16',
      id: 'M16',
      given: topology(hub(), spoke, gateway('gw', 'hub'), gateway('own', 'spoke')),
      asks: borrowing,
    },
    {
      says: 'M17',
      id: 'M17',
      given: topology({ ...hub(), location: 'westus' }, spoke, gateway('gw', 'hub')),
      asks: borrowing,
      believed: 'remote-gateway-transit-not-allowed',
    },
  ])('$says', ({ id, given, asks, believed }) => {
    const semantics = semanticsOf(id);
    if (!semantics) throw new Error(`${id} is no misconception`);
    const { op, ...rest } = asks;
    const query = { operation: op, ...rest };
    const actual = canPeer(given, query);
    const seen = canPeer(given, query, { semantics });
    expect(seen.reason).toBe(believed);
    expect(seen.allowed).not.toBe(actual.allowed);
    const parting = compareDecisions(actual, seen) ?? Number.NaN;
    expect(explainDecision(actual).steps[parting]).not.toEqual(explainDecision(seen).steps[parting]);
  });

  test('M30 lets the groups of one rule lie in two networks', () => {
    const asg = (name: string) => [ref(resourceId('applicationSecurityGroups', name))];
    const given = topology(
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        name: 'nsg',
        id: resourceId('networkSecurityGroups', 'nsg'),
      },
      vnet('a', '10.1.0.0/16', { subnets: { s: '10.1.1.0/24' } }),
      vnet('b', '10.2.0.0/16', { subnets: { s: '10.2.1.0/24' } }),
      nic('web1', 'a', 's', 'web'),
      nic('db1', 'b', 's', 'db'),
    );
    const query = {
      operation: 'createSecurityRule',
      networkSecurityGroup: ref(resourceId('networkSecurityGroups', 'nsg')),
      properties: {
        priority: 100,
        direction: 'Inbound',
        access: 'Allow',
        sourceApplicationSecurityGroups: asg('web'),
        destinationApplicationSecurityGroups: asg('db'),
      },
    };
    const semantics = semanticsOf('M30') ?? undefined;
    expect(canPeer(given, query).reason).toBe('asg-spans-vnets');
    expect(canPeer(given, query, semantics ? { semantics } : {}).allowed).toBe(true);
  });

  test.each([
    { says: 'a peering', nextHopType: 'VNetPeering', refused: 'next-hop-type-not-allowed' },
    {
      says: 'an ExpressRoute gateway',
      nextHopType: 'VirtualNetworkGateway',
      refused: 'next-hop-gateway-must-be-vpn',
    },
  ])('M34 lets a user route name $says', ({ nextHopType, refused }) => {
    const given = topology(
      vnet('hub', '10.0.0.0/16', { subnets: GATEWAYS }),
      gateway('er', 'hub', 'Standard', 'ExpressRoute'),
      { type: 'Microsoft.Network/routeTables', name: 'rt', id: resourceId('routeTables', 'rt') },
    );
    const query = {
      operation: 'createRoute',
      routeTable: ref(resourceId('routeTables', 'rt')),
      properties: { addressPrefix: '10.9.0.0/16', nextHopType },
      context: { subnet: ref(subnetId('hub', 'GatewaySubnet')) },
    };
    const semantics = semanticsOf('M34') ?? undefined;
    expect(canPeer(given, query).reason).toBe(refused);
    expect(canPeer(given, query, semantics ? { semantics } : {}).allowed).toBe(true);
  });

  test('M35 counts six addresses in a /29', () => {
    const semantics = semanticsOf('M35') ?? undefined;
    const query = {
      operation: 'createSubnet',
      virtualNetwork: ref(vnetId('vnet1')),
      addressPrefix: '10.1.2.0/29',
    };
    expect(canPeer(unpeeredPair(), query, semantics ? { semantics } : {}).usableAddresses).toBe(6);
  });
});

test('a query may spell the networks either way', () => {
  const spelled = {
    operation: 'createPeering',
    localVirtualNetwork: ref(vnetId('vnet1')),
    remoteVirtualNetwork: ref(vnetId('vnet2')),
    name: 'vnet1-to-vnet2',
  };
  const { op, ...rest } = createPeering('vnet1', 'vnet2');
  expect(canPeer(unpeeredPair(), spelled)).toEqual(canPeer(unpeeredPair(), { operation: op, ...rest }));
});

test('an id may stand for itself, without an object around it', () => {
  const bare = {
    operation: 'createPeering',
    localVirtualNetwork: vnetId('vnet1'),
    remoteVirtualNetwork: vnetId('vnet2'),
  };
  expect(canPeer(unpeeredPair(), bare).allowed).toBe(true);
});

test('ids compare without case, and short ones find what they mean', () => {
  const asks = (id: (name: string) => string) => ({
    operation: 'createPeering',
    localVirtualNetwork: ref(id('vnet1')),
    remoteVirtualNetwork: ref(id('vnet2')),
  });
  for (const id of [
    (name: string) => vnetId(name).toUpperCase(),
    (name: string) => `Microsoft.Network/virtualNetworks/${name}`,
  ]) {
    expect(canPeer(peeredPair(), asks(id)).reason).toBe('already-peered');
  }
});

test.each([
  { says: 'no query', query: null },
  { says: 'an unknown operation', query: { operation: 'dance' } },
  { says: 'no network', query: { operation: 'createPeering' } },
  {
    says: 'an unreadable operation before it',
    query: { operation: 'deleteVirtualNetwork', after: [{ op: 'dance' }] },
  },
])('$says is malformed, and says what is missing', ({ query }) => {
  const decision = canPeer(unpeeredPair(), query);
  expect(decision).toMatchObject({ allowed: false, reason: 'malformed' });
  expect(decision.message?.length).toBeGreaterThan(20);
});
