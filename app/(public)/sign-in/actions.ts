'use server';

import { redirect } from 'next/navigation';
import { parseCallbackUrl } from '@/lib/auth/callback-url';
import { type FormState, problemsOf, textOf, waitProblem } from '@/lib/auth/form';
import { findSignInContext } from '@/lib/auth/request';
import { clearPersonCookie, setPersonCookie } from '@/lib/auth/session';
import { SignIn, signIn } from '@/lib/auth/sign-in';

export async function signInWithForm(_: FormState, form: FormData): Promise<FormState> {
  const typed = { email: textOf(form, 'email') };
  const credentials = SignIn.safeParse({ ...typed, password: textOf(form, 'password') });
  if (!credentials.success) return { problems: problemsOf(credentials.error), typed };
  const { guest, address } = await findSignInContext();
  const person = await signIn(credentials.data, guest, address);
  if (!person.ok) {
    const problem =
      person.error.kind === 'too-many-tries'
        ? waitProblem(person.error.minutes)
        : 'No account has this email with this password. Look at both once more.';
    return { problems: { '': problem }, typed };
  }
  await setPersonCookie(person.value);
  redirect(parseCallbackUrl(form.get('callbackUrl')));
}

export async function signOut(): Promise<void> {
  await clearPersonCookie();
  redirect('/');
}
