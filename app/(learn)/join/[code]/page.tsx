import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { Suspense } from 'react';
import { CodeForm } from '@/components/classes/code-form';
import { WhatTeachersSee } from '@/components/classes/what-teachers-see';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { findPersonOnPage } from '@/lib/auth/session';
import { addressOf } from '@/lib/auth/throttle';
import { lookUpInvitation } from '@/lib/classes/invitation';
import { formatJoinCode } from '@/lib/classes/join-code';
import { listClasses } from '@/lib/classes/store';
import { JoinForm } from './_components/join-form';

export const metadata: Metadata = { title: 'Join a class', robots: { index: false } };

export default function InvitationPage({ params }: PageProps<'/join/[code]'>) {
  return (
    <Page narrow>
      <Suspense fallback={<Skeleton lines={6} says="Looking up the code" />}>
        <Invitation written={params} />
      </Suspense>
    </Page>
  );
}

async function Invitation({ written }: { written: Promise<{ code: string }> }) {
  const { code } = await written;
  const found = await lookUpInvitation(code, addressOf(await headers()));
  if (!found.ok) return <NoInvitation code={code} problem={found.error} />;
  const { joinCode, invitation } = found.value;
  const reader = await findPersonOnPage();
  const mine = reader && (await listClasses(reader)).find(({ id }) => id === invitation.classId);
  if (mine) return <AlreadyIn name={invitation.name} classId={invitation.classId} role={mine.role} />;
  return (
    <>
      <p className="font-mono text-sm text-quiet">{formatJoinCode(joinCode)}</p>
      <h1 className="mt-1">{invitation.name}</h1>
      <p className="mt-2 text-quiet">taught by {invitation.teachers.join(', ')}</p>
      <Card className="mt-6">
        <WhatTeachersSee />
      </Card>
      <JoinForm code={joinCode} name={reader?.name ?? null} />
      {!reader && (
        <p className="mt-4 text-sm text-quiet">
          You have an account?{' '}
          <Link className="link" href={`/sign-in?callbackUrl=/join/${joinCode}`} prefetch={false}>
            Sign in first
          </Link>{' '}
          and your attempts come with you. Without one you join as a guest of this browser, and can make an
          account later.
        </p>
      )}
    </>
  );
}

function AlreadyIn({
  name,
  classId,
  role,
}: {
  name: string;
  classId: string;
  role: 'student' | 'instructor';
}) {
  return (
    <>
      <h1>{name}</h1>
      <Notice tone="good" className="mt-4">
        {role === 'instructor' ? 'You teach this class.' : 'You are in this class.'}
      </Notice>
      <p className="mt-6 flex flex-wrap gap-3">
        {role === 'instructor' ? (
          <LinkButton href={`/classes/${classId}`}>To the class</LinkButton>
        ) : (
          <>
            <LinkButton href="/lessons">To the lessons</LinkButton>
            <LinkButton look="secondary" href="/classes">
              Your classes
            </LinkButton>
          </>
        )}
      </p>
    </>
  );
}

const SAYS = {
  'not-a-code': 'A code has eight letters and digits, and never 0, O, 1 or I. Look at it once more.',
  'unknown-code':
    'No class has this code. It may be mistyped, or the teacher has made a new one since: ask them for it.',
  'too-many-tries': 'Too many wrong codes came from your network. Wait a quarter of an hour, then try again.',
} as const;

function NoInvitation({ code, problem }: { code: string; problem: keyof typeof SAYS }) {
  return (
    <>
      <h1 className="mb-6">No such class</h1>
      <CodeForm code={code.slice(0, 16)} problem={SAYS[problem]} />
    </>
  );
}
