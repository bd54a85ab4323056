import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Drawing, DrawnBox, Rect, TextLine } from './drawing';
import { layoutNarrow, layoutWide } from './layout';
import type { Figure, FigureLink } from './model';
import { hubAndSpokes, link, nic, peered, subnet, vnet } from './testing';
import { textWidth } from './text';

const LAYOUTS = [
  ['wide', layoutWide],
  ['narrow', layoutNarrow],
] as const;

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5;

/** What a line of text covers; its height is that of capitals and descenders. */
function area(line: TextLine): Rect {
  const width = textWidth(line.text, line.size, line.face);
  const x = line.anchor === 'end' ? line.x - width : line.anchor === 'middle' ? line.x - width / 2 : line.x;
  return { x, y: line.y - line.size * 0.75, width, height: line.size * 0.95 };
}

const textsIn = (box: DrawnBox): TextLine[] => [
  ...box.text,
  ...(box.note?.text ?? []),
  ...box.subnets.flatMap((one) => [
    ...one.text,
    ...(one.note?.text ?? []),
    ...[...one.attachments, ...one.nodes, ...one.nodes.flatMap((node) => node.attachments)].flatMap(
      (sign) => [...sign.text, ...(sign.note?.text ?? [])],
    ),
  ]),
];

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other): [T, T] => [one, other]));
}

/** What holds in every drawing, whatever it shows. */
function problems(drawing: Drawing): string[] {
  const sheet = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const labels = drawing.bridges.flatMap((bridge) => bridge.lanes.flatMap((lane) => lane.label));
  return [
    ...pairs(drawing.boxes)
      .filter(([a, b]) => overlap(a, b))
      .map(([a, b]) => `${a.title} and ${b.title} overlap`),
    ...drawing.boxes.filter((box) => !inside(box, sheet)).map((box) => `${box.title} leaves the sheet`),
    ...drawing.boxes.flatMap((box) => [
      ...box.subnets.filter((one) => !inside(one, box)).map((one) => `${one.title} leaves ${box.title}`),
      ...pairs(box.subnets)
        .filter(([a, b]) => overlap(a, b))
        .map(([a, b]) => `${a.title} and ${b.title} overlap in ${box.title}`),
      ...textsIn(box)
        .filter((line) => !inside(area(line), box))
        .map((line) => `“${line.text}” leaves ${box.title}`),
      ...pairs(textsIn(box))
        .filter(([a, b]) => overlap(area(a), area(b)))
        .map(([a, b]) => `“${a.text}” and “${b.text}” overlap in ${box.title}`),
    ]),
    ...labels.filter((line) => !inside(area(line), sheet)).map((line) => `“${line.text}” leaves the sheet`),
    ...labels.flatMap((line) =>
      drawing.boxes
        .filter((box) => overlap(area(line), box))
        .map((box) => `“${line.text}” lies on ${box.title}`),
    ),
  ];
}

const STATES = ['Connected', 'Initiated', 'Disconnected'] as const;
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}[a-z0-9]$/);
const flag = fc.boolean();

/** Up to ten networks, in any tree or with a few further links, with any flags and states, long names, many subnets. */
const anyFigure: fc.Arbitrary<Figure> = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 10, selector: (one) => one.toLowerCase() }),
    seeds: fc.array(
      fc.record({
        subnets: fc.integer({ min: 0, max: 4 }),
        nodes: fc.integer({ min: 0, max: 3 }),
        rules: fc.integer({ min: 0, max: 7 }),
        long: name,
      }),
      { minLength: 10, maxLength: 10 },
    ),
    shape: fc.constantFrom('star', 'chain', 'pairs'),
    states: fc.array(
      fc.record({
        state: fc.constantFrom(...STATES),
        access: flag,
        forwarded: flag,
        transit: flag,
        remote: flag,
        isGlobal: flag,
        oneSided: flag,
      }),
      { minLength: 20, maxLength: 20 },
    ),
    extra: fc.boolean(),
  })
  .map(({ names, seeds, shape, states, extra }) => {
    const vnets = names.map((of, at) => {
      const seed = seeds[at] ?? { subnets: 1, nodes: 1, rules: 0, long: 'x' };
      const subnets = Array.from({ length: seed.subnets }, (_, s) =>
        subnet(
          of,
          `${seed.long}-${s}`,
          `10.${at}.${s}.0/24`,
          Array.from({ length: seed.nodes }, (_, n) =>
            nic(`${seed.long}-${s}-${n}`, `10.${at}.${s}.${4 + n}`),
          ),
          {
            ...(seed.rules % 2 === 1 && {
              networkSecurityGroup: {
                id: `nsg:${of}-${s}`,
                name: `nsg-${seed.long}`,
                rules: Array.from({ length: seed.rules }, (_, r) => ({
                  priority: 100 + r,
                  name: `rule-${r}`,
                  direction: 'Inbound' as const,
                  access: 'Deny' as const,
                  protocol: 'Tcp',
                  source: '10.100.100.0/24',
                  destination: 'VirtualNetwork',
                  destinationPort: '1433',
                })),
              },
            }),
            ...(seed.rules > 3 && {
              routeTable: {
                id: `routeTable:${of}-${s}`,
                name: `rt-${seed.long}`,
                routes: [
                  { name: 'all', addressPrefix: '10.100.0.0/16', nextHopType: 'VirtualNetworkGateway' },
                ],
              },
            }),
          },
        ),
      );
      return vnet(of, `10.${at}.0.0/16`, subnets);
    });
    const joined = names.flatMap((one, at): [string, string][] => {
      const other = shape === 'star' ? names[0] : names[at - 1];
      if (at === 0 || !other || (shape === 'pairs' && at % 2 === 0)) return [];
      return [[other, one]];
    });
    if (extra && names.length > 3) joined.push([names[1] as string, names.at(-1) as string]);
    const links = joined.flatMap(([a, b], at): FigureLink[] => {
      const seed = states[at];
      if (!seed) return peered(a, b);
      const rest = {
        state: seed.state,
        isGlobal: seed.isGlobal,
        flags: {
          allowVirtualNetworkAccess: seed.access,
          allowForwardedTraffic: seed.forwarded,
          allowGatewayTransit: seed.transit,
          useRemoteGateways: seed.remote,
        },
      };
      return seed.oneSided || seed.state !== 'Connected'
        ? [link(a, b, rest)]
        : [
            link(a, b, rest),
            link(b, a, { ...rest, flags: { ...rest.flags, allowForwardedTraffic: !seed.forwarded } }),
          ];
    });
    return { vnets, links };
  });

