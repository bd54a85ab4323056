'use client';

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
};

let asked: Promise<Me | null> | undefined;

/** Null while it isn't known, and where it can't be learnt: the page says the same as to a stranger. */
export function useMe(): Me | null {
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    let gone = false;
    asked ??= fetch('/api/me', { headers: { accept: 'application/json' } })
      .then((response) => (response.ok ? (response.json() as Promise<Me>) : null))
      .catch(() => null);
    asked.then((answer) => {
      if (!gone) setMe(answer);
    });
    return () => {
      gone = true;
    };
  }, []);
  return me;
}
