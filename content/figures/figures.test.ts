import { describe, expect, test } from 'vitest';
import { type LiveFigure, packetsIn, switchesIn } from '@/lib/live-figure/definition';
import { flip } from '@/lib/live-figure/flip';
import { initialState, type Shown, type State, show } from '@/lib/live-figure/show';
import { applyOperation } from '@/lib/peering';
import { LIVE_FIGURES } from '.';
import { hubAndSpoke } from './hub-and-spoke';
import { peeredPair } from './peered-pair';
import { threeNetworks } from './three-networks';
import { twoLinks } from './two-links';
import { whatBlocks } from './what-blocks';
import { workedExample } from './worked-example';

/** The figure after its switches were flipped in this order; a refusal ends it and stays. */
function flipped(definition: LiveFigure, ids: readonly string[], sent?: string): Shown {
  let state: State = initialState(definition);
  for (const id of ids) {
    const one = switchesIn(definition).find((each) => each.id === id);
    if (!one) throw new Error(`${definition.id} has no switch ${id}`);
    const next = flip(state.topology, one, !show(definition, state).switches[id]);
    state = next.ok ? { ...state, topology: next.value } : { ...state, refused: next.error };
  }
  return show(definition, sent === undefined ? state : { ...state, sent });
}
const outcome = (...args: Parameters<typeof flipped>) => flipped(...args).figure.packet?.outcome;
const label = (...args: Parameters<typeof flipped>) => flipped(...args).figure.packet?.label;

