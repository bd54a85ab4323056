'use client';

import Link from 'next/link';
import { useMe } from '@/components/site/me';

/** For whoever has been here before: an open quiz and the cards that are due. To a stranger it is nothing. */
export function WhereYouLeftOff() {
  const me = useMe();
  if (!me || (!me.openAttempt && me.cardsDue === 0)) return null;
  return (
    <ul className="grid gap-1 text-[0.9375rem] lg:justify-items-end">
      {me.openAttempt && (
        <li>
          <Link className="link" href={`/quiz/${me.openAttempt.id}`} prefetch={false}>
            Go on with question {me.openAttempt.next} of {me.openAttempt.total}
          </Link>
        </li>
      )}
      {me.cardsDue > 0 && (
        <li>
          <Link className="link" href="/flashcards" prefetch={false}>
            {me.cardsDue === 1 ? '1 flashcard is due' : `${me.cardsDue} flashcards are due`}
          </Link>
        </li>
      )}
    </ul>
  );
}
