'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { requirePerson } from '@/lib/auth/session';
import { type FormProblem, RemoveForm, RenameForm, RenewForm } from '@/lib/classes/forms';
import { removeMember, renameClass, renewJoinCode } from '@/lib/classes/store';

export async function rename(_before: FormProblem, form: FormData): Promise<FormProblem> {
  const person = await requirePerson('/classes');
  const parsed = RenameForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'Give the class a name.';
  const renamed = await renameClass(person, parsed.data.classId, parsed.data.name);
  if (!renamed.ok) notFound();
  refresh();
  return null;
}

export async function renewCode(form: FormData): Promise<void> {
  const person = await requirePerson('/classes');
  const parsed = RenewForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) notFound();
  const renewed = await renewJoinCode(person, parsed.data.classId);
  if (!renewed.ok) notFound();
  refresh();
}

/** A student who is gone already is gone: the table shows it. */
export async function remove(form: FormData): Promise<void> {
  const person = await requirePerson('/classes');
  const parsed = RemoveForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) notFound();
  await removeMember(person, parsed.data.classId, parsed.data.studentId);
  refresh();
}
