import fc from 'fast-check';
import { expect, test } from 'vitest';
import { behaviourOf } from '../behaviour';
import { buildNetwork } from '../build-network';
import type { Network } from '../network';
import { semanticsOf } from '../semantics';
import { anyEstate } from '../testing/any-estate';
import { anyTopology } from '../testing/any-topology';
import { networkOf, nic, nicId, nsg, peering, table, vnet } from '../testing/builders';
import { hubAndSpokes } from '../testing/hub-and-spoke';
import { isReachable, replyAllowed, tracePacket } from '../trace-packet';
import { buildMatrix, type Matrix, outcomeOf } from './matrix';
import { tracePair } from './pair-outcome';

const HTTPS = { protocol: 'Tcp', destinationPort: 443 } as const;

/** Ordered pairs for which the matrix says something else than a trace does. */
function disagreements(network: Network, matrix: Matrix, options = {}): string[] {
  const behaviour = behaviourOf(network, options);
  return network.networkInterfaces.flatMap((from, a) =>
    network.networkInterfaces.flatMap((to, b) => {
      const told = JSON.stringify(outcomeOf(matrix, a, b));
      const traced = JSON.stringify(tracePair(from, to, matrix.question, behaviour));
      return told === traced ? [] : [`${from.name} to ${to.name}: ${told}, traced ${traced}`];
    }),
  );
}

test('the matrix of any estate says of every pair what its trace says', () => {
  let merged = 0;
  fc.assert(
    fc.property(anyEstate, (topology) => {
      const built = buildNetwork(topology);
      if (!built.ok) return; // ranges that clash: no network, and so no matrix
      const matrix = buildMatrix(built.value, HTTPS);
      expect(disagreements(built.value, matrix)).toEqual([]);
      if (matrix.classes.length < matrix.networkInterfaces.length) merged += 1;
    }),
    { numRuns: 150 },
  );
  expect(merged).toBeGreaterThan(40); // else the property would hold by never sorting anything together
}, 60_000);

test('the matrix of any topology says of every pair what its trace says, in both readings of the flags', () => {
  fc.assert(
    fc.property(
      anyTopology,
      fc.constantFrom('documented' as const, 'tag-only' as const),
      ({ topology }, mode) => {
        const network = networkOf(topology.resources);
        expect(disagreements(network, buildMatrix(network, HTTPS, { mode }), { mode })).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

test('with a bent rule it says what a trace under that rule says', () => {
  const misconceptions = ['M1', 'M4', 'M13', 'M27', 'M28', 'M36'];
  fc.assert(
    fc.property(anyEstate, fc.constantFrom(...misconceptions), (topology, id) => {
      const built = buildNetwork(topology);
      const semantics = semanticsOf(id);
      if (!built.ok || !semantics) return;
      const matrix = buildMatrix(built.value, HTTPS, { semantics });
      expect(disagreements(built.value, matrix, { semantics })).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('an estate of equal spokes has one class of them a hub, however many they are', () => {
  const classesOf = (spokes: number) =>
    buildMatrix(networkOf(hubAndSpokes(4, spokes).resources), HTTPS).classes.length;
  expect([classesOf(3), classesOf(40)]).toEqual([8, 8]);
});

test('the outcome of a pair is what tracePacket and replyAllowed say', () => {
  const network = networkOf(
    vnet('a', '10.1.0.0/16', { s: ['10.1.1.0/24', { table: 'rt' }] }),
    vnet('b', '10.2.0.0/16', { s: ['10.2.1.0/24', { nsg: 'closed' }] }),
    ...peering('a', 'b'),
    table('rt', { '10.2.0.0/16': 'None' }),
    nsg('closed', '100 Inbound Deny Tcp from * to * port 22'),
    nic('a1', 'a/s', '10.1.1.4'),
    nic('b1', 'b/s', '10.2.1.4'),
  );
  const flow = (from: string, to: string) => ({
    source: { networkInterface: { id: nicId(from) } },
    destination: { networkInterface: { id: nicId(to) } },
    protocol: 'Tcp' as const,
    sourcePort: 50_000,
    destinationPort: 22,
  });
  const matrix = buildMatrix(network, { protocol: 'Tcp', destinationPort: 22 });
  expect(outcomeOf(matrix, nicId('a1'), nicId('b1'))).toEqual({
    kind: 'dropped',
    reason: 'udr-none',
    replyAllowed: true,
  });
  expect(outcomeOf(matrix, nicId('b1'), nicId('a1'))).toEqual({ kind: 'delivered', replyAllowed: false });
  for (const [from, to] of [
    ['a1', 'b1'],
    ['b1', 'a1'],
  ] as const) {
    const outcome = outcomeOf(matrix, nicId(from), nicId(to));
    expect(outcome?.kind !== 'dropped').toBe(isReachable(tracePacket(network, flow(from, to))));
    expect(outcome).toHaveProperty('replyAllowed', replyAllowed(network, flow(from, to)));
  }
});

test('one rule that names one spoke takes that spoke out of its class, and no other', () => {
  const spoke = (n: number, from: string) => [
    vnet(`s${n}`, `10.${n}.0.0/16`, { s: [`10.${n}.1.0/24`, { nsg: `g${n}` }] }),
    nsg(`g${n}`, `100 Inbound Deny Tcp from ${from} to * port 443`),
    nic(`n${n}`, `s${n}/s`, `10.${n}.1.4`),
    ...peering(`s${n}`, 'hub'),
  ];
  const network = networkOf(
    vnet('hub', '10.0.0.0/16', { s: '10.0.1.0/24' }),
    nic('h', 'hub/s', '10.0.1.4'),
    ...[1, 2, 3].flatMap((n) => spoke(n, '10.9.0.0/16')),
    ...spoke(4, '10.0.1.4'),
  );
  const matrix = buildMatrix(network, HTTPS);
  const members = matrix.classes.map((each) => each.members.map((at) => matrix.networkInterfaces[at]?.name));
  expect(members).toEqual(expect.arrayContaining([['h'], ['n1', 'n2', 'n3'], ['n4']]));
  expect(outcomeOf(matrix, nicId('h'), nicId('n1'))).toMatchObject({ kind: 'delivered' });
  expect(outcomeOf(matrix, nicId('h'), nicId('n4'))).toMatchObject({
    reason: 'nsg-deny',
    ruleName: 'Deny-100',
  });
});

test('it is plain JSON, and knows only its own interfaces', () => {
  const matrix = buildMatrix(networkOf(hubAndSpokes(2, 2).resources), HTTPS);
  const copy = JSON.parse(JSON.stringify(matrix)) as Matrix;
  expect(copy).toEqual(matrix);
  expect(outcomeOf(copy, nicId('vm-spoke0-1'), nicId('vm-hub1'))).toMatchObject({ kind: 'delivered' });
  expect(outcomeOf(copy, nicId('nobody'), nicId('vm-hub1'))).toBeNull();
});
