import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from './build-network';
import { likenessClasses } from './likeness';
import { reachabilityMatrix } from './matrix';
import { anyTopology } from './testing/any-topology';
import { ask, nicId, reachQuery } from './testing/builders';
import { meshedHubs } from './testing/meshed-hubs';
import type { Topology } from './topology';

const FLOW = { protocol: 'Tcp', sourcePort: 50_000, destinationPort: 443 } as const;

const networkOf = (topology: Topology) => {
  const built = buildNetwork(topology);
  if (!built.ok) throw new Error(built.error[0]?.message);
  return built.value;
};

/** Every cell of the matrix beside the answer to the single query. */
function compare(topology: Topology, port = 443, rows = Number.POSITIVE_INFINITY): void {
  const matrix = reachabilityMatrix(networkOf(topology), { ...FLOW, destinationPort: port });
  for (const [row, source] of matrix.nics.slice(0, rows).entries())
    for (const [column, destination] of matrix.nics.entries()) {
      const answer = ask(topology, {
        ...reachQuery(source.name, '10.0.0.1'),
        destination: { networkInterface: { id: nicId(destination.name) } },
        destinationPort: port,
      });
      const { reachable, replyAllowed, reason, cause } = matrix.verdictOf(row, column);
      expect({ from: source.name, to: destination.name, reachable, replyAllowed, reason, cause }).toEqual({
        from: source.name,
        to: destination.name,
        reachable: answer.reachable,
        replyAllowed: answer.reachable && answer.replyAllowed,
        reason: answer.reason ?? null,
        cause: answer.cause ?? null,
      });
    }
}

test('a matrix says what single queries say', () => {
  fc.assert(
    fc.property(anyTopology, ({ topology }) => compare(topology)),
    { numRuns: 60 },
  );
});

describe('meshed hubs', () => {
  const topology = meshedHubs(40);
  test('every cell is what the single query says, on a port that is open and on one that is not', () => {
    compare(topology, 443, 14);
    compare(topology, 22, 14);
  });
  test('spokes of one hub are alike, and all reach each other through the firewalls', () => {
    const network = networkOf(topology);
    expect(new Set(likenessClasses(network)).size).toBeLessThanOrEqual(8);
    const { verdicts } = reachabilityMatrix(network, FLOW);
    expect(verdicts.filter(({ reachable }) => !reachable)).toEqual([]);
    const shut = reachabilityMatrix(network, { ...FLOW, destinationPort: 22 });
    expect(shut.verdicts.map(({ reason }) => reason)).toContain('nsg-deny');
  });
  test('a prefix written for one spoke sets it apart', () => {
    const { resources } = topology;
    const special = resources.map((resource) =>
      resource.name === 'nsg-spoke1-3' ? { ...resource, properties: { securityRules: [] } } : resource,
    );
    const network = networkOf({ resources: special });
    const classes = likenessClasses(network);
    const classOf = (name: string) =>
      classes[network.networkInterfaces.findIndex((nic) => nic.name === name)];
    expect(classOf('spoke1-3')).not.toBe(classOf('spoke1-4'));
    expect(classOf('spoke1-5')).toBe(classOf('spoke1-4'));
  });
});

test('an empty network has an empty matrix', () => {
  expect(reachabilityMatrix(networkOf({ resources: [] }), FLOW).cells).toHaveLength(0);
});
