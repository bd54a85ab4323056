'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ChoiceList } from '@/components/quiz/choice-list';
import { BothPaths } from '@/components/quiz/settled-question';
import { Facts, Reasons, VerdictLine } from '@/components/quiz/verdict';
import { Button } from '@/components/ui/button';
import { ProseText } from '@/components/ui/prose-text';
import type { AttemptState } from '@/lib/quiz/answering/attempt-client';
import type { Unsaved } from '@/lib/quiz/answering/unsaved';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import { choicesOf, type QuestionResponse } from '@/lib/quiz/question';
import { Options } from './options';
import { SaveState } from './save-state';
import { useKeys } from './use-keys';

/** One question: the figure, the options, where the answer is, and once it is saved why. */
export function Question({
  item,
  unsaved,
  delivery,
  isClosed,
  answer,
  retry,
  goOn,
}: {
  item: AttemptItemView;
  /** the answer that was given and is not saved yet */
  unsaved: Unsaved | null;
  delivery: Extract<AttemptState, { kind: 'ready' }>['delivery'];
  isClosed: boolean;
  answer: (response: QuestionResponse) => void;
  retry: () => void;
  /** to the following question; null after the last of an answered quiz */
  goOn: (() => void) | null;
}) {
  const { question, key: shown } = item;
  const [picked, pick] = useState<string | null>(null);
  const [lit, light] = useState<string>();
  const verdict = useRef<HTMLHeadingElement>(null);
  const wasSettled = useRef(shown !== null);

  useEffect(() => {
    if (shown && !wasSettled.current) verdict.current?.focus();
    wasSettled.current = shown !== null;
  }, [shown]);

  const choices = choicesOf(question);
  const choice = unsaved?.response[0] ?? picked;
  const isGiven = unsaved !== null || shown !== null || isClosed;
  const give = (event?: FormEvent) => {
    event?.preventDefault();
    if (choice && !isGiven) answer([choice]);
  };
  useKeys(
    (index) => {
      const chosen = choices[index];
      if (!chosen || isGiven) return;
      pick(chosen.id);
      document.querySelector<HTMLInputElement>(`input[name=choice][value="${chosen.id}"]`)?.focus();
    },
    () => (isGiven ? goOn?.() : give()),
  );

  const figure = shown?.figure ?? question.figure;
  return (
    <>
      <div
        className={
          figure
            ? 'grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]'
            : 'max-w-measure'
        }
      >
        {figure && (
          <div className="max-lg:order-2">
            <TopologyDiagram
              figure={figure}
              packet={shown?.packet}
              note={question.note && <ProseText text={question.note} />}
              highlight={lit}
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
          {!figure && question.note && (
            <p className="mb-3.5 text-quiet">
              <ProseText text={question.note} />
            </p>
          )}
          <div className="max-lg:order-3">
            {shown ? (
              <ChoiceList choices={choices} right={shown.right} chosen={item.answer?.response ?? []} />
            ) : (
              <Options
                choices={choices}
                choice={choice}
                choose={pick}
                isFixed={isGiven}
                labelledBy="prompt"
              />
            )}
            <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
              <SaveState
                answer={item.answer}
                delivery={delivery}
                isUnsaved={unsaved !== null}
                retry={retry}
              />
              {!isGiven && <Button disabled={choice === null}>Answer</Button>}
              {isGiven && goOn && (
                <Button type="button" onClick={goOn}>
                  Next question
                </Button>
              )}
            </div>
          </div>
        </form>
      </div>
      {shown && (
        <section aria-labelledby="verdict" className="mt-8">
          <h2 ref={verdict} id="verdict" tabIndex={-1} className="mb-3 outline-none">
            <VerdictLine answer={item.answer} headline={shown.headline} />
          </h2>
          <Reasons shown={shown} answer={item.answer} />
          <BothPaths shown={shown} onLight={light} />
          <Facts facts={shown.facts} />
        </section>
      )}
    </>
  );
}
