'use client';

import { useConcept } from '@/components/practice/use-concept';
import { LateVerdicts } from '@/components/quiz/attempt/late-verdicts';
import { Question } from '@/components/quiz/attempt/question';
import { Refused } from '@/components/quiz/attempt/refused';
import { usePlace } from '@/components/quiz/attempt/use-place';
import { useShownSince } from '@/components/quiz/attempt/use-shown-since';
import { Button } from '@/components/ui/button';
import { useFocusOnChange } from '@/components/ui/use-focus-on-change';
import type { AttemptClient, AttemptState } from '@/lib/quiz/answering/attempt-client';
import { conceptOf } from '@/lib/quiz/concepts';
import { Ended } from './ended';
import { NoNextNotice } from './no-next-notice';
import { usePractice } from './use-practice';

type Ready = Extract<AttemptState, { kind: 'ready' }>;

/** One question after another: the next is asked for when the last one is answered or skipped. */
export function PracticeStage({ client, state }: { client: AttemptClient; state: Ready }) {
  const { attempt, unsaved, refused } = state;
  const { items } = attempt;
  const concept = useConcept();
  const [place, goTo] = usePlace(items.length, items.length - 1);
  const { isAsking, problem, next, stop } = usePractice(client, attempt, concept, goTo);
  const shownSince = useShownSince(place);
  useFocusOnChange(place, 'prompt');
  const item = items[place];
  if (!item) return null;
  const isClosed = attempt.submittedAt !== null;
  const isLast = place === items.length - 1;
  const answered = items.filter(({ answer }) => answer !== null).length;
  const waiting = unsaved.find(({ position }) => position === place) ?? null;
  // a question that is not the last has one after it; a new one is asked for once the answer is saved
  const goOn = !isLast
    ? () => goTo(place + 1)
    : item.answer && !isClosed && !isAsking
      ? () => void next({ from: place })
      : null;

  return (
    <>
      <div className="mb-3.5 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm text-quiet">
        <p>
          {concept ? `Practice: ${conceptOf(concept).title}` : 'Practice'} · question {place + 1}
          {!isLast && ` of ${items.length}`} · {answered} answered
          {concept && (
            <>
              {' · '}
              <a className="link" href={`/practice/${attempt.id}#question-${place + 1}`}>
                all concepts
              </a>
            </>
          )}
        </p>
        <div className="flex flex-wrap items-center gap-x-1">
          {place > 0 && (
            <Button type="button" look="quiet" className="text-sm" onClick={() => goTo(place - 1)}>
              Question before
            </Button>
          )}
          {!isClosed && (
            <Button
              type="button"
              look="quiet"
              className="text-sm"
              disabled={unsaved.length > 0}
              onClick={() => void stop()}
            >
              Stop
            </Button>
          )}
        </div>
      </div>
      {isClosed && <Ended attemptId={attempt.id} />}
      {refused === place && !isClosed && <Refused />}
      <Question
        key={place}
        item={item}
        attemptId={attempt.id}
        unsaved={waiting}
        delivery={state.delivery}
        isClosed={isClosed}
        answer={(response) => client.answer(place, response, shownSince())}
        retry={() => client.retry()}
        goOn={goOn}
        beside={
          <Button
            type="button"
            look="quiet"
            disabled={isAsking}
            onClick={() => (isLast ? void next({ from: place, skip: true }) : goTo(place + 1))}
          >
            {isAsking ? 'Drawing…' : 'Skip'}
          </Button>
        }
        after={
          <div className="flex flex-wrap items-center gap-2">
            {isLast && !isClosed && (
              <Button
                type="button"
                look="secondary"
                disabled={!item.answer || isAsking}
                onClick={() => void next({ from: place, isLike: true })}
              >
                Another like this
              </Button>
            )}
            {(!isLast || !isClosed) && (
              <Button type="button" disabled={goOn === null} onClick={() => goOn?.()}>
                {isAsking ? 'Drawing…' : 'Next question'}
              </Button>
            )}
          </div>
        }
      />
      {problem && (
        <NoNextNotice
          problem={problem}
          attemptId={attempt.id}
          retry={() => void next({ from: place, skip: item.answer === null })}
          stop={() => void stop()}
        />
      )}
      <LateVerdicts items={items} place={place} />
    </>
  );
}
