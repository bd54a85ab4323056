import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type Interval, type Score, wilsonInterval } from '@/lib/quiz/score';

/** One attempt as the class table mentions it. */
export type AttemptSummary = {
  readonly attemptId: string;
  readonly startedAt: Date;
  /** null while it is open */
  readonly submittedAt: Date | null;
  /** questions fully right; null while it is open */
  readonly correct: number | null;
  readonly total: number;
  readonly answered: number;
};

/** What the database knows of one student of a class. */
export type StudentRecord = {
  readonly studentId: string;
  readonly name: string;
  readonly isGuest: boolean;
  readonly joinedAt: Date;
  /** the last answer or start of an attempt; null before the first */
  readonly lastActiveAt: Date | null;
  /** oldest first */
  readonly attempts: readonly AttemptSummary[];
  /** how many answers of the latest finished attempt each misconception would have given, most first */
  readonly misconceptions: readonly { readonly id: MisconceptionId; readonly answers: number }[];
};

export type StudentProgress = StudentRecord & {
  readonly finished: number;
  readonly open: number;
  /** highest share right; the later of two equals */
  readonly best: Score | null;
  readonly latest: Score | null;
};

export function progressOf(record: StudentRecord): StudentProgress {
  const scores = record.attempts.flatMap(({ submittedAt, correct, total }) =>
    submittedAt && correct !== null ? [{ submittedAt, correct, total }] : [],
  );
  const latest = scores.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime());
  const best = latest.toSorted((a, b) => b.correct / b.total - a.correct / a.total); // stable: the later stays first
  return {
    ...record,
    finished: scores.length,
    open: record.attempts.length - scores.length,
    best: best[0] ? scored(best[0]) : null,
    latest: latest[0] ? scored(latest[0]) : null,
  };
}

const scored = ({ correct, total }: { correct: number; total: number }): Score => ({
  correct,
  total,
  band: total === 0 ? null : wilsonInterval(correct, total),
});

export const PROGRESS_COLUMNS = ['name', 'finished', 'best', 'latest', 'active'] as const;
export type Order = { readonly by: (typeof PROGRESS_COLUMNS)[number]; readonly descending: boolean };

/** `latest` or `-latest`, as in an address; by name where it is neither. */
export function parseOrder(text: string | undefined): Order {
  const descending = text?.startsWith('-') ?? false;
  const by = PROGRESS_COLUMNS.find((column) => column === (descending ? text?.slice(1) : text));
  return by ? { by, descending } : { by: 'name', descending: false };
}

export const formatOrder = ({ by, descending }: Order): string => (descending ? `-${by}` : by);

/** Students who have nothing in the column stand last either way; equals stand by name. */
export function sortProgress(students: readonly StudentProgress[], order: Order): StudentProgress[] {
  const sign = order.descending ? -1 : 1;
  return students.toSorted((a, b) => {
    if (order.by === 'name') return sign * byName(a, b);
    const [first, second] = [VALUE[order.by](a), VALUE[order.by](b)];
    if (first === null || second === null)
      return Number(first === null) - Number(second === null) || byName(a, b);
    return sign * (first - second) || byName(a, b);
  });
}

const VALUE: Record<Exclude<Order['by'], 'name'>, (student: StudentProgress) => number | null> = {
  finished: ({ finished }) => finished,
  best: ({ best }) => best && best.correct / best.total,
  latest: ({ latest }) => latest && latest.correct / latest.total,
  active: ({ lastActiveAt }) => lastActiveAt?.getTime() ?? null,
};

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byName = (a: StudentProgress, b: StudentProgress) =>
  collator.compare(a.name, b.name) || (a.studentId < b.studentId ? -1 : 1);

/** One misconception in a class: of those who met an option that it would choose, how many chose such an option. */
export type ClassMisconception = {
  readonly id: MisconceptionId;
  readonly students: number;
  /** at least 1 */
  readonly asked: number;
  readonly band: Interval;
};

export const withBand = (counted: Omit<ClassMisconception, 'band'>): ClassMisconception => ({
  ...counted,
  band: wilsonInterval(counted.students, counted.asked),
});

/** By the lower end of the band: 1 of 2 is less to act on than 9 of 20. */
export const mostWidespreadFirst = (held: readonly ClassMisconception[]): ClassMisconception[] =>
  held.toSorted((a, b) => b.band.low - a.band.low || b.students - a.students || (a.id < b.id ? -1 : 1));
