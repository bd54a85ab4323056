import { afterAll, describe, expect, test } from 'vitest';
import { Watch } from '@/lib/peering';
import { SWITCHES } from '@/lib/peering/semantics';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { answersOf } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { drawWithProof } from '@/lib/quiz/generate';
import { formatMeasures, type Measures, measure, placeOf } from '@/lib/quiz/measure';
import type { Choice, Question } from '@/lib/quiz/question';
import { randomOf } from '@/lib/random';

const SEEDS = 500;

/**
 * Draws {@link SEEDS} questions of each family and holds them to everything that is promised of a question. What it measured is
 * printed at the end.
 */
export function sweep(families: readonly Family[]): void {
  const measured: Measures[] = [];
  afterAll(() => console.info(`\n${measured.map(formatMeasures).join('\n')}\n`));

  describe.each(families)('$id', (family) => {
    const drawnSo = { questions: [] as Drawn[], rejects: {} as Record<string, number> };

    test(`${SEEDS} seeds each give a question with one right option and up to three that somebody believes`, () => {
      for (let seed = 0; seed < SEEDS; seed += 1)
        drawnSo.questions.push(drawn(family, seed, drawnSo.rejects));
      for (const { question } of drawnSo.questions) expectSound(question);
      measured.push(measure(family.id, drawnSo.questions, drawnSo.rejects));
    }, 120_000);

    test('has at least three structures, and every one of them comes up', () => {
      const structures = new Set(drawnSo.questions.map(({ question }) => question.structure));
      expect(structures.size).toBeGreaterThanOrEqual(3);
      expect([...structures].toSorted()).toEqual(family.structures.map(({ name }) => name).toSorted());
    });

    test('what an option says is what the engine answers, asked again: as Azure, or with the misconception', () => {
      for (const { question, draft } of every(5, drawnSo.questions)) expectComputed(question, draft);
    }, 120_000);

    test('a misconception that is left out for speed would have changed nothing', () => {
      for (const { question, draft } of every(25, drawnSo.questions)) expectNobodyMissed(question, draft);
    }, 120_000);

    test('the right option has no favourite place', () => {
      for (const count of [2, 3, 4]) {
        const places = drawnSo.questions
          .filter(({ question }) => question.public.choices.length === count)
          .map(({ question }) => placeOf(question));
        if (places.length < 50) continue;
        for (let place = 0; place < count; place += 1) {
          const share = places.filter((each) => each === place).length / places.length;
          // five standard deviations of a fair draw
          const slack = 5 * Math.sqrt((1 / count) * (1 - 1 / count) * (1 / places.length));
          expect(Math.abs(share - 1 / count), `place ${place} of ${count}`).toBeLessThan(slack);
        }
      }
    });

    test('the misconceptions it names are those that its options show', () => {
      const shown = new Set(drawnSo.questions.flatMap(({ question }) => suspectsIn(question, family)));
      expect([...shown].toSorted()).toEqual([...family.misconceptions].toSorted());
    });

    test('different seeds rarely give the same question', () => {
      const { duplicates } = measure(family.id, drawnSo.questions, drawnSo.rejects);
      expect(duplicates).toBeLessThan(SEEDS * 0.03);
    });
  });

  test('the right option is not given away by its length', () => {
    const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;
    // over the whole bank: whoever always takes the longest option does little better than whoever guesses
    const guessing = mean(measured.map(({ chance }) => chance));
    expect(mean(measured.map(({ rightIsLongest }) => rightIsLongest))).toBeLessThan(guessing + 0.1);
    // nor may one family tell it by itself
    for (const { family, rightIsLongest } of measured) expect(rightIsLongest, family).toBeLessThan(0.67);
  });
}

type Drawn = { readonly question: Question; readonly draft: Draft; readonly ms: number };

function drawn(family: Family, seed: number, rejects: Record<string, number>): Drawn {
  const ids = randomOf(`ids ${seed}`);
  const start = performance.now();
  const { question, draft, rejects: refused } = drawWithProof(family, String(seed), () => ids.id());
  for (const reason of refused) rejects[reason] = (rejects[reason] ?? 0) + 1;
  return { question, draft, ms: performance.now() - start };
}

