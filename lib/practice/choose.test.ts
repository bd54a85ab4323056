import { expect, test } from 'vitest';
import { nextQuestion, weighable } from '@/lib/diagnosis/next-question';
import { posteriorOf } from '@/lib/diagnosis/posterior';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Kind } from '@/lib/quiz/question';
import { randomOf } from '@/lib/random';
import { type Candidate, chooseNext, type Wish } from './choose';

const NOW = new Date('2026-03-02T09:00:00.000Z');

/** A question with one wrong option for each of these owners. */
const about = (
  family: string,
  owners: readonly MisconceptionId[],
  more: Partial<Candidate> = {},
): Candidate => ({
  family,
  structure: 'only',
  kind: 'single-choice',
  concepts: ['non-transitivity'],
  isContested: false,
  weighable: weighable([
    {
      possible: owners.length + 1,
      right: 'right',
      believed: new Map(owners.map((owner) => [owner, [owner]])),
    },
  ]),
  ...more,
});
const wish = (more: Partial<Wish> = {}): Wish => ({
  posterior: posteriorOf([], NOW),
  asked: [],
  records: [],
  ...more,
});
const asked = (family: string, isContested = false, kind: Kind = 'single-choice') => ({
  family,
  structure: 'only',
  kind,
  isContested,
});
const choose = (candidates: readonly Candidate[], wanted: Wish, seed = '1') => {
  const place = chooseNext(candidates, wanted, randomOf(seed));
  return place === null ? null : candidates[place]?.family;
};

test('the question that tells most is chosen', () => {
  const candidates = [about('one', ['M1']), about('three', ['M1', 'M2', 'M3'])];
  expect(choose(candidates, wish())).toBe('three');
  expect(
    nextQuestion(
      wish().posterior,
      candidates.map((each) => each.weighable),
      randomOf('1'),
    )?.index,
  ).toBe(1);
});

test('a structure is not asked twice in a row, nor a family soon again, while there are others', () => {
  const candidates = [about('best', ['M1', 'M2', 'M3']), about('other', ['M1'])];
  expect(choose(candidates, wish({ asked: [asked('best')] }))).toBe('other');
  expect(choose(candidates, wish({ asked: [asked('best'), asked('x'), asked('y'), asked('z')] }))).toBe(
    'other',
  );
  const past = [asked('best'), asked('x'), asked('y'), asked('z'), asked('w')];
  expect(choose(candidates, wish({ asked: past }))).toBe('best');
  expect(choose(candidates.slice(0, 1), wish({ asked: [asked('best')] }))).toBe('best');
});

test('one concept alone is asked for when that is wished, and something else where there is nothing on it', () => {
  const candidates = [
    about('best', ['M1', 'M2', 'M3']),
    about('dns', ['M1'], { concepts: ['dns-over-peering'] }),
  ];
  expect(choose(candidates, wish({ concept: 'dns-over-peering' }))).toBe('dns');
  expect(choose(candidates, wish({ concept: 'service-tags' }))).toBe('best');
});

test('every third question goes back to what went worst', () => {
  const candidates = [
    about('best', ['M1', 'M2', 'M3']),
    about('weak', ['M1'], { concepts: ['service-tags'] }),
    about('fine', ['M1'], { concepts: ['nsg-rules'] }),
  ];
  const records = [
    { concept: 'nsg-rules', right: 5, answered: 5 },
    { concept: 'service-tags', right: 0, answered: 3 },
  ];
  expect(choose(candidates, wish({ records, asked: [asked('x')] }))).toBe('best');
  expect(choose(candidates, wish({ records, asked: [asked('x'), asked('y')] }))).toBe('weak');
  expect(choose(candidates, wish({ records: records.slice(0, 1), asked: [asked('x'), asked('y')] }))).toBe(
    'best',
  );
});

test('what a contested rule decides comes now and then, never first and never twice within eight', () => {
  const candidates = [about('plain', ['M1']), about('contested', ['M1', 'M2', 'M3'], { isContested: true })];
  const seeds = Array.from({ length: 60 }, (_, index) => String(index));
  const shareOf = (past: Wish['asked']) =>
    seeds.filter((seed) => choose(candidates, wish({ asked: past }), seed) === 'contested').length / 60;
  expect(shareOf([])).toBe(0);
  expect(shareOf([asked('x')])).toBeGreaterThan(0.3);
  expect(shareOf([asked('x')])).toBeLessThan(0.7);
  const six = Array.from({ length: 6 }, (_, index) => asked(`x${index}`));
  expect(shareOf([asked('contested', true), ...six])).toBe(0);
  expect(shareOf([asked('contested', true), asked('x'), ...six])).toBeGreaterThan(0.3);
});

test('single choices take turns with the other kinds, and those with each other', () => {
  const candidates = [
    about('form', ['M1', 'M2', 'M3'], { kind: 'fill-in' }),
    about('series', ['M1', 'M2'], { kind: 'yes-no-series' }),
    about('plain', ['M1']),
  ];
  expect(choose(candidates, wish())).toBe('plain');
  expect(choose(candidates, wish({ asked: [asked('x')] }))).toBe('form');
  const afterForm = [asked('y'), asked('z', false, 'fill-in')];
  expect(choose(candidates, wish({ asked: afterForm }))).toBe('plain');
  expect(choose(candidates, wish({ asked: [...afterForm, asked('w')] }))).toBe('series');
});

test('where there is nothing to choose among there is no next question', () => {
  expect(choose([], wish())).toBeNull();
});
