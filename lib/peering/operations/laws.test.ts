import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SWITCHES, semanticsOf } from '../semantics';
import type { Resource, Topology } from '../topology';
import { Watch } from '../watch';
import { canPeer } from './can-peer';
import { applyOperation } from './decide';
import { explainDecision } from './explain';
import type { Json } from './json';
import { peeringState } from './peering-state';
import { prepare } from './prepare';
import { createPeering, gateway, onLink, onVnet, ref, topology, vnet, vnetId } from './test-topology';

const NAMES = ['a', 'b', 'c', 'd'] as const;
const POOL = ['10.0.0.0/16', '10.0.128.0/17', '10.1.0.0/16', '10.2.0.0/15', '10.3.0.0/24', 'fd00:1::/48'];

const anyName = fc.constantFrom(...NAMES);
const anyRange = fc.constantFrom(...POOL);
const anyFlags = fc.record({
  allowGatewayTransit: fc.boolean(),
  useRemoteGateways: fc.boolean(),
  allowVirtualNetworkAccess: fc.boolean(),
});

const anyNetworks: fc.Arbitrary<Topology> = fc
  .tuple(
    fc.array(anyRange, { minLength: NAMES.length, maxLength: NAMES.length }),
    fc.array(fc.constantFrom('eastus', 'westus', 'chinaeast'), {
      minLength: NAMES.length,
      maxLength: NAMES.length,
    }),
    fc.option(anyName, { nil: null }),
  )
  .map(([ranges, locations, withGateway]) => {
    const networks = NAMES.map((name, index) =>
      vnet(name, ranges[index] ?? '', { location: locations[index] ?? '' }),
    );
    return topology(...networks, ...(withGateway ? [gateway('gw', withGateway)] : []));
  });

const anyOperation: fc.Arbitrary<Json> = fc.oneof(
  fc.tuple(anyName, anyName, anyFlags).map(([from, to, flags]) => createPeering(from, to, flags)),
  fc.tuple(anyName, anyName, anyFlags).map(([from, to, flags]) => onLink('updatePeering', from, to, flags)),
  fc
    .tuple(fc.constantFrom('deletePeering', 'syncPeering'), anyName, anyName)
    .map(([op, from, to]) => onLink(op, from, to)),
  fc
    .tuple(anyName, anyRange)
    .map(([name, addressPrefix]) => onVnet('addAddressPrefix', name, { addressPrefix })),
  anyName.map((name) => onVnet('deleteVirtualNetwork', name)),
);

const anyHistory = fc.array(anyOperation, { maxLength: 12 });

test('the order of resources changes no decision and no state', () => {
  fc.assert(
    fc.property(anyNetworks, anyHistory, anyOperation, (given, after, asked) => {
      const { op, ...rest } = asked;
      const query = { operation: op, ...rest, after };
      const turned = { resources: given.resources.toReversed() };
      const [one, other] = [canPeer(given, query), canPeer(turned, query)];
      expect([other.allowed, other.reason, other.errorCode]).toEqual([
        one.allowed,
        one.reason,
        one.errorCode,
      ]);
      const [left, right] = [peeringState(given, { after }), peeringState(turned, { after })];
      if (!left.ok || !right.ok) throw new Error('all of these operations can be read');
      expect(right.value.peerings).toEqual(left.value.peerings);
      expect(right.value.trafficFlows).toBe(left.value.trafficFlows);
    }),
  );
});

test('a network that has nothing to do with it changes no decision', () => {
  fc.assert(
    fc.property(anyNetworks, anyHistory, anyOperation, (given, after, asked) => {
      const { op, ...rest } = asked;
      const more = topology(...given.resources, vnet('stranger', '172.31.0.0/16'));
      expect(canPeer(more, { operation: op, ...rest, after })).toEqual(
        canPeer(given, { operation: op, ...rest, after }),
      );
    }),
  );
});

const anyMisconception = fc.constantFrom(...Object.values(SWITCHES));

