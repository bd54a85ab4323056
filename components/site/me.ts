'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';

/** What `GET /api/me` tells the prerendered pages about who is reading. A guest has no name. */
export type Me = {
  readonly kind: 'nobody' | 'guest' | 'account';
  readonly name: string | null;
  readonly role: 'student' | 'instructor' | null;
  /** flashcards due by now */
  readonly cardsDue: number;
  /** an attempt begun and not handed in, with the place of the next open question, counted from 1 */
  readonly openAttempt: { readonly id: string; readonly next: number; readonly total: number } | null;
  /** practice begun and not ended */
  readonly openPractice: { readonly id: string; readonly answered: number } | null;
};

// one request for all who ask on a page; another for the next page, since signing in leads from one to the other
let asked: { readonly on: string; readonly answer: Promise<Me | null> } | undefined;

const ask = (): Promise<Me | null> =>
  fetch('/api/me', { headers: { accept: 'application/json' } })
    .then((response) => (response.ok ? (response.json() as Promise<Me>) : null))
    .catch(() => null);

/** Null while it isn't known, and where it can't be learnt: the page says the same as to a stranger. */
export function useMe(): Me | null {
  const path = usePathname();
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    let gone = false;
    if (asked?.on !== path) asked = { on: path, answer: ask() };
    asked.answer.then((answer) => {
      if (!gone) setMe(answer);
    });
    return () => {
      gone = true;
    };
  }, [path]);
  return me;
}
