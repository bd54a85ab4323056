import { expect, test } from 'vitest';
import { findBlueprint } from '@/content/quizzes';
import { buildTopology, peer } from '@/content/topologies/plan';
import { drawSites, planOf, reach, type Site } from '@/content/topologies/scene';
import { randomOf } from '@/lib/random';
import type { ReachAnswer } from './ask';
import type { Draft, Family } from './family';
import { drawQuestion } from './generate';
import { arrives } from './phrase';
import { choicesOf } from './question';
import { drawQuiz } from './quiz';

const ids = (seed: string) => {
  const random = randomOf(seed);
  return () => random.id();
};

/** A chain of three networks, and what becomes of a packet from one end to the other. */
function chain(seed: string): Draft & { form: 'ask' } {
  const sites = drawSites(randomOf(seed), 3) as [Site, Site, Site];
  const [middle, from, to] = sites;
  return {
    form: 'ask',
    prompt: 'Does it arrive?',
    topology: buildTopology(
      planOf(sites, { links: [...peer(from.vnet, middle.vnet), ...peer(middle.vnet, to.vnet)] }),
    ),
    queries: [reach(from, to)],
    phrase: ([answer]) => (arrives(answer as ReachAnswer) ? 'It arrives.' : 'It does not.'),
    headline: 'Peering is not transitive',
    why: () => 'There is no route.',
    rules: ['R37'],
  };
}

const family = (
  draw: Family['structures'][number]['draw'],
  misconceptions: Family['misconceptions'] = ['M1'],
): Family => ({
  id: 'made-up',
  title: 'Made up',
  concepts: ['non-transitivity'],
  levels: [1],
  kind: 'single-choice',
  misconceptions,
  structures: [{ name: 'only', draw }],
});

test('the right option is what Azure does, the wrong one what the misconception expects', () => {
  const question = drawQuestion(
    family(() => chain('a')),
    '1',
    ids('x'),
  );
  const {
    right: [rightChoice = ''],
    byChoice,
  } = question.key;
  const choices = choicesOf(question.public);
  const wrong = choices.find(({ id }) => id !== rightChoice);
  expect(choices.find(({ id }) => id === rightChoice)?.text).toBe('It does not.');
  expect(wrong?.text).toBe('It arrives.');
  expect(byChoice[wrong?.id ?? '']?.misconceptions.map(({ id }) => id)).toEqual(['M1']);
  expect(byChoice[rightChoice]?.misconceptions).toEqual([]);
});

test('both paths are shown, and the step at which they part', () => {
  const { key } = drawQuestion(
    family(() => chain('a')),
    '1',
    ids('x'),
  );
  const believed = Object.values(key.byChoice).find(({ path }) => path);
  const parting = believed?.partsAt ?? -1;
  expect(key.path.steps.at(-1)?.verdict).toBe('stop');
  expect(believed?.path?.steps.at(-1)?.verdict).toBe('arrive');
  expect(believed?.path?.steps.slice(0, parting)).toEqual(key.path.steps.slice(0, parting));
  expect(believed?.path?.steps[parting]).not.toEqual(key.path.steps[parting]);
});

test('an option that nobody in the family believes is not offered, and without one there is no question', () => {
  expect(() =>
    drawQuestion(
      family(() => chain('a'), ['M9']),
      '1',
      ids('x'),
    ),
  ).toThrow('made-up: structure "only" (level 1, seed 1) gave nothing provable: no-wrong-option');
});

test('what a contested rule decides makes no question', () => {
  const contested = () => {
    const sites = drawSites(randomOf('c'), 2) as [Site, Site];
    const [from, to] = sites;
    const links = peer(from.vnet, to.vnet, [{ access: false }, { access: false }]);
    return { ...chain('c'), topology: buildTopology(planOf(sites, { links })), queries: [reach(from, to)] };
  };
  expect(() => drawQuestion(family(contested, ['M36']), '1', ids('x'))).toThrow('contested');
});

test('a draw that is refused is drawn again', () => {
  let tries = 0;
  const question = drawQuestion(
    family((random) => {
      tries += 1;
      return tries < 4 ? null : chain(random.id());
    }),
    '1',
    ids('x'),
  );
  expect(choicesOf(question.public)).toHaveLength(2);
  expect(tries).toBe(4);
});

test('one of several changes has to be the right one', () => {
  const base = chain('a');
  const twice = (): Draft => ({
    ...base,
    form: 'change',
    isMet: ([answer]) => !arrives(answer as ReachAnswer),
    changes: ['first', 'second'].map((text) => ({ text, topology: base.topology })),
    why: 'Either would do.',
  });
  expect(() => drawQuestion(family(twice), '1', ids('x'))).toThrow('several-right-options');
});

const blueprint = findBlueprint('virtual-network-peering');
if (!blueprint) throw new Error('the lesson has no quiz');

test('the same seed and the same ids make the same quiz, another seed another', () => {
  const quiz = drawQuiz(blueprint, 'seed', ids('a'));
  expect(drawQuiz(blueprint, 'seed', ids('a'))).toEqual(quiz);
  expect(drawQuiz(blueprint, 'other', ids('a')).map(({ public: p }) => p.prompt)).not.toEqual(
    quiz.map(({ public: p }) => p.prompt),
  );
});

test("the options' ids come from the id source alone, so that they tell nothing about the seed", () => {
  const quiz = drawQuiz(blueprint, 'seed', ids('a'));
  const again = drawQuiz(blueprint, 'seed', ids('b'));
  const idsOf = (questions: typeof quiz) =>
    questions.flatMap(({ public: p }) => choicesOf(p).map(({ id }) => id));
  expect(idsOf(quiz).filter((id) => idsOf(again).includes(id))).toEqual([]);
  expect(again.map(({ public: p }) => choicesOf(p).map(({ text }) => text))).toEqual(
    quiz.map(({ public: p }) => choicesOf(p).map(({ text }) => text)),
  );
});

test('a quiz has a question of each of its eight places, and what is public says nothing of the key', () => {
  const quiz = drawQuiz(blueprint, 'seed', ids('a'));
  expect(quiz.map(({ family: id }) => id)).toEqual(blueprint.places.map(({ family: { id } }) => id));
  expect(quiz).toHaveLength(8);
  for (const { public: shown } of quiz) {
    expect(Object.keys(shown).toSorted()).toEqual(
      ['choices', 'figure', 'kind', 'note', 'parts', 'pick', 'prompt', 'title'].filter((key) => key in shown),
    );
    for (const choice of choicesOf(shown)) expect(Object.keys(choice)).toEqual(['id', 'text']);
    expect(shown.figure?.packet).toBeUndefined();
  }
});
