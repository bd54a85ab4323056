'use client';

import { ProseText } from '@/components/ui/prose-text';
import { chosenIn } from '@/lib/quiz/kinds';
import type { Part, QuestionResponse } from '@/lib/quiz/question';
import { withChoice } from './parts';

/** Parts one under the other, each with its own radios. */
export function PartList({
  parts,
  response,
  change,
  isFixed,
  labelledBy,
  isLong = false,
}: {
  parts: readonly Part[];
  response: QuestionResponse;
  change: (response: QuestionResponse) => void;
  isFixed: boolean;
  labelledBy: string;
  /** the choices stand below what they are about, not beside it */
  isLong?: boolean;
}) {
  const beside = isLong
    ? ''
    : 'sm:grid-cols-[1fr_auto] sm:items-center lg:grid-cols-1 xl:grid-cols-[1fr_auto]';
  return (
    <ol aria-labelledby={labelledBy} className="overflow-hidden rounded-lg border border-line bg-sheet">
      {parts.map((part) => (
        <li key={part.id} className="border-line not-first:border-t">
          <fieldset
            aria-labelledby={`statement-${part.id}`}
            disabled={isFixed}
            className={`grid gap-x-4 gap-y-2 px-3.5 py-3 leading-snug ${beside}`}
          >
            <span id={`statement-${part.id}`}>
              <ProseText text={part.label} />
            </span>
            <PartRadios
              part={part}
              chosen={chosenIn(part, response)[0]}
              choose={(id) => change(withChoice(parts, response, part, id))}
              isLong={isLong}
            />
          </fieldset>
        </li>
      ))}
    </ol>
  );
}

/** The choices of one part, side by side, or below one another where they are long. */
export function PartRadios({
  part,
  chosen,
  choose,
  isLong = false,
}: {
  part: Part;
  chosen: string | undefined;
  choose: (choice: string) => void;
  isLong?: boolean;
}) {
  return (
    <span className={isLong ? 'grid gap-1.5' : 'flex flex-wrap gap-2'}>
      {part.choices.map(({ id, text }) => (
        <label
          key={id}
          className="flex min-h-11 items-center gap-2 rounded-md border border-line px-3.5 py-1.5 hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={part.id}
            value={id}
            checked={chosen === id}
            onChange={() => choose(id)}
            className="size-4.5 shrink-0 outline-none"
          />
          <span>
            <ProseText text={text} />
          </span>
        </label>
      ))}
    </span>
  );
}
