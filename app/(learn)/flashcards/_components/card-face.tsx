'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ProseText } from '@/components/ui/prose-text';
import { type DeckCard, formatWait } from '@/lib/flashcards/deck';
import { GRADES, type Grade } from '@/lib/flashcards/memory';

const WORDS: Record<Grade, string> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' };

/** One card: its front, then its back with the four grades and when each brings the card back. */
export function CardFace({
  card,
  now,
  isSaving,
  grade,
}: {
  card: DeckCard;
  now: Date;
  isSaving: boolean;
  grade: (grade: Grade) => void;
}) {
  const [isTurned, turn] = useState(false);
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isTurned) back.current?.focus();
  }, [isTurned]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isSaving) return;
    const isOnControl = event.target instanceof Element && event.target.closest('a, button, input, summary');
    const given = isTurned && GRADES[Number(event.key) - 1];
    if (given) grade(given);
    else if (event.key === ' ' && !isTurned && !isOnControl) {
      event.preventDefault();
      turn(true);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  return (
    <Card>
      <h2 id="front" tabIndex={-1} className="min-h-20 text-[1.1875rem] outline-none">
        <ProseText text={card.front} />
      </h2>
      {!isTurned && (
        <Button type="button" className="mt-5 w-full" onClick={() => turn(true)}>
          Show the answer
        </Button>
      )}
      {isTurned && (
        <>
          <div ref={back} tabIndex={-1} className="mt-4 border-t border-line pt-4 outline-none">
            <p>
              <ProseText text={card.back} />
            </p>
            <p className="mt-3 flex flex-wrap gap-x-4 text-[0.9375rem]">
              <a className="link" href={`/lessons/${card.lesson}#${card.section}`}>
                The section on this
              </a>
              {card.sources.map(({ title, url }) => (
                <a key={url} className="link" href={url}>
                  {title}
                </a>
              ))}
            </p>
          </div>
          <fieldset className="mt-5" disabled={isSaving}>
            <legend className="mb-2 text-sm text-quiet">How well did you know it? It comes back in …</legend>
            <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-4">
              {GRADES.map((given, index) => (
                <Button
                  key={given}
                  type="button"
                  look="secondary"
                  className="flex-col gap-0.5 px-2!"
                  onClick={() => grade(given)}
                  aria-keyshortcuts={String(index + 1)}
                >
                  <span>{WORDS[given]}</span>
                  <span className="text-sm font-normal text-quiet">
                    {formatWait(now, new Date(card.dueAfter[given]))}
                  </span>
                </Button>
              ))}
            </div>
          </fieldset>
          <p className="mt-3 text-sm text-quiet" role="status">
            {isSaving ? 'Saving…' : 'Keys 1 to 4 grade as well.'}
          </p>
        </>
      )}
    </Card>
  );
}
