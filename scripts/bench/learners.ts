import { FAMILIES } from '../../content/questions';
import { virtualNetworkPeering } from '../../content/quizzes/virtual-network-peering';
import type { AnsweredQuestion } from '../../lib/diagnosis/decision';
import { diagnose } from '../../lib/diagnosis/diagnose';
import { decisionsOf, evidenceOf } from '../../lib/diagnosis/evidence';
import { nextQuestion, type Weighable, weighable } from '../../lib/diagnosis/next-question';
import { type Belief, beliefOver } from '../../lib/diagnosis/posterior';
import type { MisconceptionId } from '../../lib/peering/vocabulary';
import { drawQuestion } from '../../lib/quiz/generate';
import type { Question } from '../../lib/quiz/question';
import { drawQuiz } from '../../lib/quiz/quiz';
import { wilsonInterval } from '../../lib/quiz/score';
import { type Random, randomOf } from '../../lib/random';
import { answerAs } from './simulated-learner';
import type { Row } from './table';

const LEARNERS = 2000;
const PRACTICE = 12;
/** Drawing takes longer than learning: each quiz is taken by several, each structure is drawn a few times. */
const QUIZZES = 100;
const VARIANTS = 2;
/** From so many questions the next one is chosen; which of the bank, differs from learner to learner. */
const CANDIDATES = 400;

/**
 * Simulated learners: a fifth holds no misconception, a fifth two, the rest one. They take the lesson's quiz, then
 * practise with questions chosen by information, and what they are told is compared with what they hold.
 */
export function benchLearners(): Row[] {
  const ids = randomOf('ids of the study');
  const id = () => ids.id();
  const quizzes = Array.from({ length: QUIZZES }, (_, number) =>
    drawQuiz(virtualNetworkPeering, `study ${number}`, id),
  );
  const bank = drawBank(id);
  const misconceptions = [...new Set(FAMILIES.flatMap((family) => family.misconceptions))];
  const after = { quiz: new Tally(), practice: new Tally() };
  for (let number = 0; number < LEARNERS; number += 1) {
    const random = randomOf(`learner ${number}`);
    const held = random.sample(misconceptions, HOW_MANY[number % HOW_MANY.length] ?? 1);
    const answers = (quizzes[number % QUIZZES] ?? []).map((question, place) =>
      evidenceOf(`quiz ${place}`, question, answerAs(question, held, random), NOW),
    );
    after.quiz.add(held, namedAfter(answers));
    answers.push(...practise(answers, held, bank, random));
    after.practice.add(held, namedAfter(answers));
  }
  return [
    ...after.quiz.rows('after the quiz', { precision: 95, recall: 50 }),
    ...after.practice.rows(`after ${PRACTICE} more`, { precision: 98, one: 95, two: 80 }),
  ];
}

/** How many misconceptions the learners hold, in turn. */
const HOW_MANY = [0, 1, 1, 1, 2];
/** Everything is answered at once: nothing fades. */
const NOW = new Date(0);

type Candidate = { readonly question: Question; readonly weight: Weighable };

/** For each structure at each of its levels, a few questions. */
const drawBank = (id: () => string): Candidate[][] =>
  FAMILIES.flatMap((family) =>
    family.structures.flatMap(({ name, levels }) =>
      (levels ?? family.levels).map((level) =>
        Array.from({ length: VARIANTS }, (_, variant) => {
          const question = drawQuestion(family, `bank ${variant}`, id, { structure: name, level });
          return { question, weight: weighable(decisionsOf(question)) };
        }),
      ),
    ),
  );

function practise(
  before: readonly AnsweredQuestion[],
  held: readonly MisconceptionId[],
  bank: readonly Candidate[][],
  random: Random,
): AnsweredQuestion[] {
  const belief: Belief = beliefOver();
  for (const answer of before) belief.add(answer);
  let candidates = random.sample(bank, CANDIDATES).map((variants) => random.pick(variants));
  return Array.from({ length: PRACTICE }, (_, place) => {
    const weights = candidates.map(({ weight }) => weight);
    const next = nextQuestion(belief.at(NOW), weights, random);
    const chosen = next && candidates[next.index];
    if (!chosen) throw new Error('the bank is smaller than the practice');
    candidates = candidates.filter((candidate) => candidate !== chosen);
    const response = answerAs(chosen.question, held, random);
    const answer = evidenceOf(`practice ${place}`, chosen.question, response, NOW);
    belief.add(answer);
    return answer;
  });
}

const namedAfter = (answers: readonly AnsweredQuestion[]): MisconceptionId[] =>
  diagnose(answers, NOW)
    .findings.filter(({ state }) => state === 'named')
    .map(({ id }) => id);

/** Counts of what was named rightly and wrongly, and of what was held. */
class Tally {
  private named = 0;
  private rightly = 0;
  private readonly of = { one: { held: 0, found: 0 }, two: { held: 0, found: 0 } };
  private none = 0;
  private alarmed = 0;

  add(held: readonly MisconceptionId[], named: readonly MisconceptionId[]): void {
    const found = named.filter((id) => held.includes(id)).length;
    this.named += named.length;
    this.rightly += found;
    const group = held.length === 2 ? this.of.two : this.of.one;
    group.held += held.length;
    group.found += found;
    if (held.length > 0) return;
    this.none += 1;
    if (named.length > 0) this.alarmed += 1;
  }

  rows(when: string, aims: Readonly<Partial<Record<'precision' | 'recall' | 'one' | 'two', number>>>): Row[] {
    const { one, two } = this.of;
    const row = (what: string, part: number, whole: number, aim?: number): Row => {
      const { low, high } = wilsonInterval(part, Math.max(1, whole));
      const percent = (share: number) => (100 * share).toFixed(1);
      return {
        what: `${when}: ${what}`,
        median: `${percent(part / Math.max(1, whole))} %`,
        runs: `${part} of ${whole}, 95 % interval ${percent(low)}–${percent(high)}`,
        aim: aim === undefined ? '' : `at least ${aim} %`,
      };
    };
    return [
      row('of what is named, what is held', this.rightly, this.named, aims.precision),
      row('of what is held, what is named', one.found + two.found, one.held + two.held, aims.recall),
      row('the same, of those who hold one', one.found, one.held, aims.one),
      row('the same, of those who hold two', two.found, two.held, aims.two),
      row('told something, of those who hold none', this.alarmed, this.none),
    ];
  }
}
