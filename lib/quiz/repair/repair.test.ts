import { expect, test } from 'vitest';
import { FAMILIES } from '@/content/questions';
import { drawQuestion } from '../generate';
import type { Question } from '../question';
import { type DrawnFrom, repairOf } from './repair';

const ids = () => {
  let made = 0;
  return () => `id-${++made}`;
};
const draw = (id: string, seed: string) => {
  const family = FAMILIES.find((each) => each.id === id);
  if (!family) throw new Error(`there is no family ${id}`);
  return drawQuestion(family, seed, ids());
};
/** As it is kept: text that was parsed again, whose keys may stand in another order. */
const kept = ({ family, seed, structure, level, public: question }: Question): DrawnFrom => ({
  family,
  seed,
  structure,
  level,
  question: JSON.parse(JSON.stringify(question)),
});
const SEEDS = Array.from({ length: 12 }, (_, index) => `repair-${index}`);

test('where a packet is dropped for want of a peering, the repair names the links to add', {
  timeout: 30_000,
}, () => {
  const repairs = SEEDS.map((seed) => draw('three-networks', seed)).flatMap((question) => {
    const changes = repairOf(kept(question), null);
    // a reply that is dropped is repaired as well, so what arrives may have one; what is dropped has one
    if (question.key.packet?.outcome === 'dropped') expect(changes, question.public.prompt).not.toBeNull();
    return changes ?? [];
  });
  expect(repairs.some((change) => /^Add a link from `[\w-]+` to `[\w-]+`\.$/.test(change))).toBe(true);
});

test('what is stored is enough for any family of one answer and each of a series', {
  timeout: 30_000,
}, () => {
  const series = SEEDS.slice(0, 5).map((seed) => draw('who-reaches-whom', seed));
  const changes = series.flatMap((question) => [0, 1, 2].map((part) => repairOf(kept(question), part)));
  expect(changes.filter((each) => each !== null).length).toBeGreaterThan(2);
  expect(repairOf(kept(draw('who-reaches-whom', 'x')), 9)).toBeNull();
});

test('where the options change the network, or nothing is sent, there is no repair', () => {
  for (const seed of SEEDS.slice(0, 4)) {
    expect(repairOf(kept(draw('what-to-add', seed)), null)).toBeNull();
    expect(repairOf(kept(draw('what-it-costs', seed)), null)).toBeNull();
  }
});

test('a family that draws something else by now gives none, rather than that of another network', () => {
  const [seed = ''] = SEEDS;
  const question = kept(draw('three-networks', seed));
  const moved = { ...question, question: { ...question.question, prompt: 'Another one?' } };
  expect(repairOf(moved, null)).toBeNull();
  expect(repairOf({ ...question, structure: 'gone' }, null)).toBeNull();
  expect(repairOf({ ...question, family: 'gone' }, null)).toBeNull();
  expect(repairOf({ ...question, level: null }, null)).toBeNull();
});
