'use client';

import type { Unsaved } from '@/lib/quiz/answering/unsaved';
import type { AttemptItemView, SavedAnswer } from '@/lib/quiz/attempt';

const LOOKS = {
  right: 'bg-go text-sheet',
  partly: 'bg-warn text-sheet',
  wrong: 'bg-stop text-sheet',
  unsaved: 'border-2 border-warn text-warn',
  open: 'border border-edge text-quiet',
} as const;
const WORDS = {
  right: 'right',
  partly: 'partly right',
  wrong: 'not right',
  unsaved: 'not saved yet',
  open: 'open',
} as const;
const SIGNS = { right: '✓', partly: '½', wrong: '✗', unsaved: '…', open: '' } as const;

/** One dot a question, each a way to go there: how it stands is said by colour, by sign and in words. */
export function ProgressDots({
  items,
  unsaved,
  place,
}: {
  items: readonly AttemptItemView[];
  unsaved: readonly Unsaved[];
  place: number;
}) {
  return (
    <ol className="-mx-1 flex flex-wrap" aria-label="Questions">
      {items.map(({ position, answer }) => {
        const isUnsaved = unsaved.some((waiting) => waiting.position === position);
        const state = answer ? stateOf(answer) : isUnsaved ? 'unsaved' : 'open';
        return (
          <li key={position}>
            <a
              href={`#question-${position + 1}`}
              aria-current={position === place ? 'step' : undefined}
              aria-label={`Question ${position + 1}: ${WORDS[state]}`}
              className="group grid min-h-11 min-w-8 place-items-center"
            >
              <span
                className={`grid size-6 place-items-center rounded-full text-xs font-semibold group-aria-[current=step]:outline-2 group-aria-[current=step]:outline-offset-2 group-aria-[current=step]:outline-accent ${LOOKS[state]}`}
              >
                {SIGNS[state] || position + 1}
              </span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

const stateOf = ({ isRight, points }: SavedAnswer) => (isRight ? 'right' : points > 0 ? 'partly' : 'wrong');
