import { misconceptionOf } from '@/lib/peering/misconceptions';
import { findRule } from '@/lib/peering/rules';
import { CONCEPTS } from '@/lib/quiz/concepts';
import { randomOf } from '@/lib/random';
import type { AuthoredQuestion } from './authored-question';
import { SCENES } from './authored-scenes';
import { fill, unknownIn, type Words, wordsOf } from './authored-words';

/** A file of questions written by hand, as read: what it exports, and its text, in which lines are counted. */
export type AuthoredFile = {
  /** as an author finds it: `content/questions/authored/what-it-costs.ts` */
  readonly path: string;
  readonly text: string;
  readonly questions: readonly AuthoredQuestion[];
};

/** How many times as long as the wrong options are on average a right one may be. */
export const MOST_LENGTH = 1.5;
const FEWEST_WRONG = 2;
const MOST_WRONG = 4;

/**
 * What is wrong with the files, each as `file:line "id": what is there; what was expected`. Empty if nothing is.
 */
export function checkAuthored(files: readonly AuthoredFile[]): string[] {
  const firstOf = new Map<string, string>();
  return files.flatMap((file) =>
    file.questions.flatMap((question) => {
      const at = `${file.path}:${lineOf(file.text, question.id)}`;
      const earlier = firstOf.get(question.id);
      firstOf.set(question.id, earlier ?? at);
      const problems = [
        ...(earlier ? [`this id is taken by ${earlier}; expected one found nowhere else`] : []),
        ...problemsOf(question),
      ];
      return problems.map((problem) => `${at} "${question.id}": ${problem}`);
    }),
  );
}

function problemsOf(question: AuthoredQuestion): string[] {
  const { id, level, concepts, scene, wrong, rules = [] } = question;
  const problems = [
    ...unless(/^[a-z][a-z0-9-]*$/.test(id), `the id is "${id}"; expected small letters and hyphens`),
    ...unless([1, 2, 3].includes(level), `level is ${level}; expected 1, 2 or 3`),
    ...unless(concepts.length > 0, 'no concept is named; expected an id from lib/quiz/concepts.ts'),
    ...concepts.flatMap((concept) =>
      unless(
        concept in CONCEPTS,
        `there is no concept "${concept}"; expected an id from lib/quiz/concepts.ts`,
      ),
    ),
    ...rules.flatMap((rule) =>
      unless(findRule(rule) !== null, `there is no rule ${rule}; expected one from lib/peering/rules`),
    ),
    ...unless(
      wrong.length >= FEWEST_WRONG && wrong.length <= MOST_WRONG,
      `there are ${wrong.length} wrong options; expected ${FEWEST_WRONG} to ${MOST_WRONG}`,
    ),
    ...wrong.flatMap(ownerProblems),
    ...sourceProblems(question),
    ...emptyTexts(question),
  ];
  if (!(scene in SCENES))
    return [...problems, `there is no scene "${scene}"; expected one of ${Object.keys(SCENES).join(', ')}`];
  const words = wordsOf(randomOf('check'), SCENES[scene](randomOf('check')));
  const unknown = [...new Set(textsOf(question).flatMap(([, text]) => unknownIn(text, words)))];
  if (unknown.length > 0)
    return [
      ...problems,
      ...unknown.map(
        (name) => `{${name}} stands for nothing; expected one of ${[...words.keys()].join(', ')}`,
      ),
    ];
  return [...problems, ...optionProblems(question, words)];
}

function ownerProblems({ text, from }: AuthoredQuestion['wrong'][number]): string[] {
  if (from.length === 0)
    return [`the wrong option "${text}" belongs to nobody; expected a misconception that leads to it`];
  return from.flatMap((id) =>
    unless(
      misconceptionOf(id) !== null,
      `there is no misconception ${id}; expected one from lib/peering/misconceptions.ts`,
    ),
  );
}

const MANUAL = 'https://learn.microsoft.com/';

function sourceProblems({ source }: AuthoredQuestion): string[] {
  const expected = `expected the address of the page that says so, on ${MANUAL}`;
  if (!source?.url) return [`the source is missing; ${expected}`];
  return unless(source.url.startsWith(MANUAL), `the source is "${source.url}"; ${expected}`);
}

/** What readers see, by what it is called in the file. */
function textsOf(question: AuthoredQuestion): (readonly [name: string, text: string])[] {
  return [
    ...question.prompt.map((text) => ['prompt', text] as const),
    ...question.right.map((text) => ['right', text] as const),
    ...question.wrong.flatMap(({ text, remark }) => [['wrong', text] as const, ['remark', remark] as const]),
    ['headline', question.headline],
    ['why', question.why],
    // a source that is missing is a problem of its own
    ...(question.source ? [['source.says', question.source.says] as const] : []),
    ...(question.note === undefined ? [] : [['note', question.note] as const]),
  ];
}

function emptyTexts(question: AuthoredQuestion): string[] {
  const missing = [
    ...(question.prompt.length === 0 ? ['prompt'] : []),
    ...(question.right.length === 0 ? ['right'] : []),
    ...textsOf(question).flatMap(([name, text]) => (text.trim() === '' ? [name] : [])),
  ];
  return [...new Set(missing)].map((name) => `${name} is empty; expected a text`);
}

function optionProblems({ right, wrong }: AuthoredQuestion, words: Words): string[] {
  const shown = (text: string) => fill(text, words).replaceAll('`', '').trim();
  const wrongs = wrong.map(({ text }) => shown(text));
  const mean = wrongs.reduce((sum, text) => sum + text.length, 0) / Math.max(1, wrongs.length);
  return right
    .map(shown)
    .flatMap((text) => [
      ...sameIn([text, ...wrongs]).map(
        (same) => `two options say "${same}"; expected each to say something else`,
      ),
      ...unless(
        wrongs.length === 0 || text.length <= MOST_LENGTH * mean,
        `the right option "${text}" has ${text.length} letters, the wrong ones ${Math.round(mean)} on average; expected at most ${MOST_LENGTH} times as many`,
      ),
    ]);
}

function sameIn(texts: readonly string[]): string[] {
  const plain = texts.map((text) => text.toLowerCase());
  return texts.filter((_, index) => plain.indexOf(plain[index] ?? '') < index);
}

const unless = (holds: boolean, problem: string): string[] => (holds ? [] : [problem]);

function lineOf(text: string, id: string): number {
  const before = text.split(new RegExp(`\\bid: ['"]${id}['"]`))[0] ?? '';
  return before.length === text.length ? 1 : before.split('\n').length;
}