describe.each(LAYOUTS)('%s', (_, layout) => {
  test('nothing overlaps, and every text stays in its box', () => {
    fc.assert(
      fc.property(anyFigure, (figure) => {
        expect(problems(layout(figure))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test.each([1, 2, 3, 5, 9])('a hub with %i spokes has each link as a lane of its own', (spokes) => {
    const drawing = layout(hubAndSpokes(spokes));
    const lanes = drawing.bridges.flatMap((bridge) => bridge.lanes.flatMap((lane) => lane.id ?? []));
    expect(new Set(lanes).size).toBe(2 * spokes);
    expect(problems(drawing)).toEqual([]);
  });

  test('the packet is drawn from its source to its destination, along the lanes of its own direction', () => {
    const figure: Figure = {
      ...hubAndSpokes(2),
      packet: { way: ['nic:vm-spoke-1', 'link:spoke-1/to-hub', 'nic:vm-hub'], outcome: 'delivered' },
    };
    const drawing = layout(figure);
    const node = (id: string) =>
      drawing.boxes.flatMap((box) => box.subnets.flatMap((one) => one.nodes)).find((one) => one.id === id);
    const lane = drawing.bridges
      .flatMap((bridge) => bridge.lanes)
      .find((one) => one.id === 'link:spoke-1/to-hub');
    const points = drawing.packet?.points ?? [];
    expect(points[0]).toEqual(pick(node('nic:vm-spoke-1')));
    expect(points.at(-1)).toEqual(pick(node('nic:vm-hub')));
    expect(points.map((point) => point.x)).toContain(lane?.track.at(-1)?.x);
  });

  test('a packet that a link stops ends on its lane, beside its reason', () => {
    const drawing = layout({
      ...hubAndSpokes(2),
      packet: {
        way: ['nic:vm-spoke-1'],
        outcome: 'dropped',
        stoppedAt: 'link:spoke-1/to-hub',
        label: 'access off',
      },
    });
    const lane = drawing.bridges.flatMap((bridge) => bridge.lanes).find((one) => one.note);
    const [end] = drawing.packet?.points.slice(-1) ?? [];
    expect(lane?.id).toBe('link:spoke-1/to-hub');
    expect(
      Math.hypot((end?.x ?? 0) - (lane?.note?.x ?? 0), (end?.y ?? 0) - (lane?.note?.y ?? 0)),
    ).toBeLessThan(3);
    expect(lane?.label.map((line) => line.text).join(' ')).toContain('access off');
  });
});

const pick = (point: { x: number; y: number } | undefined) => point && { x: point.x, y: point.y };

test('half a bridge ends halfway, and the other half is only dotted in', () => {
  const two = [vnet('a', '10.1.0.0/16'), vnet('b', '10.2.0.0/16')];
  const [bridge] = layoutWide({ vnets: two, links: [link('a', 'b', { state: 'Initiated' })] }).bridges;
  const lane = bridge?.lanes.find((one) => one.id);
  expect(lane?.points.at(-1)?.x).toBeLessThan(lane?.track.at(-1)?.x ?? 0);
  expect(bridge?.breakAt?.kind).toBe('end');
  expect(bridge?.lanes.filter((one) => one.state === 'absent')).toHaveLength(2);
});

test('on a phone no text is drawn smaller than 13 px, even at 320 px', () => {
  const drawing = layoutNarrow(hubAndSpokes(3));
  const scale = 286 / drawing.width;
  const sizes = drawing.boxes.flatMap(textsIn).map((line) => line.size * scale);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
});
