import type { Level } from '@/lib/quiz/question';

/** The exam that a level is asked in. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = { 1: 'AZ-900', 2: 'AZ-104', 3: 'AZ-700' };

const KINDS: Readonly<Record<string, string>> = {
  'yes-no-series': 'yes/no series',
  'problem-solution': 'problem and solution',
  'fill-in': 'fill in',
  command: 'command completion',
};

/** `multiple-response` → "multiple response" */
export const kindName = (kind: string): string => KINDS[kind] ?? kind.replaceAll('-', ' ');