function expectSound({ public: shown, key, family, seed, structure }: Question): void {
  const about = `${family}/${structure}, seed ${seed}`;
  const ids = shown.choices.map(({ id }) => id);
  expect(new Set(ids).size, about).toBe(ids.length);
  expect(ids.length, about).toBeGreaterThanOrEqual(2);
  expect(ids.length, about).toBeLessThanOrEqual(4);
  expect(ids, about).toContain(key.rightChoice);
  expect(Object.keys(key.byChoice).toSorted(), about).toEqual(ids.toSorted());
  expect(new Set(shown.choices.map(({ text }) => text.toLowerCase())).size, about).toBe(ids.length);
  expect(key.facts.length, about).toBeGreaterThan(0);
  for (const [id, { misconceptions, remark }] of Object.entries(key.byChoice)) {
    expect(misconceptions.length > 0, about).toBe(id !== key.rightChoice);
    expect(remark, about).not.toBe('');
  }
  for (const text of textsOf({ shown, key })) {
    expect(text, about).not.toMatch(/undefined|null|NaN|\[object|``|\s{2}/);
    expect((text.match(/`/g) ?? []).length % 2, `${about}: ${text}`).toBe(0);
  }
}

/** Every piece of prose a reader may come to see. */
function textsOf({ shown, key }: { shown: Question['public']; key: Question['key'] }): string[] {
  const steps = [
    key.path,
    ...Object.values(key.byChoice).flatMap(({ path, azurePath }) => [path, azurePath]),
  ].flatMap((path) => path?.steps.flatMap(({ title, detail }) => [title, detail ?? '-']) ?? []);
  const remarks = Object.values(key.byChoice).map(({ remark }) => remark);
  return [shown.prompt, shown.note ?? '-', key.headline, key.why, ...steps, ...remarks].concat(
    shown.choices.map(({ text }) => text),
  );
}

function expectComputed({ public: { choices }, key, proof, family, seed }: Question, draft: Draft): void {
  if (draft.form === 'authored') {
    expect(choices.find(({ id }) => id === key.rightChoice)?.text).toBe(draft.right);
    return;
  }
  for (const { id, text } of choices) {
    const about = `${family}, seed ${seed}: ${text}`;
    const owners = key.byChoice[id]?.misconceptions.map((owner) => owner.id) ?? [];
    const saysSo = (misconception?: MisconceptionId) => says(draft, { id, text }, proof, misconception);
    expect(saysSo(), about).toBe(id === key.rightChoice);
    for (const owner of owners) expect(saysSo(owner), `${about} (${owner})`).toBe(true);
  }
}

/** Whether whoever is asked would tick this option. */
function says(
  draft: Draft,
  choice: Choice,
  proof: Question['proof'],
  misconception?: MisconceptionId,
): boolean {
  if (draft.form === 'authored' || !proof) throw new Error('an authored question is not computed');
  const lens = misconception ? { misconception } : {};
  if (draft.form === 'ask') {
    const answers = answersOf(proof.topology, proof.queries, lens);
    return answers !== null && draft.phrase(answers) === choice.text;
  }
  const after = proof.afterChoice?.[choice.id];
  const answers = after ? answersOf(after.topology, after.queries, lens) : null;
  return answers !== null && draft.isMet(answers);
}

function expectNobodyMissed({ proof, family, seed }: Question, draft: Draft): void {
  if (draft.form === 'authored' || !proof) return;
  const asked =
    draft.form === 'ask' ? [draft] : draft.changes.map((change) => ({ queries: draft.queries, ...change }));
  for (const { topology, queries } of asked) {
    const read = (misconception?: MisconceptionId) => {
      const answers = answersOf(topology, queries, misconception ? { misconception } : {});
      return answers && (draft.form === 'ask' ? draft.phrase(answers) : draft.isMet(answers));
    };
    const azure = read();
    const watch = new Watch();
    answersOf(topology, queries, {}, watch);
    const left = Object.values(SWITCHES).filter((id) => !watch.misconceptions.includes(id));
    for (const id of left) expect(read(id), `${family}, seed ${seed}, ${id}`).toBe(azure);
  }
}

const every = <T>(nth: number, items: readonly T[]): T[] => items.filter((_, index) => index % nth === 0);

function suspectsIn({ key }: Question, family: Family): MisconceptionId[] {
  const owners = Object.values(key.byChoice).flatMap(({ misconceptions }) =>
    misconceptions.map(({ id }) => id),
  );
  return owners.filter((id) => family.misconceptions.includes(id));
}
