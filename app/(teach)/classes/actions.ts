'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requirePerson } from '@/lib/auth/session';
import { ClassForm, type FormProblem, LeaveForm } from '@/lib/classes/forms';
import { becomeInstructor, createClass, leaveClass } from '@/lib/classes/store';

export async function teach(): Promise<void> {
  const person = await requirePerson('/classes');
  const done = await becomeInstructor(person);
  if (!done.ok) redirect('/sign-up?callbackUrl=/classes');
  refresh();
}

export async function makeClass(_before: FormProblem, form: FormData): Promise<FormProblem> {
  const person = await requirePerson('/classes');
  const parsed = ClassForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'Give the class a name.';
  const made = await createClass(person, parsed.data.name);
  if (!made.ok) return 'Only an account that teaches can make a class. Say that you teach first.';
  redirect(`/classes/${made.value.id}`);
}

export async function leave(form: FormData): Promise<void> {
  const person = await requirePerson('/classes');
  const parsed = LeaveForm.safeParse(Object.fromEntries(form));
  if (parsed.success) await leaveClass(person, parsed.data.classId);
  refresh();
}
