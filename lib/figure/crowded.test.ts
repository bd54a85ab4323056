import { expect, test } from 'vitest';
import { uncrowded } from './crowded';
import { linkLines } from './link-lines';
import type { Figure } from './model';
import { hubAndSpokes, link, peered, vnet } from './testing';

/** As many networks, each peered with every other. */
function mesh(count: number): Figure {
  const names = Array.from({ length: count }, (_, at) => `team-${at}`);
  return {
    vnets: names.map((name, at) => vnet(name, `10.${at}.0.0/16`)),
    links: names.flatMap((name, at) => names.slice(at + 1).flatMap((other) => peered(name, other))),
  };
}

test.each([
  ['a hub with eight spokes', hubAndSpokes(8)],
  ['three networks, all peered', mesh(3)],
] as const)('%s: every link is drawn', (_, figure) => {
  expect(uncrowded(figure, 'wide')).toBe(figure);
  expect(uncrowded(figure, 'narrow')).toBe(figure);
});

test('four networks, all peered, fit a screen and not a phone; five fit neither', () => {
  expect(uncrowded(mesh(4), 'wide').links).toHaveLength(12);
  expect(uncrowded(mesh(4), 'narrow').links).toEqual([]);
  expect(uncrowded(mesh(5), 'wide').links).toEqual([]);
});

test('the bridges on the packet’s way are drawn whole in any case', () => {
  const way = ['nic:vm-a', 'link:team-0/to-team-2', 'nic:vm-b'];
  const figure: Figure = { ...mesh(5), packet: { way, outcome: 'delivered' } };
  expect(uncrowded(figure, 'narrow').links.map(({ id }) => id)).toEqual([
    'link:team-0/to-team-2',
    'link:team-2/to-team-0',
  ]);
});

test('links are told together where they stand alike', () => {
  const links = [link('a', 'b'), link('a', 'c'), link('a', 'd', { state: 'Initiated', isGlobal: true })];
  expect(linkLines(links)).toEqual([
    { from: 'a', to: ['b', 'c'], words: 'Connected' },
    { from: 'a', to: ['d'], words: 'Initiated, global' },
  ]);
});
