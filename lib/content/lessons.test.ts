import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONCEPTS } from '@/lib/quiz/concepts';
import { KNOWN } from './known';
import { lessons } from './lessons';
import { readLesson } from './read-lesson';

const SLUG = 'virtual-network-peering';
const text = readFileSync(new URL(`../../content/lessons/${SLUG}.mdx`, import.meta.url), 'utf8');

/** What is said of the lesson with this put in place of that, as `line: problem`. */
function mistakes(that: string, other: string): string[] {
  expect(text).toContain(that);
  const read = readLesson(SLUG, text.replace(that, other), KNOWN);
  return read.ok ? [] : read.error.map(({ line, problem }) => `${line}: ${problem}`);
}
const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;

test('every lesson reads without a mistake, and is in its place', () => {
  expect(lessons().map(({ slug, order }) => [slug, order])).toEqual([[SLUG, 1]]);
});

test('the lesson has six sections that ask before and after, and five points to remember', () => {
  const { sections, checks, points } = lessons()[0] ?? { sections: [], checks: [], points: [] };
  expect(sections.map(({ anchor }) => anchor)).toEqual([
    'why-more-than-one-network',
    'what-peering-is',
    'how-it-works',
    'plan-address-spaces',
    'not-transitive',
    'hub-and-spoke',
    'what-blocks-traffic',
    'a-worked-example',
    'what-to-remember',
  ]);
  expect(checks).toHaveLength(12);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(12);
  expect(points.map(({ card }) => card)).toHaveLength(5);
});

test('the reading time is that of the words: neither figures nor addresses of links count', () => {
  const said = (more: string) => {
    const read = readLesson(SLUG, text + more, KNOWN);
    return read.ok ? read.value.readingMinutes : null;
  };
  const now = said('') ?? 0;
  expect(said(`\n${'word '.repeat(220)}\n`)).toBe(now + 1);
  expect(said(`\n${'[](https://learn.microsoft.com/azure) '.repeat(500)}\n`)).toBe(now);
});

test.each([
  ['"order": 1', '"order": "first"', /^4: order: /],
  [
    '"quiz": "virtual-network-peering"',
    '"quiz": "peering"',
    /^5: There is no quiz “peering”\. Expected one of /,
  ],
  ['"title": "Virtual', '"titel": "Virtual', /title/],
  ['export const lesson', 'export const leson', /^1: Expected the lesson to begin with export const lesson/],
  ['"order": 1,', '"order": 1', /^1: Expected JSON/],
])('a mistake in the head: %s → %s', (that, other, says) => {
  expect(mistakes(that, other).join('\n')).toMatch(says);
});

test.each([
  [
    'id="two-links"',
    'id="two-link"',
    'There is no figure “two-link”. Expected one of peered-pair, two-links,',
  ],
  ['<LiveFigure id="two-links" />', '<LiveFigur id="two-links" />', 'There is no component <LiveFigur>.'],
  [
    'at="nic:vm-web"',
    'at="nic:vm-wep"',
    'The figure “three-networks” has no part “nic:vm-wep”. Expected one of',
  ],
  [
    'family="two-links"',
    'family="two-lanes"',
    'There is no family “two-lanes”. Expected one of why-peering,',
  ],
  [
    'family="to-the-office" levels={[1]}',
    'family="through-the-middle" levels={[1]}',
    '“through-the-middle” is a fill-in: expected a family of single choice.',
  ],
  ['family="two-links" levels={[1]}', 'family="two-links" levels={[4]}', '<Check>: levels.0: '],
  ['family="two-links" levels={[1]}', 'family="two-links" levels={1,}', 'Expected a component on one line'],
  [
    '<Check section="how-it-works" when="before"',
    '<Check section="how-it-work" when="before"',
    'section="how-it-work": expected "how-it-works"',
  ],
  ['card="no-overlap"', 'card="no-overlaps"', 'There is no flashcard “no-overlaps”. Expected one of'],
  [
    '<Point section="plan-address-spaces"',
    '<Point section="how-it-works"',
    'The flashcard “no-overlap” belongs to virtual-network-peering#plan-address-spaces: expected',
  ],
])('a mistake is named with its line: %s → %s', (that, other, says) => {
  const found = mistakes(that, other);
  const here = found.find((mistake) => mistake.startsWith(`${lineOf(that)}: `));
  expect(here, found.join('\n')).toContain(says);
});

test('a level that a family does not have is a mistake', () => {
  const families = new Map([...KNOWN.families, ['two-links', { kind: 'single-choice', levels: [2, 3] }]]);
  const read = readLesson(SLUG, text, { ...KNOWN, families });
  expect(!read.ok && read.error.map(({ problem }) => problem)).toEqual([
    '“two-links” has no level 1. Expected 2, 3.',
  ]);
});

test('a section that asks only before, or twice, is a mistake', () => {
  const after = '<Check section="how-it-works" when="after" family="peering-route" levels={[1]} />';
  expect(mistakes(after, '').join()).toContain('expected one <Check> before and one after, found before.');
});

test('a section that is renamed is missed by its checks, its points and its flashcards', () => {
  const found = mistakes('## Not transitive', '## Never transitive').join('\n');
  expect(found).toContain('section="not-transitive": expected "never-transitive"');
  expect(found).toContain('There is no section “not-transitive”');
  expect(found).toContain('The flashcard “not-transitive” names the section “not-transitive”');
});

test('wherever a concept says it is taught, there is such a section', () => {
  const anchors = new Set(
    lessons().flatMap(({ slug, sections }) => sections.map(({ anchor }) => `${slug}#${anchor}`)),
  );
  const taught = Object.values(CONCEPTS).flatMap((concept) =>
    concept.taught ? [`${concept.taught.lesson}#${concept.taught.section}`] : [],
  );
  expect(taught.filter((place) => !anchors.has(place))).toEqual([]);
});

test('the lesson links to public pages over https only', () => {
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url as string);
  expect(links.filter((url) => !/^https:\/\/(learn|azure)\.microsoft\.com\//.test(url))).toEqual([]);
  expect(links.length).toBeGreaterThan(5);
});
