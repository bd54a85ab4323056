import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress } from './address';
import { behaviourOf } from './behaviour';
import { buildNetwork } from './build-network';
import { effectiveRoutes } from './effective-routes';
import type { Network } from './network';
import { answerQuery } from './query';
import { followedRoutes } from './query-kinds';
import { selectRoute } from './routes';
import { semanticsOf } from './semantics';
import { anyTopology, type Scenario } from './testing/any-topology';
import { ask, nic, nicId, nsg, reachQuery, vnet } from './testing/builders';
import type { Resource, Topology } from './topology';
import { isReachable, tracePacket } from './trace-packet';

const RUNS = { numRuns: 60 };

const networkOf = ({ topology }: Scenario): Network => {
  const built = buildNetwork(topology);
  if (!built.ok) throw new Error(built.error[0]?.message);
  return built.value;
};
/** Every answer about a packet without the parts that hold ids. */
const answers = ({ topology, packets }: Scenario, more: Record<string, unknown> = {}) =>
  packets.map(({ from, to }) => {
    const { trace: _, ...answer } = ask(topology, { ...reachQuery(from, to), ...more });
    return answer;
  });

describe('laws of the engine', () => {
  test('the order of resources, and of what lies in them, never matters', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.toReversed().map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, reversed(each)]));
    };
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const topology = reversed(scenario.topology) as Topology;
        expect(answers({ ...scenario, topology })).toEqual(answers(scenario));
      }),
      RUNS,
    );
  });

  test('renaming ids never matters', () => {
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const renamed = JSON.stringify(scenario.topology)
          .replaceAll('/resourceGroups/rg/', '/resourceGroups/OTHER-group/')
          .replaceAll('/subscriptions/1111', '/subscriptions/9999');
        const before = networkOf(scenario);
        const after = networkOf({ ...scenario, topology: JSON.parse(renamed) as Topology });
        for (const { from, to } of scenario.packets) {
          const outcomes = [before, after].map((network) => {
            const source = { networkInterface: { id: from } };
            const { hops, outcome } = tracePacket(network, {
              ...flow,
              source,
              destination: { ipAddress: to },
            });
            return { outcome, kinds: hops.map(({ steps }) => steps) };
          });
          expect(outcomes[1]).toEqual(outcomes[0]);
        }
      }),
      RUNS,
    );
  });

  test('a network that nothing joins changes nothing', () => {
    const island: Resource[] = [
      vnet('island', '172.31.0.0/16', { s: '172.31.1.0/24' }),
      nic('lone', 'island/s', '172.31.1.4'),
    ];
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const topology = { ...scenario.topology, resources: [...island, ...scenario.topology.resources] };
        expect(answers({ ...scenario, topology })).toEqual(answers(scenario));
      }),
      RUNS,
    );
  });

  test('a deny for everything with the lowest number stops whatever it guards', () => {
    const wall = nsg(
      'wall',
      '100 Inbound Deny * from * to * port *',
      '101 Outbound Deny * from * to * port *',
    );
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const [first] = scenario.packets;
        fc.pre(first !== undefined);
        const resources = scenario.topology.resources.map((resource) =>
          resource.id === nicId(first.from)
            ? { ...resource, properties: { ...resource.properties, networkSecurityGroup: { id: wall.id } } }
            : resource,
        );
        const guarded = { ...scenario, topology: { resources: [...resources, wall] } };
        const answer = ask(guarded.topology, reachQuery(first.from, first.to));
        if (first.toNic === first.from) expect(answer.reachable).toBe(true);
        else
          expect(answer).toMatchObject({
            reachable: false,
            reason: 'nsg-deny',
            dropAt: 'wall',
            ruleName: 'Deny-101-out',
          });
      }),
      RUNS,
    );
  });

  test('the hops of a trace join: each starts where a step before led, and the last one tells the end', () => {
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const network = networkOf(scenario);
        for (const { from, to } of scenario.packets) {
          const trace = tracePacket(network, {
            ...flow,
            source: { networkInterface: { id: from } },
            destination: { ipAddress: to },
          });
          expect(trace.hops[0]?.node.name).toBe(from);
          for (const [index, hop] of trace.hops.slice(1).entries()) {
            const before = trace.hops[index];
            const look = before?.steps.findLast((step) => step.kind === 'route');
            const via = look?.kind === 'route' ? look.chosen : null;
            expect(via).not.toBeNull();
            if (via?.nextHopType === 'VirtualAppliance')
              expect(hop.node.ipAddress).toBe(via.nextHopIpAddress);
            else expect(hop.node.ipAddress).toBe(to);
          }
          const steps = trace.hops.flatMap((hop) => hop.steps);
          const failed = steps.filter(({ passed }) => !passed);
          expect(failed).toHaveLength(isReachable(trace) ? 0 : 1);
          if (!isReachable(trace)) expect(steps.at(-1)).toBe(failed[0]);
          expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
        }
      }),
      RUNS,
    );
  });

  test('the order in which routes are listed never changes the choice', () => {
    fc.assert(
      fc.property(anyTopology, fc.nat(2 ** 32 - 1), (scenario, address) => {
        const network = networkOf(scenario);
        for (const { from } of scenario.packets.slice(0, 3)) {
          const routes = effectiveRoutes(network, from);
          expect(selectRoute(routes.toReversed(), address)?.chosen).toBe(
            selectRoute(routes, address)?.chosen,
          );
        }
      }),
      RUNS,
    );
  });

  test('nextHop, effectiveRoutes and reach tell the same first step', () => {
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const network = networkOf(scenario);
        for (const { from, to, toNic } of scenario.packets) {
          if (from === toNic) continue;
          const trace = tracePacket(network, {
            ...flow,
            source: { networkInterface: { id: from } },
            destination: { ipAddress: to },
          });
          const [first] = followedRoutes(trace);
          if (first === undefined) continue;
          const hop = ask(scenario.topology, {
            kind: 'nextHop',
            targetNicResourceId: nicId(from),
            destinationIPAddress: to,
          });
          expect(first.split(':')[0]).toBe(hop.nextHopType);
        }
      }),
      RUNS,
    );
  });

  test('the tag-only reading only ever lets more through', () => {
    fc.assert(
      fc.property(anyTopology, (scenario) => {
        const wider = answers(scenario, { mode: 'tag-only' });
        for (const [index, answer] of answers(scenario).entries())
          if (answer.reachable) expect(wider[index]?.reachable).toBe(true);
      }),
      RUNS,
    );
  });

  test('every misconception has an answer to everything', () => {
    fc.assert(
      fc.property(anyTopology, fc.integer({ min: 1, max: 36 }), (scenario, number) => {
        const semantics = semanticsOf(`M${number}`);
        fc.pre(semantics !== null);
        const behaviour = behaviourOf(networkOf(scenario), { semantics });
        expect(behaviour.semantics.misconception).toBe(`M${number}`);
        for (const answer of answers(scenario, { misconception: `M${number}` }))
          expect(typeof answer.reachable).toBe('boolean');
      }),
      RUNS,
    );
  });
});

