'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, problemsOf, textOf } from '@/lib/auth/form';
import { requireAccount, setPersonCookie } from '@/lib/auth/session';
import { changePassword, PasswordChange, Profile } from '@/lib/auth/sign-in';
import { endOtherSessions, recordName } from '@/lib/auth/store';

export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  const reader = await requireAccount('/settings');
  const typed = { name: textOf(form, 'name') };
  const profile = Profile.safeParse(typed);
  if (!profile.success) return { problems: problemsOf(profile.error), typed };
  if (!(await recordName(reader, profile.data.name))) redirect('/sign-in?callbackUrl=/settings');
  refresh();
  return { done: 'Your name is saved.' };
}

const PASSWORD_PROBLEMS = {
  'wrong-password': { current: 'This is not your password so far.' },
  'too-many-tries': { '': 'There were too many tries. Wait a quarter of an hour and try again.' },
  'signed-out': {
    '': 'You have been signed out meanwhile, and the password was not changed. Sign in again.',
  },
} as const;

export async function savePassword(_: FormState, form: FormData): Promise<FormState> {
  const reader = await requireAccount('/settings');
  const change = PasswordChange.safeParse({ current: textOf(form, 'current'), next: textOf(form, 'next') });
  if (!change.success) return { problems: problemsOf(change.error) };
  const changed = await changePassword(reader, change.data);
  if (!changed.ok) return { problems: PASSWORD_PROBLEMS[changed.error] };
  await setPersonCookie(changed.value);
  return { done: 'Your password is changed, and you are signed out everywhere else.' };
}

export async function signOutElsewhere(): Promise<FormState> {
  const reader = await requireAccount('/settings');
  const person = await endOtherSessions(reader);
  if (!person) redirect('/sign-in?callbackUrl=/settings');
  await setPersonCookie(person);
  return { done: 'You are signed out everywhere but here.' };
}
