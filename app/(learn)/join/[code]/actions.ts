'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { findPersonOnPage, setPersonCookie } from '@/lib/auth/session';
import { Name } from '@/lib/auth/sign-in';
import { addressOf } from '@/lib/auth/throttle';
import { lookUpInvitation } from '@/lib/classes/invitation';
import { joinClass } from '@/lib/classes/store';

export type JoinProblem = { readonly field: 'name' | 'form'; readonly says: string } | null;

const JoinForm = z.object({ code: z.string().max(40), name: Name.optional() });

/** Joins; a stranger becomes a guest by it. What goes wrong is told beside the field that mends it. */
export async function join(_before: JoinProblem, form: FormData): Promise<JoinProblem> {
  const reader = await findPersonOnPage();
  const parsed = JoinForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { field: 'name', says: parsed.error.issues[0]?.message ?? 'Write your name.' };
  }
  const found = await lookUpInvitation(parsed.data.code, addressOf(await headers()));
  if (!found.ok) return PROBLEMS['unknown-code'];
  const joined = await joinClass(reader, found.value.joinCode, parsed.data.name ?? null);
  if (!joined.ok) return PROBLEMS[joined.error];
  if (!reader) await setPersonCookie(joined.value.person);
  refresh();
  return null;
}

const PROBLEMS = {
  'unknown-code': {
    field: 'form',
    says: 'This code lets nobody in any more. Ask your teacher for the new one.',
  },
  'name-missing': { field: 'name', says: 'Write the name your teacher knows you by.' },
  'signed-out': { field: 'form', says: 'You were signed out meanwhile. Reload the page and join again.' },
} as const satisfies Record<string, JoinProblem>;
