import { describe, expect, test } from 'vitest';
import { buildNetwork } from '@/lib/peering';
import type { AuthoredDraft } from '@/lib/quiz/family';
import { drawQuestion } from '@/lib/quiz/generate';
import { randomOf } from '@/lib/random';
import { buildTopology } from '../../topologies/plan';
import { authoredFamily, drawAuthored } from './authored-family';
import type { AuthoredQuestion } from './authored-question';
import { SCENES, type SceneName } from './authored-scenes';
import { fill, wordsOf } from './authored-words';

const question: AuthoredQuestion = {
  id: 'what-is-charged',
  level: 2,
  concepts: ['peering-cost'],
  scene: 'peered',
  prompt: ['{a.vm} sends {gb} GB to {b.vm}. What is charged?'],
  note: '{where}',
  right: ['Both ends of {a>b}'],
  wrong: [
    { text: 'One end of {a>b}', from: ['M31'], remark: '{b} pays as well.' },
    { text: 'No end of {a>b}', from: ['M31', 'M1'], remark: 'Only making it is free.' },
  ],
  headline: 'Charged at both ends',
  why: '{2gb} GB are counted.',
  source: { url: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq', says: 'Both.' },
  rules: ['R119'],
};
const family = authoredFamily({
  id: 'costs',
  title: 'Costs',
  questions: [question, { ...question, id: 'other', level: 3, concepts: ['dns-over-peering'] }],
});
const drawn = (structure: string) => {
  const ids = randomOf('ids');
  return drawQuestion(family, '1', () => ids.id(), { structure, level: structure === 'other' ? 3 : 2 });
};

test('a family says of itself what its questions say', () => {
  expect(family).toMatchObject({
    concepts: ['peering-cost', 'dns-over-peering'],
    levels: [2, 3],
    misconceptions: ['M31', 'M1'],
  });
});

test('a question is about its own concepts, not about all of the family’s', () => {
  expect(drawn('other').concepts).toEqual(['dns-over-peering']);
});

test('the source is shown first, and the rules behind it', () => {
  expect(drawn('what-is-charged').key.facts).toEqual([
    { text: 'Both.', url: question.source.url },
    expect.objectContaining({ rule: 'R119' }),
  ]);
});

test('names are filled in, the same one everywhere', () => {
  const draft = drawAuthored(question, randomOf('1')) as AuthoredDraft;
  const link = /^Both ends of (`[a-z0-9-]+-to-[a-z0-9-]+`)$/.exec(draft.right)?.[1];
  expect(draft.wrong.map(({ text }) => text)).toEqual([`One end of ${link}`, `No end of ${link}`]);
  expect(draft.note).toMatch(/^Both networks are in .+\.$|^`.+` is in .+, `.+` is in .+\.$/);
  const gigabytes = Number(/sends (\d+) GB/.exec(draft.prompt)?.[1]);
  expect(draft.why).toBe(`${2 * gigabytes} GB are counted.`);
});

test('the same chance makes the same question', () => {
  expect(drawAuthored(question, randomOf('1'))).toEqual(drawAuthored(question, randomOf('1')));
});

describe.each(Object.keys(SCENES) as SceneName[])('scene %s', (name) => {
  const scene = SCENES[name](randomOf('1'));
  const words = wordsOf(randomOf('1'), scene);

  test('is a network that Azure would take, whatever chance fills in', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const built = buildNetwork(buildTopology(SCENES[name](randomOf(String(seed))).plan));
      expect(built.ok ? [] : built.error).toEqual([]);
    }
  });

  test('draws every network that its texts may name', () => {
    const drawn = scene.plan.vnets.map((vnet) => vnet.name);
    for (const site of Object.values(scene.sites)) expect(drawn).toContain(site.vnet);
  });

  test('a name it does not have is refused, with those that it has', () => {
    expect(() => fill('{c.vm}', words)).toThrow(/^\{c\.vm\} stands for nothing here; known are /);
  });
});