const flow = { protocol: 'Tcp', sourcePort: 50_000, destinationPort: 443 } as const;

describe('no input, however malformed, throws', () => {
  test('any JSON as topology and as query', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (topology, query) => {
        expect(typeof answerQuery(topology as unknown as Topology, query).ok).toBe('boolean');
      }),
    );
  });

  test('a sound topology with one value of it replaced by anything', () => {
    fc.assert(
      fc.property(anyTopology, fc.nat(), fc.jsonValue(), ({ topology, packets }, place, value) => {
        const paths = pathsOf(topology);
        const broken = structuredClone(topology);
        replaceAt(broken, paths[place % paths.length] ?? [], value);
        const [first] = packets;
        const kinds = [
          reachQuery(first?.from ?? '', first?.to ?? ''),
          { kind: 'effectiveRoutes', targetNicResourceId: nicId(first?.from ?? '') },
        ];
        for (const query of kinds) expect(typeof answerQuery(broken, query).ok).toBe('boolean');
      }),
      { numRuns: 250 },
    );
  });

  test('a sound topology with queries of any kind and any values', () => {
    const anyEnd = fc.oneof(
      fc.jsonValue(),
      fc.record({ ipAddress: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()) }),
    );
    const anyQuery = fc.record(
      {
        kind: fc.constantFrom(
          'reach',
          'nextHop',
          'ipFlowVerify',
          'effectiveRoutes',
          'canPeer',
          'peeringState',
          'x',
        ),
        source: anyEnd,
        destination: anyEnd,
        protocol: fc.oneof(fc.constantFrom('Tcp', 'udp', 'Icmp'), fc.jsonValue()),
        sourcePort: fc.oneof(fc.nat(70_000), fc.jsonValue()),
        destinationPort: fc.oneof(fc.nat(70_000), fc.jsonValue()),
        targetNicResourceId: fc.oneof(fc.constant(nicId('n00')), fc.jsonValue()),
        destinationIPAddress: fc.oneof(fc.ipV4(), fc.jsonValue()),
        mode: fc.constantFrom('documented', 'tag-only', 'x', undefined),
        misconception: fc.constantFrom('M1', 'M29', 'M99', 7, undefined),
        after: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
        operation: fc.oneof(fc.constantFrom('createPeering', 'createSubnet', 'createRoute'), fc.jsonValue()),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(anyTopology, anyQuery, ({ topology }, query) => {
        expect(typeof answerQuery(topology, query).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Array.isArray(value)
    ? value.map((each, index) => [index, each] as const)
    : Object.entries(value);
  return [...(at.length > 0 ? [at] : []), ...entries.flatMap(([key, each]) => pathsOf(each, [...at, key]))];
}

function replaceAt(target: unknown, path: Path, value: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((each, key) => Reflect.get(Object(each), key), target);
  const last = path.at(-1);
  if (last !== undefined && typeof parent === 'object' && parent !== null) Reflect.set(parent, last, value);
}

test('addresses in answers are written as they are read', () => {
  expect(formatAddress(0x0a000104)).toBe('10.0.1.4');
});
