import { afterAll, describe, expect, test } from 'vitest';
import { Watch } from '@/lib/peering';
import { SWITCHES } from '@/lib/peering/semantics';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { answersOf } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { drawWithProof } from '@/lib/quiz/generate';
import { isComplete, isFull, responseProblem, scoreResponse } from '@/lib/quiz/kinds';
import { isShuffled, listsOf } from '@/lib/quiz/lists';
import { formatMeasures, type Measures, measure, placesOf } from '@/lib/quiz/measure';
import { type Choice, choicesOf, type Proof, type Question } from '@/lib/quiz/question';
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

    test(`${SEEDS} seeds each give a question with its right choices and wrong ones that somebody believes`, () => {
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
          .filter(({ question }) => isShuffled(question.public))
          .flatMap(({ question }) => listsOf(question.public, question.key))
          .filter(({ choices, right }) => choices.length === count && right.length === 1)
          .flatMap(placesOf);
        if (places.length < 50) continue;
        for (let place = 0; place < count; place += 1) {
          const share = places.filter((each) => each === place).length / places.length;
          // five standard deviations of a fair draw
          const slack = 5 * Math.sqrt((1 / count) * (1 - 1 / count) * (1 / places.length));
          expect(Math.abs(share - 1 / count), `place ${place} of ${count}`).toBeLessThan(slack);
        }
      }
    });

    test('of statements and solutions neither yes nor no is right much more often', () => {
      const answers = drawnSo.questions
        .filter(({ question: { kind } }) => kind === 'yes-no-series' || kind === 'problem-solution')
        .flatMap(({ question }) => listsOf(question.public, question.key))
        .flatMap(({ choices, right }) =>
          choices.filter(({ id }) => right.includes(id)).map(({ text }) => text),
        );
      if (answers.length === 0) return;
      const yes = answers.filter((text) => text === 'Yes').length / answers.length;
      expect(Math.abs(yes - 0.5)).toBeLessThan(0.2);
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
    const worded = measured.filter(({ chance }) => chance > 0);
    if (worded.length === 0) return;
    const guessing = mean(worded.map(({ chance }) => chance));
    expect(mean(worded.map(({ rightIsLongest }) => rightIsLongest))).toBeLessThan(guessing + 0.1);
    // nor may one family tell it by itself
    for (const { family, rightIsLongest } of worded) expect(rightIsLongest, family).toBeLessThan(0.67);
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
  const ids = choicesOf(shown).map(({ id }) => id);
  expect(new Set(ids).size, about).toBe(ids.length);
  expect(Object.keys(key.byChoice).toSorted(), about).toEqual(ids.toSorted());
  expect(key.facts.length, about).toBeGreaterThan(0);
  expect(responseProblem(shown, key.right), about).toBeNull();
  expect(isComplete(shown, key.right), about).toBe(true);
  expect(isFull(scoreResponse(shown, key, key.right)), about).toBe(true);
  for (const { choices, right } of listsOf(shown, key)) {
    expect(choices.length, about).toBeGreaterThanOrEqual(2);
    expect(choices.length - right.length, about).toBeLessThanOrEqual(right.length > 1 ? 4 : 3);
    expect(choices.length, about).toBeGreaterThan(right.length);
    expect(right.length, about).toBe('pick' in shown ? shown.pick : 1);
    expect(new Set(choices.map(({ text }) => text.toLowerCase())).size, about).toBe(choices.length);
  }
  if ('parts' in shown) expect(shown.parts.length, about).toBeGreaterThanOrEqual(2);
  for (const [id, { misconceptions, remark }] of Object.entries(key.byChoice)) {
    expect(misconceptions.length > 0, about).toBe(!key.right.includes(id));
    expect(remark, about).not.toBe('');
  }
  for (const text of textsOf({ shown, key })) {
    expect(text, about).not.toMatch(/undefined|null|NaN|\[object|``|\s{2}/);
    expect((text.match(/`/g) ?? []).length % 2, `${about}: ${text}`).toBe(0);
  }
}

/** Every piece of prose a reader may come to see. */
function textsOf({ shown, key }: { shown: Question['public']; key: Question['key'] }): string[] {
  const byPart = Object.values(key.byPart ?? {});
  const steps = [
    key.path,
    ...byPart.map(({ path }) => path),
    ...Object.values(key.byChoice).flatMap(({ path, azurePath }) => [path, azurePath]),
  ].flatMap((path) => path?.steps.flatMap(({ title, detail }) => [title, detail ?? '-']) ?? []);
  const remarks = Object.values(key.byChoice).map(({ remark }) => remark);
  const labels = 'parts' in shown ? shown.parts.map(({ label }) => label) : [];
  return [shown.prompt, shown.note ?? '-', key.headline, key.why, ...labels, ...steps, ...remarks].concat(
    byPart.map(({ why }) => why),
    choicesOf(shown).map(({ text }) => text),
  );
}

/** A draft or a part of one, with the choices made of it and the networks they were proven on. */
type Computed = {
  readonly draft: Draft | PartDraft;
  readonly choices: readonly Choice[];
  readonly proof: Proof | undefined;
};

function computedIn({ public: shown, proof }: Question, draft: Draft): Computed[] {
  if (!('parts' in shown) || draft.form !== 'parts') return [{ draft, choices: choicesOf(shown), proof }];
  return shown.parts.flatMap(({ id, choices }, at) => {
    const part = draft.parts[at];
    return part ? [{ draft: part, choices, proof: proof?.byPart?.[id] }] : [];
  });
}

function expectComputed(question: Question, draft: Draft): void {
  const { key, family, seed } = question;
  for (const computed of computedIn(question, draft)) {
    if (computed.draft.form === 'authored') {
      const { right } = computed.draft;
      expect(computed.choices.find(({ id }) => key.right.includes(id))?.text).toBe(right);
      continue;
    }
    for (const choice of computed.choices) {
      const about = `${family}, seed ${seed}: ${choice.text}`;
      const owners = key.byChoice[choice.id]?.misconceptions.map((owner) => owner.id) ?? [];
      const azure = says(computed, choice);
      if (azure === null) continue;
      expect(azure, about).toBe(key.right.includes(choice.id));
      for (const owner of owners) expect(says(computed, choice, owner), `${about} (${owner})`).toBe(true);
    }
  }
}

/** Whether whoever is asked would tick this option; null where that can't be said of one option by itself. */
function says({ draft, proof }: Computed, choice: Choice, misconception?: MisconceptionId): boolean | null {
  if (!proof) throw new Error('what is computed has a proof');
  const lens = misconception ? { misconception } : {};
  switch (draft.form) {
    case 'ask': {
      const answers = answersOf(proof.topology, proof.queries, lens);
      return answers !== null && draft.phrase(answers) === choice.text;
    }
    case 'change':
    case 'combine': {
      const after = proof.afterChoice?.[choice.id];
      const answers = after ? answersOf(after.topology, after.queries, lens) : null;
      return answers !== null && draft.isMet(answers);
    }
    case 'pick': {
      const after = proof.afterChoice?.[choice.id];
      const statement = draft.statements.find(({ text }) => text === choice.text);
      const answers = after ? answersOf(after.topology, after.queries, lens) : null;
      return answers !== null && (statement?.holds(answers) ?? false);
    }
    default:
      return null;
  }
}

function expectNobodyMissed(question: Question, draft: Draft): void {
  for (const { draft: each } of computedIn(question, draft)) {
    if (each.form !== 'ask' && each.form !== 'change') continue;
    const asked =
      each.form === 'ask' ? [each] : each.changes.map((change) => ({ queries: each.queries, ...change }));
    for (const { topology, queries } of asked) {
      const read = (misconception?: MisconceptionId) => {
        const answers = answersOf(topology, queries, misconception ? { misconception } : {});
        return answers && (each.form === 'ask' ? each.phrase(answers) : each.isMet(answers));
      };
      const azure = read();
      const watch = new Watch();
      answersOf(topology, queries, {}, watch);
      const left = Object.values(SWITCHES).filter((id) => !watch.misconceptions.includes(id));
      for (const id of left) expect(read(id), `${question.family}, seed ${question.seed}, ${id}`).toBe(azure);
    }
  }
}

const every = <T>(nth: number, items: readonly T[]): T[] => items.filter((_, index) => index % nth === 0);

function suspectsIn({ key }: Question, family: Family): MisconceptionId[] {
  const owners = Object.values(key.byChoice).flatMap(({ misconceptions }) =>
    misconceptions.map(({ id }) => id),
  );
  return owners.filter((id) => family.misconceptions.includes(id));
}
