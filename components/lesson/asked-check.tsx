'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ChoiceList } from '@/components/quiz/settled/choice-list';
import { BothPaths, Reasons } from '@/components/quiz/settled/reasons';
import { Facts } from '@/components/quiz/settled/verdict';
import { Button } from '@/components/ui/button';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { CheckFeedback } from '@/lib/lesson-check/check';
import { choicesOf } from '@/lib/quiz/question';
import { CHECK_TITLES } from './check';
import { useCheck } from './use-check';

/** One question: choose, read why, have another one. */
export function AskedCheck({ address, when }: { address: string; when: 'before' | 'after' }) {
  const { state, choose, another, retry } = useCheck(address);
  const [picked, pick] = useState<string | null>(null);
  const [lit, light] = useState<string>();
  const id = useId();
  const verdict = useRef<HTMLParagraphElement>(null);
  const prompt = useRef<HTMLHeadingElement>(null);
  const feedback = state.kind === 'asked' ? state.feedback : null;
  const hasMoved = useRef(false);
  // the reader has pressed a button that is gone: what it brought is where they go on
  useEffect(() => {
    if (feedback) verdict.current?.focus();
    else if (hasMoved.current && state.kind === 'asked') prompt.current?.focus();
    if (feedback) hasMoved.current = true;
  }, [feedback, state.kind]);

  const title = <p className="check-title">{CHECK_TITLES[when]}</p>;
  if (state.kind !== 'asked') {
    return (
      <>
        {title}
        {state.kind === 'loading' ? (
          <div aria-busy="true" className="skeleton mt-3 h-40" />
        ) : (
          <p className="mt-2">
            The question could not be fetched: there is no connection, or the server is busy.{' '}
            <Button type="button" look="quiet" onClick={retry}>
              Try again
            </Button>
          </p>
        )}
      </>
    );
  }
  const { question, isJudging, failed } = state;
  const figure = feedback?.key.figure ?? question.figure;
  const choices = choicesOf(question);
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (picked) choose([picked]);
  };
  return (
    <>
      {title}
      <h3 ref={prompt} id={`${id}prompt`} tabIndex={-1} className="mt-1.5 text-lg/snug outline-none">
        <ProseText text={question.prompt} />
      </h3>
      {figure && (
        <TopologyDiagram
          className="mt-3"
          figure={figure}
          packet={feedback?.key.packet}
          note={question.note && <ProseText text={question.note} />}
          legend={!question.note}
          highlight={lit}
        />
      )}
      {!figure && question.note && (
        <p className="mt-1 text-quiet">
          <ProseText text={question.note} />
        </p>
      )}
      {feedback ? (
        <div className="mt-3">
          <ChoiceList
            choices={choices}
            right={feedback.key.right}
            chosen={feedback.answer.response}
            whose={when === 'before' ? 'Your guess' : 'Your answer'}
          />
          <p ref={verdict} tabIndex={-1} className="mt-4 flex items-start gap-2.5 font-semibold outline-none">
            <span className="pt-0.5">
              <Sign tone={feedback.answer.isRight ? 'good' : when === 'before' ? 'info' : 'stop'} size={20} />
            </span>
            <span>
              {said(feedback, when)} <ProseText text={feedback.key.headline} />
            </span>
          </p>
          <div className="mt-1.5">
            <Reasons shown={feedback.key} answer={feedback.answer} />
          </div>
          <details className="group mt-2">
            <summary className="flex min-h-11 items-center font-medium text-accent underline-offset-4 group-hover:underline">
              Step by step, with the rules
            </summary>
            <BothPaths shown={feedback.key} onLight={light} />
            <Facts facts={feedback.key.facts} />
          </details>
          <Button
            type="button"
            look="secondary"
            className="mt-3"
            onClick={() => {
              pick(null);
              another();
            }}
          >
            Another one
          </Button>
        </div>
      ) : (
        <form onSubmit={give} className="mt-3">
          <fieldset aria-labelledby={`${id}prompt`} disabled={isJudging} className="grid gap-2.5">
            {choices.map((choice) => (
              <label key={choice.id} className="choice">
                <input
                  type="radio"
                  name="choice"
                  value={choice.id}
                  checked={picked === choice.id}
                  onChange={() => pick(choice.id)}
                  required
                />
                <span>
                  <ProseText text={choice.text} />
                </span>
              </label>
            ))}
          </fieldset>
          <div className="mt-3 flex flex-wrap items-center gap-3">
            <Button look="secondary" disabled={picked === null || isJudging}>
              {when === 'before' ? 'That is my guess' : 'Answer'}
            </Button>
            <p role="status" className="text-sm text-quiet">
              {failed
                ? 'That did not get through; your choice is still here. Try again.'
                : 'It counts for nothing, and nothing is kept.'}
            </p>
          </div>
        </form>
      )}
    </>
  );
}

/** Whoever guesses before reading can't be wrong, only early. */
function said({ answer }: CheckFeedback, when: 'before' | 'after'): string {
  if (answer.isRight) return when === 'before' ? 'You expected right.' : 'Right.';
  return when === 'before' ? 'Many expect that; it turns out otherwise.' : 'Not right.';
}
