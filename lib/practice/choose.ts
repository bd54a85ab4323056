import { nextQuestion, type Weighable } from '@/lib/diagnosis/next-question';
import type { Posterior } from '@/lib/diagnosis/posterior';
import type { Kind } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';

/** A question that could be the next one. */
export type Candidate = {
  readonly family: string;
  readonly structure: string;
  readonly kind: Kind;
  readonly concepts: readonly string[];
  /** Azure's documentation can be read in two ways here */
  readonly isContested: boolean;
  readonly weighable: Weighable;
};

/** A question of this session. */
export type Asked = Pick<Candidate, 'family' | 'structure' | 'kind' | 'isContested'>;

/** How somebody did on a concept so far, right answers of all. */
export type ConceptRecord = { readonly concept: string; readonly right: number; readonly answered: number };

export type Wish = {
  readonly posterior: Pick<Posterior, 'probability'>;
  /** the oldest first */
  readonly asked: readonly Asked[];
  readonly records: readonly ConceptRecord[];
  /** only this concept, as far as there are questions on it */
  readonly concept?: string;
};

/** Every so many questions one is about what went worst, not about what is least certain. */
const WEAK_EVERY = 3;
/** Up to which share right, with one right and one wrong answer added, a concept counts as weak. */
const WEAK_UP_TO = 0.6;
/** A family is not asked again within so many questions, if others are there. */
const REST = 4;
/** At most every so many questions one that hangs on a contested rule. */
const CONTESTED_EVERY = 8;

/**
 * The next question for somebody: the one whose answer says most about what they believe, or now and then one on a concept that
 * went badly. Never the same structure twice in a row while there is another.
 * @returns its place among the candidates; null where there are none
 */
export function chooseNext(candidates: readonly Candidate[], wish: Wish, random: Random): number | null {
  const { asked, posterior } = wish;
  const last = asked.at(-1);
  const resting = new Set(asked.slice(-REST).map(({ family }) => family));
  const wasContested = asked.slice(1 - CONTESTED_EVERY).some(({ isContested }) => isContested);
  const mayContest = !wasContested && asked.length > 0 && random.oneIn(2);
  const weak = weakest(wish);
  // each narrows what is left, unless nothing would be
  const narrowings: ((candidate: Candidate) => boolean)[] = [
    ({ concepts }) => wish.concept === undefined || concepts.includes(wish.concept),
    ({ isContested }) => mayContest || !isContested,
    ({ family, structure }) => family !== last?.family || structure !== last.structure,
    ({ family }) => !resting.has(family),
    ({ concepts }) => weak === null || concepts.includes(weak),
    ...varied(asked),
    ({ isContested }) => !mayContest || isContested,
  ];
  let left = candidates.map((candidate, index) => ({ candidate, index }));
  for (const fits of narrowings) {
    const kept = left.filter(({ candidate }) => fits(candidate));
    if (kept.length > 0) left = kept;
  }
  const chosen = nextQuestion(
    posterior,
    left.map(({ candidate }) => candidate.weighable),
    random,
  );
  return chosen ? (left[chosen.index]?.index ?? null) : null;
}

/**
 * Every other question is a single choice, the first too; between them the other kinds take turns. Without that, forms with
 * many drop-downs would win nearly always: asking five things at once tells more than asking one.
 */
function varied(asked: readonly Asked[]): ((candidate: Candidate) => boolean)[] {
  const isPlain = ({ kind }: Pick<Candidate, 'kind'>) => kind === 'single-choice';
  const last = asked.at(-1);
  const wantsPlain = !last || !isPlain(last);
  const latestOther = asked.findLast((each) => !isPlain(each))?.kind;
  return [
    (candidate) => isPlain(candidate) === wantsPlain,
    (candidate) => isPlain(candidate) || candidate.kind !== latestOther,
  ];
}

/** The concept that went worst, when it is time for one; null when it isn't, or nothing went badly. */
function weakest({ asked, records, concept }: Wish): string | null {
  if (concept !== undefined || asked.length % WEAK_EVERY !== WEAK_EVERY - 1) return null;
  const ranked = records
    .map((record) => ({ ...record, share: (record.right + 1) / (record.answered + 2) }))
    .filter(({ share }) => share <= WEAK_UP_TO)
    .toSorted((a, b) => a.share - b.share || b.answered - a.answered);
  return ranked[0]?.concept ?? null;
}
