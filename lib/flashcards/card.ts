import type { Prose } from '@/lib/quiz/question';

/** One flashcard as its author wrote it. */
export type Flashcard = {
  /** stays the same for ever: people's memory of the card is kept under it */
  readonly id: string;
  readonly lesson: string;
  /** anchor of the section of the lesson that teaches it */
  readonly section: string;
  readonly concept: string;
  readonly front: Prose;
  readonly back: Prose;
  /** what the back rests on */
  readonly sources: readonly { readonly title: string; readonly url: string }[];
};
