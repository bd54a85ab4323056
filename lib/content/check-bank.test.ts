import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Flashcard } from '@/lib/flashcards/card';
import type { AuthoredDraft, Family } from '@/lib/quiz/family';
import { type Bank, checkBank } from './check-bank';
import { formatProblem } from './problem';
import { readBank } from './read-bank';

test('families, quizzes and flashcards name nothing that is not there, and every structure draws', () => {
  const bank = readBank(fileURLToPath(new URL('../..', import.meta.url)));
  expect(bank.families.length).toBeGreaterThan(20);
  expect(bank.sections.get('virtual-network-peering')?.length).toBeGreaterThan(4);
  expect(checkBank(bank).map(formatProblem)).toEqual([]);
}, 60_000);

const draft: AuthoredDraft = {
  form: 'authored',
  prompt: 'Who pays?',
  headline: 'Both pay',
  rules: ['R119'],
  right: 'Both',
  wrong: [{ text: 'Nobody', misconceptions: ['M31'], remark: 'Both do.' }],
  why: 'Both do.',
};
const draw = () => draft;
const SOURCE = `export const whoPays: Family = {
  id: 'who-pays',
  title: 'Who pays',
  concepts: ['peering-cost'],
  levels: [1, 2],
  kind: 'single-choice',
  misconceptions: ['M31'],
  structures: [
    { name: 'one', draw },
    { name: 'two', draw },
    { name: 'three', draw },
  ],
};
const RULES_HERE = ['R119'];
`;
const whoPays: Family = {
  id: 'who-pays',
  title: 'Who pays',
  concepts: ['peering-cost'],
  levels: [1, 2],
  kind: 'single-choice',
  misconceptions: ['M31'],
  structures: ['one', 'two', 'three'].map((name) => ({ name, draw })),
};
const CARD = `const lesson = 'a-lesson';
export const CARDS = [
  {
    id: 'who-pays',
    lesson,
    section: 'cost',
    concept: 'peering-cost',
  },
];
`;
const card: Flashcard = {
  id: 'who-pays',
  lesson: 'a-lesson',
  section: 'cost',
  concept: 'peering-cost',
  front: 'Who pays?',
  back: 'Both.',
  sources: [{ title: 'Prices', url: 'https://azure.microsoft.com/pricing' }],
};
const QUIZ = `export const aLesson: Blueprint = {
  id: 'a-lesson',
  places: [
    { family: whoPays },
    { family: whoPays, levels: [3] },
  ],
};
`;

const problemsOf = (part: Partial<Bank>, files: Readonly<Record<string, string>> = {}) =>
  checkBank({
    families: [whoPays],
    quizzes: [],
    cards: [],
    sections: new Map([['a-lesson', ['cost', 'limits']]]),
    sources: new Map(
      Object.entries({
        'content/questions/index.ts': 'export const FAMILIES = [\n  whoPays,\n];\n',
        'content/questions/who-pays.ts': SOURCE,
        'content/quizzes/a-lesson.ts': QUIZ,
        'content/flashcards/a-lesson.ts': CARD,
        ...files,
      }),
    ),
    ...part,
  }).map(formatProblem);

const withFamily = (part: Partial<Family>, source = SOURCE) =>
  problemsOf({ families: [{ ...whoPays, ...part }] }, { 'content/questions/who-pays.ts': source });

test('a bank in which all is well has no problems', () => {
  const quiz = { id: 'a-lesson', title: 'A lesson', places: [{ family: whoPays, levels: [2] as const }] };
  expect(problemsOf({ quizzes: [quiz], cards: [card] })).toEqual([]);
});

test('an unknown concept is told on its line, with the one that was perhaps meant', () => {
  expect(
    withFamily({ concepts: ['peering-costs'] }, SOURCE.replace('peering-cost', 'peering-costs')),
  ).toEqual([
    'content/questions/who-pays.ts:4: There is no concept "peering-costs". Expected one of lib/quiz/concepts.ts, "peering-cost" perhaps.',
  ]);
});

test('an unknown misconception is told on its line', () => {
  expect(withFamily({ misconceptions: ['M31', 'M99'] }, SOURCE.replace("'M31']", "'M31',\n'M99']"))).toEqual([
    'content/questions/who-pays.ts:8: There is no misconception "M99". Expected one of lib/peering/misconceptions.ts.',
  ]);
});

test('a level that nothing asks at, and a structure for a level that the family lacks', () => {
  const structures = whoPays.structures.map((structure) => ({ ...structure, levels: [1] as const }));
  expect(withFamily({ structures })).toEqual([
    'content/questions/who-pays.ts:5: Level 2 has no structure. Expected one, or the level left out.',
  ]);
  expect(
    withFamily({
      levels: [1],
      structures: [...whoPays.structures.slice(1), { name: 'one', levels: [3], draw }],
    }),
  ).toEqual([
    `content/questions/who-pays.ts:9: Structure "one" is for level 3. Expected one of the family's: 1.`,
  ]);
});