describe.each(LIVE_FIGURES.map((figure) => [figure.id, figure] as const))('%s', (_, definition) => {
  test('begins as it says: what is sent is one of its packets, and ids occur once', () => {
    const ids = [...switchesIn(definition), ...packetsIn(definition)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    if (definition.sent) expect(packetsIn(definition).map(({ id }) => id)).toContain(definition.sent);
    expect(show(definition, initialState(definition)).refused).toBeNull();
  });

  test('every switch can be flipped and flipped back, or is refused and changes nothing', () => {
    for (const { id } of switchesIn(definition)) {
      const before = show(definition, initialState(definition)).switches;
      const once = flipped(definition, [id]);
      if (once.refused) expect(once.switches).toEqual(before);
      else {
        expect(once.switches[id]).toBe(!before[id]);
        expect(flipped(definition, [id, id]).switches[id]).toBe(before[id]);
      }
    }
  });

  test('every rule and route that can be switched on is one that Azure takes', () => {
    const refused = operationsIn(definition).flatMap((operation) => {
      const applied = applyOperation(definition.topology, operation);
      // what is there at first can't be made a second time
      return applied.ok || applied.error.reason === 'priority-taken' ? [] : applied.error.message;
    });
    expect(refused).toEqual([]);
  });

  test('every packet has an end that is said', () => {
    for (const { id } of packetsIn(definition))
      expect(flipped(definition, [], id).explanation?.summary).toMatch(/arrives|is dropped/);
  });
});

/** What making the rules and routes of a figure would be as operations. */
function operationsIn(definition: LiveFigure): object[] {
  const idOf = (type: string, name: string) => ({ id: `/providers/Microsoft.Network/${type}/${name}` });
  return switchesIn(definition).flatMap((one): object[] => {
    if (one.kind === 'rules')
      return one.rules.map(({ networkSecurityGroup, ...rest }) => ({
        op: 'createSecurityRule',
        networkSecurityGroup: idOf('networkSecurityGroups', networkSecurityGroup),
        ...rest,
      }));
    if (one.kind === 'routes')
      return one.routes.map(({ routeTable, ...rest }) => ({
        op: 'createRoute',
        routeTable: idOf('routeTables', routeTable),
        ...rest,
      }));
    return [];
  });
}

test('what peering is: unpeered nothing crosses; the region decides which kind of peering it is', () => {
  expect(outcome(peeredPair, [])).toBe('delivered');
  expect(outcome(peeredPair, ['peered'])).toBe('dropped');
  expect(flipped(peeredPair, []).figure.links.map((link) => link.isGlobal)).toEqual([true, true]);
  expect(flipped(peeredPair, ['same-region']).figure.links.map((link) => link.isGlobal)).toEqual([
    false,
    false,
  ]);
});

test('two links: states and routes change with each, and a deleted one can’t be mended from its side alone', () => {
  const states = (...ids: string[]) => flipped(twoLinks, ids).figure.links.map(({ state }) => state);
  const added = (...ids: string[]) =>
    flipped(twoLinks, ids).routes.map(({ rows }) =>
      rows.filter((row) => row.isNew && row.state === 'Active').map((row) => row.addressPrefix),
    );
  expect(states('a-to-b')).toEqual(['Initiated']);
  expect(added('a-to-b')).toEqual([[], []]);
  expect(states('a-to-b', 'b-to-a')).toEqual(['Connected', 'Connected']);
  expect(added('a-to-b', 'b-to-a')).toEqual([['10.2.0.0/16'], ['10.1.0.0/16']]);
  expect(states('a-to-b', 'b-to-a', 'a-to-b')).toEqual(['Disconnected']);
  expect(flipped(twoLinks, ['a-to-b', 'b-to-a', 'a-to-b', 'a-to-b']).refused).toMatch(/Disconnected/);
});

test.each([
  { switches: [], ends: '10.0.0.0/8 → None' },
  { switches: ['forwarded'], ends: '10.0.0.0/8 → None' },
  { switches: ['ip-forwarding'], ends: '10.0.0.0/8 → None' },
  { switches: ['routes'], ends: 'IP forwarding is off' },
  { switches: ['routes', 'ip-forwarding'], ends: 'forwarded traffic is not allowed' },
])('three networks, with $switches: dropped, $ends', ({ switches, ends }) => {
  expect(label(threeNetworks, switches)).toBe(ends);
});

test.each([[['shop-data']], [['routes', 'ip-forwarding', 'forwarded']]])(
  'three networks, with %j: the packet arrives',
  (switches) => {
    expect(outcome(threeNetworks, switches)).toBe('delivered');
  },
);

test('hub and spoke: the gateway serves the spokes and joins none of them; the firewall needs both routes and the flag', () => {
  const connects = (...ids: string[]) =>
    flipped(hubAndSpoke, ids).reach.map(({ cells }) =>
      cells
        .map(({ outcome: each }) => (each === 'connects' ? 'y' : each === 'no-reply' ? 'r' : 'n'))
        .join(''),
    );
  expect(connects()).toEqual(['ynn', 'nyn', 'nny']);
  expect(flipped(hubAndSpoke, ['remote-gateways']).refused).toMatch(/allowGatewayTransit/);
  expect(connects('transit', 'remote-gateways')).toEqual(['yyy', 'yyn', 'yny']);
  expect(connects('route-shop', 'route-data')).toEqual(['ynn', 'nyn', 'nny']);
  expect(connects('route-shop', 'forwarded')).toEqual(['ynn', 'nyr', 'nny']);
  expect(connects('route-shop', 'route-data', 'forwarded')).toEqual(['ynn', 'nyy', 'nyy']);
});

test('what blocks: first the route, then the NSG; the third rule was never in the way', () => {
  expect(label(whatBlocks, [], 'query')).toBe('10.70.1.0/24 → None');
  expect(label(whatBlocks, ['deny-internet'], 'query')).toBe('10.70.1.0/24 → None');
  expect(label(whatBlocks, ['quarantine'], 'query')).toBe('rule deny-peers');
  expect(outcome(whatBlocks, ['quarantine', 'deny-peers'], 'query')).toBe('delivered');
  expect(outcome(whatBlocks, ['quarantine', 'allow-app'], 'query')).toBe('delivered');
  expect(label(whatBlocks, ['quarantine', 'allow-app'], 'ssh')).toBe('rule deny-peers');
});

test('the worked example: neither no link nor one lets the web server reach the database, two do', () => {
  expect(label(workedExample, [], 'query')).toBe('10.0.0.0/8 → None');
  expect(outcome(workedExample, ['link-1'], 'query')).toBe('dropped');
  expect(outcome(workedExample, ['link-1', 'link-2'], 'query')).toBe('delivered');
});

test('the worked example: once peered everything else flows too, until the NSG narrows it', () => {
  expect(outcome(workedExample, ['link-1', 'link-2'], 'ssh')).toBe('delivered');
  expect(outcome(workedExample, ['link-1', 'link-2', 'narrow'], 'query')).toBe('delivered');
  expect(label(workedExample, ['link-1', 'link-2', 'narrow'], 'ssh')).toBe('rule deny-other-vnet');
});

test('the worked example: the NSG rule and the user route each stop the query, and each by its own name', () => {
  expect(label(workedExample, ['link-1', 'link-2', 'deny-sql'], 'query')).toBe('rule deny-sql');
  expect(label(workedExample, ['link-1', 'link-2', 'route'], 'query')).toBe('10.2.0.0/16 → None');
});
