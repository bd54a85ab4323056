import type { Level } from '@/lib/quiz/question';

/** A lesson as its text tells it: `content/lessons/<slug>.mdx`. */
export type Lesson = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** place in the order of reading, from 1 */
  readonly order: number;
  /** slug of its quiz; absent while it has none */
  readonly quiz?: string;
  /** at 220 words a minute, figures and questions not counted */
  readonly readingMinutes: number;
  /** in the order of reading */
  readonly sections: readonly Section[];
  readonly checks: readonly CheckPlace[];
  /** what to remember, each point tied to the section that teaches it and to its flashcard */
  readonly points: readonly Point[];
};

export type Section = { readonly title: string; readonly anchor: string };

/** A place for a question of the bank: before a section, as a guess, or after it. */
export type CheckPlace = {
  /** unique within the lesson, as its address has it: `how-it-works-before` */
  readonly id: string;
  readonly section: string;
  readonly when: 'before' | 'after';
  readonly family: string;
  /** one of them is drawn */
  readonly levels: readonly Level[];
};

export type Point = { readonly section: string; readonly card: string };

export const checkId = (section: string, when: CheckPlace['when']) => `${section}-${when}`;

/** `Plan address spaces` → `plan-address-spaces` */
export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Announced, and not there yet. */
export const COMING_NEXT = {
  title: 'VPN Gateway',
  summary: 'Encrypted links between a site and Azure, and how one gateway in a hub serves every spoke.',
} as const;
