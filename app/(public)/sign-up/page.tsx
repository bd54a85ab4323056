import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { AccountForm } from '@/components/account/account-form';
import { SignedIn } from '@/components/account/signed-in';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { parseCallbackUrl } from '@/lib/auth/callback-url';
import { findPersonOnPage } from '@/lib/auth/session';
import { signOut } from '../sign-in/actions';
import { signUpWithForm } from './actions';

export const metadata: Metadata = { title: 'Make an account', robots: { index: false } };

export default function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  return (
    <Page narrow>
      <h1>Make an account</h1>
      <p className="mt-3 text-quiet">
        It keeps your results beyond this browser and lets you join a class. Your name and results are seen by
        the teachers whose classes you join, and by nobody else.
      </p>
      <div className="mt-6">
        <Suspense fallback={<Skeleton lines={7} says="Loading the form" />}>
          <SignUpForm search={searchParams} />
        </Suspense>
      </div>
    </Page>
  );
}

async function SignUpForm({ search }: { search: PageProps<'/sign-up'>['searchParams'] }) {
  const callbackUrl = parseCallbackUrl((await search).callbackUrl);
  const reader = await findPersonOnPage();
  if (reader && !reader.isGuest) return <SignedIn reader={reader} goOn={callbackUrl} signOut={signOut} />;
  return (
    <>
      {reader && <p className="mb-5">Everything you have answered so far stays yours.</p>}
      <AccountForm
        action={signUpWithForm}
        callbackUrl={callbackUrl}
        submit={{ label: 'Make the account', busy: 'Making it …' }}
        fields={[
          {
            id: 'name',
            label: 'Name',
            hint: 'As your teacher knows you.',
            autoComplete: 'name',
            maxLength: 80,
          },
          { id: 'email', label: 'Email', type: 'email', autoComplete: 'username', maxLength: 254 },
          {
            id: 'password',
            label: 'Password',
            hint: 'At least 10 characters; a few words in a row are easy to remember.',
            type: 'password',
            autoComplete: 'new-password',
            minLength: 10,
            maxLength: 200,
          },
        ]}
      >
        <Link href={`/sign-in?${new URLSearchParams({ callbackUrl })}`} prefetch={false}>
          Sign in instead
        </Link>
      </AccountForm>
    </>
  );
}
