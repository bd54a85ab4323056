import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CodeForm } from '@/components/classes/code-form';
import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { findPersonOnPage, type Reader } from '@/lib/auth/session';
import { listClasses } from '@/lib/classes/store';
import { AttendedClasses } from './_components/attended-classes';
import { StartTeaching } from './_components/start-teaching';
import { TaughtClasses } from './_components/taught-classes';

export const metadata: Metadata = { title: 'Classes' };

export default function ClassesPage() {
  return (
    <Page>
      <h1>Classes</h1>
      <Suspense fallback={<Skeleton lines={5} says="Loading your classes" />}>
        <Classes />
      </Suspense>
    </Page>
  );
}

async function Classes() {
  const reader = await findPersonOnPage();
  const classes = reader ? await listClasses(reader) : [];
  const attended = classes.filter(({ role }) => role === 'student');
  const teaches = reader?.role === 'instructor';
  return (
    <div className="mt-8 grid gap-12">
      {teaches && <TaughtClasses classes={classes.filter(({ role }) => role === 'instructor')} />}
      {(attended.length > 0 || !teaches) && <AttendedClasses classes={attended} />}
      <section aria-labelledby="join-title" className="max-w-measure">
        <h2 id="join-title">Join a class</h2>
        <p className="mt-2 mb-4 text-quiet">
          Your teacher has a code of eight letters and digits, or a link. You will see what they will see
          before you join.
        </p>
        <CodeForm />
      </section>
      {!teaches && <Teaching reader={reader} />}
    </div>
  );
}

function Teaching({ reader }: { reader: Reader | null }) {
  return (
    <section aria-labelledby="teach-title" className="max-w-measure">
      <h2 id="teach-title">Do you teach?</h2>
      <p className="mt-2 mb-4 text-quiet">
        Make a class and share its code. You see the attempts of those who join it, and of nobody else.
      </p>
      {reader && !reader.isGuest ? (
        <StartTeaching />
      ) : (
        <LinkButton look="secondary" href="/sign-up?callbackUrl=/classes" prefetch={false}>
          Make an account first
        </LinkButton>
      )}
    </section>
  );
}
