import { expect, test } from 'vitest';
import { FAMILIES } from '@/content/questions';
import { drawQuestion } from '@/lib/quiz/generate';
import { flagWords } from './bridge';
import type { Figure } from './model';
import { routeLines, ruleLines } from './rule-lines';
import { figureSentences, summary } from './sentences';
import { hubAndSpokes, link, nic, peered, subnet, vnet } from './testing';

const two = (links: Figure['links'], rest: Partial<Figure> = {}): Figure => ({
  vnets: [vnet('a', '10.1.0.0/16'), vnet('b', '10.2.0.0/16')],
  links,
  ...rest,
});
const said = (figure: Figure) => figureSentences(figure).join(' ');

test.each([
  [hubAndSpokes(2), '3 virtual networks, 2 peerings connected.'],
  [two([]), '2 virtual networks, none of them peered.'],
  [two([link('a', 'b', { state: 'Initiated' })]), '2 virtual networks, 1 peering not connected.'],
  [{ vnets: [vnet('a', '10.1.0.0/16')], links: [] }, '1 virtual network, not peered.'],
] as const)('the summary counts networks and peerings, not links', (figure, expected) => {
  expect(summary(figure)).toBe(expected);
});

test('a connected peering is one sentence, with what differs from the defaults on either side', () => {
  const flags = {
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: true,
    allowGatewayTransit: false,
    useRemoteGateways: false,
  };
  expect(said(two([link('a', 'b', { flags }), link('b', 'a')]))).toContain(
    '`a` and `b` are joined by a connected peering. The link of `a`: forwarded traffic.',
  );
});

test.each([
  ['Initiated', 'there is no link back yet'],
  ['Disconnected', 'the link back was deleted'],
] as const)('a lone link that is %s says what became of the other one', (state, why) => {
  expect(said(two([link('a', 'b', { state })]))).toContain(why);
});

test('rules and routes are said in full, however many there are', () => {
  const rule = (priority: number) => ({
    priority,
    name: `r${priority}`,
    direction: 'Inbound' as const,
    access: 'Deny' as const,
    protocol: 'Tcp',
    source: '10.1.0.0/16',
    destination: '*',
    destinationPort: `${priority}`,
  });
  const rules = Array.from({ length: 9 }, (_, at) => rule(100 + at));
  const figure: Figure = {
    vnets: [
      vnet('a', '10.1.0.0/16', [
        subnet('a', 's', '10.1.1.0/24', [nic('vm', '10.1.1.4')], {
          networkSecurityGroup: { id: 'nsg:n', name: 'n', rules },
        }),
      ]),
    ],
    links: [],
  };
  for (const { priority } of rules)
    expect(said(figure)).toContain(`\`${priority} Deny in Tcp 10.1.0.0/16 → *:${priority}\``);
});

test('the packet’s sentence names its way, where it was dropped and why', () => {
  const packet = {
    way: ['nic:vm-web', 'link:a/to-b'],
    outcome: 'dropped',
    stoppedAt: 'nsg:nsg-db@subnet:b/db',
    label: 'rule deny-sql',
  } as const;
  expect(said(two(peered('a', 'b'), { packet }))).toContain(
    'The packet goes from `vm-web`, over the peering to `b` and is dropped at `nsg-db`: rule deny-sql.',
  );
});

test('every network, subnet and machine of the figure is named', () => {
  const figure = hubAndSpokes(3);
  const names = figure.vnets.flatMap((one) => [
    one.name,
    ...one.subnets.flatMap((each) => [each.name, ...each.nodes.map((node) => node.name)]),
  ]);
  for (const name of names) expect(said(figure)).toContain(`\`${name}\``);
});

test.each(FAMILIES.map((family) => [family.id, family] as const))(
  'the sentences say every fact that is drawn: %s',
  (_, family) => {
    for (const seed of ['1', '2', '3']) {
      const { figure } = drawQuestion(family, seed, idSource()).public;
      if (!figure) continue;
      const words = said(figure);
      expect(factsIn(figure).filter((fact) => !words.includes(fact))).toEqual([]);
    }
  },
);

function idSource() {
  let count = 0;
  return () => `o${++count}`;
}

/** What a drawing shows of a figure, as texts. */
function factsIn({ vnets, links, sites = [] }: Figure): string[] {
  const subnets = vnets.flatMap((one) => one.subnets);
  const nodes = subnets.flatMap((one) => one.nodes);
  const groups = [...subnets, ...nodes].flatMap(({ networkSecurityGroup }) => networkSecurityGroup ?? []);
  const tables = subnets.flatMap(({ routeTable }) => routeTable ?? []);
  return [
    ...[...vnets, ...subnets, ...sites].flatMap(({ name, addressPrefixes }) => [name, ...addressPrefixes]),
    ...vnets.flatMap(({ location }) => location ?? []),
    ...nodes.flatMap(({ name, ipAddress }) => [name, ...(ipAddress ? [ipAddress] : [])]),
    ...[...groups, ...tables].map(({ name }) => name),
    ...groups.flatMap(ruleLines),
    ...tables.flatMap(routeLines),
    ...links.flatMap((each) => [
      each.state === 'Connected' ? each.state.toLowerCase() : each.state,
      ...flagWords(each),
    ]),
  ];
}
