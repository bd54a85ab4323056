import { expect, test } from 'vitest';
import { applyOperation, buildNetwork, type Topology, tracePacket } from '@/lib/peering';
import { hubAndTwoSpokes, WEB_TO_SQL } from './hub-and-two-spokes';
import { OPERATIONS, packetTo, WORKED_EXAMPLE, without } from './worked-example';

function network(topology: Topology) {
  const built = buildNetwork(topology);
  if (!built.ok) throw new Error(built.error.map((problem) => problem.message).join(' '));
  return built.value;
}
const outcome = (topology: Topology, flow = packetTo(1433)) => tracePacket(network(topology), flow).outcome;

function after(...names: (keyof typeof OPERATIONS)[]): Topology {
  return names.reduce<Topology>((topology, name) => {
    const applied = applyOperation(topology, OPERATIONS[name]);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value;
  }, WORKED_EXAMPLE);
}

test('the worked example: neither no link nor one lets the web server reach the database, two do', () => {
  expect(outcome(WORKED_EXAMPLE)).toMatchObject({ kind: 'dropped', reason: 'system-route-none' });
  expect(outcome(after('linkFrom1'))).toMatchObject({ kind: 'dropped', cause: 'peering-initiated' });
  expect(outcome(after('linkFrom1', 'linkFrom2'))).toMatchObject({ kind: 'delivered' });
});

test('the worked example: once peered everything else flows too, until the NSG narrows it', () => {
  const peered = after('linkFrom1', 'linkFrom2');
  expect(outcome(peered, packetTo(22))).toMatchObject({ kind: 'delivered' });
  const narrowed = after('linkFrom1', 'linkFrom2', 'allowSql', 'denyRest');
  expect(outcome(narrowed)).toMatchObject({ kind: 'delivered' });
  expect(outcome(narrowed, packetTo(22))).toMatchObject({ kind: 'dropped', ruleName: 'deny-other-vnet' });
});

test('the worked example: the NSG rule and the user route each stop the query, and each by its own name', () => {
  const denied = after('linkFrom1', 'linkFrom2', 'denySql');
  expect(outcome(denied)).toMatchObject({ kind: 'dropped', reason: 'nsg-deny', ruleName: 'deny-sql' });
  const routed = after('linkFrom1', 'linkFrom2', 'routeToNowhere');
  expect(outcome(routed)).toMatchObject({ kind: 'dropped', reason: 'udr-none' });
  expect(outcome(without(denied, ['deny-sql']))).toMatchObject({ kind: 'delivered' });
  expect(outcome(without(routed, ['db-to-nowhere']))).toMatchObject({ kind: 'delivered' });
});

test('the worked example: a deleted link leaves the other one Disconnected, which refuses a new one', () => {
  const halved = after('linkFrom1', 'linkFrom2', 'unlink1');
  const again = applyOperation(halved, OPERATIONS.linkFrom1);
  expect(again.ok).toBe(false);
  expect(!again.ok && again.error.reason).toBe('remote-peering-disconnected');
});

test.each([
  ['as it is', {}],
  [
    'with forwarded traffic allowed on every link',
    { spokeFlags: { allowForwardedTraffic: true }, hubFlags: { allowForwardedTraffic: true } },
  ],
  [
    'with the hub’s gateway shared',
    { gateway: true, hubFlags: { allowGatewayTransit: true }, spokeFlags: { useRemoteGateways: true } },
  ],
])('one spoke does not reach the other %s', (_, options) => {
  expect(outcome(hubAndTwoSpokes(options), WEB_TO_SQL)).toMatchObject({
    kind: 'dropped',
    reason: 'system-route-none',
  });
});

test.each([
  ['peered with each other', { spokesPeered: true }],
  [
    'that route through an appliance in the hub',
    { appliance: true, spokeFlags: { allowForwardedTraffic: true } },
  ],
])('one spoke reaches the other: spokes %s', (_, options) => {
  expect(outcome(hubAndTwoSpokes(options), WEB_TO_SQL)).toMatchObject({ kind: 'delivered' });
});
