import type { Metadata } from 'next';
import { Suspense } from 'react';
import { signOut } from '@/app/(public)/sign-in/actions';
import { AccountForm } from '@/components/account/account-form';
import { Button } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { requireAccount } from '@/lib/auth/session';
import { saveName, savePassword, signOutElsewhere } from './actions';

export const metadata: Metadata = { title: 'Settings', robots: { index: false } };

export default function SettingsPage() {
  return (
    <Page narrow>
      <h1>Settings</h1>
      <Suspense fallback={<Skeleton lines={8} says="Loading your settings" />}>
        <Settings />
      </Suspense>
    </Page>
  );
}

async function Settings() {
  const reader = await requireAccount('/settings');
  return (
    <div className="mt-8 grid gap-12">
      <section aria-labelledby="account-title">
        <h2 id="account-title">Your account</h2>
        <p className="mt-2 mb-5 text-quiet">
          You sign in with <strong>{reader.email}</strong>.
        </p>
        <AccountForm
          action={saveName}
          submit={{ label: 'Save the name', busy: 'Saving …' }}
          fields={[
            { id: 'name', label: 'Name', autoComplete: 'name', initial: reader.name ?? '', maxLength: 80 },
          ]}
        />
      </section>
      <section aria-labelledby="password-title">
        <h2 id="password-title">Password</h2>
        <p className="mt-2 mb-5 text-quiet">A new one signs you out on all other devices.</p>
        <AccountForm
          action={savePassword}
          submit={{ label: 'Change the password', busy: 'Changing it …' }}
          fields={[
            {
              id: 'current',
              label: 'Password now',
              type: 'password',
              autoComplete: 'current-password',
              maxLength: 200,
            },
            {
              id: 'next',
              label: 'New password',
              hint: 'At least 10 characters.',
              type: 'password',
              autoComplete: 'new-password',
              minLength: 10,
              maxLength: 200,
            },
          ]}
        />
      </section>
      <section aria-labelledby="sessions-title">
        <h2 id="sessions-title">Where you are signed in</h2>
        <p className="mt-2 mb-5 text-quiet">
          If you have used a computer that others use too, end the sessions there from here.
        </p>
        <AccountForm
          action={signOutElsewhere}
          submit={{ label: 'Sign out everywhere else', busy: 'Signing out …' }}
          fields={[]}
        />
        <form action={signOut} className="mt-5">
          <Button look="secondary">Sign out here</Button>
        </form>
      </section>
    </div>
  );
}
