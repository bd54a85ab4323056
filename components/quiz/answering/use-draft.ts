'use client';

import { useCallback, useEffect, useState } from 'react';
import { choicesOf, type QuestionForm, type QuestionResponse } from '@/lib/quiz/question';

/** Tells a question from any other: what is chosen in it outlives a reload under this name. */
export const placeOf = (attemptId: string, position: number) => `${attemptId}:${position}`;

/** Where this tab keeps what is chosen and not answered yet. */
const keyOf = (place: string) => `spokewise:draft:${place}`;

/** Session storage, or nothing where the browser refuses it: a draft then lives as long as the page. */
function stored(place: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(place));
  } catch {
    return null;
  }
}

export function dropDraft(place: string): void {
  for (const each of [place, `${place}:locked`])
    try {
      sessionStorage.removeItem(keyOf(each));
    } catch {
      // nothing was kept
    }
}

/** A text that outlives a reload of this tab. It is read after the prerendered page has been taken over. */
export function useTabState(place: string, initial: string): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() =>
    typeof window === 'undefined' ? initial : (stored(place) ?? initial),
  );
  const set = useCallback(
    (next: string) => {
      setValue(next);
      try {
        sessionStorage.setItem(keyOf(place), next);
      } catch {
        // it lives as long as the page
      }
    },
    [place],
  );
  return [value, set];
}

/** What was chosen here earlier, of what is offered now. */
export function readDraft(place: string, question: QuestionForm): QuestionResponse {
  const offered = choicesOf(question).map(({ id }) => id);
  try {
    const kept: unknown = JSON.parse(stored(place) ?? '[]');
    const ids = Array.isArray(kept) ? kept.filter((id): id is string => offered.includes(id)) : [];
    return [...new Set(ids)];
  } catch {
    return [];
  }
}

/**
 * The response that is being put together, kept over a reload.
 * @param place tells this question from any other: attempt and position
 * @param isSettled the answer is saved, so that the draft is of no use any more
 */
export function useDraft(
  place: string,
  question: QuestionForm,
  isSettled: boolean,
): readonly [QuestionResponse, (response: QuestionResponse) => void] {
  const [draft, setDraft] = useState<QuestionResponse>(() => readDraft(place, question));
  const change = useCallback(
    (next: QuestionResponse) => {
      setDraft(next);
      try {
        sessionStorage.setItem(keyOf(place), JSON.stringify(next));
      } catch {
        // it lives as long as the page
      }
    },
    [place],
  );
  useEffect(() => {
    if (isSettled) dropDraft(place);
  }, [place, isSettled]);
  return [draft, change];
}
