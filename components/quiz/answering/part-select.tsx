'use client';

import { chosenIn } from '@/lib/quiz/kinds';
import type { Part, QuestionResponse } from '@/lib/quiz/question';
import { withChoice } from './parts';

/** A part's choices as a native drop-down, empty until one is chosen. */
export function PartSelect({
  part,
  parts,
  response,
  change,
  id,
  label,
  className = '',
}: {
  part: Part;
  parts: readonly Part[];
  response: QuestionResponse;
  change: (response: QuestionResponse) => void;
  id?: string;
  /** its accessible name, where no label stands beside it */
  label?: string;
  className?: string;
}) {
  const chosen = chosenIn(part, response)[0] ?? '';
  return (
    <select
      id={id}
      value={chosen}
      onChange={({ target }) => change(withChoice(parts, response, part, target.value || null))}
      aria-label={label}
      className={`min-h-11 max-w-full rounded-md border bg-sheet px-2.5 font-mono text-[0.9375rem] ${chosen ? 'border-accent' : 'border-edge'} ${className}`}
    >
      <option value="">{chosen ? '—' : 'Choose…'}</option>
      {part.choices.map(({ id, text }) => (
        <option key={id} value={id}>
          {plain(text)}
        </option>
      ))}
    </select>
  );
}

/** Inside a drop-down there is one face only. */
export const plain = (text: string) => text.replaceAll('`', '');
