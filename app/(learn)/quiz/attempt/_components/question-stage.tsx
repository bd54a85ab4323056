'use client';

import { useReducer } from 'react';
import { placeOf, readDraft } from '@/components/quiz/answering/use-draft';
import { LateVerdicts } from '@/components/quiz/attempt/late-verdicts';
import { ProgressDots } from '@/components/quiz/attempt/progress-dots';
import { Question } from '@/components/quiz/attempt/question';
import { Refused } from '@/components/quiz/attempt/refused';
import { usePlace } from '@/components/quiz/attempt/use-place';
import { useShownSince } from '@/components/quiz/attempt/use-shown-since';
import { quizTitle } from '@/components/quiz/quiz-names';
import { Notice } from '@/components/ui/notice';
import { useFocusOnChange } from '@/components/ui/use-focus-on-change';
import type { AttemptClient, AttemptState } from '@/lib/quiz/answering/attempt-client';
import { responseProblem } from '@/lib/quiz/kinds';
import { Finish } from './finish';

type Ready = Extract<AttemptState, { kind: 'ready' }>;

/** One question at a time, with where one stands above it and the way out below it. */
export function QuestionStage({ client, state }: { client: AttemptClient; state: Ready }) {
  const { attempt, unsaved, refused } = state;
  const isOpen = (position: number) =>
    !attempt.items[position]?.answer && !unsaved.some((waiting) => waiting.position === position);
  const open = attempt.items.map((item) => item.position).filter(isOpen);
  const [place, goTo] = usePlace(attempt.items.length, open[0] ?? attempt.items.length - 1);
  const item = attempt.items[place];
  const shownSince = useShownSince(place);
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);
  useFocusOnChange(place, 'prompt');
  if (!item) return null;
  // what is chosen in a question that was not answered yet; more ticks than asked for are worth nothing and stay behind
  const begun = open.flatMap((position) => {
    const question = attempt.items[position]?.question;
    const response = question ? readDraft(placeOf(attempt.id, position), question) : [];
    const isSound = question && responseProblem(question, response) === null;
    const isTooMuch = question && 'pick' in question && response.length > question.pick;
    return isSound && !isTooMuch ? [{ position, response }] : [];
  });
  const handIn = async (finishUnanswered: boolean) => {
    for (const { position, response } of begun) client.answer(position, response, null);
    return (await client.saved()) ? client.submit(finishUnanswered) : 'failed';
  };
  const following = place + 1 < attempt.items.length ? place + 1 : open[0];

  return (
    <>
      <div className="mb-3.5 flex flex-wrap items-center justify-between gap-x-6 text-sm text-quiet">
        <p>
          {quizTitle(attempt.quiz)} · question {place + 1} of {attempt.items.length}
        </p>
        <ProgressDots items={attempt.items} unsaved={unsaved} place={place} />
      </div>
      {attempt.submittedAt && (
        <Notice className="mb-4" title="This quiz has been handed in.">
          <a className="link" href={`/quiz/${attempt.id}/review`}>
            See the result and every answer
          </a>
        </Notice>
      )}
      {refused === place && !attempt.submittedAt && <Refused />}
      <Question
        key={place}
        item={item}
        attemptId={attempt.id}
        unsaved={unsaved.find((waiting) => waiting.position === place) ?? null}
        delivery={state.delivery}
        isClosed={attempt.submittedAt !== null}
        answer={(response) => client.answer(place, response, shownSince())}
        retry={() => client.retry()}
        begun={lookAgain}
        goOn={following === undefined ? null : () => goTo(following)}
      />
      <Finish
        attempt={attempt}
        open={open}
        begun={begun.length}
        unsaved={unsaved.length}
        isLast={place === attempt.items.length - 1}
        submit={handIn}
      />
      <LateVerdicts items={attempt.items} place={place} />
    </>
  );
}
