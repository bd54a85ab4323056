import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network-of';
import { SWITCHES } from './semantics';
import { anyEstate } from './testing/any-estate';
import { anyTopology } from './testing/any-topology';
import { ask, nic, reachQuery, topology, vnet } from './testing/builders';
import type { Topology } from './topology';
import type { MisconceptionId } from './vocabulary';
import { Watch } from './watch';

type Asked = Record<string, unknown>;

/** Whoever bends what the watch has not seen is answered as everybody is. */
function expectSeen(from: Topology, query: Asked, misconception: MisconceptionId): void {
  const watch = new Watch();
  const azure = ask(from, query, watch);
  expect(azure).toEqual(ask(from, query));
  if (!watch.sawMode) expect(ask(from, { ...query, mode: 'tag-only' })).toEqual(azure);
  if (!watch.misconceptions.includes(misconception))
    expect(ask(from, { ...query, misconception })).toEqual(azure);
}

function nicsOf({ resources }: Topology): { id: string; ipAddress: string }[] {
  return resources
    .filter(({ type }) => type.endsWith('/networkInterfaces'))
    .map(({ id, properties }) => {
      const configurations = properties?.ipConfigurations ?? [];
      const [first] = configurations as { properties: { privateIPAddress: string } }[];
      return { id: id ?? '', ipAddress: first?.properties.privateIPAddress ?? '' };
    });
}

const anyEnds = fc.tuple(fc.nat(), fc.nat(), fc.boolean());
const anyMisconception = fc.constantFrom(...Object.values(SWITCHES));

test.each([
  ['topology', anyTopology.map((scenario) => scenario.topology)],
  ['estate', anyEstate],
] as const)('in any %s, a rule that was not looked at changes no answer', (_, any) => {
  fc.assert(
    fc.property(any, anyEnds, anyMisconception, (given, [one, other, isOutside], misconception) => {
      const nics = nicsOf(given);
      const from = nics[one % nics.length];
      const to = nics[other % nics.length];
      fc.pre(networkOf(given).ok);
      if (!from || !to) return;
      const remote = isOutside ? '10.200.0.9' : to.ipAddress;
      const target = { targetNicResourceId: from.id };
      const queries = [
        { ...reachQuery('', remote), source: { networkInterface: { id: from.id } } },
        { kind: 'effectiveRoutes', ...target },
        { kind: 'nextHop', ...target, destinationIPAddress: remote },
        {
          kind: 'ipFlowVerify',
          ...target,
          direction: 'Inbound',
          protocol: 'Tcp',
          localIPAddress: from.ipAddress,
          localPort: '443',
          remoteIPAddress: remote,
          remotePort: '50000',
        },
      ];
      for (const query of queries) expectSeen(given, query, misconception);
    }),
    { numRuns: 50 },
  );
});

test('inside one virtual network without NSGs no peering rule, filter or contested flag is looked at', () => {
  const watch = new Watch();
  const alone = topology(
    vnet('a', '10.1.0.0/16', { s: '10.1.1.0/24' }),
    nic('a1', 'a/s', '10.1.1.4'),
    nic('a2', 'a/s', '10.1.1.5'),
  );
  expect(ask(alone, reachQuery('a1', '10.1.1.5'), watch)).toMatchObject({ reachable: true });
  expect(watch.sawMode).toBe(false);
  for (const id of ['M1', 'M4', 'M11', 'M13', 'M14', 'M25', 'M36'] as const)
    expect(watch.misconceptions).not.toContain(id);
});
