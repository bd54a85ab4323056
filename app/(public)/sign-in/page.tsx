import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { AccountForm } from '@/components/account/account-form';
import { SignedIn } from '@/components/account/signed-in';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { parseCallbackUrl } from '@/lib/auth/callback-url';
import { findPersonOnPage } from '@/lib/auth/session';
import { signInWithForm, signOut } from './actions';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

export default function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  return (
    <Page narrow>
      <h1>Sign in</h1>
      <div className="mt-6">
        <Suspense fallback={<Skeleton lines={5} says="Loading the form" />}>
          <SignInForm search={searchParams} />
        </Suspense>
      </div>
    </Page>
  );
}

async function SignInForm({ search }: { search: PageProps<'/sign-in'>['searchParams'] }) {
  const callbackUrl = parseCallbackUrl((await search).callbackUrl);
  const reader = await findPersonOnPage();
  if (reader && !reader.isGuest) return <SignedIn reader={reader} goOn={callbackUrl} signOut={signOut} />;
  return (
    <>
      {reader && (
        <p className="mb-5 text-quiet">
          What you have answered on this device moves to your account with you.
        </p>
      )}
      <AccountForm
        action={signInWithForm}
        callbackUrl={callbackUrl}
        submit={{ label: 'Sign in', busy: 'Signing in …' }}
        fields={[
          { id: 'email', label: 'Email', type: 'email', autoComplete: 'username', maxLength: 254 },
          {
            id: 'password',
            label: 'Password',
            type: 'password',
            autoComplete: 'current-password',
            maxLength: 200,
          },
        ]}
      >
        <Link href={`/sign-up?${new URLSearchParams({ callbackUrl })}`} prefetch={false}>
          Make an account instead
        </Link>
      </AccountForm>
    </>
  );
}
