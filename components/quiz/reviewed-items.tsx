'use client';

import { useEffect } from 'react';
import { ProseText } from '@/components/ui/prose-text';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import { SettledQuestion } from './settled/settled-question';
import { VerdictLine } from './settled/verdict';

/** Every settled question as it was shown. */
export function ReviewedItems({
  attemptId,
  items,
  whose,
  unanswered = 'Not answered',
  opened = 'missed',
}: {
  attemptId: string;
  items: readonly AttemptItemView[];
  whose?: string | undefined;
  /** what a question without an answer is called */
  unanswered?: string;
  /** which are open to begin with */
  opened?: 'missed' | 'none';
}) {
  useEffect(() => {
    // the browser looked for it before the answers had arrived
    const named = /^#question-\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (!named) return;
    named.querySelector('details')?.setAttribute('open', '');
    named.scrollIntoView();
  }, []);
  return (
    <ol className="grid grid-cols-1 gap-4" aria-label="Questions">
      {items.map((item) => (
        <li
          key={item.position}
          id={`question-${item.position + 1}`}
          className="rounded-lg border border-line bg-paper"
        >
          {item.key ? (
            <details open={opened === 'missed' && !item.answer?.isRight} className="group">
              <summary className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
                <span className="text-quiet tabular-nums">{item.position + 1}</span>
                <span>
                  <h2 className="text-[1.0625rem]">
                    <ProseText text={item.question.prompt} />
                  </h2>
                  <span className="mt-1 block text-[0.9375rem]">
                    <VerdictLine answer={item.answer} headline={item.key.headline} unanswered={unanswered} />
                  </span>
                </span>
              </summary>
              <div className="border-t border-line px-4 py-5 sm:px-5">
                <SettledQuestion
                  item={item}
                  shown={item.key}
                  own={whose ? null : { attemptId, position: item.position }}
                  whose={whose}
                />
              </div>
            </details>
          ) : (
            <p className="grid grid-cols-[auto_1fr] gap-3 px-4 py-3 text-quiet sm:px-5">
              <span className="tabular-nums">{item.position + 1}</span> Not answered yet.
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
