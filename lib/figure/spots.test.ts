import { expect, test } from 'vitest';
import { FAMILIES } from '@/content/questions';
import { drawQuestion } from '@/lib/quiz/generate';
import { madeUpOf } from '@/lib/quiz/testing/made-up-kinds';
import { layoutNarrow, layoutWide } from './layout';
import type { Figure } from './model';
import { type DrawnSpot, spotsOf } from './spots';

const { figure } = madeUpOf('hot-spot').public;
if (!figure) throw new Error('it has a figure');
const LAYOUTS = { wide: layoutWide, narrow: layoutNarrow };

const pointsOf = ({ shape, badge }: DrawnSpot) => [
  badge,
  ...(shape.kind === 'line'
    ? shape.points
    : [
        { x: shape.x, y: shape.y },
        { x: shape.x + shape.width, y: shape.y + shape.height },
      ]),
];

test.each(Object.entries(LAYOUTS))(
  '%s: a network, a subnet, a machine and a link are each one place',
  (_, layout) => {
    const drawing = layout(figure);
    for (const id of ['vnet:b', 'subnet:c/default', 'nic:vm-a', 'link:b/to-c'])
      expect(spotsOf(drawing, id), id).toHaveLength(1);
    expect(spotsOf(drawing, 'nic:nobody')).toEqual([]);
    const kinds = ['nic:vm-a', 'link:b/to-c'].map((id) => spotsOf(drawing, id)[0]?.shape.kind);
    expect(kinds).toEqual(['rect', 'line']);
  },
);

test('a group that is attached twice is two places, unless it is said where', () => {
  const nsg = { id: 'nsg:shared', name: 'shared', rules: [] };
  const twice: Figure = {
    ...figure,
    vnets: figure.vnets.map((vnet) => ({
      ...vnet,
      subnets: vnet.subnets.map((subnet) =>
        vnet.name === 'b' ? subnet : { ...subnet, networkSecurityGroup: nsg },
      ),
    })),
  };
  const drawing = layoutWide(twice);
  const [first] = spotsOf(drawing, 'nsg:shared');
  expect(spotsOf(drawing, 'nsg:shared')).toHaveLength(2);
  const ids = drawing.boxes.flatMap((box) => box.subnets.flatMap((subnet) => subnet.attachments));
  expect(spotsOf(drawing, ids[0]?.id ?? '')).toEqual([first]);
});

test('every place that a drawn question offers is in both drawings, within them, and no two are one', () => {
  const families = FAMILIES.filter(({ kind }) => kind === 'hot-spot');
  expect(families.length).toBeGreaterThan(0);
  for (const family of families)
    for (const seed of ['1', '2', '3', '4']) {
      let ids = 0;
      const { public: question } = drawQuestion(family, seed, () => `${++ids}`);
      if (question.kind !== 'hot-spot' || !question.figure) throw new Error('a hot spot has a figure');
      for (const layout of Object.values(LAYOUTS)) {
        const drawing = layout(question.figure);
        const badges = question.choices.map(({ at }) => {
          const spots = spotsOf(drawing, at);
          expect(spots.length, `${family.id} ${seed}: ${at}`).toBeGreaterThan(0);
          for (const { x, y } of spots.flatMap(pointsOf)) {
            expect(x).toBeGreaterThanOrEqual(-20);
            expect(x).toBeLessThanOrEqual(drawing.width + 20);
            expect(y).toBeGreaterThanOrEqual(-20);
            expect(y).toBeLessThanOrEqual(drawing.height + 20);
          }
          return JSON.stringify(spots[0]?.badge);
        });
        expect(new Set(badges).size).toBe(badges.length);
      }
    }
});
