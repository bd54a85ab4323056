import { expect, test } from 'vitest';
import { buildNetwork, type Topology, tracePacket } from '@/lib/peering';
import { hubAndTwoSpokes, WEB_TO_SQL } from './hub-and-two-spokes';

function network(topology: Topology) {
  const built = buildNetwork(topology);
  if (!built.ok) throw new Error(built.error.map((problem) => problem.message).join(' '));
  return built.value;
}
const outcome = (topology: Topology) => tracePacket(network(topology), WEB_TO_SQL).outcome;

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
  expect(outcome(hubAndTwoSpokes(options))).toMatchObject({
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
  expect(outcome(hubAndTwoSpokes(options))).toMatchObject({ kind: 'delivered' });
});
