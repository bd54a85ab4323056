import { describe, expect, test } from 'vitest';
import { checkAuthored } from './authored-check';
import type { AuthoredQuestion } from './authored-question';

const sound: AuthoredQuestion = {
  id: 'both-ends',
  level: 1,
  concepts: ['peering-cost'],
  scene: 'peered',
  prompt: ['{a.vm} sends {gb} GB to {b.vm}. What is charged?'],
  right: ['Both ends of it: {a}’s too'],
  wrong: [
    { text: 'One end: that of {a}', from: ['M31'], remark: '{b} pays as well.' },
    { text: 'No end: it is for free', from: ['M31'], remark: 'Only making it is free.' },
  ],
  headline: 'Charged at both ends',
  why: 'What leaves {a} enters {b}.',
  source: { url: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq', says: 'Both.' },
};

/** As the check sees it, in a file whose third line has the id. */
const check = (...questions: unknown[]) =>
  checkAuthored([
    {
      path: 'content/questions/authored/x.ts',
      text: "export const X = [\n  {\n    id: 'both-ends',\n",
      questions: questions as AuthoredQuestion[],
    },
  ]);
const checkWith = (change: Record<string, unknown>) => check({ ...sound, ...change });
const wrongs = (...texts: string[]) => texts.map((text) => ({ text, from: ['M31'], remark: 'Not so.' }));

test('a sound question has no problems', () => {
  expect(check(sound)).toEqual([]);
});

test('a problem begins with file, line and id, and ends with what was expected', () => {
  expect(checkWith({ level: 4 })).toEqual([
    'content/questions/authored/x.ts:3 "both-ends": level is 4; expected 1, 2 or 3',
  ]);
});

describe.each<[what: string, change: Record<string, unknown>, found: string]>([
  ['a missing source', { source: undefined }, 'the source is missing; expected the address of the page'],
  [
    'a source on another site',
    { source: { url: 'https://example.com/', says: 'x' } },
    'the source is "https://example.com/"; expected the address of the page that says so, on https://learn.microsoft.com/',
  ],
  [
    'a source without TLS',
    { source: { url: 'http://learn.microsoft.com/azure', says: 'x' } },
    'the source is "http://learn.microsoft.com/azure"; expected',
  ],
  [
    'a site that only begins like the manual',
    { source: { url: 'https://learn.microsoft.com.example.com/', says: 'x' } },
    'on https://learn.microsoft.com/',
  ],
  [
    'a source that says nothing',
    { source: { ...sound.source, says: '' } },
    'source.says is empty; expected a text',
  ],
  [
    'a misconception that is not in the table',
    { wrong: [...sound.wrong, { text: 'None at all: {a}', from: ['M99'], remark: 'No.' }] },
    'there is no misconception M99; expected one from lib/peering/misconceptions.ts',
  ],
  [
    'a wrong option that nobody holds',
    { wrong: [...sound.wrong, { text: 'None at all: {a}', from: [], remark: 'No.' }] },
    'the wrong option "None at all: {a}" belongs to nobody; expected a misconception that leads to it',
  ],
  [
    'an unknown concept',
    { concepts: ['peering-costs'] },
    'there is no concept "peering-costs"; expected an id from lib/quiz/concepts.ts',
  ],
  ['no concept', { concepts: [] }, 'no concept is named; expected an id from lib/quiz/concepts.ts'],
  ['an unknown rule', { rules: ['R999'] }, 'there is no rule R999; expected one from lib/peering/rules'],
  ['a single wrong option', { wrong: sound.wrong.slice(0, 1) }, 'there are 1 wrong options; expected 2 to 4'],
  [
    'five wrong options',
    { wrong: wrongs(...['a', 'b', 'c', 'd', 'e'].map((end) => `One of the ends: that of ${end}`)) },
    'there are 5 wrong options; expected 2 to 4',
  ],
  [
    'two wrong options that say the same',
    { wrong: wrongs('One end: that of {a}', 'one end: that of {a}') },
    'say "one end: that of',
  ],
  [
    'a wrong option that says what the right one does',
    { wrong: wrongs('Both ends of it: {a}’s too', 'One end: that of {a}') },
    'two options say "Both ends of it:',
  ],
  [
    'a right option that stands out by its length',
    { right: ['Both ends, since Azure charges what goes out of {a} and also what comes into {b}'] },
    'on average; expected at most 1.5 times as many',
  ],
  ['a way to ask that is empty', { prompt: ['What?', ' '] }, 'prompt is empty; expected a text'],
  ['no right option', { right: [] }, 'right is empty; expected a text'],
  ['no explanation', { why: '' }, 'why is empty; expected a text'],
  [
    'a remark that says nothing',
    { wrong: [...sound.wrong, { text: 'None at all: {a}', from: ['M31'], remark: '' }] },
    'remark is empty; expected a text',
  ],
  ['a name that the scene lacks', { why: 'Through {hub}.' }, '{hub} stands for nothing; expected one of a, '],
  ['an unknown scene', { scene: 'moon' }, 'there is no scene "moon"; expected one of apart, '],
  ['an id with a space', { id: 'both ends' }, 'the id is "both ends"; expected small letters and hyphens'],
])('%s', (_what, change, found) => {
  test('is found', () => {
    const problems = checkWith(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(found);
  });
});

test('an id that is used twice is found, with the place of the first', () => {
  expect(check(sound, sound)).toEqual([
    'content/questions/authored/x.ts:3 "both-ends": this id is taken by content/questions/authored/x.ts:3; expected one found nowhere else',
  ]);
});
