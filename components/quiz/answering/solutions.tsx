'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ProseText } from '@/components/ui/prose-text';
import { chosenIn } from '@/lib/quiz/kinds';
import type { FormOf } from '@/lib/quiz/kinds/kind';
import { countWord } from '../count-word';
import type { Answering } from './answering';
import { PartRadios } from './part-list';
import { withChoice } from './parts';
import { useTabState } from './use-draft';

/**
 * Solutions for one goal, one at a time. Going on locks a solution's answer for good, as in the exam; the answer to the last
 * one is given with the Answer button, and all of them are sent as one.
 */
export function Solutions({
  question: { parts },
  response,
  change,
  isFixed,
  labelledBy,
  place,
}: Answering<FormOf<'problem-solution'>>) {
  // what is locked outlives a reload; it is a number, since solutions come in their order
  const [lockedText, setLocked] = useTabState(`${place}:locked`, '0');
  const locked = isFixed ? parts.length : Math.min(Number(lockedText), parts.length - 1);
  const current = parts[locked];
  const heading = useRef<HTMLDivElement>(null);
  const lockedBefore = useRef(locked);
  useEffect(() => {
    if (lockedBefore.current !== locked) heading.current?.focus();
    lockedBefore.current = locked;
  }, [locked]);
  const chosen = current && chosenIn(current, response)[0];
  return (
    <section aria-labelledby={labelledBy}>
      <p className="mb-2.5 text-[0.9375rem] text-quiet">
        {countWord(parts.length).replace(/^./, (letter) => letter.toUpperCase())} solutions for the same goal,
        one after the other. <strong className="font-semibold text-ink">You can’t go back</strong> to one once
        you have gone on. More than one may do it, or none.
      </p>
      {locked > 0 && (
        <ol className="mb-2.5 grid gap-1.5" aria-label="Answered">
          {parts.slice(0, locked).map((part, index) => (
            <li
              key={part.id}
              className="flex items-center gap-2.5 rounded-lg border border-line px-3.5 py-2 text-[0.9375rem] text-quiet"
            >
              <Lock />
              <span>
                Solution {index + 1}: {part.choices.find(({ id }) => response.includes(id))?.text}
              </span>
            </li>
          ))}
        </ol>
      )}
      {current && (
        <fieldset
          aria-labelledby="solution"
          className="rounded-lg border border-line bg-sheet px-3.5 py-3 leading-snug"
        >
          <div id="solution" ref={heading} tabIndex={-1} className="mb-3 outline-none">
            <p className="text-[0.9375rem] font-medium text-quiet">
              Solution {locked + 1} of {parts.length}
            </p>
            <p className="mt-1">
              <ProseText text={current.label} />
            </p>
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <PartRadios
              part={current}
              chosen={chosen}
              choose={(id) => change(withChoice(parts, response, current, id))}
            />
            {locked < parts.length - 1 && (
              <Button
                type="button"
                look="secondary"
                disabled={!chosen}
                onClick={() => setLocked(String(locked + 1))}
              >
                Lock and go on
              </Button>
            )}
          </div>
        </fieldset>
      )}
    </section>
  );
}

function Lock() {
  return (
    <svg width={14} height={14} viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path strokeWidth="1.6" d="M3.500 7.500h9v6.500h-9ZM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500" />
    </svg>
  );
}
