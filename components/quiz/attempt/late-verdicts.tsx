'use client';

import { useEffect, useRef } from 'react';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import { verdictWord } from '../settled/verdict';

/** Says the verdict aloud when it arrives, also for a question left meanwhile (answered offline, say). */
export function LateVerdicts({ items, place }: { items: readonly AttemptItemView[]; place: number }) {
  const said = useRef<Set<number> | null>(null);
  const region = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const answered = new Set(items.filter((item) => item.answer).map((item) => item.position));
    const fresh = said.current && items.filter((item) => item.answer && !said.current?.has(item.position));
    said.current = answered;
    if (!fresh?.length || !region.current) return;
    region.current.textContent = fresh
      .map(
        ({ position, answer }) =>
          `${position === place ? '' : `Question ${position + 1}: `}${verdictWord(answer)}. Saved.`,
      )
      .join(' ');
  }, [items, place]);
  return <p ref={region} role="status" className="sr-only" />;
}
