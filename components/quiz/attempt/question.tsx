'use client';

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ProseText } from '@/components/ui/prose-text';
import type { AttemptState } from '@/lib/quiz/answering/attempt-client';
import type { Unsaved } from '@/lib/quiz/answering/unsaved';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import { isComplete } from '@/lib/quiz/kinds';
import { choicesOf, type QuestionResponse } from '@/lib/quiz/question';
import { AnsweringOf } from '../answering/answering';
import { withNumber } from '../answering/numbers';
import { placeOf, useDraft } from '../answering/use-draft';
import { useKeys } from '../answering/use-keys';
import { Explanation } from '../settled/explanation';
import { useFigureView } from '../settled/figure-view';
import { ContestedNotice } from '../settled/other-reading';
import { QuestionFigure } from '../settled/question-figure';
import { SettledResponse } from '../settled/settled-response';
import { VerdictLine } from '../settled/verdict';
import { SaveState } from './save-state';

/** One question: the figure, the means to answer, where the answer is, and once it is saved why. */
export function Question({
  item,
  attemptId,
  unsaved,
  delivery,
  isClosed,
  answer,
  retry,
  goOn,
  begun,
  beside,
  after,
}: {
  item: AttemptItemView;
  attemptId: string;
  /** the answer that was given and is not saved yet */
  unsaved: Unsaved | null;
  delivery: Extract<AttemptState, { kind: 'ready' }>['delivery'];
  isClosed: boolean;
  answer: (response: QuestionResponse) => void;
  retry: () => void;
  /** to the following question; null after the last of an answered quiz */
  goOn: (() => void) | null;
  /** told when something is chosen */
  begun?: () => void;
  /** stands beside the button that answers */
  beside?: ReactNode;
  /** what there is to do once it is answered, where that is more than going on */
  after?: ReactNode;
}) {
  const { question, key: shown } = item;
  const place = placeOf(attemptId, item.position);
  const [draft, keep] = useDraft(place, question, item.answer !== null);
  const change = (next: QuestionResponse) => {
    keep(next);
    begun?.();
  };
  const figure = useFigureView(question, shown);
  const verdict = useRef<HTMLHeadingElement>(null);
  const wasSettled = useRef(shown !== null);

  useEffect(() => {
    if (shown && !wasSettled.current) verdict.current?.focus();
    wasSettled.current = shown !== null;
  }, [shown]);

  const response = unsaved?.response ?? draft;
  const isGiven = unsaved !== null || shown !== null || isClosed;
  const canAnswer = isComplete(question, response);
  const give = (event?: FormEvent) => {
    event?.preventDefault();
    if (canAnswer && !isGiven) answer(response);
  };
  useKeys(
    (index) => {
      const chosen = choicesOf(question)[index];
      const next = chosen && withNumber(question, response, chosen.id);
      if (!next || isGiven) return;
      change(next);
      document.querySelector<HTMLInputElement>(`input[name=choice][value="${chosen.id}"]`)?.focus();
    },
    () => (isGiven ? goOn?.() : give()),
  );

  return (
    <>
      {question.contested && !shown && <ContestedNotice />}
      <div
        className={
          figure.figure
            ? 'grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]'
            : 'max-w-measure'
        }
      >
        {figure.figure && (
          <div className="max-lg:order-2">
            <QuestionFigure
              question={question}
              shown={shown}
              answer={item.answer}
              figure={figure}
              answering={{ response, change, isFixed: isGiven }}
            />
          </div>
        )}
        <form onSubmit={give} className="max-lg:contents">
          <h1
            id="prompt"
            tabIndex={-1}
            className="mb-3.5 text-[1.3125rem]/snug outline-none max-lg:order-1 max-lg:mb-0"
          >
            <ProseText text={question.prompt} />
          </h1>
          {!figure.figure && question.note && (
            <p className="mb-3.5 text-quiet">
              <ProseText text={question.note} />
            </p>
          )}
          <div className="max-lg:order-3">
            {shown ? (
              <SettledResponse item={item} shown={shown} />
            ) : (
              <AnsweringOf
                question={question}
                response={response}
                change={change}
                isFixed={isGiven}
                labelledBy="prompt"
                place={place}
              />
            )}
            <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
              <SaveState
                answer={item.answer}
                delivery={delivery}
                isUnsaved={unsaved !== null}
                isBegun={response.length > 0}
                retry={retry}
              />
              {!isGiven && (
                <div className="flex flex-wrap items-center gap-2">
                  {beside}
                  <Button disabled={!canAnswer}>Answer</Button>
                </div>
              )}
              {isGiven &&
                (after ??
                  (goOn && (
                    <Button type="button" onClick={goOn}>
                      Next question
                    </Button>
                  )))}
            </div>
          </div>
        </form>
      </div>
      {shown && (
        <section aria-labelledby="verdict" className="mt-8">
          <h2 ref={verdict} id="verdict" tabIndex={-1} className="mb-3 outline-none">
            <VerdictLine answer={item.answer} headline={shown.headline} />
          </h2>
          <Explanation
            question={question}
            shown={shown}
            answer={item.answer}
            figure={figure}
            own={{ attemptId, position: item.position }}
          />
        </section>
      )}
    </>
  );
}
