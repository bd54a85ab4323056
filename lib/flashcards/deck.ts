import type { Flashcard } from './card';
import type { Grade } from './memory';

/** A card as its reader's browser gets it. Times are ISO 8601. */
export type DeckCard = Flashcard & {
  /** null: never reviewed */
  readonly due: string | null;
  /** whether it is being learnt, in steps of minutes, rather than reviewed in days */
  readonly isLearning: boolean;
  /** when it would be due after each grade, given now */
  readonly dueAfter: Readonly<Record<Grade, string>>;
};

export type Deck = { readonly cards: readonly DeckCard[] };

/** What a review gets back, a repeat of it again, and an undo. */
export type Reviewed = { readonly card: DeckCard };

/**
 * The cards to be shown now: new ones, those being learnt whose minutes are over, and those due on this day at whatever
 * hour, since people study by days.
 * @param endOfDay the last moment of the day, where the reader is
 */
export function dueCards(cards: readonly DeckCard[], now: Date, endOfDay: Date): DeckCard[] {
  return cards
    .filter(({ due, isLearning }) => due === null || new Date(due) <= (isLearning ? now : endOfDay))
    .toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
}

/** When the next card is due that isn't yet; null without any. */
export function nextDue(cards: readonly DeckCard[], now: Date, endOfDay: Date): Date | null {
  const shown = new Set(dueCards(cards, now, endOfDay));
  const times = cards.filter((card) => !shown.has(card)).map(({ due }) => new Date(due ?? now).getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

const MINUTE_MS = 60_000;
const UNITS = [
  { unit: 'minute', ms: MINUTE_MS, upTo: 60 * MINUTE_MS },
  { unit: 'hour', ms: 60 * MINUTE_MS, upTo: 24 * 60 * MINUTE_MS },
  { unit: 'day', ms: 24 * 60 * MINUTE_MS, upTo: 45 * 24 * 60 * MINUTE_MS },
  { unit: 'month', ms: 30.44 * 24 * 60 * MINUTE_MS, upTo: 18 * 30.44 * 24 * 60 * MINUTE_MS },
  { unit: 'year', ms: 365.25 * 24 * 60 * MINUTE_MS, upTo: Number.POSITIVE_INFINITY },
] as const;

/** How long it is until then, to one unit: `10 minutes`, `4 days`. */
export function formatWait(from: Date, until: Date): string {
  const ms = Math.max(0, until.getTime() - from.getTime());
  const { unit, ms: size } = UNITS.find(({ upTo }) => ms < upTo) ?? UNITS[4];
  const count = Math.max(1, Math.round(ms / size));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
