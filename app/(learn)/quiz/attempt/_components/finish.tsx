'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { AttemptView, Count } from '@/lib/quiz/attempt';

/** The way out: at once when everything is answered, and after saying what is missing when it isn't. */
export function Finish({
  attempt,
  open,
  begun,
  unsaved,
  isLast,
  submit,
}: {
  attempt: AttemptView;
  /** positions without an answer */
  open: readonly number[];
  /** in how many of them something is chosen */
  begun: number;
  /** how many answers are not saved yet */
  unsaved: number;
  isLast: boolean;
  submit: (
    finishUnanswered: boolean,
  ) => Promise<Count | { readonly unanswered: readonly number[] } | 'failed'>;
}) {
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle');
  if (attempt.submittedAt || (open.length > 0 && !isLast)) return null;
  const handIn = async () => {
    setState('sending');
    const result = await submit(open.length > 0);
    if (result !== 'failed' && 'correct' in result) location.assign(`/quiz/${attempt.id}/review`);
    else setState('failed');
  };
  return (
    <section aria-label="Finish" className="mt-8 border-t border-line pt-5">
      {open.length > 0 ? (
        <p className="mb-3">
          {open.length === 1 ? 'One question is' : `${open.length} questions are`} still open:{' '}
          {open.map((position, index) => (
            <span key={position}>
              {index > 0 && ', '}
              <a className="link" href={`#question-${position + 1}`}>
                question {position + 1}
              </a>
            </span>
          ))}
          .
          {begun > 0 &&
            (open.length === 1
              ? ' What is chosen in it is handed in with it.'
              : ` What is chosen in ${begun === 1 ? 'one' : begun} of them is handed in with it.`)}
        </p>
      ) : (
        <p className="mb-3">
          {unsaved > 0
            ? `All questions are answered; ${unsaved === 1 ? 'one answer is' : `${unsaved} answers are`} not saved yet.`
            : `All ${attempt.items.length} questions are answered and saved.`}
        </p>
      )}
      {state === 'failed' && (
        <Notice tone="warn" live="alert" className="mb-3" title="The quiz couldn’t be handed in.">
          <p>What you answered and chose is kept. Check the connection and try again.</p>
        </Notice>
      )}
      <Button
        type="button"
        look={open.length > 0 ? 'secondary' : 'primary'}
        disabled={unsaved > 0 || state === 'sending'}
        onClick={() => void handIn()}
      >
        {open.length > 0 ? `Finish with ${open.length} unanswered` : 'See the result'}
      </Button>
    </section>
  );
}
