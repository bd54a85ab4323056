import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONCEPTS } from '@/lib/quiz/concepts';
import { anchorOf, LESSONS } from './lessons';

const textOf = (slug: string) =>
  readFileSync(new URL(`../../content/lessons/${slug}.mdx`, import.meta.url), 'utf8');

test.each(LESSONS)('the contents of “$slug” are the headings of its text', ({ slug, sections }) => {
  const headings = [...textOf(slug).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(sections);
});

test.each(LESSONS)('the reading time of “$slug” is that of its text', ({ slug, readingMinutes }) => {
  const words = textOf(slug)
    .replace(/\(https?:[^)]*\)/g, '')
    .split(/\s+/).length;
  expect(readingMinutes).toBe(Math.ceil(words / 220));
});

test('wherever a concept says it is taught, there is such a section', () => {
  const anchors = new Set(
    LESSONS.flatMap(({ slug, sections }) => sections.map((one) => `${slug}#${anchorOf(one)}`)),
  );
  const taught = Object.values(CONCEPTS).flatMap(({ taught }) =>
    taught ? [`${taught.lesson}#${taught.section}`] : [],
  );
  expect(taught.filter((place) => !anchors.has(place))).toEqual([]);
});

test.each(LESSONS)('“$slug” links to public pages over https only', ({ slug }) => {
  const links = [...textOf(slug).matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url as string);
  expect(links.filter((url) => !/^https:\/\/(learn|azure)\.microsoft\.com\//.test(url))).toEqual([]);
  expect(links.length).toBeGreaterThan(5);
});
