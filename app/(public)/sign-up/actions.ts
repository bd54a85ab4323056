'use server';

import { redirect } from 'next/navigation';
import { parseCallbackUrl } from '@/lib/auth/callback-url';
import { type FormState, problemsOf, textOf, waitProblem } from '@/lib/auth/form';
import { findSignInContext } from '@/lib/auth/request';
import { setPersonCookie } from '@/lib/auth/session';
import { SignUp, signUp } from '@/lib/auth/sign-in';

export async function signUpWithForm(_: FormState, form: FormData): Promise<FormState> {
  const typed = { name: textOf(form, 'name'), email: textOf(form, 'email') };
  const account = SignUp.safeParse({ ...typed, password: textOf(form, 'password') });
  if (!account.success) return { problems: problemsOf(account.error), typed };
  const { guest, address } = await findSignInContext();
  const person = await signUp(account.data, guest, address);
  if (!person.ok) {
    const problems =
      person.error.kind === 'too-many-tries'
        ? { '': waitProblem(person.error.minutes) }
        : { email: 'A new account can’t have this email. If it is yours, sign in instead.' };
    return { problems, typed };
  }
  await setPersonCookie(person.value);
  redirect(parseCallbackUrl(form.get('callbackUrl')));
}
