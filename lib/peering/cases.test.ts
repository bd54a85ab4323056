import { expect, test } from 'vitest';
import { behaviourOf } from './behaviour';
import { buildNetwork } from './build-network';
import { resolveFlow } from './flow';
import { answerQuery } from './query';
import { agrees, documentedCases, kernelCases } from './testing/cases';
import { isReachable, traceFlow } from './trace-packet';

test.each(documentedCases().map((each) => [each.id, each] as const))(
  'Azure: %s',
  (_, { topology, query, expected }) => {
    const answered = answerQuery(topology, query);
    expect(answered.ok).toBe(true);
    const answer = answered.ok ? answered.value : null;
    // shown beside each other where they differ
    if (!agrees(expected, answer)) expect(answer).toEqual(expected);
  },
);

test.each(kernelCases().map((each) => [each.id, each] as const))(
  'connections that came about between real network stacks: %s',
  (_, { topology, pairs }) => {
    const built = buildNetwork(topology);
    if (!built.ok) throw new Error(built.error[0]?.message);
    const behaviour = behaviourOf(built.value);
    const connects = pairs.map(({ from, to, port }) => {
      const resolved = resolveFlow(built.value, {
        source: { networkInterface: { id: from } },
        destination: { ipAddress: to },
        protocol: 'Tcp',
        sourcePort: 50_000,
        destinationPort: port,
      });
      if (!resolved.ok) throw new Error(resolved.error.message);
      const { trace, replyAllowed } = traceFlow(resolved.value, behaviour);
      return { from, to, port, connects: isReachable(trace) && replyAllowed };
    });
    expect(pairs.length).toBeGreaterThan(0);
    expect(connects).toEqual(pairs);
  },
);