test('too few structures, and two of one name', () => {
  expect(
    withFamily({
      structures: [
        { name: 'one', draw },
        { name: 'one', draw },
      ],
    }),
  ).toEqual([
    'content/questions/who-pays.ts:8: Expected at least three structures, found 2: fewer are soon known by heart.',
    'content/questions/who-pays.ts:9: There are two structures "one": expected another name.',
  ]);
});

test('a rule that a draft rests on and that there is not', () => {
  const structures = whoPays.structures.map(({ name }) => ({
    name,
    draw: () => ({ ...draft, rules: ['R119', 'R118', 'R117', 'R9999'] as const }),
  }));
  expect(withFamily({ structures }, SOURCE.replace("['R119']", "[\n'R119', 'R9999']"))).toEqual([
    'content/questions/who-pays.ts:15: There is no rule "R9999". Expected one of lib/peering/rules.',
  ]);
});

test('a rule is looked for in all files of a family', () => {
  const structures = whoPays.structures.map(({ name }) => ({
    name,
    draw: () => ({ ...draft, rules: ['R9999'] as const }),
  }));
  const file = 'content/questions/who-pays/prices.ts';
  expect(
    problemsOf({ families: [{ ...whoPays, structures }] }, { [file]: "\n\nrules: ['R9999']\n" }),
  ).toEqual([
    'content/questions/who-pays/prices.ts:3: There is no rule "R9999". Expected one of lib/peering/rules.',
  ]);
});

test('an owner that the family does not name', () => {
  const wrong = [{ text: 'Nobody', misconceptions: ['M1'], remark: 'Both do.' }] as const;
  const structures = whoPays.structures.map(({ name }) => ({ name, draw: () => ({ ...draft, wrong }) }));
  expect(withFamily({ structures })).toEqual([
    'content/questions/who-pays.ts:1: An option belongs to "M1", which the family does not name. Expected it among its misconceptions.',
  ]);
});

test('a structure that proposes nothing provable', () => {
  const structures = whoPays.structures.map(({ name }) => ({
    name,
    draw: name === 'two' ? () => null : draw,
  }));
  expect(withFamily({ structures })).toEqual([
    expect.stringMatching(
      /^content\/questions\/who-pays\.ts:10: Structure "two": .* gave nothing provable: no-draft$/,
    ),
  ]);
});

test('a file that is not listed, and a family whose file has another name', () => {
  expect(problemsOf({ families: [] })).toEqual([
    'content/questions/who-pays.ts:2: Expected a family with the id "who-pays", listed in content/questions/index.ts.',
  ]);
  expect(problemsOf({ families: [whoPays, { ...whoPays, id: 'who-paid' }] })[0]).toBe(
    'content/questions/index.ts:1: The family "who-paid" has no file content/questions/who-paid.ts: expected its id to be the name of its file.',
  );
});

test('a place of a quiz with a level that its family lacks, and a quiz without a lesson', () => {
  const places = [{ family: whoPays }, { family: whoPays, levels: [3] as const }];
  expect(problemsOf({ quizzes: [{ id: 'a-lesson', title: 'A lesson', places }] })).toEqual([
    'content/quizzes/a-lesson.ts:5: Place 2: "who-pays" has no level 3. Expected some of 1, 2.',
  ]);
  expect(problemsOf({ quizzes: [{ id: 'nowhere', title: 'Nowhere', places: places.slice(0, 1) }] })).toEqual([
    'content/quizzes/nowhere.ts:1: There is no lesson "nowhere". Expected the slug of one: a-lesson.',
  ]);
});

test('a card of a section that its lesson lacks, of an unknown concept, without a source, or twice', () => {
  expect(problemsOf({ cards: [{ ...card, section: 'prices' }] })).toEqual([
    'content/flashcards/a-lesson.ts:6: Card "who-pays": "a-lesson" has no section "prices". Expected one of cost, limits.',
  ]);
  expect(problemsOf({ cards: [{ ...card, concept: 'money', sources: [] }] })).toEqual([
    'content/flashcards/a-lesson.ts:7: Card "who-pays": there is no concept "money". Expected one of lib/quiz/concepts.ts.',
    'content/flashcards/a-lesson.ts:4: Card "who-pays": it rests on nothing. Expected at least one source.',
  ]);
  expect(problemsOf({ cards: [card, card] })[0]).toContain('There are two cards "who-pays"');
});