test('a rule that was not looked at changes no decision and no state', () => {
  fc.assert(
    fc.property(anyNetworks, anyHistory, anyOperation, anyMisconception, (given, after, asked, id) => {
      const { op, ...rest } = asked;
      const query = { operation: op, ...rest, after };
      const watch = new Watch();
      const decision = canPeer(given, query, watch);
      const state = peeringState(given, { after }, watch);
      expect(decision).toEqual(canPeer(given, query));
      expect(state).toEqual(peeringState(given, { after }));
      const semantics = semanticsOf(id);
      if (!semantics || watch.misconceptions.includes(id)) return;
      expect(canPeer(given, query, { semantics })).toEqual(decision);
      expect(peeringState(given, { after }, { semantics })).toEqual(state);
    }),
  );
});

test('where both links are allowed in turn, both are Connected and in sync', () => {
  fc.assert(
    fc.property(anyNetworks, anyName, anyName, (given, left, right) => {
      const first = applyOperation(given, createPeering(left, right));
      if (!first.ok) return;
      const answer = peeringState(first.value, { after: [createPeering(right, left)] });
      if (!answer.ok) throw new Error(answer.error.message);
      const connected = { peeringState: 'Connected', peeringSyncLevel: 'FullyInSync' };
      expect(answer.value.peerings).toEqual({
        [`${left}/${left}-to-${right}`]: connected,
        [`${right}/${right}-to-${left}`]: connected,
      });
      expect(answer.value.trafficFlows).toBe(true);
    }),
  );
});

test('whether two networks may be peered does not depend on who asks', () => {
  fc.assert(
    fc.property(anyNetworks, anyName, anyName, (given, left, right) => {
      const asks = (from: string, to: string) =>
        canPeer(given, {
          operation: 'createPeering',
          localVirtualNetwork: ref(vnetId(from)),
          remoteVirtualNetwork: ref(vnetId(to)),
        });
      expect(asks(left, right).reason).toBe(asks(right, left).reason);
    }),
  );
});

test('Connected links come in pairs, and Azure never lets peers of one network overlap by creating links', () => {
  fc.assert(
    fc.property(anyNetworks, anyHistory, (given, after) => {
      const answer = peeringState(given, { after });
      if (!answer.ok) throw new Error(answer.error.message);
      const states = answer.value.peerings;
      for (const [name, { peeringState: state }] of Object.entries(states)) {
        const [from, to] = name.replace(/^.\//, '').split('-to-');
        const opposite = states[`${to}/${to}-to-${from}`]?.peeringState;
        if (state === 'Connected') expect(opposite).toBe('Connected');
        if (state === 'Initiated') expect(opposite).toBe(undefined);
      }
    }),
  );
});

test('preparing a topology twice is preparing it once', () => {
  fc.assert(
    fc.property(anyNetworks, anyHistory, (given, after) => {
      const done = after.reduce<Topology>((current, operation) => {
        const next = applyOperation(current, operation);
        return next.ok ? next.value : current;
      }, prepare(given));
      expect(prepare(done)).toEqual(done);
    }),
  );
});

test('nothing that can be written as JSON makes it throw', () => {
  const keys = fc.constantFrom(
    'id',
    'name',
    'properties',
    'op',
    'peering',
    'addressPrefix',
    'virtualNetworkPeerings',
    'subnets',
  );
  const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, '', 'x', '10.0.0.0/8', '10.0.0.0/99', vnetId('a')),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const anyResource = fc.record({
    type: fc.constantFrom(
      'Microsoft.Network/virtualNetworks',
      'Microsoft.Network/virtualNetworks/subnets',
      'x',
      '',
    ),
    name: fc.constantFrom('a', 'a/b', ''),
    properties: anyJson,
    id: fc.constantFrom(undefined, 5, '', vnetId('a')),
    location: fc.constantFrom(undefined, 5, 'eastus'),
  });
  const operations = fc.constantFrom(
    'createPeering',
    'updatePeering',
    'setAddressPrefixes',
    'createSubnet',
    'createRoute',
    'createSecurityRule',
    'associateRouteTable',
  );
  fc.assert(
    fc.property(
      fc.oneof(anyJson, fc.array(anyResource)),
      anyJson,
      operations,
      anyJson,
      (resources, query, operation, rest) => {
        const given = { resources } as unknown as { resources: Resource[] };
        const asked = typeof rest === 'object' ? { ...rest, operation } : { operation };
        for (const one of [query, asked]) {
          explainDecision(canPeer(given, one));
          peeringState(given, { after: [one] });
          applyOperation(given, one);
        }
      },
    ),
    { numRuns: 500 },
  );
});
