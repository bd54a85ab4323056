import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type Interval, wilsonInterval } from '@/lib/quiz/score';

/** How often the questions of one family were shown and how they were answered, by everybody together. */
export type FamilyUsage = {
  readonly family: string;
  readonly shown: number;
  readonly answered: number;
  /** answers that were fully right */
  readonly right: number;
  /** of the answers whose time is known; null where none is */
  readonly medianMs: number | null;
  /** what the answers showed, most often first */
  readonly misconceptions: readonly { readonly id: MisconceptionId; readonly answers: number }[];
};

/** Below this many answers a share says nothing, and would say too much about the few who gave them. */
export const FEWEST_ANSWERS = 5;

/** What may be said of a family's answers. */
export type Difficulty = {
  readonly share: number;
  readonly band: Interval;
  readonly medianMs: number | null;
  readonly misconceptions: FamilyUsage['misconceptions'];
};

/** @returns null below {@link FEWEST_ANSWERS} answers: too few to say */
export function difficultyOf(usage: FamilyUsage | null): Difficulty | null {
  if (!usage || usage.answered < FEWEST_ANSWERS) return null;
  const { right, answered, medianMs, misconceptions } = usage;
  return { share: right / answered, band: wilsonInterval(right, answered), medianMs, misconceptions };
}

/** `42 s`, `1 min 5 s` */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
}
