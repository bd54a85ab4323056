'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { AnsweringOf } from '@/components/quiz/answering/answering';
import { dropDraft, useDraft } from '@/components/quiz/answering/use-draft';
import { Explanation } from '@/components/quiz/settled/explanation';
import { useFigureView } from '@/components/quiz/settled/figure-view';
import { ContestedNotice } from '@/components/quiz/settled/other-reading';
import { QuestionFigure } from '@/components/quiz/settled/question-figure';
import { SettledResponse } from '@/components/quiz/settled/settled-response';
import { VerdictLine } from '@/components/quiz/settled/verdict';
import { Button } from '@/components/ui/button';
import { ProseText } from '@/components/ui/prose-text';
import { answerTo } from '@/lib/authoring/answer-to';
import { isComplete } from '@/lib/quiz/kinds';
import type { Question } from '@/lib/quiz/question';

type Shown = Pick<Question, 'public' | 'key' | 'concepts'>;

/** The question as a student gets it, to be answered as often as one likes; nothing is saved. */
export function TryIt({ question, place }: { question: Shown; place: string }) {
  const [round, setRound] = useState(0);
  const here = `${place}/${round}`;
  // what is chosen here is kept nowhere: after a reload the server knows nothing of it
  useEffect(() => {
    const drop = () => dropDraft(here);
    window.addEventListener('pagehide', drop);
    return () => {
      window.removeEventListener('pagehide', drop);
      drop();
    };
  }, [here]);
  return <Round key={here} question={question} place={here} again={() => setRound(round + 1)} />;
}

function Round({ question: whole, place, again }: { question: Shown; place: string; again: () => void }) {
  const question = whole.public;
  const [given, give] = useState<ReturnType<typeof answerTo> | null>(null);
  const [response, change] = useDraft(place, question, given !== null);
  const shown = given?.shown ?? null;
  const answer = given?.answer ?? null;
  const figure = useFigureView(question, shown);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(question, response)) give(answerTo(whole, response, new Date()));
  };
  return (
    <section aria-label="As a student sees it" className="mt-8">
      <p className="mb-3 text-sm text-quiet">As a student sees it. Nothing that you answer here is saved.</p>
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
              answer={answer}
              figure={figure}
              answering={{ response, change, isFixed: given !== null }}
            />
          </div>
        )}
        <form onSubmit={submit} className="max-lg:contents">
          <h3
            id="prompt"
            data-testid="prompt"
            className="mb-3.5 text-[1.3125rem]/snug max-lg:order-1 max-lg:mb-0"
          >
            <ProseText text={question.prompt} />
          </h3>
          {!figure.figure && question.note && (
            <p className="mb-3.5 text-quiet">
              <ProseText text={question.note} />
            </p>
          )}
          <div className="max-lg:order-3">
            {shown ? (
              <SettledResponse item={{ position: 0, question, answer, key: shown }} shown={shown} />
            ) : (
              <AnsweringOf
                question={question}
                response={response}
                change={change}
                isFixed={false}
                labelledBy="prompt"
                place={place}
              />
            )}
            <div className="mt-4 flex justify-end">
              {given ? (
                <Button type="button" look="secondary" onClick={again}>
                  Answer again
                </Button>
              ) : (
                <Button disabled={!isComplete(question, response)}>Answer</Button>
              )}
            </div>
          </div>
        </form>
      </div>
      {shown && (
        <section aria-labelledby="verdict" className="mt-6">
          <h3 id="verdict" className="mb-3 text-[1.1875rem]">
            <VerdictLine answer={answer} headline={shown.headline} />
          </h3>
          <Explanation question={question} shown={shown} answer={answer} figure={figure} />
        </section>
      )}
      <p role="status" className="sr-only">
        {answer && (answer.isRight ? 'Right.' : 'Not right.')}
      </p>
    </section>
  );
}
