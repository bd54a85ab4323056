'use client';

import { Button } from '@/components/ui/button';
import { Sign } from '@/components/ui/sign';
import type { AttemptState } from '@/lib/quiz/answering/attempt-client';
import type { SavedAnswer } from '@/lib/quiz/attempt';

type Delivery = Extract<AttemptState, { kind: 'ready' }>['delivery'];

/** Where this question's answer is. Always visible, and announced when it changes. */
export function SaveState({
  answer,
  delivery,
  isUnsaved,
  isBegun,
  retry,
}: {
  answer: SavedAnswer | null;
  delivery: Delivery;
  isUnsaved: boolean;
  /** something is chosen and not answered yet */
  isBegun: boolean;
  retry: () => void;
}) {
  const { tone, text } = words(answer, delivery, isUnsaved, isBegun);
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-sm text-quiet">
      <p className="flex items-center gap-2" data-testid="save-state">
        {tone && <Sign tone={tone} size={14} />}
        {text}
      </p>
      {isUnsaved && (delivery === 'waiting' || delivery === 'offline') && (
        <Button type="button" look="quiet" className="text-sm" onClick={retry}>
          Try now
        </Button>
      )}
      {isUnsaved && delivery === 'signed-out' && (
        <a className="link" href="/sign-in">
          Sign in
        </a>
      )}
    </div>
  );
}

function words(answer: SavedAnswer | null, delivery: Delivery, isUnsaved: boolean, isBegun: boolean) {
  if (answer) return { tone: 'good', text: `Saved ${clock(answer.answeredAt)}` } as const;
  if (!isUnsaved)
    return {
      tone: null,
      text: isBegun ? 'Not answered yet — kept in this tab' : 'Not answered yet',
    } as const;
  if (delivery === 'waiting')
    return { tone: 'warn', text: 'Not saved yet — kept in this browser, will try again' } as const;
  if (delivery === 'offline')
    return {
      tone: 'warn',
      text: 'Not saved yet — you are offline. Kept in this browser until you are back',
    } as const;
  if (delivery === 'signed-out')
    return {
      tone: 'stop',
      text: 'Not saved — you are signed out. Kept in this browser until you sign in',
    } as const;
  return { tone: null, text: 'Saving…' } as const;
}

/** Hours and minutes where the reader is: `14:02`. */
export const clock = (time: string) =>
  new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(time),
  );
