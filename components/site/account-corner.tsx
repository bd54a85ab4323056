'use client';

import Link from 'next/link';
import { type Me, useMe } from './me';

/** Sign in, or one's own name. Drawn as for a stranger until it is known, with a width that doesn't push the rest. */
export function AccountCorner() {
  return <Corner me={useMe()} />;
}

/** Stands in while the path is not known. */
export function PlainAccountCorner() {
  return <Corner me={null} />;
}

function Corner({ me }: { me: Me | null }) {
  const known = me?.kind === 'account';
  return (
    <span className="flex items-center gap-4 text-[0.9375rem]">
      {me?.kind === 'guest' && (
        <Link
          href="/sign-up"
          prefetch={false}
          className="flex min-h-11 items-center text-accent hover:underline"
        >
          Keep my results
        </Link>
      )}
      <Link
        href={known ? '/settings' : '/sign-in'}
        prefetch={false}
        className="flex min-h-11 max-w-40 items-center rounded-md font-medium underline-offset-4 hover:underline"
      >
        <span className="truncate">{known ? (me.name ?? 'Account') : 'Sign in'}</span>
      </Link>
    </span>
  );
}
