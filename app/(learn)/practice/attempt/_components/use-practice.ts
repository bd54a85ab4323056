'use client';

import { useRef, useState } from 'react';
import { askForQuestion, type NoNext, stopPractice } from '@/lib/practice/practice-client';
import type { AttemptClient } from '@/lib/quiz/answering/attempt-client';
import type { AttemptView } from '@/lib/quiz/attempt';

const send = (url: string, init: RequestInit) => fetch(url, init);

/** Going on and stopping. While one question is asked for, no other is. */
export function usePractice(
  client: AttemptClient,
  attempt: AttemptView,
  concept: string | null,
  goTo: (place: number) => void,
) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<NoNext | 'not-stopped' | null>(null);
  const isBusy = useRef(false);

  /** @param from the question that is left. @param isLike asks for another variant of it */
  const next = async ({ from, skip, isLike }: { from: number; skip?: boolean; isLike?: boolean }) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setAsking(true);
    setProblem(null);
    const found = await askForQuestion(
      attempt.id,
      {
        position: from + 1,
        ...(skip && { skip }),
        ...(isLike && { like: from }),
        ...(concept && { concept }),
      },
      send,
    );
    isBusy.current = false;
    setAsking(false);
    if (typeof found === 'string') {
      setProblem(found);
      if (found === 'changed' || found === 'closed') await client.load();
      return;
    }
    client.add(found);
    goTo(found.position);
  };

  const stop = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    const answered = await stopPractice(attempt.id, send);
    isBusy.current = false;
    if (answered === null) setProblem('not-stopped');
    else location.assign(answered > 0 ? `/practice/${attempt.id}/review` : '/practice');
  };

  return { isAsking, problem, next, stop };
}
